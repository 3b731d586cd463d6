"""What is measured: of one worker and of several, and who may read it."""

import math
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from conftest import ROOT
from keyreel.telemetry.board import NAMES, NUMBERS, Board
from keyreel.telemetry.meters import SECONDS, Meter
from worker import Worker, workers

HERE = "127.0.0.1"
Numbers = dict[tuple[str, frozenset[tuple[str, str]]], float]


def read(text: str) -> Numbers:
    """Every number, as Prometheus reads them."""
    found: Numbers = {}
    for family in text_string_to_metric_families(text):
        assert family.documentation, family.name
        assert family.type != "unknown", family.name
        for sample in family.samples:
            key = (sample.name, frozenset(sample.labels.items()))
            assert key not in found, "said twice"
            found[key] = sample.value
    return found


async def metrics(worker: Worker) -> Numbers:
    status, headers, body = await worker.get("/metrics", ip=HERE)
    assert (status, headers["content-type"]) == (200, "text/plain; version=0.0.4; charset=utf-8")
    return read(body.decode())


async def difference(worker: Worker, act: Callable[[], Any]) -> Callable[..., float]:
    """What an act adds to each number."""
    before = await metrics(worker)
    await act()
    after = await metrics(worker)

    def added(name: str, **labels: str) -> float:
        key = (f"keyreel_{name}", frozenset(labels.items()))
        return after[key] - before.get(key, 0)

    return added


async def test_calls_and_sessions_are_counted_by_what_became_of_them(worker: Worker) -> None:
    ks = worker.ks(101)
    gone = worker.ks(101)
    await worker.ask("session", "end", ks=gone)

    async def act() -> None:
        for _ in range(3):
            assert (await worker.ask("session", "get", ks=ks))["partnerId"] == 101
        await worker.ask("session", "get", ks=gone)
        await worker.ask("session", "get", ks="nonsense")
        await worker.ask("session", "get", ks=worker.ks(101, privileges="iprestrict:10.0.0.1"))
        await worker.ask("no such", 'thing"\n')
        await worker.ask("session", "end", ks=worker.ks(101))
        await worker.ask("multirequest", "", **{"1": {"service": "system", "action": "ping"}})

    added = await difference(worker, act)
    assert added("calls_total", action="session.get", outcome="ok") == 3
    assert added("calls_total", action="session.get", outcome="INVALID_KS") == 3
    assert added("calls_total", action="unknown", outcome="SERVICE_DOES_NOT_EXISTS") == 1
    assert added("calls_total", action="system.ping", outcome="ok") == 1
    assert added("call_seconds_count", action="session.get") == 6
    assert added("sessions_verified_total", version="2") == 4
    for reason in ("Revoked", "Malformed", "RestrictedIp"):
        assert added("sessions_refused_total", reason=reason) == 1
    assert added("cache_lookups_total", cache="sessions", outcome="hit") >= 2
    assert added("cache_lookups_total", cache="sessions", outcome="miss") == 4
    assert added("cache_lookups_total", cache="standings", outcome="hit") >= 2
    assert added("revocations_total", kind="session") == 1
    assert added("database_write_seconds_count") >= 1
    assert added("requests_total", kind="api") == 9


async def test_logins_and_what_is_throttled_are_counted(tmp_path: Path) -> None:
    async with workers(tmp_path, login_failures=2) as (worker,):
        await worker.open_account(101)
        admin = worker.ks(101, "boss", privileges="disableentitlement")
        made = {"id": "u", "email": "u@x.example", "password": "Right-Passw0rd", "loginEnabled": True}
        assert "code" not in await worker.ask("user", "add", ks=admin, user=made)

        async def act() -> None:
            for password in ("Right-Passw0rd", "wrong", "wrong", "wrong"):
                await worker.ask("user", "loginByLoginId", loginId="u@x.example", password=password, partnerId=101)
            await worker.ask("user", "disableLogin", ks=admin, userId="u")

        added = await difference(worker, act)
    assert added("logins_total", outcome="ok") == 1
    assert added("logins_total", outcome="USER_WRONG_PASSWORD") == 2
    assert added("logins_total", outcome="ACTION_BLOCKED") == 1
    assert added("throttled_total", limit="login/address") == 1
    assert added("hash_seconds_count") == added("hash_wait_seconds_count") == 3
    assert added("hash_seconds_sum") > 0
    assert added("hashes_waiting") == 0
    assert added("revocations_total", kind="user") >= 1


async def test_jobs_that_wait_are_told_with_how_late_they_are(worker: Worker) -> None:
    assert worker.app.parts is not None
    await worker.app.parts.jobs.stop()
    admin = worker.ks(101, "boss")
    assert "code" not in await worker.ask("user", "add", ks=admin, user={"id": "boss", "email": "b@x.example"})
    assert "code" not in await worker.ask("user", "exportToCsv", ks=admin)
    worker.now += 90
    found = await metrics(worker)
    assert found["keyreel_jobs", frozenset({("status", "waiting")})] == 1
    assert found["keyreel_jobs_late_seconds", frozenset()] == 90
    assert found["keyreel_database_up", frozenset()] == 1


