"""What waits for a job that is not there any more, such as after a backup of another moment: nothing waits for ever."""

import logging
from typing import Any

from keyreel.assets.store import FLAVOR, THUMB, file_of, files_of, flavors, thumbs
from keyreel.assets.store import unready_since as unready_assets
from keyreel.assets.types import FlavorAssetStatus, ThumbAssetStatus
from keyreel.entries.content import KIND, Jobs
from keyreel.entries.store import change_entry, entries
from keyreel.entries.store import unready_since as unready_entries
from keyreel.entries.types import EntryStatus
from keyreel.jobs.store import open_payloads
from keyreel.storage import Database, Tx

log = logging.getLogger("keyreel.entries")

PATIENCE = 600
"""Seconds that something waits before anybody asks whether there is a job for it."""


async def heal(db: Database, kinds: list[str], jobs: Jobs, now: int) -> int:
    """Leave content that was kept to another job, and say of content that was to be fetched that it cannot be.

    Args:
        kinds: of the jobs that content waits for.

    Returns:
        How many objects waited for no job.
    """
    awaited = {
        (partner_id, what)
        for partner_id, payload in await open_payloads(db, kinds)
        for what in (payload.get("asset"), payload.get("entry"))
        if what
    }
    count = 0
    for partner_id, id in await unready_assets(db, now - PATIENCE):
        found = await file_of(db, partner_id, id)
        if found is not None and not awaited & {(partner_id, id), (partner_id, found.entry_id)}:
            await db.write(lambda tx, at=(partner_id, id): _heal_asset(tx, *at, jobs, now))
            count += 1
    for partner_id, id in await unready_entries(db, now - PATIENCE):
        if (partner_id, id) not in awaited:
            await db.write(lambda tx, at=(partner_id, id): _heal_entry(tx, *at, now))
            count += 1
    if count:
        log.warning("%s entries and assets waited for jobs that are not there; see docs/jobs.md", count)
        jobs.wake()
    return count


async def _heal_asset(tx: Tx, partner_id: int, id: str, jobs: Jobs, now: int) -> None:
    found = await file_of(tx, partner_id, id)
    if found is None or found.status not in (FlavorAssetStatus.QUEUED, FlavorAssetStatus.IMPORTING):
        return
    if found.kind == THUMB:
        thumb = await thumbs.get(tx, partner_id, id)
        await thumbs.change(tx, partner_id, id, thumb, {"updated_at": now, "status": ThumbAssetStatus.ERROR})
    elif found.kind == FLAVOR:
        changes: dict[str, Any] = {"updated_at": now}
        if found.status == FlavorAssetStatus.QUEUED:
            await jobs.leave(tx, partner_id, KIND, {"entry": found.entry_id, "file": found.file}, now)
        else:
            changes["status"] = FlavorAssetStatus.ERROR
        await flavors.change(tx, partner_id, id, await flavors.get(tx, partner_id, id), changes)


async def _heal_entry(tx: Tx, partner_id: int, id: str, now: int) -> None:
    stored = await entries.find_one(tx, partner_id, id)
    if stored is None:
        return
    of_entry = await files_of(tx, partner_id, id)
    if any(each.kind == FLAVOR and each.status == FlavorAssetStatus.QUEUED and each.file for each in of_entry):
        return  # the job of that flavor says what becomes of the entry
    failed = {EntryStatus.IMPORT: EntryStatus.ERROR_IMPORTING, EntryStatus.PRECONVERT: EntryStatus.ERROR_CONVERTING}
    for status, after in failed.items():
        if stored.status == status:
            await change_entry(tx, partner_id, stored, {"status": after, "updated_at": now})
            return
