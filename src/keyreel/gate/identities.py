"""Identities: whose session a text is, by its signature alone.

Cracked sessions are cached per worker; cached means that a key of the account signed it at some version of the account,
never that it is valid: expiry, addresses, revocation and states are judged on every call.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from keyreel.gate.epochs import stamped
from keyreel.gate.grants import Grant
from keyreel.gate.partners import PartnerFacts, Partners
from keyreel.gate.store import Standing
from keyreel.ks import KS, Keyring, KsError, Malformed, crack, partner_of
from keyreel.schema.casts import to_int
from keyreel.schema.errors import InvalidKs
from keyreel.telemetry.metrics import CACHED

MAX_SHOWN = 40
"""Characters of a refused session that its error repeats: enough to recognise it, too few to use it elsewhere."""
LONGEST_KEPT = 4096
"""Characters of a session that is remembered: longer ones, white space counted, would fill the memory."""
_NO_KEYS = Keyring([])


@dataclass(slots=True)
class Identity:
    """A session whose signature holds, and the account as it was when that was found.

    Attributes:
        text: the session as it was sent.
        question: what the gate asks the database about it, made once.
        granted: what it was last found to grant, and the user's roles that this depends on.
        stood: what was last on record about it, and the database's mark then.
        epoch: the epoch of its user that a login opened it in; `None` where no login did.
        reftime: the "now" that relative times count from, unix seconds; `None` for the real one.
        key_ends: when the secret that signed it ends, unix seconds; `None` where it does not.
    """

    text: str = field(repr=False)
    ks: KS
    partner: PartnerFacts
    question: dict[str, Any] = field(init=False)
    granted: tuple[str, Grant] | None = field(init=False, default=None)
    stood: tuple[bytes, Standing] | None = field(init=False, default=None)
    epoch: int | None = field(init=False)
    reftime: int | None = field(init=False)
    key_ends: int | None = field(init=False)

    def __post_init__(self) -> None:
        ks = self.ks
        self.epoch = stamped(ks)
        moved = ks.privileges.first("reftime")
        self.reftime = to_int(moved) if moved else None
        ends = self.partner.admin_ends
        self.key_ends = ends[ks.key_index] if ks.key_index < len(ends) else None
        self.question = {
            "partner_id": ks.partner_id,
            "hash": ks.hash,
            "group": ks.group_hash or ks.hash,
            "user_key": "" if ks.is_anonymous or ks.user_id is None else fold(ks.user_id),
        }

    def check_key(self, now: float) -> None:
        """Whether the secret that signed it still verifies.

        Raises:
            InvalidKs: it ended.
        """
        if self.key_ends is not None and self.key_ends <= now:
            raise undecodable(self.text)

    @property
    def may_ask_for_zero(self) -> bool:
        """Whether a `partnerId` of 0 counts beside it: it does for the installation's own accounts."""
        return self.ks.partner_id <= 0


def fold(key: str) -> str:
    """A user id or login as it is looked up: case does not count, and only the first 100 characters do."""
    return key[:100].casefold()


class Identities:
    """Reads sessions for one worker."""

    def __init__(self, partners: Partners, *, size: int = 8192) -> None:
        self._partners = partners
        self._cracked: OrderedDict[str, Identity] = OrderedDict()
        self._size = size

    async def identify(self, text: str) -> Identity:
        """Whose session this is. It may have expired or been ended, and its account may have changed since.

        Raises:
            InvalidKs: the text is no session, or no key of its account signed it.
        """
        known = self._cracked.get(text)
        if known is not None:
            CACHED.add("sessions", "hit")
            return known
        CACHED.add("sessions", "miss")
        try:
            partner = await self._partners.get(partner_of(text))
            ks = _crack(text, partner)
        except KsError as error:
            raise undecodable(text) from error
        if partner is None:
            raise undecodable(text)
        return self._remember(Identity(text, ks, partner))

    async def read(self, text: str, now: float) -> KS:
        """The session in `text`, by the keys that its account has now; it may have expired or been ended.

        Raises:
            InvalidKs: the text is no session, or no key of its account signed it that works still.
        """
        identity = await self.identify(text)
        identity = await self.refresh(identity, await self._partners.get(identity.ks.partner_id))
        identity.check_key(now)
        return identity.ks

    async def at_version(self, identity: Identity, version: int) -> Identity:
        """`identity` judged by the keys of its account's `version`.

        Raises:
            InvalidKs: none of them signed it.
        """
        if version == identity.partner.version:
            return identity
        return await self.refresh(identity, await self._partners.get(identity.ks.partner_id, version=version))

    async def refresh(self, identity: Identity, current: PartnerFacts | None) -> Identity:
        """`identity` judged by the keys of `current`, which is its account now.

        Raises:
            InvalidKs: the account is gone, or none of its keys signed it.
        """
        if current is identity.partner:
            return identity
        self._cracked.pop(identity.text, None)
        if current is None:
            raise undecodable(identity.text)
        try:
            return self._remember(Identity(identity.text, _crack(identity.text, current), current))
        except KsError as error:
            raise undecodable(identity.text) from error

    def _remember(self, identity: Identity) -> Identity:
        if len(identity.text) > LONGEST_KEPT:
            return identity
        self._cracked[identity.text] = identity
        if len(self._cracked) > self._size:
            self._cracked.popitem(last=False)
        return identity


def _crack(text: str, partner: PartnerFacts | None) -> KS:
    """The session in `text`, in a format that the account takes. Without an account it costs the same, and is none."""
    ks = crack(text, partner.keyring if partner else _NO_KEYS)
    if partner is not None and ks.version < partner.ks_min_version:
        raise Malformed(f"its format is version {ks.version}, and ks-min-version is {partner.ks_min_version}")
    return ks


def undecodable(text: str) -> InvalidKs:
    """The error for text that is no session of ours; all reasons look alike."""
    shown = text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"
    return InvalidKs(shown, -1, Malformed.reason)
