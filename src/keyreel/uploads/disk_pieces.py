"""Pieces on a disk: one file for each round of a token, which pieces are written into."""

import asyncio
import os
import shutil
from collections.abc import AsyncGenerator, Set
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from keyreel.files import Hold
from keyreel.uploads.pieces import GRACE, Place, read_place

_STEP = 1 << 20


class DiskPieces:
    """See `PieceFiles`. Machines that share the folder share the pieces.

    Args:
        folder: where they lie, a folder for each account.
        hold: says when nothing may be removed.
    """

    def __init__(self, folder: Path, hold: Hold) -> None:
        self._folder = folder
        self._hold = hold

    def path(self, place: Place) -> Path:
        """Where the file of a token's round lies."""
        return self._folder / str(place.partner_id) / place.name

    async def begin(self, source: Path, place: Place) -> None:
        await asyncio.to_thread(_move, source, self.path(place))

    async def add(self, source: Path, place: Place, offset: int) -> None:
        await asyncio.to_thread(_write, source, self.path(place), offset)

    @asynccontextmanager
    async def whole(self, place: Place) -> AsyncGenerator[Path]:
        path = self.path(place)
        if not path.exists():
            raise FileNotFoundError(path)
        yield path

    async def remove(self, place: Place) -> None:
        await asyncio.to_thread(self._remove, self.path(place))

    def _remove(self, path: Path) -> None:
        with self._hold.removing() as may:
            if may:  # else the sweep finds it later
                path.unlink(missing_ok=True)

    async def sweep(self, needed: Set[Place], now: float) -> int:
        return await asyncio.to_thread(self._sweep, needed, now)

    def _sweep(self, needed: Set[Place], now: float) -> int:
        count = 0
        for path in self._folder.glob("*/0_*"):
            place = read_place(path.parent.name, path.name)
            if place is None or place in needed:
                continue
            with suppress(FileNotFoundError):
                if now - path.stat().st_mtime > GRACE:
                    self._remove(path)
                    count += not path.exists()
        return count


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with source.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        source.replace(target)
    except OSError:  # another file system
        shutil.copyfile(source, target)
    _sync_folder(target.parent)


def _write(source: Path, target: Path, offset: int) -> None:
    with source.open("rb") as piece, target.open("rb+") as file:
        file.seek(offset)
        shutil.copyfileobj(piece, file, _STEP)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
