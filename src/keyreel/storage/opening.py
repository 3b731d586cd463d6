"""Opening a database: it is brought up to date first, or made."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import apsw
import sqlalchemy as sa

from keyreel.storage.database import Database, Reader, Snapshot
from keyreel.storage.errors import Unavailable
from keyreel.storage.migrations import (
    VERSIONS,
    Migrated,
    Schema,
    head,
    is_current,
    log,
    migrate_postgresql,
    migrate_sqlite,
    schema_floor,
)
from keyreel.storage.statements import Statement

_READ = "SELECT version_num FROM alembic_version"
_READ_FLOOR = f"SELECT revision FROM {schema_floor.name}"  # noqa: S608  # our own table's name
_REVISION, _LOWEST = Statement(sa.text(_READ)), Statement(sa.text(_READ_FLOOR))


async def open_database(url: str, *, versions: Path = VERSIONS, copy: bool = True) -> Database:
    """The database at `url`, made or brought up to date first.

    Args:
        url: `sqlite:///path`, `postgresql://…`, or a path.
        copy: whether to keep a copy of a SQLite database as it was before it was brought up to date.

    Raises:
        Newer: a later release made it.
        StorageError: it cannot be opened.
    """
    if not is_postgresql(url):
        return await asyncio.to_thread(_open_sqlite, path_of(url), versions, copy=copy)
    from keyreel.storage.postgresql import PostgresDatabase

    db = await PostgresDatabase.connect(url)
    try:
        if not _works(await _schema_on(db), versions):
            await migrate_postgresql(url, versions)
    except BaseException:
        await db.close()
        raise
    return db


def _open_sqlite(path: Path, versions: Path, *, copy: bool) -> Database:
    from keyreel.storage.sqlite import BUSY_TIMEOUT, SqliteDatabase, connect

    connection = connect(path, busy_timeout=BUSY_TIMEOUT)
    try:
        if _works(_schema_in(connection, path), versions):
            return SqliteDatabase(path, reader=connection)
    except BaseException:
        connection.close()
        raise
    connection.close()
    migrate_sqlite(path, versions, copy=copy)
    return SqliteDatabase(path)


async def is_usable(db: Reader, *, versions: Path = VERSIONS) -> bool:
    """Whether a database answers, and its schema is one that this release works on.

    Raises:
        StorageError: it does not answer.
    """
    revision = await db.fetch_one(_REVISION)
    lowest = await db.fetch_one(_LOWEST)
    return is_current(Schema(revision[0] if revision else None, lowest[0] if lowest else None), versions)


async def migrate_database(url: str, *, versions: Path = VERSIONS, copy: bool = True) -> Migrated:
    """Bring a database up to date, or make it; what was done. See `open_database`."""
    found = await schema_of(url)
    if _works(found, versions):
        return Migrated(found.revision, found.revision or "")
    if is_postgresql(url):
        return await migrate_postgresql(url, versions)
    return await asyncio.to_thread(migrate_sqlite, path_of(url), versions, copy=copy)


async def schema_of(url: str) -> Schema:
    """What a database says of its schema. A SQLite file is made where there is none.

    Raises:
        StorageError: it cannot be read.
    """
    if not is_postgresql(url):
        return await asyncio.to_thread(_schema_of_sqlite, path_of(url))
    from keyreel.storage.postgresql import PostgresDatabase

    db = await PostgresDatabase.connect(url, size=1)
    try:
        return await _schema_on(db)
    finally:
        await db.close()


@asynccontextmanager
async def open_snapshot_of(url: str, *, still: bool = False) -> AsyncGenerator[Snapshot]:
    """A database as it is now, of whatever release it is.

    Args:
        still: whether it is a SQLite file that nobody writes to.

    Raises:
        StorageError: it cannot be read.
    """
    if not is_postgresql(url):
        from keyreel.storage.sqlite import open_snapshot

        with open_snapshot(path_of(url), still=still) as snapshot:
            yield snapshot
        return
    from keyreel.storage.postgresql import PostgresDatabase

    db = await PostgresDatabase.connect(url, size=1)
    try:
        async with db.snapshot() as snapshot:
            yield snapshot
    finally:
        await db.close()


def is_postgresql(url: str) -> bool:
    """Whether a URL is that of a PostgreSQL database."""
    return url.startswith(("postgresql://", "postgres://"))


def path_of(url: str) -> Path:
    """Where the SQLite database at a URL lies."""
    return Path(url.removeprefix("sqlite:///"))


def _works(found: Schema, versions: Path) -> bool:
    works = is_current(found, versions)
    if works and found.revision != (known := head(versions)):
        log.warning(
            "the database is at revision %s of a later release; this one knows %s and works on it as it is",
            found.revision,
            known,
        )
    return works


def _schema_of_sqlite(path: Path) -> Schema:
    from keyreel.storage.sqlite import BUSY_TIMEOUT, connect

    with closing(connect(path, busy_timeout=BUSY_TIMEOUT)) as connection:
        return _schema_in(connection, path)


def _schema_in(connection: apsw.Connection, path: Path) -> Schema:
    try:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "alembic_version" not in tables:
            return Schema(None)
        revision = connection.execute(_READ).fetchone()
        floor = connection.execute(_READ_FLOOR).fetchone() if schema_floor.name in tables else None
    except apsw.Error as error:
        raise Unavailable(f"{path}: {error}") from error
    return Schema(revision[0] if revision else None, floor[0] if floor else None)


async def _schema_on(db: Reader) -> Schema:
    """The same on PostgreSQL."""

    async def value(name: str, read: str) -> str | None:
        exists = await db.fetch_one(Statement(sa.text(f"SELECT to_regclass('{name}') IS NOT NULL")))
        row = await db.fetch_one(Statement(sa.text(read))) if exists and exists[0] else None
        return row[0] if row else None

    return Schema(await value("alembic_version", _READ), await value(schema_floor.name, _READ_FLOOR))
