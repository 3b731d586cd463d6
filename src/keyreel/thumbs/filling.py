"""Pictures of thumbnails: put into them by a call, or by the job that fetches them."""

from collections.abc import Mapping
from typing import Any

from keyreel.assets.store import DEFAULT_THUMB, THUMB, AssetFile, file_of, tags_of, thumbs
from keyreel.assets.types import ThumbAssetStatus
from keyreel.entries.content import Look
from keyreel.entries.importing import Brought
from keyreel.entries.store import change_entry, entries, next_thumb
from keyreel.files import StoredFile, add_file, release_file
from keyreel.storage import Tx

IMPORT = "thumbnail import"
"""The kind of the jobs that fetch pictures of thumbnails."""


def said_by(look: Look, file: StoredFile) -> dict[str, Any]:
    """What a picture says of itself."""
    values: dict[str, Any] = {"width": look.width, "height": look.height, "size": file.size // 1024}
    return values | {
        "size_in_bytes": file.size,
        "file_ext": look.sniffed.extension,
        "status": ThumbAssetStatus.READY,
    }


async def put_picture(
    tx: Tx, found: AssetFile, values: Mapping[str, Any], file: StoredFile, version: int, now: int
) -> None:
    """Make a file the picture of a thumbnail, in the place of what it had."""
    await add_file(tx, file)
    if found.file:
        await release_file(tx, file.partner_id, found.file, now)
    stored = await thumbs.get(tx, file.partner_id, found.id)
    news = {**values, "version": version, "updated_at": now}
    await thumbs.change(tx, file.partner_id, found.id, stored, news, file=file.name)
    if DEFAULT_THUMB in tags_of(stored):
        await renew(tx, file.partner_id, found.entry_id, now)


async def renew(tx: Tx, partner_id: int, entry_id: str, now: int) -> None:
    """Let the address of an entry's thumbnail be another: what was kept of the old one is not looked at again."""
    stored = await entries.get(tx, partner_id, entry_id)
    await change_entry(tx, partner_id, stored, {"updated_at": now}, thumb_version=next_thumb(stored))


class WaitingThumbs:
    """Thumbnails whose pictures are fetched; each waits for the version that it was last told to have."""

    async def take(self, tx: Tx, partner_id: int, payload: dict[str, Any], brought: Brought, now: int) -> None:
        """Give a thumbnail its picture, if it is one."""
        found = await _waiting(tx, partner_id, payload)
        if found is not None and brought.look.width is None:
            await self.give_up(tx, partner_id, payload, now)
        elif found is not None:
            values = said_by(brought.look, brought.file)
            await put_picture(tx, found, values, brought.file, payload["version"], now)

    async def give_up(self, tx: Tx, partner_id: int, payload: dict[str, Any], now: int) -> None:
        """Say of a thumbnail that its picture cannot be had."""
        found = await _waiting(tx, partner_id, payload)
        if found is not None:
            stored = await thumbs.get(tx, partner_id, found.id)
            await thumbs.change(tx, partner_id, found.id, stored, {"status": ThumbAssetStatus.ERROR, "updated_at": now})


async def _waiting(tx: Tx, partner_id: int, payload: dict[str, Any]) -> AssetFile | None:
    found = await file_of(tx, partner_id, payload["asset"])
    if found is None or found.kind != THUMB or found.status != ThumbAssetStatus.IMPORTING:
        return None
    stored = await thumbs.get(tx, partner_id, found.id)
    return found if stored.version == payload["version"] else None
