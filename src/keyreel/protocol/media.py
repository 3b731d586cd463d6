"""Addresses of bytes over HTTP. See docs/protocol/playback.md, "Answers"."""

import logging
from collections.abc import Awaitable, Callable

from keyreel.calls.visit import Elsewhere, Outcome, Refusal, Visit
from keyreel.load import GivenUp, Load
from keyreel.protocol.answer import ALWAYS, NEVER_KEPT, PREFLIGHT, WHO, Arrival, Piece, Response, header_text
from keyreel.protocol.arriving import arrive
from keyreel.protocol.asgi import Send, send_piece, send_response
from keyreel.protocol.body import Receive
from keyreel.protocol.file_answer import write_file, write_unreadable
from keyreel.protocol.form import read_pairs
from keyreel.protocol.http import Front, Scope
from keyreel.protocol.origin import read_origin
from keyreel.protocol.refusals import TookTooLong
from keyreel.schema.casts import readable
from keyreel.schema.errors import ApiError
from keyreel.schema.files import FileResult
from keyreel.telemetry.metrics import VISITS

log = logging.getLogger("keyreel.protocol")

_METHODS = ("GET", "HEAD")
_NO_METHOD = Refusal(405, "METHOD_NOT_ALLOWED", "Bytes are asked for by GET and HEAD.")
_FAILED = Refusal(500, "INTERNAL_SERVERL_ERROR", "The server failed.")


class MediaPages:
    """Answers what is asked for by addresses of bytes.

    Args:
        answer: what a visitor gets; `None` where the address is none of bytes.
        front: how requests reach the server.
    """

    def __init__(self, answer: Callable[[Visit], Awaitable[Outcome | None]], front: Front, load: Load) -> None:
        self._answer = answer
        self._load = load
        self._front = front

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> bool:
        """Answer one request; whether its address was one of bytes."""
        if scope["method"] == "OPTIONS":
            await send_response(send, Response(b"", PREFLIGHT))
            return True
        arrival = arrive(scope, self._front)
        try:
            with self._load.taking():
                response = await self._respond(scope, arrival)
        except GivenUp:
            error = TookTooLong(self._load.seconds, "max-seconds")
            response = _write(Refusal(503, error.code, error.message), arrival)
        if response is None:
            return False
        VISITS.add(str(response.status))
        is_head = scope["method"] == "HEAD"
        if isinstance(response.body, Piece) and not is_head:
            await send_piece(scope, receive, send, response, response.body, arrival)
        else:
            await send_response(send, response, head=is_head)
        return True

    async def _respond(self, scope: Scope, arrival: Arrival) -> Response | None:
        try:
            found = await self._answer(self._read(scope, arrival.id))
            if found is None:
                return None
            if scope["method"] not in _METHODS:
                return _write(_NO_METHOD, arrival)
            return (
                write_file(found, scope["headers"], arrival)
                if isinstance(found, FileResult)
                else _write(found, arrival)
            )
        except ApiError as error:
            return _write(Refusal(400, error.code, error.message), arrival)
        except OSError as error:
            log.warning("a file could not be read: %s", error.strerror or error)
            return write_unreadable(error, arrival)
        except Exception:
            log.exception("an address could not be answered")
            return _write(_FAILED, arrival)

    def _read(self, scope: Scope, id: str) -> Visit:
        headers: dict[bytes, bytes] = dict(scope["headers"])
        sent: bytes = scope["query_string"]
        pairs = read_pairs(sent.decode("utf-8", "surrogateescape"), self._front.limits) if sent else {}
        query = {readable(name): readable(value) for name, value in pairs.items() if isinstance(value, str)}
        ip, base_url = read_origin(scope, headers, self._front.trusted, self._front.public_url)
        raw: bytes = (scope.get("raw_path") or scope["path"].encode("utf-8", "replace")).partition(b"?")[0]
        return Visit(
            path=readable(scope["path"]),
            query=query,
            ip=ip,
            base_url=base_url,
            uri=(b"%s?%s" % (raw, sent) if sent else raw).decode("utf-8", "replace"),
            referrer=headers.get(b"referer", b"").decode("latin-1"),
            user_agent=headers.get(b"user-agent", b"").decode("latin-1"),
            id=id,
        )


def _write(found: Refusal | Elsewhere, arrival: Arrival) -> Response:
    """An answer without bytes: where they are, or why there are none."""
    headers = [(b"x-request-id", arrival.id.encode()), *ALWAYS, *NEVER_KEPT, *WHO]
    if isinstance(found, Elsewhere):
        headers += [(b"location", found.path.encode()), (b"content-length", b"0")]
        return Response(b"", headers, 302)
    body = f"{found.code}: {found.message}\n".encode()
    headers += [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", b"%d" % len(body)),
        (b"x-kaltura", f"error-{found.code}".encode()),
        (b"x-kaltura-app", header_text(f"exiting on error {found.code} - {found.message}")),
    ]
    return Response(body, headers, found.status)
