"""Conversion profiles, as they are kept. Every account has one of each type that is its default, or none of it."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from keyreel.conversion.errors import ConversionProfileNotFound, NotInProfile
from keyreel.conversion.types import (
    AssetParamsOrigin,
    ConversionProfile,
    ConversionProfileAssetParams,
    ConversionProfileAssetParamsFilter,
    ConversionProfileFilter,
    ConversionProfileStatus,
    ConversionProfileType,
    CropDimensions,
    FlavorReadyBehaviorType,
)
from keyreel.shelf import Condition, Shelf
from keyreel.storage import Reader, Serial, Statement, Tx, metadata

conversion_profile = sa.Table(
    "conversion_profile",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("system_name", sa.Text),
    sa.Column("tags", sa.Text),
    sa.Column("default_entry_id", sa.Text),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("is_default", sa.BigInteger, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)
sa.Index("conversion_profile_partner", conversion_profile.c.partner_id, conversion_profile.c.id)
_IS_DEFAULT = sa.text("is_default = 1")
sa.Index(
    "conversion_profile_default",
    conversion_profile.c.partner_id,
    conversion_profile.c.type,
    unique=True,
    sqlite_where=_IS_DEFAULT,
    postgresql_where=_IS_DEFAULT,
)
conversion_profile_params = sa.Table(
    "conversion_profile_params",
    metadata,
    sa.Column("serial", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, nullable=False),
    sa.Column("conversion_profile_id", sa.BigInteger, sa.ForeignKey("conversion_profile.id"), nullable=False),
    sa.Column("asset_params_id", sa.BigInteger, nullable=False),
    sa.Column("ready_behavior", sa.BigInteger, nullable=False),
    sa.Column("origin", sa.BigInteger, nullable=False),
    sa.Column("system_name", sa.Text),
    sa.Column("data", sa.Text, nullable=False),
)
"""What each profile makes, in its order."""
sa.Index(
    "conversion_profile_params_unique",
    conversion_profile_params.c.conversion_profile_id,
    conversion_profile_params.c.asset_params_id,
    unique=True,
)
DEFAULT_NAME = "Default"

profiles = Shelf(
    ConversionProfile,
    conversion_profile,
    missing=ConversionProfileNotFound,
    key=conversion_profile.c.id,
    fold=int,
    order=(conversion_profile.c.id.asc(),),
    visible=sa.true(),
    filter=ConversionProfileFilter,
    derived={"is_partner_default": conversion_profile.c.is_default},
)
"""The conversion profiles of an account."""
_part = conversion_profile_params.c


def _by_number(name: str, column: sa.Column[Any]) -> Condition:
    return Condition(
        lambda: column == sa.bindparam(name, type_=sa.BigInteger), lambda raw: {name: int(raw)}, is_selective=True
    )


parts = Shelf(
    ConversionProfileAssetParams,
    conversion_profile_params,
    missing=lambda serial: NotInProfile(serial, ""),
    key=_part.serial,
    fold=int,
    order=(_part.serial.asc(),),
    filter=ConversionProfileAssetParamsFilter,
    extra={
        "conversion_profile_id_equal": _by_number("conversion_profile_id_equal", _part.conversion_profile_id),
        "asset_params_id_equal": _by_number("asset_params_id_equal", _part.asset_params_id),
    },
)
"""What the profiles of an account make."""

BEGINNING: Mapping[str, Any] = {
    "status": ConversionProfileStatus.ENABLED,
    "type": ConversionProfileType.MEDIA,
    "system_name": "",
    "tags": "",
    "description": "",
    "flavor_params_ids": "",
    "crop_dimensions": CropDimensions(left=-1, top=-1, width=-1, height=-1),
    "clip_start": -1,
    "clip_duration": -1,
    "media_parser_type": "0",
    "calculate_complexity": True,
    "collection_tags": "mbr,ism",
    "detect_gop": 0,
    "is_default": False,
}
"""What a profile says where nobody says more."""

_OWN = conversion_profile.c.partner_id == sa.bindparam("partner")
_AT = conversion_profile.c.id == sa.bindparam("profile", type_=sa.BigInteger)
_OF_TYPE = conversion_profile.c.type == sa.bindparam("kind", type_=sa.Text())
_ROW = tuple(column.name for column in conversion_profile.c if column.name != "id")
_INSERT = Statement(
    sa.insert(conversion_profile).values({name: sa.bindparam(name) for name in _ROW}).returning(conversion_profile.c.id)
)
_DEFAULT = Statement(sa.select(conversion_profile.c.id).where(_OWN, _OF_TYPE, conversion_profile.c.is_default == 1))
_EXISTS = Statement(sa.select(conversion_profile.c.id).where(_OWN, _AT))
_NO_DEFAULT = Statement(
    sa.update(conversion_profile).where(_OWN, _OF_TYPE, conversion_profile.c.is_default == 1).values(is_default=0)
)
_DELETE = Statement(sa.delete(conversion_profile).where(_OWN, _AT))
_OF_PROFILE = sa.and_(
    _part.partner_id == sa.bindparam("partner"),
    _part.conversion_profile_id == sa.bindparam("profile", type_=sa.BigInteger),
)
_PARTS = Statement(sa.select(_part.serial, _part.asset_params_id).where(_OF_PROFILE).order_by(_part.serial))
_DELETE_PART = Statement(
    sa.delete(conversion_profile_params).where(
        _OF_PROFILE, _part.asset_params_id == sa.bindparam("params", type_=sa.BigInteger)
    )
)
_DELETE_PARTS = Statement(sa.delete(conversion_profile_params).where(_OF_PROFILE))


async def insert_profile(tx: Tx, values: Mapping[str, Any]) -> int:
    """Add a profile with these values and all that it makes; its id. A new default takes the place of the old one."""
    row = {**BEGINNING, **values}
    if row["is_default"]:
        await drop_default(tx, row["partner_id"], row["type"])
    made = await tx.fetch_one(_INSERT, {"default_entry_id": None, **profiles.rows.write(row)})
    assert made is not None
    await set_parts(tx, row["partner_id"], made[0], ids_of(row["flavor_params_ids"]))
    return made[0]


async def insert_default(tx: Tx, partner_id: int, now: int) -> int:
    """Give a new account its default profile, which keeps what is uploaded as it is; its id."""
    values = {
        "partner_id": partner_id,
        "name": DEFAULT_NAME,
        "system_name": DEFAULT_NAME,
        "description": "Keeps what is uploaded as it is",
        "created_at": now,
        "flavor_params_ids": "0",
        "is_default": True,
    }
    return await insert_profile(tx, values)


async def default_of(db: Reader, partner_id: int, kind: str = ConversionProfileType.MEDIA) -> int | None:
    """The id of an account's default profile of a type."""
    row = await db.fetch_one(_DEFAULT, {"partner": partner_id, "kind": str(kind)})
    return row[0] if row else None


