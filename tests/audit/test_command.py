"""`keyreel audit`, and the lines that commands leave."""

import asyncio
import json
import signal
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest

from commands import keyreel
from databases import current_postgresql
from keyreel.audit.store import insert_line, row_of
from keyreel.gate.trail import Line
from keyreel.storage import Tx, open_database
from running import KEYREEL


def run(folder: Path, *arguments: str) -> str:
    done = keyreel(*arguments, "--data-dir", str(folder))
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A folder in which commands have changed things, and what they answered."""
    folder = tmp_path_factory.mktemp("audit")
    created = json.loads(run(folder, "account", "create", "--name", "One", "--email", "one@example.org", "--json"))
    partner = str(created["partnerId"])
    added = json.loads(run(folder, "secret", "add", "--partner", partner, "--json"))
    run(folder, "account", "set", "--partner", partner, "ks-max-expiry=3600")
    run(folder, "login", "unlock", "one@example.org")
    refused = keyreel("secret", "disable", "999", "--partner", partner, "--data-dir", str(folder))
    assert refused.returncode == 1
    ks = run(folder, "ks", "mint", "--partner", partner, "--user", "ada").strip()
    return {"folder": folder, "partner": created["partnerId"], "secret": added, "ks": ks}


@pytest.fixture
def folder(made: dict[str, Any]) -> Path:
    return made["folder"]


def test_commands_leave_lines(made: dict[str, Any], folder: Path) -> None:
    lines = [json.loads(line) for line in run(folder, "audit", "--json").splitlines()[:6]]
    created, added, changed, unlocked, failed, opened = lines
    assert (created["entryPoint"], created["objectId"]) == ("keyreel account create", str(made["partner"]))
    assert (added["entryPoint"], added["partnerId"]) == ("keyreel secret add", made["partner"])
    assert added["objectId"] == str(made["secret"]["id"])
    assert (changed["action"], changed["auditObjectType"]) == ("CHANGED", "Partner")
    assert unlocked["objectId"] == "one@example.org"
    assert (failed["status"], failed["context"]) == (3, 0)
    assert (opened["entryPoint"], opened["objectId"]) == ("keyreel ks mint", "ada")
    assert all(line["userId"] for line in lines)
    assert made["secret"]["secret"] not in json.dumps(lines)
    assert made["ks"] not in json.dumps(lines)


def test_lines_are_chosen(folder: Path) -> None:
    assert "the audit trail has no such lines" in run(folder, "audit", "--user", "nobody")
    [line] = run(folder, "audit", "--failed", "--since", "1h").splitlines()
    assert "keyreel secret disable on keyreel.SECRET" in line or "keyreel secret disable, refused" in line
    [line] = run(folder, "audit", "--action", "secret add").splitlines()
    assert "keyreel secret add on keyreel.SECRET" in line
    assert len(run(folder, "audit", "--limit", "2").splitlines()) == 2
    assert run(folder, "audit", "--since", "1h", "--limit", "0").startswith("the audit trail has no")


def test_new_lines_are_followed(folder: Path) -> None:
    known = len(run(folder, "audit", "--json").splitlines())
    command = [str(KEYREEL), "audit", "--follow", "--json", "--data-dir", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as following:
        impatience = threading.Timer(120, following.kill)
        impatience.start()
        assert following.stdout is not None
        for _ in range(known):
            following.stdout.readline()
        run(folder, "login", "forget-second-factor", "one@example.org")
        assert json.loads(following.stdout.readline())["entryPoint"] == "keyreel login forget-second-factor"
        following.send_signal(signal.SIGINT)
        assert following.wait(60) == 0
        impatience.cancel()
        assert following.stderr is not None
        assert "Traceback" not in following.stderr.read()


async def test_a_line_that_is_numbered_before_others_and_written_after_them_is_followed_too(
    postgres_server: str, tmp_path: Path
) -> None:
    url = await current_postgresql(postgres_server)
    db = await open_database(url)
    numbered, let = asyncio.Event(), asyncio.Event()

    def line(name: str) -> dict[str, Any]:
        return row_of(Line(1_800_000_000, "CREATED", "kuser", name))

    async def late(tx: Tx) -> None:
        await insert_line(tx, line("late"))
        numbered.set()
        await let.wait()

    await db.write(lambda tx: insert_line(tx, line("first")))
    command = ("audit", "--follow", "--json", "--limit", "1", "--data-dir", str(tmp_path), "--database-url", url)
    following = await asyncio.create_subprocess_exec(str(KEYREEL), *command, stdout=subprocess.PIPE)
    assert following.stdout is not None
    try:
        async with asyncio.timeout(120):
            assert json.loads(await following.stdout.readline())["entryPoint"] == "first"
            writing = asyncio.create_task(db.write(late))
            await numbered.wait()
            await db.write(lambda tx: insert_line(tx, line("soon")))
            assert json.loads(await following.stdout.readline())["entryPoint"] == "soon"
            let.set()
            await writing
            assert json.loads(await following.stdout.readline())["entryPoint"] == "late"
    finally:
        following.kill()
        await following.communicate()
        await db.close()
