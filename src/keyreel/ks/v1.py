"""Version 1: fields in clear, separated by `;`, behind a SHA-1 of secret and fields. Kept for old programs.

The signature is no HMAC, so whoever holds a session can append to it without the secret; what they append begins with
the padding of SHA-1, which holds bytes that no honest session has, and a session with such bytes is refused here.
`used` counts what was verified and made, so that an operator can turn the format off with knowledge.
See docs/protocol/ks.md, "Version 1".
"""

import hmac
import re
from dataclasses import dataclass
from hashlib import sha1

from keyreel.ks import envelope, fields
from keyreel.ks.errors import BadSignature, Malformed, Unwritable
from keyreel.ks.keyring import DECOY, Key, Keyring
from keyreel.ks.privileges import Privileges
from keyreel.ks.session import KS

_CONTROL = re.compile("[\x00-\x1f\x7f]")


@dataclass(slots=True)
class Use:
    """How often the format was verified and made in this process."""

    verified: int = 0
    made: int = 0


used = Use()


def partner_of(raw: bytes) -> int:
    """The account that a decoded session names.

    Raises:
        Malformed: it has no such field.
    """
    _, bar, info = raw.partition(b"|")
    if not bar or info.count(b";") < 2:
        raise Malformed("not a session")
    return fields.partner_number(info.partition(b";")[0])


def crack(raw: bytes, keyring: Keyring) -> KS:
    """The session in decoded bytes, if a key of the ring signed it.

    Raises:
        Malformed, BadSignature
    """
    partner_id = partner_of(raw)
    signature, _, info = raw.partition(b"|")
    index = _signer(signature, info, keyring)
    try:
        text = info.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("not UTF-8") from error
    if _CONTROL.search(text):
        raise Malformed("control characters")
    if index is None:
        raise BadSignature(partner_id)
    parts: list[str | None] = list(text.split(";")[:9])
    parts += [None] * (9 - len(parts))
    _, _, expiry, kind, rand, user, privileges, master, additional = parts
    used.verified += 1
    return KS(
        1,
        partner_id,
        user,
        fields.whole(kind or "", "type"),
        fields.whole(expiry or "", "expiry"),
        Privileges.from_text(privileges or ""),
        fields.whole(master or "", "master account"),
        additional,
        rand or "",
        signature.decode("ascii"),
        index,
    )


def _signer(signature: bytes, info: bytes, keyring: Keyring) -> int | None:
    found = None
    for index, key in enumerate(keyring.keys or (DECOY,)):
        if hmac.compare_digest(_sign(key, info), signature) and found is None and len(keyring):
            found = index
    return found


def _sign(key: Key, info: bytes) -> bytes:
    return sha1(key.secret + info, usedforsecurity=False).hexdigest().encode()


def generate(key: Key, content: fields.Content, rand: str) -> str:
    """A session as text.

    Raises:
        Unwritable: a text holds a `;` or a control character, or is not Unicode.
    """
    texts = {
        "user": content.user_id,
        "privileges": content.privileges,
        "additional data": content.additional_data,
        "rand": rand,
    }
    for field, value in texts.items():
        if value and (";" in value or _CONTROL.search(value)):
            raise Unwritable(field, "version 1 cannot carry a semicolon or a control character")
    parts = (
        content.partner_id,
        content.partner_id,
        content.expiry,
        int(content.type),
        rand,
        content.user_id,
        content.privileges,
        content.master_partner_id,
        content.additional_data,
    )
    try:
        info = ";".join("" if part is None else str(part) for part in parts).encode()
    except UnicodeEncodeError as error:
        raise Unwritable("text", "not Unicode") from error
    text = envelope.encode_standard(_sign(key, info) + b"|" + info)
    used.made += 1
    return text
