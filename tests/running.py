"""A server process for tests, as its users run it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from commands import keyreel

KEYREEL = Path(sys.executable).parent / "keyreel"


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs: where it is, its first account, its process."""

    url: str
    partner_id: int
    admin_secret: str
    secret: str
    data_dir: Path
    process: "subprocess.Popen[str]"

    def call(self, service: str, action: str, **params: Any) -> Any:
        """The result of one call, in JSON."""
        body = json.dumps({"format": 1, **params}).encode()
        url = f"{self.url}/api_v3/service/{service}/action/{action}"
        with urlopen(Request(url, body, {"Content-Type": "application/json"}), timeout=20) as answer:
            return json.load(answer)

    def start(self, user_id: str = "", kind: int = 2, **params: Any) -> str:
        """A session of the first account."""
        return self.call(
            "session",
            "start",
            partnerId=self.partner_id,
            secret=self.admin_secret,
            userId=user_id,
            type=kind,
            **params,
        )

    @property
    def environ(self) -> dict[str, str]:
        """How scripts learn of the server."""
        return {
            **os.environ,
            "KEYREEL_URL": self.url,
            "KEYREEL_PARTNER_ID": str(self.partner_id),
            "KEYREEL_ADMIN_SECRET": self.admin_secret,
        }


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(
    data_dir: Path, *arguments: str, log: Path | None = None, environ: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """`keyreel serve` on a data folder, told to stop at the end and expected to stop well.

    Args:
        log: a file that gets what it says; a pipe, which should not get much, otherwise.
        environ: variables that it gets besides those of the tests.
    """
    port = free_port()
    command = [str(KEYREEL), "serve", "--port", str(port), "--data-dir", str(data_dir), *arguments]
    with log.open("w") if log else nullcontext(subprocess.PIPE) as stdout:
        process = subprocess.Popen(
            command, stdout=stdout, stderr=subprocess.STDOUT, text=True, env={**os.environ, **(environ or {})}
        )
    scheme = "https" if "--tls-cert" in arguments else "http"
    url = f"{scheme}://127.0.0.1:{port}"
    try:
        _wait(process, port)
        shown = keyreel("account", "show", "--secrets", "--json", "--data-dir", str(data_dir), *_database(arguments))
        first = json.loads(shown.stdout)["accounts"][0]
        yield Running(url, first["partnerId"], first["adminSecret"], first["secret"], data_dir, process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=40)
    assert process.returncode == 0, output
    assert "Traceback" not in (output or ""), output


def _database(arguments: tuple[str, ...]) -> list[str]:
    if "--database-url" not in arguments:
        return []
    at = arguments.index("--database-url")
    return list(arguments[at : at + 2])


def _wait(process: "subprocess.Popen[str]", port: int) -> None:
    for _ in range(400):
        if process.poll() is not None:
            raise AssertionError(f"the server stopped: {process.communicate()[0]}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server does not listen")
