"""Roles and permissions as the gate sees them. Where they are kept is somebody else's business."""

from dataclasses import dataclass, replace
from typing import Protocol

from keyreel.ks import KS
from keyreel.schema.service import ALWAYS

Key = tuple[str, str]
PropertyKey = tuple[str, str, str]
EVERYTHING = "*"
ACTIVE = 1
FEATURE_TYPES = (2, 3)
"""Permissions of these types are features and plugins: others may need them."""


ALWAYS_NAMES = (ALWAYS,)
"""The permissions that every session has."""


@dataclass(frozen=True, slots=True)
class SessionRoles:
    """What an account's sessions get that no role of their user decides. Roles are named by id, key or system name.

    Attributes:
        admin, user, widget: the roles of sessions of these kinds whose user has none.
        second_secret: the role of sessions that another secret signed than the one that signs; empty for no other role.
        always: permissions that every session has.
        narrows: whether a USER session may do only what `user` lets it, whatever roles its user has.
    """

    admin: str = "PARTNER_ADMIN_ROLE"
    user: str = "BASE_USER_SESSION_ROLE"
    widget: str = "WIDGET_SESSION_ROLE"
    second_secret: str = ""
    always: tuple[str, ...] = ALWAYS_NAMES
    narrows: bool = False

    def default(self, ks: KS) -> str:
        """The role of a session whose user has none."""
        return self.widget if ks.is_widget else self.admin if ks.is_admin else self.user


USUAL_ROLES = SessionRoles()


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """A role.

    Attributes:
        key: how the installation names its own roles; empty for an account's.
        names: the permissions it names, or `*`.
        active: whether it gives them to anybody. It takes them away, as `restrictingrole`, in any case.
    """

    id: int
    key: str
    name: str
    system_name: str
    names: tuple[str, ...]
    active: bool = True

    @property
    def giving(self) -> "RoleFacts":
        """The role as it counts for whoever has it."""
        return self if self.active else replace(self, names=())


@dataclass(frozen=True, slots=True)
class PermissionFacts:
    """A permission.

    Attributes:
        needs: permissions without which it does not count.
        actions: what it opens besides what actions declare of themselves.
        properties: the same of properties, as `(object, property, operation)`; `*` is every property of an object.
    """

    name: str
    type: int
    active: bool
    needs: tuple[str, ...] = ()
    actions: frozenset[Key] = frozenset()
    properties: frozenset[PropertyKey] = frozenset()


@dataclass(frozen=True, slots=True)
class AccountRoles:
    """The roles and permissions of an account, or of everybody, in the order of their ids; deleted ones left out."""

    roles: tuple[RoleFacts, ...] = ()
    permissions: tuple[PermissionFacts, ...] = ()

    @property
    def features(self) -> set[str]:
        """The permissions that others may need without a role that names them."""
        return {item.name for item in self.permissions if item.active and item.type in FEATURE_TYPES}

    def role(self, text: str) -> RoleFacts | None:
        """The role with this id, key or system name."""
        if text.isascii() and text.isdigit():
            return next((role for role in self.roles if role.id == int(text[:18])), None)
        return next((role for role in self.roles if text and text in (role.key, role.system_name)), None)


class RoleBook(Protocol):
    """Where roles and permissions are on record."""

    @property
    def everybody(self) -> AccountRoles:
        """Those that belong to no account."""
        ...

    async def of(self, partner_id: int) -> AccountRoles:
        """Those of an account."""
        ...
