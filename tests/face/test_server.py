"""The server process: first start, several workers, proxies, TLS, its end."""

import json
import re
import signal
import socket
import ssl
import stat
import subprocess
import threading
from contextlib import ExitStack
from http.client import HTTPResponse
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from certificates import write_certificate
from running import PATIENCE, Running, serving


def test_the_first_start_leaves_an_account_and_a_curl_line_that_works(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with serving(data) as server:
        page = data / "first-account.txt"
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        text = page.read_text()
        assert server.admin_secret in text
        assert server.secret in text
        assert str(data) in text
        line = re.search(r"curl .*", text)
        assert line
        done = subprocess.run(["bash", "-c", line[0]], capture_output=True, text=True, check=True)
        ks = json.loads(done.stdout)
        assert server.call("session", "get", ks=ks)["userId"] == "me"
        first = server.admin_secret
    page.unlink()
    with serving(data) as server:
        assert server.admin_secret == first
        assert not page.exists(), "secrets are shown once"


@pytest.fixture(params=["sqlite", "postgresql"])
def workers(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    arguments = ["--workers", "2"]
    if request.param == "postgresql":
        arguments += ["--database-url", request.getfixturevalue("postgres_url")]
    with serving(tmp_path / "data", *arguments) as server:
        yield server


def test_what_one_worker_changes_every_worker_honours_at_its_next_call(workers: Running) -> None:
    for _ in range(12):
        ks = workers.start("somebody")
        assert workers.call("session", "get", ks=ks)["userId"] == "somebody"
        workers.call("session", "end", ks=ks)
        for _ in range(4):
            assert workers.call("session", "get", ks=ks)["args"]["KSID"] == "LOGOUT"
    admin = workers.start("admin")
    workers.call("user", "add", ks=admin, user={"id": "blocked"})
    ks = workers.start("blocked", kind=0)
    assert workers.call("user", "get", ks=ks)["id"] == "blocked"
    workers.call("user", "update", ks=admin, userId="blocked", user={"status": 0})
    for _ in range(4):
        assert workers.call("user", "get", ks=ks)["code"] == "USER_BLOCKED"


def test_limited_sessions_are_counted_across_workers(workers: Running) -> None:
    ks = workers.start("counted", privileges="actionslimit:10")
    found: list[Any] = []

    def use() -> None:
        for _ in range(5):
            found.append(workers.call("system", "getTime", ks=ks))  # noqa: PERF401  # threads share the list

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(isinstance(item, int) for item in found) == 10
    assert {item["args"]["KSID"] for item in found if isinstance(item, dict)} == {"EXCEEDED_ACTIONS_LIMIT"}


def test_calls_in_flight_are_finished_at_the_end(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as server, ExitStack() as stack:
        admin = server.start("admin")
        calls = [json.dumps({"format": 1, "ks": admin, "user": {"id": f"user-{number}"}}) for number in range(8)]
        begun = [stack.enter_context(half_a_call(server, body)) for body in calls]
        idle = stack.enter_context(half_a_call(server, calls[0]))
        assert answer_to(idle, calls[0])["id"] == "user-0"
        server.process.send_signal(signal.SIGTERM)
        assert idle.recv(1) == b"", "whoever is told to end lets go of who asks nothing"
        answers = [answer_to(link, body) for link, body in zip(begun, calls, strict=True)]
        assert server.process.wait(PATIENCE) == 0
    assert answers[0]["code"] == "DUPLICATE_USER_BY_ID"
    assert [answer["id"] for answer in answers[1:]] == [f"user-{number}" for number in range(1, 8)]


def half_a_call(server: Running, body: str) -> socket.socket:
    """A connection on which `user.add` was called but for its body, which the server has begun to wait for."""
    link = socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2])), PATIENCE)
    head = "POST /api_v3/service/user/action/add HTTP/1.1\r\nHost: k\r\nContent-Type: application/json\r\n"
    link.sendall(f"{head}Content-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n".encode())
    assert link.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
    return link


def answer_to(link: socket.socket, body: str) -> Any:
    """What the call that was half made is answered with."""
    link.sendall(body.encode())
    answer = HTTPResponse(link)
    answer.begin()
    return json.load(answer)


def asked_from(server: Running, ks: str, **headers: str) -> Any:
    body = json.dumps({"format": 1, "ks": ks}).encode()
    url = f"{server.url}/api_v3/service/session/action/get"
    with urlopen(Request(url, body, {"Content-Type": "application/json", **headers})) as answer:
        return json.load(answer)


@pytest.mark.parametrize(("trusted", "believed"), [("127.0.0.0/8", True), ("10.0.0.0/8", False)])
def test_forwarded_headers_count_from_named_proxies_only(tmp_path: Path, trusted: str, believed: bool) -> None:
    with serving(tmp_path / "data", "--trusted-proxy", trusted) as server:
        ks = server.start("far", privileges="iprestrict:203.0.113.9")
        answer = asked_from(server, ks, **{"X-Forwarded-For": "198.51.100.1, 203.0.113.9"})
        assert ("userId" in answer) is believed
        assert asked_from(server, ks)["args"]["KSID"] == "EXCEEDED_RESTRICTED_IP"


def test_https(tmp_path: Path) -> None:
    pem, key = write_certificate(tmp_path)
    with serving(tmp_path / "data", "--tls-cert", str(pem), "--tls-key", str(key)) as server:
        context = ssl.create_default_context(cafile=str(pem))
        url = f"{server.url}/api_v3/service/system/action/ping?format=1"
        with urlopen(url, context=context) as answer:
            assert json.load(answer) is True


def test_the_public_url_is_what_clients_are_told(tmp_path: Path) -> None:
    with serving(tmp_path / "data", "--public-url", "https://video.example.org") as server:
        info = server.call("partner", "getPublicInfo", id=server.partner_id)
        assert info["analyticsUrl"] == "https://video.example.org"
        assert "https://video.example.org/api_v3/" in (tmp_path / "data" / "first-account.txt").read_text()


def test_registration_is_closed_unless_it_is_opened(tmp_path: Path) -> None:
    partner = {"name": "n", "adminName": "a", "adminEmail": "a@example.org", "description": "d"}
    with serving(tmp_path / "one") as server:
        assert server.call("partner", "register", partner=partner)["code"] == "SERVICE_FORBIDDEN"
    with serving(tmp_path / "two", "--open-registration") as server:
        made = server.call("partner", "register", partner=partner)
        assert made["adminEmail"] == "a@example.org"
        ks = server.call("session", "start", partnerId=made["id"], secret=made["adminSecret"], type=2)
        assert server.call("partner", "getInfo", ks=ks)["id"] == made["id"]
