"""Content of flavors: put into them by a call, or by the job that fetches it."""

from typing import Any

from keyreel.assets.store import FLAVOR, AssetFile, drop_file, file_of, flavors
from keyreel.assets.types import FlavorAssetStatus
from keyreel.entries.content import KIND, Jobs, Look
from keyreel.entries.importing import Brought
from keyreel.entries.sources import Source
from keyreel.files import StoredFile, add_file, release_file
from keyreel.storage import Tx

IMPORT = "flavor import"
"""The kind of the jobs that fetch content of flavors."""


async def put_file(
    tx: Tx, found: AssetFile, file: StoredFile, source: Source, look: Look, version: int, now: int, jobs: Jobs
) -> None:
    """Make a file the content of a flavor, in the place of what it had; a job finds out what it is."""
    await add_file(tx, file)
    for name in await drop_file(tx, file.partner_id, found):
        await release_file(tx, file.partner_id, name, now)
    stored = await flavors.get(tx, file.partner_id, found.id)
    values = {
        "size": file.size // 1024,
        "size_in_bytes": file.size,
        "file_ext": source.extension or look.sniffed.extension,
        "version": version,
        "status": FlavorAssetStatus.QUEUED,
        "updated_at": now,
    }
    await flavors.change(tx, file.partner_id, found.id, stored, values, file=file.name)
    await jobs.leave(tx, file.partner_id, KIND, {"entry": found.entry_id, "file": file.name}, now)


class WaitingFlavors:
    """Flavors whose content is fetched; each waits for the version that it was last told to have."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs

    async def take(self, tx: Tx, partner_id: int, payload: dict[str, Any], brought: Brought, now: int) -> None:
        """Give a flavor its content."""
        found = await _waiting(tx, partner_id, payload)
        if found is not None:
            version = payload["version"]
            await put_file(tx, found, brought.file, brought.source, brought.look, version, now, self._jobs)

    async def give_up(self, tx: Tx, partner_id: int, payload: dict[str, Any], now: int) -> None:
        """Say of a flavor that its content cannot be fetched."""
        found = await _waiting(tx, partner_id, payload)
        if found is not None:
            stored = await flavors.get(tx, partner_id, found.id)
            changes = {"status": FlavorAssetStatus.ERROR, "updated_at": now}
            await flavors.change(tx, partner_id, found.id, stored, changes)


async def _waiting(tx: Tx, partner_id: int, payload: dict[str, Any]) -> AssetFile | None:
    found = await file_of(tx, partner_id, payload["asset"])
    if found is None or found.kind != FLAVOR or found.status != FlavorAssetStatus.IMPORTING:
        return None
    stored = await flavors.get(tx, partner_id, found.id)
    return found if stored.version == payload["version"] else None
