"""Work on media files, done in a process of its own: it takes the whole processor, and a broken file may end it."""

import asyncio
import contextlib
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from typing import Any, TypeVar, TypeVarTuple

from keyreel.media_files.child import DONE, LENGTH, NOT_REACHED
from keyreel.media_files.probe import NotMedia

Ts = TypeVarTuple("Ts")
T = TypeVar("T")

PATIENCE = 120.0
"""Seconds that one piece of work may take."""
_SLOWEST = 5_000_000
"""Bytes a second that are read at least; a large file gets more patience."""
WORKS = 500
"""Pieces of work after which a process is replaced: libraries that read every format there is leak."""


class Workshop:
    """Where media files are worked on, one at a time. Its process begins with the first work."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._process: Process | None = None
        self._done = 0
        self._one = asyncio.Lock()

    async def do(self, work: Callable[[*Ts], T], *args: *Ts, size: int = 0) -> T:
        """The result of `work`, a function of a module, on values that can travel between processes.

        Args:
            size: bytes that it reads, where that may be very many.

        Raises:
            NotMedia: it said so, or the process died of it, or took too long.
            OSError: the file could not be read just now.
        """
        question, patience = pickle.dumps((work, args)), self._patience + size / _SLOWEST
        async with self._one:
            try:
                outcome, result = await self._try(question, patience)
            except EOFError:  # it may have died of something else than this file
                try:
                    outcome, result = await self._try(question, patience)
                except EOFError as error:
                    raise NotMedia("the file could not be worked on") from error
        if outcome == NOT_REACHED:
            raise OSError(0, result)
        if outcome != DONE:
            raise NotMedia(result)
        return result

    async def _try(self, question: bytes, patience: float) -> tuple[int, Any]:
        """What the process answers to a question.

        Raises:
            EOFError: it died.
            NotMedia: it took too long.
        """
        process = await self._ready()
        try:
            async with asyncio.timeout(patience):
                return await self._ask(process, question)
        except TimeoutError as error:
            await self._end()
            raise NotMedia("working on the file took too long") from error
        except (OSError, EOFError) as error:
            await self._end()
            raise EOFError from error
        except BaseException:
            await self._end()  # its answer would be taken for that of the next work
            raise

    async def close(self) -> None:
        """End the process, whatever it is doing."""
        await self._end()

    async def _ready(self) -> Process:
        if self._process is not None and self._done >= WORKS:
            await self._end()
        if self._process is None:
            command = (sys.executable, "-m", "keyreel.media_files.child")
            self._process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, limit=2**26)
            self._done = 0
        self._done += 1
        return self._process

    async def _ask(self, process: Process, question: bytes) -> tuple[int, Any]:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(LENGTH.pack(len(question)) + question)
        await process.stdin.drain()
        (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
        return pickle.loads(await process.stdout.readexactly(length))  # noqa: S301  # from our own child

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
