"""The API as an ASGI application: read the request, have it answered, write the answer."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing
from pathlib import Path
from typing import Any, Protocol

from keyreel.calls.request import Request
from keyreel.load import GivenUp, Load
from keyreel.protocol.answer import PREFLIGHT, Arrival, Piece, Response, asked_format, write, write_nothing
from keyreel.protocol.arriving import arrive
from keyreel.protocol.body import Receive
from keyreel.protocol.compression import compress
from keyreel.protocol.file_answer import write_file, write_unreadable
from keyreel.protocol.form import merge, read_pairs
from keyreel.protocol.http import Front, Scope, read_request
from keyreel.protocol.multipart import Unstored
from keyreel.protocol.path import path_params, rest_as_sent
from keyreel.protocol.refusals import SOON, TookTooLong, write_refusal
from keyreel.schema.errors import ApiError, InternalError, UploadFailed
from keyreel.schema.files import FileResult, Remote

log = logging.getLogger("keyreel.protocol")

CHUNK = 256 * 1024
"""Bytes of a file that are read and sent at a time."""
_PATHSEND = "http.response.pathsend"
Send = Callable[[Mapping[str, Any]], Awaitable[None]]


class Answered(Protocol):
    """A result and the headers that go with it."""

    value: Any
    notes: list[tuple[str, str]]


class Api:
    """Answers everything under the API's URLs.

    Args:
        answer: turns a request into a result; it never raises.
        front: how requests reach the server.
        load: what the worker is at.
    """

    def __init__(self, answer: Callable[[Request], Awaitable[Answered]], front: Front, load: Load) -> None:
        self._answer = answer
        self._load = load
        self._front = front

    async def __call__(self, scope: Scope, receive: Receive, send: Send, rest: str) -> None:
        """Answer one request.

        Args:
            rest: what follows the API's own part of the URL path (see `path.rest_of`).
        """
        if scope["method"] == "OPTIONS":
            await send_response(send, Response(b"", PREFLIGHT))
            return
        arrival = arrive(scope, self._front)
        try:
            with self._load.taking():
                response = await self._respond(scope, receive, rest_as_sent(scope, rest), arrival)
        except GivenUp:
            error = TookTooLong(self._load.seconds, "max-seconds")
            response = write_refusal(error, scope, 503, SOON)
        if isinstance(response.body, Piece) and scope["method"] != "HEAD":
            await send_piece(scope, receive, send, response, response.body, arrival)
        else:
            await send_response(send, response, head=scope["method"] == "HEAD")

    async def _respond(self, scope: Scope, receive: Receive, rest: str, arrival: Arrival) -> Response:
        query: dict[str, Any] = {}
        try:
            if scope["query_string"]:
                query = read_pairs(scope["query_string"].decode("utf-8", "surrogateescape"), self._front.limits)
            headers = dict[bytes, bytes](scope["headers"])
            if headers.get(b"content-type", b"").startswith(b"multipart/"):
                with self._load.waiting():
                    heard = self._heard(receive)
                    request = await read_request(scope, headers, heard, rest, query, self._front, arrival.id)
            else:
                request = await read_request(scope, headers, receive, rest, query, self._front, arrival.id)
        except Unstored as error:
            params = merge(error.fields, merge(query, path_params(rest)))
            return _refuse(UploadFailed(), params, query, arrival)
        except ApiError as error:
            return _refuse(error, merge(query, path_params(rest)), query, arrival)
        except Exception:
            log.exception("a request could not be read")
            return _refuse(InternalError(), merge(query, path_params(rest)), query, arrival)
        try:
            return await self._answer_to(request, query, scope, arrival)
        finally:
            for upload in request.files.values():
                upload.path.unlink(missing_ok=True)

    def _heard(self, receive: Receive) -> Receive:
        """`receive`, by a client that may take its time as long as something comes."""

        async def hear() -> Mapping[str, Any]:
            message = await receive()
            self._load.heard()
            return message

        return hear

    async def _answer_to(self, request: Request, query: dict[str, Any], scope: Scope, arrival: Arrival) -> Response:
        try:
            format = asked_format(request.params, query)
        except ApiError as error:
            return write_nothing(error, arrival)
        try:
            answer = await self._answer(request)
            if isinstance(answer.value, FileResult):
                return write_file(answer.value, scope["headers"], arrival)
            return compress(write(answer.value, format, answer.notes, arrival), scope["headers"])
        except Exception:
            log.exception("an answer could not be written")
            return write(InternalError(), format, [], arrival)


def _refuse(error: ApiError, params: dict[str, Any], query: dict[str, Any], arrival: Arrival) -> Response:
    """The answer to a request that cannot be read, in the format that its URL, or what was read of it, asks for."""
    try:
        return write(error, asked_format(params, query), [], arrival)
    except ApiError as unwritable:
        return write_nothing(unwritable, arrival)


async def send_response(send: Send, response: Response, *, head: bool = False) -> None:
    """Send an answer that is in memory; to HEAD, only the headers of any."""
    await send({"type": "http.response.start", "status": response.status, "headers": response.headers})
    body = b"" if head or isinstance(response.body, Piece) else response.body
    await send({"type": "http.response.body", "body": body})


async def send_piece(
    scope: Scope, receive: Receive, send: Send, response: Response, piece: Piece, arrival: Arrival
) -> None:
    """Send part of a file; the whole of one on this machine is left to the server, where it can, which is faster.

    Raises:
        OSError: it cannot be read any more, or became shorter, while it was being sent.
    """
    if _PATHSEND in (scope.get("extensions") or {}) and await _is_whole(piece):
        await send({"type": "http.response.start", "status": response.status, "headers": response.headers})
        await send({"type": _PATHSEND, "path": str(piece.source)})
        return
    left = piece.length
    # Servers take what is sent to a client that has gone, and say nothing: who seeks in a video leaves often.
    gone = asyncio.ensure_future(_until_gone(receive))
    chunks = _read_file(piece.source, piece) if isinstance(piece.source, Path) else _read_remote(piece.source, piece)
    try:
        async with aclosing(chunks):
            try:
                chunk = await anext(chunks, b"")
            except OSError as error:  # before the answer has begun
                log.warning("a file could not be read: %s", error.strerror or error)
                await send_response(send, write_unreadable(error, arrival))
                return
            await send({"type": "http.response.start", "status": response.status, "headers": response.headers})
            while left and not gone.done():
                if not chunk:
                    raise OSError("a file became shorter while it was being sent")
                left -= len(chunk)
                await send({"type": "http.response.body", "body": chunk, "more_body": left > 0})
                chunk = await anext(chunks, b"") if left else b""
    finally:
        gone.cancel()


async def _is_whole(piece: Piece) -> bool:
    """Whether this is a file of this machine from its beginning to its end."""
    if piece.start or not isinstance(piece.source, Path):
        return False
    try:
        return (await asyncio.to_thread(piece.source.stat)).st_size == piece.length
    except OSError:
        return False


async def _read_file(path: Path, piece: Piece) -> AsyncGenerator[bytes]:
    """Part of a file on this machine, read outside the loop, so that a slow disk stalls nobody else."""
    file = await asyncio.to_thread(path.open, "rb")
    try:
        await asyncio.to_thread(file.seek, piece.start)
        left = piece.length
        while left and (chunk := await asyncio.to_thread(file.read, min(left, CHUNK))):
            left -= len(chunk)
            yield chunk
    finally:
        file.close()


async def _read_remote(remote: Remote, piece: Piece) -> AsyncGenerator[bytes]:
    async for chunk in remote.read(piece.start, piece.start + piece.length):
        yield chunk


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
