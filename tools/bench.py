"""How fast the server is, as ratios to a bare handler under the same server, in one run: `make bench`.

    python tools/bench.py [--rounds N] [--seconds N] [--only NAME] [--json] [--no-postgres] [--no-entries] …

Floor and scenarios alternate within every round, and medians are compared, so that ratios mean something on a machine
that does other things too.
"""

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import bench_entries
import bench_gate
import bench_ks
import bench_people
import bench_tokens
import load
import postgres
from ports import free_port

BIN = Path(sys.executable).parent
TOOLS = Path(__file__).parent
TARGETS = {
    "session.get": 0.40,
    "session.start": 0.25,
    "user.get, 1,000": 0.35,
    "user.get, 1,000,000": 0.35,
    "baseEntry.get, 1,000": 0.30,
    "baseEntry.get, 100,000": 0.30,
    "baseEntry.get, 1,000,000": 0.30,
    "media.list of 30, 1,000": 0.08,
    "media.list of 30, 100,000": 0.08,
    "media.list of 30, 1,000,000": 0.08,
}


@dataclass(frozen=True, slots=True)
class Scenario:
    """A request to repeat: its name, path and JSON."""

    name: str
    path: str
    sent: dict[str, Any]


def call(base: str, service: str, action: str, **params: Any) -> Any:
    """The result of one call."""
    request = Request(  # noqa: S310  # loopback
        f"{base}/api_v3/service/{service}/action/{action}",
        json.dumps({"format": 1, **params}).encode(),
        {"Content-Type": "application/json"},
    )
    with urlopen(request, timeout=10) as answer:  # noqa: S310  # loopback
        return json.load(answer)


@contextmanager
def process(arguments: list[str], port: int, path: str, environ: dict[str, str]) -> Iterator[tuple[int, float]]:
    """A server process: its pid, and the seconds from its start to its first answer."""
    started = time.perf_counter()
    server = subprocess.Popen(arguments, env={**os.environ, **environ}, stdout=subprocess.DEVNULL)
    try:
        while True:
            try:
                with urlopen(f"http://127.0.0.1:{port}{path}", timeout=5):  # loopback
                    break
            except OSError:
                if server.poll() is not None or time.perf_counter() - started > 30:
                    raise SystemExit(f"the server did not start: {arguments}") from None
                time.sleep(0.005)
        yield server.pid, time.perf_counter() - started
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)


def floor(port: int) -> list[str]:
    """The command of the bare handler, with the flags that the server runs with."""
    flags = ["--interface", "asgi", "--workers", "1", "--no-ws", "--log-level", "warning", "--host", "127.0.0.1"]
    return [str(BIN / "granian"), *flags, "--port", str(port), "floor:app"]


