"""The `keyreel` command: a module for each of its commands."""

from importlib.metadata import version

from cyclopts import App

from keyreel.cli.account import account
from keyreel.cli.app_token import app_token
from keyreel.cli.audit import audit
from keyreel.cli.backup import backup, restore
from keyreel.cli.explain import explain
from keyreel.cli.jobs import jobs
from keyreel.cli.ks import ks
from keyreel.cli.login import login
from keyreel.cli.migrate import migrate
from keyreel.cli.reseal import reseal
from keyreel.cli.secret import secret
from keyreel.cli.serve import serve
from keyreel.cli.settings import settings

app = App(
    name="keyreel",
    help="The Kaltura API, self-hosted.",
    version=lambda: f"keyreel {version('keyreel')}",
    help_format="plaintext",
)
app.command(serve)
app.command(account)
app.command(login)
app.command(secret)
app.command(reseal)
app.command(backup)
app.command(restore)
app.command(migrate)
app.command(jobs)
app.command(app_token)
app.command(audit)
app.command(explain)
app.command(ks)
app.command(settings)


def main() -> None:
    """Run the command that the arguments name."""
    app()
