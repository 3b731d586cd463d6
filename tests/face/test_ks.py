"""`keyreel ks` on a real data folder: what it prints and never prints, how it exits, and that servers honour it."""

import json
import os
import re
import subprocess
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from commands import Done, keyreel
from keyreel.accounts.store import PartnerBook
from keyreel.gate.epochs import stamp
from keyreel.gate.trail import mark_of
from keyreel.ks import Keyring, crack, generate
from running import KEYREEL, Running
from worker import NOW, SECRET, Worker, workers

ROOT = Path(__file__).parents[2]
ACCOUNT, OTHER = 4711, 4712


def run(data: Path, *arguments: str, text: str | bytes = "") -> Done:
    shown = keyreel(*arguments, text=text, KEYREEL_DATA_DIR=str(data))
    assert SECRET not in shown.stdout + shown.stderr
    assert "Traceback" not in shown.stderr, shown.stderr
    return shown


def session(user: str = "ada", kind: int = 2, lasts: int = 3600, version: int = 2, **more: Any) -> str:
    ends = int(time.time()) + lasts
    given = {"partner_id": ACCOUNT, **more}
    return generate(Keyring([SECRET]), user_id=user, type=kind, expiry=ends, version=version, **given)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ks") / "data"
    documents = [
        {"id": number, "name": "School", "adminSecret": SECRET, "secret": "6" * 32, "ksVersion": version}
        for number, version in ((ACCOUNT, 2), (OTHER, 1))
    ]
    assert run(folder, "account", "import", "-", text=json.dumps(documents)).returncode == 0
    return folder


@pytest.fixture
async def worker(tmp_path: Path) -> AsyncIterator[Worker]:
    """A worker on `tmp_path / "data"`, which answers while commands run on the same folder."""
    async with workers(tmp_path / "data", "") as (one,):
        await one.open_account(ACCOUNT, secret="6" * 32)
        yield one


def test_mint_from_the_data_folder(data: Path) -> None:
    done = run(data, "ks", "mint", "--partner", "4711", "--user", "ada", "--type", "admin", "--privileges", "list:*")
    assert (done.returncode, done.stderr) == (0, "")
    ks = crack(done.stdout.strip(), Keyring([SECRET]))
    assert (ks.version, ks.partner_id, ks.user_id, ks.type, ks.privileges.text) == (2, 4711, "ada", 2, "list:*")
    assert abs(ks.expiry - time.time() - 86_400) < 60
    old = run(data, "ks", "mint", "--partner", "4712", "--expiry", "90m", "--json")
    made = json.loads(old.stdout)
    ks = crack(made["ks"], Keyring([SECRET]))
    assert (ks.version, ks.type, ks.expiry) == (1, 0, made["expiry"])
    assert abs(ks.expiry - time.time() - 5400) < 60


