"""Making content ready: the job behind `addContent`. It may be done twice, and never leaves an entry half done."""

import asyncio
import logging
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from keyreel.assets.packages import AssetPackage, add_package
from keyreel.assets.store import DEFAULT_THUMB, FLAVOR, THUMB, files_of, flavors, insert_asset, params_of
from keyreel.assets.types import FlavorAsset, FlavorAssetStatus, ThumbAssetStatus
from keyreel.entries.media_types import DurationType, MediaEntry
from keyreel.entries.rules import FIRST_VERSION, draw_id
from keyreel.entries.store import change_entry, entries, next_thumb
from keyreel.entries.types import EntryStatus
from keyreel.files import Files, StoredFile, add_file
from keyreel.media_files.packaging import Package, package
from keyreel.media_files.pictures import Wanted, frame
from keyreel.media_files.probe import NotMedia, Probe, probe
from keyreel.media_files.reading import Source, size_of
from keyreel.media_files.work import Workshop
from keyreel.storage import Database, Tx

log = logging.getLogger("keyreel.entries")

_SHORT, _MEDIUM = 4 * 60, 20 * 60
_THUMB_SECOND = 3.0
"""Where in a video its first thumbnail is taken, unless it is short."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a file turned out to be, and what was made of it.

    Attributes:
        package, packaged: how it is streamed, and the file for that.
        thumb, thumb_size: a picture of it, and how large: width, height.
    """

    probe: Probe
    package: Package | None = None
    packaged: StoredFile | None = None
    thumb: StoredFile | None = None
    thumb_size: tuple[int, int] = (0, 0)


class Ingester:
    """Finds out what content is, puts it together for streaming, and says so where it can be played.

    Args:
        scratch: a folder for what is being made.
    """

    def __init__(self, db: Database, files: Files, workshop: Workshop, scratch: Path) -> None:
        self._db = db
        self._files = files
        self._workshop = workshop
        self._scratch = scratch

    async def make_ready(self, partner_id: int, payload: dict[str, Any], now: int) -> None:
        """Do a job: `payload` says which entry, and which stored file is its content."""
        entry_id, name = payload["entry"], payload["file"]
        try:
            source = await self._files.source(partner_id, name)
            found = await self._find_out(partner_id, source, now)
        except (NotMedia, FileNotFoundError) as error:
            log.info("entry %s of account %s cannot be played: %s", entry_id, partner_id, error)
            found = None
        await self._db.write(lambda tx: self._note(tx, partner_id, entry_id, name, found, now))

    async def give_up(self, partner_id: int, payload: dict[str, Any], now: int) -> None:
        """Say of content that it cannot be made ready."""
        await self._db.write(lambda tx: self._note(tx, partner_id, payload["entry"], payload["file"], None, now))

    async def _find_out(self, partner_id: int, source: Source, now: int) -> Found:
        """What a file is, and what can be made of it.

        Raises:
            NotMedia: it cannot be played.
            OSError: it cannot be read just now.
        """
        size = await asyncio.to_thread(size_of, source)
        probed = await self._workshop.do(probe, source)
        with tempfile.TemporaryDirectory(dir=self._scratch) as folder:
            package_path, thumb_path = Path(folder, "package.mp4"), Path(folder, "thumb.jpg")
            planned, packaged = None, None
            try:
                planned = await self._workshop.do(package, source, package_path, size=size)
            except NotMedia as error:
                log.info("a file of account %s is not streamed: %s", partner_id, error)
            if planned is not None:
                packaged = await self._files.keep(partner_id, package_path, "video/mp4", now)
            thumb = None
            if probed.kind == "video":
                second = min(probed.duration / 1000 / 10, _THUMB_SECOND)
                try:
                    picture = await self._workshop.do(frame, source, second, Wanted())
                except NotMedia as error:
                    log.info("a file of account %s has no picture: %s", partner_id, error)
                else:
                    await asyncio.to_thread(thumb_path.write_bytes, picture)
                    thumb = await self._files.keep(partner_id, thumb_path, "image/jpeg", now)
        return Found(probed, planned, packaged, thumb, (probed.width, probed.height))

    async def _note(self, tx: Tx, partner_id: int, entry_id: str, name: str, found: Found | None, now: int) -> None:
        stored = await entries.find_one(tx, partner_id, entry_id)
        [asset] = [each for each in await files_of(tx, partner_id, entry_id) if each.file == name] or [None]
        if stored is None or asset is None or asset.kind != FLAVOR:
            return  # deleted or replaced meanwhile; what was made is nobody's, and collected
        flavor = await flavors.get(tx, partner_id, asset.id)
        if flavor.status == FlavorAssetStatus.READY:
            return  # done before
        decides = (
            isinstance(stored, MediaEntry)
            and stored.status != EntryStatus.IMPORT  # other content is on its way
            and (flavor.is_original or stored.status != EntryStatus.READY)
        )
        if found is None:
            failed = {"status": FlavorAssetStatus.ERROR, "updated_at": now}
            await flavors.change(tx, partner_id, asset.id, flavor, failed)
            if decides:
                await change_entry(tx, partner_id, stored, {"status": EntryStatus.ERROR_CONVERTING, "updated_at": now})
            return
        await flavors.change(tx, partner_id, asset.id, flavor, _of_flavor(flavor, found.probe, now))
        await _keep_made(tx, partner_id, entry_id, asset.id, found, now)
        params = await params_of(tx, partner_id, entry_id)
        if not decides:
            if "flavor_params_ids" in type(stored).names():
                await change_entry(tx, partner_id, stored, {"flavor_params_ids": params, "updated_at": now})
            return
        version = (stored.version or FIRST_VERSION - 1) + 1
        seconds = round(found.probe.duration / 1000)
        changes = {
            "status": EntryStatus.READY,
            "duration": seconds,
            "ms_duration": found.probe.duration,
            "duration_type": duration_type(seconds),
            "width": found.probe.width or None,
            "height": found.probe.height or None,
            "flavor_params_ids": params,
            "version": version,
            "updated_at": now,
        }
        await change_entry(tx, partner_id, stored, changes, thumb_version=next_thumb(stored))


