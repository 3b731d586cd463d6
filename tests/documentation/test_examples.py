"""Every command and every program that README.md and docs/ show runs as it stands, and prints what is shown."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import debian  # tools/debian.py
from examples import Example, Terminal, examples, unlike
from running import KEYREEL, Running, free_port, serving

ROOT = Path(__file__).parents[2]
NODE = ROOT / "tests" / "clients" / "node"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
EXAMPLES = [example for page in PAGES for example in examples(page)]
WHOLE_MACHINE = re.compile(r"\b(?:sudo|su|useradd|systemctl|apt|apt-get|podman|docker)\b|[ =]/(?:etc|opt|usr)/")
"""What an example that runs has no business with."""
NOT_RUN = {
    "README.md": {"the first never ends, and the second is what runs this", "the values are those of your server"},
    "docs/backup.md": {"it needs a PostgreSQL and its tools"},
    "docs/commands.md": {"they are alternatives; tests/face parses each"},
    "docs/deploying.md": {
        "it changes a whole machine; tests/deploy tries the unit as far as one without it allows",
        "it is for that machine",
        "it needs a container engine",
    },
    "docs/files.md": {"it needs a bucket; tests/files have one"},
    "docs/jobs.md": {"what jobs there are differs"},
    "docs/start.md": {"the values are those of your server"},
    "docs/three-ways.md": {"the values are those of your server"},
}
"""By page: why an example is only shown."""


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The server that the pages speak of. They change it, so it is theirs alone."""
    with serving(tmp_path_factory.mktemp("documentation") / "keyreel-data") as running:
        yield running


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The PATH with what examples are run by."""
    own = tmp_path_factory.mktemp("programs")
    for name in ("java", "php", "ruby"):
        path = debian.fetch(name)
        added = {*debian.environ(name, path).items()} - {*os.environ.items()}
        variables = [f"{variable}={value}" for variable, value in sorted(added)]
        (own / name).write_text(f'#!/bin/sh\nexec {shlex.join(["env", *variables, str(path)])} "$@"\n')
        (own / name).chmod(0o700)
    tool = str(ROOT / "tools" / "node.py")
    subprocess.run([sys.executable, tool, "install", str(NODE)], check=True)
    where = [sys.executable, tool, "run", "-p", "process.execPath"]
    node = Path(subprocess.run(where, capture_output=True, text=True, check=True).stdout.strip()).parent
    return os.pathsep.join([str(own), str(KEYREEL.parent), str(node), os.environ["PATH"]])


@pytest.fixture
def terminal(shared: Running, programs: str, tmp_path: Path) -> Iterator[Terminal]:
    (tmp_path / "node_modules").symlink_to(NODE / "node_modules")
    port = free_port()
    places = {shared.url: "http://127.0.0.1:8090", f"http://127.0.0.1:{port}": "http://127.0.0.1:8090"}
    places[f"--port {port}"] = "--port 8090"
    for name in ("backups", "safe", "srv", "var/lib"):
        (tmp_path / name).mkdir(parents=True)
        places[f" {tmp_path / name}/"] = f" /{name}/"
    environ = {name: value for name, value in os.environ.items() if not name.startswith("KEYREEL_")}
    known = {name: value for name, value in shared.environ.items() if name.startswith("KEYREEL_")}
    here = {
        "KEYREEL_SOURCE": str(ROOT),
        "KEYREEL_DATA_DIR": str(shared.data_dir),
        "KEYREEL_PORT": str(port),
        "PATH": programs,
        "PYTHONWARNINGS": "ignore",
        "COLUMNS": "120",
    }
    found = Terminal(tmp_path, {**environ, **known, **here}, places)
    yield found
    found.close()


@pytest.mark.parametrize("page", [page for page in PAGES if any(each.runs for each in examples(page))], ids=name_of)
def test_the_examples_run(page: Path, terminal: Terminal) -> None:
    for example in examples(page):
        if example.runs or example.file:
            printed = terminal.run(example)
            if example.shown is not None:
                assert not (wrong := unlike(example.shown, printed)), f"{example.place}: {wrong}"


def test_what_is_only_shown_is_listed_here() -> None:
    found: dict[str, set[str]] = {}
    for example in EXAMPLES:
        if why := example.marks.get("not run"):
            found.setdefault(name_of(example.page), set()).add(why)
    assert found == NOT_RUN


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.place)
def test_blocks_say_what_they_are(example: Example) -> None:
    assert not (example.runs and WHOLE_MACHINE.search(example.text))
    if example.language == "json" and "…" not in example.text:
        json.loads(example.text)
    assert example.language not in ("", "bash", "console", "shell", "py", "javascript", "rb"), "sh, python, js, ruby, …"
    assert {*example.marks} <= {"not run", "before", "until", "exits with", "file"}
