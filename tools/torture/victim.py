"""The server that is tortured: a process of its own, as its users run it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from ports import free_port
from torture.asking import Asker, Gone, Refused

KEYREEL = Path(sys.executable).parent / "keyreel"
_START = 60.0
"""Seconds that a server may take to answer."""


class Victim:
    """A server on a data folder, which has one account.

    Args:
        folder: where its data folder and its log are.
        environ: settings, as variables.
        inside: a command that runs it, such as one that enters a namespace.
    """

    def __init__(
        self,
        folder: Path,
        *,
        workers: int = 1,
        environ: Mapping[str, str] | None = None,
        inside: Sequence[str] = (),
        data: Path | None = None,
    ) -> None:
        self.data = data or folder / "data"
        self.log = folder / "log"
        self.port = free_port()
        self._inside = inside
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KEYREEL_")}
        here = {"KEYREEL_DATA_DIR": str(self.data), "KEYREEL_PORT": str(self.port), "KEYREEL_WORKERS": str(workers)}
        self.environ = {**kept, **here, **(environ or {})}
        self.process: subprocess.Popen[bytes] | None = None
        self.asker = Asker("", 0, "")

    def keyreel(self, *arguments: str) -> str:
        """What a command prints on the same data."""
        command = [*self._inside, str(KEYREEL), *arguments]
        return subprocess.run(command, env=self.environ, capture_output=True, text=True, check=True).stdout

    def make_account(self) -> None:
        """Make the account before the first start."""
        made = json.loads(self.keyreel("account", "create", "--name", "T", "--email", "t@example.org", "--json"))
        self.asker = Asker(f"http://127.0.0.1:{self.port}", made["partnerId"], made["adminSecret"])

    def start(self) -> float:
        """Start it, and wait until it answers; how many seconds that took.

        Raises:
            RuntimeError: it does not.
        """
        began = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*self._inside, str(KEYREEL), "serve"],
                env=self.environ,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        while time.monotonic() - began < _START:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server stopped: {self.said()[-500:]}")
            with suppress(Gone, Refused):
                self.asker.ask("system", "ping", patience=_START)
                return time.monotonic() - began
            time.sleep(0.02)
        raise RuntimeError("the server does not answer")

    def kill(self) -> None:
        """End it and all its workers at once, in the middle of whatever they do."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """Let it finish and end; its status."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def workers(self) -> list[int]:
        """The processes that answer, by id."""
        assert self.process is not None
        found: list[int] = []
        for status in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                fields = status.read_text().rpartition(")")[2].split()
                if int(fields[1]) == self.process.pid and "resource_tracker" not in _command(status.parent):
                    found.append(int(status.parent.name))
        return found

    def said(self) -> str:
        """Its log."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def traceback(self) -> str:
        """The first traceback in its log and what was said before it; empty where there is none."""
        before, mark, after = self.said().partition("Traceback")
        return f"a traceback in the log: {before[-300:]}{mark}{after[:4000]}" if mark else ""


def _command(process: Path) -> str:
    return (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
