"""Grants: what a caller may do, resolved once per kind of caller and looked up on every call.

A session has roles, roles name permissions, permissions open actions: the actions declare which
(`@action(permission=[…])`). See docs/protocol/permissions.md.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from keyreel.gate.errors import InvalidSetRole
from keyreel.gate.partners import PartnerFacts
from keyreel.gate.roles import (
    ALWAYS_NAMES,
    EVERYTHING,
    AccountRoles,
    Key,
    PermissionFacts,
    PropertyKey,
    RoleBook,
    RoleFacts,
)
from keyreel.ks import KS
from keyreel.schema.errors import InvalidObjectId
from keyreel.schema.objects import Property
from keyreel.schema.registry import Registry
from keyreel.schema.service import Action
from keyreel.telemetry.metrics import CACHED

NO_SESSION_ROLE = "NO_SESSION_ROLE"
_NO_ROLE = "null"


@dataclass(frozen=True, slots=True)
class Grant:
    """What a caller may do.

    Attributes:
        names: the permission names it comes from, in the order of their ids.
        actions: the `(service id, action)` pairs, lower case, that it opens.
        roles: the names of the roles that it comes from.
        properties: those that permissions of the account's own open, as `(object, property, operation)`.
        is_whole: whether it comes with every permission of the account, by a role that names no single ones.
    """

    names: tuple[str, ...]
    actions: frozenset[Key] = field(repr=False)
    roles: tuple[str, ...] = ()
    properties: frozenset[PropertyKey] = frozenset()
    is_whole: bool = False

    def opens(self, item: Property, operation: str) -> bool:
        """Whether a property may be used so, where that needs a permission."""
        required = item.declared.permission.get(operation)
        if required is None or self.holds_any(required):
            return True
        return not self.properties.isdisjoint((item.owner, name, operation) for name in (item.wire, EVERYTHING))

    def holds_any(self, names: Iterable[str]) -> bool:
        """Whether it comes with any of these permissions; of no permissions at all, nobody holds any."""
        return any(name in self.names for name in names)

    def within(self, other: "Grant") -> "Grant":
        """What is in another grant too."""
        names = tuple(name for name in self.names if name in other.names)
        properties = self.properties & other.properties
        return replace(self, names=names, actions=self.actions & other.actions, properties=properties, is_whole=False)

    def widened(self, *names: str) -> "Grant":
        """The same with more permissions for reading properties; it opens no more actions."""
        return replace(self, names=(*self.names, *names))


class Source(StrEnum):
    """Where the roles of a caller come from; the first that applies."""

    NO_SESSION = "no-session"
    KEY = "second-secret"
    SETROLE = "setrole"
    USER = "user"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a grant is made of.

    Attributes:
        own: the roles and permissions of the account.
        roles: those in force.
        restricting: the role whose permissions are taken away.
        always: permissions that come besides.
        within: what else must give a permission too.
    """

    own: AccountRoles
    source: Source
    roles: list[RoleFacts]
    restricting: RoleFacts | None = None
    always: tuple[str, ...] = ALWAYS_NAMES
    within: "Basis | None" = None


