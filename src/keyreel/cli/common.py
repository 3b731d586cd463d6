"""What the commands share: options, output, and how they reach a server's data."""

import getpass
import json
import re
import sys
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, BinaryIO, NoReturn, TypeVar

from keyreel.cli.options import Flags, Place, given_by
from keyreel.configuration import Configuration, read
from keyreel.schema.records import Record
from keyreel.settings import SettingInvalid, Settings

T = TypeVar("T")

USAGE = 2
"""How a command exits that was asked in a way that it cannot answer, where 1 is an answer."""
_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}
_LENGTH = re.compile(r"(\d{1,9})([smhd]?)", re.ASCII)


def show_values(values: dict[str, Any], *, as_json: bool) -> None:
    """Print names and values, a line each, or one JSON object."""
    if as_json:
        print(json.dumps(values))
        return
    for name, value in values.items():
        shown = ", ".join(map(str, value)) if isinstance(value, list) else value
        print(f"{name:22} {'' if shown is None else shown}")


def moment(stamp: int) -> str:
    """Unix seconds as people read them, UTC; the number where calendars have no such day."""
    try:
        return datetime.fromtimestamp(stamp, UTC).isoformat()
    except (OverflowError, OSError, ValueError):
        return str(stamp)


def printable(text: str) -> str:
    """`text` without what a terminal would obey; sessions and roles may hold anything."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def seconds_of(text: str, option: str, status: int = 1) -> int:
    """The seconds of a duration; ends the command where it is none."""
    found = _LENGTH.fullmatch(text)
    if found is None:
        fail(f"{option}: 24h, 90m, 7d, or seconds, not {printable(text)}", status)
    return int(found[1]) * _UNITS[found[2]]


def configure(given: Place | Flags) -> Configuration:
    """The settings and where they come from, those given first; ends the command where one cannot be."""
    try:
        return read(given_by(given))
    except SettingInvalid as error:
        fail(printable(str(error)), USAGE)


def read_settings(given: Place | Flags) -> Settings:
    """The settings, those given first; ends the command where one cannot be."""
    return configure(given).settings


def with_desk(work: Callable[[Any], Awaitable[T]], place: Place) -> T:
    """Run `work` with a `keyreel.desk.Desk`: the data of a server, which need not be running."""
    return run(_opened(open_desk(read_settings(place)), work))


def with_parts(work: Callable[[Any], Awaitable[T]], place: Place) -> T:
    """Run `work` with all parts of a server, which need not be running: they take a second."""
    settings = read_settings(place)
    from keyreel.parts import open_parts

    return run(_opened(open_parts(settings), work))


async def open_desk(settings: Settings) -> Any:
    """The `keyreel.desk.Desk` of a server; a database that is new gets what must be in it before any account is.

    Raises:
        OSError, StorageError: its data cannot be used.
    """
    from keyreel.desk import open_desk
    from keyreel.roles.store import has_defaults

    desk = await open_desk(settings)
    if not await has_defaults(desk.db):
        from keyreel.parts import open_parts

        parts = await open_parts(settings)
        await parts.db.close()
    return desk


async def _opened(opening: Awaitable[Any], work: Callable[[Any], Awaitable[T]]) -> T:
    parts = await opening
    try:
        return await work(parts)
    finally:
        await parts.db.close()


@asynccontextmanager
async def noted(
    parts: Any, command: str, record: Record, *, partner: int = 0, id: object = None
) -> AsyncGenerator[Callable[[object], None]]:
    """Keep what is done inside as a line of the audit trail: `command` did it, in the name of whoever runs it.

    Yields what tells the id of an object that was made.
    """
    from keyreel.gate.trail import Line, about

    line = Line(int(time.time()), record.act, record.kind, f"keyreel {command}", partner_id=partner, context=0)
    line.user_id, line.object_id = _who(), None if id is None else str(id)
    async with parts.keeper.noted(line):
        yield lambda made: about(object_id=str(made))
    await parts.keeper.settle()


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a number without a name
        return "operator"


def run(work: Any) -> Any:
    """The result of a coroutine; what is wrong with the data ends the command with a sentence."""
    import asyncio

    return attempt(lambda: asyncio.run(work))


def attempt(work: Callable[[], T]) -> T:
    """What `work` gives; what is wrong with the data, or with what was given, ends the command with a sentence."""
    from keyreel.storage import StorageError

    try:
        return work()
    except (StorageError, SettingInvalid) as error:
        fail(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error))
    except UnicodeError:
        fail("what was given is not UTF-8")


def first_line(given: BinaryIO, what: str) -> str:
    """The first line of a file, or of standard input; ends the command where it is not UTF-8."""
    try:
        return given.readline().decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        fail(f"{what} is not UTF-8", USAGE)


def fail(text: str, status: int = 1) -> NoReturn:
    """End the command: say why, exit with `status`."""
    print(f"keyreel: {text}", file=sys.stderr)
    raise SystemExit(status)
