"""Who gets a session with a password, and what kind."""

import pytest

from keyreel.ks import Keyring, generate
from people import ACCOUNT, ANNA, BEN, PASSWORD, SECOND, VERA
from worker import NOW, SECRET, Worker


async def log_in(worker: Worker, login: str = VERA, password: str = PASSWORD, **more: object) -> str:
    answer = await worker.ask("user", "loginByLoginId", loginId=login, password=password, **more)
    assert isinstance(answer, str), answer
    return answer


async def test_administrators_get_admin_sessions_and_others_user_sessions(worker: Worker) -> None:
    for login, user, kind in ((ANNA, "anna", 2), (VERA, "vera", 0), (VERA.upper(), "vera", 0)):
        ks = worker.read(await log_in(worker, login))
        assert (ks.partner_id, ks.user_id, ks.type, ks.expiry) == (ACCOUNT, user, kind, int(NOW) + 86400)
    found = await worker.ask("user", "get", ks=await log_in(worker))
    assert (found["id"], found["lastLoginTime"]) == ("vera", int(NOW))


async def test_a_session_lives_as_long_as_asked_up_to_the_accounts_limit(worker: Worker) -> None:
    for asked, given in ((60, 60), (10**9, 86400)):
        ks = worker.read(await log_in(worker, expiry=asked))
        assert ks.expiry == int(NOW) + given


@pytest.mark.parametrize(
    ("login", "asked", "carried"),
    [
        (VERA, "*", ""),
        (VERA, "edit:1_a,list:*,disableentitlement,sview:*", ""),
        (VERA, "setrole:2,iprestrict:192.0.2.7,privacycontext:x", "iprestrict:192.0.2.7,privacycontext:x"),
        (ANNA, "*", "*"),
        (ANNA, "setrole:1,edit:1_a", "edit:1_a"),
    ],
)
async def test_who_logs_in_does_not_choose_what_they_may_do(
    worker: Worker, login: str, asked: str, carried: str
) -> None:
    ks = worker.read(await log_in(worker, login, privileges=asked))
    assert ks.privileges.text == carried


async def test_what_the_account_gave_a_user_counts_alone(worker: Worker) -> None:
    change = {"ksPrivileges": "sview:*,disableentitlement"}
    await worker.ask("user", "update", ks=worker.ks(ACCOUNT), userId="vera", user=change)
    ks = worker.read(await log_in(worker, privileges="edit:*"))
    assert ks.privileges.text == "sview:*,disableentitlement"


async def test_the_event_platform_moves_a_user_to_an_e_mail_that_nobody_of_the_account_has(worker: Worker) -> None:
    sent = {"partner_id": ACCOUNT, "user_id": "", "type": 2, "expiry": int(NOW) + 999, "privileges": ""}
    platform = generate(Keyring([SECRET]), **sent, master_partner_id=-11)
    move = {"service": "user", "action": "replaceUserLoginData", "userId": "vera", "existingLoginId": VERA}
    assert await worker.code(**move, newLoginId="new@x.example", ks=worker.ks(ACCOUNT)) == "ACTION_FORBIDDEN"
    for taken in (ANNA, VERA):
        assert await worker.code(**move, newLoginId=taken, ks=platform) == "USER_DATA_ERROR"
    session = await log_in(worker)
    moved = await worker.ask(**move, newLoginId="new@x.example", ks=platform)
    assert (moved["email"], moved["loginEnabled"]) == ("new@x.example", True)
    assert await worker.code("user", "get", ks=session) == "INVALID_KS"
    [(to, key)] = await worker.mails()
    assert to == "new@x.example"
    assert await worker.code("user", "setInitialPassword", hashKey=key, newPassword="N3w!pass99") is None
    assert worker.read(await log_in(worker, "new@x.example", "N3w!pass99")).user_id == "vera"


