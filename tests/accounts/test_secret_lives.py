"""What becomes of secrets over time: which one signs, which ones count, and who may change them."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from keyreel.accounts.secrets import LONGEST, SecretRefused, Secrets, list_secrets
from keyreel.accounts.settings import change_settings
from keyreel.ks import KS, Keyring, crack, generate
from worker import NOW, SECRET, Worker, workers

ACCOUNT = 311
AT = int(NOW)
DAY = 86_400


@pytest.fixture
async def pair(database_url: str, tmp_path: Path) -> AsyncIterator[Sequence[Worker]]:
    """Two workers on one database."""
    async with workers(tmp_path, database_url, 2) as both:
        await both[0].open_account(ACCOUNT, secret="1" * 32)
        yield both


def secrets_of(worker: Worker) -> Secrets:
    assert worker.app.parts is not None
    return Secrets(worker.app.parts.db, worker.app.parts.sealer)


async def first_of(worker: Worker) -> int:
    """The number of the admin secret that signs."""
    assert worker.app.parts is not None
    found = await list_secrets(worker.app.parts.db, ACCOUNT)
    return next(item.id for item in found if item.kind == "admin" and item.is_primary)


async def visitor(worker: Worker) -> str:
    """A session that the server signs."""
    return (await worker.ask("session", "startWidgetSession", widgetId=f"_{ACCOUNT}"))["ks"]


def move(pair: Sequence[Worker], seconds: int) -> None:
    for worker in pair:
        worker.now += seconds


async def test_a_secret_that_ends_does_not_sign(pair: Sequence[Worker]) -> None:
    first, second = pair
    secrets = secrets_of(first)
    old = await first_of(first)
    added, text = await secrets.add(ACCOUNT, "admin", AT)
    ends = await secrets.disable(ACCOUNT, old, AT, grace=60)
    assert not ends.is_primary
    assert await first_of(second) == added.id
    assert isinstance(crack(await visitor(second), Keyring([text])), KS)
    move(pair, 60)
    for worker in pair:
        assert await worker.code("widget", "get", ks=await visitor(worker), id=f"_{ACCOUNT}") is None


async def test_removing_the_first_lets_none_sign_that_ends(pair: Sequence[Worker]) -> None:
    first, second = pair
    secrets = secrets_of(first)
    made, _ = await secrets.rotate(ACCOUNT, "admin", AT, grace=60)
    last, text = await secrets.add(ACCOUNT, "admin", AT)
    await secrets.remove(ACCOUNT, made.id, AT)
    assert await first_of(second) == last.id
    assert isinstance(crack(await visitor(second), Keyring([text])), KS)


async def test_a_secret_that_is_enabled_again_signs_only_when_told_to(pair: Sequence[Worker]) -> None:
    first, _ = pair
    secrets = secrets_of(first)
    old = await first_of(first)
    added, _ = await secrets.add(ACCOUNT, "admin", AT)
    await secrets.disable(ACCOUNT, old, AT)
    assert not (await secrets.enable(ACCOUNT, old, AT)).is_primary
    assert await first_of(first) == added.id
    assert (await secrets.make_primary(ACCOUNT, old, AT)).is_primary


async def test_rotating_every_day_for_a_month(pair: Sequence[Worker]) -> None:
    """Secrets that ended neither fill the account nor are tried."""
    first, second = pair
    assert first.app.parts is not None
    for day in range(31):
        _, text = await secrets_of(first).rotate(ACCOUNT, "admin", AT + day * DAY, grace=DAY)
    found = await list_secrets(first.app.parts.db, ACCOUNT)
    assert sum(item.enabled and item.kind == "admin" for item in found) == 2
    second.now = AT + 30 * DAY
    assert isinstance(crack(await visitor(second), Keyring([text])), KS)


async def test_a_grace_brings_nothing_back(pair: Sequence[Worker]) -> None:
    first, second = pair
    secrets = secrets_of(first)
    old = await first_of(first)
    await secrets.rotate(ACCOUNT, "admin", AT, grace=0)
    again = await secrets.disable(ACCOUNT, old, AT, grace=DAY)
    assert (again.enabled, again.ends_at) == (False, None)
    assert await second.code("session", "get", ks=second.ks(ACCOUNT)) == "INVALID_KS"
    made, _ = await secrets.rotate(ACCOUNT, "admin", AT, grace=10)
    before = next(id for id in (made.id - 1, old) if id != made.id)
    ended = await secrets.disable(ACCOUNT, before, AT + 11, grace=DAY)
    assert not ended.works(AT + 11)


@pytest.mark.parametrize("grace", [-1, LONGEST + 1, 2**63 - 1])
async def test_a_grace_has_bounds(pair: Sequence[Worker], grace: int) -> None:
    first, _ = pair
    secrets = secrets_of(first)
    added, _ = await secrets.add(ACCOUNT, "admin", AT)
    for change in (
        secrets.rotate(ACCOUNT, "admin", AT, grace=grace),
        secrets.disable(ACCOUNT, added.id, AT, grace=grace),
    ):
        with pytest.raises(SecretRefused, match="grace"):
            await change
    admin = first.ks(ACCOUNT)
    for action in ("rotate", "disable"):
        code = await first.code("keyreel_secret", action, ks=admin, id=added.id, grace=grace)
        assert code == "KEYREEL_SECRET_REFUSED"


async def test_what_ended_by_time_is_not_read_as_a_session_either(pair: Sequence[Worker]) -> None:
    """`session.get` reads sessions that expired or were ended, but none that no secret signs for any more."""
    first, second = pair
    shown = first.ks(ACCOUNT, "somebody")
    _, text = await secrets_of(first).rotate(ACCOUNT, "admin", AT, grace=60)
    ring = Keyring([text])
    admin = generate(ring, partner_id=ACCOUNT, user_id="", type=2, expiry=AT + DAY, privileges="")
    assert (await second.ask("session", "get", ks=admin, session=shown))["userId"] == "somebody"
    move(pair, 60)
    assert await second.code("session", "get", ks=admin, session=shown) is not None


async def test_only_an_unrestricted_administrator_changes_secrets(pair: Sequence[Worker]) -> None:
    first, _ = pair
    admin = first.ks(ACCOUNT)
    role = {"name": "Integrator", "permissionNames": "INTEGRATION_BASE,INTEGRATION_UPDATE_SETTINGS"}
    made = await first.ask("userRole", "add", ks=admin, userRole=role)
    for id, roles in (("part", str(made["id"])), ("whole", "2")):
        user = {"id": id, "isAdmin": True, "roleIds": roles, "email": f"{id}@example.org"}
        assert (await first.ask("user", "add", ks=admin, user=user))["id"] == id
    refused = (
        first.ks(ACCOUNT, "part"),
        first.ks(ACCOUNT, "whole", 0),
        first.ks(ACCOUNT, "", 2, f"setrole:{made['id']}"),
        first.ks(ACCOUNT, "whole", 2, "restrictingrole:PLAYBACK_BASE_ROLE"),
    )
    for ks in refused:
        for action in ("list", "add", "rotate", "makePrimary", "disable", "enable", "remove"):
            assert await first.code("keyreel_secret", action, ks=ks, id=1) == "SERVICE_FORBIDDEN"
    assert await first.code("keyreel_secret", "list", ks=first.ks(ACCOUNT, "whole")) is None


async def test_an_account_that_hides_its_secrets_makes_none_by_the_api(pair: Sequence[Worker]) -> None:
    first, second = pair
    assert first.app.parts is not None
    await change_settings(first.app.parts.db, ACCOUNT, {"hide-secrets": "on"})
    admin = second.ks(ACCOUNT)
    for action in ("add", "rotate"):
        answer = await second.ask("keyreel_secret", action, ks=admin)
        assert answer["code"] == "KEYREEL_SECRET_REFUSED"
        assert "secret" not in answer
    listed = await second.ask("keyreel_secret", "list", ks=admin)
    assert listed["totalCount"] == 2
    assert SECRET not in str(listed)
