"""A folder in memory that the workers of one server share while it runs."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108  # for a folder of our own, with a name that nobody can foresee
_PREFIX = "keyreel-"
_ALIVE = "alive"


@contextmanager
def run_folder() -> Generator[Path]:
    """A folder; what servers left that were killed is removed.

    Raises:
        OSError: there is no room for one.
    """
    place = MEMORY if os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir())
    for left in place.glob(f"{_PREFIX}*"):
        if _is_left(left):
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
    try:
        with (folder / _ALIVE).open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    """Whether the server that made a folder has ended, and all its workers: they hold a lock."""
    with suppress(OSError), (folder / _ALIVE).open() as file:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return True
    return False
