"""The second factor: enrolling, proving, losing the phone."""

import base64
import io
import random

import pytest
from pyotp.totp import TOTP

from keyreel.accounts.settings import change_settings
from keyreel.users import otp
from keyreel.users.logins import find_login, seed_context
from people import ACCOUNT, ANNA, PASSWORD, VERA
from worker import NOW, Worker


@pytest.fixture(autouse=True)
def same_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same seeds in every run: of some, the code of one moment is that of another, or the wrong one of a test."""
    dice = random.Random(7)
    monkeypatch.setattr(otp, "draw_seed", lambda: "".join(dice.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", k=32)))


@pytest.fixture
async def asking(worker: Worker) -> Worker:
    """A worker whose first account asks everybody for a second factor."""
    assert worker.app.parts is not None
    await change_settings(worker.app.parts.db, ACCOUNT, {"second-factor": "on"})
    return worker


async def code_of(worker: Worker, login: str) -> str:
    """What the owner's phone shows."""
    assert worker.app.parts is not None
    found = await find_login(worker.app.parts.db, login)
    assert found is not None
    assert found.seed is not None
    seed = worker.app.parts.sealer.open(found.seed, seed_context(found.key))
    return TOTP(seed).at(int(worker.now))


async def log_in(worker: Worker, login: str, code: str | None = None, **more: object) -> object:
    otp = {} if code is None else {"otp": code}
    answer = await worker.ask("user", "loginByLoginId", loginId=login, password=PASSWORD, **otp, **more)
    return answer["code"] if isinstance(answer, dict) else None


async def enrol(worker: Worker, login: str) -> None:
    assert await log_in(worker, login) == "MISSING_OTP"
    [(to, key)] = await worker.mails()
    assert to == login
    png = base64.b64decode(await worker.ask("user", "generateQrCode", hashKey=key))
    assert png.startswith(b"\x89PNG")
    assert await worker.code("user", "generateQrCode", hashKey=key) == "INVALID_HASH"


async def test_enrolling_by_mail_and_logging_in(asking: Worker) -> None:
    await enrol(asking, VERA)
    assert await log_in(asking, VERA) == "MISSING_OTP"
    assert await log_in(asking, VERA, "000000") == "INVALID_OTP"
    assert await log_in(asking, VERA, await code_of(asking, VERA)) is None
    assert await asking.mails() == []


async def test_a_code_counts_once_and_a_step_to_either_side(asking: Worker) -> None:
    await enrol(asking, VERA)
    code = await code_of(asking, VERA)
    assert await log_in(asking, VERA, code) is None
    assert await log_in(asking, VERA, code) == "INVALID_OTP"
    asking.now += 60
    late = await code_of(asking, VERA)
    asking.now += 30
    assert await log_in(asking, VERA, late) is None
    asking.now += 300
    stale = await code_of(asking, VERA)
    asking.now += 60
    assert await log_in(asking, VERA, stale) == "INVALID_OTP"


async def test_wrong_codes_lock_too(asking: Worker) -> None:
    await enrol(asking, VERA)
    for _ in range(9):
        await log_in(asking, VERA, "000000")
    assert await log_in(asking, VERA, await code_of(asking, VERA)) == "USER_WRONG_PASSWORD"
    login = {"partnerId": ACCOUNT, "userId": "vera", "password": PASSWORD}
    assert await asking.code("user", "login", **login) == "LOGIN_BLOCKED"


@pytest.mark.parametrize(("who", "asked"), [("administrators", ANNA), ("others", VERA)])
async def test_an_account_says_whom_it_asks(worker: Worker, who: str, asked: str) -> None:
    assert worker.app.parts is not None
    await change_settings(worker.app.parts.db, ACCOUNT, {"second-factor": "on", "second-factor-for": who})
    for login in (ANNA, VERA):
        assert await log_in(worker, login) == ("MISSING_OTP" if login == asked else None)


async def test_a_first_password_comes_with_a_code(asking: Worker) -> None:
    user = {"id": "carla", "email": "carla@first.example", "isAdmin": True}
    await asking.ask("user", "add", ks=asking.ks(ACCOUNT), user=user)
    [(_, key)] = await asking.mails()
    answer = await asking.ask("user", "setInitialPassword", hashKey=key, newPassword=PASSWORD)
    assert base64.b64decode(answer["qrCode"]).startswith(b"\x89PNG")
    assert await log_in(asking, user["email"], await code_of(asking, user["email"])) is None


async def test_whoever_reads_the_mail_does_not_get_a_new_authenticator(asking: Worker) -> None:
    await enrol(asking, VERA)
    await asking.ask("user", "resetPassword", email=VERA)
    [(_, key)] = await asking.mails()
    assert await asking.code("user", "generateQrCode", hashKey=key) == "ERROR_IN_QR_GENERATION"
    answer = await asking.ask("user", "setInitialPassword", hashKey=key, newPassword=PASSWORD)
    assert "qrCode" not in answer
    assert await log_in(asking, VERA) == "MISSING_OTP"
    assert await log_in(asking, VERA, await code_of(asking, VERA)) is None


async def test_an_administrator_takes_a_lost_authenticator_away(asking: Worker) -> None:
    await enrol(asking, VERA)
    reset = {"ks": asking.ks(ACCOUNT), "loginDataId": VERA, "newPassword": PASSWORD}
    assert await asking.code("user", "loginDataResetPassword", **reset) is None
    [(to, key)] = await asking.mails()
    assert to == VERA
    assert isinstance(await asking.ask("user", "generateQrCode", hashKey=key), str)
    assert await log_in(asking, VERA, await code_of(asking, VERA)) is None


async def test_changing_a_login_needs_the_code_and_keeps_the_authenticator(asking: Worker) -> None:
    await enrol(asking, VERA)
    change = {"oldLoginId": VERA, "password": PASSWORD, "newLoginId": "verena@first.example"}
    assert await asking.code("user", "updateLoginData", **change) == "USER_DATA_ERROR"
    code = await code_of(asking, VERA)
    assert await asking.code("user", "updateLoginData", **change, otp=code) is None
    asking.now += 60
    assert await log_in(asking, "verena@first.example", await code_of(asking, "verena@first.example")) is None


async def test_enrolling_ends_sessions(worker: Worker) -> None:
    session = await worker.ask("user", "loginByLoginId", loginId=VERA, password=PASSWORD)
    assert worker.app.parts is not None
    await change_settings(worker.app.parts.db, ACCOUNT, {"second-factor": "on"})
    await enrol(worker, VERA)
    assert await worker.code("user", "get", ks=session) == "INVALID_KS"


def test_codes_are_compared_as_text() -> None:
    seed = otp.draw_seed()
    code = TOTP(seed).at(int(NOW))
    assert otp.step_of(seed, code, NOW) == int(NOW) // 30
    assert otp.step_of(seed, f" {code} ", NOW) is not None
    for wrong in (code.lstrip("0") if code.startswith("0") else f"0{code}", f"{code}.0", "", "\ud800", code[:-1]):
        assert otp.step_of(seed, wrong, NOW) is None


def test_the_qr_code_holds_the_uri() -> None:
    uri = otp.enrol_uri("ABCDEFGH", "anna@first.example", "video.example")
    assert uri == "otpauth://totp/anna%40first.example_video.example_KMC?secret=ABCDEFGH"
    assert io.BytesIO(base64.b64decode(otp.qr_code(uri))).read(4) == b"\x89PNG"
