"""The runner: does jobs, one at a time in each worker, beside its calls."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping

from keyreel.jobs.store import Job, JobStatus, claim_job, close_claim, forget_jobs, renew_claim
from keyreel.storage import Database, StorageError

log = logging.getLogger("keyreel.jobs")

LEASE = 60
"""Seconds after which a job whose worker says nothing begins anew."""
RENEWAL = 15.0
"""Seconds between two signs of life."""
PAUSE = 3.0
"""Seconds between two looks for jobs that other workers left."""
ATTEMPTS = 5
FIRST_DELAY = 30
"""Seconds before a job that failed begins again; each time twice as many."""
REMEMBERED = 30 * 86_400
"""Seconds that what has ended is remembered."""

Handler = Callable[[Job], Awaitable[None]]


class Runner:
    """Does jobs for one worker.

    Args:
        handlers: what does each kind. It may be done twice, where a worker died before it could say that it was done.
        now: the clock; unix seconds.
    """

    def __init__(
        self, db: Database, handlers: Mapping[str, Handler], now: Callable[[], float], *, pause: float = PAUSE
    ) -> None:
        self._db = db
        self._handlers = handlers
        self._now = now
        self._pause = pause
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Look for jobs now: one was left a moment ago."""
        self._woken.set()

    def start(self) -> None:
        """Do jobs from now on."""
        self._task = asyncio.create_task(self._work())

    async def stop(self) -> None:
        """Do no more; what is being done is left to another worker."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def run_due(self) -> int:
        """Do every job that is due; how many."""
        count = 0
        while await self._run_one():
            count += 1
        return count

    async def forget_old(self) -> None:
        """Forget jobs that ended long ago."""
        await forget_jobs(self._db, int(self._now()) - REMEMBERED)

    async def _work(self) -> None:
        while True:
            self._woken.clear()
            try:
                await self.run_due()
            except StorageError as error:
                log.warning("jobs wait: %s", error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), self._pause)

    async def _run_one(self) -> bool:
        now = int(self._now())
        found = await claim_job(self._db, now, now + LEASE)
        if found is None:
            return False
        job, claim = found
        handler = self._handlers.get(job.kind)
        if handler is None or job.attempts > ATTEMPTS:
            error = "nothing here does this kind of job" if handler is None else "its worker died each time"
            await close_claim(self._db, claim, JobStatus.FAILED, now, error=error)
            return True
        renewing = asyncio.create_task(self._renew(claim))
        try:
            await handler(job)
        except asyncio.CancelledError:
            await close_claim(self._db, claim, JobStatus.WAITING, now, due=now, refund=True)
            raise
        except Exception as error:
            await self._failed(job, claim, error)
        else:
            await close_claim(self._db, claim, JobStatus.DONE, int(self._now()))
        finally:
            renewing.cancel()
            await asyncio.gather(renewing, return_exceptions=True)
        return True

    async def _renew(self, claim: str) -> None:
        while True:
            await asyncio.sleep(RENEWAL)
            with contextlib.suppress(StorageError):
                await renew_claim(self._db, claim, int(self._now()) + LEASE)

    async def _failed(self, job: Job, claim: str, error: Exception) -> None:
        now = int(self._now())
        told = f"{type(error).__name__}: {error}"[:500]
        if job.attempts >= ATTEMPTS:
            log.error("job %s (%s) failed for good", job.id, job.kind, exc_info=error)
            await close_claim(self._db, claim, JobStatus.FAILED, now, error=told)
            return
        log.warning("job %s (%s) failed and is tried again: %s", job.id, job.kind, told)
        due = now + FIRST_DELAY * 2 ** (job.attempts - 1)
        await close_claim(self._db, claim, JobStatus.WAITING, now, error=told, due=due)
