"""Who did what to which object from where: each change, each refusal, each session that was opened."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import keyreel.app  # noqa: F401  # declares everything
from keyreel.audit import keeper
from keyreel.audit.keeper import AT_ONCE, WINDOW
from keyreel.audit.store import forget_lines
from keyreel.audit.types import AuditTrailAction, AuditTrailObjectType
from keyreel.gate.trail import mark_of
from keyreel.ks import Keyring, generate
from keyreel.schema.records import OPENED
from keyreel.storage import Unavailable
from worker import NOW, SECRET, Worker, workers

ACCOUNT, OTHER = 331, 332
CONTENT = ("uploadToken", "upload", "baseEntry", "media", "data", "playlist", "flavorAsset", "thumbAsset")
"""Services of what an account holds for others to see, which the trail does not follow."""


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches are written when a test says so, and at the stop."""
    monkeypatch.setattr(keeper, "PAUSE", 3600.0)


@pytest.fixture
async def pair(database_url: str, tmp_path: Path) -> AsyncIterator[Sequence[Worker]]:
    async with workers(tmp_path, database_url, 2) as both:
        for account in (ACCOUNT, OTHER):
            await both[0].open_account(account)
        yield both


@pytest.fixture
async def worker(pair: Sequence[Worker]) -> Worker:
    return pair[0]


async def trail(worker: Worker, account: int = ACCOUNT, **filter: Any) -> list[dict[str, Any]]:
    """The lines of an account, the oldest first, without those of asking for them."""
    found = await worker.ask("audit_auditTrail", "list", ks=worker.ks(account, "reader"), filter=filter)
    return found["objects"][::-1]


async def settle(worker: Worker) -> None:
    assert worker.app.parts is not None
    await worker.app.parts.keeper.settle()


def test_every_change_and_every_session_leaves_a_line(worker_registry: Any) -> None:
    """An action that changes something is declared to be recorded, and in words that the API knows."""
    for action in worker_registry:
        if action.service.name in CONTENT:
            continue
        record = action.seed.record
        opens = "session" in action.name.lower() and action.name.startswith(("start", "impersonate"))
        if action.seed.writes or opens or action.name.lower().startswith("login"):
            assert record is not None, action.title
        if record is not None:
            AuditTrailAction(record.act)
            AuditTrailObjectType(record.kind)
            names = {param.name for param in action.params}
            assert record.id is None or record.id in names, action.title
            assert record.related is None or (AuditTrailObjectType(record.related[0]) and record.related[1] in names), (
                action.title
            )


@pytest.fixture
async def worker_registry(tmp_path: Path) -> AsyncIterator[Any]:
    async with workers(tmp_path, f"sqlite:///{tmp_path / 'k.db'}") as (worker,):
        assert worker.app.parts is not None
        yield worker.app.parts.registry


async def test_a_change_says_who_did_what_to_which_object_from_where(worker: Worker) -> None:
    ks = worker.ks(ACCOUNT, "boss")
    sent = {"id": "anna", "email": "anna@example.org", "isAdmin": False}
    await worker.ask("user", "add", ks=ks, user=sent, clientTag="python:22", ip="198.51.100.9")
    await worker.ask("user", "update", ks=ks, userId="anna", user={"isAdmin": True, "firstName": "Anna"})
    await worker.ask("user", "delete", ks=ks, userId="anna")
    made, changed, deleted = await trail(worker)
    assert (made["action"], made["auditObjectType"], made["objectId"]) == ("CREATED", "kuser", "anna")
    assert (made["userId"], made["partnerId"], made["ks"]) == ("boss", ACCOUNT, mark_of(worker.read(ks)))
    assert (made["ipAddress"], made["clientTag"], made["entryPoint"]) == ("198.51.100.9", "python:22", "user->add")
    assert (made["status"], made["context"], made["createdAt"]) == (2, 2, int(NOW))
    shown = {item["descriptor"]: item.get("newValue") for item in changed["data"]["changedItems"]}
    assert shown == {"isAdmin": "true", "firstName": None}, "texts are not shown"
    assert (deleted["action"], deleted["objectId"]) == ("DELETED", "anna")
    one = await worker.ask("audit_auditTrail", "get", ks=ks, id=made["id"])
    assert one == made


