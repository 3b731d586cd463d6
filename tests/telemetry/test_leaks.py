"""No secret leaves in logs, metrics or traces, in whatever form and however wrongly it is sent."""

import http.client
import json
import re
import sqlite3
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest

sys.path.append(str(Path(__file__).parent))

from collector import collecting  # found through the path above

from keyreel.ks import Keyring, generate
from running import Running, serving

PASSWORD = "C0rrect-horse"
OPERATORS = {
    "KEYREEL_SMTP_PASSWORD": "smtp-Passw0rd-of-ours",
    "KEYREEL_SMTP_USER": "mailer",
    "KEYREEL_METRICS_TOKEN": "metrics-t0ken-of-ours",
}
CALLS = (
    ("session", "start"),
    ("session", "get"),
    ("user", "loginByLoginId"),
    ("user", "setInitialPassword"),
    ("appToken", "startSession"),
    ("no", "such"),
)


class Sender:
    """Sends a value under a name in every form that requests have, and in some that they do not."""

    def __init__(self, server: Running) -> None:
        self._place = urlsplit(server.url).netloc
        self.statuses: set[int] = set()

    def send(self, method: str, path: str, body: bytes = b"", **headers: str) -> bytes:
        connection = http.client.HTTPConnection(self._place, timeout=60)
        with closing(connection):
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in {"content-length": str(len(body)), **headers}.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders(body)
            answer = connection.getresponse()
            self.statuses.add(answer.status)
            return answer.read()

    def every_way(self, name: str, value: str, more: Mapping[str, object]) -> None:
        for service, action in CALLS:
            path = f"/api_v3/service/{service}/action/{action}"
            fields = {"format": "1", **more, name: value}
            form = urlencode({key: text for key, text in fields.items() if isinstance(text, str | int)})
            as_json = json.dumps(fields).encode()
            parts = "".join(
                f'--b\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{text}\r\n' for key, text in fields.items()
            )
            several = {
                "format": 1,
                "1": {"service": service, "action": action, **fields},
                "2": {**fields, name: "{1:result}"},
            }
            self.send("GET", f"{path}?{form}")
            self.send("GET", f"{path}/{name}/{quote(value, safe='')}?format=1")
            self.send("POST", path, form.encode(), content_type="application/x-www-form-urlencoded")
            self.send("POST", path, as_json, content_type="application/json")
            self.send("POST", path, as_json[:-3], content_type="application/json")
            self.send("POST", path, b'{"a":' * 100 + as_json + b"}" * 100, content_type="application/json")
            self.send("POST", path, f"{parts}--b--\r\n".encode(), content_type="multipart/form-data; boundary=b")
            self.send("POST", path, f"{parts}--b".encode(), content_type="multipart/form-data; boundary=b")
            self.send(
                "POST", "/api_v3/service/multirequest", json.dumps(several).encode(), content_type="application/json"
            )
            self.send(
                "POST",
                path,
                as_json,
                content_type="application/json",
                authorization=f"Bearer {value}",
                x_kaltura_session=value,
                x_request_id=value,
                user_agent=value,
            )
            self.send("POST", path, json.dumps({**fields, name: [value]}).encode(), content_type="application/json")
            self.send(
                "POST",
                path,
                json.dumps({**fields, name: {"deep": {"x": value}}}).encode(),
                content_type="application/json",
            )
            self.send("GET", f"{path}?format={quote(value)}&{name}={quote(value)}")
        self.send("GET", f"/p/101/sp/10100/playManifest/entryId/0_nothing/format/url/{name}/{quote(value, safe='')}")
        self.send("GET", f"/p/101/thumbnail/entry_id/0_nothing?{name}={quote(value)}")
        self.send("GET", f"/metrics?{name}={quote(value)}", authorization=f"Bearer {value}x")
        self.send("GET", f"/readyz/{quote(value, safe='')}")


