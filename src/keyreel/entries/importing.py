"""Content that lies at an address: the job that fetches it."""

import logging
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from keyreel.entries.content import IMPORT, Jobs, Look, attach_to, look_at
from keyreel.entries.media_types import SourceType
from keyreel.entries.room import Setup
from keyreel.entries.sources import Source
from keyreel.entries.store import change_entry, entries
from keyreel.entries.types import BaseEntry, EntryStatus
from keyreel.files import Files, StoredFile
from keyreel.files.fetching import Fetcher, NotFetched
from keyreel.jobs.store import is_followed
from keyreel.media_files.work import Workshop
from keyreel.storage import Database, Tx

log = logging.getLogger("keyreel.entries")


@dataclass(frozen=True, slots=True)
class Brought:
    """Content that was fetched: where it comes from, what it is, and where it is kept from now on."""

    source: Source
    look: Look
    file: StoredFile


class Waiting(Protocol):
    """What waits for content: entries, or another kind of objects. `payload` is that of the job."""

    async def take(self, tx: Tx, partner_id: int, payload: dict[str, Any], brought: Brought, now: int) -> None:
        """Give an object its content, if it still waits for it."""
        ...

    async def give_up(self, tx: Tx, partner_id: int, payload: dict[str, Any], now: int) -> None:
        """Say of an object, if it still waits, that its content cannot be fetched."""
        ...


class Importer:
    """Fetches content.

    Args:
        waiting: what it is fetched for.
        studio: where images are looked at.
        scratch: a folder for what is being fetched.
    """

    def __init__(
        self,
        db: Database,
        files: Files,
        fetcher: Fetcher,
        jobs: Jobs,
        waiting: Waiting,
        studio: Workshop,
        scratch: Path,
    ) -> None:
        self._studio = studio
        self._db = db
        self._files = files
        self._fetcher = fetcher
        self._jobs = jobs
        self._waiting = waiting
        self._scratch = scratch

    async def bring(self, partner_id: int, payload: dict[str, Any], now: Callable[[], float]) -> None:
        """Do a job: `payload` says which it is, what waits, the address of its content, and headers to ask with.

        Raises:
            NotFetched: it may be had later.
        """
        with tempfile.TemporaryDirectory(dir=self._scratch) as folder:
            path = Path(folder, "content")
            try:
                fetched = await self._fetcher.fetch(payload["url"], path, payload.get("headers"))
            except NotFetched as error:
                if not error.is_final:
                    raise
                what = payload.get("asset") or payload.get("entry")
                log.info("content of %s of account %s was not fetched: %s", what, partner_id, error)
                await self.give_up(partner_id, payload, int(now()))
                return
            source = Source(path, fetched.name, SourceType.URL)
            look = await look_at(self._studio, path, fetched.name)
            file = await self._files.keep(partner_id, path, look.sniffed.content_type, int(now()))
            brought = Brought(source, look, file)
        await self._db.write(lambda tx: self._waiting.take(tx, partner_id, payload, brought, int(now())))
        self._jobs.wake()

    async def give_up(self, partner_id: int, payload: dict[str, Any], now: int) -> None:
        """Say that the content cannot be fetched."""
        await self._db.write(lambda tx: self._waiting.give_up(tx, partner_id, payload, now))


class WaitingEntries:
    """Entries whose content is fetched: of several addresses, from the last.

    What was deleted or replaced meanwhile waits no more.
    """

    def __init__(self, jobs: Jobs, setup: Setup) -> None:
        self._jobs = jobs
        self._setup = setup

    async def take(self, tx: Tx, partner_id: int, payload: dict[str, Any], brought: Brought, now: int) -> None:
        """Give an entry its content."""
        stored = await _waiting(tx, partner_id, payload)
        if stored is not None:
            await attach_to(tx, stored, brought.file, brought.source, brought.look, now, self._jobs, self._setup)

    async def give_up(self, tx: Tx, partner_id: int, payload: dict[str, Any], now: int) -> None:
        """Say of an entry that its content cannot be fetched."""
        stored = await _waiting(tx, partner_id, payload)
        if stored is not None:
            await change_entry(tx, partner_id, stored, {"status": EntryStatus.ERROR_IMPORTING, "updated_at": now})


async def _waiting(tx: Tx, partner_id: int, payload: dict[str, Any]) -> BaseEntry | None:
    stored = await entries.find_one(tx, partner_id, payload["entry"])
    if stored is None or stored.status != EntryStatus.IMPORT:
        return None
    what = {"entry": payload["entry"]}
    return None if await is_followed(tx, payload["job"], partner_id, IMPORT, what) else stored
