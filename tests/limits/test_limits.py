"""What protects a server from too much: each limit has a setting, and an error that names it."""

import asyncio
import json
import re
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from keyreel.rates import Rates
from keyreel.settings import declared
from keyreel.users import passwords
from running import serving
from worker import Worker, workers

PING = "/api_v3/service/system/action/ping?format=1"


@asynccontextmanager
async def held(worker: Worker, count: int) -> AsyncIterator[None]:
    """So many calls that wait for the end of the block."""
    assert worker.app.parts is not None
    action = worker.app.parts.registry.find("system", "ping")
    run, over, begun = action.run, asyncio.Event(), 0

    async def wait(call: Any) -> bool:
        nonlocal begun
        begun += 1
        await over.wait()
        return True

    action.run = wait
    tasks = [asyncio.create_task(worker.get(PING)) for _ in range(count)]
    while begun < count:  # noqa: ASYNC110  # nobody tells
        await asyncio.sleep(0)
    action.run = run
    try:
        yield
    finally:
        over.set()
        assert {answer[2] for answer in await asyncio.gather(*tasks)} == {b"true"}


async def test_who_comes_when_there_is_enough_to_do_is_told_to_try_again(tmp_path: Path) -> None:
    async with workers(tmp_path, max_running=2) as (worker,):
        async with held(worker, 1):
            assert (await worker.get(PING))[0] == 200
        async with held(worker, 2):
            status, headers, body = await worker.get(PING)
            assert (status, headers["retry-after"], headers["content-type"]) == (503, "1", "application/json")
            error = json.loads(body)
            assert (error["code"], error["args"]) == ("SERVER_BUSY", {"LIMIT": "2", "SETTING": "max-running"})
            _, headers, body = await worker.get("/api_v3/service/system/action/ping")
            assert b"<code>SERVER_BUSY</code>" in body
            assert (await worker.get("/p/101/thumbnail/entry_id/0_x"))[0] == 503
            assert (await worker.get("/healthz"))[0] == 200
            assert (await worker.get("/readyz"))[0] in (200, 503)
        assert (await worker.get(PING))[0] == 200


async def test_passwords_that_are_hashed_keep_nobody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, over = threading.Event(), threading.Event()
    fits = passwords._fits  # pyright: ignore[reportPrivateUsage]

    def slow(*given: Any) -> bool:
        begun.set()
        assert over.wait(60)
        return fits(*given)

    monkeypatch.setattr(passwords, "_fits", slow)
    async with workers(tmp_path, max_running=1) as (worker,):
        await worker.open_account(101)
        login = asyncio.create_task(
            worker.ask("user", "loginByLoginId", loginId="no@x.example", password="wrong", partnerId=101)
        )
        assert await asyncio.to_thread(begun.wait, 60)
        for _ in range(5):
            assert (await worker.get(PING))[2] == b"true"
        assert not login.done()
        over.set()
        assert (await login)["code"]


async def test_what_takes_too_long_is_given_up(tmp_path: Path) -> None:
    async with workers(tmp_path, max_seconds=1) as (worker,):
        assert worker.app.parts is not None

        async def wait(call: Any) -> bool:
            await asyncio.Event().wait()
            return True

        worker.app.parts.registry.find("system", "ping").run = wait
        asked = asyncio.create_task(worker.get(PING))
        status, headers, body = await asyncio.wait_for(asked, 60)
        assert (status, headers["retry-after"]) == (503, "1")
        error = json.loads(body)
        assert error["code"] == "REQUEST_TOOK_TOO_LONG"
        assert error["args"] == {"LIMIT": "1", "SETTING": "max-seconds"}
        assert (await worker.get("/api_v3/service/system/action/getTime?format=1"))[0] == 200


async def test_an_address_may_send_so_many_requests_a_minute(tmp_path: Path) -> None:
    async with workers(tmp_path, requests_per_address=3) as (worker,):
        worker.now = 1_800_000_015.0
        for _ in range(3):
            assert (await worker.get(PING))[0] == 200
        status, headers, body = await worker.get(PING)
        assert (status, headers["retry-after"]) == (429, "45")
        error = json.loads(body)
        assert error["code"] == "TOO_MANY_REQUESTS"
        assert error["args"] == {"LIMIT": "3", "SETTING": "requests-per-address", "SECONDS": "45"}
        assert (await worker.get(PING, ip="192.0.2.8"))[0] == 200
        statuses = [(await worker.get(PING, ip=f"2001:db8::{number}"))[0] for number in range(1, 5)]
        assert statuses == [200, 200, 200, 429], "one line has many of these"
        worker.now += 45
        assert (await worker.get(PING))[0] == 200


