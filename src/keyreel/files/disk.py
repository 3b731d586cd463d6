"""Bytes on local disk: a folder for each account and for the first two digits of the names."""

import asyncio
import errno
import os
import re
import shutil
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from keyreel.files.hold import Hold

_NAME = re.compile(r"[0-9a-f]{32}\Z")
_ARRIVING = ".arriving"
_STEP = 1 << 18


class LocalBytes:
    """The bytes of files in a folder. What is said to be kept survives the loss of power.

    Args:
        hold: says when nothing may be removed.
    """

    def __init__(self, folder: Path, hold: Hold) -> None:
        self._folder = folder
        self._hold = hold

    def _path(self, partner_id: int, name: str) -> Path:
        assert _NAME.match(name), "a name that the server drew"
        return self._folder / str(partner_id) / name[:2] / name

    async def check(self) -> None:
        """Find out whether files can be kept.

        Raises:
            OSError: they cannot, and why.
        """
        await asyncio.to_thread(self._folder.mkdir, mode=0o700, parents=True, exist_ok=True)

    async def reach(self) -> None:
        """Find out whether files could be kept now; nothing is written.

        Raises:
            OSError: they could not, and why.
        """

        def look() -> None:
            self._folder.stat()
            if not os.access(self._folder, os.W_OK | os.X_OK):
                raise OSError(errno.EROFS, "it cannot be written to", str(self._folder))

        await asyncio.to_thread(look)

    async def put(self, source: Path, partner_id: int, name: str) -> None:
        """Keep what `source` holds, which stays where it is: in full, or not at all.

        Raises:
            OSError: it cannot be written.
        """
        await asyncio.to_thread(self._put, source, self._path(partner_id, name))

    def _put(self, source: Path, target: Path) -> None:
        _make_folder(target.parent)
        arriving = target.with_name(target.name + _ARRIVING)
        try:
            try:
                os.link(source, arriving)
            except OSError:  # another file system, or one without links
                shutil.copyfile(source, arriving)
            with arriving.open("rb") as file:
                os.fsync(file.fileno())
            arriving.replace(target)
        finally:
            arriving.unlink(missing_ok=True)
        _sync_folder(target.parent)

    async def read(self, partner_id: int, name: str, start: int, end: int) -> AsyncIterator[bytes]:
        """The bytes from `start` to before `end`, some at a time.

        Raises:
            FileNotFoundError: they are gone.
        """
        with await asyncio.to_thread(self._path(partner_id, name).open, "rb") as file:
            file.seek(start)
            left = end - start
            while left > 0 and (piece := await asyncio.to_thread(file.read, min(left, _STEP))):
                left -= len(piece)
                yield piece

    def local(self, partner_id: int, name: str) -> Path | None:
        """Where the file lies on this machine, for those who can read it there."""
        return self._path(partner_id, name)

    async def source(self, partner_id: int, name: str) -> Path:
        """Where the file is read by another process of this machine."""
        return self._path(partner_id, name)

    @asynccontextmanager
    async def fetch(self, partner_id: int, name: str) -> AsyncGenerator[Path]:
        """The file on this machine, for as long as it is needed."""
        yield self._path(partner_id, name)

    async def remove(self, partner_id: int, name: str) -> bool:
        """Remove a file, if it is there; whether it is gone: files that are being copied stay."""
        return await asyncio.to_thread(self._remove, self._path(partner_id, name))

    def _remove(self, path: Path) -> bool:
        with self._hold.removing() as may:
            if may:
                path.unlink(missing_ok=True)
        return may

    async def old_names(self, before: float) -> AsyncIterator[tuple[int, str]]:
        """Accounts and names of what lies there since before a moment, unix seconds; what never arrived is removed."""
        for folder in await asyncio.to_thread(lambda: list(self._folder.glob("*/??"))):
            for found in await asyncio.to_thread(lambda folder=folder: list(self._old(folder, before))):
                yield found

    @staticmethod
    def _old(folder: Path, before: float) -> Iterator[tuple[int, str]]:
        for path in folder.iterdir():
            with suppress(FileNotFoundError):
                found = path.stat()
                if max(found.st_mtime, found.st_ctime) >= before:  # a file that was linked here is as old as its source
                    continue
                if path.name.endswith(_ARRIVING):
                    path.unlink()
                elif _NAME.match(path.name) and path.parent.parent.name.lstrip("-").isdigit():
                    yield int(path.parent.parent.name), path.name


def _make_folder(folder: Path) -> None:
    """Make a folder, and those that it lies in, so that they survive the loss of power."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
