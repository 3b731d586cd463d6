"""Playlists: what they hold, for whom; and the privileges that name them."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from worker import Worker, workers

ACCOUNT, OTHER = 481, 482


@pytest.fixture(scope="module")
async def worker(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Worker]:
    async with workers(tmp_path_factory.mktemp("playlists"), "") as [worker]:
        await worker.open_account(ACCOUNT)
        await worker.open_account(OTHER)
        yield worker


def admin(worker: Worker) -> str:
    return worker.ks(ACCOUNT, "boss")


async def add(worker: Worker, name: str, **values: Any) -> str:
    """A text entry, which is ready at once."""
    made = await worker.ask("data", "add", ks=admin(worker), dataEntry={"name": name, "dataContent": name, **values})
    assert made["status"] == 2, made
    return made["id"]


async def playlist(worker: Worker, **values: Any) -> dict[str, Any]:
    new = {"name": "A playlist", "playlistType": 3, **values}
    return await worker.ask("playlist", "add", ks=admin(worker), playlist=new)


async def names(worker: Worker, id: str, ks: str = "", **params: Any) -> list[str]:
    found = await worker.ask("playlist", "execute", ks=ks or admin(worker), id=id, **params)
    assert isinstance(found, list), found
    return [each["name"] for each in found]


async def test_a_list_keeps_its_order_and_names_twice(worker: Worker) -> None:
    one, two = await add(worker, "one"), await add(worker, "two")
    made = await playlist(worker, playlistContent=f" {two},{one} ,, {two},0_nothing")
    assert (made["type"], made["status"], made["playlistType"]) == (5, 2, 3)
    assert made["playlistContent"] == f"{two},{one},{two},0_nothing"
    assert await names(worker, made["id"]) == ["two", "one", "two"]
    assert await names(worker, made["id"], pager={"pageSize": 1, "pageIndex": 2}) == ["one"]
    assert await names(worker, made["id"], filter={"nameEqual": "one"}) == ["one"]
    viewer = worker.ks(ACCOUNT, "viewer", 0)
    assert await names(worker, made["id"], ks=viewer) == ["two", "one", "two"]
    assert (await worker.ask("baseEntry", "get", ks=viewer, entryId=made["id"]))["objectType"] == "KalturaPlaylist"
    from_content = {"playlistType": 3, "playlistContent": one}
    found = await worker.ask("playlist", "executeFromContent", ks=admin(worker), **from_content)
    assert [each["id"] for each in found] == [one]


async def test_a_dynamic_one_finds_what_its_searches_find(worker: Worker) -> None:
    for name in ("cat small", "cat large", "dog small"):
        await add(worker, name, tags="pets")
    search = {"objectType": "KalturaMediaEntryFilterForPlaylist"}
    filters = [{**search, "nameLike": "small", "orderBy": "+createdAt"}, {**search, "nameLike": "cat", "limit": 5}]
    made = await playlist(worker, playlistType=10, filters=filters, totalResults=10)
    assert await names(worker, made["id"]) == ["cat small", "dog small", "cat large"]
    changed = {"totalResults": 2}
    await worker.ask("playlist", "update", ks=worker.ks(ACCOUNT, "boss"), id=made["id"], playlist=changed)
    assert await names(worker, made["id"]) == ["cat small", "dog small"]
    asked = {"filters": filters[:1], "totalResults": 5}
    found = await worker.ask("playlist", "executeFromFilters", ks=admin(worker), **asked)
    assert [each["name"] for each in found] == ["cat small", "dog small"]
    xml = await worker.ask(
        "playlist", "executeFromContent", ks=admin(worker), playlistType=10, playlistContent="<playlist/>"
    )
    assert xml["code"] == "UNSUPPORTED_PLAYLIST_TYPE"


async def test_the_last_of_a_long_list_is_found(worker: Worker) -> None:
    gone = [f"0_{number:08}" for number in range(1499)]
    made = await playlist(worker, playlistContent=",".join([*gone, await add(worker, "the last")]))
    assert await names(worker, made["id"]) == ["the last"]


async def test_a_filter_narrows_a_playlist_and_shows_nothing_else(worker: Worker) -> None:
    """Whatever conditions it has, of the same names as the playlist's own too; anybody may send one."""
    shown, hidden = await add(worker, "shown", tags="shown,both"), await add(worker, "hidden", tags="hidden,both")
    rejected = await add(worker, "rejected", tags="shown,both")
    await worker.ask("baseEntry", "reject", ks=admin(worker), entryId=rejected)
    search = {"objectType": "KalturaMediaEntryFilterForPlaylist", "tagsLike": "shown"}
    dynamic = await playlist(worker, playlistType=10, filters=[search])
    static = await playlist(worker, playlistContent=f"{shown},{rejected}")
    widget = (await worker.ask("session", "startWidgetSession", widgetId=f"_{ACCOUNT}"))["ks"]
    for made in (dynamic, static):
        for asked, found in (
            ({"tagsLike": "hidden"}, []),
            ({"tagsLike": "both"}, ["shown"]),
            ({"tagsLike": ""}, ["shown"]),
            ({"idEqual": hidden}, []),
            ({"idEqual": rejected}, []),
            ({"statusIn": "2,7,0,-1", "moderationStatusEqual": 3}, []),
            ({"idIn": f"{shown},{hidden}"}, ["shown"]),
        ):
            assert await names(worker, made["id"], ks=widget, filter=asked) == found, asked


