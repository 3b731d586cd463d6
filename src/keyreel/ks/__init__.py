"""The Kaltura Session (KS): the signed text that every call carries. Pure: no I/O, the clock is passed in.

    >>> from keyreel.ks import Keyring, SessionType, crack, generate
    >>> ring = Keyring(["0123456789abcdef0123456789abcdef"])
    >>> text = generate(ring, partner_id=101, user_id="ada", type=SessionType.USER, expiry=2_000_000_000,
    ...                 privileges="sview:*,sessionid:lesson-7")
    >>> ks = crack(text, ring)
    >>> ks.user_id, ks.privileges.allows("sview", "0_abc"), ks.is_admin
    ('ada', True, False)
    >>> ks.check(now=2_000_000_001, ip="192.0.2.1", uri="/")
    Traceback (most recent call last):
    keyreel.ks.errors.Expired: the session ended at 2000000000 and it is 2000000001

Whatever it is given, it raises nothing outside `KsError`. The format is docs/protocol/ks.md.
"""

import secrets

from keyreel.ks import envelope, v1, v2
from keyreel.ks.errors import (
    ActionsLimitExceeded,
    BadSignature,
    Expired,
    KsError,
    Malformed,
    RestrictedIp,
    RestrictedUri,
    Revoked,
    Unusable,
    Unwritable,
)
from keyreel.ks.fields import Content, require_number, require_seconds, require_text, require_version
from keyreel.ks.keyring import Keyring
from keyreel.ks.privileges import Privilege, Privileges, Unknown, reserved_names
from keyreel.ks.session import KS, SessionType, group_hash

ROUNDING = 300
"""Seconds: sessions for `downloadasset` end on a multiple of it, so that equal requests give equal sessions."""


def partner_of(text: str | bytes) -> int:
    """The account that a session claims to be of; nothing is verified.

    Raises:
        Malformed: the text is no session.
    """
    raw = envelope.decode(text)
    return v2.partner_of(raw) if raw.startswith(v2.PREFIX) else v1.partner_of(raw)


def crack(text: str | bytes, keyring: Keyring) -> KS:
    """The session in `text`, if a key of the ring signed it. Expiry and the rest are `KS.check`'s to judge.

    Raises:
        Malformed, BadSignature
        Unwritable: `keyring` is none.
    """
    _require_ring(keyring)
    raw = envelope.decode(text)
    return v2.crack(raw, keyring) if raw.startswith(v2.PREFIX) else v1.crack(raw, keyring)


def carried(privileges: str, version: int) -> Privileges:
    """What a reader finds in a session of `version` that was made with this list: versions split lists differently.

    Whoever decides by what a session to be made will say has to ask this, not the list: version 2 trims names, renames
    some, and keeps the last of a repeated one.

    Raises:
        Unwritable: the list is no text, or there is no such version.
    """
    require_text("privileges", privileges)
    require_version(version)
    return v2.carried(privileges) if version == 2 else Privileges.from_text(privileges)


def steady(expiry: int, version: int) -> tuple[int, str | bytes]:
    """Expiry and randomness of a session for `downloadasset`: equal requests within five minutes get equal ones.

    Raises:
        Unwritable: the expiry is no number, or there is no such version.
    """
    require_number("expiry", expiry)
    require_version(version)
    expiry += -expiry % ROUNDING
    return expiry, str(expiry).encode().ljust(v2.RAND_SIZE, b"0")[: v2.RAND_SIZE] if version == 2 else str(expiry)


def generate(
    keyring: Keyring,
    *,
    partner_id: int,
    user_id: str | None,
    type: int,
    expiry: int,
    privileges: str = "",
    version: int = 2,
    key: int = 0,
    master_partner_id: int | None = None,
    additional_data: str | None = None,
    rand: str | bytes | None = None,
    now: float | None = None,
) -> str:
    """A session as text, signed by the primary key of the ring or another.

    Args:
        expiry: when it ends, unix seconds.
        key: which key of the ring signs.
        rand: what makes it differ from others of the same content: 16 bytes for version 2, text without `;` for
            version 1; drawn where it is not given.
        now: unix seconds, which version 1 puts where version 2 has random bytes; drawn where it is not given.

    Raises:
        Unwritable: the format cannot carry a value, or the ring has no such key.
    """
    _require_ring(keyring)
    require_number("key", key)
    if not 0 <= key < len(keyring):
        raise Unwritable("keyring", "it has no such key")
    require_version(version)
    content = Content(partner_id, user_id, type, expiry, privileges, master_partner_id, additional_data)
    if version == 2:
        if rand is None:
            rand = secrets.token_bytes(v2.RAND_SIZE)
        if not isinstance(rand, bytes) or len(rand) != v2.RAND_SIZE:
            raise Unwritable("rand", f"not {v2.RAND_SIZE} bytes")
        return v2.generate(keyring.keys[key], content, rand)
    if rand is None:
        rand = str(secrets.randbelow(2**31)) if now is None else _printed(now)
    if not isinstance(rand, str):
        raise Unwritable("rand", "not text")
    return v1.generate(keyring.keys[key], content, rand)


def _printed(now: float) -> str:
    require_seconds(now)
    return f"{now:.14g}"


def _require_ring(keyring: object) -> None:
    if not isinstance(keyring, Keyring):
        raise Unwritable("keyring", "it is none")


__all__ = [
    "KS",
    "ActionsLimitExceeded",
    "BadSignature",
    "Expired",
    "Keyring",
    "KsError",
    "Malformed",
    "Privilege",
    "Privileges",
    "RestrictedIp",
    "RestrictedUri",
    "Revoked",
    "SessionType",
    "Unknown",
    "Unusable",
    "Unwritable",
    "carried",
    "crack",
    "generate",
    "group_hash",
    "partner_of",
    "reserved_names",
    "steady",
]
