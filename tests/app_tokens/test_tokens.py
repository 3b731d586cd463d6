"""What a token's holder gets, and what ends it."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from keyreel.app_tokens.service import PER_TOKEN
from keyreel.app_tokens.store import list_with_use
from worker import NOW, Worker, workers

ACCOUNT, OTHER = 301, 302


@pytest.fixture
async def worker(database_url: str, tmp_path: Path) -> AsyncIterator[Worker]:
    async with workers(tmp_path, database_url) as (worker,):
        await worker.open_account(ACCOUNT)
        await worker.open_account(OTHER)
        yield worker


async def make(worker: Worker, **values: Any) -> dict[str, Any]:
    made = await worker.ask("appToken", "add", ks=worker.ks(ACCOUNT), appToken=values)
    assert made.get("status") == 2, made
    return made


async def start(worker: Worker, token: dict[str, Any], ks: str | None = None, **asked: Any) -> Any:
    if ks is None:
        ks = (await worker.ask("session", "startWidgetSession", widgetId=f"_{ACCOUNT}"))["ks"]
    text = f"{ks}{token['token']}".encode()
    shown = {"tokenHash": hashlib.new(token["hashType"].lower(), text).hexdigest(), **asked}
    return await worker.ask("appToken", "startSession", ks=ks, id=token["id"], **shown)


@pytest.mark.parametrize("kind", ["MD5", "SHA1", "SHA256", "SHA512"])
async def test_every_hash_opens_a_session(worker: Worker, kind: str) -> None:
    token = await make(worker, hashType=kind)
    assert len(token["token"]) == 32
    info = await start(worker, token)
    ks = worker.read(info["ks"])
    assert (ks.type, ks.user_id or "", ks.expiry) == (0, "", int(NOW) + 86400)
    assert ks.privileges.text == f"sessionid:{token['id']},apptoken:{token['id']}" == info["privileges"]
    upper = {"tokenHash": "A" * 32}
    assert (await start(worker, token, **upper))["code"] == "INVALID_APP_TOKEN_HASH"


async def test_the_hash_is_of_the_session_that_is_sent(worker: Worker) -> None:
    token = await make(worker)
    one, other = worker.ks(ACCOUNT, "a", 0), worker.ks(ACCOUNT, "b", 0)
    made = hashlib.sha1(f"{one}{token['token']}".encode()).hexdigest()
    sent = {"id": token["id"], "tokenHash": made}
    assert await worker.code("appToken", "startSession", ks=other, **sent) == "INVALID_APP_TOKEN_HASH"
    assert await worker.code("appToken", "startSession", ks=one, **sent) is None
    assert await worker.code("appToken", "startSession", **sent) == "SERVICE_FORBIDDEN"
    elsewhere = worker.ks(OTHER, "a", 0)
    assert (await start(worker, token, elsewhere))["code"] == "APP_TOKEN_ID_NOT_FOUND"


@pytest.mark.parametrize(
    ("own", "asked", "granted"),
    [
        ("", "edit:*,list:*,sview:0_a,download:*,setrole:2,disableentitlement,all:*,*", ""),
        ("", "custom:1,other", ",custom:1,other"),
        ("edit:*,sview:*,privacycontext:pc", "edit:0_abc,custom:1,setrole:5,list:*,sessionid:zz",
         ",edit:0_abc,sview:*,privacycontext:pc,custom:1"),
        ("edit:0_a", "edit:0_b", ",edit:0_a"),
        ("sessionid:mine,apptoken:mine,custom:*", "custom:2,apptoken:x", ",custom:2"),
        ("", " edit :*, setrole:3 ,\tlist:*", ""),
        ("", "xedit:*,Edit:*", ",xedit:*,Edit:*"),
    ],
)  # fmt: skip
async def test_a_holder_adds_nothing_that_grants(worker: Worker, own: str, asked: str, granted: str) -> None:
    token = await make(worker, sessionPrivileges=own)
    info = await start(worker, token, sessionPrivileges=asked)
    expected = f"sessionid:{token['id']},apptoken:{token['id']}{granted}"
    assert info["privileges"] == expected
    assert worker.read(info["ks"]).privileges.text == expected


@pytest.mark.parametrize(
    "asked", ["edit.x:*", "edit[a]:*", "a[edit]:*", "setrole[]:2", "edit\x00:*", "list\u00a0:*", "%65dit:*"]
)
async def test_no_name_becomes_a_reserved_one(worker: Worker, asked: str) -> None:
    info = await start(worker, await make(worker), sessionPrivileges=asked)
    if "code" in info:
        assert info["code"] in ("INVALID_FIELD_VALUE", "INVALID_PARAMETER_CHAR")
        return
    found = worker.read(info["ks"]).privileges
    assert not any(name in found for name in ("edit", "setrole", "list", "all", "*"))


async def test_type_user_and_time_are_the_tokens(worker: Worker) -> None:
    open_ = await make(worker)
    info = await start(worker, open_, userId="visitor", type=2, expiry=60)
    assert (info["sessionType"], info["userId"], info["expiry"]) == (2, "visitor", int(NOW) + 60)
    bound = await make(worker, sessionType=0, sessionUserId="kiosk", sessionDuration=100)
    info = await start(worker, bound, userId="visitor", type=2, expiry=1000)
    assert (info["sessionType"], info["userId"], info["expiry"]) == (0, "kiosk", int(NOW) + 100)
    assert (await worker.ask("user", "get", ks=worker.ks(ACCOUNT), userId="kiosk"))["id"] == "kiosk"
    soon = await make(worker, expiry=int(NOW) + 10)
    assert (await start(worker, soon))["expiry"] == int(NOW) + 10
    worker.now += 11
    assert (await start(worker, soon))["code"] == "APP_TOKEN_EXPIRED"
    now = await make(worker)
    ended = {"ks": worker.ks(ACCOUNT), "id": now["id"], "appToken": {"expiry": int(worker.now)}}
    assert (await worker.ask("appToken", "update", **ended))["expiry"] == int(worker.now)
    worker.now += 1
    assert (await start(worker, now))["code"] == "APP_TOKEN_EXPIRED"
    never = await make(worker, expiry=0)
    worker.now += 10**7
    assert "ks" in await start(worker, never)
    assert await worker.code("appToken", "add", ks=worker.ks(ACCOUNT), appToken={"sessionUserId": "a b"}) == (
        "INVALID_FIELD_VALUE"
    )


async def test_deleting_a_token_ends_its_sessions_everywhere(database_url: str, tmp_path: Path) -> None:
    async with workers(tmp_path, database_url, 2) as (first, second):
        await first.open_account(ACCOUNT)
        token, admin = await make(first, sessionUserId="kiosk"), first.ks(ACCOUNT)
        other = await make(first, sessionUserId="kiosk")
        session, stays = (await start(first, token))["ks"], (await start(first, other))["ks"]
        assert await second.code("user", "get", ks=session) is None
        await first.ask("appToken", "delete", ks=admin, id=token["id"])
        for worker in (first, second):
            assert await worker.code("user", "get", ks=session) == "INVALID_KS"
            assert await worker.code("user", "get", ks=stays) is None
            assert (await start(worker, token))["code"] == "APP_TOKEN_ID_NOT_FOUND"
        await second.ask("user", "delete", ks=admin, userId="kiosk")
        assert await first.code("user", "get", ks=stays) == "INVALID_KS"
        assert await first.code("appToken", "get", ks=admin, id=other["id"]) == "APP_TOKEN_ID_NOT_FOUND"


async def test_lists(worker: Worker) -> None:
    admin = worker.ks(ACCOUNT)
    made = [await make(worker, description=str(number), sessionUserId=f"u{number % 2}") for number in range(4)]
    ids = [token["id"] for token in made]

    async def listed(**more: Any) -> list[str]:
        return [item["id"] for item in (await worker.ask("appToken", "list", ks=admin, **more))["objects"]]

    assert await listed() == ids
    assert await listed(filter={"sessionUserIdEqual": "U1"}) == [ids[1], ids[3]]
    assert await listed(filter={"idIn": f"{ids[2]},{ids[0]},x"}) == [ids[0], ids[2]]
    assert await listed(pager={"pageSize": 2, "pageIndex": 2}) == ids[2:]
    assert await listed(filter={"statusEqual": 3}) == []
    changed = await worker.ask("appToken", "update", ks=admin, id=ids[0], appToken={"description": "new"})
    assert (changed["description"], changed["token"]) == ("new", made[0]["token"])
    assert await worker.code("appToken", "get", ks=worker.ks(OTHER), id=ids[0]) == "APP_TOKEN_ID_NOT_FOUND"
    assert await worker.code("appToken", "update", ks=worker.ks(OTHER), id=ids[0], appToken={}) is not None
    assert await worker.code("appToken", "delete", ks=worker.ks(OTHER), id=ids[0]) == "APP_TOKEN_ID_NOT_FOUND"


async def test_who_guesses_waits_and_the_holder_elsewhere_does_not(worker: Worker) -> None:
    token = await make(worker)
    for _ in range(PER_TOKEN.tries):
        assert (await start(worker, token, tokenHash="0" * 40))["code"] == "INVALID_APP_TOKEN_HASH"
    assert (await start(worker, token))["code"] == "ACTION_BLOCKED"
    ks = worker.ks(ACCOUNT, "a", 0)
    shown = hashlib.sha1(f"{ks}{token['token']}".encode()).hexdigest()
    sent = {"ks": ks, "id": token["id"], "tokenHash": shown}
    assert await worker.code("appToken", "startSession", ip="198.51.100.7", **sent) is None
    worker.now += PER_TOKEN.seconds + 1
    assert "ks" in await start(worker, token)


async def test_uses_that_are_written_late_count_too(worker: Worker) -> None:
    token = await make(worker)
    assert worker.app.parts is not None
    uses, db = worker.app.parts.token_uses, worker.app.parts.db
    for at, address in ((int(NOW) + 9, "198.51.100.1"), (int(NOW), "198.51.100.2")):
        uses.note(token["id"], at, address)
        await uses.settle()
    [row] = await list_with_use(db, ACCOUNT)
    assert row[4:7] == (2, int(NOW) + 9, "198.51.100.1")


async def test_uses_are_noted_and_tokens_sealed(tmp_path: Path) -> None:
    async with workers(tmp_path, f"sqlite:///{tmp_path / 'k.db'}") as (worker,):
        await worker.open_account(ACCOUNT)
        token = await make(worker, description="kiosk")
        for _ in range(3):
            await start(worker, token)
        assert worker.app.parts is not None
        await worker.app.parts.token_uses.settle()
        [row] = await list_with_use(worker.app.parts.db, ACCOUNT)
        assert row[4:7] == (3, int(NOW), "192.0.2.7")
    held = b"".join(path.read_bytes() for path in tmp_path.glob("k.db*"))  # noqa: ASYNC240  # nobody waits
    assert token["id"].encode() in held
    assert token["token"].encode() not in held
