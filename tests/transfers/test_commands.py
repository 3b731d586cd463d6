"""The commands say what they did, and why they did not."""

import json
from pathlib import Path
from typing import Any

import pytest

from commands import keyreel


class Place:
    """Data folders below one folder, in which commands are given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "passphrase").write_text("a phrase that passes\n")
        self.seal = ("--passphrase-file", str(folder / "passphrase"))

    def ask(self, data: str, *arguments: str, text: str = "") -> Any:
        """What a command answers that does not fail."""
        done = keyreel(*arguments, "--json", text=text, KEYREEL_DATA_DIR=str(self.folder / data))
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def fail(self, data: str, *arguments: str, status: int = 1) -> str:
        """What one says that does."""
        done = keyreel(*arguments, KEYREEL_DATA_DIR=str(self.folder / data))
        assert (done.returncode, done.stdout) == (status, ""), done.stderr
        return done.stderr


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_what_is_said(place: Place) -> None:
    create = ("account", "create", "--name", "School", "--email")
    made = place.ask("here", *create, "a@example.org")
    archive = str(place.folder / "a.keyreel")
    sent = place.ask("here", "export", "account", "101", archive, *place.seal)
    assert (sent["rows"]["partner"], sent["missing"]) == (1, [])
    place.ask("busy", *create, "b@example.org")
    bring = ("import", "account", archive, *place.seal)
    assert "account 101 is here already: --as N" in place.fail("busy", *bring)
    assert "access control 1;" in place.fail("busy", *bring, "--as", "300")
    given = place.folder.joinpath("passphrase").read_text()
    bring_by_hand = ("import", "account", archive, "--passphrase-file", "-", "--as", "300", "--renumber")
    landed = place.ask("busy", *bring_by_hand, text=given)
    assert (landed["partnerId"], landed["loginsMade"]) == (300, ["a@example.org"])
    assert landed["renumbered"]["access_control"]["1"] == 2
    shown = place.ask("busy", "account", "show", "--secrets")["accounts"]
    assert [each["partnerId"] for each in shown] == [101, 300]
    assert shown[1]["adminSecret"] == made["adminSecret"]
    assert place.ask("busy", "audit", "--limit", "1")["entryPoint"] == "keyreel import account"


def test_what_an_archive_is_sealed_with_is_asked_for(place: Place) -> None:
    export = ("export", "account", "101", str(place.folder / "archive"))
    (place.folder / "short").write_text("short\n")
    assert "say with --passphrase-file" in place.fail("here", *export, status=2)
    assert "not both" in place.fail("here", *export, *place.seal, "--key-file", "x", status=2)
    assert "at least 12" in place.fail("here", *export, "--passphrase-file", str(place.folder / "short"), status=2)
    assert "No such file" in place.fail("here", *export, "--key-file", str(place.folder / "none"), status=2)
    assert "there is no account 101" in place.fail("here", *export, *place.seal)
