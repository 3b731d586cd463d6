"""The steps of a migration, on a connection of either database; what is done is said while it is done."""

import logging
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from keyreel.storage.migrations.revisions import Schema, floor, schema_floor, scripts, title

log = logging.getLogger("keyreel.migrations")
"""Says what is done to a database, at a level that is shown where nobody has said what is to be."""

PAUSE = 10.0
"""Seconds between two signs of life of a step that takes long."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """What was done to a database.

    Attributes:
        found, reached: its revision before and after; null where it was empty.
        seconds: how long it took.
        copy: where it lies as it was before.
    """

    found: str | None
    reached: str
    seconds: float = 0.0
    copy: Path | None = None


def read_schema(connection: sa.Connection) -> Schema:
    """What a database says of its schema."""
    tables = sa.inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        return Schema(None)
    revision = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    lowest = connection.execute(sa.select(schema_floor)).scalar() if schema_floor.name in tables else None
    return Schema(revision, lowest)


def upgrade(connection: sa.Connection, found: Schema, versions: Path) -> None:
    """Bring a database to the latest revision, in the transaction of the connection."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    script = scripts(versions)

    def steps(revision: Any, _: Any) -> Iterator[Any]:
        for step in script._upgrade_revs("head", revision):  # pyright: ignore[reportPrivateUsage]
            if found.revision is None:
                yield step
                continue
            with _said(title(step.revision.revision, versions)):
                yield step

    context = MigrationContext.configure(connection, opts={"fn": steps})
    with Operations.context(context):
        context.run_migrations()
    schema_floor.create(connection, checkfirst=True)
    connection.execute(sa.delete(schema_floor))
    connection.execute(sa.insert(schema_floor).values(revision=floor(versions)))


@contextmanager
def _said(name: str) -> Generator[None]:
    """Say that a step is done, and every few seconds that it is still being done."""
    began = time.monotonic()
    done = threading.Event()

    def tick() -> None:
        while not done.wait(PAUSE):
            log.warning("migration %s: still at it after %.0f seconds", name, time.monotonic() - began)

    ticking = threading.Thread(target=tick, name="keyreel-migration", daemon=True)
    ticking.start()
    try:
        yield
    finally:
        done.set()
        ticking.join()
    log.warning("migration %s: done in %.1f seconds", name, time.monotonic() - began)
