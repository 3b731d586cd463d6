"""What happens between the moment something is checked and the moment it is written."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from keyreel.accounts.settings import change_settings
from people import ACCOUNT, ANNA, PASSWORD, SECOND, VERA, furnish
from worker import Worker, workers


def between(worker: Worker, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], Awaitable[Any]]) -> None:
    """Let something happen before the next change of this task is written, but after what it was decided by."""
    assert worker.app.parts is not None
    db = worker.app.parts.db
    write, asking = db.write, asyncio.current_task()

    async def late(unit: Any, *, alone: bool = False) -> Any:
        if asyncio.current_task() is not asking:  # the worker does other things besides
            return await write(unit, alone=alone)
        monkeypatch.setattr(db, "write", write)
        await meanwhile()
        return await write(unit, alone=alone)

    monkeypatch.setattr(db, "write", late)


async def test_a_login_that_goes_is_attached_to_nobody(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = worker.ks(ACCOUNT), worker.ks(SECOND)
    await worker.ask("user", "add", ks=second, user={"id": "tom"})
    add = {"service": "user", "action": "add", "ks": second}
    enable = {"service": "user", "action": "enableLogin", "ks": second, "userId": "tom", "loginId": VERA}
    for sent, code in (
        ({**add, "user": {"id": "v2", "email": VERA, "password": PASSWORD}}, "DUPLICATE_USER_BY_LOGIN_ID"),
        ({**add, "user": {"id": "v3", "email": VERA, "isAdmin": True}}, "DUPLICATE_USER_BY_LOGIN_ID"),
        ({**enable, "password": PASSWORD}, "USER_DATA_ERROR"),
    ):
        between(worker, monkeypatch, lambda: worker.ask("user", "delete", ks=first, userId="vera"))
        assert await worker.code(**sent) == code
        listed = await worker.ask("user", "list", ks=second, filter={"loginEnabledEqual": 1})
        assert [user["email"] for user in listed["objects"]] == ["owner@second.example"]
        user = {"id": "vera", "email": VERA, "password": PASSWORD}
        assert (await worker.ask("user", "add", ks=first, user=user))["loginEnabled"] is True
    assert (await worker.ask(**enable, password=PASSWORD))["loginEnabled"] is True


async def test_a_login_whose_password_changes_is_not_attached_by_the_old_one(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = {"oldLoginId": VERA, "password": PASSWORD, "newPassword": "N3w!pass99"}
    between(worker, monkeypatch, lambda: worker.ask("user", "updateLoginData", **change))
    user = {"id": "v2", "email": VERA, "password": PASSWORD}
    assert await worker.code("user", "add", ks=worker.ks(SECOND), user=user) == "DUPLICATE_USER_BY_LOGIN_ID"


async def test_a_password_is_changed_once_at_a_time(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    change = {"oldLoginId": VERA, "password": PASSWORD}
    between(worker, monkeypatch, lambda: worker.ask("user", "updateLoginData", **change, newPassword="F1rst!pass"))
    assert await worker.code("user", "updateLoginData", **change, newPassword="Sec0nd!pass") == "USER_DATA_ERROR"
    assert isinstance(await worker.ask("user", "loginByLoginId", loginId=VERA, password="F1rst!pass"), str)


@pytest.mark.parametrize("action", ["user", "adminUser"])
async def test_the_key_in_a_link_is_used_once(worker: Worker, monkeypatch: pytest.MonkeyPatch, action: str) -> None:
    await worker.ask("user", "resetPassword", email=VERA)
    [(_, key)] = await worker.mails()
    choose = {"service": action, "action": "setInitialPassword", "hashKey": key}
    between(worker, monkeypatch, lambda: worker.ask(**choose, newPassword="F1rst!pass"))
    assert await worker.code(**choose, newPassword="Sec0nd!pass") == "NEW_PASSWORD_HASH_KEY_INVALID"
    assert isinstance(await worker.ask("user", "loginByLoginId", loginId=VERA, password="F1rst!pass"), str)


async def test_two_workers_keep_to_the_quota_and_to_a_step_together(database_url: str, tmp_path: Path) -> None:
    async with workers(tmp_path, database_url, 2) as both:
        await furnish(both[0])
        assert both[0].app.parts is not None
        await change_settings(both[0].app.parts.db, ACCOUNT, {"admin-quota": "5"})
        admin = both[0].ks(ACCOUNT)
        added = await asyncio.gather(
            *(
                both[number % 2].code(
                    "user",
                    "add",
                    ks=admin,
                    user={"id": f"a{number}", "email": f"a{number}@first.example", "isAdmin": True},
                )
                for number in range(8)
            )
        )
        assert Counter(added) == {None: 2, "ADMIN_LOGIN_USERS_QUOTA_EXCEEDED": 6}
        guessed = await asyncio.gather(
            *(
                both[number % 2].code("user", "login", partnerId=ACCOUNT, userId="anna", password=f"wrong{number}")
                for number in range(30)
            )
        )
        assert Counter(guessed) == {"USER_WRONG_PASSWORD": 9, "LOGIN_RETRIES_EXCEEDED": 1, "LOGIN_BLOCKED": 20}
        right = {"loginId": ANNA, "password": PASSWORD}
        assert {await worker.code("user", "loginByLoginId", **right) for worker in both} == {"USER_WRONG_PASSWORD"}


async def test_a_user_who_does_many_things_at_once_for_the_first_time_is_made_once(
    database_url: str, tmp_path: Path
) -> None:
    async with workers(tmp_path, database_url, 2) as both:
        await furnish(both[0])
        ks, entry = both[0].ks(ACCOUNT, "new"), {"objectType": "KalturaMediaEntry", "mediaType": 2, "name": "x"}
        added = await asyncio.gather(
            *(both[number % 2].code("media", "add", ks=ks, entry=entry) for number in range(8))
        )
        assert Counter(added) == {None: 8}
        found = await both[0].ask("user", "list", ks=both[0].ks(ACCOUNT), filter={"idEqual": "new"})
        assert found["totalCount"] == 1