def _of_flavor(flavor: FlavorAsset, probed: Probe, now: int) -> dict[str, Any]:
    tags = [each for each in (flavor.tags or "").split(",") if each and each != "web"]
    return {
        "status": FlavorAssetStatus.READY,
        "width": probed.width,
        "height": probed.height,
        "bitrate": probed.bit_rate,
        "frame_rate": probed.frame_rate,
        "container_format": probed.container,
        "video_codec_id": probed.video_codec,
        "is_web": probed.is_web,
        "tags": ",".join([*tags, "web"] if probed.is_web else tags),
        "updated_at": now,
    }


async def _keep_made(tx: Tx, partner_id: int, entry_id: str, asset_id: str, found: Found, now: int) -> None:
    """Say which files were made of a flavor."""
    if found.packaged is not None and found.package is not None:
        await add_file(tx, found.packaged)
        await add_package(tx, partner_id, entry_id, AssetPackage(asset_id, found.packaged.name, found.package))
    if found.thumb is not None and not any(each.kind == THUMB for each in await files_of(tx, partner_id, entry_id)):
        await add_file(tx, found.thumb)
        width, height = found.thumb_size
        values: dict[str, Any] = {
            "id": draw_id(),
            "entry_id": entry_id,
            "partner_id": partner_id,
            "version": 1,
            "size": found.thumb.size // 1024,
            "size_in_bytes": found.thumb.size,
            "tags": DEFAULT_THUMB,
            "file_ext": "jpg",
            "created_at": now,
            "updated_at": now,
            "description": "",
            "thumb_params_id": 0,
            "width": width,
            "height": height,
            "status": ThumbAssetStatus.READY,
        }
        await insert_asset(tx, THUMB, values, found.thumb.name)


def duration_type(seconds: int) -> DurationType:
    """Whether something is short, medium or long."""
    if seconds <= _SHORT:
        return DurationType.SHORT
    return DurationType.MEDIUM if seconds <= _MEDIUM else DurationType.LONG
