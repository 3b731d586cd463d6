"""The `keyreel` command: a module for each of its commands, imported when it is asked for."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

from cyclopts import App, Group, Parameter

_HELP = """The Kaltura API, self-hosted.

keyreel COMMAND --help tells more of a command, with examples; docs/commands.md has all of it on one page.

For example:

    keyreel serve
    keyreel ks mint --partner 101 --user ada --expiry 1h
    keyreel doctor
"""
_UNREAD, _INTERRUPTED = 141, 130
"""How shells tell that a command was ended by SIGPIPE or SIGINT."""
_SERVER = Group("The server", sort_key=1)
_ACCOUNTS = Group("Accounts and people", sort_key=2)
_SESSIONS = Group("Sessions", sort_key=3)
_SHELL = Group("The shell", sort_key=4)


@dataclass(frozen=True, slots=True)
class Command:
    """A command, as it is known before its module is imported.

    Attributes:
        path: what it is, as `module:name` in this package.
        summary: the first line of its help.
    """

    name: str
    path: str
    summary: str
    group: Group


COMMANDS = (
    Command(
        "init",
        "init:init",
        "Make what a server needs: keyreel.toml, the data folder, the first account; and say what to do next.",
        _SERVER,
    ),
    Command(
        "doctor",
        "doctor:doctor",
        "Find out what is wrong with an installation, and say what to do.",
        _SERVER,
    ),
    Command("serve", "serve:serve", "Run the server.", _SERVER),
    Command(
        "settings",
        "settings:settings",
        "Show every setting, and what gives it: a flag, the environment, the TOML file, or nothing.",
        _SERVER,
    ),
    Command("migrate", "migrate:migrate", "Bring the database up to date now, rather than at the next start.", _SERVER),
    Command(
        "backup",
        "backup:backup",
        "Back up the database, the files and the sealing key into a folder, while the server serves.",
        _SERVER,
    ),
    Command(
        "restore",
        "backup:restore",
        "Put a backup into an empty data folder, once all of it is verified; then start the server.",
        _SERVER,
    ),
    Command("export", "transfer:export", "Take an account out of this installation, to move it to another.", _SERVER),
    Command("import", "transfer:import_", "Bring an account from another installation.", _SERVER),
    Command("jobs", "jobs:jobs", "Jobs: see what is waiting, running, done or failed; try again, or cancel.", _SERVER),
    Command("reseal", "reseal:reseal", "Seal everything anew under the first key.", _SERVER),
    Command(
        "account",
        "account:account",
        "Accounts: make them, bring them from another server, see their secrets.",
        _ACCOUNTS,
    ),
    Command("secret", "secret:secret", "Secrets of an account: add, rotate, disable, enable, remove them.", _ACCOUNTS),
    Command(
        "login",
        "login:login",
        "Logins: see them, open locked ones, help people who lost a password or a phone.",
        _ACCOUNTS,
    ),
    Command("audit", "audit:audit", "Show the audit trail, the latest lines last.", _ACCOUNTS),
    Command("ks", "ks:ks", "Sessions (KS): make one, look at one, end them.", _SESSIONS),
    Command(
        "app-token",
        "app_token:app_token",
        "Application tokens: see which are used, and end one with all its sessions.",
        _SESSIONS,
    ),
    Command("explain", "explain:explain", "Say whether a session may call an action, and every reason.", _SESSIONS),
    Command(
        "completion",
        "completion:completion",
        "Print the script that lets a shell complete commands, options and their values.",
        _SHELL,
    ),
)


def make_app(asked: Sequence[str] = ()) -> App:
    """The command with all that is below it.

    Args:
        asked: the commands that are to tell their whole help; the others tell their summary, and nothing is imported
            for that.
    """
    shown = Parameter(show_default=_default)
    app = App(name="keyreel", help=_HELP, version=_version, help_format="plaintext", default_parameter=shown)
    for command in COMMANDS:
        is_asked = command.name in asked
        summary = None if is_asked else command.summary
        app.command(f"keyreel.cli.{command.path}", name=command.name, group=command.group, help=summary)
        if is_asked:
            _let_flow(app[command.name])
    return app


def subcommands(app: App) -> Iterator[tuple[str, App]]:
    """What is below a command, by name."""
    yield from ((name, app[name]) for name in app if not name.startswith("-"))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that the arguments name; those of the process where none are given."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        make_app(given[:1])(given)
    except BrokenPipeError:  # whoever reads has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(_UNREAD) from None
    except KeyboardInterrupt:
        raise SystemExit(_INTERRUPTED) from None


def _let_flow(app: App) -> None:
    """Let the paragraphs of a help be broken where the terminal's lines end; what is indented stays as it is."""
    parts = cleandoc(app.help).split("\n\n")
    app.help = "\n\n".join(part if part.startswith(" ") else " ".join(part.split()) for part in parts)
    for _, below in subcommands(app):
        _let_flow(below)


def _default(value: Any) -> str | None:
    """A default as the help shows it; one that goes without saying is not shown."""
    return str(value) if value else None


def _version() -> str:
    from importlib.metadata import version

    return f"keyreel {version('keyreel')}"
