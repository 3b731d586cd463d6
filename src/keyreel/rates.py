"""Rates: how often each of many subjects did something within this minute, agreed on by the workers of a server.

The counts lie in a table of fixed size, in memory that the workers share: a subject has two places in it, and the
smaller count of the two is taken for its own. Two subjects that share both are counted together, which is next to
never, and no number of subjects makes it grow.
"""

import mmap
import os
from pathlib import Path
from zlib import crc32

WINDOW = 60
"""Seconds that are counted together."""
_PLACES = 1 << 17
_BYTES = _PLACES * 8
_FILE = "rates"


class Rates:
    """The counts of one kind of thing.

    Args:
        kind: tells its subjects from those of others.
        most: how often a subject may do it in a minute; 0 for as often as it likes.
        folder: what the workers share; without it they count for themselves.
    """

    def __init__(self, kind: str, most: int, folder: Path | None = None) -> None:
        self.most = most
        self._kind = crc32(kind.encode())
        self._counts = memoryview(_shared(folder) if folder and most else bytearray(_BYTES if most else 8)).cast("Q")

    def count(self, subject: str, now: float) -> int:
        """Note that a subject does it: 0 where it may, else the seconds until it may again."""
        if not self.most:
            return 0
        window = int(now) // WINDOW
        raw = subject.encode("utf-8", "surrogatepass")
        first = crc32(raw, self._kind) % _PLACES
        second = crc32(raw, self._kind ^ 0x5BD1E995) * 2654435761 % 0xFFFFFFFB % _PLACES
        done = min(self._add(first, window), self._add(second, window))
        return 0 if done <= self.most else (window + 1) * WINDOW - int(now)

    def _add(self, place: int, window: int) -> int:
        entry = self._counts[place]
        entry = entry + 1 if entry >> 32 == window else (window << 32) + 1
        self._counts[place] = entry
        return entry & 0xFFFFFFFF


def _shared(folder: Path) -> mmap.mmap:
    file = os.open(folder / _FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        os.posix_fallocate(file, 0, _BYTES)
        return mmap.mmap(file, _BYTES)
    finally:
        os.close(file)
