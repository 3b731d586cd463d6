"""Writing a backup: a folder that appears under its name once it is whole, with a checksum of each file."""

import fcntl
import os
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import msgspec

from keyreel.backups.manifest import CHECKSUMS, MANIFEST, BackupRefused, Manifest, copy, digest_of

Tell = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is in all."""


class Writer:
    """Writes the files of a backup.

    Args:
        folder: where they go for now; empty.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = 0
        self.bytes = 0
        self._sums = create(folder / CHECKSUMS)

    def add(self, name: str, source: IO[bytes]) -> int:
        """Write what a file holds under a name; how many bytes."""
        with create(self.folder / name) as target:
            digest, size = copy(source, target)
        self._note(name, digest, size)
        return size

    def adopt(self, name: str) -> None:
        """Take in a file that was written there already."""
        path = self.folder / name
        self._note(name, digest_of(path), path.stat().st_size)

    def _note(self, name: str, digest: str, size: int) -> None:
        self._sums.write(f"{digest}  {name}\n".encode())
        self.files += 1
        self.bytes += size

    def close(self) -> None:
        """End the list of checksums."""
        self._sums.close()

    def finish(self) -> str:
        """End the list of checksums, and wait until all is on the disk; its own checksum."""
        self.close()
        os.sync()
        return digest_of(self.folder / CHECKSUMS)


@contextmanager
def drafted(target: Path) -> Generator[Path]:
    """A folder beside `target` that takes its name at the end, once it is on the disk, if nothing went wrong.

    What an interrupted backup left there is removed.

    Raises:
        BackupRefused: another is being made under the same name.
    """
    draft = target.with_name(f".{target.name}.unfinished")
    draft.mkdir(mode=0o700, exist_ok=True)
    lock = os.open(draft, os.O_RDONLY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupRefused(f"another backup to {target} is being made") from error
        for left in draft.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        try:
            yield draft
            os.sync()
            draft.rename(target)
        except BaseException:
            with suppress(OSError):
                shutil.rmtree(draft)
            raise
    finally:
        os.close(lock)
    os.sync()


def create(path: Path) -> IO[bytes]:
    """A new file that only its owner can read, in folders of the same kind."""
    _make_folder(path.parent)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _make_folder(path: Path) -> None:
    if not path.is_dir():
        _make_folder(path.parent)  # `parents=True` gives the mode to the last one only
        path.mkdir(mode=0o700, exist_ok=True)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, which makes a folder a backup."""
    with create(folder / MANIFEST) as file:
        file.write(msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")
