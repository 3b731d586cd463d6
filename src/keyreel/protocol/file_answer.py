"""Answers that are files: whole or in part, kept or not. See docs/protocol/answers.md, "Files"."""

import re
import time
from collections.abc import Iterable
from email.utils import formatdate
from urllib.parse import quote

from keyreel.protocol.answer import ALWAYS, NEVER_KEPT, WHO, Arrival, Headers, Piece, Response, header_text
from keyreel.schema.files import FileResult

_RANGE = re.compile(rb"\s*bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*\Z")
LONGEST = 8_640_000
"""Seconds that a file may be kept at most: a hundred days."""


def write_file(result: FileResult, sent: Iterable[tuple[bytes, bytes]], arrival: Arrival) -> Response:
    """The answer that is a file, or the part of it that the request's headers ask for.

    Raises:
        OSError: it is not where it should be.
    """
    size = result.size
    headers = _headers(result, arrival)
    asked = dict(sent)
    modified = None if result.modified is None else formatdate(result.modified, usegmt=True).encode()
    etag = None if result.etag is None else b'"%s"' % result.etag.encode()
    if etag:
        headers.append((b"etag", etag))
        if etag in [each.strip().removeprefix(b"W/") for each in asked.get(b"if-none-match", b"").split(b",")]:
            return Response(b"", headers, 304)
    if modified:
        headers.append((b"last-modified", modified))
        if b"if-none-match" not in asked and asked.get(b"if-modified-since") == modified:
            return Response(b"", headers, 304)
    start, stop = 0, size
    status = 200
    wanted = asked.get(b"range")
    if wanted is not None and asked.get(b"if-range") in (None, etag, modified):
        found = _part(wanted, size)
        if found is None:
            return Response(b"", [*headers, (b"content-range", b"bytes */%d" % size), (b"content-length", b"0")], 416)
        start, stop = found
        status = 206
        headers.append((b"content-range", b"bytes %d-%d/%d" % (start, stop - 1, size)))
    headers.append((b"content-length", b"%d" % (stop - start)))
    if isinstance(result.content, bytes):
        return Response(result.content[start:stop], headers, status)
    if start == stop:
        return Response(b"", headers, status)
    return Response(Piece(result.content, start, stop - start), headers, status)


def write_unreadable(error: OSError, arrival: Arrival) -> Response:
    """The answer where a file cannot be read: it is gone, or nobody answers where it lies."""
    is_gone = isinstance(error, FileNotFoundError)
    code, text = ("NOT_FOUND", "The file is not there.") if is_gone else ("NOT_REACHED", "The file cannot be read now.")
    body = f"{code}: {text}\n".encode()
    headers: Headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", b"%d" % len(body)),
        (b"x-request-id", arrival.id.encode()),
        (b"x-kaltura", f"error-{code}".encode()),
        *([] if is_gone else [(b"retry-after", b"10")]),
        *ALWAYS,
        *NEVER_KEPT,
        *WHO,
    ]
    return Response(body, headers, 404 if is_gone else 503)


def _headers(result: FileResult, arrival: Arrival) -> Headers:
    headers: Headers = [
        (b"content-type", header_text(result.content_type)),
        (b"accept-ranges", b"bytes"),
        (b"x-request-id", arrival.id.encode()),
        # Whatever a user uploaded, a page among it is not a page of this server.
        (b"content-security-policy", b"sandbox"),
        *ALWAYS,
        *WHO,
    ]
    if result.name is not None:
        headers.append(
            (b"content-disposition", b"attachment; filename*=UTF-8''" + quote(result.name, safe="").encode())
        )
    if result.max_age <= 0:
        return [*headers, *NEVER_KEPT]
    seconds = min(result.max_age, LONGEST)
    who = b"private" if result.is_private else b"public"
    headers.append((b"cache-control", b"%s, max-age=%d, max-stale=0" % (who, seconds)))
    headers.append((b"expires", formatdate(int(time.time()) + seconds, usegmt=True).encode()))
    return headers


def _part(wanted: bytes, size: int) -> tuple[int, int] | None:
    """The first byte of a range and the one behind its last; `None` where there is no such part, or more than one."""
    match = _RANGE.match(wanted)
    if match is None or not (match[1] or match[2]):
        return None
    if not match[1]:
        start, stop = max(0, size - int(match[2])), size
    else:
        start, stop = int(match[1]), min(size, int(match[2]) + 1 if match[2] else size)
    return (start, stop) if start < stop else None
