"""Roles and permissions, as they are kept: an account's own, and a mirror of everybody's for lists.

The gate takes everybody's from `defaults.toml` itself.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple

import sqlalchemy as sa

from keyreel.gate.roles import EVERYTHING, FEATURE_TYPES, AccountRoles, Key, PermissionFacts, PropertyKey, RoleFacts
from keyreel.roles import defaults
from keyreel.roles.item_store import item_id, items_of
from keyreel.roles.types import (
    ApiActionPermissionItem,
    ApiParameterPermissionItem,
    ApiParameterPermissionItemAction,
    Permission,
    PermissionFilter,
    PermissionItem,
    PermissionType,
    UserRole,
    UserRoleFilter,
)
from keyreel.schema.errors import InvalidObjectId
from keyreel.shelf import Shelf
from keyreel.storage import Database, Reader, Serial, Statement, Tx, metadata

EVERYBODY = 0
"""The account number of what belongs to no account."""
CONSOLE = -2
"""The installation's own account: it alone can put what no permission opens into permissions of its own."""
_ITEM_MAKERS = ("KEYREEL_PERMISSION_ITEMS", ("permissionitem.add", "permissionitem.delete", "permissionitem.update"))
"""The permission that this account starts with, and the items that it lists."""
_ACTIVE, _DELETED = 1, 3

