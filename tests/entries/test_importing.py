"""Content that lies at an address."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from cinema import add_entry
from keyreel.jobs.store import list_jobs
from media import make_image, make_video
from website import Site, site
from worker import Worker, workers

ACCOUNT = 471


@pytest.fixture(scope="module")
def pages() -> Iterator[Site]:
    with site() as found:
        yield found


@pytest.fixture(scope="module")
async def worker(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Worker]:
    folder = tmp_path_factory.mktemp("importing")
    async with workers(folder, "", import_network=("127.0.0.0/8",)) as [worker]:
        await worker.open_account(ACCOUNT)
        yield worker


async def add(worker: Worker, url: str, media_type: int = 1) -> dict[str, Any]:
    ks = worker.ks(ACCOUNT, "boss")
    new = {"objectType": "KalturaMediaEntry", "name": "fetched", "mediaType": media_type}
    made = await worker.ask("media", "add", ks=ks, entry=new)
    resource = {"objectType": "KalturaUrlResource", "url": url}
    return await worker.ask("media", "addContent", ks=ks, entryId=made["id"], resource=resource)


async def settled(worker: Worker, id: str) -> dict[str, Any]:
    """The entry, once no job is at it any more."""
    async with asyncio.timeout(60):
        while True:
            found = await worker.ask("media", "get", ks=worker.ks(ACCOUNT, "boss"), entryId=id)
            if found["status"] not in (0, 1):
                return found
            await asyncio.sleep(0.05)


async def asked(pages: Site, path: str, times: int) -> None:
    """Wait until a path was asked for so often."""
    async with asyncio.timeout(30):
        while pages.asked.count(path) < times:  # noqa: ASYNC110  # of another thread
            await asyncio.sleep(0.02)


async def hurried(worker: Worker, pages: Site, path: str, times: int) -> None:
    """Let time pass until a path was asked for so often."""
    async with asyncio.timeout(60):
        while pages.asked.count(path) < times:
            worker.now += 600
            worker.app.parts.jobs.wake()  # type: ignore[union-attr]
            await asyncio.sleep(0.05)


async def test_a_video_is_fetched_and_made_ready(worker: Worker, pages: Site, tmp_path: Path) -> None:
    film = make_video(tmp_path / "film.mp4", 3).read_bytes()
    pages.pages["/film.mp4"] = (200, film)
    made = await add(worker, f"{pages.url}/film.mp4")
    assert (made["status"], made["sourceType"]) in ((0, "5"), (1, "5"), (2, "5"))
    found = await settled(worker, made["id"])
    assert (found["status"], found["duration"]) == (2, 3)
    raw = await worker.get(f"/p/{ACCOUNT}/raw/entry_id/{made['id']}?ks={worker.ks(ACCOUNT, 'boss')}")
    assert (raw[0], raw[2]) == (200, film)


async def test_an_image_is_ready_once_it_is_fetched(worker: Worker, pages: Site, tmp_path: Path) -> None:
    pages.pages["/picture.png"] = (200, make_image(tmp_path / "picture.png").read_bytes())
    made = await add(worker, f"{pages.url}/picture.png", 2)
    assert (await settled(worker, made["id"]))["status"] == 2


async def test_of_several_addresses_the_last_counts(worker: Worker, pages: Site, tmp_path: Path) -> None:
    """Also where the first is fetched before it, or cannot be."""
    ks = worker.ks(ACCOUNT, "boss")
    first, last = make_image(tmp_path / "first.png").read_bytes(), make_image(tmp_path / "last.png", 9, 9).read_bytes()
    pages.pages |= {"/first.png": (200, first), "/last.png": (200, last)}
    for begins in ("first.png", "nothing.png"):
        made = await add(worker, f"{pages.url}/{begins}", 2)
        resource = {"objectType": "KalturaUrlResource", "url": f"{pages.url}/last.png"}
        await worker.ask("media", "updateContent", ks=ks, entryId=made["id"], resource=resource)
        found = await settled(worker, made["id"])
        assert (found["status"], found["width"], found["version"]) == (2, 9, 100001), begins


async def test_an_entry_for_somebody_else_is_made_together_with_its_address(worker: Worker, pages: Site) -> None:
    ks = worker.ks(ACCOUNT, "ann", 0, "edituser:bob")
    new = {"objectType": "KalturaMediaEntry", "name": "for bob", "mediaType": 2, "userId": "bob"}
    made = await worker.ask("media", "addFromUrl", ks=ks, mediaEntry=new, url=f"{pages.url}/last.png")
    assert (made.get("code"), made.get("userId")) == (None, "bob")
    assert (await settled(worker, made["id"]))["status"] in (2, -2)


async def test_new_content_is_another_version_with_another_thumbnail(worker: Worker, tmp_path: Path) -> None:
    ks, film = worker.ks(ACCOUNT, "boss"), make_video(tmp_path / "film.mp4", 2).read_bytes()
    id = await add_entry(worker, ACCOUNT, film, "film.mp4", 1)
    shown = list[tuple[int, str]]()
    for _ in range(2):
        found = await settled(worker, id)
        shown.append((found["version"], found["thumbnailUrl"]))
        token = await worker.send("upload", "upload", film, field="fileData", name="film.mp4", ks=ks)
        resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
        await worker.ask("media", "updateContent", ks=ks, entryId=id, resource=resource)
    assert [version for version, _ in shown] == [100001, 100002]
    assert shown[0][1] != shown[1][1]


@pytest.mark.parametrize("url", ["http://10.1.2.3/film.mp4", "http://[::1]/film.mp4", "nonsense", ""])
async def test_what_cannot_be_fetched_says_so(worker: Worker, url: str) -> None:
    assert (await settled(worker, (await add(worker, url))["id"]))["status"] == -2


async def test_what_is_not_there_is_not_asked_for_again(worker: Worker, pages: Site) -> None:
    made = await add(worker, f"{pages.url}/nothing.mp4")
    assert (await settled(worker, made["id"]))["status"] == -2
    assert pages.asked.count("/nothing.mp4") == 1


async def test_a_busy_server_is_asked_five_times(worker: Worker, pages: Site) -> None:
    pages.pages["/busy.mp4"] = (503, b"")
    made = await add(worker, f"{pages.url}/busy.mp4")
    await hurried(worker, pages, "/busy.mp4", 5)
    assert (await settled(worker, made["id"]))["status"] == -2


async def test_what_is_cancelled_is_not_fetched_for_ever(worker: Worker, pages: Site) -> None:
    pages.pages["/never.mp4"] = (503, b"")
    made = await add(worker, f"{pages.url}/never.mp4")
    await asked(pages, "/never.mp4", 1)
    parts = worker.app.parts
    assert parts is not None
    [job] = [each for each in await list_jobs(parts.db) if each.payload.get("entry") == made["id"]]
    assert await parts.jobs.cancel(job.id)
    assert (await settled(worker, made["id"]))["status"] == -2
    assert not await parts.jobs.cancel(job.id)
    assert not await parts.jobs.cancel(10**9)


async def test_an_entry_that_is_deleted_meanwhile_stays_deleted(worker: Worker, pages: Site) -> None:
    pages.pages["/late.mp4"] = (503, b"")
    made = await add(worker, f"{pages.url}/late.mp4")
    await asked(pages, "/late.mp4", 1)
    await worker.ask("media", "delete", ks=worker.ks(ACCOUNT, "boss"), entryId=made["id"])
    pages.pages["/late.mp4"] = (200, b"content")
    await hurried(worker, pages, "/late.mp4", 2)
    assert await worker.code("media", "get", ks=worker.ks(ACCOUNT, "boss"), entryId=made["id"]) == "ENTRY_ID_NOT_FOUND"
