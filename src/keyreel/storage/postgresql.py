"""PostgreSQL, through a pool of asyncpg connections whose statements the server prepares once."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Literal, TypeVar

from keyreel.storage.database import NOTHING, Database, Row, Snapshot, Tx
from keyreel.storage.errors import Busy, Conflict, StorageError, Unavailable, Unstorable
from keyreel.storage.statements import Params, Statement

T = TypeVar("T")

ATTEMPTS = 8
"""How often a transaction is tried that others got in the way of."""
NO_URL = "the URL of PostgreSQL cannot be read: postgresql://user:password@host:port/name, each part percent-encoded"
ROWS = 1000
"""Rows that are read at a time where there may be very many."""
PATIENCE = 600.0
"""Seconds for one statement with very many rows."""
TIMEOUT = 10.0
"""Seconds for one statement, and for a connection of the pool to become free."""

try:
    import asyncpg
except ImportError as missing:  # pragma: no cover - depends on how it was installed
    raise Unavailable("PostgreSQL needs its driver: pip install 'keyreel[postgres]'") from missing

_LOST = (
    OSError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.exceptions.OperatorInterventionError,  # the server is being stopped, or is starting
    asyncpg.exceptions.TooManyConnectionsError,
)
_FAILURES = (*_LOST, asyncpg.PostgresError, asyncpg.InternalClientError, TimeoutError)
"""Whatever the driver raises."""
_IN_THE_WAY = (asyncpg.SerializationError, asyncpg.DeadlockDetectedError)


class PostgresDatabase(Database):
    """A database on a PostgreSQL server."""

    dialect: Literal["sqlite", "postgresql"] = "postgresql"

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    @classmethod
    async def connect(cls, url: str, *, size: int = 8) -> "PostgresDatabase":
        """Open a pool.

        Raises:
            Unavailable: the server cannot be reached, or `url` is none.
        """
        try:
            # With a least size the pool would replace lost connections by itself, and log each failure's traceback.
            pool = await asyncpg.create_pool(url, min_size=0, max_size=size, command_timeout=TIMEOUT)
            async with pool.acquire(timeout=TIMEOUT):
                pass
        except ValueError:
            raise Unavailable(NO_URL) from None  # the driver's text repeats parts of the URL: perhaps the password
        except _FAILURES as error:
            raise translated(error) from error
        return cls(pool)

    async def fetch(self, statement: Statement, params: Params = NOTHING) -> Sequence[Row]:
        compiled = statement.postgresql
        arguments = compiled.arguments(params)
        for attempt in (1, 2):
            try:
                async with self._lent() as connection:
                    return await connection.fetch(compiled.sql, *arguments)
            except (asyncpg.DataError, TimeoutError) as error:
                raise translated(error) from error
            except _LOST as error:  # a connection that the server dropped is noticed only here
                if attempt == 2:
                    raise translated(error) from error
            except _FAILURES as error:
                raise translated(error) from error
        raise AssertionError

    async def fetch_one(self, statement: Statement, params: Params = NOTHING) -> Row | None:
        rows = await self.fetch(statement, params)
        return rows[0] if rows else None

    @asynccontextmanager
    async def snapshot(self) -> AsyncGenerator[Snapshot]:
        theirs: BaseException | None = None
        try:
            async with (
                self._pool.acquire(timeout=TIMEOUT) as connection,
                connection.transaction(isolation="repeatable_read", readonly=True),
            ):
                try:
                    yield _Snapshot(connection)
                except BaseException as error:
                    theirs = error
                    raise
        except _FAILURES as error:
            if error is theirs:  # what failed is what was done with the snapshot, such as writing a file
                raise
            raise translated(error) from error

    @asynccontextmanager
    async def _lent(self) -> AsyncGenerator[Any]:
        """A connection of the pool. One that does not answer in time is dropped: parting from it would take as long."""
        async with self._pool.acquire(timeout=TIMEOUT) as connection:
            try:
                yield connection
            except TimeoutError:
                connection.terminate()
                raise

    async def _write(self, unit: Callable[[Tx], Awaitable[T]]) -> T:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                async with self._lent() as connection, _begun(connection):
                    return await unit(_Transaction(connection))
            except _IN_THE_WAY as error:  # trying again is what the loop is for
                if attempt == ATTEMPTS:
                    raise Busy("other changes kept getting in the way") from error
                await asyncio.sleep(0.005 * attempt)
            except _FAILURES as error:
                raise translated(error) from error
        raise AssertionError

    async def close(self) -> None:
        try:
            await asyncio.wait_for(self._pool.close(), TIMEOUT)
        except (TimeoutError, *_LOST):
            self._pool.terminate()


@asynccontextmanager
async def _begun(connection: Any) -> AsyncGenerator[None]:
    """A transaction, which is not rolled back where the server does not answer: it ends with its connection."""
    async with connection.transaction():
        try:
            yield
        except TimeoutError:
            connection.terminate()
            raise


class _Transaction:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def fetch(self, statement: Statement, params: Params = NOTHING) -> Sequence[Row]:
        compiled = statement.postgresql
        return await self._connection.fetch(compiled.sql, *compiled.arguments(params))

    async def fetch_one(self, statement: Statement, params: Params = NOTHING) -> Row | None:
        rows = await self.fetch(statement, params)
        return rows[0] if rows else None

    async def execute(self, statement: Statement, params: Params = NOTHING) -> int:
        compiled = statement.postgresql
        try:
            status = await self._connection.execute(compiled.sql, *compiled.arguments(params))
        except asyncpg.UniqueViolationError as error:
            raise translated(error) from error
        tail = status.rpartition(" ")[2]
        return int(tail) if tail.isdigit() else 0

    async def execute_many(self, statement: Statement, rows: Sequence[Params]) -> None:
        compiled = statement.postgresql
        try:
            await self._connection.executemany(compiled.sql, map(compiled.arguments, rows), timeout=PATIENCE)
        except asyncpg.UniqueViolationError as error:
            raise translated(error) from error


class _Snapshot(_Transaction):
    """Reads of one moment; see `Snapshot`."""

    async def fetch(self, statement: Statement, params: Params = NOTHING) -> Sequence[Row]:
        try:
            return await super().fetch(statement, params)
        except _FAILURES as error:
            raise translated(error) from error

    async def stream(self, statement: Statement, params: Params = NOTHING) -> AsyncGenerator[Sequence[Row]]:
        compiled = statement.postgresql
        try:
            cursor = await self._connection.cursor(compiled.sql, *compiled.arguments(params))
            while rows := await cursor.fetch(ROWS):
                yield rows
        except _FAILURES as error:
            raise translated(error) from error


def translated(error: BaseException) -> StorageError:
    """What the driver raised, as an error of this room; details that repeat values of rows are left out."""
    if isinstance(error, asyncpg.UniqueViolationError):
        return Conflict(str(getattr(error, "constraint_name", "")))
    if isinstance(error, asyncpg.DataError):
        return Unstorable("a value is none that PostgreSQL can hold")
    said = str(error.args[0]) if error.args and isinstance(error, asyncpg.PostgresError) else str(error)
    return Unavailable(f"PostgreSQL cannot be used: {type(error).__name__}: {said}")
