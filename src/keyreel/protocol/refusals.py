"""Answers to requests that a worker does not take on, or gives up. See docs/limits.md."""

from collections.abc import Mapping
from typing import Any

from keyreel.protocol.answer import ALWAYS, CONTENT_TYPES, JSON, NEVER_KEPT, WHO, XML, Response
from keyreel.protocol.json_answer import write_json
from keyreel.protocol.xml_answer import write_xml
from keyreel.schema.errors import ApiError

SOON = 1
"""Seconds after which somebody may try again whom a busy worker sent away."""


class ServerBusy(ApiError, code="SERVER_BUSY"):
    """The server answers {LIMIT} requests at once, and has as many (its setting {SETTING}). Try again in a moment."""


class TooManyRequests(ApiError, code="TOO_MANY_REQUESTS"):
    """There were more than {LIMIT} requests in this minute (the setting {SETTING}). Try again in {SECONDS} s."""


class TookTooLong(ApiError, code="REQUEST_TOOK_TOO_LONG"):
    """The request took more than {LIMIT} seconds and was given up (the server's setting {SETTING}); what it had begun
    to change may be done."""


def write_refusal(error: ApiError, scope: Mapping[str, Any], status: int, seconds: int) -> Response:
    """The answer to a request that is not read: an HTTP status, so that balancers and clients understand it, and the
    error in the format that the request seems to ask for.

    Args:
        seconds: after which it may be tried again.
    """
    headers: dict[bytes, bytes] = dict(scope["headers"])
    is_json = headers.get(b"content-type", b"").startswith(b"application/json") or b"format=1" in scope["query_string"]
    number, body = (JSON, write_json(error)) if is_json else (XML, write_xml(error, seconds=0.0))
    sent = [
        (b"content-type", CONTENT_TYPES[number]),
        (b"content-length", b"%d" % len(body)),
        (b"retry-after", b"%d" % seconds),
        (b"x-kaltura", f"error-{error.code}".encode()),
        *ALWAYS,
        *NEVER_KEPT,
        *WHO,
    ]
    return Response(body, sent, status)