@pytest.mark.parametrize("version", [None, 1, 2])
def test_mint_from_a_secret_touches_no_data(tmp_path: Path, version: int | None) -> None:
    nowhere = tmp_path / "nowhere"
    chosen = ["--version", str(version)] if version else []
    done = run(nowhere, "ks", "mint", "--secret-stdin", "--partner", "5", *chosen, text=f"{SECRET}\r\n")
    ks = crack(done.stdout.strip(), Keyring([SECRET]))
    assert (ks.version, ks.partner_id, ks.type) == (version or 2, 5, 0)
    assert not nowhere.exists()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--partner", "9"], 1, "there is no account 9"),
        (["--partner", "4711", "--expiry", "soon"], 2, "--expiry: 24h, 90m, 7d, or seconds, not soon"),
        (["--partner", "4711", "--expiry", "٣h"], 2, "--expiry"),
        (["--partner", "4711", "--privileges", "_m:-2"], 2, "privileges: a name that is a field of the session"),
        (["--partner", "4712", "--user", "a;b"], 2, "user: version 1 cannot carry a semicolon"),
        (["--partner", "4711", "--secret-stdin"], 2, "there is no secret on standard input"),
    ],
)
def test_what_cannot_be_minted_is_one_sentence(data: Path, arguments: list[str], status: int, said: str) -> None:
    done = run(data, "ks", "mint", *arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert done.stderr.startswith("keyreel: ")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_format_that_the_account_does_not_take_is_not_minted(data: Path) -> None:
    run(data, "account", "set", "--partner", "4711", "ks-min-version=2")
    try:
        assert "takes no sessions of version 1" in run(data, "ks", "mint", "--partner", "4711", "--version", "1").stderr
        done = run(data, "ks", "inspect", session(version=1))
        assert done.returncode == 1
        assert "its format is version 1, and ks-min-version is 2" in done.stdout
        assert re.search(r"signed with +admin secret \d+: the primary one", done.stdout)
    finally:
        run(data, "account", "set", "--partner", "4711", "ks-min-version=1")


def test_inspect_shows_every_field(data: Path) -> None:
    privileges = "sview:0_a/0_b,sessionid:lesson-7,studio:42,iprestrict:192.0.2.1"
    ks = session(privileges=privileges, master_partner_id=-2, additional_data="L3", lasts=3590)
    done = run(data, "ks", "inspect", "-", text=ks)
    shown = done.stdout
    for said in (
        r"version +2\n",
        r"account +4711\n",
        r"user +ada\n",
        r"type +ADMIN \(2\)\n",
        r"expires +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, 59m \d+s left\n",
        r"privilege +sview:0_a/0_b  Watch these entries",
        r"privilege +studio:42  The application's own",
        r"master account +-2, which opened it for account 4711\n",
        r"additional data +L3  It says that a login opened it with a second factor in epoch 3 of its user",
        r"session group +lesson-7, ended as one by [0-9a-f]{40}\n",
        r"hash +[0-9a-f]{40}\n",
        r"signed with +admin secret \d+: the primary one\n",
        r"iprestrict +iprestrict:192.0.2.1: it depends on the call\n",
        r"REFUSED +login +a login opened it, and its user's logins were ended since",
    ):
        assert re.search(said, shown), said
    assert ks not in shown
    found = json.loads(run(data, "ks", "inspect", "--json", text=ks).stdout)
    said = crack(ks, Keyring([SECRET]))
    assert (found["accepted"], found["error"], found["reason"]) == (False, "INVALID_KS", "LOGOUT")
    assert {name: found["session"][name] for name in ("version", "partnerId", "userId", "type", "expiry", "hash")} == {
        "version": 2,
        "partnerId": ACCOUNT,
        "userId": "ada",
        "type": 2,
        "expiry": said.expiry,
        "hash": said.hash,
    }
    assert (found["session"]["groupHash"], found["session"]["loginEpoch"]) == (said.group_hash, 3)
    assert [item["name"] for item in found["session"]["privileges"]] == ["sview", "sessionid", "studio", "iprestrict"]
    assert (found["signer"]["primary"], found["signer"]["place"], found["signer"]["works"]) == (True, 1, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "this is no session"),
        ("é", "this is no session: not base64"),
        ("djJ8OTk5fGFiY2Q=", "it says that it is of account 999, and there is none"),
        ("https://host/?ks=nothing&format=1", "this is no session"),
        (session(partner_id=OTHER)[:60], "by its length, a part of it is missing"),
        (session()[:-30] + "A" * 30, "none of its 1 keys signed it"),
        (session(lasts=-7200), "it ended"),
        (session(user="a\x1b[2Jb"), "accepted"),
    ],
    ids=["nonsense", "letter", "account", "url", "cut", "forged", "ended", "terminal"],
)
def test_what_is_wrong_is_said(data: Path, text: str, said: str) -> None:
    done = run(data, "ks", "inspect", text)
    assert said in done.stdout.splitlines()[0]
    assert done.returncode == (0 if said == "accepted" else 1)
    assert not done.stderr
    assert len(text) < 50 or text not in done.stdout
    assert "\x1b" not in done.stdout


