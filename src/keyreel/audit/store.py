"""Lines of the audit trail, as they are kept."""

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from keyreel.audit.types import (
    AuditTrail,
    AuditTrailChangeInfo,
    AuditTrailChangeItem,
    AuditTrailFilter,
    AuditTrailInfo,
    AuditTrailStatus,
    AuditTrailTextInfo,
)
from keyreel.gate.trail import Line
from keyreel.schema.errors import InvalidObjectId
from keyreel.shelf import Shelf
from keyreel.storage import Database, Reader, Serial, Statement, Tx, metadata

audit_trail = sa.Table(
    "audit_trail",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("status", sa.BigInteger, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("audit_object_type", sa.Text, nullable=False),
    sa.Column("object_id", sa.Text),
    sa.Column("related_object_type", sa.Text),
    sa.Column("related_object_id", sa.Text),
    sa.Column("entry_id", sa.Text),
    sa.Column("master_partner_id", sa.BigInteger),
    sa.Column("user_id", sa.Text),
    sa.Column("ks", sa.Text),
    sa.Column("context", sa.BigInteger, nullable=False),
    sa.Column("entry_point", sa.Text, nullable=False),
    sa.Column("server_name", sa.Text),
    sa.Column("ip_address", sa.Text),
    sa.Column("user_agent", sa.Text),
    sa.Column("client_tag", sa.Text),
    sa.Column("request_id", sa.Text),
    sa.Column("description", sa.Text),
    sa.Column("error_description", sa.Text),
    sa.Column("info", sa.Text),
)
"""`ks` is the mark of the caller's session; `info` is what `data` shows: a JSON object of changes, or a text."""
sa.Index("audit_trail_partner", audit_trail.c.partner_id, audit_trail.c.id)
sa.Index("audit_trail_age", audit_trail.c.created_at)

_ROW = tuple(column.name for column in audit_trail.columns if column.name != "id")
LONGEST = 256
"""Characters of a text that a caller chose, such as an agent's name."""
_AT_ONCE = 5_000

trails = Shelf(
    AuditTrail,
    audit_trail,
    missing=InvalidObjectId,
    key=audit_trail.c.id,
    fold=int,
    order=(audit_trail.c.id.desc(),),
    filter=AuditTrailFilter,
    derived={"data": audit_trail.c.info, "parsed_at": audit_trail.c.created_at},
)
_INSERT = Statement(
    sa.insert(audit_trail).values({name: sa.bindparam(name) for name in _ROW}).returning(audit_trail.c.id)
)
_FINISH = Statement(
    sa.update(audit_trail)
    .where(audit_trail.c.id == sa.bindparam("line"))
    .values(
        status=sa.bindparam("now_status"),
        partner_id=sa.bindparam("now_partner"),
        object_id=sa.bindparam("now_object"),
        error_description=sa.bindparam("now_error"),
    )
)
_OLD = (
    sa.select(audit_trail.c.id)
    .where(audit_trail.c.created_at < sa.bindparam("before"))
    .order_by(audit_trail.c.created_at)
    .limit(sa.literal_column(str(_AT_ONCE)))
)
_FORGET = Statement(sa.delete(audit_trail).where(audit_trail.c.id.in_(_OLD.scalar_subquery())))


def row_of(line: Line, *, times: int = 1) -> dict[str, Any]:
    """The columns of a line; of one that stands for several, `times`."""
    told = line.description or ""
    if times > 1:
        told = f"{times} times: {told}" if told else f"{times} times"
    return {
        "partner_id": line.partner_id,
        "created_at": line.at,
        "status": int(AuditTrailStatus.FAILED if line.error else AuditTrailStatus.READY),
        "action": line.action,
        "audit_object_type": line.object_type,
        "object_id": short(line.object_id),
        "related_object_type": line.related_object_type,
        "related_object_id": short(line.related_object_id),
        "entry_id": None,
        "master_partner_id": line.master_partner_id,
        "user_id": short(line.user_id),
        "ks": line.ks,
        "context": line.context,
        "entry_point": line.entry_point,
        "server_name": None,
        "ip_address": line.ip_address or None,
        "user_agent": short(line.user_agent) or None,
        "client_tag": short(line.client_tag),
        "request_id": line.request_id or None,
        "description": told or None,
        "error_description": short(line.error) or None,
        "info": json.dumps(line.changes) if line.changes else None,
    }


async def insert_line(tx: Tx, row: Mapping[str, Any]) -> int:
    """Add a line; its id."""
    made = await tx.fetch_one(_INSERT, row)
    assert made is not None
    return int(made[0])


async def finish_line(tx: Tx, id: int, line: Line) -> None:
    """Say how it ended, of a line that was added before that was known."""
    row = row_of(line)
    await tx.execute(
        _FINISH,
        {
            "line": id,
            "now_status": row["status"],
            "now_partner": row["partner_id"],
            "now_object": row["object_id"],
            "now_error": row["error_description"],
        },
    )


async def forget_lines(db: Database, before: int) -> int:
    """Remove the lines from before this moment, unix seconds, some thousands at a time; how many they were."""
    count = 0
    while gone := await db.write(lambda tx: tx.execute(_FORGET, {"before": before})):
        count += gone
    return count


def shown(found: AuditTrail) -> AuditTrail:
    """A line as it is answered: what there is more to say is an object."""
    kept = found.given.get("data")
    if isinstance(kept, str):
        found.given["data"] = _info(json.loads(kept))
    return found


def _info(kept: Any) -> AuditTrailInfo:
    if isinstance(kept, str):
        return AuditTrailTextInfo(info=kept)
    items = [AuditTrailChangeItem(descriptor=name, new_value=value) for name, value in kept.items()]
    return AuditTrailChangeInfo(changed_items=items)


def short(text: str | None) -> str | None:
    """A text that a caller chose, cut to what is kept of it."""
    return text if text is None or len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


async def latest(db: Reader, where: Mapping[str, Any], most: int) -> list[AuditTrail]:
    """The newest lines that meet `where`, oldest first: see `CONDITIONS`."""
    names = tuple(sorted(name for name, value in where.items() if value is not None))
    rows = await db.fetch(_latest(names), {**{name: where[name] for name in names}, "most": most})
    return [shown(trails.rows.read(row)) for row in reversed(rows)]


CONDITIONS: dict[str, sa.ColumnElement[bool]] = {
    "partner": audit_trail.c.partner_id == sa.bindparam("partner"),
    "user": audit_trail.c.user_id == sa.bindparam("user"),
    "object": audit_trail.c.object_id == sa.bindparam("object"),
    "ip": audit_trail.c.ip_address == sa.bindparam("ip"),
    "entry_point": sa.func.lower(audit_trail.c.entry_point) == sa.bindparam("entry_point"),
    "status": audit_trail.c.status == sa.bindparam("status"),
    "since": audit_trail.c.created_at >= sa.bindparam("since"),
    "after": audit_trail.c.id > sa.bindparam("after"),
}
"""What an operator can ask for, by parameter."""


def _latest(names: tuple[str, ...]) -> Statement:
    return Statement(
        sa.select(*trails.rows.selected)
        .where(*(CONDITIONS[name] for name in names))
        .order_by(audit_trail.c.id.desc())
        .limit(sa.bindparam("most", type_=sa.BigInteger))
    )
