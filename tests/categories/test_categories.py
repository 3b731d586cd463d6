"""Categories: the tree, what is in it, and whom entitlement lets see it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from worker import Worker, workers

ACCOUNT, OTHER = 483, 484


@pytest.fixture
async def worker(database_url: str, tmp_path: Path) -> AsyncIterator[Worker]:
    async with workers(tmp_path, database_url) as [worker]:
        await worker.open_account(ACCOUNT)
        await worker.open_account(OTHER)
        yield worker


def admin(worker: Worker, privileges: str = "") -> str:
    return worker.ks(ACCOUNT, "boss", 2, privileges)


async def ask(worker: Worker, service: str, action: str, *, ks: str = "", **params: Any) -> Any:
    return await worker.ask(service, action, ks=ks or admin(worker), **params)


async def category(worker: Worker, name: str, **values: Any) -> dict[str, Any]:
    made = await ask(worker, "category", "add", category={"name": name, **values})
    assert made["objectType"] == "KalturaCategory", made
    return made


async def entry(worker: Worker, name: str, **values: Any) -> str:
    made = await ask(worker, "data", "add", dataEntry={"name": name, **values})
    assert made.get("name") == name, made
    return made["id"]


async def test_a_tree_follows_its_names_and_places(worker: Worker) -> None:
    root = await category(worker, "Root")
    child = await category(worker, "Child", parentId=root["id"])
    leaf = await category(worker, "Leaf", parentId=child["id"])
    assert leaf["fullName"] == "Root>Child>Leaf"
    await ask(worker, "category", "update", id=child["id"], category={"name": "Kid"})
    assert (await ask(worker, "category", "get", id=leaf["id"]))["fullName"] == "Root>Kid>Leaf"
    second = await category(worker, "Second")
    assert await ask(worker, "category", "move", categoryIds=str(child["id"]), targetCategoryParentId=second["id"])
    moved = await ask(worker, "category", "get", id=leaf["id"])
    assert moved["fullIds"] == f"{second['id']}>{child['id']}>{leaf['id']}"
    for id, parent in ((second["id"], leaf["id"]), (second["id"], second["id"])):
        refused = await ask(worker, "category", "update", id=id, category={"parentId": parent})
        assert refused["code"] == "PARENT_CATEGORY_IS_CHILD"
    assert (await ask(worker, "category", "add", category={"name": "root"}))["code"] == "DUPLICATE_CATEGORY"
    stranger = worker.ks(OTHER, "boss")
    assert (await ask(worker, "category", "get", ks=stranger, id=root["id"]))["code"] == "CATEGORY_NOT_FOUND"
    assert await ask(worker, "category", "delete", id=second["id"]) is None
    assert (await ask(worker, "category", "get", id=leaf["id"]))["code"] == "CATEGORY_NOT_FOUND"


async def test_entries_say_where_they_are(worker: Worker) -> None:
    id = await entry(worker, "placed", categories="News>Today, Sports")
    shown = await ask(worker, "baseEntry", "get", entryId=id)
    assert shown["categories"] == "News>Today,Sports"
    today, sports = (int(each) for each in shown["categoriesIds"].split(","))
    news = (await ask(worker, "category", "get", id=today))["parentId"]
    counts = [(await ask(worker, "category", "get", id=each)) for each in (news, today)]
    assert [(each["entriesCount"], each["directEntriesCount"]) for each in counts] == [(1, 0), (1, 1)]
    await ask(worker, "baseEntry", "update", entryId=id, baseEntry={"categoriesIds": str(sports)})
    assert (await ask(worker, "baseEntry", "get", entryId=id))["categories"] == "Sports"
    assert (await ask(worker, "category", "get", id=news))["entriesCount"] == 0
    await ask(worker, "categoryEntry", "add", categoryEntry={"entryId": id, "categoryId": today})
    both = await ask(worker, "baseEntry", "get", entryId=id)
    assert sorted(both["categories"].split(",")) == ["News>Today", "Sports"]
    await ask(worker, "baseEntry", "delete", entryId=id)
    assert (await ask(worker, "category", "get", id=today))["entriesCount"] == 0


async def test_filters_find_what_is_in_categories(worker: Worker) -> None:
    made = {
        name: await entry(worker, name, categories=places)
        for name, places in (("f1", "Find>A"), ("f2", "Find>A>Deep"), ("f3", "Find>A,Find>B"), ("f4", ""))
    }
    ids = {each["fullName"]: each["id"] for each in (await ask(worker, "category", "list"))["objects"]}

    async def found(**filter: Any) -> list[str]:
        answer = await ask(worker, "data", "list", filter={"nameMultiLikeOr": "f1,f2,f3,f4", **filter})
        return sorted(each["name"] for each in answer["objects"])

    assert await found(categoriesMatchOr="find>a") == ["f1", "f3"]
    assert await found(categoriesMatchOr="Find>B,Find>A>Deep") == ["f2", "f3"]
    assert await found(categoriesMatchAnd="Find>A,Find>B") == ["f3"]
    assert await found(categoriesNotContains="Find>A") == ["f2", "f4"]
    assert await found(categoriesIdsMatchOr=str(ids["Find>A"])) == ["f1", "f3"]
    assert await found(categoriesIdsMatchAnd=f"{ids['Find>A']},{ids['Find>B']}") == ["f3"]
    assert await found(categoriesIdsNotContains=str(ids["Find>B"])) == ["f1", "f2", "f4"]
    assert await found(categoriesIdsEmpty=1) == ["f4"]
    assert await found(categoriesIdsEmpty=0) == ["f1", "f2", "f3"]
    assert await found(categoriesFullNameIn="Find") == ["f1", "f2", "f3"]
    assert await found(categoryAncestorIdIn=str(ids["Find>A"])) == ["f1", "f2", "f3"]
    assert await found(categoriesMatchOr="nothing") == []
    assert len(made) == 4


async def test_owners_place_their_own_where_there_is_a_place(worker: Worker) -> None:
    await category(worker, "Open")
    own = worker.ks(ACCOUNT, "ada", 0)
    made = await ask(worker, "data", "add", ks=own, dataEntry={"name": "hers", "categories": "Open"})
    assert made["categories"] == "Open"
    refused = await ask(worker, "data", "add", ks=own, dataEntry={"name": "hers", "categories": "Not there"})
    assert refused["code"] == "CATEGORY_NOT_FOUND"
    assert (await ask(worker, "data", "list", filter={"nameEqual": "hers"}))["totalCount"] == 1


async def test_entitlement_hides_what_is_in_other_contexts(worker: Worker) -> None:
    context = {"privacyContext": "club", "privacy": 3, "appearInList": 3}
    club = await category(worker, "Club", **context)
    inside = await entry(worker, "inside")
    outside = await entry(worker, "outside")
    await ask(worker, "categoryEntry", "add", categoryEntry={"entryId": inside, "categoryId": club["id"]})
    await ask(worker, "categoryUser", "add", categoryUser={"categoryId": club["id"], "userId": "member"})
    assert (await ask(worker, "baseEntry", "get", entryId=inside))["categories"] == "Club"

    async def sees(user: str, privileges: str, kind: int = 0) -> tuple[bool, bool]:
        ks = worker.ks(ACCOUNT, user, kind, privileges)
        got = await ask(worker, "baseEntry", "get", ks=ks, entryId=inside)
        filter = {"idIn": f"{inside},{outside}"}
        listed = {each["id"] for each in (await ask(worker, "baseEntry", "list", ks=ks, filter=filter))["objects"]}
        count = await ask(worker, "baseEntry", "count", ks=ks, filter=filter)
        assert (got.get("id") == inside) is (inside in listed)
        assert outside in listed
        assert count == len(listed)
        return inside in listed, got.get("code") == "ENTRY_ID_NOT_FOUND"

    assert await sees("member", "enableentitlement,privacycontext:club") == (True, False)
    assert await sees("stranger", "enableentitlement,privacycontext:club") == (False, True)
    assert await sees("member", "enableentitlement") == (False, True)
    assert await sees("member", "enableentitlement,privacycontext:other") == (False, True)
    assert await sees("stranger", "") == (True, False)
    assert await sees("chief", "enableentitlement", 2) == (False, True)
    assert await sees("stranger", f"enableentitlement,disableentitlementforentry:{inside}") == (True, False)
    new = {"name": "list", "playlistType": 3, "playlistContent": inside}
    playlist = await ask(worker, "playlist", "add", playlist=new)
    privileges = f"enableentitlement,disableentitlementforplaylist:{playlist['id']}"
    assert await sees("stranger", privileges) == (True, False)
    hidden = await ask(
        worker,
        "baseEntry",
        "get",
        ks=worker.ks(ACCOUNT, "member", 0, "enableentitlement,privacycontext:club"),
        entryId=inside,
    )
    assert hidden["categories"] == hidden["categoriesIds"] == ""
    own = worker.ks(ACCOUNT, "member", 0, "enableentitlement,privacycontext:club")
    hidden = await ask(worker, "baseEntry", "get", ks=own, entryId=inside)
    assert hidden["categories"] == hidden["categoriesIds"] == ""
    refused = await ask(worker, "data", "add", ks=own, dataEntry={"name": "x", "categories": "Club"})
    assert refused["code"] == "ENTRY_CATEGORY_FIELD_IS_DEPRECATED"


async def test_what_is_hidden_in_a_category_is_not_counted_among_what_is_there(worker: Worker) -> None:
    """The category is there for the stranger; of its entries only the one that names them, however that is written."""
    club = await category(worker, "Club", privacyContext="club", privacy=3, appearInList=1)
    hidden, shown = await entry(worker, "hidden"), await entry(worker, "shown", entitledUsersView="ann, Stranger")
    for id in (hidden, shown):
        await ask(worker, "categoryEntry", "add", categoryEntry={"entryId": id, "categoryId": club["id"]})
    ks = worker.ks(ACCOUNT, "stranger", 0, "enableentitlement,privacycontext:club")
    everything = {"idIn": f"{hidden},{shown}"}
    assert (await ask(worker, "baseEntry", "get", ks=ks, entryId=shown))["name"] == "shown"
    assert [each["id"] for each in (await ask(worker, "baseEntry", "list", ks=ks, filter=everything))["objects"]] == [
        shown
    ]
    for filter, found in (
        ({"categoryIdEqual": club["id"]}, [shown]),
        ({"categoryIdIn": str(club["id"]), "entryIdIn": hidden}, []),
        ({"entryIdEqual": shown}, [shown]),
        ({"entryIdEqual": hidden}, []),
    ):
        listed = await ask(worker, "categoryEntry", "list", ks=ks, filter=filter)
        assert ([each["entryId"] for each in listed["objects"]], listed["totalCount"]) == (found, len(found))
    refused = await ask(worker, "categoryEntry", "delete", ks=ks, entryId=hidden, categoryId=club["id"])
    assert refused["code"] == "INVALID_ENTRY_ID"


async def test_an_entry_that_is_being_deleted_is_put_nowhere(worker: Worker) -> None:
    place = await category(worker, "Place")
    for number in range(10):
        id = await entry(worker, f"gone {number}")
        deleting = ask(worker, "baseEntry", "delete", entryId=id)
        new = {"entryId": id, "categoryId": place["id"]}
        await asyncio.gather(deleting, ask(worker, "categoryEntry", "add", categoryEntry=new))
    assert (await ask(worker, "category", "get", id=place["id"]))["entriesCount"] == 0
    assert (await ask(worker, "categoryEntry", "list", filter={"categoryIdEqual": place["id"]}))["totalCount"] == 0


async def test_names_of_categories_are_cleaned_where_entries_name_them(worker: Worker) -> None:
    id = await entry(worker, "first", categories="a<b > c")
    assert (await ask(worker, "baseEntry", "get", entryId=id))["categories"] == "a_b>c"
    again = await entry(worker, "second", categories="a<b>c")
    assert (await ask(worker, "baseEntry", "get", entryId=again))["categories"] == "a_b>c"
    for empty in ("x>>y", " > y"):
        refused = await ask(worker, "data", "add", dataEntry={"name": "third", "categories": empty})
        assert refused["code"] == "PROPERTY_VALIDATION_MIN_LENGTH"


async def test_a_moderated_category_lets_entries_wait(worker: Worker) -> None:
    guarded = await category(worker, "Guarded", moderation=True)
    own = worker.ks(ACCOUNT, "ada", 0, "enablecategorymoderation")
    made = await ask(worker, "data", "add", ks=own, dataEntry={"name": "waits"})
    place = {"entryId": made["id"], "categoryId": guarded["id"]}
    waiting = await ask(worker, "categoryEntry", "add", ks=own, categoryEntry=place)
    assert waiting["status"] == 1
    assert (await ask(worker, "category", "get", id=guarded["id"]))["entriesCount"] == 0
    assert (await ask(worker, "categoryEntry", "activate", ks=own, **place))["code"] == "CANNOT_ACTIVATE_CATEGORY_ENTRY"
    assert await ask(worker, "categoryEntry", "activate", **place) is None
    assert (await ask(worker, "category", "get", id=guarded["id"]))["entriesCount"] == 1
    assert await ask(worker, "categoryEntry", "delete", ks=own, **place) is None