async def test_a_session_may_make_so_many_calls_a_minute(tmp_path: Path) -> None:
    async with workers(tmp_path, calls_per_session=3) as (worker,):
        await worker.open_account(101)
        ks = worker.ks(101)
        several = {str(number): {"service": "system", "action": "ping"} for number in range(1, 5)}
        answers = await worker.ask("multirequest", "", ks=ks, **several)
        assert answers[:3] == [True] * 3
        assert answers[3]["code"] == "TOO_MANY_CALLS"
        assert answers[3]["args"]["SETTING"] == "calls-per-session"
        _, headers, _ = await worker.get(f"/api_v3/service/session/action/get?format=1&ks={ks}")
        assert 0 < int(headers["retry-after"]) <= 60
        assert "code" not in await worker.ask("session", "get", ks=worker.ks(101))
        worker.now += 60
        assert "code" not in await worker.ask("session", "get", ks=ks)


def test_workers_agree_on_rates(tmp_path: Path) -> None:
    one, two = Rates("address", 4, tmp_path), Rates("address", 4, tmp_path)
    other = Rates("session", 4, tmp_path)
    assert [each.count("a", 60.0) for each in (one, two, one, two, one, two)] == [0, 0, 0, 0, 60, 60]
    assert other.count("a", 60.0) == 0
    assert one.count("b", 60.0) == 0
    assert one.count("a", 120.0) == 0
    assert Rates("address", 0).count("a", 60.0) == 0


def test_many_subjects_are_told_apart() -> None:
    rates = Rates("address", 1)
    refused = sum(bool(rates.count(f"10.0.{number >> 8}.{number & 255}", 60.0)) for number in range(10_000))
    assert refused < 100


async def test_errors_of_sizes_name_their_settings(tmp_path: Path) -> None:
    async with workers(tmp_path, max_body=200, max_upload=50, max_calls=2) as (worker,):
        answer = await worker.post(
            "/api_v3/service/system/action/ping/format/1", "application/json", b'{"x": "%s"}' % (b"y" * 300)
        )
        assert (answer["code"], answer["args"]) == ("REQUEST_TOO_LARGE", {"LIMIT": "200", "SETTING": "max-body"})
        part = b'--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n%s\r\n--b--\r\n' % (b"x" * 60)
        answer = await worker.post(
            "/api_v3/service/system/action/ping/format/1", "multipart/form-data; boundary=b", part
        )
        assert answer["args"] == {"LIMIT": "50", "SETTING": "max-upload"}
        several = {str(number): {"service": "a", "action": "b"} for number in range(1, 4)}
        answer = await worker.ask("multirequest", "", **several)
        assert "max-calls" in answer["message"]


async def test_no_page_is_longer_than_the_setting_says(tmp_path: Path) -> None:
    async with workers(tmp_path, max_page=30) as (worker,):
        await worker.open_account(101)
        ks = worker.ks(101)
        for number in range(39):  # the account has one already
            await worker.ask("user", "add", ks=ks, user={"id": f"u{number:02}"})
        for size in (31, 500, 0, -1):
            pages = [
                await worker.ask("user", "list", ks=ks, pager={"pageSize": size, "pageIndex": index})
                for index in (1, 2)
            ]
            assert [len(page["objects"]) for page in pages] == [30, 10], size
            assert {page["totalCount"] for page in pages} == {40}
            assert len({item["id"] for page in pages for item in page["objects"]}) == 40
        page = await worker.ask("user", "list", ks=ks, pager={"pageSize": 7})
        assert len(page["objects"]) == 7


def test_connections_above_the_limit_wait_until_one_ends(tmp_path: Path) -> None:
    request = f"GET {PING} HTTP/1.1\r\nhost: x\r\n\r\n".encode()

    def connect(port: int) -> socket.socket:
        made = socket.create_connection(("127.0.0.1", port), timeout=60)
        made.sendall(request)
        return made

    with serving(tmp_path / "data", "--max-connections", "2") as server:
        port = int(server.url.rpartition(":")[2])
        first, second = connect(port), connect(port)
        for each in (first, second):
            assert each.recv(4096).startswith(b"HTTP/1.1 200")
        with connect(port) as third, first, second:
            third.settimeout(0.5)
            with pytest.raises(TimeoutError):
                third.recv(4096)
            first.close()
            third.settimeout(60)
            assert third.recv(4096).startswith(b"HTTP/1.1 200")


def test_the_page_on_limits_knows_every_one() -> None:
    page = (ROOT / "docs" / "limits.md").read_text()
    named = set(re.findall(r"^\| `([a-z-]+)`", page, re.MULTILINE))
    defaults = dict(re.findall(r"^\| `([a-z-]+)` \| (\d+)", page, re.MULTILINE))
    known = {each.key: each for each in declared()}
    assert named == {each.key for each in declared() if each.section == "Limits"}
    assert defaults == {key: str(known[key].default) for key in named}
