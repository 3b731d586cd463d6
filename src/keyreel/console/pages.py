"""The console's pages: files of the package, served as they are.

They load nothing from elsewhere, run no script but their own, and cannot be put into a frame. The key of a link is in
the part of the URL that browsers do not send. What they load and call is named relative to them, so that they work
below whatever path a proxy serves Keyreel at.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PREFIX = "/keyreel/"

_TYPES = {".html": b"text/html; charset=utf-8", ".css": b"text/css; charset=utf-8", ".js": b"text/javascript"}
_HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; "
        b"form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """A file and its headers."""

    body: bytes
    headers: tuple[tuple[bytes, bytes], ...]


@cache
def _pages() -> dict[str, Page]:
    found: dict[str, Page] = {}
    for file in files("keyreel.console").joinpath("files").iterdir():
        stem, _, ending = file.name.rpartition(".")
        body = file.read_bytes()
        kind = (b"content-type", _TYPES[f".{ending}"])
        page = Page(body, (kind, (b"content-length", b"%d" % len(body)), *_HEADERS))
        found[PREFIX + (stem if ending == "html" else file.name)] = page
    return found


def find_page(path: str) -> Page | None:
    """The page at a URL's path, or `None`."""
    return _pages().get(path)
