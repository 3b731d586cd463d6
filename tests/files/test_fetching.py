"""Fetching: what lies at an address, and never what only this machine reaches."""

import gzip
import ipaddress
import tracemalloc
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from keyreel.files.fetching import Fetcher, NotFetched, name_in

CONTENT = b"what is fetched" * 1000
MUCH = gzip.compress(gzip.compress(bytes(1 << 27), 1))
LOOPBACK = [ipaddress.ip_network("127.0.0.0/8")]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        match self.path.partition("?")[0]:
            case "/film.mp4":
                self._answer(200, CONTENT)
            case "/header":
                self._answer(200, (self.headers["X-Token"] or "").encode())
            case "/there":
                self._answer(302, b"", location="/film.mp4")
            case "/inside":
                self._answer(302, b"", location="http://10.0.0.1/secret")
            case "/file":
                self._answer(302, b"", location="file:///etc/passwd")
            case "/round":
                self._answer(302, b"", location="/round")
            case "/broken":
                self.send_response(200)
                self.send_header("content-length", "1000")
                self.end_headers()
                self.wfile.write(b"half")
            case "/packed":
                self._answer(200, gzip.compress(CONTENT), content_encoding="gzip")
            case "/packed-twice":
                self._answer(200, MUCH, content_encoding="gzip, gzip")
            case "/busy":
                self._answer(503, b"")
            case _:
                self._answer(404, b"")

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {**headers, "content-length": str(len(body))}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


async def refused(url: str, folder: Path, *, most: int = 1 << 20, is_open: bool = True) -> NotFetched:
    with pytest.raises(NotFetched) as caught:
        await Fetcher(LOOPBACK if is_open else [], most).fetch(url, folder / "file")
    return caught.value


async def test_a_file_is_fetched_with_its_name(site: str, tmp_path: Path) -> None:
    fetched = await Fetcher(LOOPBACK, len(CONTENT)).fetch(f"{site}/film.mp4?token=1", tmp_path / "file")
    assert (fetched.name, fetched.size) == ("film.mp4", len(CONTENT))
    assert (tmp_path / "file").read_bytes() == CONTENT


async def test_a_little_that_unpacks_to_very_much_takes_no_memory(site: str, tmp_path: Path) -> None:
    fetched = await Fetcher(LOOPBACK, len(CONTENT)).fetch(f"{site}/packed", tmp_path / "file")
    assert ((tmp_path / "file").read_bytes(), fetched.size) == (CONTENT, len(CONTENT))
    tracemalloc.start()
    assert (await refused(f"{site}/packed-twice", tmp_path)).is_final
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1 << 26


async def test_headers_are_sent_and_redirects_followed(site: str, tmp_path: Path) -> None:
    await Fetcher(LOOPBACK, 1 << 20).fetch(f"{site}/header", tmp_path / "file", {"X-Token": "abc"})
    assert (tmp_path / "file").read_bytes() == b"abc"
    assert (await Fetcher(LOOPBACK, 1 << 20).fetch(f"{site}/there", tmp_path / "file")).name == "film.mp4"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.1.2.3/",
        "http://0.0.0.0/",
        "http://[fe80::1]/",
        "http://[fec0::1]/",
        "http://[::127.0.0.1]/",
    ],
)
async def test_what_only_this_machine_reaches_is_not(url: str, tmp_path: Path) -> None:
    assert (await refused(url, tmp_path, is_open=False)).is_final
    assert not (tmp_path / "file").exists()


@pytest.mark.parametrize("path", ["/inside", "/file", "/round", "/nothing"])
async def test_redirects_to_such_places_and_what_is_not_there_are_final(site: str, path: str, tmp_path: Path) -> None:
    assert (await refused(site + path, tmp_path)).is_final


@pytest.mark.parametrize("url", ["", "nonsense", "ftp://example.org/a", "http://", "http:///a", "gopher:x"])
async def test_what_is_no_address_is_final(url: str, tmp_path: Path) -> None:
    assert (await refused(url, tmp_path)).is_final


@pytest.mark.parametrize("path", ["/busy", "/broken"])
async def test_what_may_go_better_later_is_not_final(site: str, path: str, tmp_path: Path) -> None:
    assert not (await refused(site + path, tmp_path)).is_final


async def test_a_file_that_is_too_large_is_final(site: str, tmp_path: Path) -> None:
    assert (await refused(f"{site}/film.mp4", tmp_path, most=len(CONTENT) - 1)).is_final


def test_names() -> None:
    assert name_in("https://example.org/a/b%20c.mp4?x=/y#z") == "b c.mp4"
    assert name_in("https://example.org") == ""
