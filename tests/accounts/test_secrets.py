"""Secrets that rotate without a pause, and are blocked at once, in every worker."""

import json
import os
import subprocess
import warnings
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from keyreel.accounts.secrets import SecretRefused, Secrets, list_secrets
from keyreel.ks import Keyring, generate
from running import KEYREEL, Running
from worker import NOW, SECRET, Worker, workers

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from KalturaClient import KalturaClient, KalturaConfiguration
    from KalturaClient.exceptions import KalturaException

ACCOUNT, OTHER = 301, 302
HOUR = 3600


@pytest.fixture
async def pair(database_url: str, tmp_path: Path) -> AsyncIterator[Sequence[Worker]]:
    """Two workers on one database."""
    async with workers(tmp_path, database_url, 2) as both:
        await both[0].open_account(ACCOUNT, secret="1" * 32)
        await both[0].open_account(OTHER)
        yield both


def secrets_of(worker: Worker) -> Secrets:
    assert worker.app.parts is not None
    return Secrets(worker.app.parts.db, worker.app.parts.sealer)


async def works(worker: Worker, secret: str, kind: int = 2) -> bool:
    """Whether `session.start` takes it, a session signed with it is accepted, and both agree."""
    sent = {"partnerId": ACCOUNT, "secret": secret, "type": kind}
    started = await worker.code("session", "start", **sent) is None
    if kind == 2:
        ks = signed(secret)
        assert (await worker.code("session", "get", ks=ks) is None) is started
    return started


def signed(secret: str) -> str:
    ring = Keyring([secret])
    return generate(ring, partner_id=ACCOUNT, user_id="x", type=2, expiry=int(NOW) + 10**7)


async def test_rotating_interrupts_nobody_within_the_grace(pair: Sequence[Worker]) -> None:
    first, second = pair
    before = signed(SECRET)
    made, text = await secrets_of(first).rotate(ACCOUNT, "admin", int(NOW), grace=HOUR)
    assert made.is_primary
    for worker in pair:
        assert await works(worker, SECRET)
        assert await works(worker, text)
        assert await worker.code("session", "get", ks=before) is None
    shown = await second.ask("partner", "getInfo", ks=before)
    assert shown["adminSecret"] == text
    first.now = second.now = NOW + HOUR - 1
    assert await works(second, SECRET)
    first.now = second.now = NOW + HOUR
    for worker in pair:
        assert not await works(worker, SECRET)
        assert await works(worker, text)
        assert await worker.code("session", "get", ks=before) == "INVALID_KS"


async def test_rotating_now_ends_the_old_secret_and_its_sessions_at_the_next_call(pair: Sequence[Worker]) -> None:
    first, second = pair
    assert await works(second, SECRET)
    _, text = await secrets_of(first).rotate(ACCOUNT, "admin", int(NOW), grace=0)
    for worker in pair:
        assert not await works(worker, SECRET)
        assert await works(worker, text)


async def test_the_user_secret_rotates_too(pair: Sequence[Worker]) -> None:
    first, second = pair
    _, text = await secrets_of(first).rotate(ACCOUNT, "user", int(NOW), grace=HOUR)
    for secret in ("1" * 32, text):
        assert await works(second, secret, 0)
        assert not await works(second, secret, 2)
    second.now = NOW + HOUR + 1
    assert not await works(second, "1" * 32, 0)
    assert await works(second, text, 0)


async def test_a_life(pair: Sequence[Worker]) -> None:
    first, second = pair
    secrets = secrets_of(first)
    assert first.app.parts is not None
    db = first.app.parts.db
    [old] = [item for item in await list_secrets(db, ACCOUNT) if item.kind == "admin"]
    for change in (secrets.disable(ACCOUNT, old.id, int(NOW)), secrets.remove(ACCOUNT, old.id, int(NOW))):
        with pytest.raises(SecretRefused, match="last admin secret"):
            await change
    added, text = await secrets.add(ACCOUNT, "admin", int(NOW))
    assert not added.is_primary
    assert await works(second, text)
    assert (await secrets.make_primary(ACCOUNT, added.id, int(NOW))).is_primary
    assert not (await secrets.disable(ACCOUNT, old.id, int(NOW))).enabled
    assert not await works(second, SECRET)
    assert (await secrets.enable(ACCOUNT, old.id, int(NOW))).enabled
    assert await works(second, SECRET)
    await secrets.disable(ACCOUNT, old.id, int(NOW), grace=60)
    assert await works(second, SECRET)
    with pytest.raises(SecretRefused, match="enable it first"):
        await secrets.make_primary(ACCOUNT, old.id, int(NOW))
    with pytest.raises(SecretRefused, match="last admin secret"):
        await secrets.disable(ACCOUNT, added.id, int(NOW))
    await secrets.remove(ACCOUNT, old.id, int(NOW))
    assert not await works(second, SECRET)
    for change in (
        secrets.enable(ACCOUNT, old.id, int(NOW)),
        secrets.enable(OTHER, added.id, int(NOW)),
        secrets.add(999, "admin", 1),
    ):
        with pytest.raises(SecretRefused, match=r"no secret|no account"):
            await change


