"""Assets, as they are kept: the flavors and thumbnails of entries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from keyreel.assets.errors import FlavorNotFound, ThumbNotFound
from keyreel.assets.packages import delete_package, delete_packages_of
from keyreel.assets.types import Asset, FlavorAsset, FlavorAssetFilter, FlavorAssetStatus, ThumbAsset, ThumbAssetFilter
from keyreel.shelf import Condition, Shelf
from keyreel.storage import Reader, Serial, Statement, Tx, in_list, metadata

asset = sa.Table(
    "asset",
    metadata,
    sa.Column("serial", Serial, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String(20), nullable=False, unique=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("entry_id", sa.Text, nullable=False),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("status", sa.BigInteger, nullable=False),
    sa.Column("flavor_params_id", sa.BigInteger),
    sa.Column("thumb_params_id", sa.BigInteger),
    sa.Column("size", sa.BigInteger),
    sa.Column("tags", sa.Text),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
    sa.Column("deleted_at", sa.BigInteger),
    sa.Column("file", sa.String(64)),
    sa.Column("data", sa.Text, nullable=False),
)
"""`file` names the stored file with the content."""
sa.Index("asset_entry", asset.c.partner_id, asset.c.entry_id)
_UNREADY = sa.or_(
    asset.c.status == sa.literal_column(str(int(FlavorAssetStatus.IMPORTING))),
    sa.and_(asset.c.status == sa.literal_column(str(int(FlavorAssetStatus.QUEUED))), asset.c.file.is_not(None)),
)
sa.Index("asset_unready", asset.c.updated_at, sqlite_where=_UNREADY, postgresql_where=_UNREADY)

_LIVES = asset.c.status != sa.literal_column(str(int(FlavorAssetStatus.DELETED)))
DEFAULT_THUMB = "default_thumb"
"""The tag of the thumbnail that stands for an entry."""
FLAVOR, THUMB, WHOLE = "flavor", "thumb", "whole"
"""What an asset is: a rendition, a thumbnail, or the content of an entry that has no renditions, such as an image."""


def _of_kind(kind: str) -> sa.ColumnElement[bool]:
    return sa.and_(asset.c.kind == sa.literal_column(f"'{kind}'"), _LIVES)


def _by_entry() -> dict[str, Condition]:
    def texts(raw: Any) -> list[str]:
        return str(raw).split(",")[:500]

    return {
        "entry_id_equal": Condition(
            lambda: asset.c.entry_id == sa.bindparam("entry_id_equal"), lambda raw: {"entry_id_equal": str(raw)}, True
        ),
        "entry_id_in": Condition(
            lambda: in_list(asset.c.entry_id, "entry_id_in"), lambda raw: {"entry_id_in": texts(raw)}, True
        ),
        "id_equal": Condition(lambda: asset.c.id == sa.bindparam("id_equal"), lambda raw: {"id_equal": str(raw)}, True),
        "id_in": Condition(lambda: in_list(asset.c.id, "id_in"), lambda raw: {"id_in": texts(raw)}, True),
    }


flavors = Shelf(
    FlavorAsset,
    asset,
    missing=FlavorNotFound,
    key=asset.c.id,
    order=(asset.c.serial.asc(),),
    visible=_of_kind(FLAVOR),
    filter=FlavorAssetFilter,
    extra=_by_entry(),
)
"""The flavors of an account's entries, without deleted ones."""
thumbs = Shelf(
    ThumbAsset,
    asset,
    missing=ThumbNotFound,
    key=asset.c.id,
    order=(asset.c.serial.asc(),),
    visible=_of_kind(THUMB),
    filter=ThumbAssetFilter,
    extra=_by_entry(),
)
"""The thumbnails of an account's entries, without deleted ones."""

