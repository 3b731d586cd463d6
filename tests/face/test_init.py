"""`keyreel init`: what it makes, and that it can be called again."""

import json
import stat
import tomllib
from pathlib import Path

import pytest

from commands import keyreel
from keyreel.configuration import read


def test_it_makes_what_is_missing_and_leaves_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    url = "https://video.example.org"
    first = keyreel("init", "--workers", "2", "--public-url", url, "--email", "a@example.org")
    assert first.returncode == 0, first.stderr
    path = tmp_path / "keyreel.toml"
    assert tomllib.loads(path.read_text()) == {"workers": 2, "public-url": url, "data-dir": "keyreel-data"}
    told = tmp_path / "keyreel-data" / "first-account.txt"
    assert str(told) in first.stdout
    assert {stat.S_IMODE(each.stat().st_mode) for each in (path, told)} == {0o600}
    assert "a@example.org" in told.read_text()
    assert all(f"keyreel {command}" in first.stdout for command in ("serve", "doctor", "account show --secrets"))
    kept = path.read_bytes(), told.read_bytes()
    for again in (keyreel("init"), keyreel("init", "--workers", "2")):
        assert again.returncode == 0
        assert "keyreel.toml is there already" in again.stdout
        assert "There are accounts already" in again.stdout
    assert (path.read_bytes(), told.read_bytes()) == kept
    other = keyreel("init", "--workers", "3")
    assert other.returncode == 2
    assert "change workers in it" in other.stderr
    told.unlink()
    path.unlink()
    answer = json.loads(keyreel("init", "--json").stdout)
    assert (answer["settingsWritten"], answer["dataDirMade"], answer["account"]) == (True, False, None)
    assert len(json.loads(keyreel("account", "show", "--json").stdout)["accounts"]) == 1


def test_its_file_means_the_same_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret").write_text("geheim\n")
    path = tmp_path / "etc" / "keyreel.toml"
    arguments = ("--config", "etc/keyreel.toml", "--smtp-user", "me", "--smtp-password-file", "secret")
    answer = json.loads(keyreel("init", "--data-dir", "etc/data", *arguments, "--json").stdout)
    assert answer["settingsFile"] == str(path)
    assert answer["account"]["adminSecret"]
    monkeypatch.chdir("/")
    found = read({"config": path}, {}).settings
    assert (found.data_dir, found.smtp_password) == (path.parent / "data", "geheim")
    assert "geheim" not in path.read_text()


def test_what_cannot_be_made_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    for arguments, status in (
        (("--port", "0"), 2),
        (("--email", "nobody"), 2),
        (("--data-dir", "file/data"), 1),
        (("--config", "file/keyreel.toml"), 1),
    ):
        done = keyreel("init", *arguments)
        assert done.returncode == status
        assert len(done.stderr.splitlines()) == 1
        assert done.stderr.startswith("keyreel: ")
    nowhere = keyreel("init", KEYREEL_CONFIG="")
    assert (nowhere.returncode, "KEYREEL_CONFIG is empty" in nowhere.stderr) == (2, True)
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
