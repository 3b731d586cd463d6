"""Whether a worker is alive, and whether calls should be sent to it."""

import json
import shutil
from typing import Any

import pytest
import sqlalchemy as sa

from keyreel.parts import health
from keyreel.storage import Statement
from worker import Worker


@pytest.fixture(autouse=True)
def asked_anew_and_patiently(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "KEPT", -1.0)
    monkeypatch.setattr(health, "PATIENCE", 60.0)


async def ask(worker: Worker, path: str = "/readyz") -> tuple[int, Any]:
    status, headers, body = await worker.get(path)
    assert headers["content-type"] == "application/json"
    return status, json.loads(body)


async def test_a_worker_is_ready_while_its_database_and_its_store_are(worker: Worker) -> None:
    assert await ask(worker, "/healthz") == (200, {"status": "ok"})
    ready = (200, {"status": "ready", "checks": {"database": "ok", "store": "ok"}})
    worker.settings.files.mkdir(exist_ok=True)
    assert await ask(worker) == ready
    shutil.move(worker.settings.files, worker.settings.data_dir / "elsewhere")
    assert await ask(worker) == (503, {"status": "not ready", "checks": {"database": "ok", "store": "unreachable"}})
    shutil.move(worker.settings.data_dir / "elsewhere", worker.settings.files)
    assert await ask(worker) == ready


async def test_a_schema_that_this_release_does_not_know_is_not_ready(worker: Worker) -> None:
    assert worker.app.parts is not None
    worker.settings.files.mkdir(exist_ok=True)

    async def set_to(revision: str) -> None:
        change = Statement(sa.text("UPDATE alembic_version SET version_num = :to"))
        await worker.app.parts.db.write(lambda tx: tx.execute(change, {"to": revision}))  # type: ignore[union-attr]

    await set_to("0001")
    assert (await ask(worker))[1]["checks"]["database"] == "outdated"
    await set_to("9999")
    assert (await ask(worker))[1]["checks"]["database"] in ("unreachable", "ok"), "as its floor says"


async def test_who_is_stopping_is_alive_and_not_ready(worker: Worker) -> None:
    worker.app.stopping = True
    assert await ask(worker) == (503, {"status": "not ready", "checks": {"server": "stopping"}})
    assert (await ask(worker, "/healthz"))[0] == 200
