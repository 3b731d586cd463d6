"""Jobs as the API shows them: those that work on many objects for whoever asked."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from keyreel.gate import fold
from keyreel.jobs.store import COLUMNS, Job, JobStatus, job, read_job
from keyreel.schema.bulk import BatchJobErrorTypes, BatchJobStatus, BulkUpload, BulkUploadObjectType
from keyreel.storage import Reader, Statement, in_list

KINDS: dict[str, BulkUploadObjectType] = {"groupUser.sync": BulkUploadObjectType.USER}
"""The jobs that are shown, and what they work on. Their payload has `uploadedByUserId` and `objects`, a number."""
MOST = 500
"""The newest jobs that are looked through for those of one user."""

_STATUS = {
    JobStatus.WAITING: BatchJobStatus.PENDING,
    JobStatus.RUNNING: BatchJobStatus.PROCESSING,
    JobStatus.DONE: BatchJobStatus.FINISHED,
    JobStatus.FAILED: BatchJobStatus.FAILED,
    JobStatus.CANCELLED: BatchJobStatus.ABORTED,
}
_MINE = sa.and_(job.c.partner_id == sa.bindparam("partner"), in_list(job.c.kind, "kinds"))
_CONDITIONS: dict[str, sa.ColumnElement[bool]] = {
    "id": job.c.serial == sa.bindparam("id"),
    "from": job.c.created_at >= sa.bindparam("from"),
    "until": job.c.created_at <= sa.bindparam("until"),
    "states": in_list(job.c.status, "states"),
}


@lru_cache(64)
def _listing(names: tuple[str, ...]) -> Statement:
    return Statement(
        sa.select(*COLUMNS)
        .where(_MINE, *(_CONDITIONS[name] for name in names))
        .order_by(job.c.serial.desc())
        .limit(sa.literal_column(str(MOST)))
    )


async def find_uploads(db: Reader, partner_id: int, user_id: str | None, where: Mapping[str, Any]) -> list[BulkUpload]:
    """The account's newest jobs that meet `where`, those of one user or, without one, of everybody."""
    names = tuple(sorted(where))
    rows = await db.fetch(_listing(names), {**where, "partner": partner_id, "kinds": list(KINDS)})
    found = [read_job(row) for row in rows]
    if user_id is not None:
        found = [item for item in found if fold(item.payload.get("uploadedByUserId") or "") == fold(user_id)]
    return [shown(item) for item in found]


def states_of(statuses: set[int]) -> list[int]:
    """The states of jobs that the API shows as any of `statuses`."""
    return [int(state) for state, status in _STATUS.items() if int(status) in statuses]


def shown(found: Job) -> BulkUpload:
    """A job as the API shows it."""
    user = found.payload.get("uploadedByUserId")
    values: dict[str, Any] = {
        "id": found.id,
        "uploaded_by": user,
        "uploaded_by_user_id": user,
        "uploaded_on": found.created_at,
        "status": BatchJobStatus.RETRY if _is_retried(found) else _STATUS[found.status],
        "error": found.error,
        "error_type": BatchJobErrorTypes.APP if found.error else None,
        "num_of_objects": found.payload.get("objects"),
        "bulk_upload_object_type": KINDS[found.kind],
    }
    return BulkUpload.of({name: value for name, value in values.items() if value is not None})


def _is_retried(found: Job) -> bool:
    return found.status is JobStatus.WAITING and found.attempts > 0
