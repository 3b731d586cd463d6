"""Groups that follow what another system says of a user."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from worker import Worker, workers

ACCOUNT, OTHER = 351, 352


@pytest.fixture
async def worker(database_url: str, tmp_path: Path) -> AsyncIterator[Worker]:
    async with workers(tmp_path, database_url) as (worker,):
        for account in (ACCOUNT, OTHER):
            await worker.open_account(account)
        for id in ("anna", "bert"):
            await worker.ask("user", "add", ks=worker.ks(ACCOUNT, "boss"), user={"id": id})
        for id in ("choir", "Band"):
            await worker.ask("user", "add", ks=worker.ks(ACCOUNT, "boss"), user={"id": id, "type": 1})
        yield worker


async def sync(worker: Worker, groups: str | None, user: str = "anna", **more: Any) -> Any:
    sent = {"userId": user, "groupIds": groups, **more}
    return await worker.ask("groupUser", "sync", ks=worker.ks(ACCOUNT, "boss"), **sent)


async def look(worker: Worker, id: int, user: str = "boss", kind: int = 2, account: int = ACCOUNT) -> Any:
    return await worker.ask("bulkUpload_bulk", "get", ks=worker.ks(account, user, kind), id=id)


async def groups(worker: Worker, user: str = "anna") -> dict[str, int]:
    """The groups of a user, and how they came into them."""
    asked = {"filter": {"userIdEqual": user}, "pager": {"pageSize": 500}}
    found = await worker.ask("groupUser", "list", ks=worker.ks(ACCOUNT), **asked)
    return {item["groupId"]: item.get("creationMode", 1) for item in found["objects"]}


async def ended(worker: Worker, upload: Any) -> int:
    """The status of some work once it is done, by the worker's own runner or by this."""
    assert "code" not in upload, upload
    assert worker.app.parts is not None
    async with asyncio.timeout(60):
        while (status := (await look(worker, upload["id"]))["status"]) in (0, 2):
            await worker.app.parts.jobs.run_due()
            await asyncio.sleep(0.01)
    return status


async def test_a_user_is_let_into_groups_that_are_there_and_that_are_made(worker: Worker) -> None:
    left = await sync(worker, " choir,BAND , new-group,choir")
    assert (left["objectType"], left["uploadedByUserId"], left["numOfObjects"]) == ("KalturaBulkUpload", "boss", 3)
    assert left["bulkUploadObjectType"] == 3
    assert await ended(worker, left) == 5
    assert await groups(worker) == {"choir": 2, "Band": 2, "new-group": 2}
    made = await worker.ask("user", "get", ks=worker.ks(ACCOUNT), userId="new-group")
    assert made["type"] == 1


async def test_what_a_sync_gave_a_sync_takes(worker: Worker) -> None:
    membership = {"userId": "anna", "groupId": "choir"}
    await worker.ask("groupUser", "add", ks=worker.ks(ACCOUNT), groupUser=membership)
    await ended(worker, await sync(worker, "Band,new"))
    await ended(worker, await sync(worker, "other"))
    assert await groups(worker) == {"choir": 1, "other": 2}, "whoever was let in by hand stays"
    await ended(worker, await sync(worker, "Band", removeFromExistingGroups=False))
    assert set(await groups(worker)) == {"choir", "other", "Band"}
    await ended(worker, await sync(worker, None))
    assert await groups(worker) == {"choir": 1}


async def test_what_is_wrong_is_said_at_once(worker: Worker) -> None:
    for error, args in (
        ("USER_NOT_FOUND", {"user": "nobody", "groups": "choir"}),
        ("USER_NOT_FOUND", {"user": "choir", "groups": "Band"}),
        ("GROUP_NOT_FOUND", {"groups": "bert"}),
        ("GROUP_NOT_FOUND", {"groups": "choir,missing", "createNewGroups": False}),
        ("USER_EXCEEDED_MAX_GROUPS", {"groups": ",".join(f"g{number}" for number in range(1025))}),
        ("INVALID_FIELD_VALUE", {"groups": "no<group>"}),
    ):
        assert (await sync(worker, **args)).get("code") == error, args
    assert await groups(worker) == {}
    refused = await worker.code("groupUser", "sync", ks=worker.ks(ACCOUNT, "anna", 0), userId="anna", groupIds="choir")
    assert refused == "SERVICE_FORBIDDEN"


async def test_work_is_seen_by_its_account_and_by_who_left_it(worker: Worker) -> None:
    left = await sync(worker, "choir")
    assert (await look(worker, left["id"], "BOSS", 0))["id"] == left["id"]
    assert (await look(worker, left["id"], "bert", 0))["code"] == "BULK_UPLOAD_NOT_FOUND"
    assert (await look(worker, left["id"], account=OTHER))["code"] == "BULK_UPLOAD_NOT_FOUND"
    assert (await look(worker, 2**62))["code"] == "BULK_UPLOAD_NOT_FOUND"
    await ended(worker, left)
    for filter, count in (
        ({}, 1),
        ({"statusEqual": 5}, 1),
        ({"statusIn": "0,6"}, 0),
        ({"uploadedOnGreaterThanOrEqual": int(worker.now) + 1}, 0),
        ({"uploadedOnEqual": int(worker.now)}, 1),
        ({"bulkUploadObjectTypeEqual": 3}, 1),
        ({"bulkUploadObjectTypeIn": "1,2"}, 0),
    ):
        found = await worker.ask("bulkUpload_bulk", "list", ks=worker.ks(ACCOUNT), bulkUploadFilter=filter)
        assert found["totalCount"] == count, filter
    assert (await worker.ask("bulkUpload_bulk", "list", ks=worker.ks(OTHER)))["totalCount"] == 0


async def test_work_is_aborted(worker: Worker) -> None:
    assert worker.app.parts is not None
    await worker.app.parts.jobs.stop()
    left = await sync(worker, "choir")
    gone = await worker.ask("bulkUpload_bulk", "abort", ks=worker.ks(ACCOUNT), id=left["id"])
    assert gone["status"] == 7
    assert await worker.code("bulkUpload_bulk", "abort", ks=worker.ks(OTHER), id=left["id"]) == "BULK_UPLOAD_NOT_FOUND"
