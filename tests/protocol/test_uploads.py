"""Multipart bodies: what real programs send, what is broken, and that no file outlives its request."""

import json
import os
from typing import Any

import pytest

from keyreel.protocol.limits import Limits

BOUNDARY = "x.y.0.5849"
TYPE = f"multipart/form-data; boundary={BOUNDARY}"


def part(name: str, content: bytes, filename: str | None = None, extra: str = "") -> bytes:
    file = "" if filename is None else f'; filename="{filename}"'
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n{extra}\r\n'
    return head.encode() + content + b"\r\n"


END = f"--{BOUNDARY}--".encode()


async def test_fields_without_json_are_a_form(wire: Any) -> None:
    body = part("resume", b"false") + part("user[id]", "é".encode()) + part("a.b", b"") + END
    assert await wire.params("/api_v3/", body, TYPE) == {"resume": "false", "user": {"id": "é"}, "a_b": ""}


async def test_json_replaces_the_other_fields_wherever_it_stands(wire: Any) -> None:
    before = part("fileData", b"f", "x") + part("other", b"1") + part("json", b'{"a":1}') + END
    after = part("json", b'{"a":1}') + part("other", b"1") + part("fileData", b"f", "x") + END
    for body in (before, after):
        assert await wire.params("/api_v3/", body, TYPE) == {"a": 1, "fileData": None}
        assert wire.contents == {"fileData": b"f"}


@pytest.mark.parametrize("sent", [b"{", b"[]", b"{}", b"", b'{"a":"\xff"}'])
async def test_json_that_holds_nothing_leaves_the_fields(wire: Any, sent: bytes) -> None:
    params = await wire.params("/api_v3/", part("json", sent) + part("other", b"1") + END, TYPE)
    assert params["other"] == "1"


@pytest.mark.parametrize(
    ("filename", "name"),
    [("/home/a/clip.mp4", "clip.mp4"), ("C:\\\\clips\\\\clip.mp4", "clip.mp4"), ("chunk", "chunk"), ("", "")],
)
async def test_a_file_keeps_only_its_own_name(wire: Any, filename: str, name: str) -> None:
    await wire.ask("/api_v3/", part("f", b"x", filename) + END, TYPE)
    assert wire.requests[0].files["f"].name == name


async def test_a_file_without_a_type_is_bytes(wire: Any) -> None:
    body = part("a", b"", "x") + part("b", b"", "y", "Content-Type: video/mp4\r\n") + END
    await wire.ask("/api_v3/", body, TYPE)
    assert {name: file.content_type for name, file in wire.requests[0].files.items()} == {
        "a": "application/octet-stream",
        "b": "video/mp4",
    }


async def test_contents_may_look_like_boundaries(wire: Any) -> None:
    content = b"\r\n--x.y\r\n--" + BOUNDARY[:-1].encode() + b"\r\n\r--\r\n-"
    body = part("f", content, "x") + END
    for size in (1, 2, 3, 5, 1000):
        await wire.ask("/api_v3/", [body[at : at + size] for at in range(0, len(body), size)], TYPE)
        assert wire.contents == {"f": content}


async def test_the_last_file_of_a_name_counts_and_the_first_is_removed(wire: Any) -> None:
    await wire.ask("/api_v3/", part("f", b"one", "a") + part("f", b"second", "b") + END, TYPE)
    assert wire.contents == {"f": b"second"}
    assert wire.requests[0].files["f"].size == 6


async def test_line_ends_around_the_parts_do_not_matter(wire: Any) -> None:
    body = b"\r\n" + part("a", b"1") + END + b"\r\n"
    assert await wire.params("/api_v3/", body, TYPE) == {"a": "1"}
    assert await wire.params("/api_v3/", [b"\r", b"\n", body], TYPE) == {"a": "1"}


