"""What the fixtures give, used with the vendor's client over HTTP and with httpx without a socket."""

import asyncio
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from KalturaClient.exceptions import KalturaException
from KalturaClient.Plugins.Core import KalturaSessionType, KalturaUser

from keyreel.client import Client
from keyreel.ks import Keyring, crack
from keyreel.testing import Account, Clock, KsFactory, Server
from media import make_video
from running import PATIENCE
from website import site


def refusal(call: Any, *sent: Any) -> str:
    with pytest.raises(KalturaException) as refused:
        call(*sent)
    return refused.value.code


def ask(server: Server, service: str, action: str, **params: Any) -> Any:
    url = f"/api_v3/service/{service}/action/{action}"
    with httpx.Client(transport=server.transport, base_url=server.url, timeout=PATIENCE) as client:
        return client.post(url, json={"format": 1, **params}).json()


def test_an_account_has_what_its_programs_need(client: Any, keyreel_account: Account) -> None:
    account = keyreel_account
    client.setKs("")
    for secret, kind in ((account.admin_secret, KalturaSessionType.ADMIN), (account.secret, KalturaSessionType.USER)):
        client.setKs(client.session.start(secret, "ada", kind, account.partner_id))
        assert client.user.get().partnerId == account.partner_id
    assert refusal(client.session.start, account.secret, "ada", KalturaSessionType.ADMIN, account.partner_id)
    client.setKs("")
    client.setKs(client.user.loginByLoginId(account.login_id, account.password, account.partner_id))
    assert client.user.get().isAccountOwner
    shown = repr(account)
    assert not any(text in shown for text in (account.secret, account.admin_secret, account.password))


def test_another_account_is_another(client: Any, keyreel_server: Server, ks_factory: KsFactory) -> None:
    other = keyreel_server.open_account(ksVersion=1, password="0ther!pass")
    assert other.partner_id != keyreel_server.account.partner_id
    client.setKs(ks_factory("x", type=2, account=other))
    assert client.session.get().partnerId == other.partner_id
    client.setKs("")
    client.setKs(client.user.loginByLoginId(other.login_id, "0ther!pass", other.partner_id))
    assert client.user.get().id == other.login_id


@pytest.mark.parametrize("version", [1, 2])
def test_any_session_can_be_made(client: Any, ks_factory: KsFactory, keyreel_clock: Clock, version: int) -> None:
    earliest = int(keyreel_clock.now) + 600
    text = ks_factory("ada", type=2, privileges="sview:0_abc,edit:*", expiry=600, version=version)
    latest = keyreel_clock.now + 600
    client.setKs(text)
    info = client.session.get()
    assert (info.userId, info.sessionType.getValue(), info.privileges) == ("ada", 2, "sview:0_abc,edit:*")
    assert earliest <= info.expiry <= latest
    client.setKs(ks_factory(version=version))
    assert refusal(client.user.list) == "SERVICE_FORBIDDEN"


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize(
    ("flaw", "reason"), [("expired", "EXPIRED"), ("revoked", "LOGOUT"), ("wrong_signature", "INVALID_STR")]
)
def test_sessions_can_be_bad(
    keyreel_server: Server, ks_factory: KsFactory, flaw: str, reason: str, version: int
) -> None:
    ks = ks_factory("ada", type=2, version=version, **{flaw: True})
    answer = ask(keyreel_server, "session", "get", ks=ks)
    assert answer["code"] == "INVALID_KS"
    assert reason in answer["args"].values()


def test_a_revoked_session_takes_its_group_with_it(keyreel_server: Server, ks_factory: KsFactory) -> None:
    other = ks_factory("ada", type=2, privileges="sessionid:lesson")
    ks_factory("ada", type=2, privileges="sessionid:lesson", revoked=True)
    assert ask(keyreel_server, "session", "get", ks=other)["code"] == "INVALID_KS"
    assert [call.name for call in keyreel_server.calls] == ["session.get"]


def test_time_moves_sessions_to_their_end(client: Any, ks_factory: KsFactory, keyreel_clock: Clock) -> None:
    client.setKs(ks_factory("ada", type=2, expiry=3600))
    keyreel_clock.forward(minutes=59)
    assert client.session.get().userId == "ada"
    keyreel_clock.forward(minutes=1, seconds=1)
    assert refusal(client.session.get) == "INVALID_KS"
    client.setKs(ks_factory("ada", type=2, expiry=3600))
    assert client.session.get().userId == "ada"


def test_time_opens_a_lock(keyreel_server: Server, keyreel_account: Account, keyreel_clock: Clock) -> None:
    def login(password: str) -> Any:
        partner, who = keyreel_account.partner_id, keyreel_account.login_id
        return ask(keyreel_server, "user", "login", partnerId=partner, userId=who, password=password)

    codes = [login("wrong")["code"] for _ in range(10)]
    assert codes[-1] == "LOGIN_RETRIES_EXCEEDED"
    assert login(keyreel_account.password)["code"] == "LOGIN_BLOCKED"
    keyreel_clock.forward(minutes=16)
    assert isinstance(login(keyreel_account.password), str)


