"""The three steps of docs/app-tokens.md, as they stand there, with curl and the stock clients."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from running import KEYREEL, Running

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "app-tokens.md").read_text()
NODE = ROOT / "tests" / "clients" / "node"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def output(command: list[str], environ: dict[str, str]) -> str:
    done = subprocess.run(command, env=environ, cwd=NODE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def token(server: Running) -> dict[str, Any]:
    return json.loads(output(["bash", "-c", blocks("sh")[0]], server.environ))


@pytest.fixture
def environ(server: Running, token: dict[str, Any]) -> dict[str, str]:
    return {**server.environ, "APP_TOKEN_ID": token["id"], "APP_TOKEN": token["token"]}


def test_curl(environ: dict[str, str], token: dict[str, Any]) -> None:
    info = json.loads(output(["bash", "-c", blocks("sh")[1]], environ))
    assert (info["userId"], info["privileges"]) == ("kiosk", f"sessionid:{token['id']},apptoken:{token['id']}")


def test_python(environ: dict[str, str]) -> None:
    assert output([sys.executable, "-W", "ignore", "-c", blocks("python")[0]], environ) == "kiosk"


def test_javascript(environ: dict[str, str]) -> None:
    node = str(ROOT / "tools" / "node.py")
    subprocess.run([sys.executable, node, "install", str(NODE)], check=True)
    assert output([sys.executable, node, "run", "-e", blocks("js")[0]], environ) == "kiosk"


def test_an_operator_sees_a_token_that_nobody_used(server: Running, environ: dict[str, str]) -> None:
    made = json.loads(output(["bash", "-c", blocks("sh")[0]], server.environ))
    here = ["--partner", str(server.partner_id), "--data-dir", str(server.data_dir)]
    listed = output([str(KEYREEL), "app-token", "list", *here], environ).splitlines()
    [line] = [line for line in listed if line.startswith(made["id"])]
    assert "never used" in line


def test_an_operator_sees_and_ends_a_token(server: Running, environ: dict[str, str]) -> None:
    ks = json.loads(output(["bash", "-c", blocks("sh")[1]], environ))["ks"]
    assert server.call("user", "get", ks=ks)["id"] == "kiosk"
    here = ["--partner", str(server.partner_id), "--data-dir", str(server.data_dir)]
    listed = output([str(KEYREEL), "app-token", "list", *here], environ)
    assert "for kiosk" in listed
    assert "Kiosk in the hall" in listed
    assert environ["APP_TOKEN"] not in listed
    output([str(KEYREEL), "app-token", "revoke", environ["APP_TOKEN_ID"], *here], environ)
    assert server.call("user", "get", ks=ks)["code"] == "INVALID_KS"
    gone = subprocess.run([str(KEYREEL), "app-token", "revoke", "0_nothere", *here], capture_output=True, text=True)
    assert (gone.returncode, gone.stderr.strip()) == (
        1,
        f"keyreel: account {server.partner_id} has no application token 0_nothere",
    )