def test_places_are_judged_where_they_are_given(data: Path) -> None:
    ks = session(privileges="iprestrict:192.0.2.1,urirestrict:/api_v3/service/user*")
    assert run(data, "ks", "inspect", ks).returncode == 0
    good, bad = ["--ip", "192.0.2.1", "--uri", "/api_v3/service/user/action/get"], ["--ip", "192.0.2.9", "--uri", "/"]
    assert run(data, "ks", "inspect", ks, *good).returncode == 0
    assert run(data, "ks", "inspect", ks, *good[:2], *bad[2:]).stdout.startswith("refused with INVALID_KS: urirestrict")
    assert run(data, "ks", "inspect", ks, *bad[:2]).stdout.startswith("refused with INVALID_KS: iprestrict")
    assert run(data, "ks", "inspect", session(privileges="iprestrict")).returncode == 1
    assert run(data, "ks", "inspect", session(privileges="urirestrict")).returncode == 1


def test_inspect_with_a_secret_touches_no_data(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    for version in (1, 2):
        ks = session(version=version, additional_data="note")
        told = run(nowhere, "ks", "inspect", "--secret-stdin", text=f'{SECRET}\n{{"ks": "{ks}"}}\n')
        assert (told.returncode, told.stderr) == (0, "")
        assert re.search(r"user +ada\n", told.stdout)
        assert "note  The application's own" in told.stdout
        assert ks not in told.stdout
        wrong = run(nowhere, "ks", "inspect", "--secret-stdin", ks, text="another\n")
        assert wrong.returncode == 1
        assert "this secret did not sign it" in wrong.stdout
    ended = run(nowhere, "ks", "inspect", "--secret-stdin", session(lasts=-5), text=SECRET)
    assert (ended.returncode, ended.stdout.startswith("refused with INVALID_KS: it ended")) == (1, True)
    assert not nowhere.exists()


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["inspect"], ""),
        (["inspect"], " \n"),
        (["inspect", "--ip", "nowhere"], "x"),
        (["inspect"], "x" * 1_100_000),
        (["inspect"], f"{session()} {session('bob')}"),
        (["inspect", "--secret-stdin"], ""),
        (["inspect", "--secret-stdin"], SECRET),
        (["inspect", "--secret-stdin"], b"\xff\n"),
        (["revoke"], ""),
        (["revoke", "--session", "a"], ""),
        (["revoke", "--partner", "4711"], ""),
        (["revoke", "--partner", "4711", "--session", "a", "--user", "b"], ""),
        (["revoke", "something", "--partner", "4711", "--session", "a"], ""),
        (["revoke", "--partner", "4711", "--all"], ""),
        (["revoke"], f"{session()} {session('bob')}"),
    ],
)
def test_what_cannot_be_answered_exits_with_2(data: Path, arguments: list[str], text: str | bytes) -> None:
    done = run(data, "ks", *arguments, text=text)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert len(done.stderr) < 200


def test_failures_do_not_look_like_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert run(tmp_path / "file", "ks", "inspect", "x").returncode == 2


async def works(worker: Worker, ks: str) -> bool:
    return await worker.code("session", "get", ks=ks) != "INVALID_KS"


def folder(worker: Worker) -> Path:
    return worker.settings.data_dir


async def test_one_session_is_ended_with_its_group(worker: Worker) -> None:
    privileges = "sessionid:lesson-7"
    one, same, other = (
        worker.ks(ACCOUNT, user, privileges=said)
        for user, said in zip("abc", (privileges, privileges, ""), strict=True)
    )
    assert [await works(worker, ks) for ks in (one, same, other)] == [True] * 3
    done = run(folder(worker), "ks", "revoke", text=f"Authorization: {one}")
    assert (done.returncode, done.stderr) == (0, "")
    assert "every session of its group lesson-7" in done.stdout
    assert one not in done.stdout
    assert [await works(worker, ks) for ks in (one, same, other)] == [False, False, True]
    inspected = run(folder(worker), "ks", "inspect", one)
    assert inspected.returncode == 1
    assert "it, or its sessionid group, was ended" in inspected.stdout
    again = run(folder(worker), "ks", "revoke", other, "--json")
    assert json.loads(again.stdout)["session"] == mark_of(worker.read(other))
    assert not await works(worker, other)


