"""Jobs, as they are kept: whatever is not done is found again by any worker."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import msgspec
import sqlalchemy as sa

from keyreel.storage import Database, Reader, Serial, Statement, Tx, in_list, metadata

job = sa.Table(
    "job",
    metadata,
    sa.Column("serial", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.String(64), nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("status", sa.BigInteger, nullable=False),
    sa.Column("attempts", sa.BigInteger, nullable=False),
    sa.Column("due_at", sa.BigInteger, nullable=False),
    sa.Column("claim", sa.String(32)),
    sa.Column("error", sa.Text),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
)
"""`due_at` is when a waiting job may begin, and when a running one, whose worker says nothing any more, begins anew."""


class JobStatus(IntEnum):
    """What became of a job."""

    WAITING = 0
    RUNNING = 1
    DONE = 2
    FAILED = 3
    CANCELLED = 4


@dataclass(frozen=True, slots=True)
class Job:
    """A job; times are unix seconds."""

    id: int
    partner_id: int
    kind: str
    payload: dict[str, Any]
    status: JobStatus
    attempts: int
    due_at: int
    error: str | None
    created_at: int
    updated_at: int


_OPEN = (int(JobStatus.WAITING), int(JobStatus.RUNNING))
sa.Index(
    "job_due",
    job.c.due_at,
    sqlite_where=sa.text("status < 2"),
    postgresql_where=sa.text("status < 2"),
)
sa.Index("job_claim", job.c.claim)
COLUMNS = (
    job.c.serial,
    job.c.partner_id,
    job.c.kind,
    job.c.payload,
    job.c.status,
    job.c.attempts,
    job.c.due_at,
    job.c.error,
    job.c.created_at,
    job.c.updated_at,
)
_ADD = Statement(
    sa.text(
        "INSERT INTO job (partner_id, kind, payload, status, attempts, due_at, created_at, updated_at) "
        "VALUES (:partner_id, :kind, :payload, 0, 0, :now, :now, :now) RETURNING serial"
    )
)
_DUE = sa.and_(sa.text("status < 2 AND due_at <= :now"), in_list(job.c.kind, "kinds"))
_IS_DUE = Statement(sa.select(job.c.serial).where(_DUE).limit(sa.literal_column("1")))
_NEXT = (
    sa.select(job.c.serial)
    .where(_DUE)
    .order_by(job.c.due_at, job.c.serial)
    .limit(sa.literal_column("1"))
    .with_for_update(skip_locked=True)  # which SQLite, where one transaction writes at a time, leaves out
)
_CLAIM = Statement(
    sa.update(job)
    .where(job.c.serial == _NEXT.scalar_subquery())
    .values(
        status=sa.literal_column("1"),
        attempts=job.c.attempts + sa.literal_column("1"),
        due_at=sa.bindparam("lease"),
        claim=sa.bindparam("claim"),
        updated_at=sa.bindparam("now"),
    )
)
_CLAIMED = Statement(sa.select(*COLUMNS).where(job.c.claim == sa.bindparam("claim")))
_RENEW = Statement(sa.text("UPDATE job SET due_at = :lease WHERE claim = :claim AND status = 1"))
_CLOSE = Statement(
    sa.text(
        "UPDATE job SET status = :status, error = :error, due_at = :due, updated_at = :now, claim = NULL, "
        "attempts = attempts - :refund WHERE claim = :claim AND status = 1"
    )
)
_SET = Statement(
    sa.text(
        "UPDATE job SET status = :status, due_at = :now, updated_at = :now, claim = NULL, attempts = 0 "
        "WHERE serial = :id AND status IN (:first, :second)"
    )
)
_GET = Statement(sa.select(*COLUMNS).where(job.c.serial == sa.bindparam("id")))
_LIST = Statement(sa.select(*COLUMNS).order_by(job.c.serial.desc()).limit(sa.bindparam("most", type_=sa.BigInteger)))
_COUNT = Statement(sa.text("SELECT status, count(*), min(due_at) FROM job WHERE status < 2 GROUP BY status"))
_OPEN_PAYLOADS = Statement(
    sa.select(job.c.partner_id, job.c.payload).where(sa.text("status < 2"), in_list(job.c.kind, "kinds"))
)
_LATER = Statement(
    sa.select(job.c.serial)
    .where(
        sa.text("status < 2"),
        job.c.serial > sa.bindparam("id", type_=sa.BigInteger),
        job.c.partner_id == sa.bindparam("partner"),
        job.c.kind == sa.bindparam("kind"),
        job.c.payload.like(sa.bindparam("begins"), escape="\\"),
    )
    .limit(sa.literal_column("1"))
)
_FORGET = Statement(sa.text("DELETE FROM job WHERE status >= 2 AND updated_at < :before"))


async def add_job(tx: Tx, partner_id: int, kind: str, payload: Mapping[str, Any], now: int) -> int:
    """Leave a job to do once this transaction is through; its id."""
    text = msgspec.json.encode(payload).decode()
    row = await tx.fetch_one(_ADD, {"partner_id": partner_id, "kind": kind, "payload": text, "now": now})
    assert row is not None
    return int(row[0])


async def claim_job(db: Database, kinds: Sequence[str], now: int, lease: int) -> tuple[Job, str] | None:
    """The job of these kinds that is longest due, which is this worker's until `lease`, and the claim to it; `None`
    where none is. Those of other kinds are for workers of another release."""
    wanted = {"now": now, "kinds": list(kinds)}
    if await db.fetch_one(_IS_DUE, wanted) is None:
        return None
    claim = secrets.token_hex(16)

    async def unit(tx: Tx) -> Any:
        if not await tx.execute(_CLAIM, {**wanted, "lease": lease, "claim": claim}):
            return None
        return await tx.fetch_one(_CLAIMED, {"claim": claim})

    row = await db.write(unit)
    return None if row is None else (read_job(row), claim)


async def renew_claim(db: Database, claim: str, lease: int) -> bool:
    """Keep a job until `lease`; whether it is still this worker's: it may be cancelled, or another's by now."""
    return await db.write(lambda tx: tx.execute(_RENEW, {"claim": claim, "lease": lease})) > 0


async def close_claim(
    db: Database,
    claim: str,
    status: JobStatus,
    now: int,
    *,
    error: str | None = None,
    due: int = 0,
    refund: bool = False,
) -> None:
    """Say what became of a claimed job; one whose claim was lost stays as it is.

    Args:
        due: when it may begin again, where it waits.
        refund: whether this attempt does not count.
    """
    params = {"claim": claim, "status": int(status), "error": error, "due": due, "now": now, "refund": int(refund)}
    await db.write(lambda tx: tx.execute(_CLOSE, params))


async def find_job(db: Reader, id: int) -> Job | None:
    """A job, or `None`."""
    row = await db.fetch_one(_GET, {"id": id})
    return None if row is None else read_job(row)


async def list_jobs(db: Reader, most: int = 50) -> list[Job]:
    """The latest jobs, the last one first."""
    return [read_job(row) for row in await db.fetch(_LIST, {"most": most})]


async def open_payloads(db: Reader, kinds: Sequence[str]) -> list[tuple[int, dict[str, Any]]]:
    """What the jobs of these kinds that are not done are to do: the account and the payload of each."""
    rows = await db.fetch(_OPEN_PAYLOADS, {"kinds": list(kinds)})
    return [(partner_id, msgspec.json.decode(text, type=dict[str, Any])) for partner_id, text in rows]


async def retry_job(tx: Tx, id: int, now: int) -> bool:
    """Let a failed or cancelled job begin anew; whether it was one."""
    params = {"id": id, "status": 0, "now": now, "first": int(JobStatus.FAILED), "second": int(JobStatus.CANCELLED)}
    return await tx.execute(_SET, params) > 0


async def cancel_job(tx: Tx, id: int, now: int) -> bool:
    """Let a job that is not done be done by nobody; whether it was one."""
    params = {"id": id, "status": int(JobStatus.CANCELLED), "now": now, "first": _OPEN[0], "second": _OPEN[1]}
    return await tx.execute(_SET, params) > 0


async def is_followed(db: Reader, id: int, partner_id: int, kind: str, what: Mapping[str, Any]) -> bool:
    """Whether a later job of a kind that is not done is about the same.

    Args:
        id: of the job.
        what: what the payloads of such jobs begin with.
    """
    begins = msgspec.json.encode(what).decode().removesuffix("}")
    for sign in ("\\", "%", "_"):
        begins = begins.replace(sign, f"\\{sign}")
    asked = {"id": id, "partner": partner_id, "kind": kind, "begins": f"{begins}%"}
    return await db.fetch_one(_LATER, asked) is not None


async def count_jobs(db: Reader) -> tuple[dict[JobStatus, int], int | None]:
    """How many jobs wait and run, and since when the one is due that waits longest, unix seconds."""
    rows = await db.fetch(_COUNT)
    found = {JobStatus(status): int(number) for status, number, _ in rows}
    return found, next((int(due) for status, _, due in rows if status == JobStatus.WAITING), None)


async def forget_jobs(db: Database, before: int) -> None:
    """Forget jobs that ended before a time."""
    await db.write(lambda tx: tx.execute(_FORGET, {"before": before}))


def read_job(row: Any) -> Job:
    """The job in a row that holds `COLUMNS`."""
    values = list(row)
    values[3] = msgspec.json.decode(values[3], type=dict[str, Any])
    values[4] = JobStatus(values[4])
    return Job(*values)
