"""Content from each kind of resource, and from none that is not the caller's."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from media import make_image
from stores import STORES, store_settings
from website import Site, site
from worker import Worker, workers

ACCOUNT, OTHER = 493, 494


@pytest.fixture(scope="module")
def pages() -> Iterator[Site]:
    with site() as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the server that is opened to `ACCOUNT`."""
    return tmp_path_factory.mktemp("films")


@pytest.fixture(scope="module", params=STORES)
async def worker(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, folder: Path
) -> AsyncIterator[Worker]:
    opened: dict[str, Any] = {"import_network": ("127.0.0.0/8",), "import_folder": (f"{ACCOUNT}={folder}",)}
    data = tmp_path_factory.mktemp("resources") / "data"
    async with workers(data, **opened, **store_settings(request)) as [worker]:
        for account in (ACCOUNT, OTHER):
            await worker.open_account(account)
        yield worker


async def add(worker: Worker, account: int = ACCOUNT) -> str:
    new = {"objectType": "KalturaMediaEntry", "mediaType": 2, "name": "picture"}
    return (await worker.ask("media", "add", ks=worker.ks(account, "boss"), entry=new))["id"]


async def fill(worker: Worker, kind: str, account: int = ACCOUNT, ks: str = "", **values: Any) -> Any:
    """The answer to filling a new entry from a resource."""
    id = await add(worker, account)
    resource = {"objectType": f"Kaltura{kind}Resource", **values}
    return await worker.ask("media", "addContent", ks=ks or worker.ks(account, "boss"), entryId=id, resource=resource)


async def content(worker: Worker, id: str) -> bytes:
    """The content of an entry, once it is ready."""
    ks = worker.ks(ACCOUNT, "boss")
    async with asyncio.timeout(60):
        while (await worker.ask("media", "get", ks=ks, entryId=id))["status"] != 2:  # noqa: ASYNC110  # a job
            await asyncio.sleep(0.05)
    status, _, body = await worker.get(f"/p/{ACCOUNT}/raw/entry_id/{id}?ks={ks}")
    assert status == 200
    return body


async def test_text_is_content(worker: Worker) -> None:
    made = await fill(worker, "String", content="Grüße")
    assert await content(worker, made["id"]) == "Grüße".encode()


async def test_what_another_entry_or_asset_has(worker: Worker, tmp_path: Path) -> None:
    first = await fill(worker, "String", content="first")
    again = await fill(worker, "Entry", entryId=first["id"])
    assert await content(worker, again["id"]) == b"first"
    named = await fill(worker, "Entry", entryId=first["id"], flavorParamsId=7)
    assert await content(worker, named["id"]) == b"first", "an image has no flavors"
    picture = make_image(tmp_path / "a.png").read_bytes()
    sent = {"ks": worker.ks(ACCOUNT, "boss"), "entryId": first["id"]}
    thumb = await worker.send("thumbAsset", "addFromImage", picture, field="fileData", name="a.png", **sent)
    copied = await fill(worker, "Asset", assetId=thumb["id"])
    assert await content(worker, copied["id"]) == picture
    for kind, values in (("Entry", {"entryId": first["id"]}), ("Asset", {"assetId": thumb["id"]})):
        assert (await fill(worker, kind, OTHER, **values))["code"] == "ENTRY_ID_NOT_FOUND"
        stranger = worker.ks(ACCOUNT, "ann", 0, "edit:*")
        assert "code" not in await fill(worker, kind, ks=stranger, **values)
    assert (await fill(worker, "Entry", entryId=await add(worker)))["code"] == "ENTRY_ID_NOT_FOUND"


@pytest.mark.parametrize("kind", ["Url", "RemoteStorage", "RemoteStorages"])
async def test_what_lies_at_an_address_or_in_a_storage(worker: Worker, pages: Site, kind: str) -> None:
    pages.pages["/text"] = (200, b"from there")
    values: dict[str, Any] = {"url": f"{pages.url}/text"}
    if kind == "RemoteStorage":
        values["storageProfileId"] = 5
    if kind == "RemoteStorages":
        kind = "RemoteStorage"
        values = {"objectType": "KalturaRemoteStorageResources", "resources": [values]}
    made = await fill(worker, kind, **values)
    assert await content(worker, made["id"]) == b"from there"


@pytest.mark.parametrize("kind", ["SshUrl", "WebcamToken", "FileSync", "Operation"])
async def test_other_kinds_are_refused(worker: Worker, kind: str) -> None:
    assert (await fill(worker, kind, url="http://127.0.0.1/x"))["code"] == "RESOURCE_TYPE_NOT_SUPPORTED"


async def test_a_file_of_the_server(worker: Worker, folder: Path) -> None:
    file = folder / "here.txt"
    file.write_bytes(b"on the server")
    made = await fill(worker, "ServerFile", localFilePath=str(file))
    file.write_bytes(b"changed later")
    assert await content(worker, made["id"]) == b"on the server"
    moved = await fill(worker, "ServerFile", localFilePath=str(file), keepOriginalFile=False)
    assert await content(worker, moved["id"]) == b"changed later"
    assert not file.exists()


async def test_no_other_file_of_the_server(worker: Worker, folder: Path) -> None:
    outside = folder.parent / "secret.txt"
    outside.write_bytes(b"secret")
    (folder / "link").unlink(missing_ok=True)
    (folder / "link").symlink_to(outside)
    for path in (
        *(outside, folder / "link", folder / ".." / "secret.txt", folder, folder / "nothing"),
        *("here.txt", "", "/etc/passwd", "\0", "file:///etc/passwd"),
    ):
        answer = await fill(worker, "ServerFile", localFilePath=str(path), keepOriginalFile=False)
        assert answer["code"] in ("LOCAL_FILE_NOT_FOUND", "INVALID_PARAMETER_CHAR"), path
    assert outside.exists()


async def test_files_of_the_server_are_for_admins_of_accounts_that_have_a_folder(worker: Worker, folder: Path) -> None:
    (folder / "mine.txt").write_bytes(b"mine")
    path = str(folder / "mine.txt")
    for account, ks in ((OTHER, ""), (ACCOUNT, worker.ks(ACCOUNT, "boss", 0))):
        answer = await fill(worker, "ServerFile", account, ks, localFilePath=path)
        assert answer["code"] == "PROPERTY_VALIDATION_NO_USAGE_PERMISSION"
