"""The short form of each torture; `make torture` runs them in full."""

from collections.abc import Callable
from pathlib import Path

import pytest

from torture.clock import jump
from torture.databases import lose
from torture.disks import fill, limit, read_only
from torture.killing import kill
from torture.processes import kill_workers
from torture.results import Result

SHORT: dict[str, Callable[[Path], Result]] = {
    "kill": lambda folder: kill(folder, rounds=2),
    "limit": lambda folder: limit(folder, seconds=0.5),
    "full": lambda folder: fill(folder, seconds=0.5),
    "read-only": read_only,
    "clock": lambda folder: jump(folder, seconds=0.5),
    "database-gone": lambda folder: lose(folder, seconds=1),
    "worker": lambda folder: kill_workers(folder, kills=1, pause=0.5),
}


@pytest.mark.parametrize("name", SHORT)
def test_it_survives(name: str, tmp_path: Path) -> None:
    found = SHORT[name](tmp_path)
    assert found.facts
    assert found.wrong == []
