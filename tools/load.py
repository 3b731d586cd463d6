"""A native load generator: the system's wrk, or the one of Debian's package, unpacked without installing it."""

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

CACHE = Path(__file__).parent.parent / ".cache" / "wrk"
PACKAGES = ("wrk", "libluajit-5.1-2", "libluajit-5.1-common")
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True, slots=True)
class Load:
    """What a round measured: requests per second, latencies in milliseconds, answers that were not 200."""

    rate: float
    p50: float
    p99: float
    errors: int


def wrk() -> tuple[str, dict[str, str]]:
    """The program and the environment it needs."""
    found = shutil.which("wrk")
    if found:
        return found, dict(os.environ)
    program = CACHE / "usr/bin/wrk"
    if not program.exists():
        CACHE.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE.parent) as folder:
            subprocess.run(["apt-get", "download", "-q", *PACKAGES], cwd=folder, check=True, capture_output=True)
            for package in Path(folder).glob("*.deb"):
                subprocess.run(["dpkg-deb", "-x", package, Path(folder) / "wrk"], check=True)
            (Path(folder) / "wrk").rename(CACHE)
    libraries = next((CACHE / "usr/lib").glob("*/libluajit*")).parent
    return str(program), {**os.environ, "LD_LIBRARY_PATH": str(libraries)}


def post(url: str, body: bytes, *, seconds: int, connections: int = 8, content_type: str = "application/json") -> Load:
    """Send the same POST over kept connections for some seconds."""
    program, environ = wrk()
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        quoted = body.decode().replace("\\", "\\\\").replace("'", "\\'")
        script.write(f"wrk.method = 'POST'\nwrk.body = '{quoted}'\nwrk.headers['Content-Type'] = '{content_type}'\n")
        script.flush()
        done = subprocess.run(
            [program, "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", script.name, url],
            env=environ,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done)
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", done)
    socket_errors = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", done)
    errors = int(bad[1]) if bad else 0
    errors += sum(int(part) for part in socket_errors.groups()) if socket_errors else 0
    return Load(float(rate[1]) if rate else 0.0, _percentile(done, "50%"), _percentile(done, "99%"), errors)


def _percentile(text: str, name: str) -> float:
    match = re.search(rf"{name}\s+([\d.]+)(us|ms|s|m)\b", text)
    return float(match[1]) * _UNITS[match[2]] if match else 0.0
