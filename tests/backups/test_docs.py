"""The commands of docs/backup.md and docs/upgrading.md run as they stand."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from running import KEYREEL

DOCS = Path(__file__).parents[2] / "docs"


def blocks(page: str) -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```$", (DOCS / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)


class Shell:
    """A folder in which commands run, with what pages call `/backups`, `/safe` and `/srv` in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("backups", "safe", "srv"):
            (folder / name).mkdir()

    def run(self, script: str) -> str:
        for name in ("backups", "safe", "srv"):
            script = script.replace(f" /{name}/", f" {self.folder / name}/")
        environ = {name: value for name, value in os.environ.items() if not name.startswith("KEYREEL_")}
        environ["PATH"] = f"{KEYREEL.parent}:{environ['PATH']}"
        command = ["sh", "-ec", script]
        done = subprocess.run(command, env=environ, cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (script, done.stdout, done.stderr)
        return done.stdout


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """With an installation in the folder `keyreel-data`, which is where it is by default."""
    found = Shell(tmp_path)
    found.run("keyreel account create --name School --email a@example.org")
    return found


def test_backup(shell: Shell) -> None:
    found = blocks("backup.md")
    assert len(found) == 3
    for block in found:
        shell.run(block)
    shown = "keyreel account show --secrets --data-dir"
    assert shell.run(f"{shown} keyreel-data") == shell.run(f"{shown} srv/keyreel")
    listed = re.findall(r"^\| (`.+`) \|", (DOCS / "backup.md").read_text(), re.MULTILINE)
    names = set(re.findall(r"`([^`]+)`", " ".join(listed)))
    assert {path.name for path in (shell.folder / "backups" / "today").iterdir()} <= {
        name.rstrip("/") for name in names
    }


def test_upgrading(shell: Shell) -> None:
    check, back = blocks("upgrading.md")
    shell.run(check)
    data = shell.folder / "keyreel-data"
    shutil.copy(data / "keyreel.db", data / re.findall(r"mv (\S+)", back)[0])
    (data / "keyreel.db").write_bytes(b"what the later release made of it")
    shell.run(back)
    assert "School" in shell.run("keyreel account show")
