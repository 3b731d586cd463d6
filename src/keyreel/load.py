"""The load of a worker: how much it takes on at once, and that nothing takes for ever. See docs/limits.md."""

import asyncio
import logging
import time
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import Any

from keyreel.telemetry.metrics import THROTTLED

log = logging.getLogger("keyreel.load")


class GivenUp(Exception):
    """It took too long."""


class Load:
    """What one worker is at.

    Args:
        most: requests that it answers at once.
        seconds: how long one may take, and how long nothing may come of a body.

    Attributes:
        most, seconds: as above.
        running: requests that it is answering; those that wait for something outside do not count.
    """

    def __init__(self, most: int, seconds: int) -> None:
        self.most = most
        self.seconds = seconds
        self._since: dict[asyncio.Task[Any], float] = {}
        self._given_up: set[asyncio.Task[Any]] = set()
        self.running = 0

    @property
    def is_full(self) -> bool:
        """Whether it has enough to do."""
        return self.running >= self.most

    def taking(self) -> "Taken":
        """Answer a request inside; it is given up when it takes too long.

        Raises:
            GivenUp: it did.
        """
        return Taken(self)

    def begin(self) -> asyncio.Task[Any]:
        """Take on the request of this task."""
        task = asyncio.current_task()
        assert task is not None
        self.running += 1
        self._since[task] = time.monotonic()
        _OF_TASK.set(self)
        return task

    def end(self, task: asyncio.Task[Any]) -> bool:
        """Be done with the request of a task; whether it was given up."""
        self.running -= 1
        self._since.pop(task, None)
        if task not in self._given_up:
            return False
        self._given_up.remove(task)
        return True

    @contextmanager
    def waiting(self) -> Generator[None]:
        """Wait inside for something that others bring or do, and that costs this worker's loop nothing."""
        self.running -= 1
        try:
            yield
        finally:
            self.running += 1
            self.heard()

    def heard(self) -> None:
        """Note that something came: the time of this request counts from now."""
        task = asyncio.current_task()
        if task in self._since:
            del self._since[task]
            self._since[task] = time.monotonic()

    def give_up(self) -> None:
        """Give up what takes too long. The oldest come first."""
        now = time.monotonic()
        for task, since in list(self._since.items()):
            if now - since <= self.seconds:
                return
            if task not in self._given_up:
                THROTTLED.add("max-seconds")
                log.warning("a request took more than %s seconds and was given up", self.seconds)
                self._given_up.add(task)
                task.cancel()


class Taken:
    """A request that is being answered. A class, because one is made for every request."""

    __slots__ = ("_load", "_task")

    def __init__(self, load: Load) -> None:
        self._load = load

    def __enter__(self) -> None:
        self._task = self._load.begin()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        was_given_up = self._load.end(self._task)
        if was_given_up and kind is asyncio.CancelledError:
            self._task.uncancel()
            raise GivenUp


_OF_TASK: ContextVar[Load | None] = ContextVar("keyreel_load", default=None)


def waiting() -> AbstractContextManager[None]:
    """Wait inside for something that does not keep the worker from answering others, such as a hash; see `Load`."""
    load = _OF_TASK.get()
    return load.waiting() if load is not None else nullcontext()
