"""A small town that is served, on each kind of database, and an archive of it."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

import town
from databases import empty_postgresql
from moves import LOCK, Exported, exporter, silent
from worker import NOW


@asynccontextmanager
async def _exported(folder: Path, database_url: str) -> AsyncGenerator[Exported]:
    async with town.serving(folder, database_url) as served:
        archive = folder / "town.keyreel"
        await exporter(served.worker).export(town.TOWN, archive, LOCK, now=NOW, tell=silent)
        yield Exported(served, archive)


@pytest.fixture(scope="module")
async def exported(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Exported]:
    """The town, from SQLite."""
    async with _exported(tmp_path_factory.mktemp("town"), "") as found:
        yield found


@pytest.fixture(params=["sqlite", "postgresql"])
async def exported_of_each(
    request: pytest.FixtureRequest, exported: Exported, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Exported]:
    """The town, from each kind of database."""
    if request.param == "sqlite":
        yield exported
        return
    database_url = await empty_postgresql(request.getfixturevalue("postgres_server"))
    async with _exported(tmp_path_factory.mktemp("town"), database_url) as found:
        yield found
