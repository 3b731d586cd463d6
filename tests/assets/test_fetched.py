"""Content of flavors and thumbnails that lies at an address."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from cinema import ACCOUNT, House, add_entry
from keyreel.jobs.store import count_jobs
from website import Site, site


@pytest.fixture(scope="module")
def pages() -> Iterator[Site]:
    with site() as found:
        yield found


async def ask(house: House, service: str, action: str, **params: Any) -> Any:
    return await house.worker.ask(service, action, ks=house.admin, **params)


def at(url: str) -> dict[str, Any]:
    return {"objectType": "KalturaUrlResource", "url": url}


async def settled(house: House, service: str, **params: str) -> dict[str, Any]:
    async with asyncio.timeout(60):
        while (found := await ask(house, service, "get", **params))["status"] not in (2, -1):  # noqa: ASYNC110  # jobs
            await asyncio.sleep(0.05)
    return found


async def idle(house: House) -> None:
    """Wait until no job is left to do."""
    assert house.worker.app.parts is not None
    async with asyncio.timeout(60):
        while (await count_jobs(house.worker.app.parts.db))[0]:  # noqa: ASYNC110  # jobs
            await asyncio.sleep(0.05)


async def flavor(house: House) -> tuple[str, str]:
    entry = await add_entry(house.worker, ACCOUNT, house.film, "two.mp4", 1)
    params = await ask(house, "flavorParams", "add", flavorParams={"name": "Small", "tags": "mobile"})
    made = await ask(house, "flavorAsset", "add", entryId=entry, flavorAsset={"flavorParamsId": params["id"]})
    return entry, made["id"]


async def test_a_flavor_is_fetched_and_made_ready(house: House, pages: Site) -> None:
    pages.pages["/small.mp4"] = (200, house.film)
    entry, id = await flavor(house)
    filled = await ask(house, "flavorAsset", "setContent", id=id, contentResource=at(f"{pages.url}/small.mp4"))
    assert filled["status"] in (7, 0, 2)
    found = await settled(house, "flavorAsset", id=id)
    assert (found["status"], found["fileExt"], found["isOriginal"], found["width"]) == (2, "mp4", False, 320)
    assert found["sizeInBytes"] in (len(house.film), str(len(house.film)))
    assert (await ask(house, "media", "get", entryId=entry))["status"] == 2
    address = await ask(house, "flavorAsset", "getUrl", id=id)
    assert (await house.worker.get("/p/" + address.partition("/p/")[2]))[2] == house.film


async def test_what_cannot_be_fetched_is_an_error_of_the_flavor_alone(house: House, pages: Site) -> None:
    entry, id = await flavor(house)
    for url in ("http://10.1.2.3/film.mp4", f"{pages.url}/nothing.mp4", "file:///etc/passwd"):
        await ask(house, "flavorAsset", "setContent", id=id, contentResource=at(url))
        assert (await settled(house, "flavorAsset", id=id))["status"] == -1
    assert (await ask(house, "media", "get", entryId=entry))["status"] == 2


async def test_the_last_address_counts(house: House, pages: Site) -> None:
    pages.asked.clear()  # of the other store
    pages.pages["/late.mp4"] = (503, b"")
    pages.pages["/now.mp4"] = (200, house.film)
    _, id = await flavor(house)
    await ask(house, "flavorAsset", "setContent", id=id, contentResource=at(f"{pages.url}/late.mp4"))
    async with asyncio.timeout(30):
        while "/late.mp4" not in pages.asked:  # noqa: ASYNC110  # of another thread
            await asyncio.sleep(0.02)
    await ask(house, "flavorAsset", "setContent", id=id, contentResource=at(f"{pages.url}/now.mp4"))
    found = await settled(house, "flavorAsset", id=id)
    pages.pages["/late.mp4"] = (200, b"something else")
    async with asyncio.timeout(60):
        while pages.asked.count("/late.mp4") < 2:
            house.worker.now += 600
            house.worker.app.parts.jobs.wake()  # type: ignore[union-attr]
            await asyncio.sleep(0.05)
    await idle(house)
    assert await ask(house, "flavorAsset", "get", id=id) == found


async def test_a_thumbnail_is_fetched(house: House, pages: Site) -> None:
    pages.pages["/picture.png"] = (200, house.picture)
    pages.pages["/words.png"] = (200, b"no picture")
    made = await ask(house, "thumbAsset", "add", entryId=house.video, thumbAsset={"tags": "fetched"})
    for path, status in (("/words.png", -1), ("/nothing.png", -1), ("/picture.png", 2)):
        await ask(house, "thumbAsset", "setContent", id=made["id"], contentResource=at(pages.url + path))
        assert (await settled(house, "thumbAsset", thumbAssetId=made["id"]))["status"] == status
    found = await ask(house, "thumbAsset", "get", thumbAssetId=made["id"])
    assert (found["width"], found["height"], found["tags"]) == (64, 48, "fetched")
    await ask(house, "thumbAsset", "delete", thumbAssetId=made["id"])


async def test_what_waits_for_no_job_is_healed(house: House, pages: Site) -> None:
    """Whatever became of the rows of jobs: content that is here is made ready, and what was to be fetched was not."""
    from sqlalchemy import text

    from keyreel.storage import Statement, Tx

    parts = house.worker.app.parts
    assert parts is not None
    _, id = await flavor(house)
    made = await ask(house, "thumbAsset", "add", entryId=house.video, thumbAsset={})
    entry = await add_entry(house.worker, ACCOUNT, house.film, "lost.mp4", 1)
    fetched = (await ask(house, "media", "add", entry={"name": "fetched", "mediaType": 1}))["id"]
    [original] = await ask(house, "flavorAsset", "getByEntryId", entryId=entry)

    async def lose(tx: Tx) -> None:
        for statement in (
            f"UPDATE entry SET status = '1' WHERE id = '{entry}'",
            f"UPDATE entry SET status = '0' WHERE id = '{fetched}'",
            f"UPDATE asset SET status = 0 WHERE id = '{original['id']}'",
            f"UPDATE asset SET status = 7 WHERE id IN ('{id}', '{made['id']}')",
            f"DELETE FROM asset_package WHERE asset_id = '{original['id']}'",
            "DELETE FROM job",
        ):
            await tx.execute(Statement(text(statement)), {})

    await parts.db.write(lose)
    await parts.media.sweep(int(house.worker.now))
    assert (await ask(house, "media", "get", entryId=fetched))["status"] == 0, "it has not waited for long"
    house.worker.now += 601
    await parts.media.sweep(int(house.worker.now))
    assert (await settled(house, "flavorAsset", id=original["id"]))["status"] == 2
    assert (await ask(house, "media", "get", entryId=entry))["status"] == 2
    assert (await ask(house, "media", "get", entryId=fetched))["status"] == -2
    assert (await ask(house, "flavorAsset", "get", id=id))["status"] == -1
    assert (await ask(house, "thumbAsset", "get", thumbAssetId=made["id"]))["status"] == -1
