"""Access control profiles, as they are kept. Every account has one that is its default."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from keyreel.access_control.errors import AccessControlNotFound
from keyreel.access_control.types import AccessControlProfile, AccessControlProfileFilter
from keyreel.shelf import Shelf
from keyreel.storage import Reader, Serial, Statement, Tx, metadata

access_control = sa.Table(
    "access_control",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("system_name", sa.Text),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
    sa.Column("is_default", sa.BigInteger, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)
sa.Index("access_control_partner", access_control.c.partner_id, access_control.c.id)
_IS_DEFAULT = sa.text("is_default = 1")
sa.Index(
    "access_control_default",
    access_control.c.partner_id,
    unique=True,
    sqlite_where=_IS_DEFAULT,
    postgresql_where=_IS_DEFAULT,
)
DEFAULT_NAME = "Default"

profiles = Shelf(
    AccessControlProfile,
    access_control,
    missing=AccessControlNotFound,
    key=access_control.c.id,
    fold=int,
    order=(access_control.c.id.asc(),),
    visible=sa.true(),
    filter=AccessControlProfileFilter,
)
"""The profiles of an account."""

_OWN = access_control.c.partner_id == sa.bindparam("partner")
_ROW = tuple(column.name for column in access_control.c if column.name != "id")
_INSERT = Statement(
    sa.insert(access_control).values({name: sa.bindparam(name) for name in _ROW}).returning(access_control.c.id)
)
_COUNT = Statement(sa.select(sa.func.count()).select_from(access_control).where(_OWN))
_DEFAULT = Statement(sa.select(access_control.c.id).where(_OWN, access_control.c.is_default == 1))
_EXISTS = Statement(sa.select(access_control.c.id).where(_OWN, access_control.c.id == sa.bindparam("profile")))
_NO_DEFAULT = Statement(sa.update(access_control).where(_OWN, access_control.c.is_default == 1).values(is_default=0))
_DELETE = Statement(sa.delete(access_control).where(_OWN, access_control.c.id == sa.bindparam("profile")))


async def insert_profile(tx: Tx, values: Mapping[str, Any]) -> int:
    """Add a profile with these values; its id. A new default takes the place of the old one."""
    if values.get("is_default"):
        await tx.execute(_NO_DEFAULT, {"partner": values["partner_id"]})
    made = await tx.fetch_one(_INSERT, profiles.rows.write({"system_name": None, **values}))
    assert made is not None
    return made[0]


async def insert_default(tx: Tx, partner_id: int, now: int) -> int:
    """Give a new account its default profile, which has no rules; its id."""
    values: dict[str, Any] = {
        "partner_id": partner_id,
        "name": DEFAULT_NAME,
        "system_name": DEFAULT_NAME,
        "description": "For entries that name no other",
        "created_at": now,
        "updated_at": now,
        "is_default": True,
        "rules": [],
    }
    return await insert_profile(tx, values)


async def count_profiles(db: Reader, partner_id: int) -> int:
    """How many profiles an account has."""
    row = await db.fetch_one(_COUNT, {"partner": partner_id})
    return row[0] if row else 0


async def default_of(db: Reader, partner_id: int) -> int | None:
    """The id of an account's default profile."""
    row = await db.fetch_one(_DEFAULT, {"partner": partner_id})
    return row[0] if row else None


async def has_profile(db: Reader, partner_id: int, id: int) -> bool:
    """Whether an account has a profile."""
    return await db.fetch_one(_EXISTS, {"partner": partner_id, "profile": id}) is not None


async def drop_default(tx: Tx, partner_id: int) -> None:
    """Let the account's default be one no more: another takes its place in the same unit."""
    await tx.execute(_NO_DEFAULT, {"partner": partner_id})


async def delete_profile(tx: Tx, partner_id: int, id: int) -> None:
    """Remove a profile."""
    await tx.execute(_DELETE, {"partner": partner_id, "profile": id})
