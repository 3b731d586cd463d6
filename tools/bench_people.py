"""What users cost: reading and finding them among few and many, and logging in. A part of `make bench`."""

import json
import sqlite3
import statistics
import threading
import time
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import load

PASSWORD = "B3nch!pass"  # noqa: S105  # of a user who lives as long as the measurement
FEW, MANY = 1_000, 1_000_000
TURNS = 5
CHANGES = 50
"""Changes a second that are asked for beside calls."""


def fill(folder: Path, partner_id: int, have: int, want: int) -> None:
    """Write users straight into a SQLite database, by the hundred thousand."""
    db = sqlite3.connect(folder / "keyreel.db", timeout=60)
    names = "partner_id, id, id_key, status, type, is_admin, screen_name, screen_name_key, first_name, first_name_key,"
    names += " email, email_key, created_at, updated_at, data, epoch"
    marks = ", ".join("?" * 16)
    for start in range(have, want, 100_000):
        rows = []
        for number in range(start, min(want, start + 100_000)):
            id, email = f"user{number:07}", f"user{number:07}@bench.example"
            at = 1_500_000_000 + number
            row = (partner_id, id, id, 1, 0, 0, id, id, id, id, email, email, at, at, '{"city":"Graz"}', 0)
            rows.append(row)
        with db:
            db.executemany(f'INSERT INTO "user" ({names}) VALUES ({marks})', rows)  # noqa: S608  # our own names
    db.commit()
    db.close()


def requests(ks: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """The calls on users by name: path and JSON."""
    some = {"filter": {"idIn": "user0000007,user0000070,user0000700"}, "pager": {"pageSize": 30}}
    found = {"filter": {"idOrScreenNameStartsWith": "user000042"}, "pager": {"pageSize": 30}}
    page = {"pager": {"pageSize": 30}}
    most = {"filter": {"statusEqual": 1}, **page}
    late = {"filter": {"updatedAtLessThanOrEqual": 1_500_000_010, "updatedAtGreaterThanOrEqual": 1_500_000_000}, **page}
    return {
        "user.get": ("/api_v3/service/user/action/get", {"format": 1, "ks": ks, "userId": "user0000500"}),
        "user.list of 3": ("/api_v3/service/user/action/list", {"format": 1, "ks": ks, **some}),
        "user.list of 10": ("/api_v3/service/user/action/list", {"format": 1, "ks": ks, **found}),
        "user.list of 11 by time": ("/api_v3/service/user/action/list", {"format": 1, "ks": ks, **late}),
        "user.list of most": ("/api_v3/service/user/action/list", {"format": 1, "ks": ks, **most}),
        "user.list of all": ("/api_v3/service/user/action/list", {"format": 1, "ks": ks, **page}),
    }


def measure_logins(base: str, login: dict[str, Any], ks: str, seconds: int) -> dict[str, float]:
    """Logins a second, and the p99 of `session.get` without them and beside as many as the server takes."""
    url, body = f"{base}/api_v3/service/session/action/get", json.dumps({"format": 1, "ks": ks}).encode()
    enter = f"{base}/api_v3/service/user/action/loginByLoginId"
    sent = json.dumps({"format": 1, **login}).encode()
    alone = load.post(enter, sent, seconds=seconds)
    quiet: list[float] = []
    beside: list[float] = []
    rates: list[float] = []
    for _ in range(TURNS):
        quiet.append(load.post(url, body, seconds=seconds).p99)
        logins: list[load.Load] = []
        saturating = threading.Thread(target=lambda: logins.append(load.post(enter, sent, seconds=seconds + 2)))  # noqa: B023
        saturating.start()
        time.sleep(1)
        beside.append(load.post(url, body, seconds=seconds).p99)
        saturating.join()
        rates.append(logins[0].rate)
    return {
        "logins_per_s": alone.rate,
        "logins_p50_ms": alone.p50,
        "logins_per_s_beside_calls": statistics.median(rates),
        "quiet_p99_ms": statistics.median(quiet),
        "beside_p99_ms": statistics.median(beside),
        "p99_ratio": statistics.median(there / here for here, there in zip(quiet, beside, strict=True)),
    }


def measure_changes(base: str, ks: str, seconds: int) -> dict[str, float]:
    """Calls a second of `session.get`, alone and while `CHANGES` a second change a user: each lets what workers know of
    sessions count no more."""
    url, ask = f"{base}/api_v3/service/session/action/get", json.dumps({"format": 1, "ks": ks}).encode()
    change = f"{base}/api_v3/service/user/action/update"
    quiet: list[float] = []
    beside: list[float] = []
    done = 0
    for _ in range(TURNS):
        quiet.append(load.post(url, ask, seconds=seconds).rate)
        ended = threading.Event()

        def go_on(ended: threading.Event = ended) -> None:
            nonlocal done
            while not ended.wait(1 / CHANGES):
                sent = {"format": 1, "ks": ks, "userId": "user0000500", "user": {"description": f"change {done}"}}
                body = json.dumps(sent).encode()
                request = Request(change, body, {"Content-Type": "application/json"})  # noqa: S310  # loopback
                with urlopen(request, timeout=10) as answer:  # noqa: S310  # loopback
                    done += "code" not in json.load(answer)

        changing = threading.Thread(target=go_on)
        changing.start()
        beside.append(load.post(url, ask, seconds=seconds).rate)
        ended.set()
        changing.join()
    return {
        "quiet": statistics.median(quiet),
        "beside": statistics.median(beside),
        "changes_per_s": done / (TURNS * seconds),
    }