_FILE = Statement(
    sa.select(asset.c.id, asset.c.entry_id, asset.c.kind, asset.c.status, asset.c.file).where(
        asset.c.partner_id == sa.bindparam("partner"), asset.c.id == sa.bindparam("asset"), _LIVES
    )
)
_FILES_OF = Statement(
    sa.select(asset.c.id, asset.c.entry_id, asset.c.kind, asset.c.status, asset.c.file)
    .where(asset.c.partner_id == sa.bindparam("partner"), asset.c.entry_id == sa.bindparam("entry"), _LIVES)
    .order_by(asset.c.serial)
)
_PARAMS_OF = Statement(
    sa.select(asset.c.flavor_params_id)
    .distinct()
    .where(asset.c.partner_id == sa.bindparam("partner"), asset.c.entry_id == sa.bindparam("entry"))
    .where(_of_kind(FLAVOR), asset.c.status == sa.literal_column(str(int(FlavorAssetStatus.READY))))
    .order_by(asset.c.flavor_params_id)
)
_DELETE_OF = Statement(
    sa.update(asset)
    .where(asset.c.partner_id == sa.bindparam("partner"), asset.c.entry_id == sa.bindparam("entry"), _LIVES)
    .values(
        status=sa.literal_column(str(int(FlavorAssetStatus.DELETED))),
        deleted_at=sa.bindparam("now", type_=sa.BigInteger),
        file=sa.null(),
    )
)
_DELETE_ONE = Statement(
    sa.update(asset)
    .where(asset.c.partner_id == sa.bindparam("partner"), asset.c.id == sa.bindparam("asset"), _LIVES)
    .values(
        status=sa.literal_column(str(int(FlavorAssetStatus.DELETED))),
        deleted_at=sa.bindparam("now", type_=sa.BigInteger),
        file=sa.null(),
    )
)

_STUCK = Statement(
    sa.select(asset.c.partner_id, asset.c.id)
    .where(_UNREADY, asset.c.updated_at < sa.bindparam("before"))
    .order_by(asset.c.updated_at)
    .limit(sa.literal_column("500"))
)


def is_flavor_of(partner_id: sa.Column[Any], entry_id: sa.Column[Any]) -> sa.ColumnElement[bool]:
    """Whether an asset is a flavor, ready to play, of the entry that these columns name."""
    is_ready = asset.c.status == sa.literal_column(str(int(FlavorAssetStatus.READY)))
    return sa.and_(asset.c.partner_id == partner_id, asset.c.entry_id == entry_id, _of_kind(FLAVOR), is_ready)


@dataclass(frozen=True, slots=True)
class AssetFile:
    """Which stored file an asset's content is."""

    id: str
    entry_id: str
    kind: str
    status: int
    file: str | None


async def file_of(db: Reader, partner_id: int, asset_id: str) -> AssetFile | None:
    """The file of an asset, if there is such an asset."""
    row = await db.fetch_one(_FILE, {"partner": partner_id, "asset": asset_id})
    return None if row is None else AssetFile(*row)


async def files_of(db: Reader, partner_id: int, entry_id: str) -> list[AssetFile]:
    """The files of an entry's assets, oldest first."""
    rows = await db.fetch(_FILES_OF, {"partner": partner_id, "entry": entry_id})
    return [AssetFile(*row) for row in rows]


async def unready_since(db: Reader, before: int) -> list[tuple[int, str]]:
    """Assets whose content has been on its way since before some time: the account and the id of each, at most 500."""
    return [(partner_id, id) for partner_id, id in await db.fetch(_STUCK, {"before": before})]


async def params_of(db: Reader, partner_id: int, entry_id: str) -> str:
    """The params of the flavors of an entry that are ready, as a comma list."""
    rows = await db.fetch(_PARAMS_OF, {"partner": partner_id, "entry": entry_id})
    return ",".join(str(row[0]) for row in rows)


async def insert_asset(tx: Tx, kind: str, values: Mapping[str, Any], file: str | None) -> None:
    """Add an asset of a kind with these property values, by Python name."""
    shelf = thumbs if kind == THUMB else flavors
    await shelf.insert(tx, values, kind=kind, file=file)


async def drop_file(tx: Tx, partner_id: int, asset: AssetFile) -> list[str]:
    """The names of the files of an asset, which nothing needs any more: it gets another, or goes."""
    packages = await delete_package(tx, partner_id, asset.entry_id, asset.id)
    return [*([asset.file] if asset.file else []), *packages]


async def delete_asset(tx: Tx, partner_id: int, asset: AssetFile, now: int) -> list[str]:
    """Delete an asset; the names of its files, which nothing needs then."""
    found = await drop_file(tx, partner_id, asset)
    await tx.execute(_DELETE_ONE, {"partner": partner_id, "asset": asset.id, "now": now})
    return found


async def delete_assets_of(tx: Tx, partner_id: int, entry_id: str, now: int) -> list[str]:
    """Delete all assets of an entry; the names of their files, which nothing needs then."""
    found = [each.file for each in await files_of(tx, partner_id, entry_id) if each.file]
    await tx.execute(_DELETE_OF, {"partner": partner_id, "entry": entry_id, "now": now})
    return found + await delete_packages_of(tx, partner_id, entry_id)


def tags_of(asset: Asset) -> list[str]:
    """The tags of an asset."""
    return [each.strip() for each in (asset.tags or "").split(",") if each.strip()]
