"""The `keyreel` command: what it prints, how it fails."""

import json
import re
import stat
import tomllib
from pathlib import Path

import pytest

from commands import Done, keyreel

ROOT = Path(__file__).parents[2]


def run(*arguments: str, data_dir: Path | None = None, text: str | bytes = "") -> Done:
    environ = {} if data_dir is None else {"KEYREEL_DATA_DIR": str(data_dir)}
    return keyreel(*arguments, text=text, **environ)


def test_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert run("--version").stdout.strip() == f"keyreel {version}"


def test_help_names_every_command() -> None:
    assert {"serve", "account", "login"} <= set(re.findall(r"\w+", run("--help").stdout))
    assert {"create", "import", "set", "show"} <= set(re.findall(r"\w+", run("account", "--help").stdout))


def test_an_account_is_made_and_shown(tmp_path: Path) -> None:
    data = tmp_path / "data"
    made = run("account", "create", "--name", "School", "--email", "a@example.org", "--json", data_dir=data)
    account = json.loads(made.stdout)
    assert account["partnerId"] == 101
    assert re.fullmatch(r"[0-9a-f]{32}", account["adminSecret"])
    assert account["adminSecret"] != account["secret"]
    assert account["password"]
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    shown = json.loads(run("account", "show", "--secrets", "--json", data_dir=data).stdout)["accounts"]
    assert [(item["partnerId"], item["adminSecret"]) for item in shown] == [(101, account["adminSecret"])]
    without = run("account", "show", data_dir=data).stdout
    assert "School" in without
    assert account["adminSecret"] not in without
    database = b"".join(file.read_bytes() for file in data.glob("keyreel.db*"))
    for secret in ("adminSecret", "secret", "password"):
        assert account[secret].encode() not in database, "secrets are sealed, passwords hashed"


def test_an_account_is_brought_with_its_number_and_secrets(tmp_path: Path) -> None:
    document = json.loads(re.findall(r"```json\n(.*?)```", (ROOT / "docs/accounts.md").read_text(), re.DOTALL)[0])
    data = tmp_path / "data"
    done = run("account", "import", "-", "--json", data_dir=data, text=json.dumps(document))
    assert json.loads(done.stdout) == {"imported": [4711]}
    shown = json.loads(run("account", "show", "--secrets", "--json", data_dir=data).stdout)["accounts"]
    assert shown[0]["adminSecret"] == document["adminSecret"]
    again = run("account", "import", "-", data_dir=data, text=json.dumps(document))
    assert again.returncode == 1
    assert "4711 exists here already" in again.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "not JSON"),
        ("[1]", "an object"),
        ('{"id": 5}', "name"),
        ('{"id": "x", "name": "n", "adminSecret": "s"}', "id"),
        ('{"id": 5, "name": "n", "adminSecret": "s", "colour": 1}', "colour"),
        ('{"id": 5, "name": "n", "adminSecret": "s", "ksVersion": 3}', "ksVersion"),
    ],
)
def test_a_document_that_is_none_is_said_to_be_none(tmp_path: Path, text: str, said: str) -> None:
    done = run("account", "import", "-", data_dir=tmp_path / "data", text=text)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert json.loads(run("account", "show", "--json", data_dir=tmp_path / "data").stdout) == {"accounts": []}


def test_settings_of_an_account_are_changed_and_shown(tmp_path: Path) -> None:
    data = tmp_path / "data"
    run("account", "create", "--name", "School", "--email", "a@example.org", data_dir=data)
    done = run("account", "set", "--partner", "101", "ks-max-expiry=600", "status=read-only", "--json", data_dir=data)
    assert json.loads(done.stdout)["ks-max-expiry"] == 600
    shown = run("account", "set", "--partner", "101", data_dir=data).stdout
    assert re.search(r"^status +read-only$", shown, re.MULTILINE)
    for wrong, status in (("colour=blue", 1), ("status", 2), ("ks-version=3", 1)):
        refused = run("account", "set", "--partner", "101", wrong, data_dir=data)
        assert refused.returncode == status
        assert len(refused.stderr.splitlines()) == 1
    unknown = run("account", "set", "--partner", "101", "user-role=NONE", data_dir=data)
    assert (unknown.returncode, "no role NONE" in unknown.stderr) == (1, True)
    switched = run("account", "features", "--partner", "101", "FEATURE_ENTITLEMENT=off", "--json", data_dir=data)
    assert json.loads(switched.stdout)["features"]["FEATURE_ENTITLEMENT"] is False
    assert re.search(
        r"^FEATURE_ENTITLEMENT +off$", run("account", "features", "--partner", "101", data_dir=data).stdout, re.M
    )
    for wrong, status in (("FEATURE_ENTITLEMENT", 2), ("NOTHING=on", 1)):
        assert run("account", "features", "--partner", "101", wrong, data_dir=data).returncode == status
    assert "no account 102" in run("account", "set", "--partner", "102", data_dir=data).stderr


