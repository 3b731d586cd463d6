"""Lines of the log: what they carry, and what they never do."""

import asyncio
import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from keyreel.telemetry import logs
from keyreel.telemetry.arrival import ARRIVED, Arrived
from worker import Worker, workers

Lines = Callable[[], list[dict[str, Any]]]
KS = "djJ8MTAxfAqfuY9nvJ3Zr7gMQmE3uB0zXw_4vH2nKJ5sT7cRk1dY8eLpWvAqfuY9nvJ3Zr7gMQ=="
OLD_KS = (
    "MTlhODdjMzU0YmU4ZTk1MGVhMmYyMzQ2NzM2M2IzNTg0Njc2YWEzNHwxMDE7MTAxOzE4MDAwODY0MDA7MjsxODAwMDAwMDAwLjU7O2FkbWluOw=="
)


def break_ping(worker: Worker, fail: Callable[[], Any]) -> None:
    """Let `system.ping` fail in a way that nobody expects."""

    async def failing(call: Any) -> None:
        await asyncio.sleep(0)
        fail()

    assert worker.app.parts is not None
    worker.app.parts.registry.find("system", "ping").run = failing


async def test_every_line_of_a_request_has_the_id_that_its_answer_carries(worker: Worker, lines: Lines) -> None:
    def fail() -> None:
        raise RuntimeError("unexpected")

    break_ping(worker, fail)
    answers = await asyncio.gather(*(worker.get("/api_v3/service/system/action/ping?format=1") for _ in range(20)))
    ids = [headers["x-request-id"] for _, headers, _ in answers]
    found = [line for line in lines() if line["logger"] == "keyreel.calls"]
    assert len(set(ids)) == 20
    assert sorted(line["request"] for line in found) == sorted(ids)
    for line in found:
        assert line["level"] == "error"
        assert line["message"] == "system->ping failed"
        assert "RuntimeError: unexpected" in line["exception"]
        assert line["time"].endswith("Z")


@pytest.mark.parametrize(
    ("ip", "sent", "kept"), [("10.0.0.1", "a-1", True), ("192.0.2.7", "a-1", False), ("10.0.0.1", "a\tb", False)]
)
async def test_a_trusted_proxy_names_requests(tmp_path: Path, ip: str, sent: str, kept: bool) -> None:
    async with workers(tmp_path / "behind", trusted_proxy=("10.0.0.0/8",)) as (worker,):
        _, headers, _ = await worker.get("/api_v3/service/system/action/ping", ip=ip, x_request_id=sent)
    assert (headers["x-request-id"] == sent) is kept


async def test_what_a_request_sent_as_a_secret_is_in_no_line_whatever_fails(worker: Worker, lines: Lines) -> None:
    sent: dict[str, Any] = {
        "secret": "s3cret-of-mine",
        "user": {"password": "pass 'word' of mine", "objectType": "KalturaUser"},
        "2:otp": "482913",
        "hashKey": 987654321,
        "items": [{"tokenHash": "t0ken-of-mine"}],
    }
    said = [f"1 {json.dumps(sent)} {sent!r} {KS}"]

    def fail() -> None:
        raise ValueError(said[-1])

    break_ping(worker, fail)
    await worker.ask("system", "ping", **sent)
    said.append("2 s3cret-of-mine pass 'word' of mine")
    await worker.get("/api_v3/service/system/action/ping/secret/s3cret-of-mine/?password=pass%20'word'%20of%20mine")
    text = json.dumps(lines())
    assert "ValueError: 1 " in text
    assert "ValueError: 2 " in text
    for secret in ("s3cret", "of mine", "482913", "987654321", "t0ken", KS):
        assert secret not in text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (f"session {KS} is", "session djJ8MTAx… is"),
        (f"session {OLD_KS} is", "session MTlhODdj… is"),
        ("key " + "0123456789abcdef" * 2, "key 01234567…"),
        ("GET /?a=1&ks=abc&b=2 secret=hidden;", "GET /?a=1&ks=[hidden]&b=2 secret=[hidden];"),
        ("postgresql://me:pass@db/keyreel", "postgresql://[hidden]@db/keyreel"),
        ("file data/ab/abc of user u1", "file data/ab/abc of user u1"),
    ],
)
def test_what_looks_like_a_secret_is_shortened(lines: Lines, said: str, shown: str) -> None:
    logging.getLogger("keyreel.any").info("%s", said)
    logging.getLogger("elsewhere").warning("%s", said)
    assert [line["message"] for line in lines()] == [shown, shown]


def test_nobody_can_write_a_line_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    made = logs._TextLines()  # pyright: ignore[reportPrivateUsage]
    record = logging.LogRecord("keyreel.x", logging.INFO, "", 1, "user %s", ("a\n2026 ERROR\x1b[2J",), None)
    record.fields = {"by": "b\nc"}
    token = ARRIVED.set(Arrived("f00"))
    try:
        text = made.format(record)
    finally:
        ARRIVED.reset(token)
    assert all(line.startswith("    ") for line in text.splitlines()[1:])
    assert "\x1b" not in text
    assert "INFO keyreel.x [f00] user a\n    2026 ERROR\\x1b[2J by=b\\nc" in text


def test_a_line_that_cannot_be_made_costs_nobody_anything() -> None:
    record = logging.LogRecord("keyreel.x", logging.INFO, "", 1, "%d", ("no number",), None)
    assert "cannot be written" in logs._TextLines().format(record)  # pyright: ignore[reportPrivateUsage]


def test_levels_are_for_our_own_rooms(lines: Lines) -> None:
    logging.getLogger("keyreel.any").debug("ours")
    logging.getLogger("library").info("theirs")
    assert [line["message"] for line in lines()] == ["ours"]
