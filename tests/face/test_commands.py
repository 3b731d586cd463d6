"""What holds for every command: it tells what it does, with examples that are right, and answers in JSON."""

import json
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cyclopts import App

from commands import keyreel, keyreel_anew
from keyreel.cli import COMMANDS, make_app, subcommands
from running import KEYREEL, free_port

ROOT = make_app([command.name for command in COMMANDS])


def leaves(app: App = ROOT, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], App]]:
    for name, below in subcommands(app):
        if below.default_command:
            yield (*path, name), below
        yield from leaves(below, (*path, name))


LEAVES = dict(leaves())
WITH_ALL_PARTS = [
    ("backup",),
    ("completion",),
    ("doctor",),
    ("explain",),
    ("export",),
    ("import",),
    ("ks", "inspect"),
    ("ks", "revoke"),
    ("restore",),
    ("settings",),
]
"""Those that import everything, or nothing that others would miss."""
EACH = pytest.mark.parametrize("path", [pytest.param(path, id=" ".join(path)) for path in LEAVES])


def test_summaries_are_the_first_sentence_of_the_help() -> None:
    for command in COMMANDS:
        assert re.split(r"(?<=\.)\s", ROOT[command.name].help)[0] == command.summary
    shown = " ".join(re.sub("[│╭╮╰╯─]", " ", keyreel("--help").stdout).split())
    assert all(command.summary in shown for command in COMMANDS)


@EACH
def test_help_has_examples_that_are_right(path: tuple[str, ...]) -> None:
    examples = [line.strip() for line in LEAVES[path].help.splitlines() if line.startswith("    keyreel ")]
    assert examples
    for example in examples:
        words = shlex.split(re.sub(r" [<>] \S+$", "", example))
        assert words[1 : len(path) + 1] == list(path)
        ROOT.parse_args(words[1:], exit_on_error=False, print_error=False)
    assert " ".join(examples[0].split()) in " ".join(keyreel(*path, "--help").stdout.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["settings"], ["completion", "bash"]])
def test_what_needs_no_data_starts_without_what_does(tmp_path: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-X", "importtime", str(KEYREEL), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=True)
    imported = set(re.findall(r"\|\s+([\w.]+)$", done.stderr, re.MULTILINE))
    assert "cyclopts" in imported
    assert not imported & {"sqlalchemy", "granian", "asyncio", "cryptography", "keyreel.storage", "keyreel.parts"}


def test_every_command_answers_in_json(tmp_path: Path) -> None:
    here = {"KEYREEL_DATA_DIR": str(tmp_path / "data"), "KEYREEL_CONFIG": str(tmp_path / "keyreel.toml")}
    answered: set[tuple[str, ...]] = set()

    def ask(*arguments: str, text: str = "", status: int = 0) -> Any:
        run = keyreel if any(arguments[: len(path)] == path for path in WITH_ALL_PARTS) else keyreel_anew
        done = run(*arguments, "--json", text=text, **here)
        assert done.returncode == status, done.stderr
        answered.update(path for path in LEAVES if arguments[: len(path)] == path)
        return json.loads(done.stdout.splitlines()[0] if arguments[0] == "audit" else done.stdout)

    account = ask("init")["account"]
    partner = ("--partner", str(account["partnerId"]))
    secret = str(ask("secret", "list", *partner)["secrets"][0]["id"])
    document = json.dumps({"id": 4711, "name": "School", "adminSecret": "7" * 32})
    assert ask("account", "import", "-", text=document) == {"imported": [4711]}
    assert ask("account", "create", "--name", "n", "--email", "e@example.org")["partnerId"] > 4711
    assert len(ask("account", "show")["accounts"]) == 3
    assert ask("account", "set", *partner, "ks-max-expiry=600")["ks-max-expiry"] == 600
    assert ask("account", "features", *partner)["features"]
    added = str(ask("secret", "add", *partner)["id"])
    ask("secret", "make-primary", added, *partner)
    ask("secret", "rotate", *partner)
    ask("secret", "disable", secret, *partner)
    ask("secret", "enable", secret, *partner)
    ask("secret", "disable", secret, *partner)
    ask("secret", "remove", secret, *partner)
    ks = ask("ks", "mint", *partner, "--type", "admin")["ks"]
    assert ask("ks", "inspect", text=ks)["accepted"]
    assert ask("explain", "user.list", "--ks", "-", text=ks)["allowed"]
    assert ask("ks", "revoke", text=ks)["ended"]
    assert not ask("ks", "inspect", text=ks, status=1)["accepted"]
    for command in ("show", "unlock", "reset", "forget-second-factor"):
        ask("login", command, "e@example.org")
    assert ask("app-token", "list", *partner) == {"tokens": []}
    assert ask("audit", "--limit", "1")["entryPoint"] == "keyreel login forget-second-factor"
    assert ask("jobs", "list") == {"jobs": []}
    assert ask("migrate", "--check")["upToDate"]
    assert ask("reseal", "--new-key") == {"resealed": 6, "keysInFile": 2}
    assert "#" in ask("settings", "--toml")["toml"]
    assert ask("settings")["settings"]["port"]["source"] == "default"
    assert ask("backup", str(tmp_path / "backup"))["keyIncluded"]
    assert ask("restore", str(tmp_path / "backup"), "--check")["rows"]
    (tmp_path / "passphrase").write_text("a phrase that passes")
    seal = ("--passphrase-file", str(tmp_path / "passphrase"))
    assert ask("export", "account", "4711", str(tmp_path / "archive"), *seal)["rows"]["partner"] == 1
    elsewhere = {**here, "KEYREEL_DATA_DIR": str(tmp_path / "elsewhere")}
    done = keyreel("import", "account", str(tmp_path / "archive"), *seal, "--json", **elsewhere)
    assert json.loads(done.stdout)["partnerId"] == 4711
    answered.add(("import", "account"))
    assert ask("doctor", "--port", str(free_port()))["findings"]
    assert ask("completion", "fish")["shell"] == "fish"
    for failing in (
        ("jobs", "show", "1"),
        ("jobs", "retry", "1"),
        ("jobs", "cancel", "1"),
        ("app-token", "revoke", "0"),
    ):
        more = partner if failing[0] == "app-token" else ()
        done = keyreel(*failing, *more, "--json", **here)
        assert (done.returncode, done.stdout) == (1, "")
        assert re.fullmatch(r"keyreel: .+\n", done.stderr)
        answered.add(failing[:2])
    port = str(free_port())
    with subprocess.Popen([KEYREEL, "serve", "--json", "--port", port], env=here, stdout=subprocess.PIPE) as serving:
        assert serving.stdout is not None
        assert json.loads(serving.stdout.readline())["url"] == f"http://127.0.0.1:{port}/api_v3/"
        serving.send_signal(signal.SIGTERM)
    assert set(LEAVES) - answered == {("serve",)}


def test_bash_completes_commands_options_and_values(tmp_path: Path) -> None:
    (tmp_path / "keyreel").write_text(keyreel("completion", "bash").stdout)
    ask = """
        source "$1/keyreel"
        function=$(complete -p keyreel | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        shift
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
        $function
        echo "${COMPREPLY[@]}"
    """
    for words, expected in (
        (["se"], {"secret", "serve", "settings"}),
        (["ks", "m"], {"mint"}),
        (["ks", "mint", "--p"], {"--partner", "--privileges"}),
        (["serve", "--smtp-tls", ""], {"starttls", "tls", "none"}),
    ):
        command = ["bash", "-c", ask, "bash", str(tmp_path), "keyreel", *words]
        assert set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()) == expected
