"""A transport for httpx: requests reach a server under test without a socket, from any thread and any event loop."""

import anyio.to_thread
import httpx

from keyreel.testing.faults import Dropped
from keyreel.testing.house import House


class Transport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """For `httpx.Client(transport=…)` and `httpx.AsyncClient(transport=…)`. A client's read timeout counts."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._asgi = httpx.ASGITransport(house.answer)  # pyright: ignore[reportArgumentType]  # ours reads, and theirs may change, scopes

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request."""
        request.read()
        return self._ask(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request."""
        await request.aread()
        return await anyio.to_thread.run_sync(self._ask, request, abandon_on_cancel=True)

    def _ask(self, request: httpx.Request) -> httpx.Response:
        seconds = request.extensions.get("timeout", {}).get("read")
        try:
            return self._house.do(self._answer(request), seconds)
        except TimeoutError as error:
            raise httpx.ReadTimeout("The read operation timed out", request=request) from error
        except Dropped as error:
            text = "Server disconnected without sending a response."
            raise httpx.RemoteProtocolError(text, request=request) from error

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        response = await self._asgi.handle_async_request(request)
        assert isinstance(response.stream, httpx.AsyncByteStream)
        body = b"".join([chunk async for chunk in response.stream])
        return httpx.Response(response.status_code, headers=response.headers.raw, stream=httpx.ByteStream(body))
