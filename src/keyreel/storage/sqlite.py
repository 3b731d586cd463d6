"""SQLite: reads run inline on connections that cannot write; writes go through one thread, one transaction at a time.

So a lock that another process holds stalls the writer and never the calls. `synchronous=FULL` makes an acknowledged
change survive the loss of power.
"""

import asyncio
import queue
import threading
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Generator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

import apsw

from keyreel.storage.database import NOTHING, Database, Row, Snapshot, Tx
from keyreel.storage.errors import Busy, Conflict, StorageError, Unavailable, Unstorable
from keyreel.storage.statements import Params, Statement
from keyreel.storage.wal_index import SIZE, Link, index_of

T = TypeVar("T")

BUSY_TIMEOUT = 10.0
"""Seconds that the writer waits for another process's transaction, as on PostgreSQL: disks hold one up now and then."""
READER_PATIENCE = 500
"""Milliseconds that reads wait for whoever locks the whole file."""
PATIENCE = 10.0
"""Seconds that one read may take, as on PostgreSQL: nobody else is answered meanwhile."""
_STEPS = 1_000_000
"""Instructions of SQLite between two looks at how long a read takes; some hundredths of a second."""
ROWS = 1000
"""Rows that are read at a time where there may be very many."""
_OPEN = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_NOMUTEX
_STATEMENTS = 1024
_UNSTORABLE = "a number is beyond 64 bits, or a text is none"


class SqliteDatabase(Database):
    """A database in one file, shared by any number of processes on one machine.

    Args:
        busy_timeout: seconds that the writer waits for another process's transaction, if not BUSY_TIMEOUT.
        reader: a connection that is open already, and is this database's from now on.
    """

    dialect: Literal["sqlite", "postgresql"] = "sqlite"

    def __init__(self, path: Path, *, busy_timeout: float | None = None, reader: apsw.Connection | None = None) -> None:
        self.path = path
        self._closed = False
        self._ends = 0.0
        self._reader = reader or connect(path, busy_timeout=BUSY_TIMEOUT)
        try:
            self._reader.execute(f"PRAGMA busy_timeout = {READER_PATIENCE}")
            self._reader.execute("PRAGMA query_only = 1")
            self._reader.set_progress_handler(self._is_late, _STEPS)
            writer = connect(path, busy_timeout=BUSY_TIMEOUT if busy_timeout is None else busy_timeout)
        except BaseException:
            self._reader.close()
            raise
        self._work: queue.SimpleQueue[tuple[asyncio.Future[Any], Callable[[Tx], Awaitable[Any]]] | None]
        self._work = queue.SimpleQueue()
        self._index = index_of(path)
        self._thread = threading.Thread(target=self._write_all, args=(writer,), name="keyreel-writer", daemon=True)
        self._thread.start()

    async def fetch(self, statement: Statement, params: Params = NOTHING) -> Sequence[Row]:
        self._ends = time.monotonic() + PATIENCE
        return _fetch(self._reader, statement, params)

    async def fetch_one(self, statement: Statement, params: Params = NOTHING) -> Row | None:
        self._ends = time.monotonic() + PATIENCE
        return _fetch_one(self._reader, statement, params)

    def _is_late(self) -> bool:
        return time.monotonic() > self._ends

    def mark(self) -> bytes | None:
        return self._index[:SIZE] if self._index is not None else None

    @asynccontextmanager
    async def snapshot(self) -> AsyncGenerator[Snapshot]:
        with open_snapshot(self.path) as found:
            yield found

    async def _write(self, unit: Callable[[Tx], Awaitable[T]]) -> T:
        if self._closed:
            raise Unavailable("the database is closed")
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._work.put((done, unit))
        return await done

    async def close(self) -> None:
        self._closed = True
        self._work.put(None)
        await asyncio.to_thread(self._thread.join)
        self._reader.close()

    def _write_all(self, connection: apsw.Connection) -> None:
        while (work := self._work.get()) is not None:
            done, unit = work
            try:
                result = _transact(connection, unit)
            except BaseException as error:  # whatever it is, the next unit has its turn
                _deliver(done, done.set_exception, error)
            else:
                _deliver(done, done.set_result, result)
        connection.close()


def connect(path: Path, *, busy_timeout: float) -> apsw.Connection:
    """A connection with the settings that every one has. One thread at a time uses it.

    Args:
        busy_timeout: seconds that it waits for others.

    Raises:
        Unavailable: the file cannot be opened, or is no database.
    """
    connection: apsw.Connection | None = None
    try:
        connection = Link(path, _OPEN, _STATEMENTS)
        connection.set_busy_timeout(int(busy_timeout * 1000))
        # Plans depend on no values, or each execution with others would prepare the statement anew.
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, 1)
        _write_ahead(connection, busy_timeout)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.create_scalar_function("lower", lower, 1, deterministic=True)
    except apsw.Error as error:
        if connection is not None:
            connection.close()
        raise Unavailable(f"{path}: {translated(error)}") from error
    return connection


