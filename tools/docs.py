"""Write the generated pages of docs/: `make docs`. With --check, say whether they are up to date."""

import argparse
import gzip
import inspect
import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Literal, get_args, get_origin

from cyclopts import App

from keyreel import cli
from keyreel.cli import make_app, subcommands
from keyreel.configuration import file_name
from keyreel.schema.registry import Registry
from keyreel.schema.service import Service
from keyreel.settings import Setting, declared
from reference import errors, privileges, roles

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
GOLDEN = ROOT / "tests" / "golden"
PARSED = "<!-- not run: they are alternatives; tests/face parses each -->"
NOTE = "<!-- Made by `make docs`: change its source instead. -->\n"


def coverage(registry: Registry) -> str:
    """What is built, and what of the API is not."""
    facts = json.loads(gzip.decompress((ROOT / "tests" / "schema" / "facts.json.gz").read_bytes()))["services"]
    built = {action.key for action in registry if action.service.id in facts}
    own = [service_id for service_id in registry.services if service_id not in facts]
    total = sum(len(service["actions"]) for service in facts.values())
    lines = [
        "# Coverage",
        "",
        NOTE,
        f"{len(built)} of {total} actions are built, in {len(registry.services) - len(own)} of {len(facts)} services.",
        "What is not built answers `SERVICE_DOES_NOT_EXISTS` or `ACTION_DOES_NOT_EXISTS`.",
        "",
    ]
    for service_id in sorted(registry.services):
        service = registry.services[service_id]
        lines += [f"## {service.name}", ""]
        if service_id in own:
            lines += ["Keyreel's own; the API has no such service.", ""]
        lines += ["| action | |", "|---|---|"]
        summaries = {action.key[1]: action.summary for action in registry if action.service is service}
        names = [action.name for action in registry if action.service is service] if service_id in own else None
        for name in names or facts[service_id]["actions"]:
            lines.append(f"| `{name}` | {summaries.get(name.lower(), 'not built')} |")
        lines.append("")
    missing = sorted(set(facts) - set(registry.services))
    lines += ["## Services that are not built", "", ", ".join(f"`{name}`" for name in missing), ""]
    return "\n".join(lines)


SETTINGS = """\
Every setting can be given in three ways; the first of these counts:

1. a flag of `keyreel serve` and `keyreel init`: `--max-calls 50`;
2. a variable of the environment: `KEYREEL_MAX_CALLS=50`; several texts are separated by commas;
3. a line in one TOML file: `max-calls = 50`; several texts are a list.

The file is the one that `--config` names, else the one that `KEYREEL_CONFIG` names (empty: none), else `keyreel.toml`
in the working directory, else `keyreel.toml` in the data folder. One file is read, and `keyreel serve` says which. A
file that nobody named must belong to whoever runs the command, or to root. Names of files in it are relative to its
folder. A key that is no setting is an error, as is a value of another kind. `keyreel settings` shows what counts and
where it comes from; `keyreel settings --toml` prints a file with everything in it, to begin with. Every other command
reads settings in the same way, and has the flags `--config`, `--data-dir` and `--database-url`.

Secrets are no flags, because others on the machine can read those. Each can stand in a file of its own, whose name is
given as `…-file` in any of the three ways, such as `KEYREEL_SMTP_PASSWORD_FILE=/run/secrets/smtp`. A TOML file with
secrets in it should be readable by its owner only.
"""


def settings() -> str:
    """Every setting."""
    lines = ["# Settings", "", NOTE, SETTINGS]
    section = ""
    for item in declared():
        if item.section != section:
            section = item.section
            lines += ["", f"## {section}", "", "| setting | variable | default | |", "|---|---|---|---|"]
        name = file_name(item)
        files = f"Or `{name.replace('_', '-')}`: a file that holds it." if name else ""
        told = " ".join(filter(None, (item.help, item.allowed, files)))
        lines.append(f"| `{item.key}` | `{item.variable}` | {shown(item)} | {told} |")
    return "\n".join([*lines, ""])


def shown(item: Setting) -> str:
    """The default of a setting as keyreel.toml would write it."""
    return "" if item.default in ("", ()) else f"`{item.shown(item.default)}`"


COMMANDS = """\
Each command tells this itself: `keyreel --help`, `keyreel ks --help`, `keyreel ks mint --help`. All of them take
`--json` and then answer in JSON, for scripts; those that work on a server's data, which need not be running, take
`--config`, `--data-dir` and `--database-url`, as [settings](settings.md) tells.

A command exits with 0 where it did what was asked, with 1 where it could not or the answer is no, and with 2 where it
was asked in a way that it cannot answer. What went wrong is a sentence on standard error.
"""
EVERYWHERE = ("Whose data", "--json")
"""What is not told of each command: a group of parameters, and a parameter."""


def commands() -> str:
    """What every command takes, as its help has it."""
    lines = ["# Commands", "", NOTE, COMMANDS]
    app = make_app([command.name for command in cli.COMMANDS])
    for command in cli.COMMANDS:
        lines += [f"* [`{command.name}`](#{command.name}): {command.summary}"]
    for command in cli.COMMANDS:
        lines += ["", *_command(f"keyreel {command.name}", app[command.name], "##")]
    return "\n".join([*lines, ""])


