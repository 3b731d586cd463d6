"""What has expired is removed again and again, whatever one removal met."""

import asyncio
from pathlib import Path

import pytest

from keyreel import app
from worker import workers


async def test_a_sweep_that_fails_is_not_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swept, again = 0, asyncio.Event()

    async def sweep(self: object) -> None:
        nonlocal swept
        swept += 1
        if swept == 2:
            again.set()
        raise ValueError("what nobody thought of")

    monkeypatch.setattr(app.Application, "sweep", sweep)
    monkeypatch.setattr(app, "SWEEP", 0)
    async with workers(tmp_path):
        await asyncio.wait_for(again.wait(), 10)
