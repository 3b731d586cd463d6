"""Watching calls: what each was, how it ended, how long it took; in the metrics and, where wished, the log."""

import logging
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from keyreel.gate import Origin
from keyreel.schema.errors import ApiError
from keyreel.schema.service import Action
from keyreel.telemetry.metrics import CALL_SECONDS, CALLS
from keyreel.telemetry.traces import TRACES

if TYPE_CHECKING:
    from keyreel.calls.life import One, Seen

log = logging.getLogger("keyreel.call")

OK = "ok"
UNKNOWN = "unknown"
"""What a call is called that names no action."""


def watched(one: "One", *, logged: bool) -> "One":
    """Answers calls with `one`, and watches them.

    Args:
        logged: whether each call becomes a line of the log.
    """

    async def watch(
        found: Action | ApiError,
        params: Mapping[str, Any],
        files: dict[str, Any],
        origin: Origin,
        seen: "Seen",
        notes: list[tuple[str, str]],
    ) -> Any:
        name = UNKNOWN if isinstance(found, ApiError) else found.label
        began = time.perf_counter()
        if TRACES.is_on:
            with TRACES.span(name, request=origin.request_id) as span:
                result = await one(found, params, files, origin, seen, notes)
                span.set_attribute("keyreel.outcome", result.code if isinstance(result, ApiError) else OK)
        else:
            result = await one(found, params, files, origin, seen, notes)
        seconds = time.perf_counter() - began
        outcome = result.code if isinstance(result, ApiError) else OK
        CALLS.add(name, outcome)
        CALL_SECONDS.observe(seconds, name)
        if logged:
            fields = {"action": name, "outcome": outcome, "ms": round(seconds * 1000, 2), "ip": origin.ip}
            log.info("call", extra={"fields": fields})
        return result

    return watch
