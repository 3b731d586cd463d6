"""Flavors: brought, replaced, handed out by addresses that open nothing else."""

import asyncio
from typing import Any

from cinema import ACCOUNT, OTHER, House, add_entry

NOBODY_ELSES = [{"actions": [{"objectType": "KalturaAccessControlBlockAction"}],
                 "conditions": [{"objectType": "KalturaAuthenticatedCondition", "not": True}]}]  # fmt: skip


async def ask(house: House, action: str, *, service: str = "flavorAsset", ks: str = "", **params: Any) -> Any:
    return await house.worker.ask(service, action, ks=ks or house.admin, **params)


async def token(house: House, content: bytes, name: str) -> dict[str, Any]:
    id = (await ask(house, "add", service="uploadToken"))["id"]
    sent = {"ks": house.admin, "uploadTokenId": id}
    await house.worker.send("uploadToken", "upload", content, field="fileData", name=name, **sent)
    return {"objectType": "KalturaUploadedFileTokenResource", "token": id}


async def ready(house: House, id: str) -> dict[str, Any]:
    async with asyncio.timeout(60):
        while (found := await ask(house, "get", id=id))["status"] not in (2, -1):  # noqa: ASYNC110  # another process
            await asyncio.sleep(0.05)
    return found


async def test_the_original_is_a_flavor(house: House) -> None:
    [found] = await ask(house, "getByEntryId", entryId=house.video)
    assert (found["isOriginal"], found["flavorParamsId"], found["status"], found["isWeb"]) == (True, 0, 2, True)
    assert found["tags"] == "source,web"
    assert await ask(house, "get", id=found["id"]) == found
    listed = await ask(house, "list", filter={"entryIdEqual": house.video})
    assert listed["objects"] == [found]
    assert await ask(house, "getWebPlayableByEntryId", entryId=house.video) == [found]
    [both] = await ask(house, "getFlavorAssetsWithParams", entryId=house.video)
    assert (both["flavorAsset"], both["flavorParams"]["name"]) == (found, "Source")


async def test_another_flavor_is_brought_ready_made(house: House) -> None:
    entry = await add_entry(house.worker, ACCOUNT, house.film, "two.mp4", 1)
    params = await ask(house, "add", service="flavorParams", flavorParams={"name": "Small", "tags": "mobile"})
    made = await ask(house, "add", entryId=entry, flavorAsset={"flavorParamsId": params["id"]})
    assert (made["status"], made["tags"]) == (0, "mobile")
    filled = await ask(house, "setContent", id=made["id"], contentResource=await token(house, house.film, "s.mp4"))
    assert (filled["version"], filled["sizeInBytes"]) == ("1", len(house.film)) or filled["version"] == 1
    found = await ready(house, made["id"])
    assert (found["status"], found["tags"], found["isOriginal"]) == (2, "mobile,web", False)
    shown = await ask(house, "get", service="media", entryId=entry)
    assert (shown["flavorParamsIds"], shown["status"]) == (f"0,{params['id']}", 2)
    manifest = f"playManifest/entryId/{entry}/format/applehttp/flavorParamIds/{params['id']}/a.m3u8"
    status, _, body = await house.get(manifest)
    assert (status, body.count(b"EXT-X-STREAM-INF")) == (200, 1)
    twice = await ask(house, "add", entryId=entry, flavorAsset={"flavorParamsId": params["id"]})
    assert twice["code"] == "FLAVOR_ASSET_ALREADY_EXISTS"
    await ask(house, "setAsSource", assetId=made["id"])
    assert (await ask(house, "get", id=made["id"]))["isOriginal"]
    await ask(house, "delete", id=made["id"])
    assert (await ask(house, "get", id=made["id"]))["code"] == "FLAVOR_ASSET_ID_NOT_FOUND"
    assert (await ask(house, "get", service="media", entryId=entry))["flavorParamsIds"] == "0"


