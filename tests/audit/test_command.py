"""`keyreel audit`, and the lines that commands leave."""

import json
import subprocess
import time
from pathlib import Path

import pytest

from running import KEYREEL


def keyreel(folder: Path, *arguments: str) -> str:
    command = [str(KEYREEL), *arguments, "--data-dir", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audit")
    keyreel(folder, "account", "create", "--name", "One", "--email", "one@example.org")
    return folder


def test_commands_leave_lines(folder: Path) -> None:
    partner = json.loads(keyreel(folder, "account", "show", "--json"))["accounts"][0]["partnerId"]
    made = json.loads(keyreel(folder, "secret", "add", "--partner", str(partner), "--json"))
    keyreel(folder, "account", "set", "--partner", str(partner), "ks-max-expiry=3600")
    keyreel(folder, "login", "unlock", "one@example.org")
    refused = [str(KEYREEL), "secret", "disable", "999", "--partner", str(partner), "--data-dir", str(folder)]
    assert subprocess.run(refused, capture_output=True, check=False).returncode == 1
    lines = [json.loads(line) for line in keyreel(folder, "audit", "--json").splitlines()]
    created, added, changed, unlocked, failed = lines
    assert (created["entryPoint"], created["objectId"]) == ("keyreel account create", str(partner))
    assert (added["entryPoint"], added["objectId"], added["partnerId"]) == (
        "keyreel secret add",
        str(made["id"]),
        partner,
    )
    assert (changed["action"], changed["auditObjectType"]) == ("CHANGED", "Partner")
    assert unlocked["objectId"] == "one@example.org"
    assert (failed["status"], failed["context"]) == (3, 0)
    assert all(line["userId"] for line in lines)
    assert made["secret"] not in json.dumps(lines)


def test_lines_are_chosen(folder: Path) -> None:
    assert "the audit trail has no such lines" in keyreel(folder, "audit", "--user", "nobody")
    [line] = keyreel(folder, "audit", "--failed", "--since", "1h").splitlines()
    assert "keyreel secret disable on keyreel.SECRET" in line or "keyreel secret disable, refused" in line
    [line] = keyreel(folder, "audit", "--action", "secret add").splitlines()
    assert "keyreel secret add on keyreel.SECRET" in line
    assert len(keyreel(folder, "audit", "--limit", "2").splitlines()) == 2


def test_new_lines_are_followed(folder: Path) -> None:
    command = [str(KEYREEL), "audit", "--follow", "--json", "--limit", "0", "--since", "0", "--data-dir", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as following:
        assert following.stdout is not None
        time.sleep(2)
        keyreel(folder, "login", "unlock", "one@example.org")
        assert json.loads(following.stdout.readline())["entryPoint"] == "keyreel login unlock"
        following.send_signal(2)
        assert following.wait(20) == 0
        assert following.stderr is not None
        assert "Traceback" not in following.stderr.read()
