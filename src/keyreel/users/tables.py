"""Tables of users: CSV files that spreadsheets open, written by jobs and kept for some days."""

import asyncio
import contextlib
import csv
import os
import re
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from keyreel.users.types import User

KEPT = 7 * 86_400
"""Seconds that a table is kept, and the session in its link lives."""
COLUMNS = (
    "id",
    "firstName",
    "lastName",
    "email",
    "screenName",
    "status",
    "type",
    "isAdmin",
    "roleIds",
    "title",
    "company",
    "country",
    "state",
    "city",
    "zip",
    "tags",
    "createdAt",
    "updatedAt",
    "lastLoginTime",
)
"""The usual columns: properties of users."""
_MOMENTS = ("createdAt", "updatedAt", "lastLoginTime", "statusUpdatedAt", "deletedAt")
_ID = re.compile(r"\w+\.csv\Z", re.ASCII)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What formulas begin with; the last four are the first four in full width."""
_AT_ONCE = 100
"""Rows that are written before calls have their turn."""
MOST_MAPPED = 200
"""Columns that can be asked for: a row of many more would hold up calls."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and the property that it shows."""

    heading: str
    property: str


def is_table_id(text: str) -> bool:
    """Whether a text can be the name of a table."""
    return bool(_ID.match(text))


def draw_table_id() -> str:
    """A new table's name, which nobody guesses."""
    return f"users_{secrets.token_hex(12)}.csv"


def columns_of(mapped: Sequence[tuple[str, str]], *, usual: bool) -> list[Column]:
    """The columns of a table: the usual ones, and those that were asked for, heading and property."""
    found = [Column(name, name) for name in COLUMNS] if usual or not mapped else []
    return found + [Column(heading, name) for heading, name in mapped]


async def write_table(path: Path, users: AsyncIterator[User], columns: Sequence[Column]) -> None:
    """Write a table; it appears whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="") as file:
            # Quoted whatever it holds: where lists are parted by semicolons, a text must not fall into two cells.
            writer = csv.writer(file, quoting=csv.QUOTE_ALL)
            writer.writerow([_safe(column.heading) for column in columns])
            waiting: list[list[str]] = []
            async for user in users:
                waiting.append(_row(user, columns))
                if len(waiting) >= _AT_ONCE:
                    writer.writerows(waiting)
                    waiting.clear()
                    await asyncio.sleep(0)  # SQLite answers without ever suspending
            writer.writerows(waiting)
            file.flush()
            await asyncio.to_thread(os.fsync, descriptor)
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)


def forget_tables(folder: Path, now: float) -> None:
    """Remove the tables that were kept long enough."""
    for path in folder.glob("*/*"):
        with contextlib.suppress(FileNotFoundError):  # another worker was faster
            if path.stat().st_mtime < now - KEPT:
                path.unlink()


_NAMES: Mapping[str, str] = {item.wire: item.name for item in User.properties}


def _row(user: User, columns: Sequence[Column]) -> list[str]:
    return [_safe(_text(column.property, user.given.get(_NAMES.get(column.property, "")))) for column in columns]


def _text(name: str, value: Any) -> str:
    if value is None or isinstance(value, (list, dict)):
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if name in _MOMENTS and isinstance(value, int) and 0 <= value < 2**37:
        return datetime.fromtimestamp(value, UTC).strftime("%Y-%m-%d %H:%M:%S")
    return str(int(value)) if isinstance(value, int) else str(value)


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