async def test_a_group_is_ended_by_name(worker: Worker) -> None:
    member, stranger = worker.ks(ACCOUNT, privileges="sessionid:x"), worker.ks(ACCOUNT, privileges="sessionid:y")
    assert run(folder(worker), "ks", "revoke", "--partner", "4711", "--session", "x").returncode == 0
    assert (await works(worker, member), await works(worker, stranger)) == (False, True)


async def test_the_logins_of_a_user_are_ended_and_what_stays_is_said(worker: Worker) -> None:
    admin = worker.ks(ACCOUNT)
    await worker.ask("user", "add", ks=admin, user={"id": "Ada", "email": "ada@example.org"})
    token = {"sessionUserId": "ada", "hashType": "SHA256"}
    token_id = (await worker.ask("appToken", "add", ks=admin, appToken=token))["id"]
    ends = int(NOW) + 10**6
    opened, made = (
        generate(Keyring([SECRET]), partner_id=ACCOUNT, user_id="ada", type=2, expiry=ends, additional_data=data)
        for data in (stamp(await worker.epoch(ACCOUNT, "ada")), None)
    )
    assert (await works(worker, opened), await works(worker, made)) == (True, True)
    done = run(folder(worker), "ks", "revoke", "--partner", "4711", "--user", "ada")
    assert "not ended: sessions that the account made with its secret" in done.stdout
    assert f"--token {token_id}" in done.stdout
    assert (await works(worker, opened), await works(worker, made)) == (False, True)
    assert "its user's logins were ended since" in run(folder(worker), "ks", "inspect", opened).stdout
    nobody = run(folder(worker), "ks", "revoke", "--partner", "4711", "--user", "nobody")
    assert (nobody.returncode, nobody.stderr) == (1, "keyreel: account 4711 has no user nobody\n")


async def test_a_token_is_deleted_with_its_sessions(worker: Worker) -> None:
    admin = worker.ks(ACCOUNT)
    made = await worker.ask("appToken", "add", ks=admin, appToken={"hashType": "SHA256"})
    ks = worker.ks(ACCOUNT, "ada", privileges=f"sessionid:{made['id']},apptoken:{made['id']}")
    assert await works(worker, ks)
    assert run(folder(worker), "ks", "revoke", "--partner", "4711", "--token", made["id"]).returncode == 0
    assert not await works(worker, ks)
    assert await worker.code("appToken", "get", ks=admin, id=made["id"]) == "APP_TOKEN_ID_NOT_FOUND"
    assert run(folder(worker), "ks", "revoke", "--partner", "4711", "--token", made["id"]).returncode == 1


async def test_every_session_of_an_account_is_ended(worker: Worker) -> None:
    await worker.open_account(OTHER)
    ks, other = worker.ks(ACCOUNT), worker.ks(OTHER)
    assert await works(worker, ks)
    assert run(folder(worker), "ks", "revoke", "--partner", "4711", "--all").returncode == 2
    assert await works(worker, ks)
    done = run(folder(worker), "ks", "revoke", "--partner", "4711", "--all", "--yes")
    assert "programs that open sessions with a secret need the new one" in done.stdout
    assert (await works(worker, ks), await works(worker, other)) == (False, True)
    for kind, secret in ((2, SECRET), (0, "6" * 32)):
        code = await worker.code("session", "start", partnerId=ACCOUNT, secret=secret, type=kind)
        assert code == "START_SESSION_ERROR"
    assert worker.app.parts is not None
    for texts in await PartnerBook(worker.app.parts.db, worker.app.parts.sealer).secrets(ACCOUNT):
        (text,) = texts
        assert text not in done.stdout
    made = run(folder(worker), "ks", "mint", "--partner", "4711", "--type", "admin", "--expiry", "3650d").stdout.strip()
    assert await works(worker, made)
    inspected = run(folder(worker), "ks", "inspect", ks)
    assert inspected.returncode == 1
    assert re.search(r"none of its 1 keys signed it; admin secret \d+ did, which is disabled", inspected.stdout)
    refused = run(folder(worker), "ks", "revoke", ks)
    assert (refused.returncode, refused.stdout) == (1, "")


