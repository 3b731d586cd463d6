"""Fields and related lists: what is answered, to whom, in every format, and how much of it."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from keyreel.calls import related
from keyreel.calls.related import Listings
from keyreel.schema.lists import RelatedFilter
from keyreel.users.types import UserFilter
from worker import SECRET, Worker, workers

ACCOUNT, OTHER = 371, 372


@pytest.fixture
async def worker(database_url: str, tmp_path: Path) -> AsyncIterator[Worker]:
    """An account with the group `crew` and its members `ada` and `bob`, and another one."""
    async with workers(tmp_path, database_url) as [one]:
        await one.open_account(ACCOUNT)
        await one.open_account(OTHER)
        admin = one.ks(ACCOUNT)
        for user in ({"id": "ada", "firstName": "Ada"}, {"id": "bob"}, {"id": "crew", "type": 1}, {"id": "eve"}):
            assert (await one.ask("user", "add", ks=admin, user=user))["id"] == user["id"]
        for user_id in ("ada", "bob"):
            member = {"userId": user_id, "groupId": "crew"}
            assert "id" in await one.ask("groupUser", "add", ks=admin, groupUser=member)
        await one.ask("user", "add", ks=one.ks(OTHER), user={"id": "theirs"})
        yield one


def including(*fields: str, **more: Any) -> dict[str, Any]:
    return {"type": 1, "fields": ",".join(fields), **more}


def of(model: str, name: str, mappings: dict[str, str], *fields: str, **more: Any) -> dict[str, Any]:
    """A related profile."""
    pairs = [{"parentProperty": parent, "filterProperty": wire} for parent, wire in mappings.items()]
    filter = {"objectType": f"Kaltura{model}Filter", **more.pop("filter", {})}
    return {"name": name, **including(*fields), "filter": filter, "mappings": pairs, **more}


MEMBERSHIPS = of("GroupUser", "groups", {"id": "userIdEqual"}, "groupId")


async def read(worker: Worker, profile: Any, user_id: str = "ada", **params: Any) -> Any:
    """A user with a profile."""
    sent = {"ks": worker.ks(ACCOUNT), "userId": user_id, "responseProfile": profile, **params}
    return await worker.ask("user", "get", **sent)


async def test_fields(worker: Worker) -> None:
    whole = await read(worker, None)
    assert await read(worker, including("id", " firstName ", "none")) == {
        "id": "ada",
        "firstName": "Ada",
        "objectType": "KalturaUser",
    }
    assert await read(worker, including("ID")) == {"objectType": "KalturaUser"}
    left = {name: value for name, value in whole.items() if name not in ("id", "tags")}
    for kind in ({"type": 2}, {}):
        assert await read(worker, {**kind, "fields": "id,tags"}) == left
    assert await read(worker, including()) == whole
    assert await read(worker, {"type": 2}) == whole
    assert (await read(worker, including("code"), user_id="nobody"))["code"] == "INVALID_USER_ID"


async def test_fields_of_lists_and_of_objects_inside_objects(worker: Worker) -> None:
    ks = worker.ks(ACCOUNT)
    listed = await worker.ask("user", "list", ks=ks, filter={"idIn": "ada,bob"}, responseProfile=including("id"))
    assert [sorted(item) for item in listed["objects"]] == [["id", "objectType"]] * 2
    assert listed["totalCount"] == 2
    inner = including("name", "relatedProfiles", "fields", relatedProfiles=None)
    kept = {"name": "outer", "type": 1, "fields": "id", "relatedProfiles": [{"name": "inner", "type": 2}]}
    made = await worker.ask("responseProfile", "add", ks=ks, addResponseProfile=kept, responseProfile=inner)
    assert made == {
        "name": "outer",
        "fields": "id",
        "relatedProfiles": [{"name": "inner", "objectType": "KalturaDetachedResponseProfile"}],
        "objectType": "KalturaResponseProfile",
    }


async def test_a_related_list(worker: Worker) -> None:
    assert await read(worker, including("firstName", relatedProfiles=[MEMBERSHIPS])) == {
        "relatedObjects": {
            "groups": {
                "totalCount": 1,
                "objects": [{"groupId": "crew", "objectType": "KalturaGroupUser"}],
                "objectType": "KalturaGroupUserListResponse",
            }
        },
        "firstName": "Ada",
        "objectType": "KalturaUser",
    }
    assert (
        "groups"
        in (await read(worker, {"type": 2, "fields": "id", "relatedProfiles": [MEMBERSHIPS]}))["relatedObjects"]
    )


async def test_every_object_of_a_list_has_its_own(worker: Worker) -> None:
    profile = including("id", relatedProfiles=[MEMBERSHIPS])
    listed = await worker.ask(
        "user", "list", ks=worker.ks(ACCOUNT), filter={"idIn": "ada,bob,eve"}, responseProfile=profile
    )
    counts = {item["id"]: item["relatedObjects"]["groups"]["totalCount"] for item in listed["objects"]}
    assert counts == {"ada": 1, "bob": 1, "eve": 0}
    assert "relatedObjects" not in listed


async def test_lists_inside_related_lists(worker: Worker) -> None:
    members = of("GroupUser", "members", {"groupId": "groupIdEqual"}, "userId", pager={"pageSize": 1})
    profile = including("id", relatedProfiles=[{**MEMBERSHIPS, "relatedProfiles": [members]}])
    found = (await read(worker, profile))["relatedObjects"]["groups"]["objects"][0]
    assert found["relatedObjects"]["members"]["totalCount"] == 2
    assert len(found["relatedObjects"]["members"]["objects"]) == 1
    members["relatedProfiles"] = [MEMBERSHIPS]
    assert (await read(worker, profile))["code"] == "RESPONSE_PROFILE_MAX_NESTING_LEVEL"


async def test_a_kept_profile_with_related_lists(worker: Worker) -> None:
    kept = {"name": "kept", "systemName": "kept", **including("id", relatedProfiles=[MEMBERSHIPS])}
    made = await worker.ask("responseProfile", "add", ks=worker.ks(ACCOUNT), addResponseProfile=kept)
    for named in ({"id": made["id"]}, {"systemName": "kept"}):
        found = await read(worker, named)
        assert found == await read(worker, kept | {"systemName": None})
        assert found["relatedObjects"]["groups"]["objects"][0]["groupId"] == "crew"


async def test_mappings(worker: Worker) -> None:
    async def related_of(profile: dict[str, Any]) -> Any:
        answer = await read(worker, including("id", relatedProfiles=[profile]))
        return answer.get("relatedObjects", answer.get("args"))

    assert await related_of({**MEMBERSHIPS, "name": None}) == {}
    assert await related_of({"name": "no filter"}) == {}
    everybody = (await related_of(of("User", "all", {}, "id", pager={"pageSize": 2})))["all"]
    assert everybody["totalCount"] > len(everybody["objects"]) == 2
    assert await related_of(of("User", "x", {"email": "idEqual"})) == {}
    nullable = of("User", "x", {"email": "idEqual", "id": "idIn"}, "id")
    nullable["mappings"][0]["allowNull"] = True
    assert (await related_of(nullable))["x"]["objects"] == [{"id": "ada", "objectType": "KalturaUser"}]
    assert (await related_of(of("User", "x", {"createdAt": "createdAtGreaterThanOrEqual"})))["x"]["totalCount"] >= 4
    typed = (await related_of(of("User", "x", {"type": "typeEqual"}, "id", filter={"idIn": "ada,crew"})))["x"]
    assert [item["id"] for item in typed["objects"]] == ["ada"]
    for wrong, args in (
        ({"id": "nope"}, {"PROP": "nope", "TYPE": "KalturaUserFilter"}),
        ({"nope": "idEqual"}, {"PROP": "nope", "TYPE": "KalturaUser"}),
    ):
        assert await related_of(of("User", "x", wrong)) == args


@pytest.mark.parametrize(
    ("profile", "code"),
    [
        (of("Related", "x", {}), "OBJECT_TYPE_ABSTRACT"),
        (of("AppToken", "x", {}), "OBJECT_TYPE_ABSTRACT"),
        (of("UserLoginData", "x", {}), "RESPONSE_PROFILE_FILTER_HAS_NO_LIST"),
        (of("User", "x", {}, pager={"pageSize": 101}), "PROPERTY_VALIDATION_MAX_VALUE"),
        (of("User", "x", {}, type=9), "INVALID_ENUM_VALUE"),
    ],
)
async def test_what_cannot_be_used_is_refused_before_anything_is_done(
    worker: Worker, profile: dict[str, Any], code: str
) -> None:
    sent = including("id", relatedProfiles=[profile])
    assert (await read(worker, sent))["code"] == code
    ks = worker.ks(ACCOUNT)
    assert await worker.code("user", "add", ks=ks, user={"id": "new"}, responseProfile=sent) == code
    assert await worker.code("user", "get", ks=ks, userId="new") == "INVALID_USER_ID"


async def test_a_list_that_the_caller_may_not_have_is_empty(worker: Worker) -> None:
    users, roles = of("User", "users", {}, "id"), of("UserRole", "roles", {}, "name")
    profile = including("id", relatedProfiles=[users, roles, MEMBERSHIPS])
    own = worker.ks(ACCOUNT, "ada", 0)
    assert await worker.code("user", "list", ks=own) == "SERVICE_FORBIDDEN"
    found = await worker.ask("user", "get", ks=own, responseProfile=profile)
    denied = {"totalCount": 0, "objectType": "KalturaListResponse"}
    assert found["relatedObjects"]["users"] == denied
    assert found["relatedObjects"]["roles"] == denied
    assert found["relatedObjects"]["groups"]["totalCount"] == 1
    admin = await read(worker, profile)
    assert admin["relatedObjects"]["roles"]["totalCount"] > 3


async def test_a_related_list_is_as_the_list_itself(worker: Worker) -> None:
    """Of another account nothing, of what a USER session sees no more, and secrets stay hidden."""
    own, pager = worker.ks(ACCOUNT, "eve", 0), {"pageSize": 100}
    everywhere = of("GroupUser", "all", {}, pager=pager)
    beside = await worker.ask("user", "get", ks=own, responseProfile=including("id", relatedProfiles=[everywhere]))
    alone = await worker.ask("groupUser", "list", ks=own, pager=pager)
    assert beside["relatedObjects"]["all"] == alone
    for condition in ({"idIn": "theirs,ada"}, {"partnerIdEqual": OTHER}, {}):
        profile = including(relatedProfiles=[of("User", "all", {}, filter=condition, pager=pager)])
        found = (await read(worker, profile))["relatedObjects"]["all"]
        assert found == await worker.ask("user", "list", ks=worker.ks(ACCOUNT), filter=condition, pager=pager)
        assert "theirs" not in str(found)


async def test_related_lists_are_of_the_account_that_the_call_is_about(worker: Worker) -> None:
    """And only where the caller reaches that account with the list, not just with the call that it stands beside."""
    profile = including("id", relatedProfiles=[of("User", "all", {"id": "idEqual"}, "partnerId")])
    for number, actions in ((ACCOUNT + 10, "user.get,user.list"), (ACCOUNT + 11, "user.get")):
        await worker.open_account(number, reaches=str(OTHER), reachActions=actions)
        ks = worker.ks(number)
        kept = {"systemName": "own", **including("id")}
        assert "id" in await worker.ask("responseProfile", "add", ks=ks, addResponseProfile=kept)
        theirs = {"ks": ks, "partnerId": OTHER, "userId": "theirs"}
        found = (await worker.ask("user", "get", **theirs, responseProfile=profile))["relatedObjects"]["all"]
        if "user.list" in actions:
            assert [item["partnerId"] for item in found["objects"]] == [OTHER]
        else:
            assert found == {"totalCount": 0, "objectType": "KalturaListResponse"}
        whole = await worker.ask("user", "get", **theirs, responseProfile={"systemName": "own"})
        assert whole["partnerId"] == OTHER  # the profile is looked for in the account that the call is about


async def test_what_the_caller_may_not_read_fills_no_filter(worker: Worker) -> None:
    """Else the length of a list would tell what a secret begins with."""
    admin = worker.ks(ACCOUNT)
    role = {"name": "Looks", "permissionNames": "ACCOUNT_BASE"}
    made = await worker.ask("userRole", "add", ks=admin, userRole=role)
    looker = await worker.ask("user", "add", ks=admin, user={"id": "looker", "roleIds": made["id"]})
    assert looker["id"] == "looker"
    await worker.ask("user", "add", ks=admin, user={"id": SECRET})
    profile = including("id", relatedProfiles=[of("User", "named", {"adminSecret": "idEqual"}, "id")])
    whole = await worker.ask("partner", "getInfo", ks=admin, responseProfile=profile)
    assert whole["relatedObjects"]["named"]["totalCount"] == 1
    less = await worker.ask("partner", "getInfo", ks=worker.ks(ACCOUNT, "looker"), responseProfile=profile)
    assert (less["id"], less["relatedObjects"]) == (ACCOUNT, {})


async def test_a_list_uses_up_no_call_of_a_session(worker: Worker) -> None:
    ks = worker.ks(ACCOUNT, "ada", 2, "actionslimit:1")
    profile = including("id", relatedProfiles=[MEMBERSHIPS, {**MEMBERSHIPS, "name": "again"}])
    found = await worker.ask("user", "get", ks=ks, userId="ada", responseProfile=profile)
    assert sorted(found["relatedObjects"]) == ["again", "groups"]
    assert await worker.code("user", "get", ks=ks, userId="ada") == "INVALID_KS"


async def test_budgets(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    ks, many = worker.ks(ACCOUNT), [{**MEMBERSHIPS, "name": f"n{number}"} for number in range(170)]
    profile = including("id", relatedProfiles=many)

    async def listed(ids: str, profile: dict[str, Any]) -> Any:
        return await worker.ask("user", "list", ks=ks, filter={"idIn": ids}, responseProfile=profile)

    assert (await listed("ada,bob", profile))["totalCount"] == 2
    refused = await listed("ada,bob,eve", profile)
    assert (refused["code"], refused["args"]) == (
        "RESPONSE_PROFILE_TOO_MANY_RELATED",
        {"LISTS": "500", "OBJECTS": "10000"},
    )
    item = {"service": "user", "action": "get", "userId": "ada", "responseProfile": profile}
    answers = await worker.ask("multirequest", "null", ks=ks, **{str(number): item for number in (1, 2, 3)})
    assert [answer.get("code") for answer in answers] == [None, None, "RESPONSE_PROFILE_TOO_MANY_RELATED"]
    for number in range(30):
        await worker.ask("user", "add", ks=ks, user={"id": f"more{number}"})
    everybody = of("User", "all", {}, "id", pager={"pageSize": 0})
    count = len((await read(worker, including("id", relatedProfiles=[everybody])))["relatedObjects"]["all"]["objects"])
    assert 30 < count <= 100
    many = [{**everybody, "name": f"n{number}"} for number in range(related.MAX_OBJECTS // count + 1)]
    refused = await read(worker, including("id", relatedProfiles=many))
    assert refused["code"] == "RESPONSE_PROFILE_TOO_MANY_RELATED"


async def ask_raw(worker: Worker, format: int, **params: Any) -> str:
    body = json.dumps({"format": format, "ks": worker.ks(ACCOUNT), "userId": "ada", **params}).encode()
    sent: list[Any] = []
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api_v3/service/user/action/get",
        "raw_path": b"/api_v3/service/user/action/get",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json")],
        "client": ("192.0.2.7", 1),
        "scheme": "http",
    }

    async def receive() -> Any:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await worker.app(scope, receive, send)
    return b"".join(message.get("body", b"") for message in sent).decode()


async def test_formats(worker: Worker) -> None:
    profile = including("id", relatedProfiles=[MEMBERSHIPS])
    text = await ask_raw(worker, 2, responseProfile=profile, ignoreNull="1")
    assert text.partition("<result>")[2].partition("</result>")[0] == (
        "<objectType>KalturaUser</objectType><relatedObjects><item><itemKey>groups</itemKey>"
        "<objectType>KalturaGroupUserListResponse</objectType><totalCount>1</totalCount><objects><item>"
        "<objectType>KalturaGroupUser</objectType><groupId>crew</groupId></item></objects></item></relatedObjects>"
        "<id>ada</id>"
    )
    text = await ask_raw(worker, 2, responseProfile=profile)
    assert "<relatedObjects></relatedObjects><totalCount>1</totalCount>" in text
    assert "<id>ada</id><partnerId></partnerId>" in text
    assert await ask_raw(worker, 3, responseProfile=profile) == (
        'O:11:"KalturaUser":2:{s:14:"relatedObjects";a:1:{s:6:"groups";O:28:"KalturaGroupUserListResponse":2:{'
        's:10:"totalCount";i:1;s:7:"objects";a:1:{i:0;O:16:"KalturaGroupUser":1:{s:7:"groupId";s:4:"crew";}}}}'
        's:2:"id";s:3:"ada";}'
    )


async def test_a_profile_in_a_form(worker: Worker) -> None:
    fields = {
        "ks": worker.ks(ACCOUNT),
        "userId": "ada",
        "format": "1",
        "responseProfile:type": "1",
        "responseProfile:fields": "id",
        "responseProfile:relatedProfiles:0:name": "groups",
        "responseProfile:relatedProfiles:0:filter:objectType": "KalturaGroupUserFilter",
        "responseProfile:relatedProfiles:0:mappings:0:parentProperty": "id",
        "responseProfile:relatedProfiles:0:mappings:0:filterProperty": "userIdEqual",
    }
    found = await worker.ask("user", "get", **fields)
    assert sorted(found) == ["id", "objectType", "relatedObjects"]
    assert found["relatedObjects"]["groups"]["totalCount"] == 1


async def test_a_change_that_was_made_is_in_the_trail_as_made(worker: Worker) -> None:
    ks, wrong = worker.ks(ACCOUNT), including("id", relatedProfiles=[of("User", "x", {"nope": "idEqual"})])
    assert (
        await worker.code("user", "add", ks=ks, user={"id": "made"}, responseProfile=wrong) == "PROPERTY_IS_NOT_DEFINED"
    )
    assert (await worker.ask("user", "get", ks=ks, userId="made"))["id"] == "made"
    lines = await worker.ask("audit_auditTrail", "list", ks=ks, filter={"objectIdEqual": "made"})
    assert [(line["action"], line.get("errorDescription")) for line in lines["objects"]] == [("CREATED", None)]


async def test_lists_are_found_by_their_filters(worker: Worker) -> None:
    assert worker.app.parts is not None
    listings = Listings(worker.app.parts.registry)
    for action in worker.app.parts.registry:
        if action.name == "list" and action.params and issubclass(model := action.params[0].kind.type, RelatedFilter):
            found = listings.find(model)
            assert found.action.params[0].kind.type is model
            assert found.pager == "pager"

    class Narrower(UserFilter, name="KalturaNarrowerUserFilter"):
        """A filter that no list takes by itself."""

    assert listings.find(Narrower).action.title == "user->list"
