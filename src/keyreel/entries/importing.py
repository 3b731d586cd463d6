"""Content that lies at an address: the job that fetches it."""

import asyncio
import logging
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from keyreel.entries.content import Jobs, attach_to, look_at
from keyreel.entries.media_types import SourceType
from keyreel.entries.room import Setup
from keyreel.entries.sources import Source
from keyreel.entries.store import change_entry, entries
from keyreel.entries.types import EntryStatus
from keyreel.files import Files
from keyreel.files.fetching import Fetcher, NotFetched
from keyreel.storage import Database, Tx

log = logging.getLogger("keyreel.entries")


class Importer:
    """Fetches content of entries.

    Args:
        scratch: a folder for what is being fetched.
    """

    def __init__(self, db: Database, files: Files, fetcher: Fetcher, jobs: Jobs, setup: Setup, scratch: Path) -> None:
        self._db = db
        self._files = files
        self._fetcher = fetcher
        self._jobs = jobs
        self._setup = setup
        self._scratch = scratch

    async def bring(self, partner_id: int, payload: dict[str, Any], now: Callable[[], float]) -> None:
        """Do a job: `payload` says which entry, the address of its content, and headers to ask with.

        Raises:
            NotFetched: it may be had later.
        """
        entry_id = payload["entry"]
        with tempfile.TemporaryDirectory(dir=self._scratch) as folder:
            path = Path(folder, "content")
            try:
                fetched = await self._fetcher.fetch(payload["url"], path, payload.get("headers"))
            except NotFetched as error:
                if not error.is_final:
                    raise
                log.info("content of entry %s of account %s was not fetched: %s", entry_id, partner_id, error)
                await self.give_up(partner_id, payload, int(now()))
                return
            source = Source(path, fetched.name, SourceType.URL)
            look = await asyncio.to_thread(look_at, path, fetched.name)
            file = await self._files.keep(partner_id, path, look.sniffed.content_type, int(now()))

        async def unit(tx: Tx) -> None:
            stored = await entries.find_one(tx, partner_id, entry_id)
            if stored is not None and stored.status == EntryStatus.IMPORT:  # not deleted or replaced meanwhile
                await attach_to(tx, stored, file, source, look, int(now()), self._jobs, self._setup)

        await self._db.write(unit)
        self._jobs.wake()

    async def give_up(self, partner_id: int, payload: dict[str, Any], now: int) -> None:
        """Say of an entry that its content cannot be fetched."""

        async def unit(tx: Tx) -> None:
            stored = await entries.find_one(tx, partner_id, payload["entry"])
            if stored is not None and stored.status == EntryStatus.IMPORT:
                changes = {"status": EntryStatus.ERROR_IMPORTING, "updated_at": now}
                await change_entry(tx, partner_id, stored, changes)

        await self._db.write(unit)
