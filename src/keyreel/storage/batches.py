"""What no call waits for: it is gathered for a moment, and then written at once."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress


class Batch:
    """Writes what was gathered, `pause` seconds after the first of it came, and when the worker stops.

    Args:
        pause: what a crash can lose, in seconds.
        write: writes what there is; it raises nothing, and begins again for what it could not write.
    """

    def __init__(self, pause: float, write: Callable[[], Awaitable[None]]) -> None:
        self._pause = pause
        self._write = write
        self._is_more = False
        self._turn = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        self._stopping = asyncio.Event()

    def begin(self) -> None:
        """Say that there is something to write."""
        self._is_more = True
        if (self._task is None or self._task.done()) and not self._stopping.is_set():
            self._task = asyncio.create_task(self._write_soon())

    async def settle(self) -> None:
        """Write what there is now, and wait for what is being written already."""
        async with self._turn:
            await self._write()

    async def stop(self) -> None:
        """Write what is left, and end."""
        self._stopping.set()
        if self._task is not None:
            await self._task
        await self.settle()

    async def _write_soon(self) -> None:
        while self._is_more and not self._stopping.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), self._pause)
            self._is_more = False  # what comes from here on may come too late for this time
            await self.settle()
