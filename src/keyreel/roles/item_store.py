"""Permission items that were added, besides those that actions and properties declare: the installation's own account
keeps some, for its own permissions. A removed one stays on record, so that its id comes to mean nothing else.
"""

import zlib
from typing import Any

import sqlalchemy as sa

from keyreel.roles.types import (
    ApiActionPermissionItem,
    ApiParameterPermissionItem,
    ApiParameterPermissionItemAction,
    PermissionItem,
)
from keyreel.storage import Reader, Statement, Tx, metadata

permission_item = sa.Table(
    "permission_item",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("partner_id", sa.BigInteger, nullable=False, index=True),
    sa.Column("tags", sa.Text, nullable=False),
    sa.Column("service", sa.Text),
    sa.Column("object", sa.Text),
    sa.Column("parameter", sa.Text),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
    sa.Column("deleted_at", sa.BigInteger),
)
"""An item with a `service` is of an action, one with an `object` of a property."""

_READ = tuple(column for column in permission_item.c if column.name != "deleted_at")
_NAMES = tuple(column.name for column in _READ)
_OF = Statement(
    sa.select(*_READ)
    .where(permission_item.c.partner_id == sa.bindparam("partner_id"), permission_item.c.deleted_at.is_(None))
    .order_by(permission_item.c.created_at, permission_item.c.id)
)
_TAKEN = Statement(sa.select(permission_item.c.id).where(permission_item.c.id == sa.bindparam("id")))
_ADD = Statement(sa.insert(permission_item).values({name: sa.bindparam(name) for name in _NAMES}))
_CHANGE = Statement(
    sa.update(permission_item)
    .where(
        permission_item.c.id == sa.bindparam("key"),
        permission_item.c.partner_id == sa.bindparam("partner"),
        permission_item.c.deleted_at.is_(None),
    )
    .values({name: sa.bindparam(f"new_{name}") for name in (*_NAMES, "deleted_at")})
)


def item_id(name: str) -> int:
    """The id of the item with this name, such as `user.add`."""
    return zlib.crc32(name.encode()) & 0x7FFFFFFF


async def items_of(db: Reader, partner_id: int) -> list[PermissionItem]:
    """The items that an account has added, in the order of their making."""
    rows = await db.fetch(_OF, {"partner_id": partner_id})
    return [_read(dict(zip(_NAMES, row, strict=True))) for row in rows]


async def is_taken(db: Reader, id: int) -> bool:
    """Whether an item has, or had, this id."""
    return await db.fetch_one(_TAKEN, {"id": id}) is not None


async def insert_item(tx: Tx, item: PermissionItem) -> None:
    """Add an item.

    Raises:
        Conflict: its id is taken.
    """
    await tx.execute(_ADD, _row(item))


async def change_item(tx: Tx, item: PermissionItem, *, deleted_at: int | None = None) -> None:
    """Write an item as it is now, or remove it."""
    row = {f"new_{name}": value for name, value in _row(item).items()}
    keys = {"key": item.id, "partner": item.partner_id}
    await tx.execute(_CHANGE, {**row, **keys, "new_deleted_at": deleted_at})


def _row(item: PermissionItem) -> dict[str, Any]:
    return {name: item.given.get(name) for name in _NAMES}


def _read(values: dict[str, Any]) -> PermissionItem:
    values = {name: value for name, value in values.items() if value is not None}
    if "service" in values:
        return ApiActionPermissionItem.of({**values, "type": ApiActionPermissionItem.kaltura_name})
    values["action"] = ApiParameterPermissionItemAction(values["action"])
    return ApiParameterPermissionItem.of({**values, "type": ApiParameterPermissionItem.kaltura_name})