class Grants:
    """Resolves grants for one worker. What it remembers of an account counts for one version of the account.

    Args:
        lent: the uses of properties that the operator opens to ADMIN sessions of an account; no permission does.
    """

    def __init__(
        self, registry: Registry, book: RoleBook, lent: Callable[[int], frozenset[PropertyKey]], *, size: int = 4096
    ) -> None:
        opened: dict[str, set[Key]] = {}
        for action in registry:
            for name in action.seed.permissions:
                opened.setdefault(name, set()).add(action.key)
        self._opened = {name: frozenset(keys) for name, keys in opened.items()}
        self._book = book
        self._lent = lent
        self._accounts: OrderedDict[int, tuple[int, AccountRoles]] = OrderedDict()
        self._known: OrderedDict[tuple[object, ...], Grant] = OrderedDict()
        self._size = size
        self.basis_of_none = Basis(AccountRoles(), Source.NO_SESSION, self._defaults(NO_SESSION_ROLE))
        self.none = self.combine(self.basis_of_none)

    async def of(self, ks: KS, partner: PartnerFacts, role_ids: str) -> Grant:
        """What a session may do.

        Args:
            partner: its account.
            role_ids: the roles of its user, a comma list; empty where there is no such user.

        Raises:
            InvalidSetRole, InvalidObjectId: its `setrole` or `restrictingrole` names no role.
        """
        by_second = bool(partner.roles.second_secret) and ks.key_index > 0
        kind = (ks.is_widget, ks.is_admin, by_second)
        key = (partner.id, partner.version, kind, role_ids, *_privileges(ks))
        known = self._known.get(key)
        if known is not None:
            CACHED.add("grants", "hit")
            return known
        CACHED.add("grants", "miss")
        grant = self.combine(await self.basis(ks, partner, role_ids))
        if ks.is_admin and (lent := self._lent(partner.id)):
            grant = replace(grant, properties=grant.properties | lent)
        self._known[key] = grant
        if len(self._known) > self._size:
            self._known.popitem(last=False)
        return grant

    async def basis(self, ks: KS, partner: PartnerFacts, role_ids: str) -> Basis:
        """What the grant of a session is made of; arguments and errors are those of `of`."""
        own = await self.account(partner)
        chosen, restricting = _privileges(ks)
        if partner.roles.second_secret and ks.key_index > 0:
            source, roles = Source.KEY, self._named(own, partner.roles.second_secret)
        elif chosen is not None:
            source, roles = Source.SETROLE, self._chosen(own, chosen)
        elif role_ids.strip(", "):
            source, roles = Source.USER, self._of_user(own, role_ids)
        else:
            source, roles = Source.DEFAULT, self._named(own, partner.roles.default(ks))
        taken = self._one(own, restricting) if restricting else None
        found = Basis(own, source, [role.giving for role in roles], taken, partner.roles.always)
        if source is Source.USER and partner.roles.narrows and not ks.is_admin:
            usual = [role.giving for role in self._named(own, partner.roles.default(ks))]
            return replace(found, within=replace(found, source=Source.DEFAULT, roles=usual))
        return found

    async def account(self, partner: PartnerFacts) -> AccountRoles:
        """The roles and permissions of an account, as of the version in `partner`."""
        known = self._accounts.get(partner.id)
        if known is not None and known[0] == partner.version:
            return known[1]
        own = await self._book.of(partner.id)
        self._accounts[partner.id] = (partner.version, own)
        if len(self._accounts) > self._size:
            self._accounts.popitem(last=False)
        return own

    def _defaults(self, key: str) -> list[RoleFacts]:
        return [role for role in self._book.everybody.roles if role.key == key]

    def _named(self, own: AccountRoles, text: str) -> list[RoleFacts]:
        """The role that an account's settings name; none where it is gone."""
        role = self._book.everybody.role(text) or own.role(text)
        return [] if role is None else [role]

    def _one(self, own: AccountRoles, text: str) -> RoleFacts:
        role = self._book.everybody.role(text) or own.role(text)
        if role is None:
            raise InvalidObjectId
        return role

    def _chosen(self, own: AccountRoles, text: str) -> list[RoleFacts]:
        if text == _NO_ROLE:
            return []
        if text.startswith("-") and text[1:].isdigit():
            raise InvalidSetRole
        return [self._one(own, text)]

    def _of_user(self, own: AccountRoles, role_ids: str) -> list[RoleFacts]:
        ids = {part.strip() for part in role_ids.split(",")}
        return [role for role in (*self._book.everybody.roles, *own.roles) if str(role.id) in ids]

    def permissions(self, own: AccountRoles) -> list[PermissionFacts]:
        """The active permissions of everybody and of an account."""
        return [item for item in (*self._book.everybody.permissions, *own.permissions) if item.active]

    @staticmethod
    def openers(action: Action, own: AccountRoles) -> tuple[str, ...]:
        """The permissions any of which opens an action: those it declares, then the account's own that list it."""
        listing = (item.name for item in own.permissions if action.key in item.actions)
        return tuple(dict.fromkeys((*action.seed.permissions, *listing)))

    def combine(self, basis: Basis) -> Grant:
        """The grant that is made of this."""
        own, roles, restricting = basis.own, basis.roles, basis.restricting
        every = self.permissions(own)
        named = {name for role in roles for name in role.names}
        gives_all = EVERYTHING in named
        if gives_all:
            named = {item.name for item in every}
        named = self._without_lacking(named, {item.name: item.needs for item in every}, own.features)
        ordered = [item.name for item in every if item.name in named]
        names = list(dict.fromkeys([*ordered, *sorted(named - set(ordered)), *basis.always]))
        if restricting is not None:
            taken = set(restricting.names)
            names = [] if EVERYTHING in taken else [name for name in names if name not in taken]
        actions = [self._opened.get(name, frozenset()) for name in names]
        held = [item for item in own.permissions if item.name in names]
        actions += [item.actions for item in held]
        grant = Grant(
            tuple(names),
            frozenset[Key]().union(*actions),
            tuple(role.name for role in roles),
            frozenset[PropertyKey]().union(*(item.properties for item in held)),
            is_whole=gives_all and restricting is None,
        )
        return grant if basis.within is None else grant.within(self.combine(basis.within))

    @staticmethod
    def _without_lacking(names: set[str], needs: dict[str, tuple[str, ...]], features: set[str]) -> set[str]:
        """`names` without those that need something which is neither among them nor a feature of the account."""
        while True:
            lacking = {name for name in names if any(need not in names | features for need in needs.get(name, ()))}
            if not lacking:
                return names
            names = names - lacking


def _privileges(ks: KS) -> tuple[str | None, str | None]:
    """The roles that `setrole` and `restrictingrole` name; an empty `setrole` counts, and names none."""
    chosen = ks.privileges.first("setrole") or "" if "setrole" in ks.privileges else None
    return chosen, ks.privileges.first("restrictingrole")
