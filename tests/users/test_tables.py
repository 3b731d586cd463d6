"""Tables of users: asked for, written by a job, sent as a link, read by nobody else."""

import asyncio
import csv
import io
import re
import stat
import time
from collections.abc import AsyncIterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from keyreel.users.tables import KEPT, columns_of, forget_tables, write_table
from keyreel.users.types import User
from people import ACCOUNT, ANNA, PASSWORD, SECOND
from worker import Worker


async def get(worker: Worker, path: str) -> tuple[dict[bytes, bytes], bytes]:
    """The answer to a GET."""
    sent: list[Any] = []

    messages: list[Any] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Any:
        return messages.pop() if messages else await asyncio.Event().wait()

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b""}
    await worker.app({**scope, "headers": [], "client": ("192.0.2.7", 1), "scheme": "http"}, receive, send)
    return dict(sent[0]["headers"]), b"".join(message.get("body", b"") for message in sent[1:])


async def link(worker: Worker) -> str:
    """The path in the link that was mailed; the worker itself, or this, does the job."""
    assert worker.app.parts is not None
    async with asyncio.timeout(60):
        while not (found := list(worker.settings.outbox.glob("*.eml"))):
            await worker.app.parts.jobs.run_due()
            await worker.app.parts.mailer.settle()
            await asyncio.sleep(0.01)
    [path] = found
    text = message_from_bytes(path.read_bytes(), policy=policy.default).get_body(("plain",))
    path.unlink()
    match = re.search(r"http://[^/]+(/\S+)", text.get_content())  # type: ignore[union-attr]
    assert match is not None
    return match[1]


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


async def test_a_table_is_written_and_its_link_works_for_who_has_it(worker: Worker) -> None:
    admin = worker.ks(ACCOUNT, "anna")
    await worker.ask("user", "add", ks=admin, user={"id": "evil", "firstName": '=cmd("x")', "lastName": 'a,\n"b"'})
    for number in range(600):
        await worker.ask("user", "add", ks=admin, user={"id": f"many{number:03}"})
    assert await worker.ask("user", "exportToCsv", ks=admin) == ANNA
    path = await link(worker)
    headers, content = await get(worker, path)
    assert headers[b"content-type"].startswith(b"text/csv")
    rows = read(content)
    assert rows[0][:4] == ["id", "firstName", "lastName", "email"]
    listed = await worker.ask("user", "list", ks=admin, pager={"pageSize": 1})
    assert len(rows) == listed["totalCount"] + 1
    by_id = {row[0]: row for row in rows}
    assert by_id["evil"][1:3] == ['\'=cmd("x")', 'a,\n"b"']
    assert by_id["anna"][3] == ANNA
    id = path.rpartition("/")[2]
    for ks in (admin, worker.ks(ACCOUNT, "anna", 0), worker.ks(SECOND, "x", 0, f"download:{id}")):
        assert await worker.code("user", "serveCsv", ks=ks, id=id) in ("INVALID_ID", "SERVICE_FORBIDDEN")
    for wrong in ("../../keyreel.db", "x", "a.csv", f"{id}/..", ""):
        ks = worker.ks(ACCOUNT, "anna", 0, f"download:{wrong}")
        assert await worker.code("user", "serveCsv", ks=ks, id=wrong) in ("INVALID_ID", "MISSING_MANDATORY_PARAMETER")
    forget_tables(worker.settings.tables, time.time() + KEPT + 1)
    assert b"INVALID_ID" in (await get(worker, f"{path}/format/1"))[1]


async def test_tables_are_kept_by_the_clock_of_their_folder(worker: Worker) -> None:
    """Else a sweep that comes late takes a new one for an old one, where the server's clock is another."""
    table = worker.settings.tables / "1" / "users_0.csv"
    table.parent.mkdir(parents=True)
    table.touch()
    worker.now = time.time() + 2 * KEPT
    await worker.app.sweep()
    assert table.exists()


async def test_columns_and_users_are_chosen(worker: Worker) -> None:
    admin = worker.ks(ACCOUNT, "anna")
    asked = {
        "filter": {"isAdminEqual": 1, "emailStartsWith": "ben"},
        "mappedFields": [{"key": "E-mail", "value": "email"}, {"key": "Nothing", "value": "nothing"}],
        "options": {"defaultHeader": 0},
    }
    assert await worker.ask("user", "exportToCsv", ks=admin, **asked) == ANNA
    _, content = await get(worker, await link(worker))
    assert read(content) == [["E-mail", "Nothing"], ["ben@first.example", ""]]


