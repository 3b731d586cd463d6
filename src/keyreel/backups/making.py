"""Making a backup of an installation that serves meanwhile. See docs/backup.md, "Why it is consistent"."""

import shlex
import subprocess
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from keyreel.backups.database import check_database, check_sealed, copy_database, count_rows
from keyreel.backups.manifest import BackupRefused, Manifest
from keyreel.backups.verifying import verify_files
from keyreel.backups.writing import Tell, Writer, create, drafted, write_manifest
from keyreel.files import Hold, all_files
from keyreel.settings import Settings
from keyreel.storage import (
    Sealer,
    Snapshot,
    is_postgresql,
    key_id,
    keys_from_command,
    open_snapshot_of,
    parse_keys,
    path_of,
    read_keys,
    schema_of,
    write_keys,
)
from keyreel.uploads.store import living_files

DATABASE, DUMP, KEY = "keyreel.db", "database.dump", "sealing.key"
_DATABASE_ELSEWHERE = "the database, on PostgreSQL: a dump that began at most an hour before this backup"
_FILES_ELSEWHERE = (
    "the files, in the bucket {}: copy files/ and pieces/ after this backup and within the hour, or keep versions of "
    "what is deleted (objects never change under their names)"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a backup is to be.

    Attributes:
        target: the folder that it becomes.
        key_file: where the sealing key goes instead.
        dump: the command whose output is a dump of a PostgreSQL database.
        without_database: whether the operator backs up a PostgreSQL database by other means.
    """

    target: Path
    key_file: Path | None = None
    dump: str = ""
    without_database: bool = False


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the data folder, by its place there, and its size where the database knows it."""

    name: str
    size: int | None = None


async def make_backup(settings: Settings, wish: Wish, *, now: float, tell: Tell) -> Manifest:
    """Make a backup: whole, or not at all.

    Raises:
        BackupRefused, StorageError, OSError: it cannot be made.
    """
    _check(settings, wish)
    manifest = Manifest(version=version("keyreel"), made_at=int(now))
    with drafted(wish.target) as draft, Hold(settings.hold).keeping(), closing(Writer(draft)) as writer:
        keys = keys_of(settings)
        named = await _add_database(settings, wish, writer, manifest, tell)
        keys = [*(newest := keys_of(settings)), *(key for key in keys if key not in newest)]
        _add_keys(settings, wish, writer, manifest, keys)
        _add_files(settings, writer, manifest, named, tell)
        manifest.files, manifest.bytes = writer.files, writer.bytes
        manifest.checksums = writer.finish()
        verify_files(draft, manifest, tell)
        if manifest.database == DATABASE:
            check_database(draft / DATABASE)
            await check_sealed(draft / DATABASE, Sealer(keys))
        if wish.key_file is not None and not manifest.key_included:
            _put_keys(wish.key_file, keys)
        write_manifest(draft, manifest)
    return manifest


def keys_of(settings: Settings) -> list[bytes]:
    """The sealing keys of an installation.

    Raises:
        StorageError, OSError: they cannot be had or trusted.
    """
    if settings.sealing_key:
        return parse_keys(settings.sealing_key, "sealing-key")
    if settings.sealing_key_command:
        return keys_from_command(settings.sealing_key_command)
    return read_keys(settings.key_file)


def _check(settings: Settings, wish: Wish) -> None:
    if wish.target.exists():
        raise BackupRefused(f"{wish.target} is there already: a backup needs a name of its own")
    if not wish.target.parent.is_dir():
        raise BackupRefused(f"there is no folder {wish.target.parent}")
    if settings.data_dir.resolve() in wish.target.resolve().parents:
        raise BackupRefused(f"{wish.target} is in the data folder, and would be lost with it")
    if is_postgresql(settings.database):
        if not wish.dump and not wish.without_database:
            raise BackupRefused(
                "the database is on PostgreSQL: say with --dump which command dumps it, which is run at the right "
                "moment (--dump 'pg_dump --format=custom keyreel'), or dump it yourself first, with --without-database"
            )
    elif wish.dump or wish.without_database:
        raise BackupRefused("the database is a SQLite file: it is copied without --dump, and always")
    elif not path_of(settings.database).is_file():
        raise BackupRefused(f"there is no database {path_of(settings.database)}")


async def _add_database(settings: Settings, wish: Wish, writer: Writer, manifest: Manifest, tell: Tell) -> list[_File]:
    manifest.revision = (await schema_of(settings.database)).revision
    if is_postgresql(settings.database):
        if wish.dump:
            tell("dumping the database", 0, 0)
            _run_dump(wish.dump, writer.folder / DUMP)
            writer.adopt(DUMP)
            manifest.database = DUMP
        else:
            manifest.elsewhere.append(_DATABASE_ELSEWHERE)
        async with open_snapshot_of(settings.database) as snapshot:
            # What was released since the dump is in it, and is still there.
            return await _named(settings, snapshot, released=True)
    copied = writer.folder / DATABASE
    copy_database(path_of(settings.database), copied, lambda done, of: tell("copying the database", done, of))
    writer.adopt(DATABASE)
    manifest.database, manifest.rows = DATABASE, count_rows(copied)
    async with open_snapshot_of(str(copied), still=True) as snapshot:
        return await _named(settings, snapshot, released=False)


def _run_dump(command: str, target: Path) -> None:
    try:
        with create(target) as file:
            done = subprocess.run(  # noqa: S603  # the operator's own
                shlex.split(command), stdout=file, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
            )
    except (OSError, ValueError) as error:
        raise BackupRefused(f"the command that dumps the database cannot be run: {error}") from error
    if done.returncode or not target.stat().st_size:
        said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise BackupRefused(f"the command that dumps the database failed ({done.returncode}): {said or 'no output'}")


async def _named(settings: Settings, snapshot: Snapshot, *, released: bool) -> list[_File]:
    """The files of the data folder that belong to a database."""
    found: list[_File] = []
    if not settings.s3_bucket:
        async for partner_id, name, size, is_released in all_files(snapshot):
            if released or not is_released:
                found.append(_File(f"{settings.files.name}/{partner_id}/{name[:2]}/{name}", size))
        places = sorted(place for place in await living_files(snapshot) if place.round)
        found += [_File(f"{settings.pieces.name}/{place.partner_id}/{place.name}") for place in places]
    tables = sorted(settings.tables.glob("*/*.csv"))
    return found + [_File(str(path.relative_to(settings.data_dir))) for path in tables]


def _add_keys(settings: Settings, wish: Wish, writer: Writer, manifest: Manifest, keys: Sequence[bytes]) -> None:
    manifest.keys = [key_id(key).hex() for key in keys]
    if settings.sealing_key or settings.sealing_key_command:
        manifest.elsewhere.append("the sealing key, which comes from a setting or a command")
    elif wish.key_file is not None:
        manifest.elsewhere.append(f"the sealing key, in {wish.key_file}")
    else:
        write_keys(writer.folder / KEY, keys)
        writer.adopt(KEY)
        manifest.key_included = True


def _put_keys(path: Path, keys: Sequence[bytes]) -> None:
    if not path.exists():
        write_keys(path, keys)
    elif not set(keys).issubset(read_keys(path)):  # one backup after the other may name the same file
        raise BackupRefused(f"{path} is there already, and does not hold this installation's sealing key")


def _add_files(settings: Settings, writer: Writer, manifest: Manifest, named: Sequence[_File], tell: Tell) -> None:
    if settings.s3_bucket:
        manifest.elsewhere.append(_FILES_ELSEWHERE.format(settings.s3_bucket))
    for number, file in enumerate(named):
        tell("copying files", number, len(named))
        try:
            with (settings.data_dir / file.name).open("rb") as source:
                size = writer.add(file.name, source)
        except FileNotFoundError:
            if file.name.startswith(f"{settings.tables.name}/"):  # they last a week
                continue
            manifest.missing.append(file.name)
        else:
            if file.size not in (None, size):
                manifest.missing.append(f"{file.name} ({size} of {file.size} bytes)")
    tell("copying files", len(named), len(named))
    config = settings.data_dir / "keyreel.toml"
    if config.is_file():
        with config.open("rb") as source:
            writer.add(config.name, source)
