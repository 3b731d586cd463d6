"""The pages that mailed links open, from a running server."""

import subprocess
import sys
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest

from keyreel.mail import Letter, Links
from running import PATIENCE, Running

NODE = Path(__file__).parents[2] / "tools" / "node.py"
FILES = Path(str(files("keyreel.console"))) / "files"
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "data:",
    "connect-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
VOID = ("meta", "link", "input", "img")


class Markup(HTMLParser):
    """What a page holds: its elements' ids, what it loads, where it labels; each element is closed where it should."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.loaded: list[str] = []
        self.labelled: list[str] = []
        self.inline: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert len(given) == len(attrs), f"{tag}: an attribute comes twice"
        self.ids += [given["id"] or ""] if "id" in given else []
        self.labelled += [given["for"] or ""] if "for" in given else []
        self.loaded += [value or "" for name, value in attrs if name in ("src", "href")]
        self.inline += [name for name in given if name.startswith("on") or name == "style"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] in ("script", "style"):
            self.inline.append(data)


@pytest.mark.parametrize("letter", list(Letter))
async def test_links_lead_to_pages_that_load_only_their_own(server: Running, letter: Letter) -> None:
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
        link = Links(server.url).to(letter, "a+b/c=")
        assert link.endswith("#key=a%2Bb%2Fc%3D")
        page = await client.get(link)
        assert page.status_code == 200
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert page.text.startswith("<!doctype html>")
        markup = Markup(page.text)
        assert markup.open == []
        assert len(markup.ids) == len(set(markup.ids))
        assert set(markup.labelled) <= set(markup.ids)
        assert markup.inline == []
        assert markup.loaded
        for url in markup.loaded:
            assert "/" not in url
            loaded = await client.get(urljoin(link, url))
            assert loaded.status_code == 200
            assert loaded.headers["content-type"].startswith("text/css" if url.endswith(".css") else "text/javascript")
        assert (await client.head(link)).content == b""


@pytest.mark.parametrize("path", ["password", "enrol", "console.js", "password.js", "enrol.js", "console.css"])
async def test_pages_are_kept_nowhere_and_tell_nobody(server: Running, path: str) -> None:
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
        headers = (await client.get(f"{server.url}/keyreel/{path}")).headers
    given = [item.strip().partition(" ")[::2] for item in headers["content-security-policy"].split(";")]
    assert given == list(POLICY.items())
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


async def test_there_is_nothing_else(server: Running) -> None:
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
        for path in ("/keyreel/", "/keyreel/pages.py", "/keyreel/../settings.py", "/keyreel/password.html"):
            assert (await client.get(server.url + path)).status_code == 404


@pytest.mark.parametrize("script", sorted(FILES.glob("*.js")), ids=lambda path: path.name)
def test_scripts_are_javascript(script: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(NODE), "run", "--check", str(script)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
