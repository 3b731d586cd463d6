"""What the metrics say of the database and the jobs, found out when somebody asks."""

from collections.abc import Callable

from keyreel.jobs.store import JobStatus, count_jobs
from keyreel.storage import Database, StorageError
from keyreel.telemetry.exposition import Reading


async def read_parts(db: Database, clock: Callable[[], float]) -> list[Reading]:
    """How the database is, and what waits in it."""
    up = Reading("keyreel_database_up", "Whether the database answers.", {"": 1.0})
    try:
        counts, due = await count_jobs(db)
    except StorageError:
        up.values = {"": 0.0}
        return [up]
    late = max(0.0, clock() - due) if due is not None else 0.0
    by_status = {
        f'status="{status.name.lower()}"': float(counts.get(status, 0))
        for status in (JobStatus.WAITING, JobStatus.RUNNING)
    }
    return [
        up,
        Reading("keyreel_jobs", "Jobs that are not done.", by_status),
        Reading("keyreel_jobs_late_seconds", "How long the job is due that waits longest.", {"": late}),
    ]
