"""Databases are made and brought up to date at start, once, whoever starts first."""

import asyncio
import sys
from pathlib import Path

import asyncpg
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from storage_things import ALL, INSERT, MIGRATION, row

import keyreel.app  # noqa: F401  # declares every table
from keyreel.storage import (
    Newer,
    Statement,
    Tx,
    Unavailable,
    metadata,
    migrate_database,
    open_database,
    schema_of,
)
from keyreel.storage.migrations import run as migrations_run
from keyreel.storage.migrations import steps

SECOND = MIGRATION.replace('"0001"', '"0002"').replace("down_revision = None", 'down_revision = "0001"')
SECOND = SECOND[: SECOND.index("    op.create_table")] + '    op.add_column("thing", sa.Column("later", sa.Text))\n'
BREAKING = SECOND.replace("down_revision", 'floor = "0002"\ndown_revision')


def held_until(go: Path) -> str:
    """The end of a migration that waits for a file."""
    return f"    import os, time\n    while not os.path.exists({str(go)!r}):\n        time.sleep(0.01)\n"


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
    (versions / "0002_later.py").write_text(BREAKING)
    await (await open_database(database_url, versions=versions)).close()
    (versions / "0002_later.py").unlink()
    with pytest.raises(Newer) as newer:
        await open_database(database_url, versions=versions)
    assert (newer.value.found, newer.value.known) == ("0002", "0001")
    assert str(newer.value).endswith("run the release that made it, or a later one")


async def test_a_newer_database_that_only_had_things_added_is_worked_on(
    database_url: str, versions: Path, caplog: pytest.LogCaptureFixture
) -> None:
    db = await open_database(database_url, versions=versions)
    later = versions / "0002_later.py"
    later.write_text(SECOND)
    await (await open_database(database_url, versions=versions)).close()
    later.unlink()
    await db.write(lambda tx: tx.execute(INSERT, row(1)))  # by who was there before
    await db.close()
    caplog.clear()
    db = await open_database(database_url, versions=versions)
    await db.write(lambda tx: tx.execute(INSERT, row(2)))
    assert [found[0] for found in await db.fetch(ALL)] == [1, 2]
    await db.close()
    assert "revision 0002 of a later release" in caplog.text


async def test_a_migration_is_said_with_its_steps(
    database_url: str, versions: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await (await open_database(database_url, versions=versions)).close()
    assert caplog.text == "", "making a database is nothing to be said"
    (versions / "0002_later.py").write_text(SECOND)
    await (await open_database(database_url, versions=versions)).close()
    said = [record.getMessage() for record in caplog.records if record.name == "keyreel.migrations"]
    assert said[0] == "the database is at revision 0001 and is brought to 0002"
    assert any(line.startswith("migration 0002 (later): done in ") for line in said)
    assert said[-1].startswith("the database was brought from revision 0001 to 0002 in ")


async def test_a_long_step_shows_that_it_lives(
    tmp_path: Path, versions: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = str(tmp_path / "db")
    await (await open_database(url, versions=versions)).close()
    monkeypatch.setattr(steps, "PAUSE", 0.05)
    go = tmp_path / "go"
    (versions / "0002_later.py").write_text(SECOND + held_until(go))
    opening = asyncio.create_task(open_database(url, versions=versions))
    async with asyncio.timeout(60):
        while "migration 0002 (later): still at it after" not in caplog.text:  # noqa: ASYNC110  # in a thread
            await asyncio.sleep(0.01)
    go.touch()
    await (await opening).close()


async def test_of_two_that_start_one_waits_and_says_so(database_url: str, versions: Path, tmp_path: Path) -> None:
    await (await open_database(database_url, versions=versions)).close()
    go, log = tmp_path / "go", tmp_path / "log"
    counted = '    op.execute("INSERT INTO thing (id) VALUES (1)")\n'
    (versions / "0002_later.py").write_text(SECOND + held_until(go) + counted)
    code = "import asyncio, sys; from pathlib import Path; from keyreel.storage import migrate_database as go; "
    code += "print(asyncio.run(go(sys.argv[1], versions=Path(sys.argv[2]))).found)"
    command = [sys.executable, "-c", code, database_url, versions]
    with log.open("a") as told:
        started = [await asyncio.create_subprocess_exec(*command, stdout=told, stderr=told) for _ in range(3)]
    async with asyncio.timeout(120):
        while log.read_text().count("another process is bringing the database up to date: waiting for it") < 2:
            assert all(process.returncode is None for process in started), log.read_text()
            await asyncio.sleep(0.01)
    go.touch()
    assert [await process.wait() for process in started] == [0, 0, 0], log.read_text()
    assert log.read_text().count("was brought from revision 0001 to 0002") == 1
    db = await open_database(database_url, versions=versions)
    assert [found[0] for found in await db.fetch(ALL)] == [1], "it was done once"
    await db.close()


async def test_sqlite_is_kept_as_it_was_before(tmp_path: Path, versions: Path) -> None:
    path = tmp_path / "db"
    db = await open_database(str(path), versions=versions)
    await db.write(lambda tx: tx.execute(INSERT, row(1)))
    await db.close()
    (versions / "0002_later.py").write_text(SECOND)
    await (await open_database(str(path), versions=versions)).close()
    kept = tmp_path / "db.at-0001"
    assert kept.stat().st_mode & 0o777 == 0o600
    third = SECOND.replace('"0002"', '"0003"').replace('"0001"', '"0002"').replace('"later"', '"last"')
    (versions / "0003_last.py").write_text(third)
    await (await open_database(str(path), versions=versions, copy=False)).close()
    assert kept.exists()
    (versions / "0003_last.py").unlink()
    (versions / "0002_later.py").unlink()
    db = await open_database(str(kept), versions=versions)
    assert [found[0] for found in await db.fetch(ALL)] == [1]
    await db.close()


async def test_a_copy_that_cannot_be_written_leaves_the_database_as_it_was(
    tmp_path: Path, versions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "db"
    await (await open_database(str(path), versions=versions)).close()
    (versions / "0002_later.py").write_text(SECOND)
    (tmp_path / "db.copying").mkdir()
    with pytest.raises(Unavailable, match=r"was not migrated.*KEYREEL_COPY_BEFORE_MIGRATING=off"):
        await open_database(str(path), versions=versions)
    assert (await schema_of(str(path))).revision == "0001"


async def test_a_long_transaction_on_postgresql_is_waited_for_without_stopping_calls(
    postgres_url: str, versions: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = await open_database(postgres_url, versions=versions)
    (versions / "0002_later.py").write_text(SECOND)
    monkeypatch.setattr(migrations_run, "_LOCK_PATIENCE", 1)
    dumping = await asyncpg.connect(postgres_url)
    transaction = dumping.transaction()
    await transaction.start()
    await dumping.execute("SELECT * FROM thing")
    migrating = asyncio.create_task(migrate_database(postgres_url, versions=versions))
    while "in use by a long transaction" not in caplog.text:
        assert not migrating.done()
        await asyncio.sleep(0.05)
    await db.write(lambda tx: tx.execute(INSERT, row(1)))
    await transaction.rollback()
    await dumping.close()
    assert (await migrating).reached == "0002"
    await db.close()


async def test_migrations_make_the_tables_that_rooms_declare(tmp_path: Path) -> None:
    await (await open_database(str(tmp_path / "db"))).close()
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'db'}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()