user_role = sa.Table(
    "user_role",
    metadata,
    sa.Column("id", Serial, sa.Identity(start=1000), primary_key=True),
    sa.Column("partner_id", sa.BigInteger, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_key", sa.Text, nullable=False),
    sa.Column("system_name", sa.Text),
    sa.Column("description", sa.Text),
    sa.Column("status", sa.BigInteger, nullable=False),
    sa.Column("permission_names", sa.Text, nullable=False),
    sa.Column("tags", sa.Text),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
)

permission = sa.Table(
    "permission",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, nullable=False, index=True),
    sa.Column("type", sa.BigInteger, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("friendly_name", sa.Text),
    sa.Column("description", sa.Text),
    sa.Column("status", sa.BigInteger, nullable=False),
    sa.Column("depends_on_permission_names", sa.Text),
    sa.Column("tags", sa.Text),
    sa.Column("permission_items_ids", sa.Text),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
    sa.Column("partner_group", sa.Text),
)

_MINE = sa.bindparam("partner_id")


def _shelf_of_roles(scope: sa.ColumnElement[bool]) -> Shelf[UserRole]:
    return Shelf(
        UserRole,
        user_role,
        missing=InvalidObjectId,
        key=user_role.c.id,
        fold=int,
        order=(user_role.c.id.asc(),),
        visible=user_role.c.status != _DELETED,
        filter=UserRoleFilter,
        scope=scope,
    )


def _shelf_of_permissions(scope: sa.ColumnElement[bool]) -> Shelf[Permission]:
    return Shelf(
        Permission,
        permission,
        missing=InvalidObjectId,
        key=permission.c.name,
        order=(sa.case((permission.c.type == 1, 0), else_=1).asc(), permission.c.id.asc()),
        visible=permission.c.status != _DELETED,
        filter=PermissionFilter,
        scope=scope,
    )


own_roles = _shelf_of_roles(user_role.c.partner_id == _MINE)
"""The roles of an account."""
roles = _shelf_of_roles(user_role.c.partner_id.in_([_MINE, sa.literal_column("0")]))
"""The roles that an account can use: its own and everybody's."""
own_permissions = _shelf_of_permissions(permission.c.partner_id == _MINE)
"""The permissions of an account."""
permissions = _shelf_of_permissions(permission.c.partner_id.in_([_MINE, sa.literal_column("0")]))
"""The permissions that an account can use: its own and everybody's."""

_ROLES_OF = Statement(
    sa.select(
        user_role.c.id, user_role.c.name, user_role.c.system_name, user_role.c.permission_names, user_role.c.status
    )
    .where(user_role.c.partner_id == _MINE, user_role.c.status != _DELETED)
    .order_by(user_role.c.id)
)
_PERMISSIONS_OF = Statement(
    sa.select(
        permission.c.name,
        permission.c.type,
        permission.c.status,
        permission.c.depends_on_permission_names,
        permission.c.permission_items_ids,
    )
    .where(permission.c.partner_id == _MINE, permission.c.status != _DELETED)
    .order_by(permission.c.id)
)
_COUNT_EVERYBODYS = Statement(
    sa.select(
        sa.select(sa.func.count()).select_from(user_role).where(user_role.c.partner_id == 0).scalar_subquery(),
        sa.select(sa.func.count()).select_from(permission).where(permission.c.partner_id == 0).scalar_subquery(),
    )
)
_LABELS = Statement(
    sa.select(user_role.c.id, user_role.c.name_key, user_role.c.system_name).where(
        user_role.c.partner_id.in_([_MINE, sa.literal_column("0")]), user_role.c.status != _DELETED
    )
)
_KNOWN_PERMISSIONS = Statement(
    sa.select(permission.c.name, permission.c.type, permission.c.status)
    .where(permission.c.partner_id.in_([_MINE, sa.literal_column("0")]), permission.c.status != _DELETED)
    .order_by(permission.c.partner_id)
)
_NEWEST = Statement(sa.select(sa.func.max(user_role.c.id)).where(user_role.c.partner_id == _MINE))
_ALL_NAMES = Statement(
    sa.select(permission.c.name)
    .where(permission.c.partner_id.in_([_MINE, sa.literal_column("0")]), permission.c.status == _ACTIVE)
    .order_by(permission.c.id)
)
_ROLE_NAMES = sa.select(user_role.c.id, user_role.c.name).where(user_role.c.status != _DELETED)
_NAMES_OF_ALL = Statement(_ROLE_NAMES.where(user_role.c.partner_id.in_([_MINE, sa.literal_column("0")])))
_NAMES_OF_EVERYBODYS = Statement(_ROLE_NAMES.where(user_role.c.partner_id == EVERYBODY))
_PERMITTED = Statement(
    sa.select(user_role.c.id, user_role.c.permission_names).where(
        user_role.c.partner_id.in_([_MINE, sa.literal_column("0")]), user_role.c.status != _DELETED
    )
)
_HOLD_OWN_NAMES = Statement(_ROLE_NAMES.where(user_role.c.partner_id == _MINE).with_for_update(read=True))


async def newest_role(tx: Tx, partner_id: int) -> UserRole:
    """The role that this transaction has just added to the account."""
    row = await tx.fetch_one(_NEWEST, {"partner_id": partner_id})
    return await own_roles.get(tx, partner_id, str(row[0] if row else 0))


async def all_names(db: Reader, partner_id: int) -> list[str]:
    """The names of all active permissions that an account can use."""
    return [row[0] for row in await db.fetch(_ALL_NAMES, {"partner_id": partner_id})]


async def role_names(db: Database | Tx, partner_id: int) -> dict[str, str]:
    """The roles that an account can use: id, as text, to name.

    Read in a transaction, none of them is deleted before that ends.
    """
    if isinstance(db, Database):
        rows = await db.fetch(_NAMES_OF_ALL, {"partner_id": partner_id})
    else:
        held = await db.fetch(_HOLD_OWN_NAMES, {"partner_id": partner_id})
        rows = [*await db.fetch(_NAMES_OF_EVERYBODYS), *held]
    return {str(row[0]): row[1] for row in rows}


async def role_permissions(db: Reader, partner_id: int) -> dict[str, str]:
    """What the roles that an account can use permit: id, as text, to a comma list of the names of permissions."""
    rows = await db.fetch(_PERMITTED, {"partner_id": partner_id})
    every = ",".join(await all_names(db, partner_id))
    return {str(id): every if names == EVERYTHING else names for id, names in rows}


class RoleLabel(NamedTuple):
    """What a role is found by; `name_key` is its name in no case."""

    id: int
    name_key: str
    system_name: str


async def role_labels(db: Reader, partner_id: int) -> list[RoleLabel]:
    """The labels of the roles that an account can use."""
    rows = await db.fetch(_LABELS, {"partner_id": partner_id})
    return [RoleLabel(row[0], row[1], row[2] or "") for row in rows]


async def has_role(db: Reader, partner_id: int, text: str) -> bool:
    """Whether an account can use a role with this id, key or system name."""
    if defaults.load().everybody.role(text) is not None:
        return True
    return any(text in (str(label.id), label.system_name) for label in await role_labels(db, partner_id))


class KnownPermission(NamedTuple):
    """A permission that there is."""

    name: str
    type: int
    status: int


async def known_permissions(db: Reader, partner_id: int) -> dict[str, KnownPermission]:
    """The permissions that an account can use, by their names in no case."""
    rows = await db.fetch(_KNOWN_PERMISSIONS, {"partner_id": partner_id})
    return {row[0].casefold(): KnownPermission(*row) for row in rows}


def names_of(text: str | None) -> tuple[str, ...]:
    """The names in a comma list."""
    return tuple(name.strip() for name in (text or "").split(",") if name.strip())


class Book:
    """Roles and permissions for the gate."""

    def __init__(self, db: Reader, opened_by: "OpenedBy") -> None:
        self._db = db
        self._opened_by = opened_by

    @property
    def everybody(self) -> AccountRoles:
        """Those that belong to no account."""
        return defaults.load().everybody

    async def of(self, partner_id: int) -> AccountRoles:
        """Those of an account. A permission that is not active opens nothing."""
        found = await self._db.fetch(_ROLES_OF, {"partner_id": partner_id})
        rows = await self._db.fetch(_PERMISSIONS_OF, {"partner_id": partner_id})
        known: dict[str, PermissionItem] = {}
        if any(items for _, _, _, _, items in rows):
            known = self._opened_by.usable(partner_id, await items_of(self._db, partner_id))
        return AccountRoles(
            tuple(
                RoleFacts(id, "", name, system or "", names_of(names), active=status == _ACTIVE)
                for id, name, system, names, status in found
            ),
            tuple(
                PermissionFacts(
                    name,
                    kind,
                    status == _ACTIVE,
                    names_of(needs),
                    *_opened([known[id] for id in names_of(items) if id in known] if status == _ACTIVE else []),
                )
                for name, kind, status, needs, items in rows
            ),
        )


class OpenedBy:
    """What permission items open, by the items' ids.

    Attributes:
        source: gives those that actions and properties declare.
    """

    def __init__(self) -> None:
        self.source: Callable[[], dict[int, PermissionItem]] = dict[int, PermissionItem]

    @cached_property
    def items(self) -> dict[int, PermissionItem]:
        """Those that actions and properties declare."""
        return self.source()

    def usable(self, partner_id: int, added: Iterable[PermissionItem]) -> dict[str, PermissionItem]:
        """The items that an account can use, of which it has `added` some itself, by their ids as text."""
        declared = (item for item in self.items.values() if item.partner_id in (EVERYBODY, partner_id))
        return {str(item.id): item for item in (*declared, *added)}


def _opened(items: Iterable[PermissionItem]) -> tuple[frozenset[Key], frozenset[PropertyKey]]:
    """The actions and properties that items open."""
    actions: set[Key] = set()
    properties: set[PropertyKey] = set()
    for item in items:
        if isinstance(item, ApiActionPermissionItem):
            actions.add((item.service or "", item.action or ""))
        elif isinstance(item, ApiParameterPermissionItem):
            every = item.action == ApiParameterPermissionItemAction.USAGE
            operations = ("read", "insert", "update") if every else (str(item.action),)
            properties |= {(item.object or "", item.parameter or "", operation) for operation in operations}
    return frozenset(actions), frozenset(properties)


async def has_defaults(db: Reader) -> bool:
    """Whether everybody's roles and permissions are in the tables that lists read."""
    counted = await db.fetch_one(_COUNT_EVERYBODYS)
    return counted is not None and bool(counted[0] and counted[1])


async def mirror_defaults(tx: Tx, item_ids: dict[str, list[int]], now: int) -> None:
    """Write everybody's roles and permissions into the tables that lists read, where there are none yet."""
    if await has_defaults(tx):
        return
    stamps = {"partner_id": EVERYBODY, "created_at": now, "updated_at": now}
    made = defaults.load()
    for values in made.roles:
        await own_roles.insert(tx, {**values, **stamps})
    for item in made.everybody.permissions:
        row = {**_permission_row(item), **stamps}
        if item.type not in FEATURE_TYPES:
            row["depends_on_permission_names"] = ",".join(item.needs)
            row["permission_items_ids"] = ",".join(str(id) for id in item_ids.get(item.name, ()))
            row |= {"description": "", "tags": "", "partner_group": ""}
        await own_permissions.insert(tx, row)


async def open_account(tx: Tx, partner_id: int, now: int) -> None:
    """Give a new account its features and roles."""
    stamps = {"partner_id": partner_id, "created_at": now, "updated_at": now}
    made = defaults.load()
    for item in made.features:
        await own_permissions.insert(tx, {**_permission_row(item), **stamps})
    for values in made.account_roles:
        await own_roles.insert(tx, {**values, **stamps})
    if partner_id == CONSOLE:
        name, items = _ITEM_MAKERS
        row = _permission_row(PermissionFacts(name, int(PermissionType.NORMAL), active=True))
        row["permission_items_ids"] = ",".join(str(item_id(item)) for item in items)
        await own_permissions.insert(tx, {**row, **stamps})


async def add_feature(tx: Tx, partner_id: int, name: str, now: int) -> None:
    """Give an account a feature that it never had, or deleted."""
    made = next((item for item in defaults.load().features if item.name == name), None)
    plain = PermissionFacts(name, int(PermissionType.SPECIAL_FEATURE), active=True)
    row = _permission_row(plain if made is None else replace(made, active=True))
    await own_permissions.insert(tx, {**row, "partner_id": partner_id, "created_at": now, "updated_at": now})


def _permission_row(item: PermissionFacts) -> dict[str, Any]:
    return {
        "name": item.name,
        "type": item.type,
        "friendly_name": item.name.replace("_", " ").replace(".", ": ").capitalize(),
        "depends_on_permission_names": ",".join(item.needs) or None,
        "status": _ACTIVE if item.active else 2,
    }
