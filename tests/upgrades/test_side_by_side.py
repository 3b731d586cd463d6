"""During a rolling restart workers of two releases share a database: the later one has migrated it, and the earlier one
works on. What a later release adds is added here by a migration of its own, applied by another process."""

import asyncio
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from keyreel.storage import VERSIONS, Statement, head
from worker import Worker, workers

ACCOUNT = 501
LATER = f'''"""What a later release adds."""

import sqlalchemy as sa
from alembic import op

revision = "9000"
down_revision = "{head()}"


def upgrade() -> None:
    op.add_column("user", sa.Column("nickname", sa.Text(), nullable=True))
    op.add_column("entry", sa.Column("loudness", sa.BigInteger(), nullable=False, server_default="5"))
    op.create_table("chapter", sa.Column("id", sa.BigInteger(), primary_key=True), sa.Column("name", sa.Text()))
    op.create_index("user_nickname", "user", ["partner_id", "nickname"])
    op.execute("UPDATE \\"user\\" SET nickname = first_name")
'''
_MIGRATE = """
import asyncio, sys
from pathlib import Path
import keyreel.declared
from keyreel.storage import migrate_database
sys.stdin.read()
print(asyncio.run(migrate_database(sys.argv[1], versions=Path(sys.argv[2]))).reached)
"""


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The migrations of a later release."""
    folder = tmp_path / "versions"
    shutil.copytree(VERSIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "9000_later.py").write_text(LATER)
    return folder


async def apply(database_url: str, versions: Path, when: asyncio.Event | None = None) -> None:
    """Migrate in another process; not before `when`."""
    command = [sys.executable, "-c", _MIGRATE, database_url, str(versions)]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    process = await asyncio.create_subprocess_exec(*command, **pipes)
    if when is not None:
        await when.wait()
    shown, said = await process.communicate(b"")
    assert (process.returncode, shown) == (0, b"9000\n"), said.decode()


async def work(worker: Worker, number: int) -> None:
    """What a caller does: reads and writes, none of which may fail."""
    ks = worker.ks(ACCOUNT)
    id = f"user{number}"
    made = await worker.ask("user", "add", ks=ks, user={"id": id, "firstName": "Ada"})
    assert made.get("id") == id, made
    changed = await worker.ask("user", "update", ks=ks, userId=id, user={"lastName": f"Nr {number}"})
    assert changed.get("lastName") == f"Nr {number}", changed
    entry = await worker.ask("media", "add", ks=ks, entry={"objectType": "KalturaMediaEntry", "mediaType": 1})
    assert entry.get("id"), entry
    listed = await worker.ask("user", "list", ks=ks, filter={"idEqual": id})
    assert listed.get("totalCount") == 1, listed


async def test_a_worker_works_on_while_another_process_migrates(database_url: str, tmp_path: Path, later: Path) -> None:
    async with workers(tmp_path / "data", database_url) as [worker]:
        await worker.open_account(ACCOUNT)
        await work(worker, 0)
        begun = asyncio.Event()
        migrating = asyncio.create_task(apply(database_url, later, begun))
        number = 0
        while not migrating.done():
            number += 1
            await work(worker, number)
            await asyncio.sleep(0)
            if number == 2:
                begun.set()
        await migrating
        for more in range(number + 1, number + 5):
            await work(worker, more)


async def test_a_worker_of_the_earlier_release_starts_on_what_the_later_one_made(
    database_url: str, tmp_path: Path, later: Path
) -> None:
    """Such as one that died, or the whole of an installation that goes back."""
    async with workers(tmp_path / "data", database_url) as [worker]:
        await worker.open_account(ACCOUNT)
    await apply(database_url, later)
    async with workers(tmp_path / "data", database_url) as [worker]:
        await work(worker, 1)


async def test_what_a_later_release_keeps_of_an_object_is_left_as_it_is(database_url: str, tmp_path: Path) -> None:
    """A property that this release does not know is not answered, and is not lost when the object is changed."""
    async with workers(tmp_path / "data", database_url) as [worker]:
        await worker.open_account(ACCOUNT)
        db, ks = worker.app.parts.db, worker.ks(ACCOUNT)  # type: ignore[union-attr]
        await worker.ask("user", "add", ks=ks, user={"id": "ada", "country": "CH"})
        unknown = '{"mood": "calm", "likes": [{"objectType": "KalturaLike", "what": "tea"}], '
        put = Statement(sa.text("UPDATE \"user\" SET data = :unknown || substr(data, 2) WHERE id = 'ada'"))
        await db.write(lambda tx: tx.execute(put, {"unknown": unknown}))
        for format in (1, 2, 3):
            answer = await raw(worker, "user", "get", format=format, ks=ks, userId="ada")
            assert b"CH" in answer
            assert b"calm" not in answer
        assert (await worker.ask("user", "list", ks=ks))["totalCount"] > 0
        await worker.ask("user", "update", ks=ks, userId="ada", user={"country": "AT", "lastName": "L"})
        read = Statement(sa.text("SELECT data FROM \"user\" WHERE id = 'ada'"))
        [[data]] = await db.fetch(read)
        assert '"mood":"calm"' in data
        assert '"likes":[{"objectType":"KalturaLike","what":"tea"}]' in data
        assert (await worker.ask("user", "get", ks=ks, userId="ada"))["country"] == "AT"


async def raw(worker: Worker, service: str, action: str, **params: Any) -> bytes:
    query = "&".join(f"{name}={value}" for name, value in params.items())
    status, _, body = await worker.get(f"/api_v3/service/{service}/action/{action}?{query}")
    assert status == 200
    return body
