"""Assets put together anew for streaming: which file that is, and where its pieces lie."""

from dataclasses import dataclass

import msgspec
import sqlalchemy as sa

from keyreel.media_files.packaging import Package
from keyreel.storage import Reader, Statement, Tx, metadata

asset_package = sa.Table(
    "asset_package",
    metadata,
    sa.Column("asset_id", sa.String(20), primary_key=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("entry_id", sa.Text, nullable=False),
    sa.Column("file", sa.String(64), nullable=False),
    sa.Column("plan", sa.Text, nullable=False),
)
"""`file` names the stored file; `plan` is a `Package` in JSON."""
sa.Index("asset_package_entry", asset_package.c.partner_id, asset_package.c.entry_id)

_COLUMNS = ("asset_id", "partner_id", "entry_id", "file", "plan")
_ADD = Statement(sa.insert(asset_package).values({name: sa.bindparam(name) for name in _COLUMNS}))
_FIND = Statement(
    sa.select(asset_package.c.asset_id, asset_package.c.file, asset_package.c.plan).where(
        asset_package.c.partner_id == sa.bindparam("partner"), asset_package.c.entry_id == sa.bindparam("entry")
    )
)
_DELETE = Statement(
    sa.delete(asset_package).where(
        asset_package.c.partner_id == sa.bindparam("partner"), asset_package.c.entry_id == sa.bindparam("entry")
    )
)
_DELETE_ONE = Statement(
    sa.delete(asset_package).where(
        asset_package.c.partner_id == sa.bindparam("partner"), asset_package.c.asset_id == sa.bindparam("asset")
    )
)
_DECODER = msgspec.json.Decoder(Package)
_ENCODER = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class AssetPackage:
    """The package of an asset: the stored file, and how to play it."""

    asset_id: str
    file: str
    plan: Package


async def add_package(tx: Tx, partner_id: int, entry_id: str, found: AssetPackage) -> None:
    """Say which package an asset of an entry has."""
    values = (found.asset_id, partner_id, entry_id, found.file, _ENCODER.encode(found.plan).decode())
    await tx.execute(_ADD, dict(zip(_COLUMNS, values, strict=True)))


async def packages_of(db: Reader, partner_id: int, entry_id: str) -> dict[str, AssetPackage]:
    """The packages of an entry's assets, by the ids of these."""
    rows = await db.fetch(_FIND, {"partner": partner_id, "entry": entry_id})
    return {id: AssetPackage(id, file, _DECODER.decode(plan)) for id, file, plan in rows}


async def delete_package(tx: Tx, partner_id: int, entry_id: str, asset_id: str) -> list[str]:
    """Forget the package of one asset of an entry; the name of its file, which nothing needs then."""
    found = (await packages_of(tx, partner_id, entry_id)).get(asset_id)
    await tx.execute(_DELETE_ONE, {"partner": partner_id, "asset": asset_id})
    return [found.file] if found else []


async def delete_packages_of(tx: Tx, partner_id: int, entry_id: str) -> list[str]:
    """Forget the packages of an entry; the names of their files, which nothing needs then."""
    found = await packages_of(tx, partner_id, entry_id)
    await tx.execute(_DELETE, {"partner": partner_id, "entry": entry_id})
    return [each.file for each in found.values()]
