"""Restoring a backup into an empty place."""

import os
from pathlib import Path

from keyreel.backups.database import check_database, check_sealed
from keyreel.backups.making import DATABASE, DUMP, KEY, keys_of
from keyreel.backups.manifest import BackupRefused, Manifest, copy, read_checksums, read_manifest
from keyreel.backups.verifying import verify_files
from keyreel.backups.writing import Tell, create
from keyreel.settings import Settings
from keyreel.storage import Newer, Sealer, head, is_postgresql, key_id, path_of, read_keys, write_keys

_MAY_BE_THERE = ("lost+found", "keyreel.toml")


async def check_backup(settings: Settings, backup: Path, *, key_file: Path | None, tell: Tell) -> Manifest:
    """Find out whether a backup is whole and can be restored by this release, with the key that is at hand.

    Args:
        key_file: where the sealing key is, if it is not in the backup.

    Raises:
        BackupRefused, StorageError, OSError: it cannot.
    """
    manifest = read_manifest(backup)
    verify_files(backup, manifest, tell)
    keys = _keys(settings, backup, manifest, key_file)
    if not {key_id(key).hex() for key in keys}.issuperset(manifest.keys):
        raise BackupRefused("the sealing key is another than the one that the backup was made with")
    if manifest.revision is not None and manifest.revision > head():
        raise Newer(manifest.revision, head())
    if manifest.database == DATABASE:
        check_database(backup / DATABASE)
        await check_sealed(backup / DATABASE, Sealer(keys))
    return manifest


async def restore_backup(settings: Settings, backup: Path, *, key_file: Path | None, tell: Tell) -> Manifest:
    """Put a backup into the data folder, which is empty. It is verified before anything is written.

    A PostgreSQL database is not part of that: its dump stays where it is.

    Raises:
        BackupRefused, StorageError, OSError: it cannot be. No server starts on a folder that was begun to be filled.
    """
    _check_place(settings, read_manifest(backup))
    manifest = await check_backup(settings, backup, key_file=key_file, tell=tell)
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with create(settings.restoring) as file:
        file.write(b"A backup is being restored here, or was and did not end: see docs/backup.md\n")
    os.sync()
    for number, (name, digest) in enumerate(read_checksums(backup, manifest)):
        tell("restoring", number, manifest.files)
        place = _place(settings, name)
        if place is not None:
            _put(backup / name, place, digest)
    if key_file is not None and not settings.key_file.exists():
        write_keys(settings.key_file, read_keys(key_file))
    os.sync()
    settings.restoring.unlink()
    os.sync()
    tell("restoring", manifest.files, manifest.files)
    return manifest


def _check_place(settings: Settings, manifest: Manifest) -> None:
    if settings.restoring.exists():
        raise BackupRefused(f"{settings.data_dir} holds what an interrupted restore left: empty it first")
    there = settings.data_dir.iterdir() if settings.data_dir.is_dir() else ()
    if found := sorted(path.name for path in there if path.name not in _MAY_BE_THERE):
        raise BackupRefused(f"{settings.data_dir} is not empty ({', '.join(found[:5])}): a backup needs an empty place")
    if is_postgresql(settings.database) != (manifest.database != DATABASE):
        kinds = "is on PostgreSQL, and the backup holds a SQLite one", "is a SQLite file, and the backup is not of one"
        raise BackupRefused(
            f"the database of the settings {kinds[manifest.database != DATABASE]}: "
            "accounts move between them with keyreel export account"
        )
    if manifest.database == DATABASE and path_of(settings.database).exists():
        raise BackupRefused(f"{path_of(settings.database)} is there already")


def _keys(settings: Settings, backup: Path, manifest: Manifest, key_file: Path | None) -> list[bytes]:
    if key_file is not None:
        return read_keys(key_file)
    if manifest.key_included:
        return read_keys(backup / KEY)
    try:
        return keys_of(settings)
    except FileNotFoundError as error:
        raise BackupRefused("the sealing key is not in the backup: say with --key-file where it is") from error


def _place(settings: Settings, name: str) -> Path | None:
    """Where a file of a backup goes; `None` where it stays."""
    if name == DATABASE:
        return path_of(settings.database)
    if name == KEY:
        has_other = settings.sealing_key or settings.sealing_key_command or settings.key_file.exists()
        return None if has_other else settings.key_file
    if name == DUMP or (name in _MAY_BE_THERE and (settings.data_dir / name).exists()):
        return None
    return settings.data_dir / name


def _put(source: Path, target: Path, digest: str) -> None:
    with source.open("rb") as file, create(target) as written:
        found, _ = copy(file, written)
    if found != digest:
        raise BackupRefused(f"{source} changed while it was restored")
