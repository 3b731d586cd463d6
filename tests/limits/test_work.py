"""What a request makes a worker do grows with its length, and not with the square of it: nobody else would be answered.

With the square, each of these would take hours; the alarm is there so that it fails then, and does not hang. It goes by
the time that the processor spends, not by that of a machine that does something else.
"""

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from worker import SECRET, workers

MANY = 500_000


@pytest.fixture(autouse=True)
def _alarm() -> Iterator[None]:
    def ring(*_: object) -> None:
        raise AssertionError("it goes on and on")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, 120)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


async def test_references_without_an_end(tmp_path: Path) -> None:
    item = {"service": "system", "action": "ping", "x": "{1:result:" * MANY}
    async with workers(tmp_path, max_seconds=600) as (worker,):
        assert await worker.ask("multirequest", "null", **{"1": item}) == [True]


async def test_parts_of_one_parameter(tmp_path: Path) -> None:
    params: dict[str, Any] = {f"x:{number}": number for number in range(MANY)}
    async with workers(tmp_path, max_seconds=600) as (worker,):
        assert await worker.ask("system", "ping", **params) is True


async def test_one_privilege_many_times(tmp_path: Path) -> None:
    asked = {"secret": SECRET, "partnerId": 101, "privileges": "edit:a," * MANY}
    async with workers(tmp_path, max_seconds=600) as (worker,):
        await worker.open_account(101, ksVersion=1)
        assert await worker.code("session", "start", **asked) == "INVALID_FIELD_VALUE"