def test_time_stands_still_where_it_is_told_to(keyreel_server: Server, keyreel_clock: Clock, client: Any) -> None:
    before = time.time()
    keyreel_clock.stop()
    now = keyreel_clock.now
    assert before <= now <= time.time()
    user = KalturaUser()
    user.id = "ada"
    assert client.user.add(user).createdAt == int(now)
    keyreel_clock.forward(days=1)
    assert keyreel_clock.now == now + 86_400
    assert keyreel_server.calls[0].at == now
    with pytest.raises(ValueError, match="forward"):
        keyreel_clock.forward(-1)


def test_a_video_is_read_before_settle_returns(keyreel_server: Server, ks_factory: KsFactory, tmp_path: Path) -> None:
    ks = ks_factory("ada", type=2)
    film = make_video(tmp_path / "film.mp4", 2)
    token = ask(keyreel_server, "uploadToken", "add", ks=ks)["id"]
    sent = {"format": "1", "ks": ks, "uploadTokenId": token}
    url = f"{keyreel_server.url}/api_v3/service/uploadToken/action/upload"
    with film.open("rb") as file:
        httpx.post(url, data=sent, files={"fileData": file}, timeout=PATIENCE).raise_for_status()
    entry = {"objectType": "KalturaMediaEntry", "name": "Film", "mediaType": 1}
    made = ask(keyreel_server, "media", "add", ks=ks, entry=entry)
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    ask(keyreel_server, "media", "addContent", ks=ks, entryId=made["id"], resource=resource)
    keyreel_server.settle()
    assert ask(keyreel_server, "media", "get", ks=ks, entryId=made["id"])["status"] == 2
    upload = next(call for call in keyreel_server.calls if call.name == "uploadToken.upload")
    assert upload.params["fileData"] == f"file film.mp4, {film.stat().st_size} bytes"


class TestSettings:
    """Settings that a class of tests gives its servers."""

    @pytest.fixture
    def keyreel_settings(self) -> dict[str, Any]:
        return {"import_network": ("127.0.0.0/8",), "open_registration": True}

    def test_a_job_that_failed_is_tried_again_once_time_has_come(
        self, keyreel_server: Server, ks_factory: KsFactory, keyreel_clock: Clock, tmp_path: Path
    ) -> None:
        ks = ks_factory("ada", type=2)
        film = make_video(tmp_path / "film.mp4", 2).read_bytes()
        with site() as pages:
            pages.pages["/film.mp4"] = (503, b"")
            entry = {"objectType": "KalturaMediaEntry", "name": "Film", "mediaType": 1}
            made = ask(keyreel_server, "media", "add", ks=ks, entry=entry)
            resource = {"objectType": "KalturaUrlResource", "url": f"{pages.url}/film.mp4"}
            ask(keyreel_server, "media", "addContent", ks=ks, entryId=made["id"], resource=resource)
            keyreel_server.settle()
            assert len(pages.asked) == 1
            assert ask(keyreel_server, "media", "get", ks=ks, entryId=made["id"])["status"] != 2
            pages.pages["/film.mp4"] = (200, film)
            keyreel_clock.forward(hours=1)
        assert ask(keyreel_server, "media", "get", ks=ks, entryId=made["id"])["status"] == 2

    def test_mails_are_kept(self, keyreel_server: Server) -> None:
        partner = {"name": "School", "adminName": "Ada", "adminEmail": "ada@school.example", "description": "x"}
        made = ask(keyreel_server, "partner", "register", partner=partner)
        assert made["adminEmail"] == "ada@school.example"
        ask(keyreel_server, "user", "resetPassword", email="ada@school.example")
        assert "ada@school.example" in {str(mail["To"]) for mail in keyreel_server.mails}


async def test_tests_may_be_asynchronous(keyreel_server: Server, ks_factory: KsFactory) -> None:
    ks = ks_factory("ada", type=2)
    within = keyreel_server.transport
    async with httpx.AsyncClient(transport=within, base_url=keyreel_server.url, timeout=PATIENCE) as client:

        async def add(number: int) -> str:
            sent = {"format": 1, "ks": ks, "user": {"id": f"user{number}"}}
            return (await client.post("/api_v3/service/user/action/add", json=sent)).json()["id"]

        assert sorted(await asyncio.gather(*map(add, range(20)))) == sorted(f"user{number}" for number in range(20))
    async with httpx.AsyncClient(base_url=keyreel_server.url, timeout=PATIENCE) as client:
        sent = {"format": 1, "ks": ks, "userId": "user7"}
        assert (await client.post("/api_v3/service/user/action/get", json=sent)).json()["id"] == "user7"
    assert len(keyreel_server.calls) == 21


def test_sessions_are_signed_by_the_account(ks_factory: KsFactory, keyreel_account: Account) -> None:
    ks = crack(ks_factory("ada"), Keyring([keyreel_account.admin_secret]))
    assert (ks.user_id, ks.type, ks.partner_id) == ("ada", 0, keyreel_account.partner_id)


def test_our_own_client_goes_by_the_servers_time(keyreel_client: Client, keyreel_clock: Clock) -> None:
    assert keyreel_client.user.get().is_account_owner
    first = keyreel_client.ks()
    keyreel_clock.forward(days=40)
    assert keyreel_client.user.get().is_account_owner
    assert keyreel_client.ks() != first
