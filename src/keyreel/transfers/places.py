"""What is free where an account arrives: its number, its ids, and the numbers that programs know its things by."""

from collections.abc import Iterable, Sequence
from itertools import islice

import sqlalchemy as sa

from keyreel.storage import Database, Reader, Statement, Tx, in_list, metadata
from keyreel.transfers.plan import PLAN

NUMBERED = tuple(name for name, moving in PLAN.items() if moving.number)
_AT_ONCE = 500
_FREE = {
    name: Statement(sa.select(column).where(in_list(column, "ids")))
    for name, moving in PLAN.items()
    if (column := metadata.tables[name].c.get(moving.number or moving.text)) is not None
}


async def taken(db: Reader, table: str, ids: Iterable[int] | Iterable[str]) -> list[int | str]:
    """Those of some numbers or ids that rows of a table have."""
    found: list[int | str] = []
    left = iter(ids)
    while some := list(islice(left, _AT_ONCE)):
        found += [row[0] for row in await db.fetch(_FREE[table], {"ids": some})]
    return sorted(found, key=str)


async def reserve(db: Database, most: dict[str, int]) -> None:
    """Let PostgreSQL draw no number of a table up to the most that is about to arrive. SQLite minds them itself."""
    if db.dialect == "sqlite":
        return

    async def unit(tx: Tx) -> None:
        for table, number in most.items():
            await tx.execute(_lock(table))
            await tx.fetch(_advance(table), {"most": number})

    await db.write(unit, alone=True)


async def draw(tx: Tx, dialect: str, table: str, count: int, most: int) -> Sequence[int]:
    """As many new numbers of a table, each above `most` on SQLite."""
    if dialect == "postgresql":
        return [row[0] for row in await tx.fetch(_next(table), {"count": count})]
    [[last]] = await tx.fetch(_last(table))
    first = max(last, most) + 1
    return range(first, first + count)


# The names in these statements are those of our own tables.


def _lock(table: str) -> Statement:
    return Statement(sa.text(f"LOCK TABLE {table} IN EXCLUSIVE MODE"))


def _sequence(table: str) -> str:
    return f"pg_get_serial_sequence('{table}', '{PLAN[table].number}')"


def _advance(table: str) -> Statement:
    sequence = _sequence(table)
    last = f"COALESCE(pg_sequence_last_value(CAST({sequence} AS regclass)), 0)"
    return Statement(sa.text(f"SELECT setval({sequence}, GREATEST({last}, CAST(:most AS bigint)))"))


def _next(table: str) -> Statement:
    return Statement(sa.text(f"SELECT nextval({_sequence(table)}) FROM generate_series(1, CAST(:count AS bigint))"))  # noqa: S608


def _last(table: str) -> Statement:
    number = PLAN[table].number
    return Statement(
        sa.text(
            f"SELECT max(coalesce((SELECT max({number}) FROM {table}), 0), "  # noqa: S608
            f"coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{table}'), 0))"
        )
    )