async def test_they_are_listed_copied_and_deleted(worker: Worker) -> None:
    one = await add(worker, "listed")
    made = await playlist(worker, name="To copy", playlistContent=one)
    listed = await worker.ask("playlist", "list", ks=admin(worker), filter={"nameEqual": "To copy"})
    assert [each["id"] for each in listed["objects"]] == [made["id"]]
    by_type = await worker.ask("playlist", "list", ks=admin(worker), filter={"playListTypeEqual": 10})
    assert {each["playlistType"] for each in by_type["objects"]} <= {10}
    copy = await worker.ask("playlist", "clone", ks=admin(worker), id=made["id"], newPlaylist={"name": "Copied"})
    assert (copy["name"], copy["playlistContent"], copy["id"] != made["id"]) == ("Copied", one, True)
    assert await worker.ask("playlist", "delete", ks=admin(worker), id=made["id"]) is None
    assert await worker.code("playlist", "get", ks=admin(worker), id=made["id"]) == "INVALID_ENTRY_ID"
    assert await worker.code("playlist", "get", ks=admin(worker), id=one) == "INVALID_ENTRY_ID"
    assert await worker.code("playlist", "add", ks=admin(worker), playlist={"name": "x"}) == "INVALID_PLAYLIST_TYPE"
    stranger = worker.ks(OTHER, "boss")
    assert await worker.code("playlist", "execute", ks=stranger, id=copy["id"]) == "INVALID_ENTRY_ID"


async def test_editplaylist_lets_edit_what_a_list_names(worker: Worker) -> None:
    one, other = await add(worker, "to edit"), await add(worker, "not to edit")
    made = await playlist(worker, playlistContent=one)
    editor = worker.ks(ACCOUNT, "editor", 0, f"editplaylist:{made['id']}")
    changed = await worker.ask("baseEntry", "update", ks=editor, entryId=one, baseEntry={"name": "edited"})
    assert changed.get("name") == "edited", changed
    assert await worker.code("baseEntry", "update", ks=editor, entryId=other, baseEntry={"name": "x"}) == "INVALID_KS"
    nobody = worker.ks(ACCOUNT, "editor", 0, "editplaylist:0_nothing")
    assert await worker.code("baseEntry", "update", ks=nobody, entryId=one, baseEntry={"name": "x"}) == "INVALID_KS"


async def test_texts_are_kept_and_served_as_text(worker: Worker) -> None:
    id = await add(worker, "<script>alert(1)</script>")
    shown = await worker.ask("data", "get", ks=admin(worker), entryId=id)
    assert (shown["dataContent"], shown["version"]) == ("<script>alert(1)</script>", 100001)
    status, headers, body = await worker.get(
        f"/api_v3/service/data/action/serve/entryId/{id}?ks={worker.ks(ACCOUNT, 'boss')}"
    )
    assert (status, headers["content-type"]) == (200, "text/plain; charset=UTF-8")
    assert body == b"<script>alert(1)</script>"
    changed = await worker.ask("data", "update", ks=admin(worker), entryId=id, documentEntry={"dataContent": "new"})
    assert (changed["dataContent"], changed["version"]) == ("new", 100002)
    hidden = await add(worker, "hidden", retrieveDataContentByGet=False)
    assert "dataContent" not in await worker.ask("data", "get", ks=admin(worker), entryId=hidden)
    token = await worker.send("upload", "upload", "ein Täxt".encode(), field="fileData", name="t.txt", ks=admin(worker))
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    assert await worker.ask("data", "addContent", ks=admin(worker), entryId=id, resource=resource) == id
    assert (await worker.ask("data", "get", ks=admin(worker), entryId=id))["dataContent"] == "ein Täxt"
    listed = await worker.ask("data", "list", ks=admin(worker), filter={"idEqual": id})
    assert [each["id"] for each in listed["objects"]] == [id]


async def test_whole_files_are_found_by_their_name(worker: Worker) -> None:
    token = await worker.send("media", "upload", b"content", field="fileData", name="whole.bin", ks=admin(worker))
    found = await worker.ask("upload", "getUploadedFileTokenByFileName", ks=admin(worker), fileName="whole.bin")
    assert (found["uploadTokenId"], found["fileSize"], found["errorCode"]) == (token, 7, 0)
    missing = await worker.ask("upload", "getUploadedFileTokenByFileName", ks=admin(worker), fileName="nothing")
    assert missing["errorCode"] == 1


async def test_configurations_of_players_are_kept(worker: Worker) -> None:
    made = await worker.ask("uiConf", "add", ks=admin(worker), uiConf={"name": "Player", "objType": 8, "config": "{}"})
    assert (made["objTypeAsString"], made["config"], made["version"]) == ("Player V3", "{}", "1")
    widget = await worker.ask("session", "startWidgetSession", widgetId=f"_{ACCOUNT}")
    assert (await worker.ask("uiConf", "get", ks=widget["ks"], id=made["id"]))["name"] == "Player"
    changed = await worker.ask("uiConf", "update", ks=admin(worker), id=made["id"], uiConf={"config": '{"a":1}'})
    assert (changed["config"], changed["version"]) == ('{"a":1}', "2")
    copy = await worker.ask("uiConf", "clone", ks=admin(worker), id=made["id"])
    listed = await worker.ask("uiConf", "list", ks=admin(worker), filter={"objTypeEqual": 8})
    assert [each["id"] for each in listed["objects"]] == [made["id"], copy["id"]]
    assert await worker.code("uiConf", "get", ks=worker.ks(OTHER, "boss"), id=made["id"]) == "UICONF_ID_NOT_FOUND"
    assert await worker.ask("uiConf", "delete", ks=admin(worker), id=made["id"]) is None
    assert await worker.code("uiConf", "get", ks=admin(worker), id=made["id"]) == "UICONF_ID_NOT_FOUND"
