"""What a backup says of itself: its manifest, written last, and the checksums of all its files."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

MANIFEST, CHECKSUMS = "manifest.json", "SHA256SUMS"
FORMAT = 1
STEP = 1 << 20


class BackupRefused(Exception):
    """A backup cannot be made, or is none that can be restored: the message says why, and what to do."""


class Manifest(msgspec.Struct, kw_only=True, forbid_unknown_fields=False):
    """What a backup holds.

    Attributes:
        format: of the backup; a later one may be unknown to this release.
        version: of Keyreel.
        made_at: unix seconds: what it holds is as it was then.
        database: the file that the database is in; null where it is none of the backup.
        revision: of the schema of a SQLite database.
        keys: what tells the sealing keys apart that open its secrets.
        key_included: whether these are in it.
        rows: how many there are of each table.
        files, bytes: how many files the backup has besides this one and the checksums, and how large they are together.
        missing: files that the database names and that were not there.
        elsewhere: what belongs to it and lies elsewhere, in words.
        checksums: the SHA-256 of the list of checksums.
    """

    format: int = FORMAT
    version: str
    made_at: int
    database: str | None = None
    revision: str | None = None
    keys: list[str] = []
    key_included: bool = False
    rows: dict[str, int] = {}
    files: int = 0
    bytes: int = 0
    missing: list[str] = []
    elsewhere: list[str] = []
    checksums: str = ""


def read_manifest(backup: Path) -> Manifest:
    """The manifest of a backup.

    Raises:
        BackupRefused: it has none, or one that this release does not know.
    """
    try:
        found = msgspec.json.decode((backup / MANIFEST).read_bytes(), type=Manifest)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise BackupRefused(f"{backup} is no backup, or one that was interrupted: it has no {MANIFEST}") from error
    except msgspec.MsgspecError as error:
        raise BackupRefused(f"{backup / MANIFEST} is damaged: {error}") from error
    if found.format > FORMAT:
        raise BackupRefused(f"{backup} was made by Keyreel {found.version}, a later release: restore it with that")
    return found


def read_checksums(backup: Path, manifest: Manifest) -> Iterator[tuple[str, str]]:
    """The files of a backup, each with its SHA-256, in the order that they were written.

    Raises:
        BackupRefused: the list is not the one that was written.
    """
    path = backup / CHECKSUMS
    if not path.is_file() or digest_of(path) != manifest.checksums:
        raise BackupRefused(f"{path} is damaged, or missing")
    with path.open(encoding="utf-8") as file:
        for line in file:
            digest, _, name = line.rstrip("\n").partition("  ")
            if os.path.isabs(name) or ".." in Path(name).parts:
                raise BackupRefused(f"{path} names a file outside of the backup: {name}")
            yield name, digest


def copy(source: IO[bytes], target: IO[bytes] | None) -> tuple[str, int]:
    """The SHA-256 of what a file holds, and how many bytes; all of it is written to `target`, if there is one."""
    digest, size = hashlib.sha256(), 0
    while piece := source.read(STEP):
        digest.update(piece)
        size += len(piece)
        if target is not None:
            target.write(piece)
    return digest.hexdigest(), size


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, as it is on the disk rather than in memory, where the system lets one ask for that."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return copy(file, None)[0]
