"""The floor of the measurements: a bare ASGI handler that reads the body and answers as many bytes as asked for."""

from typing import Any

_SIZES: dict[bytes, tuple[list[tuple[bytes, bytes]], bytes]] = {}


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Answer `?N` with N bytes."""
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    more = True
    while more:
        more = (await receive()).get("more_body", False)
    query = scope["query_string"]
    if query not in _SIZES:
        size = int(query or b"4")
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % size)]
        _SIZES[query] = (headers, b"x" * size)
    headers, body = _SIZES[query]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
