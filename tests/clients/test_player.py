"""The stock web player (npm `@playkit-js/kaltura-player-js`), unmodified, on a page of another origin."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, Page

from browsing import visiting
from media import make_video
from running import PATIENCE, Running, until
from stage import Stage, built

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with built() as stage:
        yield stage


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    async with visiting(browser) as (page, _):
        yield page


async def load(page: Page, url: str) -> list[Any]:
    """What the server answers to the calls with which the player opens an entry."""
    async with page.expect_response(lambda answer: "/service/multirequest" in answer.url) as answered:
        await page.goto(url)
    answer = await answered.value
    assert answer.status == 200
    return await answer.json()


async def test_a_visitor_gets_a_session_and_is_told_that_there_is_no_such_entry(
    stage: Stage, server: Running, page: Page
) -> None:
    results = await load(page, stage.playing(server.url, server.partner_id, "0_none"))
    assert len(results) == 4
    assert (results[0]["partnerId"], results[0]["userId"]) == (server.partner_id, "0")
    assert results[0]["ks"]
    await page.wait_for_function("state.error")
    state = await page.evaluate("state")
    assert (state["playing"], state["currentTime"], state["source"]) == (False, 0, None)


async def test_a_user_brings_a_session(stage: Stage, server: Running, page: Page) -> None:
    server.call("user", "add", ks=server.start(), user={"id": "watcher"})
    ks = server.start("watcher", kind=0)
    async with page.expect_response(lambda answer: "/service/user/action/get" in answer.url) as answered:
        results = await load(page, stage.playing(server.url, server.partner_id, "0_none", ks=ks))
    assert len(results) == 3
    assert (await (await answered.value).json())["id"] == "watcher"
    await page.wait_for_function("state.error")


def add_film(server: Running, path: Path, **values: Any) -> str:
    """An entry with a video, ready to play."""
    ks = server.start()
    made = server.call(
        "media", "add", ks=ks, entry={"objectType": "KalturaMediaEntry", "name": "Film", "mediaType": 1, **values}
    )
    token = server.call("uploadToken", "add", ks=ks)["id"]
    with path.open("rb") as file:
        sent = {"service": "uploadToken", "action": "upload", "format": 1, "ks": ks, "uploadTokenId": token}
        httpx.post(f"{server.url}/api_v3/", data=sent, files={"fileData": file}, timeout=PATIENCE).raise_for_status()
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    server.call("media", "addContent", ks=ks, entryId=made["id"], resource=resource)
    until(lambda: server.call("media", "get", ks=ks, entryId=made["id"])["status"] == 2)
    return made["id"]


@pytest.fixture(scope="module")
def film(server: Running, tmp_path_factory: pytest.TempPathFactory) -> str:
    return add_film(server, make_video(tmp_path_factory.mktemp("film") / "film.mp4", 8))


@pytest.mark.parametrize("stream", ["hls", "progressive"])
async def test_a_user_sees_the_film(stage: Stage, server: Running, page: Page, film: str, stream: str) -> None:
    ks = server.start("watcher", kind=0)
    await page.goto(stage.playing(server.url, server.partner_id, film, ks=ks, stream=stream))
    await page.wait_for_function("state.currentTime > 1 || state.error")
    state = await page.evaluate("state")
    assert state["error"] is None, state
    assert state["stream"] == stream
    assert state["size"] == [320, 180]
    assert abs(state["duration"] - 8) < 0.3


async def test_a_user_sees_the_films_of_a_playlist(stage: Stage, server: Running, page: Page, film: str) -> None:
    listed = {"name": "films", "playlistType": 3, "playlistContent": film}
    playlist = server.call("playlist", "add", ks=server.start(), playlist=listed)
    ks = server.start("watcher", kind=0)
    await page.goto(stage.playing(server.url, server.partner_id, "", ks=ks, playlistId=playlist["id"]))
    await page.wait_for_function("state.currentTime > 1 || state.error")
    state = await page.evaluate("state")
    assert state["error"] is None, state
    assert (state["name"], state["size"]) == ("Film", [320, 180])


async def test_who_may_not_see_the_film_is_refused(stage: Stage, server: Running, page: Page, film: str) -> None:
    admin = server.start()
    blocks = {"actions": [{"objectType": "KalturaAccessControlBlockAction"}]}
    blocks["conditions"] = [{"objectType": "KalturaAuthenticatedCondition", "not": True}]
    profile = {"name": "Only with a session", "rules": [blocks]}
    made = server.call("accessControlProfile", "add", ks=admin, accessControlProfile=profile)
    guarded = {"objectType": "KalturaMediaEntry", "accessControlId": made["id"]}
    server.call("media", "update", ks=admin, entryId=film, mediaEntry=guarded)
    for ks in ("", server.start("watcher", kind=0)):
        results = await load(page, stage.playing(server.url, server.partner_id, film, ks=ks))
        assert next(each["sources"] for each in results if "sources" in each) == []
        await page.wait_for_function("state.error")
        assert (await page.evaluate("state"))["currentTime"] == 0
    may = server.start("watcher", kind=0, privileges=f"sview:{film}")
    await page.goto(stage.playing(server.url, server.partner_id, film, ks=may))
    await page.wait_for_function("state.currentTime > 1 || state.error")
    assert (await page.evaluate("state"))["error"] is None
