"""Wrong passwords are counted where every worker sees them."""

from pathlib import Path

from keyreel.accounts.settings import change_settings
from keyreel.users.proof import FAILURES
from people import ACCOUNT, PASSWORD, VERA, furnish
from worker import Worker, workers


async def guess(worker: Worker, password: str = "wrong", login: str = "vera", **more: object) -> str | None:
    return await worker.code("user", "login", partnerId=ACCOUNT, userId=login, password=password, **more)


async def test_the_tenth_wrong_password_locks_for_fifteen_minutes(worker: Worker) -> None:
    assert [await guess(worker) for _ in range(9)] == ["USER_WRONG_PASSWORD"] * 9
    assert await guess(worker) == "LOGIN_RETRIES_EXCEEDED"
    assert await guess(worker, PASSWORD) == "LOGIN_BLOCKED"
    change = {"oldLoginId": VERA, "password": PASSWORD, "newPassword": "N3w!pass99"}
    assert await worker.code("user", "updateLoginData", **change) == "LOGIN_BLOCKED"
    assert await worker.code("user", "loginByLoginId", loginId=VERA, password=PASSWORD) == "USER_WRONG_PASSWORD"
    worker.now += 899
    assert await guess(worker, PASSWORD) == "LOGIN_BLOCKED"
    worker.now += 2
    assert await guess(worker, PASSWORD) is None


async def test_a_right_password_begins_the_count_anew(worker: Worker) -> None:
    for _ in range(9):
        await guess(worker)
    assert await guess(worker, PASSWORD) is None
    assert [await guess(worker) for _ in range(9)] == ["USER_WRONG_PASSWORD"] * 9


async def test_an_account_sets_its_own_numbers(worker: Worker) -> None:
    assert worker.app.parts is not None
    texts = {"max-login-attempts": "2", "login-block-period": "60"}
    await change_settings(worker.app.parts.db, ACCOUNT, texts)
    assert await guess(worker) == "USER_WRONG_PASSWORD"
    assert await guess(worker) == "LOGIN_RETRIES_EXCEEDED"
    worker.now += 61
    assert await guess(worker, PASSWORD) is None


async def test_an_address_that_fails_too_often_waits_whatever_login_it_tries(worker: Worker) -> None:
    for number in range(FAILURES):
        assert await guess(worker, login=f"nobody{number}") == "USER_NOT_FOUND"
    assert await guess(worker, PASSWORD) == "ACTION_BLOCKED"
    assert await guess(worker, PASSWORD, ip="198.51.100.9") is None
    worker.now += 601
    assert await guess(worker, PASSWORD) is None


async def test_two_workers_and_a_restart_count_together(database_url: str, tmp_path: Path) -> None:
    async with workers(tmp_path, database_url, 2) as (first, second):
        await furnish(first)
        for _ in range(4):
            await guess(first)
            await guess(second)
        assert await guess(first) == "USER_WRONG_PASSWORD"
        assert await guess(second) == "LOGIN_RETRIES_EXCEEDED"
        assert await guess(first, PASSWORD) == "LOGIN_BLOCKED"
    async with workers(tmp_path, database_url) as (third,):
        assert await guess(third, PASSWORD) == "LOGIN_BLOCKED"
