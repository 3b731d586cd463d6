"""Where a request comes from and how it reached the server: the client's address, the server's own URL.

See docs/protocol/requests.md, "Behind a proxy".
"""

import ipaddress
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_LONGEST_HOST = 255


def read_origin(
    scope: Mapping[str, Any], headers: Mapping[bytes, bytes], trusted: tuple[Network, ...], public_url: str | None
) -> tuple[str, str]:
    """The client's address, and the URL under which the server was reached.

    Forwarded headers count only when the peer itself is in `trusted`. The client is then the last hop, read from
    the right, that is not a trusted proxy.
    """
    client = scope.get("client")
    ip = _normal(client[0]) if client else ""
    scheme: str = scope.get("scheme", "http")
    host = headers.get(b"host", b"localhost")
    if trusted and _is_trusted(ip, trusted):
        hops, forwarded_scheme, forwarded_host = _forwarded(scope["headers"])
        ip = _client_among(hops, ip, trusted)
        scheme = forwarded_scheme if forwarded_scheme in ("http", "https") else scheme
        host = forwarded_host or host
    return ip, public_url or _base_url(scheme, host[: _LONGEST_HOST + 1])


def is_from(scope: Mapping[str, Any], trusted: tuple[Network, ...]) -> bool:
    """Whether a request comes straight from one of some networks."""
    client = scope.get("client")
    return bool(client) and _is_trusted(_normal(client[0]), trusted)


def _forwarded(headers: Iterable[tuple[bytes, bytes]]) -> tuple[list[str], str, bytes]:
    """Hops, scheme and host that proxies added: from `Forwarded`, else from the `X-Forwarded-` headers.

    A proxy may add a line of its own where there is one already; together they are one list.
    """
    lines: dict[bytes, list[bytes]] = {}
    for name, value in headers:
        if name in (b"forwarded", b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host"):
            lines.setdefault(name, []).append(value)
    if b"forwarded" in lines:
        return _standard(b",".join(lines[b"forwarded"]).decode("latin-1"))
    hops = [part.strip() for part in b",".join(lines.get(b"x-forwarded-for", [])).decode("latin-1").split(",")]
    scheme = lines.get(b"x-forwarded-proto", [b""])[-1].rpartition(b",")[2].strip().lower().decode("latin-1")
    host = lines.get(b"x-forwarded-host", [b""])[-1].rpartition(b",")[2].strip()
    return [hop for hop in hops if hop], scheme, host


def _standard(text: str) -> tuple[list[str], str, bytes]:
    """What a `Forwarded` header (RFC 7239) says; scheme and host are the nearest proxy's."""
    hops: list[str] = []
    scheme = host = ""
    for element in text.split(","):
        named: dict[str, str] = {}
        for pair in element.split(";"):
            name, _, value = pair.partition("=")
            named[name.strip().lower()] = value.strip().strip('"')
        if "for" in named:
            hops.append(named["for"])
        scheme = named.get("proto", scheme).lower()
        host = named.get("host", host)
    return hops, scheme, host.encode("latin-1")


def _client_among(hops: list[str], ip: str, trusted: tuple[Network, ...]) -> str:
    for hop in reversed(hops):
        address = _without_port(hop)
        if _address(address) is None:
            return ip
        ip = _normal(address)
        if not _is_trusted(ip, trusted):
            return ip
    return ip


def _without_port(hop: str) -> str:
    if hop.startswith("["):
        return hop[1:].partition("]")[0]
    return hop.partition(":")[0] if hop.count(":") == 1 else hop


def _address(text: str) -> Address | None:
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return mapped or found


@lru_cache(maxsize=4096)
def _normal(text: str) -> str:
    """An address in its usual spelling; IPv4 inside IPv6 as IPv4; other text as it is."""
    address = _address(text)
    return str(address) if address else text


def _is_trusted(ip: str, trusted: tuple[Network, ...]) -> bool:
    address = _address(ip)
    return address is not None and any(address in network for network in trusted)


@lru_cache(maxsize=1024)
def _base_url(scheme: str, host: bytes) -> str:
    text = host.decode("latin-1")
    return f"{scheme}://{text}" if _is_host(text) else f"{scheme}://localhost"


def _is_host(host: str) -> bool:
    return (
        host.isascii() and 0 < len(host) <= _LONGEST_HOST and all(char.isalnum() or char in ".-:[]_" for char in host)
    )
