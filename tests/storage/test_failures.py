"""When a database fails: it is said clearly, nothing is half done, and what comes back is used again."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from storage_things import ALL, COUNT, INSERT, MIGRATION, row, table

import postgres
from keyreel.storage import (
    Database,
    Statement,
    StorageError,
    Tx,
    Unavailable,
    Unstorable,
    load_or_create_keys,
    open_database,
)

BROKEN = MIGRATION + "    op.execute('no such statement')\n"


async def insert(db: Database, values: dict[str, object]) -> None:
    async def unit(tx: Tx) -> None:
        await tx.execute(INSERT, values)

    await db.write(unit)


async def test_a_postgresql_that_stops_and_starts_again_is_used_again(versions: Path) -> None:
    with postgres.serving() as server:
        db = await open_database(server.url, versions=versions)
        await asyncio.gather(*(insert(db, row(number)) for number in range(6)))
        await asyncio.to_thread(server.stop)
        for _ in range(2):
            with pytest.raises(Unavailable, match="PostgreSQL cannot be used"):
                await db.fetch_one(COUNT)
            with pytest.raises(Unavailable):
                await insert(db, row(7))
        await asyncio.to_thread(server.start)
        counts = await asyncio.gather(*(db.fetch_one(COUNT) for _ in range(20)))
        assert [count[0] for count in counts if count] == [6] * 20
        await asyncio.to_thread(server.stop)
        await asyncio.to_thread(server.start)
        await insert(db, row(7))
        assert (await db.fetch_one(COUNT) or ())[0] == 7
        await db.close()


async def test_a_value_that_no_database_holds_is_said(db: Database) -> None:
    for values in (row(2**63), row(1, "\ud800")):
        with pytest.raises(Unstorable):
            await insert(db, values)
    by_id = Statement(sa.select(table.c.id).where(table.c.id == sa.bindparam("id")))
    with pytest.raises(Unstorable):
        await db.fetch(by_id, {"id": 2**63})
    assert list(await db.fetch(ALL)) == []


async def test_a_full_disk_is_said_and_changes_nothing(tmp_path: Path, versions: Path) -> None:
    db = await open_database(str(tmp_path / "db"), versions=versions)
    await insert(db, row(1))

    async def fill(tx: Tx) -> None:
        await tx.execute(Statement(sa.text("PRAGMA max_page_count = 1")))
        await tx.execute(INSERT, {**row(2), "raw": b"x" * 2**20})

    with pytest.raises(Unavailable, match="full"):
        await db.write(fill)

    async def free(tx: Tx) -> None:
        await tx.execute(Statement(sa.text("PRAGMA max_page_count = 1000000")))

    await db.write(free)
    await insert(db, row(3))
    assert [found[0] for found in await db.fetch(ALL)] == [1, 3]
    await db.close()


async def test_a_file_that_is_no_database_is_said_by_name(tmp_path: Path, versions: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, " * 500)
    with pytest.raises(Unavailable, match=r"letter\.txt.*not a database"):
        await open_database(str(path), versions=versions)


async def test_a_migration_that_fails_leaves_nothing_behind(database_url: str, versions: Path) -> None:
    file = versions / "0001_thing.py"
    file.write_text(BROKEN)
    with pytest.raises(StorageError):
        await open_database(database_url, versions=versions)
    file.write_text(MIGRATION)
    db = await open_database(database_url, versions=versions)
    assert list(await db.fetch(ALL)) == []
    await db.close()


async def test_postgresql_is_opened_by_any_url_that_its_driver_takes(postgres_url: str, versions: Path) -> None:
    db = await open_database(f"{postgres_url}?sslmode=disable&application_name=keyreel", versions=versions)
    assert list(await db.fetch(ALL)) == []
    await db.close()


async def test_a_url_that_cannot_be_read_is_not_repeated(versions: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        await open_database("postgresql://keyreel:hunter#2@127.0.0.1/db", versions=versions)
    assert "hunter" not in str(caught.value)


async def test_a_closed_database_refuses_to_write(tmp_path: Path, versions: Path) -> None:
    db = await open_database(str(tmp_path / "a?b%20c.db"), versions=versions)
    await db.close()
    with pytest.raises(Unavailable):
        await insert(db, row(1))


def test_processes_that_start_together_draw_one_key(tmp_path: Path) -> None:
    path = tmp_path / "key"
    code = "import sys; from pathlib import Path; from keyreel.storage import load_or_create_keys as key; "
    code += "sys.stdin.read(); print(key(Path(sys.argv[1]))[0].hex())"
    started = [
        subprocess.Popen([sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for process in started:
        assert process.stdin
        process.stdin.close()
    drawn = {process.stdout.read().strip() for process in started if process.stdout}
    assert all(process.wait() == 0 for process in started)
    for process in started:
        assert process.stdout
        process.stdout.close()
    assert drawn == {load_or_create_keys(path)[0].hex()}
    assert [found.name for found in tmp_path.iterdir()] == ["key"]
