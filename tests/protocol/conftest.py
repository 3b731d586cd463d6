"""The protocol without anything behind it: requests are recorded, results are given."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest

from keyreel.calls.life import Answer
from keyreel.calls.request import Request
from keyreel.load import Load
from keyreel.protocol.asgi import Api
from keyreel.protocol.http import Front
from keyreel.protocol.path import rest_of


@dataclass(frozen=True, slots=True)
class Got:
    """An answer as it arrived."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Wire:
    """Sends requests to the protocol and keeps what came out behind it.

    Attributes:
        result: what every request is answered with; an exception is raised.
        requests: the requests that got through.
        contents: the bytes of the last request's files, by parameter.
    """

    front: Front
    result: Any = None
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    requests: list[Request] = field(default_factory=list[Request])
    contents: dict[str, bytes] = field(default_factory=dict[str, bytes])

    async def answer(self, request: Request) -> Answer:
        self.requests.append(request)
        self.contents = {name: upload.path.read_bytes() for name, upload in request.files.items()}
        if isinstance(self.result, BaseException) and not hasattr(self.result, "code"):
            raise self.result
        return Answer(self.result, self.notes)

    async def ask(
        self,
        target: str | bytes,
        body: bytes | Iterable[bytes] = b"",
        content_type: str | bytes | None = None,
        headers: Mapping[str, str] | Iterable[tuple[str, str]] = (),
        *,
        method: str = "POST",
        peer: str = "127.0.0.1",
        vanishes: bool = False,
        leaves_after: int = 0,
    ) -> Got:
        """The answer to one request.

        Args:
            vanishes: the client is gone before its body has arrived.
            leaves_after: the client is gone after so many parts of the answer.
        """
        raw = target if isinstance(target, bytes) else target.encode()
        path, _, query = raw.partition(b"?")
        pairs = list(headers.items() if isinstance(headers, Mapping) else headers)
        sent = [(name.lower().encode(), value.encode()) for name, value in pairs]
        if content_type is not None:
            kind = content_type if isinstance(content_type, bytes) else content_type.encode()
            sent.append((b"content-type", kind))
        scope = {
            "type": "http",
            "method": method,
            "path": unquote_to_bytes(path).decode("utf-8", "replace"),
            "raw_path": path,
            "query_string": query,
            "headers": sent,
            "client": (peer, 1),
            "scheme": "http",
        }
        chunks = [body] if isinstance(body, bytes) else list(body)
        messages = [{"type": "http.request", "body": chunk, "more_body": True} for chunk in chunks]
        if vanishes:
            messages.append({"type": "http.disconnect"})
        else:
            messages.append({"type": "http.request", "body": b"", "more_body": False})
        out: list[Mapping[str, Any]] = []

        left = asyncio.Event()

        async def receive() -> Mapping[str, Any]:
            if messages:
                return messages.pop(0)
            await left.wait()
            return {"type": "http.disconnect"}

        async def send(message: Mapping[str, Any]) -> None:
            out.append(message)
            if len(out) == leaves_after:
                left.set()
                await asyncio.sleep(0)

        rest = rest_of(scope["path"])
        assert rest is not None, f"{target!r} is not the API's"
        await Api(self.answer, self.front, Load(100, 60))(scope, receive, send, rest)
        assert self.left_over == []
        received = {name.decode(): value.decode("latin-1") for name, value in out[0]["headers"]}
        return Got(out[0]["status"], received, b"".join(message["body"] for message in out[1:]))

    async def params(self, *args: Any, **named: Any) -> dict[str, Any]:
        """The parameters that a request came out with."""
        before = len(self.requests)
        await self.ask(*args, **named)
        assert len(self.requests) == before + 1, "the request did not get through"
        return self.requests[-1].params

    def change(self, **changes: Any) -> None:
        """Change how requests reach the server."""
        self.front = replace(self.front, **changes)

    @property
    def left_over(self) -> list[Path]:
        """Files of requests that nobody removed."""
        return list(self.front.uploads.iterdir()) if self.front.uploads.is_dir() else []


@pytest.fixture
def wire(tmp_path: Path) -> Wire:
    """The protocol, its uploads in a folder of this test's own."""
    return Wire(Front(tmp_path))
