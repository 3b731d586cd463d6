"""`keyreel doctor`: it finds what is wrong, says what to do, and changes nothing."""

import json
import shutil
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from certificates import write_certificate
from commands import keyreel
from keyreel.checkup import places
from running import PATIENCE, free_port, serving


def look(*arguments: str, **environ: str) -> tuple[int, dict[str, list[dict[str, Any]]]]:
    """How the command exits, and its findings by what was looked at."""
    done = keyreel("doctor", *arguments, "--json", **environ)
    assert "Traceback" not in done.stderr, done.stderr
    found: dict[str, list[dict[str, Any]]] = {}
    for finding in json.loads(done.stdout)["findings"]:
        found.setdefault(finding["check"], []).append(finding)
        assert (finding["remedy"] is None) == (finding["state"] == "ok")
    assert done.returncode == any(item["state"] == "wrong" for items in found.values() for item in items)
    return done.returncode, found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doctor")
    done = keyreel("init", "--config", str(folder / "keyreel.toml"), "--data-dir", str(folder / "data"))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """A folder with an installation in which nothing is wrong yet."""
    return Path(shutil.copytree(made, tmp_path / "home"))


def test_nothing_is_wrong_with_a_server_that_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyreel.checkup.network.PATIENCE", PATIENCE)
    with serving(tmp_path / "data") as server:  # one that nobody else uses meanwhile
        assert server.call("system", "ping") is True
        before = {path.name for path in server.data_dir.rglob("*")}
        place = ("--data-dir", str(server.data_dir), "--port", server.url.rpartition(":")[2])
        status, found = look(*place)
        assert (status, found["port"][0]["state"]) == (0, "ok")
        assert found["port"][0]["told"].startswith("Keyreel answers at")
        assert {path.name for path in server.data_dir.rglob("*")} - before <= {"keyreel.db-wal", "keyreel.db-shm"}
        told = keyreel("doctor", *place).stdout
    assert "ok     database        SQLite answers and is up to date\n" in told
    assert told.endswith("\nnothing is wrong\n")


def test_nothing_is_made_where_nothing_is(tmp_path: Path) -> None:
    status, found = look("--data-dir", str(tmp_path / "data"), "--port", str(free_port()))
    assert status == 0
    assert {found[check][0]["state"] for check in ("data folder", "sealing key", "database")} == {"note"}
    assert not list(tmp_path.iterdir())


def change(home: Path, statement: str, *values: Any) -> None:
    connection = sqlite3.connect(home / "data" / "keyreel.db")
    with connection:
        connection.execute(statement, values)
    connection.close()


def set_back(home: Path) -> None:
    change(home, "UPDATE audit_trail SET created_at = ?", int(time.time()) + 3600)


def other_key(home: Path) -> None:
    (home / "data" / "sealing.key").write_text(f"{'5' * 64}\n")


def secret_in_settings(home: Path) -> None:
    (home / "keyreel.toml").write_text('smtp-user = "me"\nsmtp-password = "geheim"\n')
    (home / "keyreel.toml").chmod(0o644)


def secret_in_file(home: Path) -> None:
    (home / "password").write_text("geheim")
    (home / "password").chmod(0o644)
    (home / "keyreel.toml").write_text('smtp-user = "me"\nsmtp-password-file = "password"\n')


def settings(text: str) -> Callable[[Path], None]:
    def write(home: Path) -> None:
        (home / "keyreel.toml").write_text(text)

    return write


def data(name: str, mode: int) -> Callable[[Path], None]:
    return lambda home: (home / "data" / name).chmod(mode)