async def test_an_empty_body_holds_nothing(wire: Any) -> None:
    for content_type in (TYPE, "multipart/form-data"):
        assert await wire.params("/api_v3/service/a", b"", content_type) == {"service": "a"}


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", part("a", b"1") + END),
        ("multipart/form-data; boundary=", part("a", b"1") + END),
        ("multipart/form-data; boundary=" + "x" * 5000, part("a", b"1") + END),
        ("multipart/form-data; boundary=other", part("f", b"1", "f") + END),
        (TYPE, part("f", b"content", "f")),
        (TYPE, part("f", b"content", "f")[:-5]),
        (TYPE, part("f", b"content", "f") + b"--" + BOUNDARY.encode()),
        (TYPE, b"not multipart at all"),
        (TYPE, f"--{BOUNDARY}\r\nNo colon\r\n\r\n".encode() + END),
        (TYPE, f"--{BOUNDARY}\r\n".encode() + b"A: " + b"x" * 100_000),
        (TYPE, f"--{BOUNDARY}\r\n".encode() + b"A: x\r\n" * 1000 + b"\r\n\r\n" + END),
    ],
)
async def test_broken_bodies_are_errors(wire: Any, content_type: str, body: bytes) -> None:
    got = await wire.ask("/api_v3/?format=1", body, content_type)
    assert json.loads(got.body)["code"] == "REQUEST_BODY_BROKEN"
    assert (got.status, wire.requests) == (200, [])


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (part("f", b"x" * 51, "f") + END, "REQUEST_TOO_LARGE"),
        (part("f", b"x" * 26, "f") + part("g", b"x" * 26, "g") + END, "REQUEST_TOO_LARGE"),
        (part("a", b"x" * 401) + END, "REQUEST_TOO_LARGE"),
        (part("f", b"x", "f") + END + b"x" * 451, "REQUEST_TOO_LARGE"),
        (part("a", b"1") * 4 + END, "REQUEST_TOO_MANY_FIELDS"),
        (part("f", b"1", "f") + part("a[b][c][d][e]", b"1") + END, "REQUEST_TOO_DEEP"),
        (part("f", b"1", "f") + part("json", b'{"a":[[[[]]]]}') + END, "REQUEST_TOO_DEEP"),
        (part("f", b"1", "f") + part("n" * 21, b"1") + END, "REQUEST_NAME_TOO_LONG"),
    ],
)
async def test_over_a_limit_no_file_stays(wire: Any, body: bytes, code: str) -> None:
    wire.change(limits=Limits(body=400, upload=50, fields=3, depth=4, name=20))
    got = await wire.ask("/api_v3/?format=1", body, TYPE)
    assert json.loads(got.body)["code"] == code


async def test_a_body_that_is_cut_off_leaves_nothing(wire: Any) -> None:
    whole = part("f", b"content" * 1000, "f") + part("a", b"1") + END
    for cut in (0, 1, 60, 100, len(whole) - 1, len(whole)):
        got = await wire.ask("/api_v3/?format=1", [whole[:cut]], TYPE, vanishes=True)
        assert json.loads(got.body)["code"] == "REQUEST_BODY_BROKEN"
    for content_type in ("application/json", "application/x-www-form-urlencoded", "text/plain"):
        got = await wire.ask("/api_v3/?format=1", b'{"a"', content_type, vanishes=True)
        assert json.loads(got.body)["code"] == "REQUEST_BODY_BROKEN"
    assert wire.requests == []


async def test_no_file_stays_when_the_format_is_unknown_or_the_call_fails(wire: Any) -> None:
    body = part("f", b"content", "f") + END
    await wire.ask("/api_v3/?format=77", body, TYPE)
    wire.result = RuntimeError("failed")
    await wire.ask("/api_v3/", body, TYPE)
    wire.result = object()
    await wire.ask("/api_v3/", body, TYPE)
    # `ask` looks after each.


async def test_a_file_that_was_kept_is_not_missed(wire: Any, tmp_path: Any) -> None:
    class Kept(type(wire)):  # type: ignore[misc]
        async def answer(self, request: Any) -> Any:
            os.replace(request.files["f"].path, self.front.uploads.parent / "kept")
            return await super().answer(type(request)({}))

    folder = tmp_path / "uploads"
    folder.mkdir()
    wire.change(uploads=folder)
    await Kept(wire.front).ask("/api_v3/", part("f", b"content", "f") + END, TYPE)
    assert (tmp_path / "kept").read_bytes() == b"content"


async def test_a_file_that_cannot_be_stored_is_an_upload_error(wire: Any, tmp_path: Any) -> None:
    wire.change(uploads=tmp_path / "missing")
    got = await wire.ask("/api_v3/?format=1", part("f", b"content", "f") + END, TYPE)
    assert json.loads(got.body)["code"] == "UPLOAD_ERROR"
    got = await wire.ask("/api_v3/", part("format", b"1") + part("f", b"content", "f") + END, TYPE)
    assert json.loads(got.body)["code"] == "UPLOAD_ERROR", "what came before the file says how to answer"
    assert wire.requests == []
