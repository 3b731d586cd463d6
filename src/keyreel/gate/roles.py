"""Roles and permissions as the gate sees them. Where they are kept is somebody else's business."""

from dataclasses import dataclass, replace
from typing import Protocol

Key = tuple[str, str]
PropertyKey = tuple[str, str, str]
EVERYTHING = "*"
ACTIVE = 1
FEATURE_TYPES = (2, 3)
"""Permissions of these types are features and plugins: others may need them."""


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