async def test_nobody_is_made_deleted(worker: Worker) -> None:
    add = {"service": "user", "action": "add", "ks": worker.ks(ACCOUNT)}
    user = {"id": "dora", "email": "dora@first.example", "password": PASSWORD}
    assert await worker.code(**add, user={**user, "status": 2}) == "INVALID_FIELD_VALUE"
    assert (await worker.ask(**add, user=user))["loginEnabled"] is True


async def test_what_is_told_and_what_is_masked(worker: Worker) -> None:
    by_login = {"service": "user", "action": "loginByLoginId"}
    assert await worker.code(**by_login, loginId=VERA, password="wrong") == "USER_WRONG_PASSWORD"
    assert await worker.code(**by_login, loginId="nobody@x.example", password="x") == "USER_WRONG_PASSWORD"
    assert await worker.code(**by_login, loginId=VERA, password=PASSWORD, partnerId=SECOND) == "USER_WRONG_PASSWORD"
    assert await worker.code(**by_login) == "USER_WRONG_PASSWORD"
    by_user = {"service": "user", "action": "login", "partnerId": ACCOUNT}
    assert await worker.code(**by_user, userId="vera", password="wrong") == "USER_WRONG_PASSWORD"
    assert await worker.code(**by_user, userId="nobody", password="x") == "USER_NOT_FOUND"
    session = worker.ks(SECOND)
    assert await worker.code("user", "login", ks=session, partnerId=ACCOUNT, userId="vera", password=PASSWORD) in (
        "INVALID_PARTNER_ID",
        "SERVICE_FORBIDDEN",
    )
    assert await worker.code("adminUser", "login", email=VERA, password=PASSWORD) == "USER_DATA_ERROR"
    assert await worker.code("adminUser", "login", email=ANNA, password="wrong") == "USER_WRONG_PASSWORD"
    session = await worker.ask("adminUser", "login", email=ANNA, password=PASSWORD)
    assert (await worker.ask("session", "get", ks=session))["sessionType"] == 2


async def test_blocked_users_and_accounts_do_not_log_in(worker: Worker) -> None:
    session = await log_in(worker)
    admin = worker.ks(ACCOUNT)
    await worker.ask("user", "update", ks=admin, userId="vera", user={"status": 0})
    assert await worker.code("user", "login", partnerId=ACCOUNT, userId="vera", password=PASSWORD) == "USER_IS_BLOCKED"
    assert await worker.code("user", "get", ks=session) == "USER_BLOCKED"
    await worker.ask("user", "update", ks=admin, userId="vera", user={"status": 1})
    assert await worker.code("user", "get", ks=session) is None
    await worker.ask("user", "delete", ks=admin, userId="vera")
    assert await worker.code("user", "login", partnerId=ACCOUNT, userId="vera", password=PASSWORD) == "USER_NOT_FOUND"
    assert await worker.code("user", "get", ks=session) == "INVALID_KS"
    own = worker.ks(ACCOUNT, "vera", 0)
    assert await worker.code("user", "get", ks=own) == "INVALID_KS"
    assert await worker.code("user", "get", ks=admin, userId="vera") == "INVALID_USER_ID"


async def test_a_deleted_users_sessions_do_not_come_back_with_the_id(worker: Worker) -> None:
    session, admin = await log_in(worker), worker.ks(ACCOUNT)
    await worker.ask("user", "delete", ks=admin, userId="vera")
    made = await worker.ask("user", "add", ks=admin, user={"id": "vera", "email": VERA, "password": "0ther!pass"})
    assert made["loginEnabled"] is True
    assert await worker.code("user", "get", ks=session) == "INVALID_KS"
    assert await worker.code("user", "get", ks=await log_in(worker, password="0ther!pass")) is None


