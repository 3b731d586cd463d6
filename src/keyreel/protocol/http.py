"""HTTP requests into calls' requests. See docs/protocol/requests.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from keyreel.calls.request import Request
from keyreel.protocol.body import Receive, read_body
from keyreel.protocol.form import merge
from keyreel.protocol.limits import Limits
from keyreel.protocol.origin import Network, read_origin
from keyreel.protocol.path import path_params
from keyreel.telemetry.arrival import ARRIVED

Scope = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Front:
    """How requests reach the server.

    Attributes:
        trusted: the proxies whose forwarded headers are believed.
        public_url: how clients reach the server, if that is fixed.
        limits: what a request may take up.
        uploads: the folder where files of requests wait.
    """

    uploads: Path
    trusted: tuple[Network, ...] = ()
    public_url: str | None = None
    limits: Limits = Limits()  # noqa: RUF009  # frozen


async def read_request(
    scope: Scope,
    headers: Mapping[bytes, bytes],
    receive: Receive,
    rest: str,
    query: dict[str, Any],
    front: Front,
    id: str,
) -> Request:
    """The request, whole. Parameters of its body, its files, its query and its path are merged; the later win.

    Args:
        headers: the request's, the last of each name.
        rest: the URL path behind the API's own part, not percent-decoded.
        query: the fields of the query string.
        id: names the request.

    Raises:
        ApiError: it is over a limit, or its body is broken or cut off.
    """
    params, files = await read_body(headers.get(b"content-type", b""), receive, front.uploads, front.limits)
    if files:
        params = merge(params, dict.fromkeys(files))
    if query:
        params = merge(params, query)
    if rest:
        params = merge(params, path_params(rest))
    if (arrived := ARRIVED.get()) is not None:
        arrived.params = params
    ip, base_url = read_origin(scope, headers, front.trusted, front.public_url)
    user_agent = headers.get(b"user-agent", b"").decode("latin-1")
    referrer = headers.get(b"referer", b"").decode("latin-1")
    return Request(params, files, ip, base_url, _uri(scope), id, user_agent, referrer)


def _uri(scope: Scope) -> str:
    raw: bytes = scope.get("raw_path") or scope["path"].encode("utf-8", "replace")
    query: bytes = scope["query_string"]
    path = raw.partition(b"?")[0]
    return (b"%s?%s" % (path, query) if query else path).decode("utf-8", "replace")
