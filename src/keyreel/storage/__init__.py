"""Storage: a seam over SQLite and PostgreSQL, migrations, and sealing.

Rooms declare tables on `metadata` and statements as `Statement(sa.select(...))`, both at import; calls run them on a
`Database`, and change things in units: `await db.write(unit)`.
"""

import asyncio
import sqlite3
from pathlib import Path

from keyreel.storage.batches import Batch
from keyreel.storage.database import BESIDE, Beside, Database, Reader, Row, Tx
from keyreel.storage.errors import Busy, Conflict, Newer, StorageError, Unavailable, Unstorable
from keyreel.storage.migrations import VERSIONS, is_current, migrate_postgresql, migrate_sqlite
from keyreel.storage.sealed import SEALED, SealedColumn, reseal
from keyreel.storage.sealing import SealBroken, Sealer
from keyreel.storage.sealing_keys import (
    KeyFileUnsafe,
    draw_key,
    keys_from_command,
    load_or_create_keys,
    parse_keys,
    sealer_of_file,
    write_keys,
)
from keyreel.storage.statements import (
    Key,
    Params,
    Serial,
    Statement,
    in_list,
    joined,
    metadata,
    names_all,
    names_any,
)


async def open_database(url: str, *, versions: Path = VERSIONS) -> Database:
    """The database at `url`, made or brought up to date first.

    Args:
        url: `sqlite:///path`, `postgresql://…`, or a path.

    Raises:
        Newer: a later release made it.
        StorageError: it cannot be opened.
    """
    if url.startswith(("postgresql://", "postgres://")):
        return await _open_postgresql(url, versions)
    return await asyncio.to_thread(_open_sqlite, Path(url.removeprefix("sqlite:///")), versions)


def _open_sqlite(path: Path, versions: Path) -> Database:
    from keyreel.storage.sqlite import SqliteDatabase, connect

    connection = connect(path, busy_timeout=5)
    try:
        made = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if made else None
        if is_current(row[0] if row else None, versions):
            return SqliteDatabase(path, reader=connection)
    except sqlite3.Error as error:
        connection.close()
        raise Unavailable(f"{path}: {error}") from error
    except BaseException:
        connection.close()
        raise
    connection.close()
    migrate_sqlite(path, versions)
    return SqliteDatabase(path)


async def _open_postgresql(url: str, versions: Path) -> Database:
    import sqlalchemy as sa

    from keyreel.storage.postgresql import PostgresDatabase

    db = await PostgresDatabase.connect(url)
    try:
        exists = await db.fetch_one(Statement(sa.text("SELECT to_regclass('alembic_version') IS NOT NULL")))
        row = None
        if exists and exists[0]:
            row = await db.fetch_one(Statement(sa.text("SELECT version_num FROM alembic_version")))
        if not is_current(row[0] if row else None, versions):
            await migrate_postgresql(url, versions)
    except BaseException:
        await db.close()
        raise
    return db


__all__ = [
    "BESIDE",
    "SEALED",
    "Batch",
    "Beside",
    "Busy",
    "Conflict",
    "Database",
    "Key",
    "KeyFileUnsafe",
    "Newer",
    "Params",
    "Reader",
    "Row",
    "SealBroken",
    "SealedColumn",
    "Sealer",
    "Serial",
    "Statement",
    "StorageError",
    "Tx",
    "Unavailable",
    "Unstorable",
    "draw_key",
    "in_list",
    "joined",
    "keys_from_command",
    "load_or_create_keys",
    "metadata",
    "names_all",
    "names_any",
    "open_database",
    "parse_keys",
    "reseal",
    "sealer_of_file",
    "write_keys",
]
