"""The stock web player (npm `@playkit-js/kaltura-player-js`), unmodified, on a page of another origin."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from playwright.async_api import Browser, Page

from browsing import visiting
from running import Running
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
