"""Bodies: which of them hold parameters, by their Content-Type, and how. See docs/protocol/requests.md, "Bodies"."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from keyreel.protocol.form import read_pairs
from keyreel.protocol.limits import BodyBroken, BodyTooLarge, Limits, TooDeep
from keyreel.protocol.multipart import read_multipart
from keyreel.schema.files import Upload

Receive = Callable[[], Awaitable[Mapping[str, Any]]]

_decode_json = msgspec.json.Decoder().decode


async def read_body(
    content_type: bytes, receive: Receive, folder: Path, limits: Limits
) -> tuple[dict[str, Any], dict[str, Upload]]:
    """The parameters and files of a body. A body of a type that carries no parameters is received and dropped.

    Raises:
        ApiError: it is over a limit, broken, or cut off. No file is left behind then.
        Unstored: a file of it could not be stored.
    """
    kind = _kind_of(content_type[:_LONGEST])
    if kind == b"multipart/form-data":
        parts = await read_multipart(content_type.decode("latin-1"), _chunks(receive), folder, limits)
        try:
            sent = parts.fields.get("json")
            decoded = read_json(sent.encode("utf-8", "surrogateescape"), limits) if isinstance(sent, str) else {}
        except BaseException:
            parts.discard()
            raise
        return decoded or parts.fields, parts.files
    raw = await _whole(receive, limits.body)
    if kind == b"application/json":
        return read_json(raw, limits), {}
    if kind == b"application/x-www-form-urlencoded":
        return read_pairs(raw.decode("utf-8", "surrogateescape"), limits), {}
    return {}, {}


_LONGEST = 100
"""Bytes of a Content-Type in which its kind stands."""


@lru_cache(maxsize=256)
def _kind_of(content_type: bytes) -> bytes:
    return content_type.partition(b";")[0].strip().lower()


async def _chunks(receive: Receive) -> AsyncIterator[bytes]:
    more = True
    while more:
        chunk, more = _chunk_in(await receive())
        if chunk:
            yield chunk


async def _whole(receive: Receive, limit: int) -> bytes:
    whole, more = _chunk_in(await receive())
    if more:
        parts, size = [whole], len(whole)
        while more and size <= limit:
            chunk, more = _chunk_in(await receive())
            size += len(chunk)
            parts.append(chunk)
        whole = b"".join(parts)
    if len(whole) > limit:
        raise BodyTooLarge(limit, "max-body")
    return whole


def _chunk_in(message: Mapping[str, Any]) -> tuple[bytes, bool]:
    """What a message of the server holds, and whether more is to come."""
    if message["type"] == "http.disconnect":
        # Servers also say so of a body whose chunks are broken, and that client is still there to be answered.
        raise BodyBroken("the connection ended before it did")
    return message.get("body", b""), message.get("more_body", False)


def read_json(raw: bytes, limits: Limits) -> dict[str, Any]:
    """The object in a JSON body; anything else counts as no body.

    Raises:
        TooDeep: it nests deeper than the limit.
    """
    try:
        decoded = _decode_json(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return {}
    except RecursionError as error:
        raise TooDeep(limits.depth) from error
    if not isinstance(decoded, dict):
        return {}
    if raw.count(b"{") + raw.count(b"[") > limits.depth and _is_deeper(decoded, limits.depth):
        raise TooDeep(limits.depth)
    return decoded


def _is_deeper(tree: Any, depth: int) -> bool:
    level: list[Any] = [tree]
    for _ in range(depth):
        level = [
            item
            for inner in level
            for item in (inner.values() if type(inner) is dict else inner)
            if type(item) in (dict, list)
        ]
        if not level:
            return False
    return True
