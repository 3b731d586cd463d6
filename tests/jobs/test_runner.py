"""Jobs are done once, or until they are; whoever dies leaves them to others."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from keyreel.jobs import Job, JobStatus, Runner, add_job
from keyreel.jobs.runner import ATTEMPTS, FIRST_DELAY, LEASE
from keyreel.jobs.store import cancel_job, claim_job, close_claim, list_jobs, retry_job
from keyreel.storage import Database, open_database

KINDS = ["count"]


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


async def test_workers_that_claim_at_once_each_get_a_job(db: Database, database_url: str) -> None:
    clock = Clock()
    await leave(db, clock, *range(40))
    other = await open_database(database_url)
    claims: list[int] = []
    for _ in range(10):
        found = await asyncio.gather(
            *(claim_job(each, KINDS, int(clock()), int(clock()) + LEASE) for each in (db, other) * 2)
        )
        claims += [claimed[0].id for claimed in found if claimed is not None]
    await other.close()
    assert len(claims) == len(set(claims)) == 40


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
    assert await claim_job(db, KINDS, int(clock()), int(clock()) + LEASE) is not None  # and nothing more is heard
    runner = Runner(db, {"count": count}, clock)
    assert await runner.run_due() == 0
    clock.now += LEASE
    assert await runner.run_due() == 1
    assert done == [2]


async def test_a_job_that_kills_its_workers_ends(db: Database) -> None:
    clock = Clock()
    await leave(db, clock, 1)
    for _ in range(ATTEMPTS):
        await claim_job(db, KINDS, int(clock()), int(clock()) + LEASE)
        clock.now += LEASE
    await Runner(db, {"count": lambda _: asyncio.sleep(0)}, clock).run_due()
    assert await states(db) == [("FAILED", ATTEMPTS + 1)]


async def test_a_job_of_a_later_release_waits_for_a_worker_of_it(db: Database) -> None:
    clock, done = Clock(), list[str]()

    async def note(job: Job) -> None:
        done.append(job.kind)

    await leave(db, clock, 1)
    await db.write(lambda tx: add_job(tx, 101, "later", {}, int(clock())))
    assert await Runner(db, {"count": note}, clock).run_due() == 1
    assert await states(db) == [("DONE", 1), ("WAITING", 0)]
    assert await Runner(db, {"count": note, "later": note}, clock).run_due() == 1
    assert done == ["count", "later"]


async def test_stopping_hands_the_job_on(db: Database) -> None:
    clock, begun = Clock(), asyncio.Event()

    async def wait(job: Job) -> None:
        begun.set()
        await asyncio.sleep(100)

    await leave(db, clock, 1)
    runner = Runner(db, {"count": wait}, clock, last_moments=0.05)
    runner.start()
    await begun.wait()
    await runner.stop()
    assert await states(db) == [("WAITING", 0)]


async def test_a_job_that_is_nearly_done_is_done_before_the_stop(db: Database) -> None:
    clock, begun = Clock(), asyncio.Event()

    async def work(job: Job) -> None:
        begun.set()
        await asyncio.sleep(0.1)

    await leave(db, clock, 1, 2)
    runner = Runner(db, {"count": work}, clock)
    runner.start()
    await begun.wait()
    await runner.stop()
    assert await states(db) == [("DONE", 1), ("WAITING", 0)]


async def test_a_running_job_that_is_cancelled_stops(db: Database) -> None:
    clock, begun, ended = Clock(), asyncio.Event(), list[str]()

    async def work(job: Job) -> None:
        begun.set()
        try:
            await asyncio.sleep(100)
        finally:
            ended.append("stopped")

    await leave(db, clock, 1)
    runner = Runner(db, {"count": work}, clock, renewal=0.01)
    running = asyncio.create_task(runner.run_due())
    await begun.wait()
    [job] = await list_jobs(db)
    assert await db.write(lambda tx: cancel_job(tx, job.id, int(clock())))
    await asyncio.wait_for(running, 60)
    assert ended == ["stopped"]
    assert [status for status, _ in await states(db)] == ["CANCELLED"]


async def test_a_worker_that_lost_its_job_leaves_it_to_the_other(db: Database) -> None:
    clock, behind, begun = Clock(), Clock(), asyncio.Event()

    async def work(job: Job) -> None:
        begun.set()
        await asyncio.sleep(1000)

    await leave(db, clock, 1)
    slow = asyncio.create_task(Runner(db, {"count": work}, behind, renewal=0.05).run_due())
    await begun.wait()
    clock.now += LEASE  # while the clock of the slow one stands: it renews to a moment that has passed
    claimed = await claim_job(db, KINDS, int(clock()), int(clock()) + LEASE)
    assert claimed is not None
    await asyncio.wait_for(slow, 60)
    [job] = await list_jobs(db)
    assert (job.status, job.attempts) == (JobStatus.RUNNING, 2)
    await close_claim(db, claimed[1], JobStatus.DONE, int(clock()))
    assert await states(db) == [("DONE", 2)]


async def test_a_job_lasts_longer_than_its_lease_while_its_worker_lives(db: Database) -> None:
    clock, done = Clock(), list[Any]()

    async def work(job: Job) -> None:
        for _ in range(10):
            clock.now += LEASE / 4
            async with asyncio.timeout(60):
                while (await list_jobs(db))[0].due_at < clock.now + LEASE:  # noqa: ASYNC110  # nobody tells
                    await asyncio.sleep(0.005)
            assert await claim_job(db, KINDS, int(clock()), int(clock()) + LEASE) is None
        done.append(job.id)

    await leave(db, clock, 1)
    await Runner(db, {"count": work}, clock, renewal=0.005).run_due()
    assert await states(db) == [("DONE", 1)]


async def test_a_job_that_cancels_itself_has_failed(db: Database) -> None:
    clock = Clock()

    async def work(job: Job) -> None:
        raise asyncio.CancelledError

    await leave(db, clock, 1)
    await Runner(db, {"count": work}, clock).run_due()
    [job] = await list_jobs(db)
    assert (job.status, job.attempts, job.due_at) == (JobStatus.WAITING, 1, int(clock()) + FIRST_DELAY)


VICTIM = """
import asyncio, sys
from keyreel.jobs import Runner
from keyreel.storage import open_database

