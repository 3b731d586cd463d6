"""What of an entry can be played, and the addresses of it."""

from dataclasses import dataclass

from keyreel.assets.packages import AssetPackage, packages_of
from keyreel.assets.store import files_of, flavors
from keyreel.assets.types import FlavorAsset, FlavorAssetFilter, FlavorAssetStatus
from keyreel.delivery.paths import write_address
from keyreel.entries.protection import Verdict
from keyreel.schema.lists import FilterPager
from keyreel.storage import Database

PROGRESSIVE, STREAMED = 1, 2
"""The ways of delivery, as rules and players name them."""
_MOST = FilterPager(page_size=500)


@dataclass(frozen=True, slots=True)
class Flavor:
    """A flavor that is ready: what it is, the stored file with its bytes, and how it is streamed, if it can be."""

    asset: FlavorAsset
    file: str
    package: AssetPackage | None

    @property
    def id(self) -> str:
        """Its id."""
        return self.asset.id or ""

    @property
    def extension(self) -> str:
        """Of its file's name."""
        return self.asset.file_ext or "mp4"


async def playable(db: Database, partner_id: int, entry_id: str, verdict: Verdict) -> list[Flavor]:
    """The flavors of an entry that are ready and that the rules allow."""
    page = await flavors.list(db, partner_id, FlavorAssetFilter(entry_id_equal=entry_id), _MOST)
    files = {each.id: each.file for each in await files_of(db, partner_id, entry_id)}
    packages = await packages_of(db, partner_id, entry_id)
    return [
        Flavor(each, file, packages.get(each.id or ""))
        for each in page.objects
        if each.status == FlavorAssetStatus.READY
        and (file := files.get(each.id or "")) is not None
        and verdict.allows_flavor(each.flavor_params_id or 0)
    ]


def flavor_address(partner_id: int, entry_id: str, version: int, flavor: Flavor, ks: str = "") -> str:
    """Where the file of a flavor is."""
    values = {"entryId": entry_id, "v": str(version), "ks": ks, "flavorId": flavor.id}
    return write_address(partner_id, "serveFlavor", {**values, "name": f"a.{flavor.extension}"})


def stream_address(partner_id: int, entry_id: str, version: int, flavor: Flavor, ks: str = "") -> str:
    """Where the playlist of a flavor's pieces is."""
    values = {"entryId": entry_id, "v": str(version), "ks": ks, "flavorId": flavor.id}
    return write_address(partner_id, "hls", values, "index.m3u8")
