"""Profiles that an account keeps: made, named by calls, changed, copied, deleted."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from worker import Worker, workers

ACCOUNT, OTHER = 361, 362
NEVER = 999_999
USERS = {"objectType": "KalturaUserFilter"}


@pytest.fixture
async def pair(database_url: str, tmp_path: Path) -> AsyncIterator[Sequence[Worker]]:
    async with workers(tmp_path, database_url, 2) as both:
        for account in (ACCOUNT, OTHER):
            await both[0].open_account(account)
            user = {"id": "ada", "firstName": "Ada", "tags": "math"}
            assert (await both[0].ask("user", "add", ks=both[0].ks(account), user=user))["id"] == "ada"
        yield both


@pytest.fixture
async def worker(pair: Sequence[Worker]) -> Worker:
    return pair[0]


async def make(worker: Worker, account: int = ACCOUNT, **values: Any) -> Any:
    return await worker.ask("responseProfile", "add", ks=worker.ks(account), addResponseProfile=values)


async def ada(worker: Worker, profile: Any, **params: Any) -> Any:
    """What is answered of a user with this profile."""
    sent = {"ks": worker.ks(ACCOUNT), "userId": "ada", "responseProfile": profile, **params}
    answer = await worker.ask("user", "get", **sent)
    return sorted(answer.keys() - {"objectType"}) if answer["objectType"] == "KalturaUser" else answer["code"]


async def test_a_life(pair: Sequence[Worker]) -> None:
    worker, beside = pair
    admin = worker.ks(ACCOUNT)
    made = await make(worker, name="short", systemName="Short", type=1, fields="id,firstName")
    want = {"name": "short", "systemName": "Short", "type": 1, "fields": "id,firstName", "partnerId": ACCOUNT}
    want |= {"status": 2, "version": 1, "objectType": "KalturaResponseProfile"}
    want |= {"id": made["id"], "createdAt": int(worker.now), "updatedAt": int(worker.now)}
    assert made == want
    assert await worker.ask("responseProfile", "get", ks=worker.ks(ACCOUNT, "ada", 0), id=made["id"]) == made
    for named in ({"id": made["id"]}, {"systemName": "sHORT"}, {"id": NEVER, "systemName": "Short"}, made):
        for kind in ({}, {"objectType": "KalturaResponseProfileHolder"}):
            assert await ada(worker, {**named, **kind}) == ["firstName", "id"], named
    worker.now = beside.now = worker.now + 60
    change = {"fields": "tags", "systemName": "Short"}
    changed = await worker.ask("responseProfile", "update", ks=admin, id=made["id"], updateResponseProfile=change)
    assert changed == made | {"fields": "tags", "version": 2, "updatedAt": int(worker.now)}
    assert await ada(beside, {"systemName": "short"}) == ["tags"]
    disabled = await worker.ask("responseProfile", "updateStatus", ks=admin, id=made["id"], status=1)
    assert (disabled["status"], disabled["version"]) == (1, 3)
    assert len(await ada(beside, {"systemName": "short"})) > 5
    await worker.ask("responseProfile", "updateStatus", ks=admin, id=made["id"], status=2)
    assert await ada(beside, {"systemName": "short"}) == ["tags"]
    gone = {"service": "responseProfile", "action": "updateStatus", "ks": admin, "id": made["id"], "status": 3}
    assert await worker.code(**gone) == "INVALID_FIELD_VALUE"
    assert await ada(beside, {"systemName": "short"}) == ["tags"]
    assert await worker.ask("responseProfile", "delete", ks=admin, id=made["id"]) is None
    assert len(await ada(beside, {"id": made["id"]})) > 5
    for action in ("get", "delete"):
        assert await worker.code("responseProfile", action, ks=admin, id=made["id"]) == "RESPONSE_PROFILE_ID_NOT_FOUND"
    assert (await make(worker, systemName="short"))["version"] == 1


async def test_what_names_nothing_is_read_as_it_stands(worker: Worker) -> None:
    assert len(await ada(worker, {"id": NEVER})) > 5
    assert len(await ada(worker, {"systemName": "none"})) > 5
    assert await ada(worker, {"id": NEVER, "type": 1, "fields": "id"}) == ["id"]
    assert await ada(worker, {"systemName": "none", "type": 9}) == "INVALID_ENUM_VALUE"
    assert await ada(worker, "text") == "PROPERTY_VALIDATION_WRONG_FORMAT"
    assert len(await ada(worker, "")) > 5


async def test_another_accounts_profile_is_none(worker: Worker) -> None:
    theirs = await make(worker, OTHER, systemName="theirs", type=1, fields="id")
    admin = worker.ks(ACCOUNT)
    assert len(await ada(worker, {"id": theirs["id"]})) > 5
    assert len(await ada(worker, {"systemName": "theirs"})) > 5
    body = {"name": "mine"}
    for action, params in {
        "get": {},
        "delete": {},
        "update": {"updateResponseProfile": body},
        "updateStatus": {"status": 1},
        "clone": {"profile": body},
    }.items():
        code = await worker.code("responseProfile", action, ks=admin, id=theirs["id"], **params)
        assert code == "RESPONSE_PROFILE_ID_NOT_FOUND", action
    for condition in ({"idEqual": theirs["id"]}, {"idIn": str(theirs["id"])}, {"systemNameEqual": "theirs"}, {}):
        listed = await worker.ask("responseProfile", "list", ks=admin, filter=condition)
        assert listed["totalCount"] == 0
    assert (await make(worker, systemName="theirs"))["partnerId"] == ACCOUNT


async def test_system_names_are_unique(pair: Sequence[Worker]) -> None:
    worker, admin = pair[0], pair[0].ks(ACCOUNT)
    first = await make(worker, systemName="one", fields="id")
    taken = await make(worker, systemName="ONE")
    assert (taken["code"], taken["args"]) == ("RESPONSE_PROFILE_DUPLICATE_SYSTEM_NAME", {"SYSTEM_NAME": "ONE"})
    second = await make(worker, systemName="")
    assert "systemName" not in second
    assert "systemName" not in await make(worker)
    for action, name in (("update", "updateResponseProfile"), ("clone", "profile")):
        code = await worker.code("responseProfile", action, ks=admin, id=second["id"], **{name: {"systemName": "one"}})
        assert code == "RESPONSE_PROFILE_DUPLICATE_SYSTEM_NAME"
    same = await worker.ask(
        "responseProfile", "update", ks=admin, id=first["id"], updateResponseProfile={"systemName": "One"}
    )
    assert same["systemName"] == "One"
    racing = await asyncio.gather(*(make(each, systemName="race") for each in (*pair, *pair)))
    assert sorted(item.get("code", "") for item in racing) == ["", *["RESPONSE_PROFILE_DUPLICATE_SYSTEM_NAME"] * 3]


async def test_copies(worker: Worker) -> None:
    filter = {"objectType": "KalturaUserFilter", "statusIn": "0,1"}
    related = [{"name": "all", "filter": filter, "pager": {"pageSize": 5}}]
    source = await make(worker, name="source", systemName="source", type=2, fields="id", relatedProfiles=related)
    assert source["relatedProfiles"][0]["filter"] == {"statusIn": "0,1", "objectType": "KalturaUserFilter"}
    ks = worker.ks(ACCOUNT)
    copy = await worker.ask(
        "responseProfile", "clone", ks=ks, id=source["id"], profile={"name": "copy", "systemName": "copy"}
    )
    assert copy["id"] != source["id"]
    assert copy == source | {"id": copy["id"], "name": "copy", "systemName": "copy"}
    plain = await worker.ask("responseProfile", "clone", ks=ks, id=source["id"], profile={})
    assert "systemName" not in plain
    assert plain["fields"] == "id"


async def test_lists(worker: Worker) -> None:
    made = [await make(worker, name=f"n{number}", systemName=f"S{number}") for number in range(4)]
    ks = worker.ks(ACCOUNT, "ada", 0)
    await worker.ask("responseProfile", "updateStatus", ks=worker.ks(ACCOUNT), id=made[3]["id"], status=1)

    async def names(filter: dict[str, Any], **pager: int) -> tuple[int, list[str]]:
        listed = await worker.ask("responseProfile", "list", ks=ks, filter=filter, pager=pager)
        return listed["totalCount"], [item["name"] for item in listed["objects"]]

    assert await names({}) == (4, ["n0", "n1", "n2", "n3"])
    assert await names({"statusEqual": 2}, pageSize=2, pageIndex=2) == (3, ["n2"])
    assert await names({"systemNameIn": "s0,s3"}) == (2, ["n0", "n3"])
    assert await names({"idIn": f"{made[1]['id']}"}) == (1, ["n1"])
    assert (await names({"orderBy": "-createdAt"}))[0] == 4


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": "x"}, "PROPERTY_VALIDATION_MIN_LENGTH"),
        ({"systemName": "x" * 256}, "PROPERTY_VALIDATION_MAX_LENGTH"),
        ({"type": 9}, "INVALID_ENUM_VALUE"),
        ({"status": 2}, "PROPERTY_VALIDATION_NOT_UPDATABLE"),
        ({"relatedProfiles": [{"name": "a", "pager": {"pageSize": 101}}]}, "PROPERTY_VALIDATION_MAX_VALUE"),
        ({"relatedProfiles": [{"filter": {}}]}, "OBJECT_TYPE_ABSTRACT"),
        (
            {
                "relatedProfiles": [
                    {"filter": {"objectType": "KalturaUserFilter"}, "mappings": [{"filterProperty": "x"}]}
                ]
            },
            "PROPERTY_IS_NOT_DEFINED",
        ),
        (
            {"relatedProfiles": [{"relatedProfiles": [{"relatedProfiles": [{}]}]}]},
            "RESPONSE_PROFILE_MAX_NESTING_LEVEL",
        ),
    ],
)
async def test_what_no_call_could_use_is_not_kept(worker: Worker, values: dict[str, Any], code: str) -> None:
    assert (await make(worker, **values))["code"] == code
    good = await make(worker, name="good")
    update = {"ks": worker.ks(ACCOUNT), "id": good["id"], "updateResponseProfile": values}
    if values != {"status": 2}:  # which may be sent back as it is
        assert await worker.code("responseProfile", "update", **update) == code
    assert (await worker.ask("responseProfile", "get", ks=worker.ks(ACCOUNT), id=good["id"])) == good


async def test_a_profile_counts_for_each_call_of_a_multirequest_by_itself(worker: Worker) -> None:
    made = await make(worker, type=1, fields="id")
    get = {"service": "user", "action": "get", "userId": "ada"}
    answers = await worker.ask(
        "multirequest",
        "null",
        ks=worker.ks(ACCOUNT),
        **{
            "1": {"service": "responseProfile", "action": "get", "id": made["id"]},
            "2": {**get, "responseProfile": {"id": "{1:result:id}"}},
            "3": get,
        },
    )
    assert answers[1] == {"id": "ada", "objectType": "KalturaUser"}
    assert len(answers[2]) > 5
