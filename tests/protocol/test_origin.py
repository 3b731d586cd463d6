"""The client's address and the server's URL: believed from trusted proxies only."""

from ipaddress import ip_network
from typing import Any

import pytest

from keyreel.protocol.path import path_params, rest_as_sent

PROXIES = (ip_network("10.0.0.0/8"), ip_network("fd00::/8"))


@pytest.mark.parametrize(
    ("peer", "headers", "ip"),
    [
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", [("X-Forwarded-For", "203.0.113.9")], "203.0.113.9"),
        ("198.51.100.1", [("X-Forwarded-For", "203.0.113.9")], "198.51.100.1"),
        ("10.0.0.1", [("X-Forwarded-For", "1.1.1.1, 203.0.113.9, 10.0.0.2")], "203.0.113.9"),
        ("10.0.0.1", [("X-Forwarded-For", "1.1.1.1"), ("X-Forwarded-For", "203.0.113.9")], "203.0.113.9"),
        ("10.0.0.1", [("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-For", "10.0.0.2")], "203.0.113.9"),
        ("10.0.0.1", [("X-Forwarded-For", "10.0.0.3, 10.0.0.2")], "10.0.0.3"),
        ("10.0.0.1", [("X-Forwarded-For", "203.0.113.9, garbage")], "10.0.0.1"),
        ("10.0.0.1", [("X-Forwarded-For", "203.0.113.9, unknown, 10.0.0.2")], "10.0.0.2"),
        ("10.0.0.1", [("X-Forwarded-For", "")], "10.0.0.1"),
        ("10.0.0.1", [("X-Forwarded-For", "203.0.113.9:4711")], "203.0.113.9"),
        ("fd00::1", [("X-Forwarded-For", "[2001:DB8::1]:4711")], "2001:db8::1"),
        ("fd00::1", [("X-Forwarded-For", "2001:db8:0::1")], "2001:db8::1"),
        ("::ffff:10.0.0.1", [("X-Forwarded-For", "::ffff:203.0.113.9")], "203.0.113.9"),
        ("::ffff:198.51.100.1", [], "198.51.100.1"),
        ("10.0.0.1", [("Forwarded", "for=1.1.1.1, for=203.0.113.9;proto=https")], "203.0.113.9"),
        ("10.0.0.1", [("Forwarded", 'for="[2001:db8::1]:80"'), ("Forwarded", "For=10.0.0.2")], "2001:db8::1"),
        ("10.0.0.1", [("Forwarded", "for=203.0.113.9, for=_hidden")], "10.0.0.1"),
        ("10.0.0.1", [("Forwarded", "by=10.0.0.1")], "10.0.0.1"),
        ("10.0.0.1", [("Forwarded", "for=203.0.113.9"), ("X-Forwarded-For", "1.1.1.1")], "203.0.113.9"),
    ],
)
async def test_the_client_is_the_last_hop_that_is_no_proxy(
    wire: Any, peer: str, headers: list[tuple[str, str]], ip: str
) -> None:
    wire.change(trusted=PROXIES)
    await wire.ask("/api_v3/", headers=headers, peer=peer)
    assert wire.requests[0].ip == ip


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Client-IP", "X-KALTURA-REMOTE-ADDR"])
async def test_without_trusted_proxies_no_header_counts(wire: Any, name: str) -> None:
    await wire.ask("/api_v3/", headers=[(name, "for=203.0.113.9" if name == "Forwarded" else "203.0.113.9")])
    assert wire.requests[0].ip == "127.0.0.1"


@pytest.mark.parametrize(
    ("peer", "headers", "url"),
    [
        ("10.0.0.1", [("Host", "video.example.org:8090")], "http://video.example.org:8090"),
        ("10.0.0.1", [("Host", "[::1]:8090")], "http://[::1]:8090"),
        ("10.0.0.1", [], "http://localhost"),
        ("10.0.0.1", [("Host", "a/b"), ("X", "y")], "http://localhost"),
        ("10.0.0.1", [("Host", "user@host")], "http://localhost"),
        ("10.0.0.1", [("Host", "x" * 300)], "http://localhost"),
        ("10.0.0.1", [("Host", "a"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "b")], "https://b"),
        ("10.0.0.1", [("Host", "a"), ("X-Forwarded-Proto", "javascript")], "http://a"),
        ("10.0.0.1", [("Host", "a"), ("Forwarded", "proto=HTTPS;host=b")], "https://b"),
        ("10.0.0.1", [("Host", "a"), ("X-Forwarded-Proto", "http, https")], "https://a"),
        ("198.51.100.1", [("Host", "a"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "b")], "http://a"),
    ],
)
async def test_the_url_of_the_server_is_the_one_that_was_asked(
    wire: Any, peer: str, headers: list[tuple[str, str]], url: str
) -> None:
    wire.change(trusted=PROXIES)
    await wire.ask("/api_v3/", headers=headers, peer=peer)
    assert wire.requests[0].base_url == url


async def test_a_fixed_url_is_never_overruled(wire: Any) -> None:
    wire.change(trusted=PROXIES, public_url="https://video.example.org")
    await wire.ask("/api_v3/", headers=[("Host", "a"), ("X-Forwarded-Host", "b")], peer="10.0.0.1")
    assert wire.requests[0].base_url == "https://video.example.org"


def test_servers_that_keep_no_raw_path_lose_only_what_cannot_be_known() -> None:
    assert path_params(rest_as_sent({}, "/a/b%2Fc/é x")) == {"a": "b%2Fc", "é x": ""}
    assert path_params(rest_as_sent({"raw_path": b"/api%5Fv3/a/b%2520"}, "/a/b%20")) == {"a": "b%20"}