async def test_what_has_expired_is_not_ended_again(worker: Worker) -> None:
    ks = session(lasts=-60, privileges="sessionid:x")
    done = run(folder(worker), "ks", "revoke", ks)
    assert (done.returncode, done.stdout) == (1, "")
    assert "its group x is ended by --session" in done.stderr
    assert await works(worker, worker.ks(ACCOUNT, privileges="sessionid:x"))
    for text in ("nonsense", session()[:-30] + "A" * 30):
        assert run(folder(worker), "ks", "revoke", text).returncode == 1


async def test_what_is_made_and_ended_is_in_the_audit_trail(worker: Worker) -> None:
    here, account = folder(worker), ("--partner", "4711")
    await worker.ask("user", "add", ks=worker.ks(ACCOUNT), user={"id": "ada", "email": "ada@example.org"})
    ks = run(here, "ks", "mint", *account, "--user", "ada", "--privileges", "sessionid:x").stdout.strip()
    run(here, "ks", "revoke", text=ks)
    run(here, "ks", "revoke", *account, "--session", "y")
    run(here, "ks", "revoke", *account, "--user", "ada")
    run(here, "ks", "revoke", *account, "--token", "0_nothere")
    made = json.loads(run(here, "ks", "revoke", *account, "--all", "--yes", "--json").stdout)["secrets"]
    told = [json.loads(line) for line in run(here, "audit", "--json").stdout.splitlines()]
    lines = [item for item in told if str(item["entryPoint"]).startswith("keyreel ks")]
    assert [(item["action"], item["auditObjectType"], item["objectId"], item["status"]) for item in lines] == [
        ("keyreel.OPENED", "keyreel.SESSION", "ada", 2),
        ("DELETED", "keyreel.SESSION", mark_of(worker.read(ks)), 2),
        ("DELETED", "keyreel.SESSION", "sessionid:y", 2),
        ("CHANGED", "kuser", "ada", 2),
        ("DELETED", "keyreel.APP_TOKEN", "0_nothere", 3),
        ("CREATED", "keyreel.SECRET", f"{made['admin']}, {made['user']}", 2),
    ]
    assert {item["partnerId"] for item in lines} == {ACCOUNT}
    assert ks not in str(told)


def test_the_examples_of_the_page_run(server: Running) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "docs" / "sessions.md").read_text(), re.DOTALL)
    environ = {
        **server.environ,
        "KEYREEL_DATA_DIR": str(server.data_dir),
        "PATH": f"{KEYREEL.parent}{os.pathsep}{os.environ['PATH']}",
    }
    outputs: list[str] = []
    for block in blocks:
        script = f"set -e\n{block}"
        done = subprocess.run(["bash", "-c", script], env=environ, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{block}{done.stdout}{done.stderr}"
        assert server.admin_secret not in done.stdout + done.stderr
        outputs.append(done.stdout)
    minted, by_secret, inspected, alone, ended = outputs
    assert crack(by_secret.strip(), Keyring([server.admin_secret])).user_id == "ada"
    assert server.call("user", "list", ks=minted.strip())["code"] == "INVALID_KS"  # the last example ended its group
    assert inspected.startswith("accepted\n")
    assert alone.startswith("accepted\n")
    assert "every session of account" in ended
