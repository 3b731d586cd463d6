"""`keyreel explain` on a real data folder: what it prints, what it never prints, how it exits."""

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest

from commands import Done, keyreel
from keyreel.ks import Keyring, generate

SECRET = "7" * 32


def run(data: Path, *arguments: str, text: str | bytes = "", **environ: str) -> Done:
    return keyreel(*arguments, text=text, **{"KEYREEL_DATA_DIR": str(data), **environ})


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explain") / "data"
    document = {"id": 4711, "name": "School", "adminSecret": SECRET, "ksVersion": 2}
    assert run(folder, "account", "import", "-", text=json.dumps(document)).returncode == 0
    return folder


def session(user: str = "ada", kind: int = 2, privileges: str = "", lasts: int = 3600) -> str:
    ends = int(time.time()) + lasts
    return generate(Keyring([SECRET]), partner_id=4711, user_id=user, type=kind, expiry=ends, privileges=privileges)


def steps(done: Done) -> dict[str, dict[str, Any]]:
    return {step["check"]: step for step in json.loads(done.stdout)["steps"]}


def test_yes(data: Path) -> None:
    ks = session()
    done = run(data, "explain", "--ks", "-", "USER.list", text=f"{ks}\n")
    assert done.returncode == 0, done.stderr
    first, *lines = done.stdout.splitlines()
    assert first == "yes: user.list"
    assert len(lines) < 15
    assert all(re.match(r"  (ok|-) +\w+ +\S", line) for line in lines)
    for said in ("version 2", "account 4711", "ADMIN session of user ada", "Publisher Administrator", "ADMIN_BASE"):
        assert said in done.stdout
    assert ks not in done.stdout + done.stderr
    assert SECRET not in done.stdout


def test_no(data: Path) -> None:
    done = run(data, "explain", "user.list", "--ks", session(kind=0))
    assert done.returncode == 1
    assert done.stdout.startswith("no: user.list answers SERVICE_FORBIDDEN\n")
    refused = [line for line in done.stdout.splitlines() if "REFUSED" in line]
    assert len(refused) == 1
    assert re.match(r"  REFUSED permission +.*ADMIN_BASE.*given by no role in force", refused[0])


def test_without_a_session(data: Path) -> None:
    assert run(data, "explain", "system.ping").returncode == 0
    done = run(data, "explain", "user.list", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"] == "SERVICE_FORBIDDEN"
    assert steps(done)["roles"]["facts"]["source"] == "no-session"


def test_json_has_the_whole_chain(data: Path) -> None:
    privileges = "iprestrict:192.0.2.9,actionslimit:2,restrictingrole:KMS_RESTRICTED_ROLE"
    ks = session(privileges=privileges)
    done = run(data, "explain", "user.list", "--ks", ks, "--ip", "192.0.2.9", "--partner", "4711", "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["action"], found["allowed"], found["error"]) == (0, "user.list", True, None)
    by = steps(done)
    assert by["signature"]["facts"] == {"partner_id": 4711, "version": 2, "key": 0}
    assert by["iprestrict"]["mark"] == "ok"
    assert by["actionslimit"]["facts"]["used"] == 0
    assert "ADMIN_BASE" in by["action"]["facts"]["permissions"]
    assert "ADMIN_BASE" in by["restrictingrole"]["facts"]["permissions"]
    assert "ADMIN_BASE" not in by["permission"]["facts"]["matched"]
    assert ks not in done.stdout
    elsewhere = run(data, "explain", "user.list", "--ks", ks, "--json")
    assert elsewhere.returncode == 1
    assert steps(elsewhere)["iprestrict"]["facts"]["reason"] == "EXCEEDED_RESTRICTED_IP"


def test_other_accounts_uris_and_https(data: Path) -> None:
    done = run(data, "explain", "user.list", "--ks", session(), "--partner", "-1")
    assert done.stdout.startswith("no: user.list answers SERVICE_FORBIDDEN_CONTENT_BLOCKED\n")
    ks = session(privileges="urirestrict:/api_v3/service/user/*")
    assert run(data, "explain", "user.list", "--ks", ks).returncode == 0
    assert run(data, "explain", "user.list", "--ks", ks, "--uri", "/api_v3/index.php").returncode == 1
    run(data, "account", "set", "--partner", "4711", "https-only=on")
    try:
        plain = run(data, "explain", "user.list", "--ks", session())
        assert "answers SERVICE_ACCESS_CONTROL_RESTRICTED" in plain.stdout
        assert run(data, "explain", "user.list", "--ks", session(), "--https").returncode == 0
        public = {"KEYREEL_PUBLIC_URL": "https://video.example.org"}
        assert run(data, "explain", "user.list", "--ks", session(), **public).returncode == 0
        assert run(data, "explain", "user.list", "--ks", session(), "--no-https", **public).returncode == 1
    finally:
        run(data, "account", "set", "--partner", "4711", "https-only=off")


@pytest.mark.parametrize("text", ["nonsense", "é", "djJ8NDcxMXw=", "djJ8OTk5fGFiY2Q=", "MTtzaG9ydA==", "A" * 100_000])
def test_what_is_no_session_is_refused_and_not_repeated(data: Path, text: str) -> None:
    done = run(data, "explain", "user.list", "--ks", "-", text=text)
    assert done.returncode == 1
    assert done.stdout.startswith("no: user.list answers INVALID_KS\n")
    assert text not in done.stdout
    assert not done.stderr


def test_a_session_that_was_changed_is_refused(data: Path) -> None:
    ks = session()
    expired = run(data, "explain", "user.list", "--ks", session(lasts=-5))
    assert re.search(r"REFUSED expiry +it ended \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC", expired.stdout)
    changed = ks[:60] + ("A" if ks[60] != "A" else "B") + ks[61:]
    done = run(data, "explain", "user.list", "--ks", changed)
    assert "says that it is of account 4711" in done.stdout
    assert changed not in done.stdout
    assert done.returncode == 1


def test_what_a_terminal_would_obey_is_not_printed(data: Path) -> None:
    done = run(data, "explain", "user.list", "--ks", session(user="a\x1b[2Jb\u202e"))
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
    assert r"a\x1b[2Jb\u202e" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("user.lst",), 'The service "user" has no action called "lst". Did you mean user.list'),
        (("usr.list",), 'There is no service called "usr" here. Did you mean user.list'),
        (("zzzzz.qqqqq",), 'There is no service called "zzzzz" here.\n'),
        (("user",), "service.action is expected"),
        (("user.",), "service.action is expected"),
        (("user.list", "--ip", "nowhere"), "nowhere is no address"),
        (("user.list", "--ks", ""), "the session is empty"),
        (("user.list", "--ks", "-"), "the session is empty"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(data: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run(data, "explain", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("keyreel: ")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_other_failures_do_not_look_like_no(data: Path, tmp_path: Path) -> None:
    assert run(data, "explain").returncode == 2
    assert run(data, "explain", "user.list", "--partner", "many").returncode == 2
    (tmp_path / "file").write_text("")
    done = run(tmp_path / "file", "explain", "user.list")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
