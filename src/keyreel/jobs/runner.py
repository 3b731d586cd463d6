"""The runner: does jobs, one at a time in each worker, beside its calls."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Mapping

from keyreel.jobs.store import (
    Job,
    JobStatus,
    cancel_job,
    claim_job,
    close_claim,
    find_job,
    forget_jobs,
    renew_claim,
)
from keyreel.storage import Database, StorageError
from keyreel.telemetry.metrics import JOB_SECONDS, JOBS

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
LAST_MOMENTS = 5.0
"""Seconds that a job gets to end when its worker stops."""
REMEMBERED = 30 * 86_400
"""Seconds that what has ended is remembered."""

Handler = Callable[[Job], Awaitable[None]]


class Runner:
    """Does jobs for one worker.

    Args:
        handlers: what does each kind; jobs of other kinds wait for a worker that does them. A job may be done twice,
            where a worker died before it could say that it was done. It is cancelled when the worker stops, when the
            job is cancelled, and when another worker has the job.
        lost: what is to be said elsewhere of a job of a kind that failed for good. It may be called twice.
        now: the clock; unix seconds.
        pause: seconds between two looks for jobs that other workers left.
        renewal: seconds between two signs of life.
        last_moments: seconds that a job gets to end at the stop.
    """

    def __init__(
        self,
        db: Database,
        handlers: Mapping[str, Handler],
        now: Callable[[], float],
        *,
        lost: Mapping[str, Handler] | None = None,
        pause: float = PAUSE,
        renewal: float = RENEWAL,
        last_moments: float = LAST_MOMENTS,
    ) -> None:
        self._db = db
        self._handlers = handlers
        self._lost = lost or {}
        self._now = now
        self._pause = pause
        self._renewal = renewal
        self._last_moments = last_moments
        self._woken = asyncio.Event()
        self._stopping = False
        self._doing: set[asyncio.Future[None]] = set()
        self._task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Look for jobs now: one was left a moment ago."""
        self._woken.set()

    def start(self) -> None:
        """Do jobs from now on."""
        self._task = asyncio.create_task(self._work())

    async def stop(self) -> None:
        """Begin no more. What is being done gets some seconds to end, and is then left to another worker."""
        self._stopping = True
        self._woken.set()
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=self._last_moments)
            for doing in self._doing:
                doing.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def run_due(self) -> int:
        """Do every job that is due; how many."""
        count = 0
        while not self._stopping and await self._run_one():
            count += 1
        return count

    async def cancel(self, id: int) -> bool:
        """Let a job that is not done be done by nobody, and say so where that is to be said; whether it was one."""
        found = await find_job(self._db, id)
        now = int(self._now())
        if found is None or not await self._db.write(lambda tx: cancel_job(tx, id, now)):
            return False
        if tell := self._lost.get(found.kind):
            await tell(found)
        return True

    async def forget_old(self) -> None:
        """Forget jobs that ended long ago."""
        await forget_jobs(self._db, int(self._now()) - REMEMBERED)

    async def _work(self) -> None:
        while not self._stopping:
            self._woken.clear()
            try:
                await self.run_due()
            except StorageError as error:
                log.warning("jobs wait: %s", error)
            except Exception:  # a job that cannot be read holds up the others no longer than its lease
                log.exception("jobs wait")
            if not self._stopping:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), self._pause)

    async def _run_one(self) -> bool:
        now = int(self._now())
        found = await claim_job(self._db, [*self._handlers], now, now + LEASE)
        if found is None:
            return False
        job, claim = found
        if self._stopping:
            await close_claim(self._db, claim, JobStatus.WAITING, now, due=now, refund=True)
        elif job.attempts > ATTEMPTS:
            await self._give_up(job, claim, now, "its worker died each time")
        else:
            await self._do(job, claim, self._handlers[job.kind])
        return True

    async def _do(self, job: Job, claim: str, handler: Handler) -> None:
        began = time.perf_counter()
        doing = asyncio.ensure_future(handler(job))
        renewing = asyncio.create_task(self._renew(claim))
        self._doing.add(doing)
        try:
            await asyncio.wait({doing, renewing}, return_when=asyncio.FIRST_COMPLETED)
            is_lost = renewing.done()
        finally:
            self._doing.discard(doing)
            doing.cancel()
            renewing.cancel()
            results = await asyncio.gather(doing, renewing, return_exceptions=True)
        error = results[0]
        JOB_SECONDS.observe(time.perf_counter() - began, job.kind)
        failed = "tried again" if job.attempts < ATTEMPTS else "failed"
        JOBS.add(job.kind, "lost" if is_lost else failed if isinstance(error, BaseException) else "done")
        now = int(self._now())
        if is_lost:
            log.warning("job %s (%s) was cancelled, or is another worker's by now", job.id, job.kind)
        elif isinstance(error, asyncio.CancelledError) and self._stopping:
            await close_claim(self._db, claim, JobStatus.WAITING, now, due=now, refund=True)
        elif isinstance(error, BaseException):
            await self._failed(job, claim, error)
        else:
            await close_claim(self._db, claim, JobStatus.DONE, now)

    async def _renew(self, claim: str) -> None:
        """Say that the job is being done, until it is not this worker's any more."""
        is_held = True
        while is_held:
            await asyncio.sleep(self._renewal)
            with contextlib.suppress(StorageError):
                is_held = await renew_claim(self._db, claim, int(self._now()) + LEASE)

    async def _give_up(self, job: Job, claim: str, now: int, error: str) -> None:
        if tell := self._lost.get(job.kind):
            await tell(job)
        await close_claim(self._db, claim, JobStatus.FAILED, now, error=error)

    async def _failed(self, job: Job, claim: str, error: BaseException) -> None:
        now = int(self._now())
        told = f"{type(error).__name__}: {error}"[:500]
        if job.attempts >= ATTEMPTS:
            log.error("job %s (%s) failed for good", job.id, job.kind, exc_info=error)
            await self._give_up(job, claim, now, told)
            return
        log.warning("job %s (%s) failed and is tried again: %s", job.id, job.kind, told)
        due = now + FIRST_DELAY * 2 ** (job.attempts - 1)
        await close_claim(self._db, claim, JobStatus.WAITING, now, error=told, due=due)
