"""The seam: what rooms may ask of a database, whichever it is."""

import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from contextvars import ContextVar
from typing import Any, Literal, Protocol, TypeVar

from keyreel.storage.errors import Conflict, StorageError
from keyreel.storage.statements import Params, Statement
from keyreel.telemetry.metrics import DATABASE_ERRORS, WRITE_SECONDS, WRITES_WAITING
from keyreel.telemetry.traces import TRACES

T = TypeVar("T")
Row = Sequence[Any]

NOTHING: Params = {}


class Reader(Protocol):
    """What can be read from: a database, or a transaction of it."""

    async def fetch(self, statement: Statement, params: Params = NOTHING) -> Sequence[Row]:
        """All rows, each a sequence of values in the order of the statement's columns."""
        ...

    async def fetch_one(self, statement: Statement, params: Params = NOTHING) -> Row | None:
        """The first row, or `None`."""
        ...


class Snapshot(Reader, Protocol):
    """The database as it was at one moment, whatever is written meanwhile."""

    def stream(self, statement: Statement, params: Params = NOTHING) -> AsyncIterator[Sequence[Row]]:
        """All rows, some at a time."""
        ...


class Tx(Reader, Protocol):
    """A transaction that writes."""

    async def execute(self, statement: Statement, params: Params = NOTHING) -> int:
        """Run a statement and say how many rows it changed.

        Raises:
            Conflict: a unique key is taken.
        """
        ...

    async def execute_many(self, statement: Statement, rows: Sequence[Params]) -> None:
        """Run a statement for each of some rows.

        Raises:
            Conflict: a unique key is taken.
        """
        ...


class Beside(Protocol):
    """Something that is written together with a change, in its transaction."""

    async def write(self, tx: Tx) -> None:
        """Write it. This may be asked for again, where the transaction could not be made."""
        ...

    def kept(self) -> None:
        """Learn that it was written."""
        ...


BESIDE: ContextVar[Beside | None] = ContextVar("keyreel_beside", default=None)
"""What the next change of this task takes into its transaction."""


class Database(ABC):
    """One worker's way to the database. Reads see every change that was acknowledged before they began."""

    dialect: Literal["sqlite", "postgresql"]

    @abstractmethod
    async def fetch(self, statement: Statement, params: Params = NOTHING) -> Sequence[Row]:
        """All rows, each a sequence of values in the order of the statement's columns.

        Raises:
            StorageError: the database cannot be read.
        """

    @abstractmethod
    async def fetch_one(self, statement: Statement, params: Params = NOTHING) -> Row | None:
        """The first row, or `None`.

        Raises:
            StorageError: the database cannot be read.
        """

    def mark(self) -> bytes | None:
        """Tells the database now from the database later: while it stays the same, nothing was written, by anyone.

        What was read after it was taken is still true as long as it stays. `None` where that cannot be told.
        """
        return None

    @abstractmethod
    def snapshot(self) -> AbstractAsyncContextManager[Snapshot]:
        """The database as it is now, for long reading. Whoever reads it need not hurry, and holds up nobody.

        Raises:
            StorageError: the database cannot be read.
        """

    async def write(self, unit: Callable[[Tx], Awaitable[T]], *, alone: bool = False) -> T:
        """Run `unit` in one transaction and return what it returns; `BESIDE` is part of it unless it is to be `alone`.

        The unit awaits nothing but its transaction and has no other effect, because it may be run again. When this
        returns, the change survives the loss of power; when it raises, nothing was changed.

        Raises:
            StorageError: the change could not be made.
        """
        beside = None if alone else BESIDE.get()
        if beside is None:
            return await self._measured(unit)

        async def both(tx: Tx) -> T:
            result = await unit(tx)
            await beside.write(tx)
            return result

        result = await self._measured(both)
        BESIDE.set(None)
        beside.kept()
        return result

    async def _measured(self, unit: Callable[[Tx], Awaitable[T]]) -> T:
        began = time.perf_counter()
        WRITES_WAITING.add(1)
        try:
            if not TRACES.is_on:
                return await self._write(unit)
            with TRACES.span("database.write"):
                return await self._write(unit)
        except Conflict:
            raise
        except StorageError as error:
            DATABASE_ERRORS.add(type(error).__name__)
            raise
        finally:
            WRITES_WAITING.add(-1)
            WRITE_SECONDS.observe(time.perf_counter() - began)

    @abstractmethod
    async def _write(self, unit: Callable[[Tx], Awaitable[T]]) -> T:
        """What `write` says, of one unit."""

    @abstractmethod
    async def close(self) -> None:
        """Finish what is being written and let go of the database."""
