"""What entries cost: reading one, listing some among few and many, and moving bytes. A part of `make bench`."""

import io
import json
import os
import sqlite3
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from PIL import Image

SIZES = (1_000, 100_000, 1_000_000)
"""Entries that there are while calls are measured."""
OWN = 300
"""Entries of the user who lists: the same among few and among many."""
CHUNK = 8 << 20
USER = "viewer"


def fill(folder: Path, partner_id: int, have: int, want: int) -> None:
    """Write entries straight into a SQLite database: copies of the first one, of which `OWN` are `USER`'s."""
    db = sqlite3.connect(folder / "keyreel.db", timeout=60)
    db.row_factory = sqlite3.Row
    first = dict(
        db.execute("SELECT * FROM entry WHERE partner_id = ? ORDER BY serial LIMIT 1", [partner_id]).fetchone()
    )
    del first["serial"]
    names = ", ".join(first)
    marks = ", ".join("?" * len(first))

    def row(number: int) -> tuple[Any, ...]:
        owner = USER if number < OWN else f"user{number % 977}"
        made = {**first, "id": f"0_b{number:07}", "root_entry_id": f"0_b{number:07}", "user_id": owner}
        made |= {"user_id_key": owner, "creator_id": owner, "creator_id_key": owner, "status": "2"}
        made |= {"name": f"Entry {number}", "name_key": f"entry {number}", "words": f" entry {number} "}
        return tuple(made.values())

    for start in range(have, want, 50_000):
        rows = map(row, range(start, min(want, start + 50_000)))
        with db:
            db.executemany(f"INSERT INTO entry ({names}) VALUES ({marks})", rows)  # noqa: S608  # our own names
    db.commit()
    db.close()


def requests(admin: str, user: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """The calls on entries by name: path and JSON."""
    page = {"pager": {"pageSize": 30}}
    get = {"format": 1, "ks": admin, "entryId": "0_b0000500"}
    return {
        "baseEntry.get": ("/api_v3/service/baseEntry/action/get", get),
        "media.list of 30": ("/api_v3/service/media/action/list", {"format": 1, "ks": user, **page}),
    }


def measure_bytes(
    base: str,
    partner_id: int,
    call: Callable[..., Any],
    admin: str,
    source: Path,
    memory: Callable[[], float],
    megabytes: int,
) -> dict[str, float]:
    """Megabytes a second: of a copy of a file, which is made at `source`, of its upload in chunks, of its download.

    And megabytes that the worker keeps in memory: before, and at most while it takes the upload and gives it out.
    """
    size = max(megabytes * 2**20 // CHUNK, 1) * CHUNK
    copy = source.with_suffix(".copy")
    with source.open("wb") as file:
        for _ in range(size // CHUNK):
            file.write(os.urandom(CHUNK))
    began = time.perf_counter()
    with source.open("rb") as read, copy.open("wb") as written:
        while piece := read.read(CHUNK):
            written.write(piece)
        os.fsync(written.fileno())
    copied = size / (time.perf_counter() - began)
    copy.unlink()
    before = most = memory()
    token = call(base, "uploadToken", "add", ks=admin)["id"]
    began = time.perf_counter()
    with source.open("rb") as read:
        for at in range(0, size, CHUNK):
            send(base, admin, token, read.read(CHUNK), at, is_last=at + CHUNK >= size)
            if at % (16 * CHUNK) == 0:
                most = max(most, memory())
    uploaded = size / (time.perf_counter() - began)
    new = {"objectType": "KalturaDataEntry", "name": "bytes"}
    entry = call(base, "baseEntry", "addFromUploadedFile", ks=admin, entry=new, uploadTokenId=token)
    path = f"/p/{partner_id}/raw/entry_id/{entry['id']}"
    ours = statistics.median(_fetch(base + path, size) for _ in range(3))
    most = max(most, memory())
    rates = {"copied": copied / 1e6, "uploaded": uploaded / 1e6, "downloaded": ours / 1e6}
    return {**rates, "size": size, "before_mb": before, "most_mb": most}


def measure_pictures(base: str, partner_id: int, entry_id: str) -> dict[str, float]:
    """Milliseconds that a picture of a new size takes, and one that was made before."""
    new = [_picture(base, partner_id, entry_id, width) for width in range(50, 80)]
    again = [_picture(base, partner_id, entry_id, width) for width in range(50, 80)]
    return {"new_ms": statistics.median(new) * 1000, "again_ms": statistics.median(again) * 1000}


def fetch_rate(url: str, size: int) -> float:
    """Megabytes a second of a download of so many bytes; the median of three."""
    return statistics.median(_fetch(url, size) for _ in range(3)) / 1e6


def picture() -> bytes:
    """A picture to make others of."""
    buffer = io.BytesIO()
    Image.effect_noise((1280, 720), 60).save(buffer, "JPEG")
    return buffer.getvalue()


def send(base: str, ks: str, token: str, piece: bytes, at: int, *, is_last: bool) -> None:
    """Send a piece of a file."""
    fields = {"format": 1, "ks": ks, "uploadTokenId": token, "resume": int(at > 0), "finalChunk": int(is_last)}
    fields |= {"resumeAt": at if at else -1}
    parts = "".join(
        f'--b\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields.items()
    )
    head = '--b\r\nContent-Disposition: form-data; name="fileData"; filename="a.bin"\r\n'
    body = parts.encode() + f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + piece + b"\r\n--b--\r\n"
    url = f"{base}/api_v3/service/uploadToken/action/upload"
    request = Request(url, body, {"Content-Type": "multipart/form-data; boundary=b"})  # noqa: S310  # loopback
    with urlopen(request, timeout=60) as answer:  # noqa: S310  # loopback
        found = json.load(answer)
    assert "id" in found, found


def _fetch(url: str, expected: int) -> float:
    began, size = time.perf_counter(), 0
    with urlopen(url, timeout=120) as answer:  # noqa: S310  # loopback
        while piece := answer.read(1 << 20):
            size += len(piece)
    assert size == expected, size
    return size / (time.perf_counter() - began)


def _picture(base: str, partner_id: int, entry_id: str, width: int) -> float:
    began = time.perf_counter()
    with urlopen(f"{base}/p/{partner_id}/thumbnail/entry_id/{entry_id}/width/{width}", timeout=60) as answer:  # noqa: S310
        answer.read()
    return time.perf_counter() - began