@pytest.mark.parametrize(
    ("spoil", "check", "told", "remedy"),
    [
        (settings("prot = 1"), "settings", "did you mean port?", "docs/settings.md"),
        (secret_in_settings, "settings", "can be read by everybody, and holds smtp-password", "chmod 600"),
        (secret_in_file, "settings", "can be read by everybody, and holds a secret", "chmod 600"),
        (data(".", 0o755), "data folder", "can be read by others", "chmod 700"),
        (lambda home: (home / "data" / "restoring").touch(), "data folder", "is not whole", "restore again"),
        (data("sealing.key", 0o644), "sealing key", "can be read by others", "docs/secrets.md"),
        (lambda home: (home / "data" / "sealing.key").unlink(), "sealing key", "cannot be had", "bring back the key"),
        (other_key, "sealing key", "does not open with the key", "bring back the key"),
        (lambda home: change(home, "UPDATE alembic_version SET version_num = '0001'"), "database", "0001", "migrate"),
        (lambda home: change(home, "UPDATE alembic_version SET version_num = '9999'"), "database", "9999", "release"),
        (lambda home: (home / "data" / "keyreel.db").write_text("no database" * 99), "database", "keyreel.db", ""),
        (set_back, "clock", "ahead of the clock: it was set back", "NTP"),
        (settings('database-url = "postgresql://me:geheim@127.0.0.1:1/x"'), "database", "PostgreSQL cannot be", ""),
        (
            settings('s3-bucket = "b"\ns3-endpoint = "http://127.0.0.1:1"\ns3-access-key = "a"\ns3-secret-key = "s"'),
            "bucket",
            "cannot be used",
            "s3-endpoint",
        ),
        (settings('import-folder = ["101=/no/such/folder"]'), "import folders", "account 101", "import-folder"),
        (settings('host = "192.0.2.1"'), "port", "192.0.2.1", "--host"),
        (settings('host = "no.such.host.invalid"'), "port", "nobody knows the host", "--host"),
        (settings('public-url = "http://video.example.invalid"'), "public url", "is not protected", "https"),
        (
            settings('public-url = "https://127.0.0.1:1"'),
            "public url",
            "a proxy that is not trusted",
            "--trusted-proxy",
        ),
        (settings('smtp-host = "127.0.0.1"\nsmtp-port = 1\nsmtp-tls = "none"'), "mail", "was not reached", "smtp-host"),
    ],
)
def test_what_is_wrong_is_found(
    home: Path, spoil: Callable[[Path], None], check: str, told: str, remedy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("keyreel.checkup.network.PATIENCE", 0.2)
    spoil(home)
    where = {"KEYREEL_CONFIG": str(home / "keyreel.toml"), "KEYREEL_DATA_DIR": str(home / "data")}
    status, found = look(*(() if check == "port" else ("--port", str(free_port()))), **where)
    assert status == 1
    wrong = [item for item in found[check] if item["state"] == "wrong"]
    assert any(told in item["told"] and remedy in item["remedy"] for item in wrong), found[check]
    assert "geheim" not in json.dumps(found)


def test_a_port_that_another_program_has(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyreel.checkup.network.PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as other:
        _, found = look("--data-dir", str(home / "data"), "--port", str(other.getsockname()[1]))
    assert found["port"][0]["state"] == "wrong"
    assert "another program" in found["port"][0]["told"]


def test_a_disk_that_is_full(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "ENOUGH", 2**62)
    arguments = ("--data-dir", str(home / "data"), "--port", str(free_port()))
    assert look(*arguments)[1]["disk"][0]["state"] == "note"
    monkeypatch.setattr(places, "TOO_LITTLE", 2**61)
    status, found = look(*arguments)
    assert (status, found["disk"][0]["state"]) == (1, "wrong")


def test_certificates(home: Path) -> None:
    now = datetime.now(UTC)
    url = ("--public-url", f"https://localhost:{free_port()}", "--port", str(free_port()))

    def states(folder: str, *more: str, **made: Any) -> list[tuple[str, str]]:
        (home / folder).mkdir()
        pem, key = write_certificate(home / folder, **made)
        tls = ("--tls-cert", str(pem), "--tls-key", more[0] if more else str(key))
        found = look("--data-dir", str(home / "data"), *url, *tls)[1]["certificate"]
        return [(item["state"], item["told"]) for item in found]

    assert [state for state, _ in states("good", ends=now + timedelta(days=90))] == ["ok"]
    [(state, told)] = states("soon", ends=now + timedelta(days=9))
    assert (state, told[:8]) == ("note", "it ends ")
    [(state, told)] = states("ended", begins=now - timedelta(days=9), ends=now - timedelta(days=1))
    assert (state, told[:12]) == ("wrong", "it has ended")
    [_, (state, told)] = states("other", name="video.example.org", ends=now + timedelta(days=90))
    assert (state, told) == ("wrong", "it is not for localhost, which clients ask for")
    [(state, told)] = states("unfit", str(home / "good" / "key.pem"), ends=now + timedelta(days=90))
    assert (state, "cannot be used together" in told) == ("wrong", True)
    (home / "good" / "key.pem").chmod(0o644)
    again = ("--tls-cert", str(home / "good" / "cert.pem"), "--tls-key", str(home / "good" / "key.pem"))
    found = look("--data-dir", str(home / "data"), *url, *again)[1]["certificate"]
    assert found[0]["remedy"] == f"chmod 600 {home / 'good' / 'key.pem'}"


@pytest.fixture
def mail_server() -> Iterator[int]:
    controller = Controller(object(), hostname="127.0.0.1", port=free_port(), ready_timeout=PATIENCE)
    controller.start()
    yield controller.port
    controller.stop()


def test_a_mail_server_is_greeted_and_gets_nothing(home: Path, mail_server: int) -> None:
    smtp = ("--smtp-host", "127.0.0.1", "--smtp-port", str(mail_server), "--smtp-tls", "none")
    where = ("--data-dir", str(home / "data"), "--port", str(free_port()))
    assert look(*where, *smtp, "--mail-from", "a@example.org")[1]["mail"][0]["state"] == "ok"
    wrong = look(*where, *smtp[:-1], "starttls")[1]["mail"][0]
    assert (wrong["state"], "offers no STARTTLS" in wrong["told"]) == ("wrong", True)
