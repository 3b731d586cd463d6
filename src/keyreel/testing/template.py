"""The template: an empty server, made once a process, of which every test gets a copy.

Databases lie in memory where the machine has a folder there: each write waits for the disk otherwise.
"""

import atexit
import fcntl
import os
import secrets
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from keyreel.parts import open_parts
from keyreel.settings import SettingInvalid, Settings
from keyreel.testing.accounts import KnownPassword, draw_password

_MEMORY = Path("/dev/shm")  # noqa: S108  # what is made there is only its owner's
_ROOM = 64 * 2**20
"""Bytes that have to be free in memory."""
OWN = frozenset(
    {"host", "port", "data_dir", "database_url", "sealing_key", "sealing_key_file", "sealing_key_command"}
    | {"workers", "tls_cert", "tls_key"}
)
"""Settings that nobody gives a server under test."""
_PREFIX = "keyreel-testing-"
_LOCK = "lock"
_copies = count(1)


@dataclass(frozen=True, slots=True)
class Template:
    """What copies are made of.

    Attributes:
        memory: the folder of databases.
        disk: the folder of all other files.
        sealing_key: what seals the secrets in the databases.
        password: the password of administrators.
    """

    memory: Path
    disk: Path
    sealing_key: str
    password: KnownPassword

    def copy(self, port: int, given: dict[str, Any]) -> Settings:
        """The settings of a new server, whose database is there already.

        Args:
            given: further settings.

        Raises:
            SettingInvalid: one has a value that it cannot have, or is not to be chosen.
        """
        if chosen := OWN & given.keys():
            raise SettingInvalid(min(chosen).replace("_", "-"), "a server under test has its own")
        number = next(_copies)
        values: dict[str, Any] = {"port": port, "data_dir": self.disk / str(number), "sealing_key": self.sealing_key}
        database = self.memory / f"{number}.db"
        settings = Settings(**values, database_url=f"sqlite:///{database}", **given)
        shutil.copyfile(self.memory / "template.db", database)
        return settings

    @staticmethod
    def remove(settings: Settings) -> None:
        """Remove a copy, once its server has stopped."""
        shutil.rmtree(settings.data_dir, ignore_errors=True)
        for end in ("", "-wal", "-shm", ".migrating"):
            Path(settings.database.removeprefix("sqlite:///") + end).unlink(missing_ok=True)


async def make_template() -> Template:
    """A template, in folders that go with this process."""
    memory, disk = _folder(_in_memory()), _folder(Path(tempfile.gettempdir()))
    key = secrets.token_hex(32)
    settings = Settings(data_dir=disk / "template", database_url=f"sqlite:///{memory / 'template.db'}", sealing_key=key)
    parts = await open_parts(settings)
    await parts.db.close()
    return Template(memory, disk, key, await draw_password())


def _in_memory() -> Path:
    """The folder that is in memory, or that of temporary files."""
    with suppress(OSError):
        if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
            return _MEMORY
    return Path(tempfile.gettempdir())


def _folder(parent: Path) -> Path:
    """A new folder, which goes with this process; those of processes that were killed go now."""
    for old in parent.glob(f"{_PREFIX}*"):
        _remove_left(old)
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        lock = (folder / _LOCK).open("w")
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / _LOCK).exists():
            break
        lock.close()  # another process had the lock first, and took the folder for one that was left
    atexit.register(_end, folder, lock, os.getpid())
    return folder


def _remove_left(folder: Path) -> None:
    with suppress(OSError), (folder / _LOCK).open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)


def _end(folder: Path, lock: Any, process: int) -> None:
    if os.getpid() == process:  # and no child that it forked
        lock.close()
        shutil.rmtree(folder, ignore_errors=True)
