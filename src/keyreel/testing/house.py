"""The house: a thread with an event loop, and a server on it that answers over HTTP for whichever world is in it."""

import asyncio
import os
import socket
import stat
import threading
import time
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

from granian.constants import Interfaces
from granian.server.embed import Server

from keyreel.protocol.asgi import Send
from keyreel.protocol.http import Receive, Scope
from keyreel.testing.faults import Dropped
from keyreel.testing.template import Template, make_template
from keyreel.testing.world import World

T = TypeVar("T")

_HOST = "127.0.0.1"
_PATIENCE = 60.0
"""Seconds that the server has to listen."""
_NO_LOGGING: dict[str, Any] = {"incremental": True, "handlers": {}, "loggers": {}}
"""Or the server would configure logging anew, and close the handlers of the tests."""
_template: Template | None = None
_one_at_a_time = threading.Lock()


class House:
    """Where worlds live, one after the other. Its address stays.

    Attributes:
        template: what worlds are made of.
        port: where it listens.
        world: who answers; a request that comes while there is none is dropped.
    """

    def __init__(self) -> None:
        self.world: World | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="keyreel-testing", daemon=True)
        self._thread.start()
        self._held = socket.socket()
        try:
            self.template = self._shared_template()
            self.port = self._hold_port()
            self._server, self._serving = self.do(self._listen())
        except BaseException:
            self._end()
            raise

    @property
    def url(self) -> str:
        """Where it answers, without a slash at the end."""
        return f"http://{_HOST}:{self.port}"

    def do(self, work: Coroutine[Any, Any, T], patience: float | None = None) -> T:
        """The result of work on the loop of the house, waited for by any other thread.

        Raises:
            TimeoutError: it takes longer than `patience`. It is done all the same.
        """
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(patience)

    def close(self) -> None:
        """Stop listening, and end the thread."""

        async def stop() -> None:
            self._server.stop()
            await self._serving

        self.do(stop())
        self._end()

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that came without a socket.

        Raises:
            Dropped: no answer is to be given.
        """
        world = self.world
        if world is None:
            raise Dropped
        await world(scope, receive, send)

    async def _over_http(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self.answer(scope, receive, send)
        except Dropped:
            drop_connection(scope["client"])

    def _shared_template(self) -> Template:
        global _template  # one for every house of this process
        with _one_at_a_time:
            if _template is None:
                _template = self.do(make_template())
        return _template

    def _hold_port(self) -> int:
        """A port that nobody else gets until the server listens on it too."""
        self._held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self._held.bind((_HOST, 0))
        return self._held.getsockname()[1]

    async def _listen(self) -> tuple[Server, asyncio.Task[None]]:
        server = Server(
            self._over_http,
            address=_HOST,
            port=self.port,
            interface=Interfaces.ASGINL,
            websockets=False,
            log_enabled=False,
            log_dictconfig=_NO_LOGGING,
        )
        serving = asyncio.create_task(server.serve())
        ends = time.monotonic() + _PATIENCE
        while not serving.done():
            with suppress(OSError):
                _, writer = await asyncio.open_connection(_HOST, self.port)
                writer.close()
                return server, serving
            if time.monotonic() > ends:
                raise TimeoutError(f"nobody listens on port {self.port}")
            await asyncio.sleep(0.002)
        serving.result()
        raise AssertionError("the server ended")

    def _end(self) -> None:
        self._held.close()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()


def drop_connection(client: tuple[str, int | str]) -> None:
    """Close the connection that a client of this process's server has, as a cable that is cut does.

    Servers let no application do that, so the socket is looked for among those of the process.
    """
    host, port = client[0], int(client[1])
    for name in os.listdir("/dev/fd"):
        with suppress(OSError):
            if not stat.S_ISSOCK(os.fstat(int(name)).st_mode):
                continue
            with socket.socket(fileno=os.dup(int(name))) as found:
                if found.family == socket.AF_INET and found.getpeername() == (host, port):
                    found.shutdown(socket.SHUT_RDWR)