def memory(pid: int) -> list[float]:
    """MB that each worker of a server keeps in memory."""
    listed = subprocess.run(["ps", "-o", "rss=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) / 1024 for line in listed.stdout.split()]


def scenarios(base: str) -> list[Scenario]:
    """What is measured."""
    account = dict(_account(base))
    admin = call(base, "session", "start", **account, type=2, userId="bench", expiry=80000)
    start = {"service": "session", "action": "start", **account, "type": 2}
    three = {
        "1": start,
        "2": {"service": "session", "action": "get", "ks": "{1:result}"},
        "3": {"service": "system", "action": "getTime"},
    }
    partner = account["partnerId"]
    return [
        Scenario("system.ping", "/api_v3/service/system/action/ping", {"format": 1}),
        Scenario("session.start", "/api_v3/service/session/action/start", {"format": 1, "type": 2, **account}),
        Scenario("session.get", "/api_v3/service/session/action/get", {"format": 1, "ks": admin}),
        Scenario(
            "startWidgetSession",
            "/api_v3/service/session/action/startWidgetSession",
            {"format": 1, "widgetId": f"_{partner}"},
        ),
        Scenario("multirequest of 3", "/api_v3/service/multirequest", {"format": 1, **three}),
    ]


_accounts: dict[str, dict[str, Any]] = {}


def _account(base: str) -> dict[str, Any]:
    return _accounts[base]


def prepare(folder: Path, database_url: str) -> dict[str, Any]:
    """Make an account; its number and admin secret as parameters of a call."""
    arguments = [str(BIN / "keyreel"), "account", "create", "--name", "bench", "--email", "bench@example.org", "--json"]
    arguments += ["--data-dir", str(folder)] + (["--database-url", database_url] if database_url else [])
    made = json.loads(subprocess.run(arguments, capture_output=True, text=True, check=True).stdout)
    return {"partnerId": made["partnerId"], "secret": made["adminSecret"]}


def measure(options: argparse.Namespace, name: str, database_url: str, folder: Path) -> dict[str, Any]:
    """The figures of a server on one database."""
    port, floor_port = free_port(), free_port()
    base = f"http://127.0.0.1:{port}"
    _accounts[base] = prepare(folder, database_url)
    environ = {"KEYREEL_DATA_DIR": str(folder), "KEYREEL_PORT": str(port), "KEYREEL_DATABASE_URL": database_url}
    with ExitStack() as stack:
        serve = [str(BIN / "keyreel"), "serve"]
        pid, startup = stack.enter_context(process(serve, port, "/api_v3/service/system/action/ping", environ))
        stack.enter_context(process(floor(floor_port), floor_port, "/?4", {"PYTHONPATH": str(TOOLS)}))
        chosen = [item for item in scenarios(base) if not options.only or options.only in item.name]
        rows = _rounds(options, name, base, floor_port, chosen)
        worker_mb = max(memory(pid) or [0.0])
        figures: dict[str, Any] = {"startup_s": startup, "worker_mb": worker_mb, "calls": rows}
        if options.tokens and not database_url:
            figures["calls with tokens"] = _tokens(options, base, floor_port, folder)
        if options.entries and not database_url:
            figures |= _entries(options, base, floor_port, folder, pid)
        if options.people and not database_url:
            figures |= _people(options, base, floor_port, folder)
        return figures


def _rounds(
    options: argparse.Namespace, name: str, base: str, floor_port: int, chosen: list[Scenario]
) -> dict[str, dict[str, float]]:
    """The figures of scenarios, each of whose rounds alternates with the floor."""
    found: dict[str, list[tuple[load.Load, load.Load]]] = {item.name: [] for item in chosen}
    for number in range(options.rounds):
        for item in chosen:
            print(f"\r{name}: round {number + 1} of {options.rounds}, {item.name:20}", end="", file=sys.stderr)
            body = json.dumps(item.sent).encode()
            with urlopen(_request(base + item.path, body), timeout=60) as answer:  # noqa: S310  # loopback
                size = len(answer.read())
            bare = load.post(f"http://127.0.0.1:{floor_port}/?{size}", body, seconds=options.seconds)
            ours = load.post(base + item.path, body, seconds=options.seconds)
            found[item.name].append((bare, ours))
    print("\r" + " " * 70 + "\r", end="", file=sys.stderr)
    return {scenario: _row(rounds) for scenario, rounds in found.items()}


def _tokens(options: argparse.Namespace, base: str, floor_port: int, folder: Path) -> dict[str, dict[str, float]]:
    """What application tokens cost, few and many; and that what was revoked costs nothing."""
    account = _account(base)
    admin = call(base, "session", "start", **account, type=2, userId="bench", expiry=80000)
    chosen = bench_tokens.requests(base, account["partnerId"], admin)
    found: dict[str, dict[str, float]] = {}
    for among in ("few", "many"):
        if among == "many":
            print(f"\rwriting {bench_tokens.REVOCATIONS} revocations", end="", file=sys.stderr)
            bench_tokens.fill(folder, account["partnerId"])
        rows = _rounds(
            options, f"among {among}", base, floor_port, [Scenario(name, *it) for name, it in chosen.items()]
        )
        found |= {f"{name}, {among}": row for name, row in rows.items()}
    return found


def _people(options: argparse.Namespace, base: str, floor_port: int, folder: Path) -> dict[str, Any]:
    """What users cost, few and many; and logging in."""
    account = _account(base)
    admin = call(base, "session", "start", **account, type=2, userId="bench", expiry=80000)
    found: dict[str, Any] = {"calls on users": {}}
    have = 0
    for want in (bench_people.FEW, bench_people.MANY):
        print(f"\rwriting {want} users", end="", file=sys.stderr)
        bench_people.fill(folder, account["partnerId"], have, want)
        have = want
        chosen = [Scenario(name, *request) for name, request in bench_people.requests(admin).items()]
        rows = _rounds(options, f"{want} users", base, floor_port, chosen)
        found["calls on users"] |= {f"{name}, {want:,}": row for name, row in rows.items()}
    user = {"id": "login.bench", "email": "login@bench.example", "password": bench_people.PASSWORD}
    call(base, "user", "add", ks=admin, user=user)
    login = {"loginId": user["email"], "password": bench_people.PASSWORD, "partnerId": account["partnerId"]}
    print("\rlogging in" + " " * 40, end="", file=sys.stderr)
    found["changes"] = bench_people.measure_changes(base, admin, options.seconds)
    found["logins"] = bench_people.measure_logins(base, login, admin, options.seconds)
    print("\r" + " " * 70 + "\r", end="", file=sys.stderr)
    return found


def _entries(options: argparse.Namespace, base: str, floor_port: int, folder: Path, pid: int) -> dict[str, Any]:
    """What entries cost, few and many; moving bytes; and pictures."""
    account = _account(base)
    partner_id = account["partnerId"]
    admin = call(base, "session", "start", **account, type=2, userId="bench", expiry=80000)
    user = call(base, "session", "start", **account, type=0, userId=bench_entries.USER, expiry=80000)
    image = call(base, "media", "add", ks=admin, entry={"name": "picture", "mediaType": 2})
    token = call(base, "uploadToken", "add", ks=admin)["id"]
    bench_entries.send(base, admin, token, bench_entries.picture(), 0, is_last=True)
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    call(base, "media", "addContent", ks=admin, entryId=image["id"], resource=resource)
    found: dict[str, Any] = {"calls on entries": {}}
    have = 0
    for want in bench_entries.SIZES:
        print(f"\rwriting {want} entries", end="", file=sys.stderr)
        bench_entries.fill(folder, partner_id, have, want)
        have = want
        chosen = [Scenario(name, *request) for name, request in bench_entries.requests(admin, user).items()]
        rows = _rounds(options, f"{want} entries", base, floor_port, chosen)
        found["calls on entries"] |= {f"{name}, {want:,}": row for name, row in rows.items()}
    print("\rmoving bytes" + " " * 40, end="", file=sys.stderr)
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "bench.bin"
        moved = bench_entries.measure_bytes(
            base, partner_id, call, admin, source, lambda: max(memory(pid) or [0.0]), options.megabytes
        )
        static_port = free_port()
        static = [sys.executable, "-m", "http.server", str(static_port), "-b", "127.0.0.1", "-d", scratch]
        with process(static, static_port, "/", {}):
            moved["static"] = bench_entries.fetch_rate(f"http://127.0.0.1:{static_port}/bench.bin", int(moved["size"]))
    found["bytes"] = moved | bench_entries.measure_pictures(base, partner_id, image["id"])
    print("\r" + " " * 70 + "\r", end="", file=sys.stderr)
    return found


def _request(url: str, body: bytes) -> Request:
    return Request(url, body, {"Content-Type": "application/json"})  # noqa: S310  # loopback


def _row(rounds: list[tuple[load.Load, load.Load]]) -> dict[str, float]:
    floor_rate = statistics.median(bare.rate for bare, _ in rounds)
    return {
        "floor": floor_rate,
        "rate": statistics.median(ours.rate for _, ours in rounds),
        "ratio": statistics.median(ours.rate / bare.rate for bare, ours in rounds),
        "p50_ms": statistics.median(ours.p50 for _, ours in rounds),
        "p99_ms": statistics.median(ours.p99 for _, ours in rounds),
        "errors": float(sum(ours.errors + bare.errors for bare, ours in rounds)),
    }


def show(name: str, figures: dict[str, Any]) -> None:
    """Print the figures of one database."""
    print(f"\n{name}: start-up {figures['startup_s']:.2f} s, {figures['worker_mb']:.0f} MB a worker")
    print(f"  {'':27}{'floor/s':>10}{'ours/s':>10}{'ratio':>8}{'p50 ms':>9}{'p99 ms':>9}{'errors':>8}  target")
    for scenario, row in {
        **figures["calls"],
        **figures.get("calls with tokens", {}),
        **figures.get("calls on entries", {}),
        **figures.get("calls on users", {}),
    }.items():
        target = TARGETS.get(scenario) if name == "SQLite" else None
        print(
            f"  {scenario:27}{row['floor']:>10.0f}{row['rate']:>10.0f}{row['ratio']:>8.2f}{row['p50_ms']:>9.2f}"
            f"{row['p99_ms']:>9.2f}{row['errors']:>8.0f}  {f'at least {target:.2f}' if target else ''}"
        )
    if moved := figures.get("bytes"):
        print(
            f"  {moved['size'] / 2**20:.0f} MiB: upload in chunks {moved['uploaded']:.0f} MB/s (a copy on the disk "
            f"{moved['copied']:.0f}), memory {moved['before_mb']:.0f} MB before and {moved['most_mb']:.0f} at most; "
            f"download {moved['downloaded']:.0f} MB/s, "
            f"{moved['downloaded'] / moved['static']:.2f} of a static server (at least 0.80)\n"
            f"  a picture of a new size {moved['new_ms']:.1f} ms, one that was made before {moved['again_ms']:.1f} ms"
        )
    if changes := figures.get("changes"):
        print(
            f"  session.get {changes['quiet']:.0f}/s, beside {changes['changes_per_s']:.0f} changes/s "
            f"{changes['beside']:.0f}/s"
        )
    if logins := figures.get("logins"):
        print(
            f"  logins: {logins['logins_per_s']:.0f}/s, {logins['logins_p50_ms']:.0f} ms each; p99 of session.get "
            f"{logins['quiet_p99_ms']:.1f} ms, beside {logins['logins_per_s_beside_calls']:.0f} logins/s "
            f"{logins['beside_p99_ms']:.1f} ms: {logins['p99_ratio']:.1f} times (at most 2)"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the server against a bare handler.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--only", help="only scenarios whose name holds this")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--no-postgres", action="store_true")
    parser.add_argument("--no-entries", dest="entries", action="store_false", help="leave out entries and bytes")
    parser.add_argument("--megabytes", type=int, default=256, help="size of the file that is uploaded and downloaded")
    parser.add_argument("--no-people", dest="people", action="store_false", help="leave out users and logins")
    parser.add_argument("--no-tokens", dest="tokens", action="store_false", help="leave out application tokens")
    options = parser.parse_args()
    report: dict[str, Any] = {"reading a KS": bench_ks.measure(), "the gate": bench_gate.measure()}
    with tempfile.TemporaryDirectory() as folder:
        report["SQLite"] = measure(options, "SQLite", "", Path(folder) / "data")
    if not options.no_postgres:
        with tempfile.TemporaryDirectory() as folder, postgres.running(durable=True) as url:
            report["PostgreSQL"] = measure(options, "PostgreSQL", url, Path(folder) / "data")
    if options.json:
        print(json.dumps(report, indent=1))
        return
    reading = report.pop("reading a KS")
    print(
        f"Reading a KS: decrypt and split {reading['ours_us']:.1f} us, {reading['ratio']:.2f} of the naive way "
        f"(at most 0.40); whole verification {reading['verify_us']:.1f} us"
    )
    gate = report.pop("the gate")
    print(
        f"The gate: admits a known session in {gate['admit_us']:.1f} us, and asks the database in "
        f"{gate['standing_us']:.1f} us where something was written since; without a session {gate['none_us']:.1f} us\n"
        f"  the grant of a new session {gate['grant_us']:.1f} us (at most 10), "
        f"of a new kind of caller {gate['resolving_us']:.0f} us"
    )
    for name, figures in report.items():
        show(name, figures)


if __name__ == "__main__":
    main()