async def has_profile(db: Reader, partner_id: int, id: int) -> bool:
    """Whether an account has a profile."""
    return await db.fetch_one(_EXISTS, {"partner": partner_id, "profile": id}) is not None


async def drop_default(tx: Tx, partner_id: int, kind: str) -> None:
    """Let the account's default of a type be one no more: another takes its place in the same unit."""
    await tx.execute(_NO_DEFAULT, {"partner": partner_id, "kind": str(kind)})


async def delete_profile(tx: Tx, partner_id: int, id: int) -> None:
    """Remove a profile."""
    await tx.execute(_DELETE_PARTS, {"partner": partner_id, "profile": id})
    await tx.execute(_DELETE, {"partner": partner_id, "profile": id})


async def part_of(db: Reader, partner_id: int, profile_id: int, params_id: int) -> int | None:
    """The number under which it is kept that a profile makes something; `None` where it does not."""
    rows = await db.fetch(_PARTS, {"partner": partner_id, "profile": profile_id})
    return next((serial for serial, id in rows if id == params_id), None)


async def set_parts(tx: Tx, partner_id: int, profile_id: int, ids: Sequence[int]) -> None:
    """Let a profile make this and nothing else; what it said of what stays, stays."""
    rows = await tx.fetch(_PARTS, {"partner": partner_id, "profile": profile_id})
    present = [row[1] for row in rows]
    for id in present:
        if id not in ids:
            await tx.execute(_DELETE_PART, {"partner": partner_id, "profile": profile_id, "params": id})
    for id in ids:
        if id not in present:
            values = {
                "conversion_profile_id": profile_id,
                "asset_params_id": id,
                "ready_behavior": FlavorReadyBehaviorType.NO_IMPACT,
                "origin": AssetParamsOrigin.CONVERT,
                "system_name": "",
            }
            await parts.insert(tx, values, partner_id=partner_id)


def ids_of(text: str | None) -> list[int]:
    """The ids in a comma list; what is no id is -1, which nothing has."""
    found = [each.strip() for each in (text or "").split(",") if each.strip()]
    return [int(each) if each.isascii() and each.isdigit() and len(each) < 19 else -1 for each in found]
