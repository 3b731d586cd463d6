"""The files of all accounts: bytes first, then the row that says they are needed."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

from keyreel.files.store import StoredFile, due_files, forget_file, known_names
from keyreel.media_files.reading import Source
from keyreel.schema.files import Remote
from keyreel.storage import Database

GRACE = 3600
"""Seconds that a released file stays: somebody may be reading it."""
UNCLAIMED = 86_400
"""Seconds after which bytes that no row names are nobody's: a row may be on its way."""
_AT_ONCE = 500
"""Files that are looked for at once."""


class Bytes(Protocol):
    """Where bytes are kept. See `LocalBytes` for what each does."""

    async def check(self) -> None: ...
    async def reach(self) -> None: ...
    async def put(self, source: Path, partner_id: int, name: str) -> None: ...
    def read(self, partner_id: int, name: str, start: int, end: int) -> AsyncIterator[bytes]: ...
    def local(self, partner_id: int, name: str) -> Path | None: ...
    async def source(self, partner_id: int, name: str) -> Source: ...
    def fetch(self, partner_id: int, name: str) -> AbstractAsyncContextManager[Path]: ...
    async def remove(self, partner_id: int, name: str) -> bool: ...
    def old_names(self, before: float) -> AsyncIterator[tuple[int, str]]: ...


class Files:
    """The files of all accounts."""

    def __init__(self, db: Database, bytes: Bytes) -> None:
        self._db = db
        self.bytes = bytes

    async def keep(self, partner_id: int, source: Path, content_type: str, now: int) -> StoredFile:
        """Keep the bytes of a file, which stays where it is. Nothing needs them before `add_file` says so.

        Raises:
            OSError: they cannot be kept.
        """
        name = secrets.token_hex(16)
        size = (await asyncio.to_thread(source.stat)).st_size
        await self.bytes.put(source, partner_id, name)
        return StoredFile(partner_id, name, size, content_type, now)

    def content(self, file: StoredFile) -> Path | Remote:
        """Where a file lies on this machine, or how to read it where it lies elsewhere."""
        path = self.bytes.local(file.partner_id, file.name)
        return path or Remote(file.size, lambda start, end: self.bytes.read(file.partner_id, file.name, start, end))

    async def source(self, partner_id: int, name: str) -> Source:
        """Where a file is read by another process of this machine.

        Raises:
            OSError: the store does not answer, or has no such file.
        """
        return await self.bytes.source(partner_id, name)

    def fetch(self, partner_id: int, name: str) -> AbstractAsyncContextManager[Path]:
        """A file on this machine, for as long as it is needed."""
        return self.bytes.fetch(partner_id, name)

    async def collect(self, now: float) -> int:
        """Remove what was released long enough ago, and what a crash left that no row names; how many files."""
        count = 0
        for name, partner_id in await due_files(self._db, int(now) - GRACE):
            if await self.bytes.remove(partner_id, name):
                await forget_file(self._db, name)
                count += 1
        some = list[tuple[int, str]]()
        async for found in self.bytes.old_names(now - UNCLAIMED):
            some.append(found)
            if len(some) == _AT_ONCE:
                count += await self._remove_unknown(some)
                some.clear()
        return count + await self._remove_unknown(some)

    async def _remove_unknown(self, found: Sequence[tuple[int, str]]) -> int:
        known = await known_names(self._db, [name for _, name in found])
        unknown = [each for each in found if each[1] not in known]
        return sum([await self.bytes.remove(partner_id, name) for partner_id, name in unknown])
