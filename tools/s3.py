"""A server of the S3 API for tests: SeaweedFS, from a wheel. It takes no request that is not signed with its keys."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from keyreel.files.unfinished import presign
from ports import free_port

WEED = Path(sys.executable).parent / "weed"
ACCESS_KEY, SECRET_KEY, REGION, BUCKET = "test-access", "test-secret", "us-east-1", "keyreel"
_SERVICES = ("master", "volume", "filer", "s3")


def settings(endpoint: str, prefix: str = "") -> dict[str, Any]:
    """The settings of a server that keeps its files there."""
    return {
        "s3_bucket": BUCKET,
        "s3_endpoint": endpoint,
        "s3_region": REGION,
        "s3_access_key": ACCESS_KEY,
        "s3_secret_key": SECRET_KEY,
        "s3_prefix": prefix,
    }


def ask(endpoint: str, method: str, path: str, query: dict[str, str] | None = None) -> bytes:
    """The answer to a signed request."""
    url = presign(method, endpoint, path, query or {}, REGION, ACCESS_KEY, SECRET_KEY, time.time())
    with urlopen(Request(url, method=method), timeout=20) as answer:  # noqa: S310  # loopback
        return answer.read()


@contextmanager
def running() -> Iterator[str]:
    """The endpoint of a fresh server with an empty bucket, stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="keyreel-s3-"))
    try:
        keys = {"accessKey": ACCESS_KEY, "secretKey": SECRET_KEY}
        identity = {"name": "tests", "credentials": [keys], "actions": ["Admin", "Read", "Write", "List", "Tagging"]}
        (folder / "keys.json").write_text(json.dumps({"identities": [identity]}))
        ports = [free_port() for _ in range(2 * len(_SERVICES))]
        command = [str(WEED), "server", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-filer", "-s3"]
        command += [f"-s3.config={folder / 'keys.json'}", "-master.volumeSizeLimitMB=64", "-volume.max=0"]
        command += ["-master.telemetry=false", "-s3.port.iceberg=0", "-s3.port.lance=0"]
        for name, port, grpc in zip(_SERVICES, ports[::2], ports[1::2], strict=True):
            command += [f"-{name}.port={port}", f"-{name}.port.grpc={grpc}"]
        endpoint = f"http://127.0.0.1:{ports[-2]}"
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
        try:
            _wait(process, endpoint)
            yield endpoint
        finally:
            process.kill()  # it waits for clients that have gone otherwise
            process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(process: "subprocess.Popen[bytes]", endpoint: str) -> None:
    for _ in range(2400):
        if process.poll() is not None:
            raise RuntimeError("the S3 server did not start")
        try:
            ask(endpoint, "PUT", f"/{BUCKET}")
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the S3 server did not get ready")
