"""What SQLite adds: a busy file, a writer that dies, a loop that is never stalled."""

import asyncio
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa
from storage_things import ALL, INSERT, row

from keyreel.storage import Busy, Statement, StorageError, Tx, Unavailable, open_database
from keyreel.storage.sqlite import SqliteDatabase, connect

WRITER = """
import asyncio, sys
sys.path.append(sys.argv[3])
from pathlib import Path
from storage_things import INSERT, row
from keyreel.storage import open_database

async def main():
    db = await open_database(sys.argv[1], versions=Path(sys.argv[2]))
    for number in range(1, 100000):
        async def unit(tx, number=number):
            await tx.execute(INSERT, row(2 * number))
            await tx.execute(INSERT, row(2 * number + 1))
        await db.write(unit)
        print(number, flush=True)

asyncio.run(main())
"""


async def test_a_lock_held_elsewhere_is_an_error_and_stalls_nobody(tmp_path: Path, versions: Path) -> None:
    path = tmp_path / "busy.db"
    await (await open_database(str(path), versions=versions)).close()
    db, hasty = SqliteDatabase(path, busy_timeout=600), SqliteDatabase(path, busy_timeout=0.3)
    holder = connect(path, busy_timeout=0)
    holder.execute("BEGIN IMMEDIATE")

    async def unit(tx: Tx) -> None:
        await tx.execute(INSERT, row(1))

    waiting = asyncio.create_task(db.write(unit))
    for _ in range(10):
        assert list(await db.fetch(ALL)) == []
        await asyncio.sleep(0.01)
    assert not waiting.done()
    with pytest.raises(Busy):
        await hasty.write(unit)
    await hasty.close()
    holder.execute("ROLLBACK")
    holder.close()
    await waiting
    assert [found[0] for found in await db.fetch(ALL)] == [1]
    await db.close()


def killed_while_writing(path: Path, versions: Path) -> int:
    """How many transactions a process acknowledged before it was killed."""
    arguments = [sys.executable, "-c", WRITER, str(path), str(versions), str(Path(__file__).parent)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "1"
        time.sleep(0.15)
        process.send_signal(signal.SIGKILL)
        return max([1, *(int(line) for line in process.stdout.read().split())])


async def test_a_killed_writer_loses_nothing_that_was_acknowledged(tmp_path: Path, versions: Path) -> None:
    for number in range(3):
        path = tmp_path / f"killed-{number}.db"
        last = await asyncio.to_thread(killed_while_writing, path, versions)
        db = await open_database(str(path), versions=versions)
        found = [item[0] for item in await db.fetch(ALL)]
        await db.close()
        assert found[: 2 * last] == list(range(2, 2 * last + 2))
        assert len(found) % 2 == 0, "half a transaction"


async def test_a_unit_that_waits_for_something_else_is_refused(tmp_path: Path, versions: Path) -> None:
    db = await open_database(str(tmp_path / "db"), versions=versions)

    async def unit(tx: Tx) -> None:
        await tx.execute(INSERT, row(1))
        await asyncio.sleep(0)

    with pytest.raises(StorageError, match="awaited something other"):
        await db.write(unit)
    assert list(await db.fetch(ALL)) == []
    await db.close()


async def test_a_folder_that_is_not_there_is_said(tmp_path: Path, versions: Path) -> None:
    with pytest.raises(Unavailable):
        await open_database(str(tmp_path / "nowhere" / "db"), versions=versions)


RENAME_ALL = """
import sqlite3, sys
link = sqlite3.connect(sys.argv[1])
link.execute("UPDATE thing SET name = NULL")
link.commit()
"""
LOCKED = """
import fcntl, sys
with open(sys.argv[1], "r+b") as index:
    try:
        fcntl.lockf(index, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 128)
    except OSError:
        print("locked")
"""


async def test_a_mark_knows_of_writes_by_programs_that_know_nothing_of_keyreel(tmp_path: Path, versions: Path) -> None:
    path = tmp_path / "marked.db"
    db = await open_database(str(path), versions=versions)

    async def unit(tx: Tx) -> None:
        await tx.execute(INSERT, row(1))

    await db.write(unit)
    mark = db.mark()
    assert mark is not None
    await asyncio.to_thread(subprocess.run, [sys.executable, "-c", RENAME_ALL, path], check=True)
    assert db.mark() != mark
    await db.close()


async def test_who_stops_looking_at_marks_takes_nobodys_locks_away(tmp_path: Path, versions: Path) -> None:
    """Byte 128 of SQLite's own file is locked as long as anybody uses the database: who finds it free starts anew."""
    path = tmp_path / "locked.db"

    async def is_locked() -> bool:
        arguments = [sys.executable, "-c", LOCKED, f"{path}-shm"]
        done = await asyncio.to_thread(subprocess.run, arguments, check=True, capture_output=True, text=True)
        return done.stdout.strip() == "locked"

    first = await open_database(str(path), versions=versions)
    second = await open_database(str(path), versions=versions)
    assert first.mark() == second.mark()
    await first.close()
    assert await is_locked()
    assert second.mark() is not None
    await second.close()
    assert not await asyncio.to_thread(Path(f"{path}-shm").exists)


async def test_reading_the_first_of_many_rows_holds_up_nobody(tmp_path: Path, versions: Path) -> None:
    db = await open_database(str(tmp_path / "read.db"), versions=versions)

    async def unit(tx: Tx) -> None:
        await tx.execute_many(INSERT, [row(number) for number in range(3)])

    await db.write(unit)
    assert await db.fetch_one(ALL) == (0,)
    other = connect(tmp_path / "read.db", busy_timeout=0)
    assert other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall() == [(0, 0, 0)]
    other.close()
    await db.close()


async def test_a_read_that_takes_too_long_is_given_up(
    tmp_path: Path, versions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = await open_database(str(tmp_path / "long.db"), versions=versions)
    monkeypatch.setattr("keyreel.storage.sqlite.PATIENCE", 0.3)
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) SELECT count(*) FROM n"
    )
    for ask in (db.fetch, db.fetch_one):
        with pytest.raises(Unavailable, match=r"given up after 0\.3 seconds"):
            await ask(Statement(sa.text(endless)))
        assert list(await db.fetch(ALL)) == []
    await db.close()
