"""Watching calls: what each was, how it ended, how long it took; in the metrics and, where wished, the log."""

import logging
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from keyreel.gate import Origin
from keyreel.schema.casts import to_text
from keyreel.schema.errors import ApiError
from keyreel.schema.registry import Registry
from keyreel.telemetry.metrics import CALL_SECONDS, CALLS
from keyreel.telemetry.traces import TRACES

if TYPE_CHECKING:
    from keyreel.calls.life import One, Seen

log = logging.getLogger("keyreel.call")

OK = "ok"
UNKNOWN = "unknown"
"""What a call is called that names no action."""
_NAMES = 4096


def watched(one: "One", registry: Registry, *, logged: bool) -> "One":
    """Answers calls with `one`, and watches them.

    Args:
        logged: whether each call becomes a line of the log.
    """
    names: dict[tuple[Any, Any], str] = {}

    def name_of(params: Mapping[str, Any]) -> str:
        service, action = to_text(params.get("service")), to_text(params.get("action"))
        try:
            found = registry.find(service, action)
        except ApiError:
            return UNKNOWN
        name = f"{found.service.name}.{found.name}"
        if len(names) < _NAMES:  # as many spellings as somebody likes
            names[params.get("service"), params.get("action")] = name
        return name

    async def watch(
        params: Mapping[str, Any],
        files: dict[str, Any],
        origin: Origin,
        seen: "Seen",
        notes: list[tuple[str, str]],
    ) -> Any:
        try:
            name = names.get((params.get("service"), params.get("action"))) or name_of(params)
        except TypeError:  # a name that is a list
            name = UNKNOWN
        began = time.perf_counter()
        if TRACES.is_on:
            with TRACES.span(name, request=origin.request_id) as span:
                result = await one(params, files, origin, seen, notes)
                span.set_attribute("keyreel.outcome", result.code if isinstance(result, ApiError) else OK)
        else:
            result = await one(params, files, origin, seen, notes)
        seconds = time.perf_counter() - began
        outcome = result.code if isinstance(result, ApiError) else OK
        CALLS.add(name, outcome)
        CALL_SECONDS.observe(seconds, name)
        if logged:
            fields = {"action": name, "outcome": outcome, "ms": round(seconds * 1000, 2), "ip": origin.ip}
            log.info("call", extra={"fields": fields})
        return result

    return watch