async def test_through_the_api(pair: Sequence[Worker]) -> None:
    first, second = pair
    admin, theirs = first.ks(ACCOUNT), first.ks(OTHER)
    made = await first.ask("keyreel_secret", "rotate", ks=admin, grace=HOUR)
    assert (made["kind"], made["isPrimary"], len(made["secret"])) == ("admin", True, 32)
    listed = await second.ask("keyreel_secret", "list", ks=admin)
    assert [(item["isPrimary"], item.get("endsAt")) for item in listed["objects"] if item["kind"] == "admin"] == [
        (True, None),
        (False, int(NOW) + HOUR),
    ]
    assert all("secret" not in item for item in listed["objects"])
    for action in ("disable", "enable", "remove", "makePrimary"):
        assert await first.code("keyreel_secret", action, ks=theirs, id=made["id"]) == "KEYREEL_SECRET_REFUSED"
    user = first.ks(ACCOUNT, "somebody", 0)
    assert await first.code("keyreel_secret", "list", ks=user) == "SERVICE_FORBIDDEN"
    assert await first.code("keyreel_secret", "rotate", ks=admin, grace=-1) == "KEYREEL_SECRET_REFUSED"
    old = next(item for item in listed["objects"] if item["kind"] == "admin" and not item["isPrimary"])
    assert await first.code("keyreel_secret", "disable", ks=admin, id=old["id"]) is None
    assert await second.code("keyreel_secret", "list", ks=admin) == "INVALID_KS"
    assert await works(second, made["secret"])


def run(server: Running, *arguments: str) -> Any:
    here = ["--partner", str(server.partner_id), "--data-dir", str(server.data_dir), "--json"]
    done = subprocess.run([str(KEYREEL), "secret", *arguments, *here], capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr


def test_a_stock_client_works_through_a_rotation_by_the_operator(server: Running) -> None:
    config = KalturaConfiguration(server.partner_id)
    config.serviceUrl = server.url
    client = KalturaClient(config)
    client.setKs(client.generateSessionV2(server.admin_secret, "op", 2, server.partner_id, 3600, ""))
    made = run(server, "rotate", "--grace", "1h")
    assert made["primary"] is True
    assert client.session.get().userId == "op"
    fresh = client.session.start(made["secret"], "op", 2, server.partner_id)
    states = {item["id"]: item for item in run(server, "list")["secrets"] if item["kind"] == "admin"}
    [old] = [item for item in states.values() if not item["is_primary"]]
    assert old["ends_at"] is not None
    assert "last admin secret" in run(server, "disable", str(made["id"]))
    assert run(server, "enable", str(old["id"]))["ends_at"] is None
    assert run(server, "make-primary", str(old["id"]))["is_primary"] is True
    assert run(server, "remove", str(made["id"])) == {"removed": made["id"]}
    assert client.session.get().userId == "op"
    client.setKs(fresh)
    with pytest.raises(KalturaException) as refused:
        client.session.get()
    assert refused.value.code == "INVALID_KS"
    assert "--grace" in run(server, "rotate", "--grace", "soon")
    assert "--kind" in run(server, "add", "--kind", "other")


async def test_the_sealing_key_changes_under_a_worker_that_runs(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'k.db'}"
    async with workers(tmp_path, url) as (worker,):
        await worker.open_account(ACCOUNT, adminEmail="a@x.example", password="Str0ng!pass")
        admin = worker.ks(ACCOUNT)
        token = await worker.ask("appToken", "add", ks=admin, appToken={})
        before = (tmp_path / "sealing.key").read_text()
        done = _reseal(tmp_path, url, "--new-key")
        assert (done["resealed"], done["keysInFile"]) == (2, 2)
        assert (await worker.ask("appToken", "get", ks=admin, id=token["id"]))["token"] == token["token"]
        later = await worker.ask("appToken", "add", ks=admin, appToken={})
        done = _reseal(tmp_path, url, "--drop-old")
        assert (done["resealed"], done["keysInFile"]) == (0, 1)
        assert before.strip() not in (tmp_path / "sealing.key").read_text()
    async with workers(tmp_path, url) as (worker,):
        for made in (token, later):
            found = await worker.ask("appToken", "get", ks=worker.ks(ACCOUNT), id=made["id"])
            assert found["token"] == made["token"]
    given = {"KEYREEL_SEALING_KEY": before.strip()}
    refused = _reseal(tmp_path, url, **given)
    assert "sealed under a key that is not here" in refused


def _reseal(folder: Path, url: str, *arguments: str, **environ: str) -> Any:
    command = [str(KEYREEL), "reseal", *arguments, "--data-dir", str(folder), "--database-url", url, "--json"]
    done = subprocess.run(command, env={**os.environ, **environ}, capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr
