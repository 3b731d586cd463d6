"""What application tokens cost: opening a session among few, and among many tokens and revocations. A part of
`make bench`."""

import hashlib
import json
import os
import sqlite3
import time
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

TOKENS, REVOCATIONS = 10_000, 1_000_000


def fill(folder: Path, partner_id: int) -> None:
    """Write tokens and revocations straight into a SQLite database. The tokens open nothing: they are in the way."""
    db = sqlite3.connect(folder / "keyreel.db", timeout=60)
    now = int(time.time())
    names = "id, partner_id, status, sealed, session_user_id, session_user_id_key, created_at, updated_at, data"
    tokens = [(f"0_b{n:07}", partner_id, 2, b"", f"user{n}", f"user{n}", now, now, "{}") for n in range(TOKENS)]
    with db:
        db.executemany(f"INSERT INTO app_token ({names}) VALUES (?,?,?,?,?,?,?,?,?)", tokens)  # noqa: S608  # ours
    for _ in range(0, REVOCATIONS, 100_000):
        rows = [(partner_id, os.urandom(20).hex(), now + 10**7) for _ in range(100_000)]
        with db:
            db.executemany("INSERT INTO revocation (partner_id, key, expires_at) VALUES (?,?,?)", rows)
    db.close()


def requests(base: str, partner_id: int, admin: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """The calls by name: path and JSON. A token is made for them."""
    token = _call(base, "appToken", "add", ks=admin, appToken={"hashType": "SHA256", "sessionUserId": "kiosk"})
    widget = _call(base, "session", "startWidgetSession", widgetId=f"_{partner_id}", expiry=80000)["ks"]
    shown = hashlib.sha256(f"{widget}{token['token']}".encode()).hexdigest()
    start = {"format": 1, "ks": widget, "id": token["id"], "tokenHash": shown}
    opened = _call(base, "appToken", "startSession", **start)["ks"]
    return {
        "appToken.startSession": ("/api_v3/service/appToken/action/startSession", start),
        "session.get of it": ("/api_v3/service/session/action/get", {"format": 1, "ks": opened}),
        "user.get of it": ("/api_v3/service/user/action/get", {"format": 1, "ks": opened}),
    }


def _call(base: str, service: str, action: str, **params: Any) -> Any:
    body = json.dumps({"format": 1, **params}).encode()
    request = Request(f"{base}/api_v3/service/{service}/action/{action}", body, {"Content-Type": "application/json"})  # noqa: S310
    with urlopen(request, timeout=60) as answer:  # noqa: S310  # loopback
        return json.loads(answer.read())
