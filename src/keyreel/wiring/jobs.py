"""What calls need of the jobs that they leave."""

from typing import Any

from keyreel.bulk.store import find_uploads
from keyreel.jobs import Runner, add_job
from keyreel.schema.bulk import BulkUpload
from keyreel.storage import Database, Tx


class CallJobs:
    """What calls need to know of jobs."""

    def __init__(self) -> None:
        self.runner: Runner | None = None

    async def leave(self, tx: Tx, partner_id: int, kind: str, payload: dict[str, Any], now: int) -> int:
        """Leave a job to do once this transaction is through; its id."""
        return await add_job(tx, partner_id, kind, payload, now)

    def wake(self) -> None:
        """Look for jobs now."""
        if self.runner is not None:
            self.runner.wake()

    async def shown(self, db: Database, partner_id: int, id: int) -> BulkUpload:
        """A job as the API shows it."""
        [found] = await find_uploads(db, partner_id, None, {"id": id})
        return found
