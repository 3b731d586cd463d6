"""Making content ready: the job behind `addContent`. It may be done twice, and never leaves an entry half done."""

import logging
from typing import Any

from keyreel.assets.store import FLAVOR, files_of, flavors
from keyreel.assets.types import FlavorAssetStatus
from keyreel.entries.media_types import DurationType, MediaEntry
from keyreel.entries.rules import FIRST_VERSION
from keyreel.entries.store import change_entry, entries
from keyreel.entries.types import EntryStatus
from keyreel.files import Files
from keyreel.media_files.probe import NotMedia, Probe, probe
from keyreel.media_files.work import Workshop
from keyreel.storage import Database, Tx

log = logging.getLogger("keyreel.entries")

_SHORT, _MEDIUM = 4 * 60, 20 * 60


class Ingester:
    """Finds out what content is, and says so where it can be played."""

    def __init__(self, db: Database, files: Files, workshop: Workshop) -> None:
        self._db = db
        self._files = files
        self._workshop = workshop

    async def make_ready(self, partner_id: int, payload: dict[str, Any], now: int) -> None:
        """Do a job: `payload` says which entry, and which stored file is its content."""
        entry_id, name = payload["entry"], payload["file"]
        try:
            async with self._files.fetch(partner_id, name) as path:
                found = await self._workshop.do(probe, path)
        except (NotMedia, FileNotFoundError) as error:
            log.info("entry %s of account %s cannot be played: %s", entry_id, partner_id, error)
            found = None
        await self._db.write(lambda tx: self._note(tx, partner_id, entry_id, name, found, now))

    async def _note(self, tx: Tx, partner_id: int, entry_id: str, name: str, found: Probe | None, now: int) -> None:
        stored = await entries.find_one(tx, partner_id, entry_id)
        [asset] = [each for each in await files_of(tx, partner_id, entry_id) if each.file == name] or [None]
        if not isinstance(stored, MediaEntry) or asset is None or asset.kind != FLAVOR:
            return  # deleted or replaced meanwhile
        flavor = await flavors.get(tx, partner_id, asset.id)
        if found is None:
            failed = {"status": FlavorAssetStatus.ERROR, "updated_at": now}
            await flavors.change(tx, partner_id, asset.id, flavor, failed)
            await change_entry(tx, partner_id, stored, {"status": EntryStatus.ERROR_CONVERTING, "updated_at": now})
            return
        changes: dict[str, Any] = {
            "status": FlavorAssetStatus.READY,
            "width": found.width,
            "height": found.height,
            "bitrate": found.bit_rate,
            "frame_rate": found.frame_rate,
            "container_format": found.container,
            "video_codec_id": found.video_codec,
            "is_web": found.is_web,
            "tags": "source,web" if found.is_web else "source",
            "updated_at": now,
        }
        await flavors.change(tx, partner_id, asset.id, flavor, changes)
        version = (stored.version or FIRST_VERSION - 1) + 1
        seconds = round(found.duration / 1000)
        changes = {
            "status": EntryStatus.READY,
            "duration": seconds,
            "ms_duration": found.duration,
            "duration_type": duration_type(seconds),
            "width": found.width or None,
            "height": found.height or None,
            "flavor_params_ids": "0",
            "version": version,
            "updated_at": now,
        }
        await change_entry(tx, partner_id, stored, changes, thumb_version=version)


def duration_type(seconds: int) -> DurationType:
    """Whether something is short, medium or long."""
    if seconds <= _SHORT:
        return DurationType.SHORT
    return DurationType.MEDIUM if seconds <= _MEDIUM else DurationType.LONG