@pytest.fixture
def told(tmp_path: Path) -> Iterator[tuple[Running, Path, list[bytes]]]:
    """A server that tells all that it can: where it writes its log, and the traces that it sent."""
    log = tmp_path / "log"
    with collecting() as collector:
        flags = ("--log-format", "json", "--log-level", "debug", "--log-calls", "--otel-endpoint", collector.url)
        with serving(tmp_path / "data", *flags, log=log, environ=OPERATORS) as server:
            yield server, log, collector.raw


def test_no_secret_is_in_any_line_number_or_span(told: tuple[Running, Path, list[bytes]]) -> None:
    server, log, traces = told
    sender = Sender(server)
    admin = server.start("boss")
    partner = server.partner_id
    user = {"id": "u", "email": "u@x.example", "password": PASSWORD, "loginEnabled": True}
    assert "code" not in server.call("user", "add", ks=admin, user=user)
    server.call("user", "resetPassword", email="u@x.example")
    token = server.call("appToken", "add", ks=admin, appToken={"hashType": "SHA256"})
    ring = Keyring([server.admin_secret])
    old = generate(ring, partner_id=partner, user_id="u", type=2, expiry=2**31 - 1, privileges="", version=1)
    expired = generate(ring, partner_id=partner, user_id="u", type=0, expiry=1, privileges="all:*")
    secrets = {
        "admin secret": ("secret", server.admin_secret),
        "user secret": ("secret", server.secret),
        "password": ("password", PASSWORD),
        "application token": ("tokenHash", token["token"]),
        "session": ("ks", admin),
        "session of version 1": ("ks", old),
        "session that expired": ("ks", expired),
        "hash key": ("hashKey", mailed_key(server.data_dir / "outbox")),
        "one-time code": ("otp", "902103774481530926"),
        "new password": ("newPassword", "An0ther-horse"),
        "unknown session": ("session", admin[:-8] + "AAAAAAA="),
    }
    more = {"partnerId": partner, "type": 2, "userId": "u", "loginId": "u@x.example", "id": token["id"]}
    for name, value in secrets.values():
        sender.every_way(name, value, more)
    numbers = sender.send("GET", "/metrics").decode()
    with closing(sqlite3.connect(server.data_dir / "keyreel.db", timeout=60)) as database:
        database.execute("ALTER TABLE login RENAME TO gone")
        database.execute("ALTER TABLE app_token RENAME TO gone_too")
        database.commit()
    for name, value in secrets.values():
        sender.every_way(name, value, more)
    server.process.terminate()
    assert server.process.wait(60) == 0
    lines = log.read_text()
    assert lines.count('"message": "call"') > 1000, "the server tells of every call"
    assert "the database failed" in lines
    assert len(traces) > 5
    spans = b"".join(traces)
    assert b"user.loginByLoginId" in spans
    found = {"log": lines, "metrics": numbers, "traces": spans.decode("latin-1")}
    values = {name: value for name, (_, value) in secrets.items()} | OPERATORS
    del values["KEYREEL_SMTP_USER"]
    values["sealing key"] = (server.data_dir / "sealing.key").read_text().split()[0]
    for where, text in found.items():
        for what, secret in values.items():
            for spelled in (secret, quote(secret, safe=""), secret[8:40] if len(secret) > 40 else secret):
                assert spelled not in text, f"{what} is in the {where}: {_around(text, spelled)}"
    assert 200 in sender.statuses
    assert not {status for status in sender.statuses if status >= 500}


def mailed_key(outbox: Path) -> str:
    """The key in the link of the first mail."""
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        if found := list(outbox.glob("*.eml")):
            message = message_from_bytes(found[0].read_bytes(), policy=policy.default)
            text = message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
            return re.search(r"#key=([^\s\"<]+)", text)[1].replace("%3D", "=")  # type: ignore[index]
        time.sleep(0.1)
    raise AssertionError("no mail came")


def _around(text: str, secret: str) -> str:
    at = text.index(secret)
    return text[max(0, at - 300) : at + 100]
