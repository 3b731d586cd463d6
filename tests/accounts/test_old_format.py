"""Sessions of version 1: counted by account and day, and refused where the account says so."""

from collections.abc import AsyncIterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from keyreel.accounts.settings import change_settings, current_settings
from keyreel.gate import Origin
from keyreel.gate.store import USES_KEPT, forget_expired, old_uses
from keyreel.ks import Keyring, generate
from keyreel.storage import Database
from worker import NOW, SECRET, Worker, workers

ACCOUNT, OTHER = 321, 322
DAY = 86_400
TODAY = date(1970, 1, 1) + timedelta(days=int(NOW) // DAY)


@pytest.fixture
async def pair(database_url: str, tmp_path: Path) -> AsyncIterator[Sequence[Worker]]:
    """Two workers on one database."""
    async with workers(tmp_path, database_url, 2) as both:
        for account in (ACCOUNT, OTHER):
            await both[0].open_account(account, ksVersion=1)
        yield both


def signed(version: int, account: int = ACCOUNT, expiry: int = int(NOW) + 9 * DAY) -> str:
    ring = Keyring([SECRET])
    return generate(ring, version=version, partner_id=account, user_id="x", type=2, expiry=expiry, privileges="")


def database(worker: Worker) -> Database:
    assert worker.app.parts is not None
    return worker.app.parts.db


async def settle(worker: Worker) -> None:
    assert worker.app.parts is not None
    await worker.app.parts.gate.old_format.settle()


async def require(worker: Worker, version: int) -> None:
    await change_settings(database(worker), ACCOUNT, {"ks-min-version": str(version)})


async def test_calls_are_counted_by_account_and_day(pair: Sequence[Worker]) -> None:
    first, second = pair
    for worker, times in ((first, 3), (second, 2)):
        for _ in range(times):
            assert await worker.code("session", "get", ks=signed(1)) is None
    await first.code("session", "get", ks=signed(2))
    await first.code("session", "get", ks=signed(1, OTHER))
    assert await first.code("session", "get", ks=signed(1, expiry=int(NOW) - 1)) == "INVALID_KS"
    second.now += DAY
    await second.code("session", "get", ks=signed(1))
    for worker in pair:
        await settle(worker)
    db = database(first)
    assert await old_uses(db, ACCOUNT, second.now, 30) == [(TODAY, 5), (TODAY + timedelta(days=1), 1)]
    assert await old_uses(db, ACCOUNT, second.now, 1) == [(TODAY + timedelta(days=1), 1)]
    assert await old_uses(db, OTHER, NOW, 30) == [(TODAY, 1)]
    await forget_expired(db, NOW + (USES_KEPT + 1) * DAY)
    assert await old_uses(db, ACCOUNT, second.now, 30) == [(TODAY + timedelta(days=1), 1)]


async def test_a_worker_that_stops_writes_what_it_counted(database_url: str, tmp_path: Path) -> None:
    async with workers(tmp_path, database_url) as (worker,):
        await worker.open_account(ACCOUNT)
        assert await worker.code("session", "get", ks=signed(1)) is None
    async with workers(tmp_path, database_url) as (worker,):
        assert await old_uses(database(worker), ACCOUNT, NOW, 1) == [(TODAY, 1)]


async def test_an_account_can_refuse_version_1(pair: Sequence[Worker]) -> None:
    first, second = pair
    old, new = signed(1), signed(2)
    for worker in pair:
        assert await worker.code("session", "get", ks=old) is None
    await require(first, 2)
    assert (await current_settings(database(second), ACCOUNT))["ks-min-version"] == 2
    for worker in pair:
        assert await worker.code("session", "get", ks=old) == "INVALID_KS"
        assert await worker.code("session", "get", ks=new) is None
        assert await worker.code("session", "get", ks=new, session=old) is not None
        assert await worker.code("session", "get", ks=signed(1, OTHER)) is None
    await require(first, 1)
    for worker in pair:
        assert await worker.code("session", "get", ks=old) is None


async def test_an_account_that_refuses_version_1_is_made_none(pair: Sequence[Worker]) -> None:
    first, second = pair
    sent: dict[str, Any] = {"partnerId": ACCOUNT, "secret": SECRET, "type": 2}
    made = await second.ask("session", "start", **sent)
    assert await second.code("session", "get", ks=made) is None
    await require(first, 2)
    assert await second.code("session", "get", ks=made) == "INVALID_KS"
    assert await second.code("session", "get", ks=await second.ask("session", "start", **sent)) is None


async def test_the_explanation_says_that_the_format_is_refused(pair: Sequence[Worker]) -> None:
    first, second = pair
    await require(first, 2)
    parts = second.app.parts
    assert parts is not None
    action = parts.registry.find("session", "get")
    origin = Origin(ip="192.0.2.7", uri="/", base_url="http://localhost", now=NOW)
    found = await parts.explainer.explain(action, signed(1), None, origin)
    assert not found.allowed
    assert "its format is version 1, and ks-min-version is 2" in [*found.steps][-1].text