def _write_ahead(connection: apsw.Connection, patience: float) -> None:
    """Switch to WAL. Of processes that do so to a new file at once SQLite fails some at once: they try again."""
    deadline = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except (apsw.BusyError, apsw.LockedError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def lower(*values: Any) -> Any:
    """SQLite's own `lower` knows A to Z only; PostgreSQL's knows every letter."""
    (value,) = values
    return value.lower() if isinstance(value, str) else value


def _deliver(done: asyncio.Future[Any], setter: Callable[[Any], None], value: Any) -> None:
    def settle() -> None:
        if not done.done():
            setter(value)

    try:
        done.get_loop().call_soon_threadsafe(settle)
    except RuntimeError:
        return  # the loop is gone, and with it whoever waited


class SqliteSnapshot:
    """A file as it is at one moment; see `Snapshot`.

    Attributes:
        connection: what reads it, in a transaction.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self.connection = connection

    async def fetch(self, statement: Statement, params: Params = NOTHING) -> Sequence[Row]:
        return _fetch(self.connection, statement, params)

    async def fetch_one(self, statement: Statement, params: Params = NOTHING) -> Row | None:
        return _fetch_one(self.connection, statement, params)

    async def stream(self, statement: Statement, params: Params = NOTHING) -> AsyncGenerator[Sequence[Row]]:
        cursor = _execute(self.connection, statement, params)
        while rows := list(islice(cursor, ROWS)):
            yield rows


@contextmanager
def open_snapshot(path: Path, *, still: bool = False) -> Generator[SqliteSnapshot]:
    """A file as it is now; whoever writes to it meanwhile is not held up.

    Args:
        still: whether nobody writes to it; then nothing at all is written beside it either.

    Raises:
        Unavailable: it cannot be opened, or is no database.
    """
    with closing(_connect_still(path) if still else connect(path, busy_timeout=BUSY_TIMEOUT)) as connection:
        try:
            connection.execute("PRAGMA query_only = 1")
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()  # the moment is that of the first read
        except apsw.Error as error:
            raise Unavailable(f"{path}: {translated(error)}") from error
        yield SqliteSnapshot(connection)


def _connect_still(path: Path) -> apsw.Connection:
    return apsw.Connection(f"{path.absolute().as_uri()}?immutable=1", apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)


class _Transaction:
    """A transaction in the writer's thread. Nothing in it ever suspends."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    async def fetch(self, statement: Statement, params: Params = NOTHING) -> Sequence[Row]:
        return _fetch(self._connection, statement, params)

    async def fetch_one(self, statement: Statement, params: Params = NOTHING) -> Row | None:
        return _fetch_one(self._connection, statement, params)

    async def execute(self, statement: Statement, params: Params = NOTHING) -> int:
        _execute(self._connection, statement, params)
        return self._connection.changes()

    async def execute_many(self, statement: Statement, rows: Sequence[Params]) -> None:
        compiled = statement.sqlite
        try:
            self._connection.executemany(compiled.sql, map(compiled.arguments, rows))
        except apsw.Error as error:
            raise translated(error) from error
        except (OverflowError, UnicodeEncodeError) as error:
            raise Unstorable(_UNSTORABLE) from error


def _transact(connection: apsw.Connection, unit: Callable[[Tx], Awaitable[T]]) -> T:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except apsw.Error as error:
        raise translated(error) from error
    try:
        result = _drive(cast("Coroutine[Any, Any, T]", unit(_Transaction(connection))))
        connection.execute("COMMIT")
    except apsw.Error as error:
        _roll_back(connection)
        raise translated(error) from error
    except BaseException:
        _roll_back(connection)
        raise
    return result


def _drive(unit: Coroutine[Any, Any, T]) -> T:
    try:
        unit.send(None)
    except StopIteration as done:
        return done.value
    unit.close()
    raise StorageError("a unit of writing awaited something other than its transaction")


def _roll_back(connection: apsw.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _execute(connection: apsw.Connection, statement: Statement, params: Params) -> apsw.Cursor:
    compiled = statement.sqlite
    try:
        return connection.execute(compiled.sql, compiled.arguments(params))
    except apsw.Error as error:
        raise translated(error) from error
    except (OverflowError, UnicodeEncodeError) as error:  # what binding a value raises
        raise Unstorable(_UNSTORABLE) from error


def _fetch(connection: apsw.Connection, statement: Statement, params: Params) -> Sequence[Row]:
    cursor = _execute(connection, statement, params)
    try:
        return cursor.fetchall()
    except apsw.Error as error:
        raise translated(error) from error


def _fetch_one(connection: apsw.Connection, statement: Statement, params: Params) -> Row | None:
    """The first row; others are not looked for. With the cursor goes the lock that reading takes."""
    try:
        return _execute(connection, statement, params).fetchone()
    except apsw.Error as error:
        raise translated(error) from error


def translated(error: BaseException) -> StorageError:
    """What the driver raised, as an error of this room."""
    text = str(error)
    if isinstance(error, apsw.ConstraintError) and "UNIQUE" in text:
        return Conflict(text.partition(": ")[2])
    if isinstance(error, apsw.InterruptError):
        return Unavailable(f"a read was given up after {PATIENCE:g} seconds")
    if "locked" in text or "busy" in text:
        return Busy("another process is writing to the database")
    return Unavailable(f"the database cannot be used: {text}")
