"""The examples of docs/client.md run as they stand, top to bottom."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from running import Running

PAGE = (Path(__file__).parents[2] / "docs" / "client.md").read_text()


def test_the_examples(server: Running, tmp_path: Path) -> None:
    blocks = re.findall(r"```(python|sh)\n(.*?)```", PAGE, re.DOTALL)
    shell = [block for kind, block in blocks if kind == "sh"]
    assert shell[0] == "pip install keyreel\n"
    environ = {**server.environ, "PATH": f"{Path(sys.executable).parent}:{server.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", shell[1]], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    script = "".join(block for kind, block in blocks if kind == "python")
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert said[2:4] == ["kiosk", "grace"]
    assert "b'remember' True" in said
    assert any(line.startswith("ENTRY_ID_NOT_FOUND ") for line in said)


@pytest.mark.parametrize("name", re.findall(r"`(?:Session|client|batch)\.(\w+)", PAGE))
def test_what_the_page_names_is_there(name: str) -> None:
    from keyreel.client import Client, Session
    from keyreel.client.api import Batch

    assert any(hasattr(model, name) for model in (Client, Session, Batch)) or name == "results"
