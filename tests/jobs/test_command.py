"""`keyreel jobs`: what it prints, and what it changes for the server's workers."""

import json
from pathlib import Path

from commands import Done, keyreel
from keyreel.jobs import Job, Runner, add_job
from keyreel.jobs.runner import ATTEMPTS
from keyreel.storage import open_database


def run(database_url: str, folder: Path, *arguments: str) -> Done:
    return keyreel("jobs", *arguments, "--data-dir", str(folder), "--database-url", database_url)


async def test_jobs_are_seen_cancelled_and_tried_again(database_url: str, tmp_path: Path) -> None:
    assert "no jobs" in run(database_url, tmp_path, "list").stdout
    db = await open_database(database_url)
    for number in (1, 2):
        await db.write(lambda tx, number=number: add_job(tx, 101, "count", {"number": number}, 1_800_000_000))

    async def fail(_: Job) -> None:
        raise ValueError("no luck")

    times = iter(range(1_800_000_000, 1_900_000_000, 100_000))
    runner = Runner(db, {"count": fail}, lambda: float(next(times)))
    for _ in range(ATTEMPTS):
        await runner.run_due()
    listed = json.loads(run(database_url, tmp_path, "list", "--json").stdout)["jobs"]
    assert [(job["id"], job["status"], job["partner_id"]) for job in listed] == [(2, "failed", 101), (1, "failed", 101)]
    assert "count of account 101, failed, attempt 5" in run(database_url, tmp_path, "list", "--most", "1").stdout
    shown = json.loads(run(database_url, tmp_path, "show", "2", "--json").stdout)
    assert shown["payload"] == {"number": 2}
    assert "no luck" in shown["error"]
    assert json.loads(run(database_url, tmp_path, "retry", "2", "--json").stdout) == {"waiting": 2}
    assert run(database_url, tmp_path, "cancel", "2").returncode == 0
    again = run(database_url, tmp_path, "cancel", "2")
    assert (again.returncode, again.stderr) == (1, "keyreel: no job 2 is waiting or running\n")
    for wrong in (("show", "99"), ("retry", "99"), ("cancel", "1"), ("show", str(10**30))):
        done = run(database_url, tmp_path, *wrong)
        assert done.returncode == 1, wrong
        assert done.stderr.startswith("keyreel: "), done.stderr
    await db.close()
