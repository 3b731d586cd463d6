"""Fetching what lies at an address that somebody names, without reaching what only this machine reaches.

Names are resolved here, every address that one stands for is looked at, and the connection goes to one that was: a name
that stands for another address a moment later gains nothing. Each redirect is a new connection, and judged as one.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, cast
from urllib.parse import unquote, urlsplit

import httpcore
import httpx

from keyreel.settings import Network

_SCHEMES = ("http", "https")
_REDIRECTS = 5
_SECONDS = 30.0
"""How long a server may be silent."""
LONGEST = 6 * 3600.0
"""Seconds that fetching a file may take."""
_STEP = 1 << 18
_PACKED = ("", "identity", "gzip", "deflate")
"""How what is fetched may be packed, though it was asked for as it is: none makes more than a thousand times as much of
it, as several in a row do."""
_TUNNELS = tuple(ipaddress.ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
"""Addresses that stand for others, which may be anybody's."""
_PUBLIC = ipaddress.ip_network("2000::/3")
"""Where all public addresses of version 6 are: the rest is of one site, stands for others, or is nobody's yet."""


class NotFetched(Exception):
    """What lies at an address was not fetched.

    Attributes:
        is_final: whether there is no use in trying again.
    """

    def __init__(self, message: str, *, is_final: bool) -> None:
        super().__init__(message)
        self.is_final = is_final


class _Forbidden(Exception):
    """An address that nobody is let reach through the server."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched: the name that its address ends with, and how many bytes."""

    name: str
    size: int


class _Guarded(httpcore.AsyncNetworkBackend):
    """Connects to addresses that anybody could reach, and to some networks besides."""

    def __init__(self, networks: Iterable[Network]) -> None:
        self._networks = tuple(networks)
        self._inner = cast("httpcore.AsyncNetworkBackend", httpcore.AnyIOBackend())

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  # as the base class has it
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            async with asyncio.timeout(timeout):
                found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError, TimeoutError) as error:
            raise httpcore.ConnectError(f"{host} has no address") from error
        addresses = [str(each[4][0]) for each in found]
        if not addresses or not all(self._allows(each) for each in addresses):
            raise _Forbidden(host)
        return await self._inner.connect_tcp(
            addresses[0], port, timeout=timeout, local_address=local_address, socket_options=socket_options
        )

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109  # as the base class has it
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        raise _Forbidden(path)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def _allows(self, text: str) -> bool:
        address = ipaddress.ip_address(text.partition("%")[0])
        if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        if any(address.version == each.version and address in each for each in self._networks):
            return True
        if any(address.version == each.version and address in each for each in _TUNNELS):
            return False
        if address.version == 6 and address not in _PUBLIC:
            return False
        return address.is_global and not address.is_multicast


class _Transport(httpx.AsyncHTTPTransport):
    """Sends requests over connections that a backend makes."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend) -> None:
        super().__init__(trust_env=False)
        context = httpx.create_ssl_context(trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(ssl_context=context, network_backend=backend)


class Fetcher:
    """Fetches files.

    Args:
        networks: besides public addresses, where files may be fetched from.
        most: bytes that a file may have.
    """

    def __init__(self, networks: Iterable[Network], most: int) -> None:
        self._networks = tuple(networks)
        self._most = most

    async def fetch(
        self, url: str, target: Path, headers: Mapping[str, str] | None = None, *, within: float = LONGEST
    ) -> Fetched:
        """Write what lies at an address into a file.

        Args:
            within: so many seconds.

        Raises:
            NotFetched
        """
        client = httpx.AsyncClient(
            transport=_Transport(_Guarded(self._networks)),
            timeout=_SECONDS,
            follow_redirects=True,
            max_redirects=_REDIRECTS,
            trust_env=False,
            headers={"user-agent": "Keyreel", "accept-encoding": "identity"},
        )
        try:
            _check(url)
            async with asyncio.timeout(within), client, client.stream("GET", url, headers=dict(headers or {})) as got:
                return await self._take(got, target)
        except _Forbidden as error:
            raise NotFetched("it is not on a public address", is_final=True) from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.TooManyRedirects, ValueError) as error:
            raise NotFetched(str(error) or "the address is none", is_final=True) from error
        except (httpx.HTTPError, TimeoutError) as error:
            raise NotFetched(f"{type(error).__name__}: {error}", is_final=False) from error

    async def _take(self, got: httpx.Response, target: Path) -> Fetched:
        if got.status_code != 200:
            is_final = 400 <= got.status_code < 500 and got.status_code not in (408, 425, 429)
            raise NotFetched(f"the server answers with status {got.status_code}", is_final=is_final)
        if got.headers.get("content-encoding", "").strip().lower() not in _PACKED:
            raise NotFetched("it is packed in a way that it was not to be", is_final=True)
        size = 0
        with await asyncio.to_thread(target.open, "wb") as file:
            async for piece in got.aiter_bytes(_STEP):
                size += len(piece)
                if size > self._most:
                    raise NotFetched(f"it has more than {self._most} bytes", is_final=True)
                await asyncio.to_thread(file.write, piece)
        return Fetched(name_in(str(got.url)), size)


def _check(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme.lower() not in _SCHEMES or not parts.hostname:
        raise NotFetched("the address begins with http:// or https:// and names a host", is_final=True)


def name_in(url: str) -> str:
    """The name of the file that an address ends with; empty where it ends with none."""
    return PurePosixPath(unquote(urlsplit(url).path)).name