async def test_a_session_is_no_ones_who_has_the_id_later(worker: Worker) -> None:
    session, admin = await log_in(worker), worker.ks(ACCOUNT)
    await worker.ask("user", "update", ks=admin, userId="vera", user={"id": "Vera"})
    assert await worker.code("user", "get", ks=session) is None
    await worker.ask("user", "update", ks=admin, userId="vera", user={"id": "vera2"})
    assert await worker.code("user", "get", ks=session) == "INVALID_KS"
    await worker.ask("user", "add", ks=admin, user={"id": "vera"})
    assert await worker.code("user", "get", ks=session) == "INVALID_KS"
    await worker.ask("user", "delete", ks=admin, userId="vera")
    await worker.ask("user", "update", ks=admin, userId="ben", user={"id": "vera"})
    assert await worker.code("user", "get", ks=session) == "INVALID_KS"
    later = await log_in(worker, BEN)
    assert (await worker.ask("user", "get", ks=later))["id"] == "vera"


async def test_one_login_in_two_accounts(worker: Worker) -> None:
    second = worker.ks(SECOND)
    user = {"id": "anna2", "email": ANNA, "isAdmin": True}
    assert await worker.code("user", "add", ks=second, user={**user, "password": "Wr0ng!pass"}) == (
        "DUPLICATE_USER_BY_LOGIN_ID"
    )
    made = await worker.ask("user", "add", ks=second, user={**user, "password": PASSWORD})
    assert made["loginEnabled"] is True
    assert await worker.code("user", "add", ks=second, user={**user, "id": "anna3", "password": PASSWORD}) == (
        "DUPLICATE_USER_BY_LOGIN_ID"
    )
    assert await worker.code("user", "add", ks=second, user={**user, "id": "anna4"}) == "DUPLICATE_USER_BY_LOGIN_ID"
    first = await log_in(worker, ANNA, partnerId=ACCOUNT)
    exchanged = await worker.ask("user", "loginByKs", ks=first, requestedPartnerId=SECOND)
    assert (exchanged["partnerId"], exchanged["userId"]) == (SECOND, "anna")
    info = await worker.ask("session", "get", ks=exchanged["ks"])
    assert (info["partnerId"], info["userId"], info["sessionType"]) == (SECOND, "anna2", 2)
    same = await worker.ask("user", "loginByKs", ks=first, requestedPartnerId=ACCOUNT)
    assert same["ks"] == first
    assert await worker.code("user", "loginByKs", ks=worker.ks(ACCOUNT, "anna"), requestedPartnerId=SECOND) == (
        "USER_DATA_ERROR"
    )
    for _ in range(2):  # a new password ends the sessions in both accounts
        changed = await worker.ask("user", "updateLoginData", oldLoginId=ANNA, password=PASSWORD, newPassword=PASSWORD)
        assert changed is None
    assert await worker.code("session", "get", ks=first) == "INVALID_KS"
    assert await worker.code("session", "get", ks=exchanged["ks"]) == "INVALID_KS"
    # the account last used counts where none is asked for
    await log_in(worker, ANNA, partnerId=SECOND)
    assert (await worker.ask("session", "get", ks=await log_in(worker, ANNA)))["partnerId"] == SECOND
    await worker.ask("user", "update", ks=second, userId="anna2", user={"status": 0})
    assert (await worker.ask("session", "get", ks=await log_in(worker, ANNA)))["partnerId"] == ACCOUNT


async def test_a_login_of_another_account_opens_after_its_owner_followed_the_link(worker: Worker) -> None:
    second = worker.ks(SECOND)
    made = await worker.ask("user", "add", ks=second, user={"id": "anna2", "email": ANNA, "isAdmin": True})
    assert made["loginEnabled"] is False
    assert await worker.code("user", "loginByLoginId", loginId=ANNA, password=PASSWORD, partnerId=SECOND) is not None
    [(to, key)] = await worker.mails()
    assert to == ANNA
    assert await worker.code("user", "setInitialPassword", hashKey=key, newPassword="N3w!pass99") is None
    for account in (ACCOUNT, SECOND):
        await log_in(worker, ANNA, "N3w!pass99", partnerId=account)