async def test_who_cannot_ask(worker: Worker) -> None:
    ask = {"service": "user", "action": "exportToCsv"}
    assert await worker.code(**ask, ks=worker.ks(ACCOUNT)) == "USER_EMAIL_NOT_FOUND"
    await worker.ask("user", "add", ks=worker.ks(ACCOUNT), user={"id": "mute"})
    assert await worker.code(**ask, ks=worker.ks(ACCOUNT, "mute")) == "USER_EMAIL_NOT_FOUND"
    admin = worker.ks(ACCOUNT, "anna")
    assert await worker.code(**ask, ks=admin, metadataProfileId=7) == "INVALID_METADATA_PROFILE"
    fields = [{"fieldName": "x", "xpath": "/x"}]
    assert await worker.code(**ask, ks=admin, additionalFields=fields) == "METADATA_PROFILE_NOT_SPECIFIED"
    many = [{"key": "E-mail", "value": "email"}] * 201
    assert await worker.code(**ask, ks=admin, mappedFields=many) == "INVALID_FIELD_VALUE"
    session = await worker.ask("user", "loginByLoginId", loginId="vera@first.example", password=PASSWORD)
    assert await worker.code(**ask, ks=session) == "SERVICE_FORBIDDEN"


@pytest.mark.parametrize("version", [1, 2])
async def test_the_session_in_a_link_reads_its_table_and_does_nothing_else(worker: Worker, version: int) -> None:
    await worker.open_account(777, adminEmail="owner@third.example", password=PASSWORD, ksVersion=version)
    owner = worker.ks(777, "owner@third.example")
    assert await worker.ask("user", "exportToCsv", ks=owner) == "owner@third.example"
    path = await link(worker)
    assert (await get(worker, path))[0][b"content-type"].startswith(b"text/csv")
    match = re.search(r"/ks/([^/]+)/", path)
    assert match is not None
    ks = unquote(match[1])
    intruder = {"id": "intruder", "email": "intruder@evil.example", "isAdmin": True, "password": PASSWORD}
    for service, action, params in (
        ("user", "list", {}),
        ("user", "get", {}),
        ("user", "add", {"user": intruder}),
        ("user", "exportToCsv", {}),
        ("appToken", "add", {"appToken": {"sessionType": 2}}),
        ("multirequest", "null", {"1": {"service": "user", "action": "list"}}),
        ("user", "serveCsv/service/user/action/list", {}),
    ):
        answer = await worker.ask(service, action, ks=ks, **params)
        [first] = answer if isinstance(answer, list) else [answer]
        assert first.get("code") in ("INVALID_KS", "MISSING_MANDATORY_PARAMETER"), (service, action, answer)


async def endless(count: int) -> AsyncIterator[User]:
    """Users that come without a pause, as SQLite gives them."""
    for number in range(count):
        yield User.of({"id": f"user{number}", "first_name": "Anna"})


async def test_calls_have_their_turn_while_a_table_is_written(tmp_path: Path) -> None:
    columns = columns_of([], usual=True)
    writing = asyncio.create_task(write_table(tmp_path / "101" / "table.csv", endless(5000), columns))
    turns = 0
    while not writing.done():
        await asyncio.sleep(0)
        turns += 1
    await writing
    assert turns > 5000 // 200
    [path] = (tmp_path / "101").iterdir()
    assert (stat.S_IMODE(path.stat().st_mode), path.name) == (0o600, "table.csv")
    assert len(read(path.read_bytes())) == 5001


async def test_a_table_that_cannot_be_finished_leaves_nothing(tmp_path: Path) -> None:
    async def broken() -> AsyncIterator[User]:
        yield User.of({"id": "one"})
        raise OSError("no more")

    with pytest.raises(OSError, match="no more"):
        await write_table(tmp_path / "101" / "table.csv", broken(), columns_of([], usual=True))
    assert list((tmp_path / "101").iterdir()) == []


async def test_no_cell_is_a_formula_however_lists_are_parted(tmp_path: Path) -> None:
    sent = ["=1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "\uff1d1", "a;=1", 'a";=1', 'plain, "quoted"\nand long']

    async def users() -> AsyncIterator[User]:
        for text in sent:
            yield User.of({"id": "x", "title": text})

    path = tmp_path / "101" / "table.csv"
    await write_table(path, users(), columns_of([("=Title", "title")], usual=False))
    content = path.read_bytes()
    [heading], *rows = read(content)
    assert heading == "'=Title"
    assert [cell.removeprefix("'") for [cell] in rows] == sent
    for delimiter in (",", ";"):
        for row in csv.reader(io.StringIO(content.decode(), newline=""), delimiter=delimiter):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d")) for cell in row), row