@pytest.mark.parametrize(
    ("settings", "ip", "headers", "status"),
    [
        ({}, HERE, {}, 200),
        ({}, "::1", {}, 200),
        ({}, "192.0.2.7", {}, 403),
        ({}, HERE, {"x_forwarded_for": "198.51.100.1"}, 403),
        ({"trusted_proxy": ("127.0.0.0/8",)}, HERE, {"x_forwarded_for": "198.51.100.1"}, 403),
        ({"trusted_proxy": ("127.0.0.0/8",)}, HERE, {"x_forwarded_for": "127.0.0.1"}, 200),
        ({"metrics_network": ()}, HERE, {}, 403),
        ({"metrics_network": ("192.0.2.0/24",)}, "192.0.2.7", {}, 200),
        ({"metrics_token": "t0ken"}, "192.0.2.7", {"authorization": "Bearer t0ken"}, 200),
        ({"metrics_token": "t0ken"}, "192.0.2.7", {"authorization": "Bearer other"}, 403),
        ({}, "192.0.2.7", {"authorization": "Bearer "}, 403),
    ],
)
async def test_metrics_are_for_this_machine_unless_the_operator_says_otherwise(
    tmp_path: Path, settings: dict[str, Any], ip: str, headers: dict[str, str], status: int
) -> None:
    async with workers(tmp_path, **settings) as (worker,):
        assert (await worker.get("/metrics", ip=ip, **headers))[0] == status


async def test_everything_that_is_measured_is_documented_and_told(worker: Worker) -> None:
    page = (ROOT / "docs" / "observing.md").read_text()
    names = set(re.findall(r"^\| `(keyreel_\w+)`", page, re.MULTILINE))
    _, _, body = await worker.get("/metrics", ip=HERE)
    assert names == {name.decode() for name in re.findall(rb"^# TYPE (\w+)", body, re.MULTILINE)}
    assert set(Meter.known) <= names


WORK = """
import os, sys
from pathlib import Path
from keyreel.telemetry.exposition import write_metrics
from keyreel.telemetry.meters import share_meters
from keyreel.telemetry.metrics import CALLS, CALL_SECONDS, RUNNING
share_meters(Path(sys.argv[1]))
RUNNING.add(1)
for line in sys.stdin:
    if line == "show\\n":
        print(write_metrics([]).decode() + "END", flush=True)
    elif line == "die\\n":
        os.kill(os.getpid(), 9)
    else:
        CALLS.add("a.b", line.strip())
        CALL_SECONDS.observe(0.003, "a.b")
        print("done", flush=True)
"""


class Other:
    """A worker in another process."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-c", WORK, str(folder)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.tell("ok")

    def tell(self, word: str) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        if word == "die":
            self.process.wait()
        else:
            assert self.process.stdout.readline() == "done\n"

    def show(self) -> Numbers:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("show\n")
        self.process.stdin.flush()
        return read("".join(iter(self.process.stdout.readline, "END\n")))


def test_each_worker_tells_of_all_and_what_was_counted_outlives_who_counted(tmp_path: Path) -> None:
    running = ("keyreel_requests_running", frozenset[tuple[str, str]]())
    one, two = Other(tmp_path), Other(tmp_path)

    def counted(outcome: str) -> tuple[str, frozenset[tuple[str, str]]]:
        return "keyreel_calls_total", frozenset({("action", "a.b"), ("outcome", outcome)})

    two.tell("only two's")
    found = one.show()
    assert found == {**two.show(), **{key: found[key] for key in found if "worker" in key[0]}}
    assert found[counted("ok")] == 2
    assert found[counted("only two's")] == 1
    assert found["keyreel_call_seconds_count", frozenset({("action", "a.b")})] == 3
    assert found[running] == 2
    two.tell("die")
    two.process.communicate()
    found = one.show()
    assert found[counted("ok")] == 2
    assert found[counted("only two's")] == 1
    assert found[running] == 1, "who ended answers nothing"
    three = Other(tmp_path)
    three.tell("new")
    found = one.show()
    assert [found[counted(outcome)] for outcome in ("ok", "only two's", "new")] == [3, 1, 1]
    assert found[running] == 2
    assert found["keyreel_workers", frozenset()] == 2
    assert len(list(tmp_path.glob("*.slot"))) == 2, "a slot is used again"
    for each in (one, three):
        each.process.kill()
        each.process.communicate()


def test_a_board_that_is_full_goes_on_and_counts_what_it_knew(tmp_path: Path) -> None:
    board = Board()
    board.share(tmp_path)
    first = board.place("first", 1)
    for number in range(NUMBERS):
        place = board.place(f"{number} {'x' * (NAMES // NUMBERS)}", 16)
        board.numbers[place] += 1
    board.numbers[first] += 1
    slot = next(board.slots())
    assert slot.numbers[slot.places["first"]] == 1
    assert max(slot.places.values()) < NUMBERS


async def test_buckets_are_cumulative_and_end_with_everything(worker: Worker) -> None:
    await worker.ask("system", "ping")
    found = await metrics(worker)
    buckets = {
        math.inf if dict(labels)["le"] == "+Inf" else float(dict(labels)["le"]): value
        for (name, labels), value in found.items()
        if name == "keyreel_call_seconds_bucket" and ("action", "system.ping") in labels
    }
    assert sorted(buckets) == [*SECONDS, math.inf]
    ordered = [buckets[bound] for bound in sorted(buckets)]
    assert ordered == sorted(ordered)
    assert buckets[math.inf] == found["keyreel_call_seconds_count", frozenset({("action", "system.ping")})]
