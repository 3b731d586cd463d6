"""A worker that is looked at."""

import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from keyreel.telemetry import logs
from worker import Worker, workers

ACCOUNT = 101


@pytest_asyncio.fixture
async def worker(tmp_path: Path) -> AsyncIterator[Worker]:
    async with workers(tmp_path) as (made,):
        await made.open_account(ACCOUNT)
        yield made


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """The lines of the log so far, as JSON."""
    stream = StringIO()
    root, ours = logging.getLogger(), logging.getLogger(logs.OURS)
    handlers, levels = root.handlers[:], (root.level, ours.level)
    monkeypatch.setattr(logs.sys, "stderr", stream)
    logs.set_up_logs("json", "debug")
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    ours.setLevel(levels[1])
