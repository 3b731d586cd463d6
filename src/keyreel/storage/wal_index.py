"""Whether anything was written to a SQLite file, by whomever, without asking SQLite.

In WAL mode all processes map one small file beside the database, and its first bytes say where the log ends: see "The
WAL-Index File Format" in https://www.sqlite.org/walformat.html. A commit changes them before whoever made it is told of
it, and SQLite's own readers judge by them whether what they hold is still true.
"""

import mmap
import os
import struct
import threading
from collections import Counter
from pathlib import Path

import apsw

SIZE = 96
"""Bytes of the header, which stands there twice."""
_VERSION = struct.pack("=I", 3_007_000)

_lock = threading.Lock()
_links: Counter[Path] = Counter()
_indexes: dict[Path, tuple[mmap.mmap | None, int]] = {}


class Link(apsw.Connection):
    """A connection to a file, counted: see `index_of`."""

    def __init__(self, path: Path, flags: int, statements: int) -> None:
        self._file: Path | None = None
        super().__init__(str(path), flags, statementcachesize=statements)
        self._file = path.resolve()
        with _lock:
            _links[self._file] += 1

    def close(self, force: bool = False) -> None:
        super().close(force)
        if self._file is None:
            return
        with _lock:
            _links[self._file] -= 1
            if not _links[self._file]:
                del _links[self._file]
                if self._file in _indexes:
                    _close(*_indexes.pop(self._file))
        self._file = None


def index_of(path: Path) -> mmap.mmap | None:
    """The header for a file to which there is a `Link`; `None` where there is none that can be read.

    Closing any descriptor of a file drops every lock that its process holds on it, SQLite's too. So one is opened for
    all links of this process to the file, and closed after the last of them.
    """
    file = path.resolve()
    with _lock:
        if file not in _indexes:
            try:
                descriptor = os.open(f"{file}-shm", os.O_RDONLY | os.O_CLOEXEC)
            except OSError:
                return None
            _indexes[file] = _mapped(descriptor), descriptor
        return _indexes[file][0]


def _mapped(descriptor: int) -> mmap.mmap | None:
    try:
        header = mmap.mmap(descriptor, SIZE, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return None
    return header if header[: len(_VERSION)] == _VERSION else None


def _close(header: mmap.mmap | None, descriptor: int) -> None:
    if header is not None:
        header.close()
    os.close(descriptor)
