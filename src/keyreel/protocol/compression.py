"""Compressed answers, for clients that take them. See docs/protocol/answers.md, "Headers"."""

import zlib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from keyreel.protocol.answer import Piece, Response

WORTHWHILE = 4096
"""Bytes below which an answer is sent as it is: compressing would cost more time than it saves."""
LEVEL = 1
"""The fastest: the API's lists repeat themselves so much that higher levels gain little."""

_LONGEST = 1000
"""Bytes of an `Accept-Encoding` header that count: what it says is remembered."""


def compress(response: Response, headers: Iterable[tuple[bytes, bytes]]) -> Response:
    """The answer as gzip where it is large and the request's headers allow it, else as it is."""
    plain = response.body
    if isinstance(plain, Piece) or len(plain) < WORTHWHILE:
        return response
    vary = (b"vary", b"accept-encoding")
    accepted = b",".join(value for name, value in headers if name == b"accept-encoding")
    if not accepts_gzip(accepted[:_LONGEST]):
        return replace(response, headers=[*response.headers, vary])
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    body = packer.compress(plain) + packer.flush()
    kept = [header for header in response.headers if header[0] != b"content-length"]
    encoding = (b"content-encoding", b"gzip")
    return replace(response, body=body, headers=[*kept, (b"content-length", b"%d" % len(body)), encoding, vary])


@lru_cache(maxsize=256)
def accepts_gzip(header: bytes) -> bool:
    """Whether an `Accept-Encoding` header allows gzip."""
    for wanted in (b"gzip", b"*"):
        for part in header.lower().split(b","):
            coding, _, parameters = part.partition(b";")
            if coding.strip() == wanted:
                return parameters.replace(b" ", b"").rstrip(b"0.") != b"q="
    return False
