"""Every way to a session, and how sessions are renewed and narrowed, on a server whose clock is set by hand."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest
from pyotp.totp import TOTP

from keyreel.accounts.settings import change_settings
from keyreel.client import ApiError, AsyncClient, Client, Session, SessionError, SessionType
from keyreel.client.api import AppToken, AppTokenHashType, User, errors
from keyreel.ks import Keyring, crack
from keyreel.users.logins import find_login, seed_context
from people import ACCOUNT, ANNA, PASSWORD, VERA
from running import Running
from worker import SECRET, Worker

Enter = Callable[..., Any]
ADMIN = SessionType.ADMIN


async def test_a_secret_makes_one_here(worker: Worker, enter: Enter) -> None:
    for version in (2, 1):
        client = enter(Session.from_secret(SECRET, "anna", ADMIN, privileges="edit:*", version=version))
        assert (await client.user.get()).id == "anna"
        assert client.made == ["user.get"]
        ks = worker.read(await client.ks())
        assert (ks.version, ks.type, ks.privileges.text, ks.expiry) == (version, 2, "edit:*", int(worker.now) + 86400)


async def test_the_server_starts_one_and_its_end_is_read(worker: Worker, enter: Enter) -> None:
    client = enter(Session.start(SECRET, "anna", ADMIN, expiry=10**9))
    assert (await client.user.get()).id == "anna"
    assert client.made == ["session.start", "user.get"]
    worker.now += 86400 - 30  # the account's limit, which is less than was asked for
    assert (await client.user.get()).id == "anna"
    assert client.made == ["session.start", "user.get", "session.start", "user.get"]


async def test_people_log_in(enter: Enter) -> None:
    by_mail = enter(Session.login(ANNA, PASSWORD))
    assert (await by_mail.user.get()).id == "anna"
    assert by_mail.made == ["user.loginByLoginId", "user.get"]
    assert (await enter(Session.user_login("vera", PASSWORD)).user.get()).id == "vera"
    with pytest.raises(errors.UserWrongPassword):
        await enter(Session.login(ANNA, "wrong")).user.get()


async def test_a_second_factor_is_asked_for_when_the_server_wants_one(worker: Worker, enter: Enter) -> None:
    assert worker.app.parts is not None
    await change_settings(worker.app.parts.db, ACCOUNT, {"second-factor": "on"})
    with pytest.raises(errors.MissingOtp):
        await enter(Session.login(VERA, PASSWORD)).user.get()
    [(_, key)] = await worker.mails()
    await worker.ask("user", "generateQrCode", hashKey=key)
    found = await find_login(worker.app.parts.db, VERA)
    assert found is not None
    assert found.seed is not None
    phone = TOTP(worker.app.parts.sealer.open(found.seed, seed_context(found.key)))
    asked: list[float] = []

    async def code() -> str:
        asked.append(worker.now)
        return phone.at(int(worker.now))

    client = enter(Session.login(VERA, PASSWORD, otp=code))
    assert (await client.user.get()).id == "vera"
    assert client.made == ["user.loginByLoginId", "user.loginByLoginId", "user.get"]
    worker.now += 86400
    assert (await client.user.get()).id == "vera"
    assert client.made[3:] == ["user.loginByLoginId", "user.get"]
    assert len(asked) == 2


@pytest.mark.parametrize("kind", list(AppTokenHashType))
async def test_an_application_token_of_every_hash(enter: Enter, kind: AppTokenHashType) -> None:
    admin = enter(Session.from_secret(SECRET, "anna", ADMIN))
    token = await admin.app_token.add(AppToken(hash_type=kind, session_user_id="kiosk", session_duration=3600))
    client = enter(Session.app_token(token.id, token.token, kind))
    assert (await client.user.get()).id == "kiosk"
    assert client.made == ["session.startWidgetSession", "apptoken.startSession", "user.get"]
    other = "SHA1" if kind != "SHA1" else "MD5"
    with pytest.raises(errors.InvalidAppTokenHash) as refused:
        await enter(Session.app_token(token.id, token.token, other)).user.get()
    assert refused.value.__notes__ == [f"The hash was {other}: is that the token's hash type?"]
    with pytest.raises(SessionError, match="no kind of hash"):
        Session.app_token(token.id, token.token, "CRC32")


async def test_a_widget_and_ready_ones(worker: Worker, enter: Enter) -> None:
    client = enter(Session.widget())
    assert (await client.widget.get(f"_{ACCOUNT}")).partner_id == ACCOUNT
    text = worker.ks(ACCOUNT, "anna")
    for ready in (text, text.encode(), Session.ready(text)):
        assert (await enter(ready).user.get()).id == "anna"
    assert await enter(None).system.ping() is True


async def test_it_is_renewed_before_it_ends(worker: Worker, enter: Enter) -> None:
    client = enter(Session.from_secret(SECRET, "anna", ADMIN, expiry=600))
    first = await client.ks()
    worker.now += 539
    assert await client.ks() == first
    worker.now += 2
    assert await client.ks() != first
    assert (await client.user.get()).id == "anna"


async def test_it_is_renewed_once_when_refused_as_ended_by_however_many_calls(enter: Enter) -> None:
    client = enter(Session.start(SECRET, "anna", ADMIN))
    await client.session.end()
    client.made.clear()
    users = await asyncio.gather(*(client.user.get() for _ in range(8)))
    assert {user.id for user in users} == {"anna"}
    assert client.made.count("session.start") == 1
    assert client.made.count("user.get") == 16


async def test_a_clock_that_is_late_costs_one_more_call(worker: Worker, enter: Enter) -> None:
    late = worker.now - 300
    client = enter(Session.start(SECRET, "anna", ADMIN, expiry=100), lambda: late)
    await client.user.get()
    worker.now += 200
    assert (await client.user.get()).id == "anna"
    assert client.made == ["session.start", "user.get", "user.get", "session.start", "user.get"]


async def test_a_multirequest_is_renewed_as_one(enter: Enter) -> None:
    client = enter(Session.start(SECRET, "anna", ADMIN))
    await client.session.end()
    async with client.multirequest() as batch:
        added = batch.user.add(User(id="batch.eve"))
        batch.user.get(added.id)
    assert added.screen_name == "batch.eve"


async def test_what_cannot_be_renewed_is_refused(worker: Worker, enter: Enter) -> None:
    client = enter(worker.ks(ACCOUNT, "anna"))
    await client.session.end()
    with pytest.raises(errors.InvalidKs) as refused:
        await client.user.get()
    assert refused.value.arguments["KSID"] == "LOGOUT"
    elsewhere = enter(Session.from_secret("6" * 32, "anna", ADMIN))
    with pytest.raises(errors.InvalidKs):
        await elsewhere.user.get()
    assert elsewhere.made == ["user.get"]  # the same secret would sign no better
    limited = enter(Session.start(SECRET, "anna", ADMIN, privileges="iprestrict:192.0.2.99"))
    with pytest.raises(errors.InvalidKs):
        await limited.user.get()
    assert limited.made == ["session.start", "user.get"]


async def test_one_for_handing_on_may_do_less(worker: Worker, enter: Enter) -> None:
    session = Session.from_secret(
        SECRET, "anna", ADMIN, privileges="edit:*,disableentitlement,iprestrict:127.0.0.1,privacycontext:school"
    )
    client = enter(session)
    ks = worker.read(await client.restricted(sview=["0_a", "0_b"], actionslimit=5, enableentitlement=True, expiry=600))
    kept = "iprestrict:127.0.0.1,privacycontext:school"
    assert ks.privileges.text == f"{kept},sview:0_a/0_b,actionslimit:5,enableentitlement"
    assert (ks.type, ks.user_id, ks.expiry) == (0, "anna", int(worker.now) + 600)
    other = enter(session.restricted(user_id="vera", privacycontext="home"))
    assert worker.read(await other.ks()).privileges.text == "iprestrict:127.0.0.1,privacycontext:home"
    started = enter(Session.start(SECRET, "anna", ADMIN).restricted(list="*"))
    assert (worker.read(await started.ks()).type, started.made) == (0, ["session.start"])
    with pytest.raises(ValueError, match="separate"):
        session.restricted(sview=["0_a,edit:*"])
    for hopeless in (Session.login(ANNA, PASSWORD), Session.widget(), Session.ready("x")):
        with pytest.raises(SessionError, match="may do less"):
            hopeless.restricted(sview="*")
    with pytest.raises(SessionError, match="no session"):
        await enter(None).restricted(sview="*")


async def test_an_application_token_narrows_what_it_leaves_open(worker: Worker, enter: Enter) -> None:
    admin = enter(Session.from_secret(SECRET, "anna", ADMIN))
    token = await admin.app_token.add(AppToken(session_privileges="sview:*,list:*", session_user_id="kiosk"))
    session = Session.app_token(token.id, token.token)
    narrow = worker.read(await enter(session).restricted(sview=["0_a"], expiry=60))
    assert narrow.privileges.get("sview") == ("0_a",)
    assert narrow.expiry == int(worker.now) + 60
    with pytest.raises(SessionError, match="choose edit"):
        await enter(session).restricted(edit="0_a")
    token = await admin.app_token.add(AppToken(session_type=ADMIN, session_user_id="kiosk"))
    with pytest.raises(SessionError, match="their type"):
        await enter(Session.app_token(token.id, token.token)).restricted()


async def test_another_session_on_the_same_connections(worker: Worker, enter: Enter) -> None:
    client = enter(Session.from_secret(SECRET, "anna", ADMIN))
    other = client.using(session=worker.ks(ACCOUNT, "vera", 0))
    assert ((await other.user.get()).id, (await client.user.get()).id) == ("vera", "anna")
    assert other.driver_ is client.driver_


def test_secrets_stay_out_of_sight() -> None:
    sessions = [
        Session.from_secret("5ecret", "ada"),
        Session.start("5ecret", "ada"),
        Session.login("ada@example.org", "5ecret", otp=lambda: "5ecret"),
        Session.user_login("ada", "5ecret"),
        Session.app_token("0_1", "5ecret"),
        Session.ready("5ecret"),
    ]
    assert "5ecret" not in repr(sessions)


def test_the_same_without_await(server: Running) -> None:
    session = Session.start(server.admin_secret, "ada", ADMIN)
    with Client(server.url, server.partner_id, session) as client:
        client.session.end()
        assert client.user.get().id == "ada"
        ks = crack(client.restricted(sview="0_a"), Keyring([server.admin_secret]))
        assert (ks.privileges.text, ks.type) == ("sview:0_a", 0)
        assert ks.expiry is not None
        assert ks.expiry > time.time()

    async def code() -> str:
        return "1"

    with (
        Client(server.url, server.partner_id, Session.login("nobody@example.org", "x", otp=code)) as client,
        pytest.raises(ApiError),
    ):
        client.user.get()


async def test_what_is_no_server_is_said_at_once() -> None:
    for kind in (Client, AsyncClient):
        with pytest.raises(ValueError, match="no address"):
            kind("video.example.org", 101)
