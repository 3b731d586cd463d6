"""Results that are files: nothing is fetched until it is asked for."""

from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import IO, Any

import httpx

from keyreel.client import calls
from keyreel.client.calls import Answer, Call
from keyreel.client.core import Core
from keyreel.client.drivers import Blocking, Waiting
from keyreel.client.errors import ApiError, BadAnswer


class RemoteFile:
    """A file on the server. It is asked for in a POST, so that no session is in a URL that somebody logs."""

    def __init__(self, core: Core, driver: Blocking, call: Call) -> None:
        self._core = core
        self._driver = driver
        self._call = call

    def url(self) -> str:
        """Its address, for handing on: whoever has it has the session that is in it."""
        return self._driver.run(self._core.address(self._call))

    @contextmanager
    def stream(self) -> Generator[Iterator[bytes], None, None]:
        """Its bytes, piece by piece, as they come."""
        with self._opened() as response:
            yield response.iter_bytes()

    def read(self) -> bytes:
        """Its bytes."""
        with self._opened() as response:
            return response.read()

    def save(self, path: str | Path) -> Path:
        """Write it to a file. What was there is replaced once it is whole."""
        with self.stream() as pieces, _whole(Path(path)) as file:
            for piece in pieces:
                file.write(piece)
        return Path(path)

    @contextmanager
    def _opened(self) -> Generator[httpx.Response, None, None]:
        over: str | None = None
        while True:
            request, ks = self._driver.run(self._core.file(self._call, over))
            with self._driver.posted(request, follow=True) as response:
                content = response.read() if _may_be_refusal(response.headers) else b""
                refused = _refusal(self._call, response, content)
                if refused is None:
                    yield response
                    return
            if over or not _can_renew(self._core, refused):
                raise refused
            over = ks


class AsyncRemoteFile:
    """A file on the server. It is asked for in a POST, so that no session is in a URL that somebody logs."""

    def __init__(self, core: Core, driver: Waiting, call: Call) -> None:
        self._core = core
        self._driver = driver
        self._call = call

    async def url(self) -> str:
        """Its address, for handing on: whoever has it has the session that is in it."""
        return await self._driver.run(self._core.address(self._call))

    @asynccontextmanager
    async def stream(self) -> AsyncGenerator[AsyncIterator[bytes], None]:
        """Its bytes, piece by piece, as they come."""
        async with self._opened() as response:
            yield response.aiter_bytes()

    async def read(self) -> bytes:
        """Its bytes."""
        async with self._opened() as response:
            return await response.aread()

    async def save(self, path: str | Path) -> Path:
        """Write it to a file. What was there is replaced once it is whole."""
        async with self.stream() as pieces:
            with _whole(Path(path)) as file:
                async for piece in pieces:
                    file.write(piece)
        return Path(path)

    @asynccontextmanager
    async def _opened(self) -> AsyncGenerator[httpx.Response, None]:
        over: str | None = None
        while True:
            request, ks = await self._driver.run(self._core.file(self._call, over))
            async with self._driver.posted(request, follow=True) as response:
                content = await response.aread() if _may_be_refusal(response.headers) else b""
                refused = _refusal(self._call, response, content)
                if refused is None:
                    yield response
                    return
            if over or not _can_renew(self._core, refused):
                raise refused
            over = ks


@contextmanager
def _whole(path: Path) -> Generator[IO[bytes], None, None]:
    """A file to write beside `path`, which it replaces in the end; where writing fails, nothing is left of it."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _may_be_refusal(headers: Mapping[str, str]) -> bool:
    return headers.get("content-type", "").startswith("application/json") or "x-kaltura-app" in headers


def _refusal(call: Call, response: httpx.Response, content: bytes) -> ApiError | BadAnswer | None:
    """The error that came in place of the file, if one did."""
    if response.status_code != 200:
        return BadAnswer(f"the server answered with status {response.status_code}", response.status_code)
    if not content:
        return calls.refusal_in_headers(response.headers, call.registry)
    try:
        value: Any = calls.read_answer(Answer(200, response.headers, content), call.registry)
    except BadAnswer:
        return None  # a file that calls itself JSON
    return calls.error_in(value, call.registry)


def _can_renew(core: Core, refused: Exception) -> bool:
    return isinstance(refused, ApiError) and core.keeper is not None and core.keeper.can_renew(refused)
