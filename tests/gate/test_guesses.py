"""Who guesses secrets waits; who has the right one, elsewhere, does not."""

from pathlib import Path

from keyreel.gate import Origin
from keyreel.sessions.service import PER_ACCOUNT, PER_ADDRESS
from worker import SECRET, workers

ACCOUNT = 301


async def test_wrong_secrets_are_counted_for_every_worker(database_url: str, tmp_path: Path) -> None:
    async with workers(tmp_path, database_url, 2) as (first, second):
        await first.open_account(ACCOUNT)
        start = {"service": "session", "action": "start", "partnerId": ACCOUNT, "type": 2}
        for _ in range(PER_ACCOUNT.tries):
            assert await first.code(**start, secret="0" * 32) == "START_SESSION_ERROR"
        assert await first.code(**start, secret=SECRET) == "ACTION_BLOCKED"
        other = {**start, "action": "impersonate", "impersonatedPartnerId": ACCOUNT}
        assert await first.code(**other, secret=SECRET) == "ACTION_BLOCKED"
        assert await second.code(**start, secret="0" * 32) == "START_SESSION_ERROR"  # its first guess there
        assert await second.code(**start, secret=SECRET) == "ACTION_BLOCKED"
        assert await first.code(**start, secret=SECRET, ip="198.51.100.7") is None
        first.now += PER_ACCOUNT.seconds + 1
        assert await first.code(**start, secret=SECRET) is None


async def test_an_address_that_tries_many_accounts_waits_too(tmp_path: Path) -> None:
    async with workers(tmp_path, "") as (worker,):
        for number in range(6):
            await worker.open_account(ACCOUNT + number)
        for number in range(PER_ADDRESS.tries):
            code = await worker.code("session", "start", partnerId=ACCOUNT + 1 + number % 5, secret="0" * 32)
            assert code == "START_SESSION_ERROR"
        assert await worker.code("session", "start", partnerId=ACCOUNT, secret=SECRET) == "ACTION_BLOCKED"


async def test_what_holds_secrets_and_sessions_does_not_show_them(tmp_path: Path) -> None:
    async with workers(tmp_path, "") as (worker,):
        await worker.open_account(ACCOUNT, secret="6" * 32)
        parts, ks = worker.app.parts, worker.ks(ACCOUNT, "ada")
        assert parts is not None
        identity = await parts.identities.identify(ks)
        origin = Origin("192.0.2.7", "/", "http://localhost", worker.now)
        call = await parts.gate.admit(parts.registry.find("user", "get"), identity, None, origin)
        for shown in (repr(identity), repr(call)):
            assert not [each for each in (ks, SECRET, "6" * 32) if each in shown]
