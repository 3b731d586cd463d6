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
    """Bring a SQLite file up to date, or make it. Of several processes one migrates and the others wait.

    Raises:
        Newer: a later release made it.
    """
    from sqlalchemy import create_engine

    with path.with_name(path.name + ".migrating").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        engine = create_engine(f"sqlite:///{path}")
        with engine.begin() as connection:
            _upgrade(connection, versions)
        engine.dispose()


async def migrate_postgresql(url: str, versions: Path = VERSIONS) -> None:
    """Bring a PostgreSQL database up to date. Of several processes one migrates and the others wait.

    Raises:
        Newer: a later release made it.
    """
    from sqlalchemy import text
    from sqlalchemy.ext.asyncio import create_async_engine

    engine = create_async_engine("postgresql+asyncpg://" + url.partition("://")[2])
    async with engine.begin() as connection:
        await connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK_KEY})"))
        await connection.run_sync(_upgrade, versions)
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
