"""Spans of requests, calls and changes, where somebody collects them."""

import subprocess
import sys
from pathlib import Path

import pytest

from keyreel.settings import SettingInvalid, Settings
from worker import workers

sys.path.append(str(Path(__file__).parent))

from collector import collecting  # found through the path above

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


async def test_a_request_is_a_span_in_the_clients_trace_with_its_calls_and_changes_below(tmp_path: Path) -> None:
    with collecting() as collector:
        async with workers(tmp_path, otel_endpoint=collector.url) as (worker,):
            await worker.open_account(101)
            ks = worker.ks(101)
            path = "/api_v3/service/session/action/end"
            _, headers, _ = await worker.get(f"{path}?ks={ks}", traceparent=f"00-{TRACE}-00f067aa0ba902b7-01")
            await worker.ask("session", "get", ks=ks)
        spans = {span.name: span for span in collector.spans if span.trace_id.hex() == TRACE}
        others = [span for span in collector.spans if span.name == "session.get"]
    assert set(spans) == {"GET", "session.end", "database.write"}
    assert spans["GET"].parent_span_id.hex() == "00f067aa0ba902b7"
    assert spans["session.end"].parent_span_id == spans["GET"].span_id
    assert spans["database.write"].parent_span_id == spans["session.end"].span_id
    told = {item.key: item.value.string_value for item in spans["session.end"].attributes}
    assert told == {"keyreel.request": headers["x-request-id"], "keyreel.outcome": "ok"}
    [refused] = others
    assert {item.key: item.value.string_value for item in refused.attributes}["keyreel.outcome"] == "INVALID_KS"


def test_nothing_of_it_is_loaded_where_it_is_off() -> None:
    program = "import sys, keyreel.app; sys.exit(any(name.startswith('opentelemetry') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_endpoint_is_an_address() -> None:
    with pytest.raises(SettingInvalid, match="otel-endpoint"):
        Settings(otel_endpoint="localhost:4318")
