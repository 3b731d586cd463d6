"""What deploy/ and its page name exists, and runs as far as it can here."""

import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import debian  # tools/debian.py
from keyreel.cli import COMMANDS, make_app
from keyreel.configuration import CONFIG, file_name, read
from keyreel.settings import declared

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
PAGE = ROOT / "docs" / "deploying.md"
FILES = [*sorted(path for path in DEPLOY.iterdir() if path.is_file()), PAGE]
NAMES = {name for item in declared() for name in (item.name, file_name(item)) if name}
VARIABLES = {f"KEYREEL_{name.upper()}" for name in NAMES} | {CONFIG}
CLI = make_app([command.name for command in COMMANDS])
LIMIT = 2.0
"""The exposure, of ten, that the unit may have."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_named_exists(path: Path) -> None:
    text = path.read_text()
    assert set(re.findall(r"KEYREEL_[A-Z0-9_]+", text)) <= VARIABLES
    commands = "|".join(command.name for command in COMMANDS)
    lines = re.findall(r"`keyreel ([^`]+)`", text)
    lines += re.findall(rf"(?:^|/|exec keyreel )keyreel ((?:{commands})\b.*)$", text, re.MULTILINE)
    for line in lines:
        CLI.parse_args(shlex.split(line), exit_on_error=False, print_error=False)
    named = {flag[2:].replace("-", "_") for flag in re.findall(r"`(--[a-z0-9-]+)", text)}
    assert named - {"env"} <= NAMES


def test_the_page_tells_of_every_file_and_how_far_it_is_tried() -> None:
    text = PAGE.read_text()
    assert all(path.name in text for path in FILES if path != PAGE)
    tried = text.partition("## How far these are tried")[2]
    for name in ("nginx.conf", "Caddyfile", "keyreel.service", "compose.yaml", "Containerfile"):
        assert f"`{name}`" in tried


def test_the_settings_file_holds_settings() -> None:
    text = (DEPLOY / "keyreel.toml").read_text()
    written = re.sub(r"^# ([a-z-]+ = )", r"\1", text, flags=re.MULTILINE)
    assert {key.replace("-", "_") for key in tomllib.loads(written)} <= NAMES
    assert read({"config": DEPLOY / "keyreel.toml"}, {}).settings.workers > 1


def systemd_analyze(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    program = debian.fetch("systemd-analyze")
    environ = debian.environ("systemd-analyze", program)
    return subprocess.run([program, *arguments], env=environ, capture_output=True, text=True, check=False)


def test_the_unit(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "keyreel").touch(0o755)
    unit = tmp_path / "keyreel.service"
    unit.write_text((DEPLOY / "keyreel.service").read_text().replace("/opt/keyreel", str(tmp_path)))
    verified = systemd_analyze("verify", unit)
    assert (verified.returncode, verified.stderr) == (0, "")
    judged = systemd_analyze("security", "--offline=true", f"--threshold={int(LIMIT * 10)}", unit)
    assert judged.returncode == 0, judged.stdout[-500:]
    assert float(re.findall(r"exposure level for keyreel.service: ([\d.]+)", judged.stdout)[0]) < LIMIT


def test_the_composition() -> None:
    whole: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    services = whole["services"]
    assert set(services) == {"keyreel", "caddy", "postgres", "s3", "s3-bucket"}
    for name, service in services.items():
        assert set(service.get("secrets", ())) <= set(whole["secrets"]), name
        assert set(service["networks"]) <= set(whole["networks"])
        sources = {volume.partition(":")[0] for volume in service.get("volumes", ())}
        assert all((DEPLOY / source).is_file() for source in sources if source.startswith("./"))
        assert {source for source in sources if not source.startswith("./")} <= set(whole["volumes"])
        assert set(service.get("depends_on", ())) <= set(services)
        assert not {key for key in service.get("environment", {}) if "PASSWORD" in key and not key.endswith("_FILE")}
    proxy = services["caddy"]
    assert "./Caddyfile:/etc/caddy/Caddyfile:ro" in proxy["volumes"], "which drops what clients say of where they are"
    assert "command" not in proxy
    assert proxy["environment"] == {"UPSTREAM": "keyreel:8090"}
    assert "{$UPSTREAM:" in (DEPLOY / "Caddyfile").read_text()
    server = services["keyreel"]
    assert set(server["environment"]) <= VARIABLES
    assert (DEPLOY / server["build"]["context"] / server["build"]["dockerfile"]).exists()
    assert server["read_only"]
    held = {text for key, text in server["environment"].items() if key.endswith("_FILE")}
    assert held == {f"/run/secrets/{name}" for name in server["secrets"]}
    subnet = whole["networks"]["outside"]["ipam"]["config"][0]["subnet"]
    assert server["environment"]["KEYREEL_TRUSTED_PROXY"] == subnet
    assert int(server["stop_grace_period"][:-1]) > 30
