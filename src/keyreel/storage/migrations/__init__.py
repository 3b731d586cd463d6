"""Migrations: how a database of any earlier release becomes one of this release. They run at start, under a lock."""

import fcntl
from pathlib import Path
from typing import Any

from keyreel.storage.errors import Newer

VERSIONS = Path(__file__).parent / "versions"
_LOCK_KEY = 0x6B657972


def head(versions: Path = VERSIONS) -> str:
    """The latest revision: files are named `0001_what_it_does.py`, and the number is the revision."""
    return max(file.stem.partition("_")[0] for file in versions.glob("[0-9]*.py"))


def is_current(found: str | None, versions: Path = VERSIONS) -> bool:
    """Whether a database at revision `found` needs nothing.

    Raises:
        Newer: it was made by a later release.
    """
    known = head(versions)
    if found is not None and found > known:
        raise Newer(found, known)
    return found == known


def migrate_sqlite(path: Path, versions: Path = VERSIONS) -> None:
    """Bring a SQLite file up to date, or make it: whole or not at all. Of several processes one migrates and the
    others wait.

    Raises:
        Newer: a later release made it.
        StorageError: it cannot be written.
    """
    import sqlalchemy as sa
    from sqlalchemy.exc import DBAPIError

    from keyreel.storage.sqlite import connect, translated

    with path.with_name(path.name + ".migrating").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        engine = sa.create_engine("sqlite://", creator=lambda: connect(path, busy_timeout=5), poolclass=sa.NullPool)
        try:
            with engine.begin() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")  # or each statement would be a transaction of its own
                _upgrade(connection, versions)
        except DBAPIError as error:
            raise translated(error.orig or error) from error
        finally:
            engine.dispose()


async def migrate_postgresql(url: str, versions: Path = VERSIONS) -> None:
    """Bring a PostgreSQL database up to date. Of several processes one migrates and the others wait.

    Raises:
        Newer: a later release made it.
        StorageError: it cannot be written.
    """
    import asyncpg
    import sqlalchemy as sa
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.ext.asyncio import create_async_engine

    from keyreel.storage.postgresql import translated

    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(url), poolclass=sa.NullPool
    )
    try:
        async with engine.begin() as connection:
            await connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_LOCK_KEY})"))
            await connection.run_sync(_upgrade, versions)
    except DBAPIError as error:
        cause = error.orig.__cause__ if error.orig is not None else None
        raise translated(cause or error.orig or error) from error
    finally:
        await engine.dispose()


def _upgrade(connection: Any, versions: Path) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(VERSIONS.parent), version_locations=[str(versions)])
    context = MigrationContext.configure(connection, opts={"fn": lambda rev, _: script._upgrade_revs("head", rev)})  # pyright: ignore
    if is_current(context.get_current_revision(), versions):
        return
    with Operations.context(context):
        context.run_migrations()
