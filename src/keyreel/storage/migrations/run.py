"""Bringing a database up to date, under a lock: of all that start at once one does it, and the others wait."""

import asyncio
import fcntl
import os
import shutil
import sqlite3
import time
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from keyreel.storage.errors import StorageError, Unavailable
from keyreel.storage.migrations.revisions import Schema, head, is_current
from keyreel.storage.migrations.steps import Migrated, log, read_schema, upgrade

_LOCK_KEY = 0x6B657972
_LOCK_PATIENCE = 5
"""Seconds that a migration waits for a table that a long transaction uses: calls that need it wait behind it."""
_TRIES = 12
_WAITING = "another process is bringing the database up to date: waiting for it"


def migrate_sqlite(path: Path, versions: Path, *, copy: bool = True) -> Migrated:
    """Bring a SQLite file up to date, or make it: whole or not at all.

    Args:
        copy: whether to keep a copy of it as it was.

    Raises:
        Newer: a later release made it.
        StorageError: it cannot be written, or there is no room for the copy.
    """
    from keyreel.storage.sqlite import translated

    with _alone(path):
        engine = sa.create_engine("sqlite://", creator=lambda: _connect(path), poolclass=sa.NullPool)
        try:
            with engine.begin() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")  # or each statement would be a transaction of its own
                found = read_schema(connection)
                if is_current(found, versions):
                    return Migrated(found.revision, found.revision or "")
                began = _begin(found, versions)
                kept = _keep(path, found.revision) if copy and found.revision is not None else None
                upgrade(connection, found, versions)
        except DBAPIError as error:
            raise translated(error.orig or error) from error
        finally:
            engine.dispose()
    return _done(Migrated(found.revision, head(versions), time.monotonic() - began, kept))


def _connect(path: Path) -> sqlite3.Connection:
    """A connection of Python's own driver, the one that Alembic speaks to, with what every connection has.

    No other driver has the file open in this process meanwhile: see docs/decisions/sqlite-driver.md.
    """
    from keyreel.storage.sqlite import BUSY_TIMEOUT, lower

    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.create_function("lower", 1, lower, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def _alone(path: Path) -> Generator[None]:
    with path.with_name(path.name + ".migrating").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            log.warning(_WAITING)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _keep(path: Path, revision: str) -> Path:
    """Copy a database that nobody writes to now; an earlier copy goes once this one is whole.

    Raises:
        Unavailable: there is no room.
    """
    kept = path.with_name(f"{path.name}.at-{revision}")
    draft = path.with_name(f"{path.name}.copying")
    try:
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(draft)) as target:
            source.backup(target)
        descriptor = os.open(draft, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
        draft.replace(kept)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            draft.unlink()
        free = shutil.disk_usage(path.parent).free
        raise Unavailable(
            f"{path} was not migrated: a copy of it as it is was not written ({error}; {free} bytes are free). "
            "Make room, or set KEYREEL_COPY_BEFORE_MIGRATING=off"
        ) from error
    for earlier in path.parent.glob(f"{path.name}.at-*"):
        if earlier != kept:
            earlier.unlink(missing_ok=True)
    log.warning("the database as it was is kept in %s", kept)
    return kept


async def migrate_postgresql(url: str, versions: Path) -> Migrated:
    """Bring a PostgreSQL database up to date: whole or not at all.

    Raises:
        Newer: a later release made it.
        StorageError: it cannot be written.
    """
    import asyncpg
    from sqlalchemy.ext.asyncio import create_async_engine

    from keyreel.storage.postgresql import translated

    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(url), poolclass=sa.NullPool
    )
    try:
        for _ in range(_TRIES):
            try:
                return await _try_postgresql(engine, versions)
            except DBAPIError as error:
                cause = error.orig.__cause__ if error.orig is not None else None
                if not isinstance(cause, asyncpg.LockNotAvailableError):
                    raise translated(cause or error.orig or error) from error
            log.warning("a table is in use by a long transaction: trying again")
            await asyncio.sleep(_LOCK_PATIENCE)
        raise StorageError("the database was not migrated: a long transaction, such as pg_dump, uses its tables")
    finally:
        await engine.dispose()


async def _try_postgresql(engine: Any, versions: Path) -> Migrated:
    async with engine.begin() as connection:
        if not (await connection.execute(sa.text(f"SELECT pg_try_advisory_xact_lock({_LOCK_KEY})"))).scalar():
            log.warning(_WAITING)
            await connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_LOCK_KEY})"))
        found = await connection.run_sync(read_schema)
        if is_current(found, versions):
            return Migrated(found.revision, found.revision or "")
        began = _begin(found, versions)
        await connection.execute(sa.text(f"SET LOCAL lock_timeout = '{_LOCK_PATIENCE}s'"))
        await connection.run_sync(upgrade, found, versions)
    return _done(Migrated(found.revision, head(versions), time.monotonic() - began))


def _begin(found: Schema, versions: Path) -> float:
    if found.revision is not None:
        log.warning("the database is at revision %s and is brought to %s", found.revision, head(versions))
    return time.monotonic()


def _done(migrated: Migrated) -> Migrated:
    if migrated.found is not None:
        log.warning(
            "the database was brought from revision %s to %s in %.1f seconds",
            migrated.found,
            migrated.reached,
            migrated.seconds,
        )
    return migrated
