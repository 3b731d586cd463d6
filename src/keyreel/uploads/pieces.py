"""Where the pieces of a file come together: one file for each round of a token, written at any place by any worker."""

import os
import re
import shutil
from collections.abc import Set
from contextlib import suppress
from pathlib import Path

_NAME = re.compile(r"(0_[0-9a-f]{32})\.(\d{1,9})\Z")
_STEP = 1 << 20
GRACE = 86_400
"""Seconds that a file is kept that no token needs: its piece may be on its way into the database."""


class PieceFiles:
    """The files of one installation. What is said to be written survives the loss of power.

    Args:
        folder: where they lie, a folder for each account.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, partner_id: int, token_id: str, round: int) -> Path:
        """Where the file of a token's round lies."""
        name = f"{token_id}.{round}"
        assert _NAME.match(name), "an id that the server made"
        return self._folder / str(partner_id) / name

    def begin(self, source: Path, target: Path) -> None:
        """Make a file of its first piece, which is moved.

        Raises:
            OSError: it cannot be written; there is nothing at `target`.
        """
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with source.open("rb+") as file:
            os.fsync(file.fileno())
        try:
            source.replace(target)
        except OSError:  # another file system
            shutil.copyfile(source, target)
        _sync_folder(target.parent)

    def add(self, source: Path, target: Path, place: int) -> None:
        """Write a piece at `place`, bytes from the beginning.

        Raises:
            OSError: it cannot be written.
        """
        with source.open("rb") as piece, target.open("rb+") as file:
            file.seek(place)
            shutil.copyfileobj(piece, file, _STEP)
            file.flush()
            os.fsync(file.fileno())

    def remove(self, partner_id: int, token_id: str, round: int) -> None:
        """Remove the file of a token's round, if there is one."""
        self.path(partner_id, token_id, round).unlink(missing_ok=True)

    def sweep(self, needed: Set[tuple[int, str, int]], now: float) -> int:
        """Remove the files that no token needs; how many."""
        count = 0
        for path in self._folder.glob("*/0_*"):
            found = _NAME.match(path.name)
            if found is None or not path.parent.name.lstrip("-").isdigit():
                continue
            if (int(path.parent.name), found[1], int(found[2])) in needed:
                continue
            with suppress(FileNotFoundError):
                if now - path.stat().st_mtime > GRACE:
                    path.unlink()
                    count += 1
        return count


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
