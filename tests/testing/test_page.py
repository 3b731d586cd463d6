"""The examples of docs/testing.md run as they stand, in a project of their own."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "testing.md").read_text("utf-8")
FILES = re.findall(r"^```python\n# (\S+\.py)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
NODE = ROOT / "tests" / "clients" / "node"
TOOL = str(ROOT / "tools" / "node.py")


def test_the_examples_are_tests_that_pass(tmp_path: Path) -> None:
    assert len(FILES) == PAGE.count("```python\n") >= 4
    for name, text in FILES:
        (tmp_path / name).write_text(text, "utf-8")
    subprocess.run([sys.executable, TOOL, "install", str(NODE)], check=True)
    where = [sys.executable, TOOL, "run", "-p", "process.execPath"]
    node = Path(subprocess.run(where, capture_output=True, text=True, check=True).stdout.strip()).parent
    (tmp_path / "node_modules").symlink_to(NODE / "node_modules")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:asyncio", "-p", "no:cacheprovider"],
        env={**os.environ, "PATH": f"{node}:{os.environ['PATH']}"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(rf"^{PAGE.count('def test_')} passed", done.stdout, re.MULTILINE), done.stdout
