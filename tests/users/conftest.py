"""An account of two administrators and a viewer, all of whom log in, on both databases."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from people import furnish
from worker import Worker, workers


@pytest.fixture
async def worker(database_url: str, tmp_path: Path) -> AsyncIterator[Worker]:
    """A worker with two accounts; `anna` and `ben` administrate the first, `vera` is a viewer there."""
    async with workers(tmp_path, database_url) as (worker,):
        await furnish(worker)
        yield worker
