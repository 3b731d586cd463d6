"""The board: the numbers of every worker of a server, in memory that each of them can read.

Each worker writes to a slot of its own, which is a file in memory: adding to a number costs what it does in a list, and
what was counted outlives the worker. One that starts takes over the slot of one that ended, so that counters go on, and
the folder holds no more slots than workers ever ran at once. See docs/decisions/metrics.md.
"""

import fcntl
import mmap
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NUMBERS = 1 << 15
NAMES = 1 << 20
"""Bytes for the names of numbers."""
_BYTES = NUMBERS * 8
PID, STARTED, FIRST = 0, 1, 2
"""The places of a worker's process id and of when it began, and the first one that is free."""
_ENDING = ".slot"


@dataclass(frozen=True, slots=True)
class Slot:
    """What a worker counted: the places of names, and the numbers.

    Attributes:
        number: which slot it is.
        is_alive: whether its worker runs.
    """

    number: int
    places: dict[str, int]
    numbers: "memoryview[float]"
    is_alive: bool


class Board:
    """This process's slot, and a way to read the others. Until it is shared, it is seen by this process only.

    Attributes:
        numbers: those of this process; what is added to them is counted.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._folder: Path | None = None
        self._memory: mmap.mmap | None = None
        self._file = -1
        self._number = 0
        self._places: dict[str, int] = {}
        self._free = FIRST
        self._names_end = 0
        self.numbers: memoryview[float] = memoryview(bytearray(_BYTES)).cast("d")

    def share(self, folder: Path) -> None:
        """Take a slot in a folder that other workers share. What was counted so far is forgotten.

        Raises:
            OSError: there is no room.
        """
        number = 0
        while (file := _taken(folder / f"{number}{_ENDING}")) < 0:
            number += 1
        try:
            os.posix_fallocate(file, 0, _BYTES + NAMES)  # memory that is missing is noticed here, and not by a signal
            memory = mmap.mmap(file, _BYTES + NAMES)
        except BaseException:
            os.close(file)
            raise
        self._folder, self._file, self._memory, self._number = folder, file, memory, number
        self.numbers = memoryview(memory)[:_BYTES].cast("d")
        self._places, self._free, self._names_end = _read_names(memory[_BYTES:])
        for name, place in self._places.items():
            if _is_gauge(name):
                self.numbers[place] = 0
        self.numbers[PID], self.numbers[STARTED] = os.getpid(), time.time()

    def place(self, name: str, width: int) -> int:
        """The first of the `width` places that a name has; it is given them when it is first asked for.

        Where the board is full, what is counted under further names counts for nothing.
        """
        with self._lock:
            known = self._places.get(name)
            if known is not None:
                return known
            line = f"{width}\t{name}\n".encode()
            if self._free + width > NUMBERS - _SPILL or self._names_end + len(line) > NAMES:
                return NUMBERS - _SPILL
            place = self._free
            self._free += width
            self._places[name] = place
            if self._memory is not None:
                start = _BYTES + self._names_end
                self._memory[start : start + len(line)] = line
            self._names_end += len(line)
            return place

    def slots(self) -> Iterator[Slot]:
        """What every worker counted, this one first."""
        yield Slot(self._number, dict(self._places), self.numbers, is_alive=True)
        for path in sorted(self._folder.glob(f"*{_ENDING}")) if self._folder else ():
            if path.name != f"{self._number}{_ENDING}":
                raw = path.read_bytes()
                if len(raw) == _BYTES + NAMES:
                    places, _, _ = _read_names(raw[_BYTES:])
                    yield Slot(int(path.stem), places, memoryview(raw)[:_BYTES].cast("d"), is_alive=not _is_free(path))


_SPILL = 64
"""Places at the end for what has none: more than any name is wide."""
_GAUGE = "\v"
"""What names begin with whose number says how things are, and not how often something was."""


def gauge_name(name: str) -> str:
    """The name on the board of a number that a worker's end makes void."""
    return _GAUGE + name


def _is_gauge(name: str) -> bool:
    return name.startswith(_GAUGE)


def _taken(path: Path) -> int:
    """A slot that nobody else writes to, open; -1 where somebody does."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        return -1
    return file


def _is_free(path: Path) -> bool:
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(file)


def _read_names(raw: bytes) -> tuple[dict[str, int], int, int]:
    """The places of the names in a slot, the first place that is free, and the bytes that the names take."""
    text = raw[: raw.rfind(b"\n") + 1]
    places: dict[str, int] = {}
    free = FIRST
    for line in text.decode().split("\n")[:-1]:
        width, _, name = line.partition("\t")
        places[name] = free
        free += int(width)
    return places, free, len(text)


BOARD = Board()
"""This process's."""
