"""The tortures, by name, in their full form."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from torture.clock import jump
from torture.databases import lose, slow
from torture.disks import fill, limit, read_only
from torture.killing import kill
from torture.load import overload
from torture.memory import watch
from torture.processes import kill_workers
from torture.results import Result


@dataclass(frozen=True, slots=True)
class Wish:
    """How much of it.

    Attributes:
        rounds: how often the server is killed.
        minutes: how long its memory is watched.
    """

    rounds: int = 100
    minutes: float = 30


def _kill(folder: Path, wish: Wish) -> Result:
    return kill(folder, rounds=wish.rounds)


def _kill_on_postgresql(folder: Path, wish: Wish) -> Result:
    import postgres

    with postgres.running() as url:
        return kill(folder, rounds=max(1, wish.rounds // 4), database_url=url)


def _memory(folder: Path, wish: Wish) -> Result:
    return watch(folder, minutes=wish.minutes)


TORTURES: dict[str, Callable[[Path, Wish], Result]] = {
    "kill": _kill,
    "kill-postgresql": _kill_on_postgresql,
    "full": lambda folder, _: fill(folder),
    "limit": lambda folder, _: limit(folder),
    "read-only": lambda folder, _: read_only(folder),
    "clock": lambda folder, _: jump(folder),
    "database-gone": lambda folder, _: lose(folder),
    "database-slow": lambda folder, _: slow(folder),
    "worker": lambda folder, _: kill_workers(folder),
    "load": lambda folder, _: overload(folder),
    "memory": _memory,
}
