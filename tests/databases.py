"""Databases that are current already: copies of one that was brought up to date once."""

import asyncio
import tempfile
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path

import asyncpg

from keyreel.storage import open_database, postgresql, sqlite

postgresql.TIMEOUT = sqlite.BUSY_TIMEOUT = 60.0  # whoever a database waits for may be standing still with the machine
_TEMPLATE = "current"
_CONNECTED = "SELECT count(*) FROM pg_stat_activity WHERE datname = $1"
_numbers = count(1)
_made: set[str] = set()


async def empty_postgresql(server: str, template: str = "template1") -> str:
    """The URL of a new database on a server."""
    name = f"test_{next(_numbers)}"
    await _create(server, name, template)
    return _on(server, name)


async def current_postgresql(server: str) -> str:
    """The URL of a new database on a server, as a start of Keyreel would leave it."""
    if server not in _made:
        await _create(server, _TEMPLATE, "template1")
        await (await open_database(_on(server, _TEMPLATE))).close()
        await _left_alone(server, _TEMPLATE)
        _made.add(server)
    return await empty_postgresql(server, _TEMPLATE)


async def current_sqlite(path: Path) -> None:
    """Make a database as a start of Keyreel would leave it, where there is none."""
    await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
    template = _folder() / "current.db"
    if "sqlite" not in _made:
        await (await open_database(f"sqlite:///{template}")).close()
        _made.add("sqlite")
    with suppress(FileExistsError):
        await asyncio.to_thread(_copy, template, path)


def _copy(template: Path, path: Path) -> None:
    with path.open("xb") as target:
        target.write(template.read_bytes())


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp())


async def _create(server: str, name: str, template: str) -> None:
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    finally:
        await connection.close()


async def _left_alone(server: str, name: str) -> None:
    """Wait until nobody is connected to a database: what ends a connection there comes a moment after its end here."""
    connection = await asyncpg.connect(server)
    try:
        async with asyncio.timeout(60):
            while await connection.fetchval(_CONNECTED, name):  # noqa: ASYNC110  # nobody tells
                await asyncio.sleep(0.01)
    finally:
        await connection.close()


def _on(server: str, name: str) -> str:
    return f"{server.rpartition('/')[0]}/{name}"