async def test_what_cannot_be_played_fails_alone(house: House) -> None:
    entry = await add_entry(house.worker, ACCOUNT, house.film, "three.mp4", 1)
    params = await ask(house, "add", service="flavorParams", flavorParams={"name": "Broken"})
    made = await ask(house, "add", entryId=entry, flavorAsset={"flavorParamsId": params["id"]})
    await ask(house, "setContent", id=made["id"], contentResource=await token(house, b"no film", "x.mp4"))
    assert (await ready(house, made["id"]))["status"] == -1
    assert (await ask(house, "get", service="media", entryId=entry))["status"] == 2
    assert (await ask(house, "getUrl", id=made["id"]))["code"] == "FLAVOR_ASSET_IS_NOT_READY"


async def test_an_original_is_looked_at_again(house: House) -> None:
    [found] = await ask(house, "getByEntryId", entryId=house.video)
    assert await ask(house, "reconvert", id=found["id"]) is None
    assert (await ready(house, found["id"]))["status"] == 2
    assert (await house.get(f"playManifest/entryId/{house.video}/format/applehttp/a.m3u8"))[0] == 200


async def test_nothing_is_transcoded(house: House) -> None:
    refused = await ask(house, "convert", entryId=house.video, flavorParamsId=0)
    assert refused["code"] == "FLAVOR_PARAMS_NOT_FOUND"


async def test_an_address_is_for_one_file_and_nothing_else(house: House) -> None:
    entry = await add_entry(house.worker, ACCOUNT, house.film, "four.mp4", 1)
    [flavor] = await ask(house, "getByEntryId", entryId=entry)
    open_address = await ask(house, "getUrl", id=flavor["id"])
    assert "/ks/" not in open_address
    profile = {"name": "Only who may", "rules": NOBODY_ELSES}
    made = await ask(house, "add", service="accessControlProfile", accessControlProfile=profile)
    await house.update(entry, accessControlId=made["id"])
    path = open_address.partition("/p/")[2]
    assert (await house.worker.get(f"/p/{path}"))[0] == 403
    address = await ask(house, "getUrl", id=flavor["id"])
    assert house.admin not in address
    path = "/p/" + address.partition("/p/")[2]
    status, _, body = await house.worker.get(path)
    assert (status, body) == (200, house.film)
    ks = path.partition("/ks/")[2].partition("/")[0]
    assert await house.worker.code("media", "get", ks=ks, entryId=entry) is not None
    assert (await house.get(f"serveFlavor/entryId/{house.video}/flavorId/x?ks={ks}"))[0] in (403, 404)
    assert (await house.worker.get(path.replace(f"/p/{ACCOUNT}/", f"/p/{OTHER}/")))[0] in (403, 404)
    viewer = await ask(house, "getUrl", ks=house.ks(), id=flavor["id"])
    assert viewer["code"] == "FLAVOR_ASSET_IS_NOT_READY"
    house.worker.now += 86_500
    assert (await house.worker.get(path))[0] == 403


async def test_others_have_no_part_in_it(house: House) -> None:
    [found] = await ask(house, "getByEntryId", entryId=house.video)
    stranger = house.ks(user="boss", kind=2, account=OTHER)
    for action, params in (
        ("get", {"id": found["id"]}),
        ("getUrl", {"id": found["id"]}),
        ("delete", {"id": found["id"]}),
        ("setContent", {"id": found["id"], "contentResource": {"objectType": "KalturaStringResource", "content": "x"}}),
    ):
        assert (await ask(house, action, ks=stranger, **params))["code"] == "FLAVOR_ASSET_ID_NOT_FOUND"
    viewer = house.ks()
    for action, params in (
        ("add", {"entryId": house.video, "flavorAsset": {"flavorParamsId": 0}}),
        ("update", {"id": found["id"], "flavorAsset": {"label": "mine"}}),
        ("setContent", {"id": found["id"], "contentResource": {"objectType": "KalturaStringResource", "content": "x"}}),
    ):
        assert (await ask(house, action, ks=viewer, **params))["code"] == "INVALID_KS"
    assert (await ask(house, "list"))["code"] == "PROPERTY_VALIDATION_CANNOT_BE_NULL"
    other = await ask(house, "list", ks=stranger, filter={"entryIdEqual": house.video})
    assert other["code"] == "ENTRY_ID_NOT_FOUND"
