"""Two accounts and a child of the first, on both databases."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

from office import CHILD, FIRST, SECOND, Office  # found through the path above

from worker import workers


@pytest.fixture
async def office(database_url: str, tmp_path: Path) -> AsyncIterator[Office]:
    async with workers(tmp_path, database_url) as (worker,):
        await worker.open_account(FIRST)
        await worker.open_account(SECOND)
        await worker.open_account(CHILD, partnerParentId=FIRST)
        yield Office(worker)
