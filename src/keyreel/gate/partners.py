"""What the gate must know of an account, and how it stays true.

Facts are cached per worker under the account's version, which every change to what its callers may do raises in its own
transaction. A cached fact is used only after the version was read in the same call. See
docs/decisions/one-question-a-call.md.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import IntEnum
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Protocol

import sqlalchemy as sa

from keyreel.gate.reach import NOWHERE, Reach
from keyreel.gate.roles import USUAL_ROLES, SessionRoles
from keyreel.ks import KS, Keyring
from keyreel.storage import Database, Statement
from keyreel.telemetry.metrics import CACHED

Network = IPv4Network | IPv6Network


class ApiRules(Protocol):
    """The rules of an account about who may call."""

    def refuse(self, ip: str, user_agent: str, ks: KS | None, now: float) -> bool:
        """Whether they keep a call away."""
        ...


class PartnerStatus(IntEnum):
    """The states of an account, as the API numbers them."""

    DELETED = 0
    ACTIVE = 1
    BLOCKED = 2
    FULL_BLOCK = 3
    READ_ONLY = 4


_READ_ONLY = int(PartnerStatus.READ_ONLY)
_OPEN = (int(PartnerStatus.ACTIVE), _READ_ONLY)


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """An account as the gate sees it.

    Attributes:
        keyring: its admin secrets, the one that signs first.
        admin_secrets: the same in clear, to compare with what `session.start` presents.
        user_secrets: what authorises `session.start` for USER sessions only.
        ks_version: the KS format that the server makes for it, 1 or 2.
        ks_min_version: the oldest format that is accepted.
        ks_max_expiry: seconds that a session may live; `None` is 86,400.
        parent_id: the account it is a child of.
        group_type: what it is to other accounts, as the API numbers it.
        https_only: whether calls that do not come over https are refused.
        addresses: the networks that calls may come from; every one where there are none.
        rules: what besides says who may call; nothing where it is null.
        reach: the other accounts that its sessions may work on.
        roles: what its sessions get that no role of their user decides.
        admin_ends, user_ends: when each secret ends, unix seconds; null where it does not.
        owner_id: the user whom it belongs to.
        hides_secrets: whether no answer shows its secrets.
        enforces_entitlement: whether categories keep entries from people where a session says nothing of it.
    """

    id: int
    version: int
    status: int
    keyring: Keyring
    admin_secrets: tuple[str, ...] = field(repr=False)
    user_secrets: tuple[str, ...] = field(repr=False)
    ks_version: int = 2
    ks_min_version: int = 1
    ks_max_expiry: int | None = 86400
    parent_id: int | None = None
    group_type: int = 1
    https_only: bool = False
    addresses: tuple[Network, ...] = ()
    rules: ApiRules | None = None
    reach: Reach = NOWHERE
    roles: SessionRoles = USUAL_ROLES
    admin_ends: tuple[int | None, ...] = ()
    user_ends: tuple[int | None, ...] = ()
    owner_id: str | None = None
    hides_secrets: bool = False
    enforces_entitlement: bool = False

    @property
    def is_open(self) -> bool:
        """Whether calls are answered for it at all."""
        return self.status in _OPEN

    @property
    def is_read_only(self) -> bool:
        """Whether calls that write are refused."""
        return self.status == _READ_ONLY

    def takes_calls_from(
        self, ip: str, *, secure: bool, now: float, user_agent: str = "", ks: KS | None = None
    ) -> bool:
        """Whether the account's own rules let a call come from this address in this way."""
        if self.https_only and not secure:
            return False
        if self.rules is not None and self.rules.refuse(ip, user_agent, ks, now):
            return False
        if not self.addresses:
            return True
        try:
            address = ip_address(ip)
        except ValueError:
            return False
        return any(address in network for network in self.addresses)


Load = Callable[[int], Awaitable[PartnerFacts | None]]


class Partners:
    """The accounts that this worker has met, each as true as its version."""

    def __init__(self, db: Database, partner: sa.Table, load: Load, *, size: int = 4096) -> None:
        self._db = db
        self._load = load
        self._known: OrderedDict[int, PartnerFacts] = OrderedDict()
        self._found: OrderedDict[int, tuple[bytes, PartnerFacts | None]] = OrderedDict()
        self._size = size
        self._version = Statement(sa.select(partner.c.version).where(partner.c.id == sa.bindparam("id")))

    async def get(self, partner_id: int, *, version: int | None = None) -> PartnerFacts | None:
        """The account, or `None` where there is none.

        Args:
            version: its version where this call has read it already; read here otherwise.
        """
        if version is None:
            row = await self._db.fetch_one(self._version, {"id": partner_id})
            if row is None:
                self._known.pop(partner_id, None)
                return None
            version = row[0]
        known = self._known.get(partner_id)
        if known is not None and known.version == version:
            CACHED.add("accounts", "hit")
            return known
        CACHED.add("accounts", "miss")
        facts = await self._load(partner_id)
        if facts is not None:
            self._known[partner_id] = facts
            if len(self._known) > self._size:
                self._known.popitem(last=False)
        return facts

    async def recall(self, partner_id: int) -> PartnerFacts | None:
        """The account, or `None` where there is none; asked for only if something was written since it was last.

        What answers strangers about logins asks each time, so that it takes as long for each of them.
        """
        mark = self._db.mark()
        found = self._found.get(partner_id)
        if found is None or found[0] != mark:
            facts = await self.get(partner_id)
            if mark is None:
                return facts
            found = self._found[partner_id] = (mark, facts)
            if len(self._found) > self._size:
                self._found.popitem(last=False)
        return found[1]