def _command(path: str, app: App, mark: str) -> Iterator[str]:
    yield f"{mark} {path.removeprefix('keyreel ')}"
    yield ""
    parts = app.help.split("\n\n")
    yield "\n\n".join(f"{PARSED}\n\n```sh\n{dedent(part)}\n```" if part.startswith(" ") else part for part in parts)
    if app.default_command:
        yield ""
        yield from _parameters(app)
    for name, below in subcommands(app):
        yield ""
        yield from _command(f"{path} {name}", below, f"{mark}#")


def _parameters(app: App) -> Iterator[str]:
    yield "| parameter | default | |"
    yield "|---|---|---|"
    for each in app.assemble_argument_collection():
        groups = {str(group._name) for group in each.parameter.group or ()}
        if not each.show or groups.union(each.names).intersection(EVERYWHERE):
            continue
        default = each.field_info.default
        shown = each.show_default if isinstance(each.show_default, str) else default or ""
        shown = (
            "required" if each.required else f"`{shown}`" if shown and default is not inspect.Parameter.empty else ""
        )
        names = ", ".join(f"`{name}`" for name in each.names)
        kinds = [each.hint, *get_args(each.hint)]
        choices = next((get_args(kind) for kind in kinds if get_origin(kind) is Literal), ())
        told = f" {', '.join(choices[:-1])} or {choices[-1]}." if choices else ""
        yield f"| {names} | {shown} | {each.parameter.help}{told} |"


def compatibility() -> str:
    """Where the server differs on purpose."""
    deviations = tomllib.loads((GOLDEN / "deviations.toml").read_text())
    unbuilt = tomllib.loads((GOLDEN / "not_built.toml").read_text())
    own = tomllib.loads((DOCS / "compatibility.toml").read_text())
    entries = [*deviations.get("everywhere", []), *deviations["entry"], *own["entry"]]
    names = [entry["id"] for entry in (*entries, *unbuilt["entry"])]
    if twice := {name for name in names if names.count(name) > 1}:
        raise SystemExit(f"two differences are called {', '.join(sorted(twice))}")
    lines = [
        "# Compatibility",
        "",
        NOTE,
        "Where Keyreel differs on purpose from the server that `make golden` compares it with, and why.",
        "",
        "## Closed by default",
        "",
        "What that server leaves open and is better closed, and what opens it where it is needed.",
        "",
        "| difference | reason | to open it |",
        "|---|---|---|",
        *(f"| {entry['id']} | {entry['reason']} | {entry['switch']} |" for entry in entries if entry.get("closed")),
        "",
        "## Other differences",
        "",
        "| difference | reason | to change it |",
        "|---|---|---|",
        *(
            f"| {entry['id']} | {entry['reason']} | {entry.get('switch', '')} |"
            for entry in entries
            if not entry.get("closed")
        ),
    ]
    lines += ["", "## Needs what is not built yet", "", "| | |", "|---|---|"]
    lines += [f"| {entry['id']} | {entry['reason']} |" for entry in unbuilt["entry"]]
    return "\n".join([*lines, ""])


def matrix(registry: Registry) -> str:
    """Which kind of caller may call what, as the tests work it out from the facts."""
    sys.path.insert(0, str(ROOT / "tests" / "gate"))
    from naive import CALLERS, allowed  # found through the path above

    letters = {name: chr(ord("A") + number) for number, name in enumerate(CALLERS)}
    lines = [
        "# Who may call what",
        "",
        NOTE,
        "Worked out from the recorded facts of the API; a test calls every action as every kind of caller and finds",
        "the same. How a session comes to its permissions is told in [permissions](protocol/permissions.md). What is",
        "marked may be called; the action itself can still refuse.",
        "",
        *(f"* **{letters[name]}**: {caller.title}" for name, caller in CALLERS.items()),
        "",
        "| action | " + " | ".join(letters.values()) + " |",
        "|---|" + ":-:|" * len(letters),
    ]
    for action in registry:
        marks = ["✓" if allowed(caller, *action.key) else "" for caller in CALLERS.values()]
        lines.append(f"| `{action.service.name}.{action.name}` | " + " | ".join(marks) + " |")
    closed = (
        "`partner.register` and `registrationValidation` are closed to all but groups unless the operator opens them."
    )
    return "\n".join([*lines, "", closed, ""])


def services() -> list[Service]:
    """Every service of the server, not connected to anything: what they declare is all that is asked of them."""
    import keyreel.app  # noqa: F401  # declares them

    return [object.__new__(service) for service in sorted(Service.__subclasses__(), key=lambda service: service.name)]


def main() -> None:
    """Write the pages, or compare them."""
    parser = argparse.ArgumentParser(description="Write the generated pages of docs/.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a page is out of date")
    options = parser.parse_args()
    pages = {
        "coverage.md": coverage(Registry(services())),
        "settings.md": settings(),
        "commands.md": commands(),
        "permissions-matrix.md": matrix(Registry(services())),
        "compatibility.md": compatibility(),
        "privileges.md": privileges(NOTE),
        "roles.md": roles(NOTE),
        "errors.md": errors(NOTE, Registry(services())),
    }
    stale = [name for name, text in pages.items() if not _same(DOCS / name, text)]
    if options.check:
        for name in stale:
            print(f"docs/{name} is out of date: make docs")
        sys.exit(1 if stale else 0)
    for name in stale:
        (DOCS / name).write_text(pages[name])
        print(f"docs/{name}")


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text() == text


if __name__ == "__main__":
    main()
