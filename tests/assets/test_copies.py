"""Entries that are made of others."""

import asyncio
from typing import Any

from cinema import ACCOUNT, House, add_entry


async def ask(house: House, service: str, action: str, ks: str = "", **params: Any) -> Any:
    return await house.worker.ask(service, action, ks=ks or house.admin, **params)


async def settled(house: House, id: str) -> dict[str, Any]:
    async with asyncio.timeout(60):
        while (found := await ask(house, "media", "get", entryId=id))["status"] in (0, 1):  # noqa: ASYNC110  # jobs
            await asyncio.sleep(0.05)
    return found


async def raw(house: House, id: str) -> bytes:
    return (await house.get(f"raw/entry_id/{id}?ks={house.admin}"))[2]


async def furnished(house: House) -> str:
    """An entry of ada's with another flavor, another thumbnail that stands for it, a category, rules, and votes."""
    id = await add_entry(house.worker, ACCOUNT, house.film, "rich.mp4", 1, tags="red, green", userId="ada")
    params = await ask(house, "flavorParams", "add", flavorParams={"name": "Small"})
    [original] = await ask(house, "flavorAsset", "getByEntryId", entryId=id)
    flavor = await ask(
        house, "flavorAsset", "add", entryId=id, flavorAsset={"flavorParamsId": params["id"], "tags": "s"}
    )
    same = {"objectType": "KalturaAssetResource", "assetId": original["id"]}
    await ask(house, "flavorAsset", "setContent", id=flavor["id"], contentResource=same)
    async with asyncio.timeout(60):
        while (await ask(house, "flavorAsset", "get", id=flavor["id"]))["status"] != 2:  # noqa: ASYNC110  # a job
            await asyncio.sleep(0.05)
    made = await ask(house, "thumbAsset", "generate", entryId=id, thumbParams={"videoOffset": 4, "tags": "mine"})
    await ask(house, "thumbAsset", "setAsDefault", thumbAssetId=made["id"])
    category = await ask(house, "category", "add", category={"name": f"about {id}"})
    await ask(house, "categoryEntry", "add", categoryEntry={"entryId": id, "categoryId": category["id"]})
    profile = await ask(house, "accessControlProfile", "add", accessControlProfile={"name": "p", "rules": []})
    changes = {"accessControlId": profile["id"], "adminTags": "secret", "entitledUsersEdit": "eve", "description": "d"}
    await house.update(id, **changes)
    await ask(house, "baseEntry", "anonymousRank", entryId=id, rank=5)
    return id


async def test_a_clone_has_all_but_what_happened_to_the_other(house: House) -> None:
    id = await furnished(house)
    before = await ask(house, "media", "get", entryId=id)
    made = await ask(house, "baseEntry", "clone", entryId=id)
    after = await settled(house, made["id"])
    assert made["id"] != id
    same = ("name", "description", "tags", "adminTags", "userId", "entitledUsersEdit", "mediaType", "accessControlId")
    for name in (*same, "categoriesIds", "duration", "status", "sourceType", "objectType"):
        assert after[name] == before[name], name
    assert (after["votes"], before["votes"]) == (0, 1)
    assert await raw(house, made["id"]) == house.film
    kinds = list[set[tuple[int, bool]]]()
    for one in (id, made["id"]):
        found = await ask(house, "flavorAsset", "getByEntryId", entryId=one)
        kinds.append({(each["flavorParamsId"], each["isOriginal"]) for each in found})
    assert len(kinds[0]) == 2
    assert kinds[0] == kinds[1]
    tags = {each["tags"] for each in await ask(house, "thumbAsset", "getByEntryId", entryId=made["id"])}
    assert "default_thumb,mine" in tags
    pictures = [(await house.get(f"thumbnail/entry_id/{one}?ks={house.admin}"))[2] for one in (id, made["id"])]
    assert pictures[0] == pictures[1]
    await ask(house, "media", "delete", entryId=id)
    assert await raw(house, made["id"]) == house.film, "it has files of its own"


async def test_a_clone_is_kept_from_whom_the_other_is_kept_whoever_copies(house: House) -> None:
    """Also where its owner may neither choose access control nor a schedule."""
    block = [{"actions": [{"objectType": "KalturaAccessControlBlockAction"}], "conditions": []}]
    profile = await ask(house, "accessControlProfile", "add", accessControlProfile={"name": "none", "rules": block})
    keeping = {"accessControlId": profile["id"], "startDate": 1_700_000_000, "endDate": 1_700_000_001}
    ada = house.ks(user="ada")
    film = await add_entry(house.worker, ACCOUNT, house.film, "kept.mp4", 1, userId="ada", **keeping)
    text = await ask(house, "data", "add", dataEntry={"dataContent": "kept", "userId": "ada", **keeping})
    for id in (film, text["id"]):
        made = await ask(house, "baseEntry", "clone", ks=ada, entryId=id)
        assert {name: made.get(name) for name in keeping} == keeping


