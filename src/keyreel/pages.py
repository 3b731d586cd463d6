"""What a worker answers beside the API and the addresses of bytes: how it is, and the console."""

import hmac
import json
import re
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

from keyreel.console import find_page
from keyreel.parts import Parts
from keyreel.parts.health import OK, Health
from keyreel.parts.readings import read_parts
from keyreel.protocol.answer import ALWAYS, Response
from keyreel.protocol.http import Scope
from keyreel.protocol.origin import is_from, read_origin
from keyreel.schema.client_xml import write_schema
from keyreel.settings import Settings
from keyreel.system.service import API_VERSION
from keyreel.telemetry.exposition import CONTENT_TYPE, write_metrics

LIVENESS, READINESS, METRICS = "/healthz", "/readyz", "/metrics"
SCHEMA = re.compile(r"/+api_v3/+api_schema\.php\Z")
_FORWARDED = (b"forwarded", b"x-forwarded-for", b"x-real-ip")
_PLAIN = (b"content-type", b"text/plain; charset=utf-8")
_NOT_KEPT = (b"cache-control", b"no-store")


class Pages:
    """The pages of one worker.

    Args:
        is_stopping: whether the server was told to stop.
    """

    def __init__(
        self, settings: Settings, parts: Parts, clock: Callable[[], float], is_stopping: Callable[[], bool]
    ) -> None:
        self._settings = settings
        self._parts = parts
        self._clock = clock
        self._health = Health(parts.db, parts.media.files.bytes.reach, is_stopping)
        self._schema_page: Response | None = None

    async def answer(self, scope: Scope) -> Response:
        """The page at an address."""
        path: str = scope["path"]
        if path == LIVENESS:
            return _state(200, {"status": OK})
        if path == READINESS:
            return await self._readiness()
        if path == METRICS:
            return await self._metrics(scope)
        if SCHEMA.match(path):
            return self._schema()
        page = find_page(path)
        return _said(404, "Not found. The API is at /api_v3/") if page is None else Response(page.body, [*page.headers])

    async def _readiness(self) -> Response:
        """Whether calls should be sent here."""
        found = await self._health.find()
        is_ready = all(word == OK for word in found.values())
        return _state(200 if is_ready else 503, {"status": "ready" if is_ready else "not ready", "checks": found})

    async def _metrics(self, scope: Scope) -> Response:
        """What every worker of this server measured."""
        if not self._may_read(scope):
            return _said(403, "Metrics are for addresses in metrics-network, and for who sends metrics-token.")
        body = write_metrics(await read_parts(self._parts.db, self._clock))
        length = (b"content-length", b"%d" % len(body))
        return Response(body, [(b"content-type", CONTENT_TYPE), length, _NOT_KEPT])

    def _may_read(self, scope: Scope) -> bool:
        headers: dict[bytes, bytes] = dict(scope["headers"])
        token = self._settings.metrics_token
        sent = headers.get(b"authorization", b"")
        if token and hmac.compare_digest(sent, f"Bearer {token}".encode()):
            return True
        trusted = self._settings.trusted_networks
        if any(name in headers for name in _FORWARDED) and not is_from(scope, trusted):
            return False  # a proxy that nobody named hides who asks
        try:
            address = ip_address(read_origin(scope, headers, trusted, None)[0])
        except ValueError:
            return False
        return any(address in network for network in self._settings.metrics_networks)

    def _schema(self) -> Response:
        """The schema of what is built, for client generators; made when it is first asked for."""
        if self._schema_page is None:
            body = write_schema(self._parts.registry, version=API_VERSION, made_at=int(self._clock()))
            length = (b"content-length", b"%d" % len(body))
            self._schema_page = Response(body, [(b"content-type", b"text/xml"), length, *ALWAYS])
        return self._schema_page


def _state(status: int, told: dict[str, Any]) -> Response:
    body = json.dumps(told).encode() + b"\n"
    length = (b"content-length", b"%d" % len(body))
    return Response(body, [(b"content-type", b"application/json"), length, _NOT_KEPT], status)


def _said(status: int, text: str) -> Response:
    body = f"{text}\n".encode()
    return Response(body, [_PLAIN, (b"content-length", b"%d" % len(body))], status)
