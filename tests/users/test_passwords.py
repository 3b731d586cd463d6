"""Passwords: how they are kept, chosen, remembered, reset."""

import hashlib
from pathlib import Path

import pytest

from keyreel.accounts.settings import change_settings
from keyreel.users import passwords
from keyreel.users.logins import change_login, find_login
from people import ACCOUNT, ANNA, PASSWORD, SECOND, VERA, furnish
from worker import Worker, workers


async def log_in(worker: Worker, login: str = VERA, password: str = PASSWORD) -> str:
    answer = await worker.ask("user", "loginByLoginId", loginId=login, password=password)
    assert isinstance(answer, str), answer
    return answer


async def set_account(worker: Worker, **texts: str) -> None:
    assert worker.app.parts is not None
    await change_settings(worker.app.parts.db, ACCOUNT, {name.replace("_", "-"): text for name, text in texts.items()})


async def change(worker: Worker, **params: object) -> str | None:
    return await worker.code("user", "updateLoginData", **{"oldLoginId": VERA, "password": PASSWORD, **params})


async def test_only_a_hash_of_today_is_kept_and_old_ones_are_renewed(worker: Worker) -> None:
    assert worker.app.parts is not None
    db = worker.app.parts.db

    async def kept() -> str:
        found = await find_login(db, VERA)
        assert found is not None
        return found.password_hash

    assert (await kept()).startswith("$argon2id$v=19$m=47104,t=1,p=1$")
    weak = passwords.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    old = passwords.legacy("salt", hashlib.sha1(f"salt{PASSWORD}".encode()).hexdigest())
    odd = passwords.legacy("sa$lt$", hashlib.sha1(f"sa$lt${PASSWORD}".encode()).hexdigest().upper())
    for stored in (weak, old, odd):
        await db.write(lambda tx, stored=stored: change_login(tx, VERA, password_hash=stored))
        assert await worker.code("user", "login", partnerId=ACCOUNT, userId="vera", password="no") is not None
        assert await kept() == stored
        await log_in(worker)
        assert (await kept()).startswith("$argon2id$v=19$m=47104,t=1,p=1$")


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("sh0rt!", "PASSWORD_STRUCTURE_INVALID"),
        ("nodigits!!", "PASSWORD_STRUCTURE_INVALID"),
        ("NOSMALL1!", "PASSWORD_STRUCTURE_INVALID"),
        ("nosign123", "PASSWORD_STRUCTURE_INVALID"),
        ("a1!" * 5, "PASSWORD_STRUCTURE_INVALID"),
        ("novak123!x", "PASSWORD_STRUCTURE_INVALID"),
        ("x" * 2000, "PASSWORD_STRUCTURE_INVALID"),
        ("P@ssw0rd1!", "COMMON_PASSWORD"),
        ("G00d!enough", None),
    ],
)
async def test_what_a_password_must_look_like(worker: Worker, password: str, code: str | None) -> None:
    assert await change(worker, newPassword=password) == code
    user = {"id": "x", "email": "x@first.example", "password": password, "lastName": "Novak"}
    assert await worker.code("user", "add", ks=worker.ks(ACCOUNT), user=user) == code


async def test_pass_phrases_where_an_account_allows_them(worker: Worker) -> None:
    phrase = "correct horse battery staple, every day"
    assert await change(worker, newPassword=phrase) == "PASSWORD_STRUCTURE_INVALID"
    await set_account(worker, password_pattern="^.{20,200}$", password_help="20 characters or more")
    answer = await worker.ask("user", "updateLoginData", oldLoginId=VERA, password=PASSWORD, newPassword="short")
    assert answer["args"] == {"RULES": "20 characters or more"}
    assert await change(worker, newPassword=phrase) is None
    await log_in(worker, password=phrase)


async def test_earlier_passwords_the_first_one_too(worker: Worker) -> None:
    await set_account(worker, passwords_remembered="2")
    assert await change(worker, newPassword=PASSWORD) == "PASSWORD_ALREADY_USED"
    assert await change(worker, newPassword="Sec0nd!pw") is None
    assert await change(worker, password="Sec0nd!pw", newPassword=PASSWORD) == "PASSWORD_ALREADY_USED"
    assert await change(worker, password="Sec0nd!pw", newPassword="Th1rd!pw9") is None
    assert await change(worker, password="Th1rd!pw9", newPassword="F0urth!pw") is None
    assert await change(worker, password="F0urth!pw", newPassword="Sec0nd!pw") == "PASSWORD_ALREADY_USED"
    assert await change(worker, password="F0urth!pw", newPassword=PASSWORD) is None


