"""Files on each kind of store: kept whole, read in parts, removed, and found again where a crash left them."""

import os
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

import s3
from keyreel.desk import open_stores
from keyreel.files import Bytes, Files, Hold, add_file, disk, find_file, release_file
from keyreel.files.bucket import open_bucket
from keyreel.files.room import GRACE, UNCLAIMED
from keyreel.files.unfinished import presign
from keyreel.media_files.pictures import Wanted, frame
from keyreel.media_files.probe import probe
from keyreel.media_files.reading import NotReached, Ranged, opened
from keyreel.settings import Settings
from media import make_video
from worker import Worker, workers

ACCOUNT = 481
NAME, OTHER_NAME = "0123456789abcdef" * 2, "f" * 32


@pytest.fixture
def settings(store: dict[str, Any], tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", **store)


@pytest.fixture
def bytes_of(settings: Settings) -> Bytes:
    settings.uploads.mkdir(parents=True)
    return open_stores(settings)[1]


async def read(kept: Bytes, start: int, end: int, name: str = NAME) -> bytes:
    return b"".join([piece async for piece in kept.read(ACCOUNT, name, start, end)])


def read_file(path: str) -> bytes:
    return Path(path).read_bytes()


async def test_folders_survive_the_loss_of_power_with_what_is_in_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = list[Path]()
    monkeypatch.setattr(disk, "_sync_folder", synced.append)
    (tmp_path / "file").write_bytes(b"content")
    await disk.LocalBytes(tmp_path / "files", Hold(tmp_path / "hold")).put(tmp_path / "file", ACCOUNT, NAME)
    account = tmp_path / "files" / str(ACCOUNT)
    assert synced == [tmp_path, tmp_path / "files", account, account / NAME[:2]]


async def test_what_is_kept_is_read_whole_and_in_parts(bytes_of: Bytes, tmp_path: Path) -> None:
    content = os.urandom(5_000_000)
    (tmp_path / "file").write_bytes(content)
    await bytes_of.put(tmp_path / "file", ACCOUNT, NAME)
    assert (tmp_path / "file").read_bytes() == content
    assert await read(bytes_of, 0, len(content)) == content
    for start, end in ((0, 1), (10, 10), (4_999_999, 5_000_000), (1_000_000, 3_500_000)):
        assert await read(bytes_of, start, end) == content[start:end]
    async with bytes_of.fetch(ACCOUNT, NAME) as path:
        assert path.read_bytes() == content
    with opened(await bytes_of.source(ACCOUNT, NAME)) as file:
        found = read_file(file) if isinstance(file, str) else file.read()
    assert found == content


async def test_a_file_of_many_parts(bytes_of: Bytes, tmp_path: Path) -> None:
    """More than a store takes at once, and no whole number of parts."""
    content = os.urandom(20_000_001)
    (tmp_path / "file").write_bytes(content)
    await bytes_of.put(tmp_path / "file", ACCOUNT, NAME)
    assert await read(bytes_of, 0, len(content)) == content


async def test_an_empty_file(bytes_of: Bytes, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    await bytes_of.put(tmp_path / "file", ACCOUNT, NAME)
    assert await read(bytes_of, 0, 0) == b""
    async with bytes_of.fetch(ACCOUNT, NAME) as path:
        assert path.read_bytes() == b""


async def test_what_is_not_there(bytes_of: Bytes) -> None:
    with pytest.raises(FileNotFoundError):
        await read(bytes_of, 0, 10)
    await bytes_of.remove(ACCOUNT, NAME)


async def test_what_is_removed_is_gone(bytes_of: Bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    await bytes_of.put(tmp_path / "file", ACCOUNT, NAME)
    await bytes_of.put(tmp_path / "file", ACCOUNT, OTHER_NAME)
    await bytes_of.remove(ACCOUNT, NAME)
    with pytest.raises(FileNotFoundError):
        await read(bytes_of, 0, 7)
    assert await read(bytes_of, 0, 7, OTHER_NAME) == b"content"
    late = time.time() + 5
    assert [each async for each in bytes_of.old_names(late)] == [(ACCOUNT, OTHER_NAME)]
    assert [each async for each in bytes_of.old_names(late - 3600)] == []


async def test_what_is_put_is_new_however_old_its_source_is(bytes_of: Bytes, tmp_path: Path) -> None:
    """Else a sweep takes it for a stray before its row is written: what was uploaded long ago, or another entry has."""
    (tmp_path / "file").write_bytes(b"content")
    os.utime(tmp_path / "file", (0, 0))
    await bytes_of.put(tmp_path / "file", ACCOUNT, NAME)
    assert [each async for each in bytes_of.old_names(time.time() - 3600)] == []


async def test_a_video_is_read_where_it_lies(bytes_of: Bytes, tmp_path: Path) -> None:
    film = make_video(tmp_path / "film.mp4", 4)
    await bytes_of.put(film, ACCOUNT, NAME)
    source = await bytes_of.source(ACCOUNT, NAME)
    assert probe(source) == probe(film)
    assert frame(source, 2.0, Wanted()) == frame(film, 2.0, Wanted())
    if isinstance(source, Ranged):
        assert "Signature" not in repr(source)
        with pytest.raises(NotReached):
            probe(Ranged(source.address[:-4] + "0000", source.size))


@pytest.fixture
async def worker(backing: dict[str, Any], tmp_path: Path) -> AsyncIterator[Worker]:
    async with workers(tmp_path / "data", **backing) as [worker]:
        await worker.open_account(ACCOUNT)
        yield worker


def files_of(worker: Worker) -> Files:
    assert worker.app.parts is not None
    return worker.app.parts.media.files


async def test_released_files_go_and_strays_are_found(worker: Worker, tmp_path: Path) -> None:
    assert worker.app.parts is not None
    files, db = files_of(worker), worker.app.parts.db
    (tmp_path / "file").write_bytes(b"content")
    now = int(time.time())
    needed, let_go, stray = [await files.keep(ACCOUNT, tmp_path / "file", "text/plain", now) for _ in range(3)]
    await db.write(lambda tx: add_file(tx, needed))
    await db.write(lambda tx: add_file(tx, let_go))
    await db.write(lambda tx: release_file(tx, ACCOUNT, let_go.name, now))
    assert await files.collect(now + GRACE - 60) == 0
    assert await read(files.bytes, 0, 7, let_go.name) == b"content"
    assert await files.collect(now + GRACE + 60) == 1
    assert await find_file(db, ACCOUNT, let_go.name) is None
    assert await files.collect(now + UNCLAIMED - 60) == 0
    assert await read(files.bytes, 0, 7, stray.name) == b"content"
    assert await files.collect(now + UNCLAIMED + 60) == 1
    for gone in (let_go, stray):
        with pytest.raises(FileNotFoundError):
            await read(files.bytes, 0, 7, gone.name)
    assert await read(files.bytes, 0, 7, needed.name) == b"content"


@pytest.mark.xdist_group("s3")
async def test_uploads_in_parts_that_a_crash_left_are_ended(s3_server: str, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, **s3.settings(s3_server, "left"))
    for key in ("left/files/1/ab/x", "other/x"):
        s3.ask(s3_server, "POST", f"/{s3.BUCKET}/{key}", {"uploads": ""})
    bucket = open_bucket(settings)
    assert await bucket.end_uploads(time.time() - 60) == 0
    assert await bucket.end_uploads(time.time() + 60) == 1
    listed = s3.ask(s3_server, "GET", f"/{s3.BUCKET}", {"uploads": "", "prefix": "left/"})
    assert b"<Upload>" not in listed
    assert b"<Upload>" in s3.ask(s3_server, "GET", f"/{s3.BUCKET}", {"uploads": "", "prefix": "other/"})


@pytest.mark.xdist_group("s3")
@pytest.mark.parametrize(
    "wrong", [{"s3_secret_key": "another"}, {"s3_access_key": "nobody"}, {"s3_endpoint": "http://127.0.0.1:9"}]
)
async def test_a_store_that_cannot_be_used_says_so(s3_server: str, tmp_path: Path, wrong: dict[str, str]) -> None:
    settings = Settings(data_dir=tmp_path, **{**s3.settings(s3_server), **wrong})
    with pytest.raises(OSError, match="the bucket cannot be used") as failed:
        await open_stores(settings)[1].check()
    assert s3.SECRET_KEY not in str(failed.value)
    assert "\n\n" not in str(failed.value)


def test_requests_are_signed_as_their_documentation_has_it() -> None:
    """The example of "Authenticating Requests: Using Query Parameters", which lets a day pass."""
    signed = presign(
        "GET",
        "https://examplebucket.s3.amazonaws.com",
        "/test.txt",
        {},
        "us-east-1",
        "AKIAIOSFODNN7EXAMPLE",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        1369353600,
        life=86400,
    )
    assert signed.endswith("X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404")
