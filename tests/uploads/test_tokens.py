"""Files in one piece and in many: in order, out of order, side by side, and begun anew."""

import asyncio
import os
import random
import time
from collections.abc import AsyncIterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keyreel.files import Hold
from keyreel.parts.media import UNFINISHED
from keyreel.uploads.disk_pieces import DiskPieces
from keyreel.uploads.pieces import GRACE, Place
from keyreel.uploads.rules import is_program, merged, reached
from keyreel.uploads.store import give_up, living_files, pieces_of
from worker import Worker, workers

ACCOUNT, OTHER = 341, 342


@pytest.fixture
async def pair(backing: dict[str, Any], tmp_path: Path) -> AsyncIterator[Sequence[Worker]]:
    """Two workers, as on two machines where the pieces lie in a bucket."""
    async with workers(tmp_path, count=2, **backing) as both:
        for account in (ACCOUNT, OTHER):
            await both[0].open_account(account)
        yield both


@pytest.fixture
async def worker(pair: Sequence[Worker]) -> Worker:
    return pair[0]


async def make(worker: Worker, **values: Any) -> str:
    made = await worker.ask("uploadToken", "add", ks=worker.ks(ACCOUNT, "boss"), uploadToken=values)
    assert made["status"] == 0, made
    return made["id"]


async def upload(worker: Worker, id: str, piece: bytes, name: str = "a.bin", **params: Any) -> Any:
    sent = {"ks": worker.ks(ACCOUNT, "boss"), "uploadTokenId": id, **params}
    return await worker.send("uploadToken", "upload", piece, field="fileData", name=name, **sent)


async def place_of(worker: Worker, id: str) -> Place:
    assert worker.app.parts is not None
    return Place(ACCOUNT, id, (await pieces_of(worker.app.parts.db, ACCOUNT, id)).round)


async def content(worker: Worker, id: str) -> bytes:
    assert worker.app.parts is not None
    async with worker.app.parts.media.pieces.whole(await place_of(worker, id)) as path:
        return path.read_bytes()


async def has_pieces(worker: Worker, place: Place) -> bool:
    assert worker.app.parts is not None
    try:
        async with worker.app.parts.media.pieces.whole(place):
            return True
    except FileNotFoundError:
        return False


async def test_a_file_in_one_piece(worker: Worker) -> None:
    id = await make(worker)
    done = await upload(worker, id, b"whole", name="some.mp4")
    assert (done["status"], done["fileName"], done["uploadedFileSize"]) == (2, "some.mp4", 5)
    assert await content(worker, id) == b"whole"
    assert (await upload(worker, id, b"more"))["code"] == "UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD"


async def test_pieces_in_order_by_two_workers(pair: Sequence[Worker]) -> None:
    id = await make(pair[0], fileName="b.mp4", fileSize=9)
    first = await upload(pair[0], id, b"one", finalChunk=0)
    assert (first["status"], first["uploadedFileSize"]) == (1, 3)
    await upload(pair[1], id, b"two", resume=1, finalChunk=0, resumeAt=3)
    done = await upload(pair[0], id, b"end", resume=1)
    assert (done["status"], done["uploadedFileSize"], done["fileName"]) == (2, 9, "b.mp4")
    assert await content(pair[1], id) == b"onetwoend"


async def test_pieces_in_any_order(pair: Sequence[Worker]) -> None:
    """The last piece may come before others: the file is whole once there is no gap."""
    data = os.urandom(50_000)
    id = await make(pair[0])
    await upload(pair[0], id, data[:5000], finalChunk=0)
    places = list(range(5000, 50_000, 5000))
    random.shuffle(places)
    for number, place in enumerate(places):
        last = place == 45_000
        piece = data[place : place + 5000]
        sent = await upload(pair[number % 2], id, piece, resume=1, resumeAt=place, finalChunk=int(last))
        assert sent["status"] == (2 if number == len(places) - 1 else 1), sent
    assert await content(pair[0], id) == data


