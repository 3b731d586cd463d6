"""HTTP requests into calls' requests: bodies, queries, paths, and where the client is.

See docs/protocol/requests.md.
"""

import ipaddress
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from keyreel.calls.request import Request, Upload
from keyreel.protocol.form import merge, read_pairs
from keyreel.protocol.limits import BodyTooLarge, Limits
from keyreel.protocol.multipart import read_multipart
from keyreel.protocol.path import path_params

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_decode_json = msgspec.json.Decoder().decode


@dataclass(frozen=True, slots=True)
class Front:
    """How requests reach the server.

    Attributes:
        trusted: the proxies whose forwarded headers are believed.
        public_url: how clients reach the server, if that is fixed.
        limits: what a request may take up.
        uploads: the folder where files of requests wait.
    """

    uploads: Path
    trusted: tuple[Network, ...] = ()
    public_url: str | None = None
    limits: Limits = Limits()  # noqa: RUF009  # frozen


class Disconnected(Exception):
    """The client went away before its request had arrived."""


async def read_request(scope: Scope, receive: Receive, rest: str, front: Front, id: str) -> Request:
    """The request, whole.

    Args:
        rest: the URL path behind the API's own part.
        id: names the request.

    Raises:
        ApiError: it is over a limit, or its body is broken.
        Disconnected: the client went away.
    """
    headers: dict[bytes, bytes] = dict(scope["headers"])
    content_type = headers.get(b"content-type", b"").decode("latin-1")
    body, files = await _body(content_type, receive, front)
    query = scope["query_string"].decode("latin-1")
    params: dict[str, Any] = merge(body, dict.fromkeys(files)) if files else body
    if query:
        params = merge(params, read_pairs(query, front.limits))
    if rest:
        params = merge(params, path_params(rest))
    ip, base_url = _origin(scope, headers, front)
    path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1")
    uri = f"{path.partition('?')[0]}?{query}" if query else path
    return Request(params, files, ip, base_url, uri, id)


async def _chunks(receive: Receive) -> AsyncIterator[bytes]:
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Disconnected
        more = message.get("more_body", False)
        chunk = message.get("body", b"")
        if chunk:
            yield chunk


async def _body(content_type: str, receive: Receive, front: Front) -> tuple[dict[str, Any], dict[str, Upload]]:
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        parts = await read_multipart(content_type, _chunks(receive), front.uploads, front.limits)
        sent = parts.fields.get("json")
        decoded = read_json(sent.encode("utf-8", "surrogateescape")) if isinstance(sent, str) else {}
        return decoded or parts.fields, parts.files
    raw = await _whole(receive, front.limits.body)
    if kind == "application/json":
        return read_json(raw), {}
    if kind == "application/x-www-form-urlencoded":
        return read_pairs(raw.decode("utf-8", "surrogateescape"), front.limits), {}
    return {}, {}


async def _whole(receive: Receive, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Disconnected
        more = message.get("more_body", False)
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > limit:
            raise BodyTooLarge(limit)
        parts.append(chunk)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def read_json(raw: bytes) -> dict[str, Any]:
    """The object in a JSON body; anything else counts as no body."""
    try:
        decoded = _decode_json(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}
    return decoded if isinstance(decoded, dict) else {}


def _origin(scope: Scope, headers: Mapping[bytes, bytes], front: Front) -> tuple[str, str]:
    peer = scope["client"][0] if scope.get("client") else ""
    scheme = scope.get("scheme", "http")
    host = headers.get(b"host", b"localhost")
    ip = _normal(peer)
    if front.trusted and _trusted(ip, front):
        ip = _forwarded_for(headers.get(b"x-forwarded-for", b"").decode("latin-1"), ip, front)
        if headers.get(b"x-forwarded-proto", b"").strip().lower() in (b"http", b"https"):
            scheme = headers[b"x-forwarded-proto"].strip().lower().decode()
        host = headers.get(b"x-forwarded-host", host).strip()
    return ip, front.public_url or _base_url(scheme, host)


@lru_cache(maxsize=1024)
def _base_url(scheme: str, host: bytes) -> str:
    text = host.decode("latin-1")
    return f"{scheme}://{text}" if _is_host(text) else f"{scheme}://localhost"


def _is_host(host: str) -> bool:
    return host.isascii() and bool(host) and all(char.isalnum() or char in ".-:[]_" for char in host)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
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


def _trusted(ip: str, front: Front) -> bool:
    address = _address(ip)
    return address is not None and any(address in network for network in front.trusted)


def _forwarded_for(header: str, ip: str, front: Front) -> str:
    for hop in reversed([part.strip() for part in header.split(",") if part.strip()]):
        if _address(hop) is None:
            return ip
        ip = _normal(hop)
        if not _trusted(ip, front):
            return ip
    return ip
