"""A server process for tests, as its users run it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, TypeVar
from urllib.request import Request, urlopen

from commands import keyreel
from ports import free_port  # tools/ports.py

KEYREEL = Path(sys.executable).parent / "keyreel"
PATIENCE = 60.0
"""Seconds that something gets to come to be so, or an answer to come: machines stand still for some now and then."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs: where it is, its first account, its process."""

    url: str
    partner_id: int
    admin_secret: str
    secret: str
    data_dir: Path
    process: "subprocess.Popen[bytes]"

    def call(self, service: str, action: str, **params: Any) -> Any:
        """The result of one call, in JSON."""
        body = json.dumps({"format": 1, **params}).encode()
        url = f"{self.url}/api_v3/service/{service}/action/{action}"
        with urlopen(Request(url, body, {"Content-Type": "application/json"}), timeout=PATIENCE) as answer:
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


def until(is_so: Callable[[], T]) -> T:
    """What a condition gives once it holds.

    Raises:
        AssertionError: it does not come to be so.
    """
    ends = time.monotonic() + PATIENCE
    while not (found := is_so()):
        assert time.monotonic() < ends, "it does not come to be so"
        time.sleep(0.05)
    return found


def listens(port: int) -> bool:
    """Whether somebody listens on a port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def serving(
    data_dir: Path, *arguments: str, log: Path | None = None, environ: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """`keyreel serve` on a data folder, told to stop at the end and expected to stop well.

    Args:
        log: the file that gets what it says, where somebody wants to read it before the end.
        environ: variables that it gets besides those of the tests.
    """
    port = free_port()
    command = [str(KEYREEL), "serve", "--port", str(port), "--data-dir", str(data_dir), *arguments]
    scheme = "https" if "--tls-cert" in arguments else "http"
    url = f"{scheme}://127.0.0.1:{port}"
    with TemporaryFile("w+") if log is None else log.open("w+") as said:
        variables = {**os.environ, **(environ or {})}
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, env=variables)
        try:
            until(lambda: process.poll() is not None or listens(port))
            assert process.poll() is None, f"the server stopped: {_whole(said)}"
            where = ("--data-dir", str(data_dir), *_database(arguments))
            shown = keyreel("account", "show", "--secrets", "--json", *where)
            first = json.loads(shown.stdout)["accounts"][0]
            yield Running(url, first["partnerId"], first["adminSecret"], first["secret"], data_dir, process)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)
        output = _whole(said)
    assert process.returncode == 0, output
    assert "Traceback" not in output, output


def _whole(said: IO[str]) -> str:
    said.seek(0)
    return said.read()


def _database(arguments: tuple[str, ...]) -> list[str]:
    if "--database-url" not in arguments:
        return []
    at = arguments.index("--database-url")
    return list(arguments[at : at + 2])
