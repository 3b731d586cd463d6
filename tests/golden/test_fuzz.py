"""Odd requests get answers in the API's shape. `tools/fuzz.py` does the same for as long as one likes."""

import subprocess
import sys
from pathlib import Path


def fuzz(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(Path(__file__).parents[2] / "tools" / "fuzz.py"), "--requests", "1500", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_on_sqlite() -> None:
    done = fuzz("--seed", "41")
    assert done.returncode == 0, done.stdout


def test_on_postgresql(postgres_url: str) -> None:
    done = fuzz("--seed", "42", "--database-url", postgres_url)
    assert done.returncode == 0, done.stdout