async def test_a_password_has_an_age(worker: Worker) -> None:
    await set_account(worker, password_max_age="1000")
    worker.now += 1001
    assert await worker.code("user", "loginByLoginId", loginId=VERA, password=PASSWORD) == "PASSWORD_EXPIRED"
    assert await change(worker, newPassword="N3w!pass99") is None
    await log_in(worker, password="N3w!pass99")


async def test_changing_ends_sessions_and_renaming_follows_in_every_account(worker: Worker) -> None:
    second = {"id": "v2", "email": VERA, "password": PASSWORD}
    assert (await worker.ask("user", "add", ks=worker.ks(SECOND), user=second))["loginEnabled"]
    session = await log_in(worker)
    assert await change(worker, newFirstName="Verena") is None
    assert await worker.code("user", "get", ks=session) is None
    assert await change(worker, newLoginId=ANNA) == "USER_DATA_ERROR"
    assert await change(worker, newLoginId="no e-mail") == "INVALID_FIELD_VALUE"
    assert await change(worker, newFirstName="<b>x</b>") == "UNSAFE_HTML_TAGS"
    assert await change(worker, password="wrong", newFirstName="x") == "USER_DATA_ERROR"
    assert await change(worker, oldLoginId="nobody@x.example") == "USER_DATA_ERROR"
    assert await worker.code("user", "get", ks=session) is None
    assert await change(worker, newLoginId="verena@new.example") is None
    assert await worker.code("user", "get", ks=session) == "INVALID_KS"
    assert await worker.code("user", "loginByLoginId", loginId=VERA, password=PASSWORD) == "USER_WRONG_PASSWORD"
    await log_in(worker, "verena@new.example")
    for account, id in ((ACCOUNT, "vera"), (SECOND, "v2")):
        found = await worker.ask("user", "get", ks=worker.ks(account), userId=id)
        assert (found["email"], found["firstName"]) == ("verena@new.example", "Verena")


async def test_an_administrator_gives_a_user_another_password(worker: Worker) -> None:
    admin, session = worker.ks(ACCOUNT), await log_in(worker)
    reset = {"service": "user", "action": "loginDataResetPassword", "ks": admin}
    assert await worker.code(**reset, loginDataId="x@x.example", newPassword="N3w!pass99") == "LOGIN_DATA_NOT_FOUND"
    assert await worker.code(**reset, loginDataId="owner@second.example", newPassword="x") == "LOGIN_DATA_NOT_FOUND"
    assert await worker.code(**reset, loginDataId=ANNA, newPassword="N3w!pass99") == "CANNOT_UPDATE_ADMIN_LOGIN_DATA"
    assert await worker.code(**reset, loginDataId=VERA, newPassword="weak") == "PASSWORD_STRUCTURE_INVALID"
    assert (await worker.ask(**reset, loginDataId=VERA, newPassword="N3w!pass99"))["encryptedSeed"] == ""
    assert await worker.code("user", "get", ks=session) == "INVALID_KS"
    await log_in(worker, password="N3w!pass99")
    shared = {"id": "v2", "email": VERA, "password": "N3w!pass99"}
    await worker.ask("user", "add", ks=worker.ks(SECOND), user=shared)
    assert await worker.code(**reset, loginDataId=VERA, newPassword="0ther!pass") == "CANNOT_UPDATE_ADMIN_LOGIN_DATA"


