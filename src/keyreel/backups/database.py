"""The SQLite database of a backup: copied as it is at one moment, looked through, and found whole."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw
import sqlalchemy as sa

from keyreel.backups.manifest import BackupRefused
from keyreel.parts import Parts as Parts  # which declares every table
from keyreel.storage import SealBroken, Sealer, Statement, StorageError, metadata
from keyreel.storage.sqlite import open_snapshot, translated
from keyreel.wiring.sealed import SEALED

_PAGES = 4096
"""Pages that are copied at a time."""


def copy_database(source: Path, target: Path, tell: Callable[[int, int], None]) -> None:
    """Copy a database that others write to, as it is at one moment: that of a transaction that only reads, which lasts
    until all is copied and which nobody waits for.

    Args:
        tell: is told how many pages are copied, and of how many.

    Raises:
        StorageError: it cannot be read.
        BackupRefused: the copy cannot be written.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with open_snapshot(source) as snapshot, closing(apsw.Connection(str(target))) as copied:
        try:
            with copied.backup("main", snapshot.connection, "main") as copying:
                while not copying.done:
                    copying.step(_PAGES)
                    tell(copying.page_count - copying.remaining, copying.page_count)
            copied.execute("PRAGMA journal_mode = DELETE")  # one file, and nothing beside it
        except apsw.Error as error:
            raise BackupRefused(f"the database was not copied: {translated(error)}") from error


def check_database(path: Path) -> None:
    """Find out whether a database that nobody writes to is whole.

    Raises:
        BackupRefused: it is not.
    """
    try:
        with open_snapshot(path, still=True) as snapshot:
            said = [row[0] for row in snapshot.connection.execute("PRAGMA integrity_check(10)")]
            lost = snapshot.connection.execute("PRAGMA foreign_key_check").fetchone()
    except (apsw.Error, StorageError) as error:
        raise BackupRefused(f"{path} is damaged: {error}") from error
    if said != ["ok"]:
        raise BackupRefused(f"{path} is damaged: {'; '.join(said)}")
    if lost is not None:
        raise BackupRefused(f"{path} is damaged: a row of {lost[0]} belongs to one of {lost[2]} that is not there")


async def check_sealed(path: Path, sealer: Sealer) -> None:
    """Find out whether what is sealed in a database opens.

    Raises:
        BackupRefused: some of it does not.
    """
    with open_snapshot(path, still=True) as snapshot:
        for item in SEALED:
            if not _has(snapshot.connection, item.column):
                continue  # an earlier release made it
            read = Statement(sa.select(item.column, *item.named_by).where(item.column.is_not(None)))
            async for rows in snapshot.stream(read):
                for sealed, *names in rows:
                    try:
                        sealer.open(bytes(sealed), item.context(*names))
                    except SealBroken as error:
                        raise BackupRefused(f"{item.column} does not open with the sealing key: {error}") from error


def count_rows(path: Path) -> dict[str, int]:
    """How many rows each table has, of a database that nobody writes to."""
    with open_snapshot(path, still=True) as snapshot:
        names = [row[0] for row in snapshot.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: number
            for name in sorted(names)
            if name in metadata.tables
            for (number,) in snapshot.connection.execute(f'SELECT count(*) FROM "{name}"')  # noqa: S608  # our own
        }


def _has(connection: apsw.Connection, column: sa.Column[object]) -> bool:
    found = connection.execute("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", (column.table.name, column.name))
    return found.fetchone() is not None
