"""Databases are made and brought up to date at start, once, whoever starts first."""

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from storage_things import ALL, INSERT, MIGRATION, row

import keyreel.app  # noqa: F401  # declares every table
from keyreel.storage import Newer, Statement, Tx, metadata, open_database

SECOND = MIGRATION.replace('"0001"', '"0002"').replace("down_revision = None", 'down_revision = "0001"')
SECOND = SECOND[: SECOND.index("    op.create_table")] + '    op.add_column("thing", sa.Column("later", sa.Text))\n'


async def test_several_may_start_at_once(database_url: str, versions: Path) -> None:
    opened = await asyncio.gather(*(open_database(database_url, versions=versions) for _ in range(5)))
    for db in opened:
        assert list(await db.fetch(ALL)) == []
        await db.close()


async def test_an_older_database_keeps_its_rows(database_url: str, versions: Path) -> None:
    db = await open_database(database_url, versions=versions)

    async def unit(tx: Tx) -> None:
        await tx.execute(INSERT, row(1))

    await db.write(unit)
    await db.close()
    (versions / "0002_later.py").write_text(SECOND)
    db = await open_database(database_url, versions=versions)
    assert list(await db.fetch(Statement(sa.text("SELECT id, later FROM thing")))) == [(1, None)]
    await db.close()


async def test_a_newer_database_is_refused_and_left_alone(database_url: str, versions: Path) -> None:
    (versions / "0002_later.py").write_text(SECOND)
    await (await open_database(database_url, versions=versions)).close()
    (versions / "0002_later.py").unlink()
    with pytest.raises(Newer) as newer:
        await open_database(database_url, versions=versions)
    assert (newer.value.found, newer.value.known) == ("0002", "0001")


async def test_migrations_make_the_tables_that_rooms_declare(tmp_path: Path) -> None:
    await (await open_database(str(tmp_path / "db"))).close()
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'db'}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()