async def test_enabling_and_disabling(worker: Worker) -> None:
    admin = worker.ks(ACCOUNT)
    await worker.ask("user", "add", ks=admin, user={"id": "tom"})
    enable = {"service": "user", "action": "enableLogin", "ks": admin}
    tom = {"userId": "tom", "loginId": "tom@first.example", "password": PASSWORD}
    assert await worker.code(**enable, **{**tom, "userId": "nobody"}) == "USER_NOT_FOUND"
    assert await worker.code(**enable, userId="tom", loginId="tom@first.example") == (
        "PROPERTY_VALIDATION_CANNOT_BE_NULL"
    )
    assert await worker.code(**enable, **{**tom, "loginId": "no e-mail"}) == "USER_NOT_FOUND"
    assert await worker.code(**enable, **{**tom, "loginId": VERA}) == "USER_DATA_ERROR"
    assert await worker.code(**enable, **{**tom, "password": "weak"}) == "PASSWORD_STRUCTURE_INVALID"
    assert await worker.code(**enable, **{**tom, "loginId": "owner@second.example", "password": "Wr0ng!pw"}) == (
        "USER_DATA_ERROR"
    )
    made = await worker.ask(**enable, **tom)
    assert (made["loginEnabled"], made["email"]) == (True, "tom@first.example")
    assert await worker.code(**enable, **tom) == "USER_LOGIN_ALREADY_ENABLED"
    session = await log_in(worker, "tom@first.example")
    disable = {"service": "user", "action": "disableLogin", "ks": admin}
    assert await worker.code(**disable) == "PROPERTY_VALIDATION_CANNOT_BE_NULL"
    assert await worker.code(**disable, userId="nobody") == "USER_NOT_FOUND"
    assert await worker.code(**disable, loginId="owner@second.example") == "USER_NOT_FOUND"
    assert await worker.code(**disable, userId="anna") == "CANNOT_DISABLE_LOGIN_FOR_ADMIN_USER"
    assert (await worker.ask(**disable, loginId="Tom@First.example"))["loginEnabled"] is False
    assert await worker.code("user", "get", ks=session) == "INVALID_KS"
    assert await worker.code(**disable, userId="tom") == "USER_LOGIN_ALREADY_DISABLED"
    assert await worker.code("user", "loginByLoginId", loginId="tom@first.example", password=PASSWORD) is not None
    assert (await worker.ask(**enable, **tom))["loginEnabled"] is True
    assert await worker.code("user", "get", ks=session) == "INVALID_KS"


async def test_an_administrator_who_is_one_no_more(worker: Worker) -> None:
    session = await log_in(worker, ANNA)
    demoted = await worker.ask("user", "demoteAdmin", ks=worker.ks(ACCOUNT), userId="anna")
    assert (demoted["isAdmin"], demoted["roleIds"], demoted["loginEnabled"]) == (False, "", True)
    assert await worker.code("session", "get", ks=session) == "INVALID_KS"
    assert worker.read(await log_in(worker, ANNA)).type == 0


async def test_links_are_mailed_and_work_once(worker: Worker) -> None:
    session = await log_in(worker)
    assert await worker.ask("user", "resetPassword", email="nobody@x.example") is None
    assert await worker.mails() == []
    assert await worker.ask("user", "resetPassword", email=VERA.upper()) is None
    [(_, older)] = await worker.mails()
    assert await worker.ask("adminUser", "resetPassword", email=VERA) is None
    [(to, key)] = await worker.mails()
    assert to == VERA
    check = {"service": "user", "action": "validateHashKey"}
    assert await worker.code(**check, hashKey="no key") == "LOGIN_DATA_NOT_FOUND"
    assert await worker.code(**check, hashKey=older) == "NEW_PASSWORD_HASH_KEY_INVALID"
    assert await worker.code(**check, hashKey=key) is None
    assert await worker.code(**check, hashKey=key.replace("=", "."), ks=worker.ks(SECOND)) == (
        "INVALID_ACCESS_TO_PARTNER_SPECIFIC_SEARCH"
    )
    choose = {"service": "user", "action": "setInitialPassword", "hashKey": key}
    assert await worker.code(**choose, newPassword="weak") == "PASSWORD_STRUCTURE_INVALID"
    assert await worker.code(**choose, newPassword="N3w!pass99") is None
    assert await worker.code(**choose, newPassword="N3w!pass99") == "NEW_PASSWORD_HASH_KEY_INVALID"
    assert await worker.code("user", "get", ks=session) == "INVALID_KS"
    await log_in(worker, password="N3w!pass99")
    await worker.ask("user", "resetPassword", email=VERA)
    [(_, key)] = await worker.mails()
    worker.now += 86_401
    assert await worker.code("user", "setInitialPassword", hashKey=key, newPassword="N3w!pass99") == (
        "NEW_PASSWORD_HASH_KEY_EXPIRED"
    )


async def test_a_link_works_from_where_its_account_takes_calls(worker: Worker) -> None:
    await worker.ask("user", "resetPassword", email=VERA)
    [(_, key)] = await worker.mails()
    await set_account(worker, addresses="198.51.100.0/24")
    choose = {"service": "user", "action": "setInitialPassword", "hashKey": key, "newPassword": "N3w!pass99"}
    assert await worker.code(**choose) == "SERVICE_ACCESS_CONTROL_RESTRICTED"
    assert await worker.code(**choose, ip="198.51.100.9") is None


