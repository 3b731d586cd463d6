"""The pages that mailed links open, from a running server."""

import re
from urllib.parse import urljoin

import httpx
import pytest

from keyreel.mail import Letter, Links
from running import Running


@pytest.mark.parametrize("letter", list(Letter))
async def test_links_lead_to_pages_that_load_only_their_own(server: Running, letter: Letter) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        link = Links(server.url).to(letter, "a+b/c=")
        assert link.endswith("#key=a%2Bb%2Fc%3D")
        page = await client.get(link)
        assert page.status_code == 200
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert page.headers["referrer-policy"] == "no-referrer"
        assert page.headers["cache-control"] == "no-store"
        loaded = re.findall(r'(?:src|href)="([^"]+)"', page.text)
        assert loaded
        for url in loaded:
            assert url.startswith("/keyreel/")
            assert (await client.get(urljoin(link, url))).status_code == 200
        assert (await client.head(link)).content == b""
        assert "<script>" not in page.text


async def test_there_is_nothing_else(server: Running) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        for path in ("/keyreel/", "/keyreel/pages.py", "/keyreel/../settings.py", "/keyreel/password.html"):
            assert (await client.get(server.url + path)).status_code == 404
