"""A small town that is served, and what it answers."""

from collections.abc import AsyncIterator

import pytest

import town


@pytest.fixture(scope="module")
async def served(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[town.Served]:
    """The town on SQLite."""
    async with town.serving(tmp_path_factory.mktemp("town")) as found:
        yield found
