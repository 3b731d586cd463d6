"""A server with the settings of compose.yaml, where its PostgreSQL and its store of files are real ones."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
import yaml

import s3  # tools/s3.py
from commands import keyreel
from running import KEYREEL, PATIENCE, free_port, listens, until

DEPLOY = Path(__file__).parents[2] / "deploy"


def settings(folder: Path, database_url: str, store: str) -> dict[str, str]:
    """The variables of the server, with secrets and addresses of this machine in place of the composition's."""
    given: dict[str, str] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]["keyreel"]["environment"]
    secrets = {"database-url": database_url, "s3-secret-key": s3.SECRET_KEY}
    for name, text in secrets.items():
        (folder / name).write_text(f"{text}\n")
        (folder / name).chmod(0o600)
    here = {name: text.replace("/run/secrets", str(folder)) for name, text in given.items()}
    assert {Path(text).name for name, text in here.items() if name.endswith("_FILE")} == set(secrets)
    ours = {"ENDPOINT": store, "BUCKET": s3.BUCKET, "ACCESS_KEY": s3.ACCESS_KEY, "PREFIX": "composed"}
    here |= {f"KEYREEL_S3_{name}": text for name, text in ours.items()}
    return {**here, "KEYREEL_DATA_DIR": str(folder / "data"), "KEYREEL_PORT": str(free_port())}


@pytest.mark.xdist_group("s3")
def test_it_serves_and_is_well(
    tmp_path: Path, postgres_url: str, s3_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("keyreel.checkup.network.PATIENCE", PATIENCE)
    given = settings(tmp_path, postgres_url, s3_server)
    url = f"http://127.0.0.1:{given['KEYREEL_PORT']}"

    def ask(path: str, body: bytes | None = None, kind: str = "application/json") -> Any:
        with urlopen(Request(f"{url}{path}", body, {"Content-Type": kind}), timeout=PATIENCE) as answer:
            return json.load(answer)

    def call(service: str, action: str, **params: Any) -> Any:
        return ask(f"/api_v3/service/{service}/action/{action}", json.dumps({"format": 1, **params}).encode())

    with subprocess.Popen([KEYREEL, "serve"], env={**os.environ, **given}) as process:
        try:
            until(lambda: process.poll() is not None or listens(int(given["KEYREEL_PORT"])))
            assert process.poll() is None
            assert ask("/healthz")
            assert ask("/readyz")["checks"] == {"database": "ok", "store": "ok"}
            account = json.loads(keyreel("account", "show", "--secrets", "--json", **given).stdout)["accounts"][0]
            who = {"partnerId": account["partnerId"], "secret": account["adminSecret"], "type": 2}
            ks = call("session", "start", **who, privileges="disableentitlement")
            entry = call(
                "data", "add", ks=ks, dataEntry={"objectType": "KalturaDataEntry", "name": "n", "dataContent": "x"}
            )
            assert call("data", "get", ks=ks, entryId=entry["id"])["dataContent"] == "x"
            examined = json.loads(keyreel("doctor", "--json", **given).stdout)["findings"]
            states = {finding["check"]: finding["state"] for finding in examined if finding["state"] != "note"}
            assert states == dict.fromkeys(states, "ok")
            assert {"bucket", "database", "port"} <= set(states)
        finally:
            process.terminate()
    assert process.returncode == 0
