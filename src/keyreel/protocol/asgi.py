"""The API as an ASGI application: read the request, have it answered, write the answer."""

import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from random import getrandbits
from typing import Any, Protocol

from keyreel.calls.request import Request
from keyreel.protocol.answer import PREFLIGHT, Format, Response, asked_format, write, write_nothing
from keyreel.protocol.form import read_pairs
from keyreel.protocol.http import Disconnected, Front, Receive, Scope, read_request
from keyreel.schema.errors import ApiError, InternalError

log = logging.getLogger("keyreel.protocol")

Send = Callable[[Mapping[str, Any]], Awaitable[None]]
_XML = Format(2)
_NO_QUERY: Mapping[str, Any] = {}


class Answered(Protocol):
    """A result and the headers that go with it."""

    value: Any
    notes: list[tuple[str, str]]


class Api:
    """Answers everything under the API's URLs.

    Args:
        answer: turns a request into a result; it never raises.
        front: how requests reach the server.
    """

    def __init__(self, answer: Callable[[Request], Awaitable[Answered]], front: Front) -> None:
        self._answer = answer
        self._front = front

    async def __call__(self, scope: Scope, receive: Receive, send: Send, rest: str) -> None:
        if scope["method"] == "OPTIONS":
            await send_response(send, Response(b"", PREFLIGHT))
            return
        try:
            response = await self._respond(scope, receive, rest)
        except Disconnected:
            return
        await send_response(send, response, head=scope["method"] == "HEAD")

    async def _respond(self, scope: Scope, receive: Receive, rest: str) -> Response:
        started = time.perf_counter()
        id = f"{getrandbits(64):016x}"
        format = _XML
        request: Request | None = None
        try:
            query = _NO_QUERY
            if scope["query_string"]:
                query = read_pairs(scope["query_string"].decode("latin-1"), self._front.limits)
            try:
                request = await read_request(scope, receive, rest, self._front, id)
            except ApiError as error:
                return write(error, asked_format(query, query), [], started=started, id=id)
            format = asked_format(request.params, query)
        except ApiError as error:
            return write_nothing(error, id)
        try:
            answer = await self._answer(request)
            return write(answer.value, format, answer.notes, started=started, id=id)
        except Exception:
            log.exception("%s: the answer could not be written", id)
            return write(InternalError(), format, [], started=started, id=id)
        finally:
            for upload in request.files.values():
                upload.path.unlink(missing_ok=True)


async def send_response(send: Send, response: Response, *, head: bool = False) -> None:
    """Send an answer; to HEAD, only its headers."""
    await send({"type": "http.response.start", "status": response.status, "headers": response.headers})
    await send({"type": "http.response.body", "body": b"" if head else response.body})
