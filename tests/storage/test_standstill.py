"""A PostgreSQL that does not answer any more is given up in time, and used again once it does."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa

from keyreel.storage import Statement, StorageError, Tx, postgresql
from torture.wire import wire

ONE = Statement(sa.text("SELECT 1"))


async def answered(ask: Callable[[], Awaitable[Any]]) -> Any:
    """What is answered in the end: in the little time that this database has here, a busy machine may not get to it."""
    async with asyncio.timeout(60):
        while True:
            try:
                return await ask()
            except StorageError:
                await asyncio.sleep(0.05)


async def test_a_standstill_is_given_up_and_forgotten(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "TIMEOUT", 0.3)
    port = urlsplit(postgres_url).port
    assert port is not None

    async def unit(tx: Tx) -> int:
        [[found]] = await tx.fetch(ONE)
        return found

    with wire(port) as between:
        url = postgres_url.replace(f":{port}/", f":{between.port}/")
        db = await answered(lambda: postgresql.PostgresDatabase.connect(url))
        try:
            assert await answered(lambda: db.write(unit)) == 1
            between.delay = 3600.0
            with pytest.raises(StorageError):
                await db.fetch(ONE)
            with pytest.raises(StorageError):
                await db.write(unit)
            between.delay = 0.0
            assert [tuple(row) for row in await answered(lambda: db.fetch(ONE))] == [(1,)]
            assert await answered(lambda: db.write(unit)) == 1
        finally:
            await db.close()