async def hang(job):
    print("begun", flush=True)
    await asyncio.sleep(1000)

async def main():
    db = await open_database(sys.argv[1])
    await Runner(db, {"count": hang}, lambda: float(sys.argv[2])).run_due()

asyncio.run(main())
"""


async def test_a_killed_process_leaves_its_job_to_others(db: Database, database_url: str) -> None:
    clock, done = Clock(), list[Any]()

    async def count(job: Job) -> None:
        done.append(job.attempts)

    await leave(db, clock, 1)
    command = (sys.executable, "-c", VICTIM, database_url, str(clock.now))
    victim = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE)
    assert victim.stdout is not None
    assert await victim.stdout.readline() == b"begun\n"
    victim.kill()
    await victim.communicate()
    runner = Runner(db, {"count": count}, clock)
    assert await runner.run_due() == 0
    clock.now += LEASE
    assert await runner.run_due() == 1
    assert done == [2]
    assert await states(db) == [("DONE", 2)]


async def test_a_runner_that_is_woken_does_not_wait(db: Database) -> None:
    clock, done = Clock(), asyncio.Event()

    async def count(job: Job) -> None:
        done.set()

    runner = Runner(db, {"count": count}, clock, pause=1000)
    runner.start()
    await asyncio.sleep(0.05)
    await leave(db, clock, 1)
    runner.wake()
    await asyncio.wait_for(done.wait(), 60)
    await runner.stop()


async def test_what_nobody_does_waits_and_what_is_cancelled_is_not_done(db: Database) -> None:
    clock = Clock()
    await leave(db, clock, 1, 2)
    first, second = reversed(await list_jobs(db))
    assert await db.write(lambda tx: cancel_job(tx, first.id, int(clock())))
    assert not await db.write(lambda tx: cancel_job(tx, first.id, int(clock())))
    await Runner(db, {}, clock).run_due()
    assert [status for status, _ in await states(db)] == ["CANCELLED", "WAITING"]
    assert not await db.write(lambda tx: retry_job(tx, 999, int(clock())))
    assert second.kind == "count"