async def test_parts_of_a_clone_are_chosen(house: House) -> None:
    id = await furnished(house)

    def part(item: str, rule: str) -> dict[str, str]:
        return {"objectType": "KalturaBaseEntryCloneOptionComponent", "itemType": item, "rule": rule}

    bare = await ask(house, "baseEntry", "clone", entryId=id, cloneOptions=[part("2", "0")])
    assert (bare["status"], bare["userId"]) == (7, "boss")
    assert bare["categoriesIds"]
    open_ = await ask(house, "baseEntry", "clone", entryId=id, cloneOptions=[part("2", "1"), part("4", "1")])
    before = await ask(house, "media", "get", entryId=id)
    assert (open_["categoriesIds"], open_["userId"], open_["status"] in (1, 2)) == ("", "ada", True)
    assert open_["accessControlId"] != before["accessControlId"]


async def test_who_may_not_change_an_entry_makes_nothing_of_it(house: House) -> None:
    own = house.ks(user="viewer")
    for service, action, params in (
        ("baseEntry", "clone", {"entryId": house.video}),
        ("media", "addFromEntry", {"sourceEntryId": house.video}),
    ):
        assert (await ask(house, service, action, own, **params))["code"] == "INVALID_KS"
    [flavor] = await ask(house, "flavorAsset", "getByEntryId", entryId=house.video)
    refused = await ask(house, "media", "addFromFlavorAsset", own, sourceFlavorAssetId=flavor["id"])
    assert refused["code"] == "INVALID_KS"
    editing = house.ks(f"edit:{house.video}")
    made = await ask(house, "baseEntry", "clone", editing, entryId=house.video)
    assert (made["userId"], made["name"]) == ("viewer", "film")


async def test_an_entry_is_made_of_the_content_of_another(house: House) -> None:
    made = await ask(house, "media", "addFromEntry", sourceEntryId=house.video)
    found = await settled(house, made["id"])
    assert (found["name"], found["mediaType"], found["status"]) == ("film", 1, 2)
    assert await raw(house, made["id"]) == house.film
    named = {"objectType": "KalturaMediaEntry", "name": "mine", "tags": "x"}
    image = await ask(house, "media", "addFromEntry", sourceEntryId=house.image, mediaEntry=named)
    assert (image["name"], image["mediaType"], image["status"]) == ("mine", 2, 2)
    assert await raw(house, image["id"]) == house.picture
    [flavor] = await ask(house, "flavorAsset", "getByEntryId", entryId=house.video)
    of_flavor = await ask(house, "media", "addFromFlavorAsset", sourceFlavorAssetId=flavor["id"], mediaEntry=named)
    assert (await settled(house, of_flavor["id"]))["status"] == 2
    empty = await ask(house, "media", "add", entry={"name": "empty", "mediaType": 1})
    for params, code in (
        ({"sourceEntryId": empty["id"]}, "ORIGINAL_FLAVOR_ASSET_IS_MISSING"),
        ({"sourceEntryId": "0_nothing0"}, "ENTRY_ID_NOT_FOUND"),
        ({"sourceEntryId": house.video, "sourceFlavorParamsId": 987}, "FLAVOR_PARAMS_NOT_FOUND"),
    ):
        assert (await ask(house, "media", "addFromEntry", **params))["code"] == code
    refused = await ask(house, "media", "addFromFlavorAsset", sourceFlavorAssetId="0_nothing0")
    assert refused["code"] == "FLAVOR_ASSET_ID_NOT_FOUND"


async def test_content_is_replaced_at_once_and_never_transcoded(house: House) -> None:
    id = await add_entry(house.worker, ACCOUNT, house.film, "new.mp4", 1)
    for action in ("approveReplace", "cancelReplace"):
        assert (await ask(house, "media", action, entryId=id))["id"] == id
    assert (await ask(house, "media", "convert", entryId=id))["code"] == "FLAVOR_PARAMS_NOT_FOUND"
    assert (await ask(house, "baseEntry", "getRemotePaths", entryId=id))["totalCount"] == 0
