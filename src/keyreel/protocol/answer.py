"""Answers: a result in the format that was asked for, with the headers that every answer has.

See docs/protocol/answers.md.
"""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import getrandbits
from typing import Any, NamedTuple

from keyreel.protocol.json_answer import write_json, write_script
from keyreel.protocol.php_answer import write_php
from keyreel.protocol.xml_answer import write_xml
from keyreel.schema.casts import to_text
from keyreel.schema.errors import ApiError, InvalidFieldValue, UnknownResponseFormat
from keyreel.schema.files import Remote

Headers = list[tuple[bytes, bytes]]

JSON, XML, PHP, JSONP = 1, 2, 3, 9
CONTENT_TYPES = {
    JSON: b"application/json",
    XML: b"text/xml;charset=UTF-8",
    PHP: b"text/html; charset=UTF-8",
    JSONP: b"application/javascript",
}
_CALLBACK = re.compile(r"[0-9A-Za-z_.]*\Z")
_NUMBER = re.compile(r"\s*(\d{1,9})(?:\.0*)?\s*\Z")

ALWAYS: Headers = [
    (
        b"access-control-expose-headers",
        b"Server, Content-Length, Content-Range, Date, X-Kaltura, X-Kaltura-Session, X-Me",
    ),
    (b"access-control-allow-origin", b"*"),
]
NEVER_KEPT: Headers = [
    (b"expires", b"Sun, 19 Nov 2000 08:52:00 GMT"),
    (b"cache-control", b"no-store, no-cache, must-revalidate, post-check=0, pre-check=0"),
    (b"pragma", b"no-cache"),
]
WHO: Headers = [(b"x-me", b"keyreel"), (b"x-content-type-options", b"nosniff")]
_INERT = (b"content-security-policy", b"default-src 'none'; sandbox")
"""For answers that call themselves HTML, as programs expect of PHP's format: text of users in them is never run."""
_LONGEST = 2000
"""Characters of a header: an error's message may repeat what a request sent."""
_HEADERS_ALLOWED = b"Origin, X-Requested-With, Content-Type, Accept, Range, Cache-Control, X-Kaltura-Session-Id"
PREFLIGHT: Headers = [
    *ALWAYS,
    (b"content-type", CONTENT_TYPES[PHP]),
    (b"access-control-allow-headers", _HEADERS_ALLOWED),
    (b"access-control-allow-methods", b"POST, GET, HEAD, OPTIONS"),
    (b"access-control-max-age", b"86400"),
    (b"content-length", b"0"),
]


class CallbackMissing(ApiError, code="MANDATORY_PARAMETER_MISSING", params=("PARAM_NAME",)):
    """JSONP needs the parameter {PARAM_NAME} in the query."""


class Piece(NamedTuple):
    """Part of a file: its first byte and how many."""

    source: Path | Remote
    start: int
    length: int


@dataclass(slots=True)
class Response:
    """An HTTP answer: status, headers, body."""

    body: bytes | Piece
    headers: Headers = field(default_factory=Headers)
    status: int = 200


class Arrival(NamedTuple):
    """When a request arrived, by `time.perf_counter()`, and the name it has in the log and in the answer."""

    started: float
    id: str


class Format(NamedTuple):
    """How an answer is to be written."""

    number: int
    callback: str = ""
    ignore_null: bool = False


_FORMATS = {(number, flag): Format(number, ignore_null=flag) for number in CONTENT_TYPES for flag in (False, True)}


def asked_format(params: Mapping[str, Any], query: Mapping[str, Any]) -> Format:
    """The format that a request asks for; XML where it asks for none.

    Raises:
        UnknownResponseFormat, CallbackMissing, InvalidFieldValue: nothing can be written for it.
    """
    sent = params.get("format")
    if type(sent) is int and sent in CONTENT_TYPES:
        number = sent
    elif sent is None:
        number = XML
    else:
        match = _NUMBER.match(to_text(sent))
        number = int(match[1]) if match else 0
        if number not in CONTENT_TYPES:
            raise UnknownResponseFormat(to_text(sent))
    ignored = params.get("ignoreNull")
    if number != JSONP:
        return _FORMATS[number, ignored is True or ignored == "1"]
    if "callback" not in query:
        raise CallbackMissing("callback")
    callback = to_text(query["callback"])
    if not _CALLBACK.match(callback):
        raise InvalidFieldValue("callback")
    return Format(number, callback)


def write(value: Any, format: Format, notes: list[tuple[str, str]], arrival: Arrival) -> Response:
    """The answer for a result.

    Args:
        notes: headers that the call asked for.
    """
    number = format.number
    if number == JSON:
        body = write_json(value)
    elif number == XML:
        seconds = time.perf_counter() - arrival.started
        body = write_xml(value, seconds=seconds, ignore_null=format.ignore_null)
    elif number == PHP:
        body = write_php(value)
    else:
        body = b"%s(%s);" % (format.callback.encode(), write_script(value))
    headers = _headers(number, body, arrival)
    for name, text in notes:
        headers.append((name.lower().encode("latin-1"), header_text(text)))
    return Response(body, headers)


def write_nothing(error: ApiError, arrival: Arrival) -> Response:
    """The answer where no format can be used, or none fits: empty, with the error in its headers."""
    headers = _headers(PHP, b"", arrival)
    headers.append((b"x-kaltura", f"error- {error.code}".encode()))
    headers.append((b"x-kaltura-app", header_text(f"exiting on error {error.code} - {error.message}")))
    return Response(b"", headers)


def _headers(number: int, body: bytes, arrival: Arrival) -> Headers:
    headers = [
        (b"content-type", CONTENT_TYPES[number]),
        (b"content-length", b"%d" % len(body)),
        (b"x-kaltura-session", b"%d, %d" % (getrandbits(31), int(time.time()))),
        (b"x-request-id", arrival.id.encode()),
        *_EVERY,
    ]
    if number == PHP:
        headers.append(_INERT)
    return headers


_EVERY: Headers = [*ALWAYS, *NEVER_KEPT, *WHO]


def header_text(text: str) -> bytes:
    """Text as a header can carry it, and its readers take it: what is longer is cut off."""
    return re.sub(r"[^\x20-\x7e]", "?", text[:_LONGEST]).encode()
