"""What both databases must do."""

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa
from storage_things import ALL, BY_ID, COUNT, INSERT, RENAME, row, table

from keyreel.storage import Conflict, Database, Statement, StorageError, Tx, in_list, open_database


async def insert(db: Database, *rows: dict[str, object]) -> None:
    async def unit(tx: Tx) -> None:
        for values in rows:
            await tx.execute(INSERT, values)

    await db.write(unit)


async def test_what_was_written_is_read(db: Database) -> None:
    await insert(db, {"id": 2**40, "name": "ünï\U0001f600", "flag": None, "raw": b"\x00\x01"})
    name, flag, raw = await db.fetch_one(BY_ID, {"id": 2**40}) or ()
    assert (name, flag, bytes(raw)) == ("ünï\U0001f600", None, b"\x00\x01")
    assert await db.fetch_one(BY_ID, {"id": 1}) is None
    assert list(await db.fetch(BY_ID, {"id": 1})) == []


async def test_a_unit_returns_its_result_and_the_rows_it_changed(db: Database) -> None:
    await insert(db, row(1), row(2))

    async def unit(tx: Tx) -> tuple[int, int, object]:
        changed = await tx.execute(RENAME, {"key": 1, "new": "renamed"})
        missed = await tx.execute(RENAME, {"key": 9, "new": "nobody"})
        seen = await tx.fetch_one(BY_ID, {"id": 1})
        return changed, missed, seen[0] if seen else None

    assert await db.write(unit) == (1, 0, "renamed")


async def test_a_unit_that_fails_changes_nothing(db: Database) -> None:
    async def unit(tx: Tx) -> None:
        await tx.execute(INSERT, row(1))
        raise LookupError("no")

    with pytest.raises(LookupError):
        await db.write(unit)
    assert await db.fetch_one(COUNT) is not None
    assert list(await db.fetch(ALL)) == []
    await insert(db, row(2))


async def test_a_taken_key_is_a_conflict_that_names_it(db: Database) -> None:
    await insert(db, row(1, "same"))
    with pytest.raises(Conflict) as conflict:
        await insert(db, row(2), row(3, "same"))
    assert "name" in conflict.value.key
    assert [found[0] for found in await db.fetch(ALL)] == [1]


async def test_a_list_is_one_parameter(db: Database) -> None:
    await insert(db, *(row(number) for number in range(1, 6)))
    numbers = Statement(sa.select(table.c.id).where(in_list(table.c.id, "ids")).order_by(table.c.id))
    names = Statement(sa.select(table.c.id).where(sa.not_(in_list(table.c.name, "names"))).order_by(table.c.id))
    assert [found[0] for found in await db.fetch(numbers, {"ids": [2, 4, 99]})] == [2, 4]
    assert list(await db.fetch(numbers, {"ids": []})) == []
    assert [found[0] for found in await db.fetch(names, {"names": ["thing 1", "thing 5"]})] == [2, 3, 4]


async def test_what_another_connection_changed_is_seen_at_the_next_read(
    db: Database, database_url: str, versions: Path
) -> None:
    other = await open_database(database_url, versions=versions)
    try:
        for number in range(1, 20):
            await insert(db, row(number))
            assert await other.fetch_one(BY_ID, {"id": number}) is not None
            await insert(other, row(100 + number))
            assert await db.fetch_one(BY_ID, {"id": 100 + number}) is not None
    finally:
        await other.close()


async def test_counting_at_the_same_time_loses_nothing(db: Database, database_url: str, versions: Path) -> None:
    other = await open_database(database_url, versions=versions)
    await insert(db, row(1, "0"))
    step = Statement(
        sa.update(table).where(table.c.id == 1).values(name=sa.cast(sa.cast(table.c.name, sa.Integer) + 1, sa.Text))
    )

    async def unit(tx: Tx) -> None:
        await tx.execute(step)

    try:
        await asyncio.gather(*(database.write(unit) for database in (db, other) for _ in range(25)))
        assert (await db.fetch_one(BY_ID, {"id": 1}) or [None])[0] == "50"
    finally:
        await other.close()


async def test_a_caller_that_gives_up_leaves_no_half_change(db: Database) -> None:
    async def unit(tx: Tx) -> None:
        await tx.execute(INSERT, row(1))
        await tx.execute(INSERT, row(2))

    task = asyncio.create_task(db.write(unit))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await insert(db, row(3))
    assert [found[0] for found in await db.fetch(ALL)] in ([3], [1, 2, 3])


async def test_a_statement_that_cannot_run_is_a_storage_error(db: Database) -> None:
    wrong = Statement(sa.text("SELECT nothing FROM nowhere"))
    with pytest.raises(StorageError):
        await db.fetch(wrong)
    assert list(await db.fetch(ALL)) == []


@pytest.mark.parametrize("error", [OSError(28, "no room for the copy"), TimeoutError("nobody answers")])
async def test_what_fails_beside_a_snapshot_is_not_the_databases(db: Database, error: Exception) -> None:
    async def fail() -> None:
        async with db.snapshot() as snapshot:
            assert list(await snapshot.fetch(ALL)) == []
            raise error

    with pytest.raises(type(error)) as raised:
        await fail()
    assert raised.value is error
    async with db.snapshot() as snapshot:
        with pytest.raises(StorageError):
            await snapshot.fetch(Statement(sa.text("SELECT nothing FROM nowhere")))


async def test_a_mark_lasts_until_something_is_written(db: Database, database_url: str, versions: Path) -> None:
    mark = db.mark()
    if db.dialect == "postgresql":
        assert mark is None
        return
    assert mark is not None
    assert len(await db.fetch(ALL)) == 0
    assert db.mark() == mark
    await insert(db, row(1))
    own = db.mark()
    assert own != mark
    another = await open_database(database_url, versions=versions)
    assert db.mark() == another.mark() == own
    await insert(another, row(2))
    assert db.mark() == another.mark() != own
    await another.close()
    last = db.mark()
    assert last != own
    with pytest.raises(Conflict):
        await insert(db, row(2))
    assert db.mark() == last
