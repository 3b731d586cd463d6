"""Whoever guesses learns nothing by the clock, and cannot keep others out."""

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from keyreel.gate.throttle import origin_of
from keyreel.schema.errors import ActionBlocked
from keyreel.users import passwords
from keyreel.users.logins import find_login
from people import ACCOUNT, ANNA, PASSWORD, VERA, furnish
from worker import Worker, workers


async def asked(worker: Worker, monkeypatch: pytest.MonkeyPatch, service: str, action: str, **sent: Any) -> list[str]:
    """How often the database is read and written, and passwords are hashed, for one call."""
    assert worker.app.parts is not None
    db = worker.app.parts.db
    found: list[str] = []
    call = asyncio.current_task()
    with monkeypatch.context() as patch:
        for owner, name in ((db, "fetch_one"), (db, "fetch"), (db, "write"), (passwords, "_fits")):
            inner = getattr(owner, name)

            def counted(*args: Any, inner: Any = inner, name: str = name, **more: Any) -> Any:
                if name == "_fits" or asyncio.current_task() is call:  # the worker does other things besides
                    found.append(name)
                return inner(*args, **more)

            patch.setattr(owner, name, counted)
        await worker.ask(service, action, **sent)
    return found


async def test_nobody_and_somebody_are_refused_with_the_same_work(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not one question, write or hash more: the answer takes as long by what is done, not by chance."""
    nobody = "nobody@first.example"
    await worker.ask("user", "add", ks=worker.ks(ACCOUNT), user={"id": "no-login"})
    calls: list[tuple[str, str, str, dict[str, Any]]] = [
        ("user", "loginByLoginId", "loginId", {"password": "wrong"}),
        ("user", "loginByLoginId", "loginId", {"password": "wrong", "partnerId": ACCOUNT}),
        ("adminUser", "login", "email", {"password": "wrong"}),
        ("user", "updateLoginData", "oldLoginId", {"password": "wrong", "newPassword": "N3w!pass99"}),
        ("partner", "getSecrets", "adminEmail", {"partnerId": ACCOUNT, "cmsPassword": "wrong"}),
        ("user", "resetPassword", "email", {}),
    ]
    await worker.ask("user", "loginByLoginId", loginId=VERA, password=PASSWORD)  # what is asked once is known by then
    for service, action, name, sent in calls:
        known, unknown = [
            await asked(worker, monkeypatch, service, action, **{name: login}, **sent) for login in (VERA, nobody)
        ]
        assert known == unknown, (action, sent, known, unknown)
        assert ("_fits" in known) is (action != "resetPassword")
    by_id = [
        await asked(worker, monkeypatch, "user", "login", partnerId=ACCOUNT, userId=id, password="wrong")
        for id in ("vera", "nobody", "no-login")
    ]
    assert by_id[0] == by_id[1] == by_id[2]
    for _ in range(10):
        await worker.code("user", "loginByLoginId", loginId=VERA, password="wrong")
    locked = await asked(worker, monkeypatch, "user", "loginByLoginId", loginId=VERA, password=PASSWORD)
    assert locked == await asked(worker, monkeypatch, "user", "loginByLoginId", loginId=nobody, password=PASSWORD)


async def test_an_address_has_no_more_tries_at_once_than_in_all(tmp_path: Path) -> None:
    async with workers(tmp_path, f"sqlite:///{tmp_path / 'k.db'}", login_failures=8) as (worker,):
        await furnish(worker)
        guesses = await asyncio.gather(
            *(
                worker.code("user", "login", partnerId=ACCOUNT, userId=f"nobody{number}", password="wrong")
                for number in range(40)
            )
        )
        assert Counter(guesses) == {"USER_NOT_FOUND": 8, "ACTION_BLOCKED": 32}
        right = {"loginId": ANNA, "password": PASSWORD}
        assert await worker.code("user", "loginByLoginId", **right) == "ACTION_BLOCKED"
        assert await worker.code("user", "loginByLoginId", **right, ip="198.51.100.9") is None
        worker.now += 601
        at_once = await asyncio.gather(*(worker.code("user", "loginByLoginId", **right) for _ in range(9)))
        assert Counter(at_once) == {None: 8, "ACTION_BLOCKED": 1}
        assert await worker.code("user", "loginByLoginId", **right) is None


async def test_too_many_hashes_do_not_wait() -> None:
    hashing = passwords.Passwords(at_once=1, most_waiting=2)
    made = await asyncio.gather(*(hashing.hash("x") for _ in range(5)), return_exceptions=True)
    assert [isinstance(one, ActionBlocked) for one in made] == [False] * 3 + [True] * 2
    assert await hashing.verify(str(made[0]), "x")


async def test_ipv6_is_counted_by_network() -> None:
    assert origin_of("2001:db8::1") == origin_of("2001:db8::ffff:2") != origin_of("2001:db8:0:1::1")
    assert origin_of("::ffff:192.0.2.7") == origin_of("192.0.2.7") == "192.0.2.7"
    assert origin_of("") == ""


async def test_registering_is_no_way_to_guess(tmp_path: Path) -> None:
    async with workers(tmp_path, f"sqlite:///{tmp_path / 'k.db'}", open_registration=True) as (worker,):
        await furnish(worker)
        partner = {"name": "x", "adminName": "x", "adminEmail": ANNA, "description": "x"}
        register = {"service": "partner", "action": "register", "partner": partner}
        for number in range(10):
            assert await worker.code(**register, cmsPassword=f"wrong{number}") == "PARTNER_REGISTRATION_ERROR"
        assert worker.app.parts is not None
        login = await find_login(worker.app.parts.db, ANNA)
        assert login is not None
        assert login.blocked_until > worker.now
        assert await worker.code(**register, cmsPassword=PASSWORD) == "PARTNER_REGISTRATION_ERROR"
        worker.now += 901
        assert await worker.code(**register, cmsPassword=PASSWORD) is None
