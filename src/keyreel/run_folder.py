"""The folder in memory that the processes of one server share while it runs, and what they tell each other there."""

import fcntl
import logging
import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

log = logging.getLogger("keyreel.server")

RUN = "KEYREEL_RUN"
"""The variable that tells workers which folder it is."""
MEMORY = Path("/dev/shm")  # noqa: S108  # for a folder of our own, with a name that nobody can foresee
LOOK = 0.5
"""Seconds between two looks of a worker at whether the main process is there, and between two signals to itself."""
_PREFIX = "keyreel-"
_ALIVE, _STOPPING, _ENDING = "alive", "stopping", "ending"


class RunFolder:
    """The folder of one server.

    Attributes:
        path: where it is.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def is_stopping(self) -> bool:
        """Whether the server was told to stop."""
        return (self.path / _STOPPING).exists()

    def tell_stopping(self) -> None:
        """Let every worker say that it is not ready."""
        (self.path / _STOPPING).touch()

    def tell_ending(self) -> None:
        """Let every worker finish its calls and end, also one that is only starting and hears no signal yet."""
        (self.path / _ENDING).touch()

    def tell_ready(self) -> None:
        """Say that this worker answers."""
        self._ready(os.getpid()).touch()

    def is_ready(self, pid: int) -> bool:
        """Whether a worker said that it answers."""
        return self._ready(pid).exists()

    def forget(self, pid: int) -> None:
        """Forget what a worker said that has ended."""
        self._ready(pid).unlink(missing_ok=True)

    def _ready(self, pid: int) -> Path:
        return self.path / f"ready-{pid}"

    def end_with_main(self, last: float) -> None:
        """End this worker when all are told to end, and when the main process is gone, however that ended: nobody could
        tell it to stop any more.

        Args:
            last: seconds that its calls have then to finish.
        """
        main = int((self.path / _ALIVE).read_text())

        def watch() -> None:
            while os.getppid() == main and not (self.path / _ENDING).exists():
                time.sleep(LOOK)
            if os.getppid() != main:
                log.error("the main process is gone: this worker finishes its calls and ends")
            ends = time.monotonic() + last
            while time.monotonic() < ends:
                os.kill(os.getpid(), signal.SIGTERM)  # again and again: one that is only starting may not hear it yet
                time.sleep(LOOK)
            os._exit(1)

        threading.Thread(target=watch, name="keyreel-main", daemon=True).start()


def this_run() -> RunFolder | None:
    """The folder of the server that this process is a worker of, if it is one."""
    path = os.environ.get(RUN)
    return RunFolder(Path(path)) if path else None


@contextmanager
def run_folder() -> Generator[RunFolder]:
    """A folder for a server; what servers left that were killed is removed.

    Raises:
        OSError: there is no room for one.
    """
    place = MEMORY if os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir())
    for left in place.glob(f"{_PREFIX}*"):
        if _is_left(left):
            shutil.rmtree(left, ignore_errors=True)
    path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
    try:
        draft = path / "new"
        with draft.open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.write(str(os.getpid()))
            file.flush()
            draft.rename(path / _ALIVE)  # locked since before it has its name: nobody takes it for one that was left
            yield RunFolder(path)
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    """Whether the server that made a folder has ended, and all its workers: they hold a lock."""
    with suppress(OSError), (folder / _ALIVE).open() as file:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return True
    return False