async def test_a_refusal_is_written_before_the_answer_with_its_true_reason(pair: Sequence[Worker]) -> None:
    first, second = pair
    user = first.ks(ACCOUNT, "somebody", 0)
    await first.ask("user", "delete", ks=user, userId="anna")
    await first.ask("user", "update", ks=first.ks(ACCOUNT), userId="nobody", user={"isAdmin": True})
    await first.ask("session", "start", partnerId=ACCOUNT, secret="0" * 32, userId="guess", type=2)
    await first.ask("user", "loginByLoginId", loginId="no@example.org", password="wrong", partnerId=ACCOUNT)
    forbidden, missing, guess, login = await trail(second)
    assert (forbidden["status"], forbidden["errorDescription"], forbidden["userId"]) == (
        3,
        "SERVICE_FORBIDDEN",
        "somebody",
    )
    assert (missing["action"], missing["errorDescription"], missing["objectId"]) == (
        "CHANGED",
        "INVALID_USER_ID",
        "nobody",
    )
    assert guess["action"] == OPENED
    assert guess["objectId"] == "guess"
    assert guess["errorDescription"].startswith("START_SESSION_ERROR: the secret is none")
    assert (login["objectId"], login["errorDescription"]) == ("no@example.org", "USER_NOT_FOUND")


async def test_sessions_that_are_refused_say_why(worker: Worker) -> None:
    ended, expired, forged = worker.ks(ACCOUNT, "a"), _expired(), worker.ks(ACCOUNT)[:-8] + "AAAAAAAA"
    await worker.ask("session", "end", ks=ended)
    for ks in (ended, expired, forged, "nothing"):
        assert await worker.code("user", "get", ks=ks) == "INVALID_KS"
    closed, *refused = await trail(worker)
    assert (closed["action"], closed["objectId"]) == ("DELETED", mark_of(worker.read(ended)))
    reasons = [line["errorDescription"].split(": ", 1)[1] for line in refused]
    assert reasons[0] == "the session, or its group, was ended"
    assert reasons[1].startswith("the session ended at ")
    assert reasons[2] == f"no key of account {ACCOUNT} signed this session"
    assert [line["action"] for line in refused] == ["keyreel.USED"] * 3
    assert refused[0]["ks"] == mark_of(worker.read(ended))


def _expired() -> str:
    return generate(Keyring([SECRET]), partner_id=ACCOUNT, user_id="e", type=0, expiry=int(NOW) - 5, privileges="")


async def test_sessions_that_are_opened_come_in_batches(worker: Worker) -> None:
    for user in ("anna", "anna", "bert"):
        await worker.ask("session", "start", partnerId=ACCOUNT, secret=SECRET, userId=user)
    await worker.ask("session", "startWidgetSession", widgetId=f"_{ACCOUNT}")
    assert await trail(worker) == []
    await settle(worker)
    anna, bert, widget = await trail(worker)
    assert (anna["objectId"], anna["description"]) == ("anna", "2 times: USER session")
    assert (bert["objectId"], bert["description"], bert["action"]) == ("bert", "USER session", OPENED)
    assert (widget["relatedObjectType"], widget["relatedObjectId"]) == ("widget", f"_{ACCOUNT}")


async def test_a_worker_that_stops_writes_what_waits(database_url: str, tmp_path: Path) -> None:
    async with workers(tmp_path, database_url) as (worker,):
        await worker.open_account(ACCOUNT)
        await worker.ask("session", "start", partnerId=ACCOUNT, secret=SECRET, userId="anna")
    async with workers(tmp_path, database_url) as (worker,):
        assert [line["objectId"] for line in await trail(worker)] == ["anna"]


