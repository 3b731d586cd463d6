"""`keyreel jobs`: the work that calls started and did not wait for."""

import json as json_
import time
from dataclasses import asdict
from typing import Annotated, Any

from cyclopts import App, Parameter

from keyreel.cli.common import fail, moment, show_values, with_desk, with_parts
from keyreel.cli.options import HERE, AsJson, At

jobs = App(name="jobs", help="Jobs: see what is waiting, running, done or failed; try again, or cancel.")

Id = Annotated[int, Parameter(help="Number of the job, as list shows it.")]


@jobs.command(name="list")
def list_(
    *, most: Annotated[int, Parameter(help="How many to list.")] = 50, place: At = HERE, json: AsJson = False
) -> None:
    """List the latest jobs, the last one first.

    For example:

        keyreel jobs list
        keyreel jobs list --most 500 --json
    """

    async def work(desk: Any) -> list[Any]:
        from keyreel.jobs.store import list_jobs

        return await list_jobs(desk.db, most)

    found = with_desk(work, place)
    if json:
        print(json_.dumps({"jobs": [_values(item) for item in found]}))
        return
    if not found:
        print("there are no jobs")
    for item in found:
        made = moment(item.created_at)
        told = f": {item.error}" if item.error else ""
        state = item.status.name.lower()
        print(f"{item.id:6}  {item.kind} of account {item.partner_id}, {state}, attempt {item.attempts}, {made}{told}")


@jobs.command
def show(id: Id, /, *, place: At = HERE, json: AsJson = False) -> None:
    """Show all that is known of a job; times are unix seconds.

    For example:

        keyreel jobs show 17
    """

    async def work(desk: Any) -> Any:
        from keyreel.jobs.store import find_job

        return await find_job(desk.db, id)

    found = with_desk(work, place)
    if found is None:
        fail(f"there is no job {id}")
    show_values(_values(found), as_json=json)


@jobs.command
def retry(id: Id, /, *, place: At = HERE, json: AsJson = False) -> None:
    """Let a failed or cancelled job begin anew.

    For example:

        keyreel jobs retry 17
    """

    async def work(desk: Any) -> bool:
        from keyreel.jobs.store import retry_job

        return await desk.db.write(lambda tx: retry_job(tx, id, int(time.time())))

    if not with_desk(work, place):
        fail(f"no job {id} failed or was cancelled")
    show_values({"waiting": id}, as_json=json)


@jobs.command
def cancel(id: Id, /, *, place: At = HERE, json: AsJson = False) -> None:
    """Let a job that is not done be done by nobody.

    For example:

        keyreel jobs cancel 17
    """
    if not with_parts(lambda parts: parts.jobs.cancel(id), place):
        fail(f"no job {id} is waiting or running")
    show_values({"cancelled": id}, as_json=json)


def _values(job: Any) -> dict[str, Any]:
    return {**asdict(job), "status": job.status.name.lower()}
