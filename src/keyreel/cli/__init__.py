"""The `keyreel` command: a module for each of its commands, imported when it is asked for."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from cyclopts import App, Group

_HELP = """The Kaltura API, self-hosted.

keyreel COMMAND --help tells more of a command, with examples; docs/commands.md has all of it on one page.

For example:

    keyreel serve
    keyreel ks mint --partner 101 --user ada --expiry 1h
    keyreel doctor
"""
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
    Command("serve", "serve:serve", "Run the server.", _SERVER),
    Command("settings", "settings:settings", "Show every setting, and what gives it.", _SERVER),
    Command("migrate", "migrate:migrate", "Bring the database up to date.", _SERVER),
    Command("backup", "backup:backup", "Back up everything into a folder, while the server serves.", _SERVER),
    Command("restore", "backup:restore", "Put a backup into an empty data folder.", _SERVER),
    Command("jobs", "jobs:jobs", "The work that calls left to be done.", _SERVER),
    Command("reseal", "reseal:reseal", "Change the key that seals secrets at rest.", _SERVER),
    Command(
        "account", "account:account", "Make accounts, bring them from another server, set what they may.", _ACCOUNTS
    ),
    Command("secret", "secret:secret", "Secrets of an account: rotate, disable, remove them.", _ACCOUNTS),
    Command("login", "login:login", "Help people who cannot log in any more.", _ACCOUNTS),
    Command("audit", "audit:audit", "Show who did what, and who was refused.", _ACCOUNTS),
    Command("ks", "ks:ks", "Make a session, look at one, end them.", _SESSIONS),
    Command("app-token", "app_token:app_token", "What programs open sessions with: who uses them, end one.", _SESSIONS),
    Command("explain", "explain:explain", "Say whether a session may call an action, and every reason.", _SESSIONS),
)


def make_app(asked: Sequence[str] = ()) -> App:
    """The command with all that is below it.

    Args:
        asked: the commands that are to tell their whole help; the others tell their summary, and nothing is imported
            for that.
    """
    app = App(name="keyreel", help=_HELP, version=_version, help_format="plaintext")
    for command in COMMANDS:
        summary = None if command.name in asked else command.summary
        app.command(f"keyreel.cli.{command.path}", name=command.name, group=command.group, help=summary)
    return app


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that the arguments name; those of the process where none are given."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    make_app(given[:1])(given)


def _version() -> str:
    from importlib.metadata import version

    return f"keyreel {version('keyreel')}"