async def test_what_cannot_be_written_is_counted_with_what_comes_after(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert worker.app.parts is not None
    starting = {"partnerId": ACCOUNT, "secret": SECRET, "userId": "anna"}
    begun = asyncio.Event()

    async def write(*_: Any, **__: Any) -> None:
        begun.set()
        await asyncio.sleep(0)
        raise Unavailable("away")

    await worker.ask("session", "start", **starting)
    with monkeypatch.context() as away:
        away.setattr(worker.app.parts.keeper._db, "write", write)
        failing = asyncio.create_task(settle(worker))
        await begun.wait()
        await worker.ask("session", "start", **starting)
        await failing
    await settle(worker)
    assert [line["description"] for line in await trail(worker)] == ["2 times: USER session"]


async def test_a_flood_of_refusals_does_not_fill_the_database(worker: Worker) -> None:
    for _ in range(5 * AT_ONCE):
        await worker.ask("user", "get", ks=_expired())
    await settle(worker)
    lines = await trail(worker)
    assert len(lines) == AT_ONCE + 1
    assert lines[-1]["description"] == f"{4 * AT_ONCE} times"
    worker.now += WINDOW + 1
    await worker.ask("user", "get", ks=_expired())
    assert len(await trail(worker)) == AT_ONCE + 2


async def test_a_change_and_its_line_are_one(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the line cannot be written, nothing is changed."""
    assert worker.app.parts is not None
    ks = worker.ks(ACCOUNT, "boss")
    await worker.app.parts.db.write(_drop)
    assert await worker.code("user", "add", ks=ks, user={"id": "anna"}) == "INTERNAL_DATABASE_ERROR"
    assert await worker.code("user", "get", ks=ks, userId="anna") == "INVALID_USER_ID"


async def _drop(tx: Any) -> None:
    import sqlalchemy as sa

    from keyreel.storage import Statement

    await tx.execute(Statement(sa.text("ALTER TABLE audit_trail RENAME TO elsewhere")))


async def test_nothing_secret_is_in_it(worker: Worker) -> None:
    ks = worker.ks(ACCOUNT, "boss")
    password, secret, mail = "Correct-horse-7-battery", "9" * 32, "anna@example.org"
    user = {"id": "anna", "email": mail, "loginEnabled": True, "password": password, "loginId": mail}
    await worker.ask("user", "add", ks=ks, user=user)
    token = await worker.ask("appToken", "add", ks=ks, appToken={"description": "t", "sessionPrivileges": "edit:*"})
    made = await worker.ask("keyreel_secret", "add", ks=ks)
    await worker.ask("session", "start", partnerId=ACCOUNT, secret=secret)
    await worker.ask("session", "impersonate", secret=secret, impersonatedPartnerId=OTHER, partnerId=ACCOUNT)
    await worker.ask("user", "loginByLoginId", loginId=mail, password=password + "!")
    await worker.ask("user", "updateLoginData", oldLoginId=mail, password=password, newPassword=password + "?")
    await worker.ask("appToken", "startSession", ks=ks, id=token["id"], tokenHash="f" * 40)
    await worker.ask("user", "get", ks=ks[:-4])
    await settle(worker)
    assert worker.app.parts is not None
    rows = await worker.app.parts.db.fetch(_everything())
    text = repr([tuple(row) for row in rows])
    assert len(rows) > 6
    for hidden in (password, secret, SECRET, made["secret"], token["token"], "f" * 40, ks, ks[:-4], ks[:40]):
        assert hidden not in text


def _everything() -> Any:
    import sqlalchemy as sa

    from keyreel.audit.store import audit_trail
    from keyreel.storage import Statement

    return Statement(sa.select(audit_trail))


async def test_what_a_program_calls_itself_keeps_no_line_away(worker: Worker) -> None:
    """Not every database holds every character, and a change and its line are one."""
    ks, told = worker.ks(ACCOUNT, "boss"), "\0\x1b[2J"
    assert await worker.code("user", "add", ks=ks, user={"id": "anna"}, clientTag=told) is None
    wrong = {"partnerId": ACCOUNT, "secret": "0" * 32, "clientTag": told}
    assert await worker.code("session", "start", **wrong) == "START_SESSION_ERROR"
    form = f"format=1&ks={ks}&user[id]=bert&clientTag=%ff".encode()
    added = await worker.post("/api_v3/service/user/action/add", "application/x-www-form-urlencoded", form)
    assert added["id"] == "bert"
    tags = [line["clientTag"] for line in await trail(worker)]
    assert tags == ["\ufffd\ufffd[2J", "\ufffd\ufffd[2J", "\ufffd"]


async def test_an_account_sees_its_own_lines_only(worker: Worker) -> None:
    await worker.ask("user", "add", ks=worker.ks(ACCOUNT, "boss"), user={"id": "anna"})
    [line] = await trail(worker)
    assert await trail(worker, OTHER) == []
    asked = {"ks": worker.ks(OTHER), "id": line["id"]}
    assert await worker.code("audit_auditTrail", "get", **asked) == "INVALID_OBJECT_ID"
    assert await worker.code("audit_auditTrail", "list", ks=worker.ks(ACCOUNT, "u", 0)) == "SERVICE_FORBIDDEN"


async def test_lists_are_filtered(worker: Worker) -> None:
    ks = worker.ks(ACCOUNT, "boss")
    for name in ("anna", "bert"):
        await worker.ask("user", "add", ks=ks, user={"id": name})
    worker.now += 60
    await worker.ask("user", "delete", ks=ks, userId="bert")
    await worker.ask("user", "delete", ks=ks, userId="bert")
    for filter, count in (
        ({"objectIdEqual": "bert"}, 3),
        ({"actionEqual": "CREATED"}, 2),
        ({"actionIn": "CREATED,DELETED"}, 4),
        ({"statusEqual": 3}, 1),
        ({"createdAtGreaterThanOrEqual": int(NOW) + 1}, 2),
        ({"userIdEqual": "anna"}, 0),
        ({"auditObjectTypeEqual": "kuser", "ipAddressEqual": "192.0.2.7"}, 4),
        ({"ksEqual": mark_of(worker.read(ks))}, 4),
    ):
        assert len(await trail(worker, **filter)) == count, filter


async def test_a_program_adds_lines_of_its_own(worker: Worker) -> None:
    values = {
        "auditObjectType": "entry",
        "objectId": "0_abc",
        "action": "CONTENT_VIEWED",
        "userId": "forged",
        "data": {"objectType": "KalturaAuditTrailTextInfo", "info": "watched"},
    }
    made = await worker.ask("audit_auditTrail", "add", ks=worker.ks(ACCOUNT, "boss"), auditTrail=values)
    assert (made["context"], made["userId"], made["objectId"]) == (-1, "boss", "0_abc")
    assert made["data"] == {"info": "watched", "objectType": "KalturaAuditTrailTextInfo"}
    ks = worker.ks(ACCOUNT)
    assert await worker.code("audit_auditTrail", "add", ks=ks, auditTrail={}) == "PROPERTY_VALIDATION_CANNOT_BE_NULL"


async def test_old_lines_are_forgotten(worker: Worker) -> None:
    ks = worker.ks(ACCOUNT, "boss")
    await worker.ask("user", "add", ks=ks, user={"id": "anna"})
    worker.now += 1000
    await worker.ask("user", "add", ks=ks, user={"id": "bert"})
    assert worker.app.parts is not None
    assert await forget_lines(worker.app.parts.db, int(NOW) + 1) > 0
    assert [line["objectId"] for line in await trail(worker)] == ["bert"]


async def test_what_jobs_do_leaves_lines_too(worker: Worker) -> None:
    parts = worker.app.parts
    assert parts is not None
    ks = worker.ks(ACCOUNT, "boss")
    await worker.ask("user", "add", ks=ks, user={"id": "boss", "email": "boss@example.org"})
    await worker.ask("groupUser", "sync", ks=ks, userId="boss", groupIds="choir")
    await worker.ask("user", "exportToCsv", ks=ks)
    async with asyncio.timeout(60):
        while len(lines := await trail(worker)) < 4:  # the worker's own runner may have either job
            await parts.jobs.run_due()
            await settle(worker)
            await asyncio.sleep(0.01)
    asked, synced, made, opened = sorted(lines, key=lambda line: (line["entryPoint"], "ipAddress" not in line))
    assert (made["entryPoint"], made["action"]) == ("user->add", "CREATED")
    assert (asked["entryPoint"], asked["objectId"]) == ("groupUser->sync", "boss")
    assert (synced["entryPoint"], synced["userId"], synced["objectId"]) == ("groupUser->sync", "boss", "boss")
    assert "ipAddress" not in synced
    assert synced["status"] == 2
    assert opened["entryPoint"] == "user->exportToCsv"
    assert (opened["action"], opened["objectId"], opened["description"]) == (OPENED, "boss", "USER session")
