"""Traces: spans of requests, calls and changes for OpenTelemetry, where somebody collects them. See docs/observing.md.

Without an endpoint nothing of it is loaded, and a call pays for a look at an attribute.
"""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.trace import Span, Tracer

_CARRIED = (b"traceparent", b"tracestate")


class TracesMissing(Exception):
    """What makes traces is not installed."""

    def __init__(self) -> None:
        super().__init__("otel-endpoint: this needs its libraries: pip install 'keyreel[otel]'")


def check_traces() -> None:
    """Find out whether traces can be made.

    Raises:
        TracesMissing: they cannot.
    """
    try:
        found = find_spec("opentelemetry.exporter.otlp.proto.http")
    except ModuleNotFoundError:
        found = None
    if found is None:
        raise TracesMissing


class Traces:
    """What makes the spans of this process.

    Attributes:
        is_on: whether anybody collects them.
    """

    def __init__(self) -> None:
        self.is_on = False
        self._tracer: Tracer | None = None
        self._provider: TracerProvider | None = None

    def start(self, endpoint: str) -> None:
        """Send spans to where OTLP is spoken over HTTP, such as http://localhost:4318.

        The variables of OpenTelemetry, such as OTEL_TRACES_SAMPLER and OTEL_EXPORTER_OTLP_HEADERS, count too.
        """
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        release = version("keyreel")
        resource = Resource.create({"service.name": "keyreel", "service.version": release})
        self._provider = TracerProvider(resource=resource, shutdown_on_exit=False)
        exporter = OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces")
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer("keyreel", release)
        self.is_on = True

    def stop(self) -> None:
        """Send what waits, and make no more."""
        self.is_on = False
        if self._provider is not None:
            self._provider.shutdown()
        self._provider = self._tracer = None

    @contextmanager
    def request(self, scope: Mapping[str, Any]) -> Generator["Span"]:
        """The span of a request, in the trace that the client began, if it did. Its address is not told."""
        from opentelemetry.propagate import extract
        from opentelemetry.trace import SpanKind

        assert self._tracer is not None
        carried = {name.decode(): value.decode("latin-1") for name, value in scope["headers"] if name in _CARRIED}
        method = scope["method"] if scope["method"] in ("GET", "POST", "HEAD", "OPTIONS") else "_OTHER"
        with self._tracer.start_as_current_span(
            method,
            context=extract(carried),
            kind=SpanKind.SERVER,
            attributes={"http.request.method": method, "url.scheme": scope["scheme"]},
            record_exception=False,
        ) as span:
            yield span

    @contextmanager
    def span(self, name: str, **attributes: str) -> Generator["Span"]:
        """The span of something inside a request. What it raises is told by its class only."""
        from opentelemetry.trace import Status, StatusCode

        assert self._tracer is not None
        told = {f"keyreel.{key}": value for key, value in attributes.items()}
        with self._tracer.start_as_current_span(
            name, attributes=told, record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                yield span
            except BaseException as error:
                span.set_status(Status(StatusCode.ERROR, type(error).__name__))
                raise

    def id(self) -> str:
        """The id of the trace that this task is in; empty where it is in none."""
        if not self.is_on:
            return ""
        from opentelemetry.trace import get_current_span

        context = get_current_span().get_span_context()
        return f"{context.trace_id:032x}" if context.is_valid else ""


TRACES = Traces()
"""This process's."""
