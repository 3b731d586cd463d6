"""Results that are files: whole, in part, unchanged, missing."""

from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from keyreel.schema.files import FileResult

CONTENT = bytes(range(256)) * 3000
MODIFIED = formatdate(1_700_000_000, usegmt=True)


@pytest.fixture
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of three chunks."""
    path = tmp_path_factory.mktemp("files") / "clip"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture(params=["on disk", "in memory"])
def file(request: pytest.FixtureRequest, clip: Path) -> FileResult:
    """A file that may be kept for an hour."""
    content = clip if request.param == "on disk" else CONTENT
    return FileResult(content, "video/mp4", modified=1_700_000_000, max_age=3600)


async def test_a_file_is_the_whole_answer(wire: Any, file: FileResult) -> None:
    wire.result = file
    got = await wire.ask("/api_v3/service/x/action/serve?format=1", headers={"Accept-Encoding": "gzip"})
    assert (got.status, got.body) == (200, CONTENT)
    assert got.headers["content-type"] == "video/mp4"
    assert got.headers["content-length"] == str(len(CONTENT))
    assert got.headers["accept-ranges"] == "bytes"
    assert got.headers["access-control-allow-origin"] == "*"
    assert got.headers["cache-control"] == "public, max-age=3600, max-stale=0"
    assert got.headers["last-modified"] == MODIFIED
    assert got.headers["content-security-policy"] == "sandbox"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert "content-encoding" not in got.headers


async def test_head_gets_no_body(wire: Any, file: FileResult) -> None:
    wire.result = file
    got = await wire.ask("/api_v3/", method="HEAD")
    assert (got.status, got.body, got.headers["content-length"]) == (200, b"", str(len(CONTENT)))


@pytest.mark.parametrize(
    ("header", "start", "stop"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=5-9", 5, 10),
        ("bytes = 767990-", 767990, 768000),
        ("bytes=-3", 767997, 768000),
        ("bytes=-9999999", 0, 768000),
        ("bytes=300000-9999999", 300000, 768000),
    ],
)
async def test_a_range_gets_that_part(wire: Any, file: FileResult, header: str, start: int, stop: int) -> None:
    wire.result = file
    got = await wire.ask("/api_v3/", headers={"Range": header})
    assert (got.status, got.body) == (206, CONTENT[start:stop])
    assert got.headers["content-range"] == f"bytes {start}-{stop - 1}/768000"
    assert got.headers["content-length"] == str(stop - start)


@pytest.mark.parametrize(
    "header", ["bytes=768000-", "bytes=9-5", "bytes=0-1,3-4", "bytes=-", "bytes=-0", "lines=1-2", ""]
)
async def test_other_ranges_get_none(wire: Any, file: FileResult, header: str) -> None:
    wire.result = file
    got = await wire.ask("/api_v3/", headers={"Range": header})
    assert (got.status, got.body, got.headers["content-range"]) == (416, b"", "bytes */768000")


async def test_a_range_of_another_version_gets_the_whole(wire: Any, file: FileResult) -> None:
    wire.result = file
    changed = formatdate(1_600_000_000, usegmt=True)
    assert (await wire.ask("/api_v3/", headers={"Range": "bytes=0-1", "If-Range": changed})).status == 200
    assert (await wire.ask("/api_v3/", headers={"Range": "bytes=0-1", "If-Range": MODIFIED})).status == 206


async def test_what_did_not_change_is_not_sent_again(wire: Any, file: FileResult) -> None:
    wire.result = file
    got = await wire.ask("/api_v3/", headers={"If-Modified-Since": MODIFIED})
    assert (got.status, got.body) == (304, b"")
    got = await wire.ask("/api_v3/", headers={"If-Modified-Since": formatdate(1_600_000_000, usegmt=True)})
    assert got.status == 200


@pytest.fixture
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file without a byte."""
    path = tmp_path_factory.mktemp("files") / "empty"
    path.touch()
    return path


async def test_a_file_may_be_empty(wire: Any, empty: Path) -> None:
    for content in (empty, b""):
        wire.result = FileResult(content, "text/plain")
        got = await wire.ask("/api_v3/")
        assert (got.status, got.body, got.headers["content-length"]) == (200, b"", "0")


async def test_a_file_is_kept_no_longer_than_allowed(wire: Any) -> None:
    wire.result = FileResult(b"x", "text/plain")
    assert (await wire.ask("/api_v3/")).headers["cache-control"].startswith("no-store")
    wire.result = FileResult(b"x", "text/plain", max_age=10**9)
    assert "max-age=8640000," in (await wire.ask("/api_v3/")).headers["cache-control"]


async def test_names_and_types_stay_inside_their_headers(wire: Any) -> None:
    wire.result = FileResult(b"x", "text/plain\r\nX-Evil: 1", name='é"\r\n; x.mp4')
    got = await wire.ask("/api_v3/")
    assert got.headers["content-disposition"] == "attachment; filename*=UTF-8''%C3%A9%22%0D%0A%3B%20x.mp4"
    assert got.headers["content-type"] == "text/plain??X-Evil: 1"


async def test_a_missing_file_is_an_error_in_the_asked_format(wire: Any, clip: Path) -> None:
    wire.result = FileResult(clip.with_name("missing"), "video/mp4")
    got = await wire.ask("/api_v3/?format=1")
    assert (got.status, b"INTERNAL_SERVERL_ERROR" in got.body) == (200, True)


async def test_a_file_that_shrinks_while_it_is_sent_ends_the_connection(wire: Any, clip: Path) -> None:
    class Shrinking(type(clip)):  # type: ignore[misc]
        def open(self, *args: Any, **named: Any) -> Any:
            clip.write_bytes(b"short")
            return super().open(*args, **named)

    wire.result = FileResult(Shrinking(clip), "video/mp4")
    with pytest.raises(OSError, match="shorter"):
        await wire.ask("/api_v3/")


async def test_a_file_is_not_sent_to_a_client_that_has_gone(wire: Any, clip: Path) -> None:
    wire.result = FileResult(clip, "video/mp4")
    got = await wire.ask("/api_v3/", leaves_after=2)
    assert 0 < len(got.body) < len(CONTENT)
