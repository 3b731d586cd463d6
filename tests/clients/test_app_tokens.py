"""What an operator sees of application tokens, and how one is ended; docs/app-tokens.md has the clients."""

import hashlib
import subprocess
from typing import Any

import pytest

from running import KEYREEL, Running


@pytest.fixture
def token(server: Running) -> dict[str, Any]:
    made = {"hashType": "SHA256", "sessionUserId": "kiosk", "description": "Kiosk in the hall"}
    return server.call("appToken", "add", ks=server.start(), appToken=made)


def session(server: Running, token: dict[str, Any]) -> str:
    widget = server.call("session", "startWidgetSession", widgetId=f"_{server.partner_id}")["ks"]
    proof = hashlib.sha256((widget + token["token"]).encode()).hexdigest()
    return server.call("appToken", "startSession", ks=widget, id=token["id"], tokenHash=proof)["ks"]


def keyreel(server: Running, *words: str) -> "subprocess.CompletedProcess[str]":
    here = ["--partner", str(server.partner_id), "--data-dir", str(server.data_dir)]
    return subprocess.run([str(KEYREEL), "app-token", *words, *here], capture_output=True, text=True, check=False)


def test_an_operator_sees_a_token_that_nobody_used(server: Running, token: dict[str, Any]) -> None:
    listed = keyreel(server, "list").stdout.splitlines()
    [line] = [line for line in listed if line.startswith(token["id"])]
    assert "never used" in line


def test_an_operator_sees_and_ends_a_token(server: Running, token: dict[str, Any]) -> None:
    ks = session(server, token)
    assert server.call("user", "get", ks=ks)["id"] == "kiosk"
    listed = keyreel(server, "list").stdout
    assert "for kiosk" in listed
    assert "Kiosk in the hall" in listed
    assert token["token"] not in listed
    assert keyreel(server, "revoke", token["id"]).returncode == 0
    assert server.call("user", "get", ks=ks)["code"] == "INVALID_KS"
    gone = keyreel(server, "revoke", "0_nothere")
    assert (gone.returncode, gone.stderr.strip()) == (
        1,
        f"keyreel: account {server.partner_id} has no application token 0_nothere",
    )
