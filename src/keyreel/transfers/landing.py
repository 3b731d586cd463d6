"""The rows of an account where it arrives, in one transaction."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

import msgspec
import sqlalchemy as sa

from keyreel.jobs import JobStatus
from keyreel.storage import Sealer, Statement, Tx, metadata
from keyreel.transfers import places
from keyreel.transfers.archive import Part, Rows
from keyreel.transfers.logins import unpacked
from keyreel.transfers.plan import PARTNER, PLAN, columns_of, sealed_of
from keyreel.transfers.references import Numbers
from keyreel.transfers.verifying import Contents

_INSERTS = {
    table: Statement(
        sa.insert(metadata.tables[table]).values(
            {column.name: sa.bindparam(column.name) for column in columns_of(table)}
        )
    )
    for table in PLAN
}
_REACH = ("reaches", "reachActions")


@dataclass(frozen=True, slots=True)
class Landing:
    """How an account is to arrive.

    Attributes:
        number: that it gets, where it is not to keep its own.
        parent: the account that it belongs to here.
        renumber: whether what is known by a number that is taken gets another.
    """

    number: int | None = None
    parent: int | None = None
    renumber: bool = False


@dataclass(slots=True)
class Places:
    """What became of what could not arrive as it was.

    Attributes:
        made: logins that are new here, and `attached` those that were here, which keep their passwords.
        renumbered: by table, old and new numbers.
        dropped: what an account may only be given where it is, in words.
    """

    made: list[str] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)
    renumbered: dict[str, dict[int, int]] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)


async def land(
    tx: Tx,
    dialect: str,
    sealer: Sealer,
    landing: Landing,
    contents: Contents,
    taken: Mapping[str, Sequence[int]],
    read: Callable[[], AbstractContextManager[Iterator[Part]]],
    now: int,
) -> Places:
    """Write all rows of an archive that was verified.

    Raises:
        Conflict: an id or number of it is taken.
    """
    found = Places()
    old = contents.manifest.partner_id
    new = landing.number or old
    numbers = Numbers(old, new)
    for table, those in taken.items():
        drawn = await places.draw(tx, dialect, table, len(those), contents.most[table])
        found.renumbered[table] = numbers.others[table] = dict(zip(those, drawn, strict=True))
    with read() as parts:
        next(parts)
        for part in parts:
            if not isinstance(part, Rows):
                break
            names = [column.name for column in columns_of(part.table)]
            rows = [dict(zip(names, numbers.row(part.table, row), strict=True)) for row in part.rows]
            if part.table == "login":
                rows = await _logins(tx, new, rows, found)
            for row in rows:
                _mend(part.table, row, landing, found, now)
                _seal(part.table, row, sealer)
            if rows:
                await tx.execute_many(_INSERTS[part.table], rows)
    return found


async def _logins(tx: Tx, partner_id: int, rows: list[dict[str, Any]], found: Places) -> list[dict[str, Any]]:
    new: list[dict[str, Any]] = []
    for row in rows:
        made = await unpacked(tx, partner_id, list(row.values()))
        (found.attached if made is None else found.made).append(row["login_id"])
        if made is not None:
            new.append(made)
    return new


def _mend(table: str, row: dict[str, Any], landing: Landing, found: Places, now: int) -> None:
    if table == "job" and row["status"] in (JobStatus.WAITING, JobStatus.RUNNING):
        row |= {"status": int(JobStatus.WAITING), "claim": None, "attempts": 0, "due_at": now}
    if table != PARTNER:
        return
    if row["partner_parent_id"] is not None and landing.parent is None:
        found.dropped.append(f"its parent, account {row['partner_parent_id']} where it comes from")
    row["partner_parent_id"] = landing.parent
    settings = msgspec.json.decode(row["settings"])
    if any(settings.pop(name, None) for name in _REACH):
        found.dropped.append("its reach into other accounts")
    row["settings"] = msgspec.json.encode(settings).decode()


def _seal(table: str, row: dict[str, Any], sealer: Sealer) -> None:
    for item in sealed_of(table):
        plain = row[item.column.name]
        if plain is not None:
            row[item.column.name] = sealer.seal(plain, item.context(*(row[column.name] for column in item.named_by)))
