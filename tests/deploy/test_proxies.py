"""The examples for nginx and Caddy, as they stand but for names, ports and paths, before a server that runs."""

import json
import os
import re
import ssl
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

import debian  # tools/debian.py
from certificates import write_certificate
from running import PATIENCE, Running, free_port, listens, serving, until

DEPLOY = Path(__file__).parents[2] / "deploy"
SPOOFED = {"X-Forwarded-For": "203.0.113.9", "Forwarded": "for=203.0.113.9;proto=http", "X-Real-IP": "203.0.113.9"}
NGINX = """
daemon off;
pid {folder}/nginx.pid;
error_log stderr;
{user}
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {site}
}}
"""


def adapted(file: str, changes: Mapping[str, str]) -> str:
    """A file of deploy/ for this machine. Whatever is changed must be there."""
    text = (DEPLOY / file).read_text()
    for old, new in changes.items():
        assert old in text, f"{file} has no {old!r}"
        text = text.replace(old, new)
    return text


@contextmanager
def running(command: list[str | Path], port: int, environ: Mapping[str, str], folder: Path) -> Iterator[None]:
    log = folder / "said"
    with log.open("w") as said:
        process = subprocess.Popen(command, env=environ, cwd=folder, stdout=said, stderr=subprocess.STDOUT)
    try:
        until(lambda: process.poll() is not None or listens(port))
        assert process.poll() is None, log.read_text()
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


@contextmanager
def nginx(folder: Path, port: int, server: str) -> Iterator[Path]:
    pem, key = write_certificate(folder)
    site = adapted(
        "nginx.conf",
        {
            "127.0.0.1:8090": server,
            "    listen 80;\n    listen [::]:80;\n": f"    listen 127.0.0.1:{free_port()};\n",
            "    listen 443 ssl http2;\n    listen [::]:443 ssl http2;\n": f"    listen 127.0.0.1:{port} ssl http2;\n",
            "/etc/ssl/video.example.org/cert.pem": str(pem),
            "/etc/ssl/video.example.org/key.pem": str(key),
            "video.example.org": "localhost",
            "/var/log/nginx/keyreel.log": str(folder / "access.log"),
        },
    )
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, site=site, user=user))
    program = debian.fetch("nginx")
    command = [program, "-p", folder, "-c", folder / "nginx.conf"]
    with running(command, port, debian.environ("nginx", program), folder):
        yield folder / "access.log"


@contextmanager
def caddy(folder: Path, port: int, server: str) -> Iterator[Path]:
    pem, key = write_certificate(folder)
    log = folder / "access.log"
    site = adapted(
        "Caddyfile",
        {
            "127.0.0.1:8090": server,
            "\nvideo.example.org {\n": f"\nhttps://localhost:{port} {{\n\tbind 127.0.0.1\n\ttls {pem} {key}\n",
            "\tlog {\n": f"\tlog {{\n\t\toutput file {log}\n",
        },
    )
    (folder / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https disable_redirects\n}\n" + site)
    program = debian.fetch("caddy")
    command = [program, "run", "--config", folder / "Caddyfile", "--adapter", "caddyfile"]
    homes = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with running(command, port, {**debian.environ("caddy", program), **homes}, folder):
        yield log


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server as the examples say that it is started."""
    texts = [(DEPLOY / file).read_text() for file in PROXIES]
    commands = [re.findall(r"^# `keyreel serve (.+)`$", text, re.MULTILINE) for text in texts]
    assert commands[0] == commands[1]
    with serving(tmp_path_factory.mktemp("behind") / "data", *commands[0][0].split()) as server:
        yield server


PROXIES = {"nginx.conf": nginx, "Caddyfile": caddy}


@pytest.mark.parametrize("file", PROXIES)
def test_a_server_behind_it(file: str, behind: Running, tmp_path: Path) -> None:
    port = free_port()
    url = f"https://localhost:{port}"
    with PROXIES[file](tmp_path, port, behind.url.removeprefix("http://")) as log:
        context = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))

        def ask(path: str, source: str = "127.0.0.2", **more: Any) -> httpx.Response:
            transport = httpx.HTTPTransport(verify=context, local_address=source)
            with httpx.Client(transport=transport, base_url=url, headers=SPOOFED, timeout=PATIENCE) as client:
                answer = client.post(path, **more) if more else client.get(path)
            assert answer.status_code == 200, answer.text
            return answer

        def call(name: str, source: str = "127.0.0.2", **params: Any) -> Any:
            service, _, action = name.partition(".")
            return ask(f"/api_v3/service/{service}/action/{action}", source, json={"format": 1, **params}).json()

        wanted = {"partnerId": behind.partner_id, "secret": behind.admin_secret, "type": 2, "userId": "me"}
        ks = call("session.start", **wanted, privileges="iprestrict:127.0.0.2,disableentitlement")
        assert call("session.get", ks=ks)["userId"] == "me"
        assert call("session.get", "127.0.0.3", ks=ks)["code"] == "INVALID_KS", "the client's address, not the proxy's"
        told = call("partner.getPublicInfo", id=behind.partner_id)
        assert told["analyticsUrl"] == "https://video.example.org"

        token = call("uploadToken.add", ks=ks)
        content = os.urandom(12 * 2**20)
        path = f"/api_v3/service/uploadToken/action/upload?format=1&ks={ks}&uploadTokenId={token['id']}"
        uploaded = ask(path, files={"fileData": ("film.bin", content)}).json()
        assert uploaded["uploadedFileSize"] == len(content)

        assert ask(f"/api_v3/service/session/action/get/ks/{ks}/format/1").json()["userId"] == "me"
        until(lambda: log.read_text().count("\n") >= 7)
        logged = log.read_text()
        assert "session/action/get" in logged
        assert ks not in logged
        assert ks[:20] not in logged
        assert behind.admin_secret not in logged
        assert (json.loads(logged.splitlines()[0])["request"]["remote_ip"] if file == "Caddyfile" else logged[:9]) == (
            "127.0.0.2"
        )
