"""Jobs are done once, or until they are; whoever dies leaves them to others."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from keyreel.jobs import Job, JobStatus, Runner, add_job
from keyreel.jobs.runner import ATTEMPTS, FIRST_DELAY, LEASE
from keyreel.jobs.store import cancel_job, claim_job, list_jobs, retry_job
from keyreel.storage import Database, open_database


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def db(database_url: str, tmp_path: Path) -> AsyncIterator[Database]:
    db = await open_database(database_url)
    yield db
    await db.close()


async def leave(db: Database, clock: Clock, *numbers: int) -> None:
    for number in numbers:
        await db.write(lambda tx, number=number: add_job(tx, 101, "count", {"number": number}, int(clock())))


async def states(db: Database) -> list[tuple[str, int]]:
    return [(job.status.name, job.attempts) for job in reversed(await list_jobs(db))]


async def test_several_runners_do_each_job_once(db: Database) -> None:
    clock, done = Clock(), list[Any]()

    async def count(job: Job) -> None:
        await asyncio.sleep(0.001)
        done.append(job.payload["number"])

    await leave(db, clock, *range(30))
    await asyncio.gather(*(Runner(db, {"count": count}, clock).run_due() for _ in range(4)))
    assert sorted(done) == list(range(30))
    assert await states(db) == [("DONE", 1)] * 30


async def test_a_failed_job_is_tried_later_and_not_for_ever(db: Database) -> None:
    clock = Clock()

    async def fail(job: Job) -> None:
        raise ValueError("no luck")

    runner = Runner(db, {"count": fail}, clock)
    await leave(db, clock, 1)
    for attempt in range(1, ATTEMPTS + 1):
        assert await runner.run_due() == 1
        assert await runner.run_due() == 0
        clock.now += FIRST_DELAY * 2 ** (attempt - 1)
    assert await runner.run_due() == 0
    [job] = await list_jobs(db)
    assert (job.status, job.attempts, job.error) == (JobStatus.FAILED, ATTEMPTS, "ValueError: no luck")
    assert await db.write(lambda tx: retry_job(tx, job.id, int(clock())))
    assert await runner.run_due() == 1


async def test_whoever_dies_leaves_the_job_to_others(db: Database) -> None:
    clock, done = Clock(), list[Any]()

    async def count(job: Job) -> None:
        done.append(job.attempts)

    await leave(db, clock, 1)
    assert await claim_job(db, int(clock()), int(clock()) + LEASE) is not None  # and nothing more is heard
    runner = Runner(db, {"count": count}, clock)
    assert await runner.run_due() == 0
    clock.now += LEASE
    assert await runner.run_due() == 1
    assert done == [2]


async def test_a_job_that_kills_its_workers_ends(db: Database) -> None:
    clock = Clock()
    await leave(db, clock, 1)
    for _ in range(ATTEMPTS):
        await claim_job(db, int(clock()), int(clock()) + LEASE)
        clock.now += LEASE
    await Runner(db, {"count": lambda _: asyncio.sleep(0)}, clock).run_due()
    assert await states(db) == [("FAILED", ATTEMPTS + 1)]


async def test_stopping_hands_the_job_on(db: Database) -> None:
    clock, begun = Clock(), asyncio.Event()

    async def wait(job: Job) -> None:
        begun.set()
        await asyncio.sleep(100)

    await leave(db, clock, 1)
    runner = Runner(db, {"count": wait}, clock, pause=0.01)
    runner.start()
    await begun.wait()
    await runner.stop()
    assert await states(db) == [("WAITING", 0)]


async def test_a_runner_that_is_woken_does_not_wait(db: Database) -> None:
    clock, done = Clock(), asyncio.Event()

    async def count(job: Job) -> None:
        done.set()

    runner = Runner(db, {"count": count}, clock, pause=1000)
    runner.start()
    await asyncio.sleep(0.05)
    await leave(db, clock, 1)
    runner.wake()
    await asyncio.wait_for(done.wait(), 20)
    await runner.stop()


async def test_what_nobody_does_fails_and_what_is_cancelled_is_not_done(db: Database) -> None:
    clock = Clock()
    await leave(db, clock, 1, 2)
    first, second = reversed(await list_jobs(db))
    assert await db.write(lambda tx: cancel_job(tx, first.id, int(clock())))
    assert not await db.write(lambda tx: cancel_job(tx, first.id, int(clock())))
    await Runner(db, {}, clock).run_due()
    assert [status for status, _ in await states(db)] == ["CANCELLED", "FAILED"]
    assert not await db.write(lambda tx: retry_job(tx, 999, int(clock())))
    assert second.kind == "count"