async def test_a_link_to_an_e_mail_that_was_given_up_works_no_more(worker: Worker) -> None:
    await worker.ask("user", "resetPassword", email=VERA)
    [(_, key)] = await worker.mails()
    choose = {"service": "user", "action": "setInitialPassword", "hashKey": key, "newPassword": "N3w!pass99"}
    for login in (VERA.upper(), "vera@elsewhere.example"):
        assert await worker.code("user", "validateHashKey", hashKey=key) is None
        assert await change(worker, newLoginId=login) is None
    assert await worker.code(**choose) == "NEW_PASSWORD_HASH_KEY_INVALID"


async def test_a_reset_opens_a_locked_login(worker: Worker) -> None:
    for _ in range(10):
        await worker.code("user", "loginByLoginId", loginId=VERA, password="wrong")
    await worker.ask("user", "resetPassword", email=VERA)
    [(_, key)] = await worker.mails()
    assert await worker.code("user", "setInitialPassword", hashKey=key, newPassword="N3w!pass99") is None
    await log_in(worker, password="N3w!pass99")


async def test_nobody_is_flooded_with_mails(worker: Worker) -> None:
    for _ in range(12):
        assert await worker.ask("user", "resetPassword", email=VERA) is None
    assert len(await worker.mails()) == 10
    assert await worker.code("adminUser", "resetPassword", email=VERA) == "ACTION_BLOCKED"


async def test_a_new_administrator_chooses_a_password_by_mail(worker: Worker) -> None:
    user = {"id": "carla", "email": "carla@first.example", "isAdmin": True}
    made = await worker.ask("user", "add", ks=worker.ks(ACCOUNT), user=user)
    assert made["loginEnabled"] is True
    for password in ("", "x"):
        assert await worker.code("user", "login", partnerId=ACCOUNT, userId="carla", password=password) == (
            "USER_WRONG_PASSWORD"
        )
    [(to, key)] = await worker.mails()
    assert to == "carla@first.example"
    assert await worker.code("user", "setInitialPassword", hashKey=key, newPassword=PASSWORD) is None
    await log_in(worker, "carla@first.example")


async def test_an_account_has_so_many_administrators(worker: Worker) -> None:
    await set_account(worker, admin_quota="3")
    user = {"id": "carla", "email": "carla@first.example", "isAdmin": True}
    admin = worker.ks(ACCOUNT)
    assert await worker.code("user", "add", ks=admin, user=user) == "ADMIN_LOGIN_USERS_QUOTA_EXCEEDED"
    assert await worker.code("user", "get", ks=admin, userId="carla") == "INVALID_USER_ID"
    await set_account(worker, admin_quota="-1", admin_domains="first.example")
    elsewhere = {**user, "email": "carla@else.example"}
    assert await worker.code("user", "add", ks=admin, user=elsewhere) == "EMAIL_DOMAIN_IS_NOT_ALLOWED_FOR_ADMINS"
    assert await worker.code("user", "add", ks=admin, user=user) is None


async def test_nobody_becomes_an_administrator_past_the_quota_or_from_elsewhere(worker: Worker) -> None:
    update, made = {"service": "user", "action": "update", "ks": worker.ks(ACCOUNT)}, {"isAdmin": True}
    await set_account(worker, admin_quota="3", admin_domains="first.example")
    for email in ("vera@elsewhere.example", ""):
        refused = await worker.code(**update, userId="vera", user={**made, "email": email})
        assert refused == "EMAIL_DOMAIN_IS_NOT_ALLOWED_FOR_ADMINS"
    assert await worker.code(**update, userId="vera", user=made) == "ADMIN_LOGIN_USERS_QUOTA_EXCEEDED"
    assert await worker.code(**update, userId="ben", user={"status": 0}) is None
    assert await worker.code(**update, userId="vera", user=made) is None
    assert await worker.code(**update, userId="ben", user={"status": 1}) == "ADMIN_LOGIN_USERS_QUOTA_EXCEEDED"
    assert await worker.code(**update, userId="vera", user={**made, "email": VERA, "city": "Rome"}) is None


async def test_secrets_are_sealed_and_keys_are_hashed_at_rest(tmp_path: Path) -> None:
    async with workers(tmp_path, f"sqlite:///{tmp_path / 'k.db'}") as (worker,):
        await furnish(worker)
        await worker.ask("user", "resetPassword", email=VERA)
        [(_, key)] = await worker.mails()
    held = b"".join(path.read_bytes() for path in tmp_path.glob("k.db*"))  # noqa: ASYNC240  # nobody waits
    assert held
    for secret in (PASSWORD, key):
        assert secret.encode() not in held