async def test_pieces_side_by_side(pair: Sequence[Worker]) -> None:
    data = os.urandom(80_000)
    id = await make(pair[0])
    await upload(pair[0], id, data[:8000], finalChunk=0)
    calls = [
        upload(
            pair[place // 8000 % 2],
            id,
            data[place : place + 8000],
            resume=1,
            resumeAt=place,
            finalChunk=int(place == 72_000),
        )
        for place in range(8000, 80_000, 8000)
    ]
    answers = await asyncio.gather(*calls)
    assert all("code" not in answer for answer in answers), answers
    assert (await worker_get(pair[1], id))["status"] == 2
    assert await content(pair[0], id) == data


async def worker_get(worker: Worker, id: str, user: str = "boss", kind: int = 2) -> Any:
    return await worker.ask("uploadToken", "get", ks=worker.ks(ACCOUNT, user, kind), uploadTokenId=id)


async def test_a_file_that_is_begun_anew(worker: Worker) -> None:
    id = await make(worker)
    await upload(worker, id, b"wrong beginning", finalChunk=0)
    wrong = await place_of(worker, id)
    await upload(worker, id, b"right ", finalChunk=0)
    await upload(worker, id, b"end", resume=1)
    assert await content(worker, id) == b"right end"
    assert not await has_pieces(worker, wrong), "the first beginning is gone"


async def test_a_beginning_anew_that_is_broken_off_leaves_what_was_there(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = await make(worker)
    await upload(worker, id, b"first ", finalChunk=0)
    assert worker.app.parts is not None
    begun = asyncio.Event()

    async def never(_unit: object) -> None:
        begun.set()
        await asyncio.Event().wait()

    with monkeypatch.context() as patched:
        patched.setattr(worker.app.parts.db, "write", never)
        again = asyncio.create_task(upload(worker, id, b"anew"))
        await begun.wait()
        again.cancel()
        await asyncio.gather(again, return_exceptions=True)
    answer = await upload(worker, id, b"second", resume=1, resumeAt=-1)
    assert (answer.get("status"), await content(worker, id)) == (2, b"first second")


async def test_two_beginnings_at_once(pair: Sequence[Worker]) -> None:
    """One of them wins, and its bytes are the file's."""
    id = await make(pair[0])
    answers = await asyncio.gather(upload(pair[0], id, b"a" * 9000), upload(pair[1], id, b"b" * 9000))
    codes = [answer.get("code") for answer in answers]
    assert set(codes) == {"UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD", None}
    assert await content(pair[0], id) == (b"a" if codes[0] is None else b"b") * 9000
    assert pair[0].app.parts is not None
    late = time.time() + GRACE + 60
    assert await pair[0].app.parts.media.pieces.sweep({await place_of(pair[0], id)}, late) == 0


async def test_a_file_that_is_whole_by_its_size(worker: Worker) -> None:
    id = await make(worker, fileSize=6, autoFinalize=True)
    await upload(worker, id, b"abc", finalChunk=0)
    over = await upload(worker, id, b"defg", resume=1, finalChunk=0)
    assert over["code"] == "UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE"
    assert (await upload(worker, id, b"def", resume=1, finalChunk=0))["status"] == 2
    missing = await worker.ask("uploadToken", "add", ks=worker.ks(ACCOUNT), uploadToken={"autoFinalize": True})
    assert missing["code"] == "UPLOAD_TOKEN_MISSING_FILE_SIZE"


async def test_what_cannot_be_gone_on_with(worker: Worker) -> None:
    id = await make(worker)
    assert (await upload(worker, id, b"x", resume=1, resumeAt=100))["code"] == "UPLOAD_TOKEN_CANNOT_RESUME"
    assert (await upload(worker, id, b"x", name="x.php"))["code"] == "UPLOAD_TOKEN_FILE_TYPE_RESTRICTED_FOR_UPLOAD"
    assert (await upload(worker, "0_x", b"x"))["code"] == "UPLOAD_TOKEN_NOT_FOUND"
    assert (await upload(worker, id, b"x", resumeAt="nan", resume=1))["code"] == "UPLOAD_TOKEN_CANNOT_RESUME"
    await upload(worker, id, b"x", finalChunk=0)
    huge = await upload(worker, id, b"x", resume=1, resumeAt=1e300)
    assert huge["code"] == "UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE"
    assert (await upload(worker, id, b"y", resume=1))["status"] == 2
    assert await content(worker, id) == b"xy"


async def test_everybody_has_their_own(worker: Worker) -> None:
    id = await make(worker)
    own = await worker.ask("uploadToken", "add", ks=worker.ks(ACCOUNT, "Anna", 0))
    assert (await worker_get(worker, id, "anna", 0))["code"] == "UPLOAD_TOKEN_NOT_FOUND"
    assert (await worker_get(worker, own["id"], "anna", 0))["id"] == own["id"]
    foreign = await worker.ask("uploadToken", "get", ks=worker.ks(OTHER), uploadTokenId=id)
    assert foreign["code"] == "UPLOAD_TOKEN_NOT_FOUND"
    mine = await worker.ask("uploadToken", "list", ks=worker.ks(ACCOUNT, "anna", 0))
    assert [item["id"] for item in mine["objects"]] == [own["id"]]
    asked = {"ks": worker.ks(ACCOUNT, "anna", 0), "filter": {"userIdEqual": "boss"}}
    assert (await worker.ask("uploadToken", "list", **asked))["totalCount"] == 0
    assert (await worker.ask("uploadToken", "list", ks=worker.ks(ACCOUNT)))["totalCount"] == 2
    sent = {"ks": worker.ks(ACCOUNT, "anna", 0), "uploadTokenId": id}
    refused = await worker.send("uploadToken", "upload", b"x", field="fileData", name="a", **sent)
    assert refused["code"] == "UPLOAD_TOKEN_NOT_FOUND"


async def test_what_is_deleted_is_gone(worker: Worker) -> None:
    id = await make(worker)
    await upload(worker, id, b"secret")
    place = await place_of(worker, id)
    assert await worker.ask("uploadToken", "delete", ks=worker.ks(ACCOUNT), uploadTokenId=id) is None
    assert (await worker_get(worker, id))["code"] == "UPLOAD_TOKEN_NOT_FOUND"
    assert not await has_pieces(worker, place)
    assert list(worker.settings.uploads.iterdir()) == []


async def test_what_nobody_goes_on_with_is_given_up(worker: Worker) -> None:
    parts = worker.app.parts
    assert parts is not None
    left, alive = await make(worker), await make(worker)
    await upload(worker, left, b"half", finalChunk=0)
    worker.now += UNFINISHED + 1
    await upload(worker, alive, b"half", finalChunk=0)
    stray = Place(ACCOUNT, "0_" + "a" * 32, 1)
    (worker.settings.uploads / "crash").write_bytes(b"crash")
    await parts.media.pieces.begin(worker.settings.uploads / "crash", stray)
    assert await give_up(parts.db, int(worker.now) - UNFINISHED) == 1
    needed = await living_files(parts.db)
    late = time.time() + GRACE + 60
    assert await parts.media.pieces.sweep(needed, late - 3600) == 0
    assert await parts.media.pieces.sweep(needed, late) == 2
    assert not await has_pieces(worker, stray)
    assert (await worker_get(worker, left))["status"] == 4
    assert await content(worker, alive) == b"half"
    assert (await upload(worker, left, b"x", resume=1))["code"] == "UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD"


async def test_overlapping_pieces_count_as_they_came(worker: Worker) -> None:
    id = await make(worker)
    await upload(worker, id, b"aaaaaa", finalChunk=0)
    await upload(worker, id, b"bbbb", resume=1, resumeAt=4, finalChunk=0)
    await upload(worker, id, b"cc", resume=1, resumeAt=8)
    assert await content(worker, id) == b"aaaabbbbcc"


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: (min(pair), max(pair)))))
def test_ranges_are_merged(ranges: list[tuple[int, int]]) -> None:
    there = {place for first, end in ranges for place in range(first, end)}
    found = merged(ranges)
    assert {place for first, end in found for place in range(first, end)} == there
    assert all(before[1] < after[0] for before, after in pairwise(found))
    assert reached(found) == next(place for place in range(60) if place not in there)


@pytest.mark.parametrize(("name", "program"), [("a.PHP", True), ("a.php.mp4", False), ("php", False), ("", False)])
def test_programs_are_known_by_their_names(name: str, program: bool) -> None:
    assert is_program(name) is program


async def test_files_that_are_not_pieces_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "341").mkdir()
    (tmp_path / "341" / "0_notes.txt").write_text("mine")
    assert await DiskPieces(tmp_path, Hold(tmp_path / "lock")).sweep(set(), 1e12) == 0
