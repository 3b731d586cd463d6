"""Who is in which group, and who may say so."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from worker import Worker, workers

ACCOUNT, OTHER = 301, 302


@pytest.fixture
async def worker(database_url: str, tmp_path: Path) -> AsyncIterator[Worker]:
    """A worker with the users a, b, c and the groups g, h."""
    async with workers(tmp_path, database_url) as (worker,):
        for account in (ACCOUNT, OTHER):
            await worker.open_account(account)
        for id, kind in (("a", 0), ("b", 0), ("c", 0), ("g", 1), ("h", 2)):
            await worker.ask("user", "add", ks=worker.ks(ACCOUNT), user={"id": id, "type": kind})
        yield worker


async def add(worker: Worker, user: str, group: str, ks: str | None = None, **more: Any) -> Any:
    member = {"userId": user, "groupId": group, **more}
    return await worker.ask("groupUser", "add", ks=ks or worker.ks(ACCOUNT), groupUser=member)


async def members(worker: Worker, ks: str | None = None, **filter: Any) -> list[tuple[str, str]]:
    listed = await worker.ask("groupUser", "list", ks=ks or worker.ks(ACCOUNT), filter=filter)
    return [(item["userId"], item["groupId"]) for item in listed["objects"]]


async def test_users_come_and_go(worker: Worker) -> None:
    made = await add(worker, "A", "G")
    assert (made["userId"], made["groupId"], made["userRole"], made["status"]) == ("a", "g", 1, 0)
    assert made["groupType"] == 1
    for user, group, code in (
        ("a", "g", "GROUP_USER_ALREADY_EXISTS"),
        ("nobody", "g", "USER_NOT_FOUND"),
        ("h", "g", "USER_NOT_FOUND"),
        ("a", "b", "GROUP_NOT_FOUND"),
        ("a", "nothing", "GROUP_NOT_FOUND"),
        ("", "g", "PROPERTY_VALIDATION_CANNOT_BE_NULL"),
    ):
        assert (await add(worker, user, group))["code"] == code
    await add(worker, "b", "g")
    await add(worker, "a", "h")
    assert await members(worker) == [("a", "g"), ("b", "g"), ("a", "h")]
    assert await members(worker, userIdEqual="A") == [("a", "g"), ("a", "h")]
    assert await members(worker, groupIdIn="g,x", userIdIn="b,c") == [("b", "g")]
    assert await members(worker, groupType=2) == [("a", "h")]
    change = {"groupUserId": made["id"], "groupUser": {"userRole": 2}}
    assert (await worker.ask("groupUser", "update", ks=worker.ks(ACCOUNT), **change))["userRole"] == 2
    gone = {"ks": worker.ks(ACCOUNT), "userId": "a", "groupId": "h"}
    assert await worker.code("groupUser", "delete", **gone) is None
    assert await worker.code("groupUser", "delete", **gone) == "GROUP_USER_DOES_NOT_EXISTS"
    await worker.ask("user", "delete", ks=worker.ks(ACCOUNT), userId="a")
    assert await members(worker) == [("b", "g")]
    await worker.ask("user", "delete", ks=worker.ks(ACCOUNT), userId="g")
    assert await members(worker) == []


async def test_user_sessions_see_and_change_their_own(worker: Worker) -> None:
    a, b, c = (worker.ks(ACCOUNT, name, 0) for name in "abc")
    boss = await add(worker, "a", "g", userRole=2)
    await add(worker, "b", "h")
    assert (await add(worker, "c", "g", b))["code"] == "GROUP_NOT_FOUND"
    assert (await add(worker, "c", "g", a))["userId"] == "c"
    assert await members(worker, b) == [("b", "h")]
    assert await members(worker, c, groupIdEqual="g") == [("a", "g"), ("c", "g")]
    assert await members(worker, c, groupIdEqual="h") == []
    assert await members(worker, c, userIdEqual="b") == []
    change = {"groupUserId": boss["id"], "groupUser": {"userRole": 1}}
    assert await worker.code("groupUser", "update", ks=c, **change) == "GROUP_NOT_FOUND"
    assert await worker.code("groupUser", "delete", ks=c, userId="a", groupId="g") == "GROUP_NOT_FOUND"
    assert await worker.code("groupUser", "delete", ks=c, userId="c", groupId="g") is None


async def test_no_account_reaches_anothers_groups(worker: Worker) -> None:
    made = await add(worker, "a", "g")
    theirs = worker.ks(OTHER)
    assert await members(worker, theirs) == []
    assert (await add(worker, "b", "g", theirs))["code"] == "USER_NOT_FOUND"
    gone = {"userId": "a", "groupId": "g"}
    assert await worker.code("groupUser", "delete", ks=theirs, **gone) == "GROUP_USER_DOES_NOT_EXISTS"
    change = {"groupUserId": made["id"], "groupUser": {"userRole": 2}}
    assert await worker.code("groupUser", "update", ks=theirs, **change) == "GROUP_USER_NOT_FOUND"
    for id in ("x", "-1", "9" * 30, "", "1.5"):
        wrong = {"groupUserId": id, "groupUser": {}}
        assert await worker.code("groupUser", "update", ks=worker.ks(ACCOUNT), **wrong) == "GROUP_USER_NOT_FOUND"