def test_a_password_can_come_from_standard_input(tmp_path: Path) -> None:
    data = tmp_path / "data"
    arguments = ("account", "create", "--name", "School", "--email", "a@example.org", "--password", "-", "--json")
    made = json.loads(run(*arguments, data_dir=data, text="from standard input\n").stdout)
    assert "password" not in made, "it is not shown to whoever knows it"
    other = ("account", "create", "--name", "Other", "--email", "a@example.org", "--password", "-")
    assert run(*other, data_dir=data, text="something else\n").returncode == 1
    assert run(*other, data_dir=data, text="from standard input\n").returncode == 0


def test_no_accounts_is_a_sentence(tmp_path: Path) -> None:
    assert "no accounts yet" in run("account", "show", data_dir=tmp_path / "data").stdout


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("serve", "--port", "99999"), 2),
        (("serve", "--workers", "0"), 2),
        (("serve", "--trusted-proxy", "nonsense"), 2),
        (("serve", "--tls-cert", "only-one"), 2),
        (("serve", "--public-url", "video.example.org"), 2),
        (("serve", "--database-url", "mysql://x"), 2),
        (("serve", "--host", "no.such.host.invalid"), 1),
        (("account", "create", "--name", "x", "--email", "nobody"), 2),
        (("account", "import", "/no/such/file"), 1),
    ],
)
def test_bad_values_are_one_sentence(tmp_path: Path, arguments: tuple[str, ...], status: int) -> None:
    done = run(*arguments, data_dir=tmp_path / "data")
    assert done.returncode == status
    assert done.stderr.startswith("keyreel: ")
    assert len(done.stderr.splitlines()) == 1


def test_what_is_no_text_no_key_and_no_day_is_one_sentence(tmp_path: Path) -> None:
    data, bad, deep, old = tmp_path / "data", tmp_path / "bad", tmp_path / "deep.json", tmp_path / "old.json"
    bad.write_bytes(b"\xff\n")
    deep.write_text("[" * 100_000)
    brought = {"id": 500, "name": "Old", "adminSecret": "s", "createdAt": -(2**63)}
    old.write_text(json.dumps([brought, brought]))
    again = run("account", "import", str(old), data_dir=data)
    assert "exists here already; those before it in the list are brought: 500" in again.stderr
    assert run("secret", "list", "--partner", "500", data_dir=data).returncode == 0
    for arguments, status in (
        (("account", "create", "--name", "x", "--email", "a@example.org", "--password", "-"), 2),
        (("account", "set", "--partner", "500", "password-help=\udcff"), 1),
        (("account", "import", str(deep)), 1),
        (("export", "account", "500", str(tmp_path / "x"), "--passphrase-file", str(bad)), 2),
        (("export", "account", "500", str(tmp_path / "x"), "--passphrase-file", "-"), 2),
        (("reseal", "--new-key"), 1),
        (("account", "show"), 1),
    ):
        if arguments[0] == "reseal":  # a key that is none, from here on
            (data / "sealing.key").write_bytes(b"\xff\n")
        done = run(*arguments, data_dir=data, text=b"\xff\n")
        assert (done.returncode, len(done.stderr.splitlines())) == (status, 1), done.stderr
        assert done.stderr.startswith("keyreel: ")


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    import socket

    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        done = run("serve", "--port", str(port), data_dir=tmp_path / "data")
    assert done.returncode == 1
    assert f"127.0.0.1:{port}" in done.stderr
    assert not (tmp_path / "data").exists(), "nothing is made before it is known that the server can listen"


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "data"
    run("account", "show", data_dir=data)
    (data / "sealing.key").chmod(0o644)
    done = run("account", "show", data_dir=data)
    assert done.returncode == 1
    assert "chmod 600" in done.stderr


def test_people_who_cannot_log_in_are_helped(tmp_path: Path) -> None:
    data = tmp_path / "data"
    account = ("account", "create", "--name", "School", "--email", "a@example.org", "--json")
    run(*account, data_dir=data)
    shown = json.loads(run("login", "show", "A@example.org", "--json", data_dir=data).stdout)
    assert (shown["login"], shown["opens"]) == ("a@example.org", ["a@example.org of 101 (admin)"])
    assert (shown["lockedUntil"], shown["secondFactor"]) == (None, False)
    for command in ("unlock", "forget-second-factor"):
        assert run("login", command, "a@example.org", data_dir=data).returncode == 0
    link = json.loads(run("login", "reset", "a@example.org", "--json", data_dir=data).stdout)["link"]
    assert link.startswith("http://127.0.0.1:8090/keyreel/password#key=")
    for command in ("show", "unlock", "reset", "forget-second-factor"):
        failed = run("login", command, "b@example.org", data_dir=data)
        assert (failed.returncode, failed.stderr) == (1, "keyreel: nobody logs in with b@example.org\n")
