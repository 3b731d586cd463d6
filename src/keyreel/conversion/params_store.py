"""How flavors and thumbnails are made, as it is kept. Params of account 0 are everybody's."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from keyreel.assets.flavor_params import FlavorParams, FlavorParamsFilter
from keyreel.assets.thumb_params import ThumbParams, ThumbParamsFilter
from keyreel.conversion.errors import FlavorParamsNotFound, ThumbParamsNotFound
from keyreel.shelf import Shelf
from keyreel.storage import Reader, Serial, Statement, Tx, in_list, metadata

asset_params = sa.Table(
    "asset_params",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("system_name", sa.Text),
    sa.Column("tags", sa.Text),
    sa.Column("format", sa.Text),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("is_system_default", sa.BigInteger, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)
sa.Index("asset_params_partner", asset_params.c.partner_id, asset_params.c.kind, asset_params.c.id)
FLAVOR, THUMB = "flavor", "thumb"
SOURCE = 0
"""The id of the params of originals."""

_SCOPE = asset_params.c.partner_id.in_([sa.bindparam("partner_id"), sa.literal_column("0")])


def _of(kind: str) -> sa.ColumnElement[bool]:
    return asset_params.c.kind == sa.literal_column(f"'{kind}'")


flavor_params = Shelf(
    FlavorParams,
    asset_params,
    missing=FlavorParamsNotFound,
    key=asset_params.c.id,
    fold=int,
    order=(asset_params.c.id.asc(),),
    visible=_of(FLAVOR),
    scope=_SCOPE,
    filter=FlavorParamsFilter,
)
"""How an account's flavors are made."""
thumb_params = Shelf(
    ThumbParams,
    asset_params,
    missing=ThumbParamsNotFound,
    key=asset_params.c.id,
    fold=int,
    order=(asset_params.c.id.asc(),),
    visible=_of(THUMB),
    scope=_SCOPE,
    filter=ThumbParamsFilter,
)
"""How an account's thumbnails are made."""

_ROW = tuple(column.name for column in asset_params.c if column.name != "id")
_INSERT = Statement(
    sa.insert(asset_params).values({name: sa.bindparam(name) for name in _ROW}).returning(asset_params.c.id)
)
_DELETE = Statement(
    sa.delete(asset_params).where(
        asset_params.c.partner_id == sa.bindparam("partner"), asset_params.c.id == sa.bindparam("params")
    )
)
_KNOWN = Statement(sa.select(asset_params.c.id).where(_SCOPE, _of(FLAVOR), in_list(asset_params.c.id, "ids")))


async def insert_params(tx: Tx, kind: str, values: Mapping[str, Any]) -> int:
    """Add params of a kind with these values; their id."""
    shelf = thumb_params if kind == THUMB else flavor_params
    row = {"system_name": None, "tags": None, "format": None, "is_system_default": 0, **shelf.rows.write(values)}
    made = await tx.fetch_one(_INSERT, {**row, "kind": kind})
    assert made is not None
    return made[0]


async def delete_params(tx: Tx, partner_id: int, id: int) -> None:
    """Remove params of an account."""
    await tx.execute(_DELETE, {"partner": partner_id, "params": id})


async def known_flavor_params(db: Reader, partner_id: int, ids: list[int]) -> set[int]:
    """Those of these ids that are flavor params which an account can use."""
    return {row[0] for row in await db.fetch(_KNOWN, {"partner_id": partner_id, "ids": ids})}
