"""Holding back the removal of files: nothing goes while somebody copies what lies there."""

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


class Hold:
    """What those who remove files and those who copy them have between them: a lock on a file that all of them see.

    It is free again when whoever has it dies.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def removing(self) -> Generator[bool]:
        """Remove files inside, if this says that they may be: nobody begins to copy meanwhile."""
        with self._opened() as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    @contextmanager
    def keeping(self) -> Generator[None]:
        """Copy files inside: what lies there stays. Whoever is removing some is waited for."""
        with self._opened() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    @contextmanager
    def _opened(self) -> Generator[int]:
        lock = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            yield lock
        finally:
            os.close(lock)
