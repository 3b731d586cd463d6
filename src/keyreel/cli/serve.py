"""`keyreel serve`."""

import logging
import os
import sys
import time
from typing import Any

from keyreel.cli.common import configure, fail, noted, open_desk, run
from keyreel.cli.options import NOTHING, Given
from keyreel.schema.records import created
from keyreel.settings import Settings
from keyreel.telemetry.logs import set_up_logs

log = logging.getLogger("keyreel")

FIRST_NAME = "My account"
FIRST_EMAIL = "admin@localhost.localdomain"
FIRST_FILE = "first-account.txt"


def serve(*, given: Given = NOTHING) -> None:
    """Run the server. The first start makes the data folder and the first account, and says how to use it.

    Every option can also be set in the environment and in a TOML file: --max-calls 50, KEYREEL_MAX_CALLS=50 and
    max-calls = 50 mean the same, and the first of them counts. docs/settings.md tells more.

    For example:

        keyreel serve
        keyreel serve --host 0.0.0.0 --port 8090 --workers 4 --data-dir /var/lib/keyreel
    """
    configuration = configure(given)
    settings = configuration.settings
    from keyreel.server import CannotListen, check_address
    from keyreel.server import serve as run_server

    set_up_logs(settings.log_format, settings.log_level)
    try:
        check_address(settings)
        if configuration.file is not None:
            _tell(settings, f"Settings are read from {configuration.file.resolve()}")
        run(_prepare(settings))
        _tell(settings, f"Keyreel answers at {settings.url}/api_v3/ (stop with Ctrl-C)")
        if not settings.smtp_host:
            _tell(settings, f"No mail server is set: mails go to {settings.outbox}")
        run_server(settings)
    except CannotListen as error:
        fail(f"cannot listen on {error}")


def _tell(settings: Settings, text: str) -> None:
    """Say what people who start a server want to know; where programs read the log, as a line of it."""
    if settings.log_format == "json":
        log.info(text)
    else:
        print(text, flush=True)


async def _prepare(settings: Settings) -> None:
    """Make or upgrade what the server needs, and the first account where there is none."""
    from keyreel.accounts.registration import LoginTaken, list_accounts
    from keyreel.desk import open_stores

    desk = await open_desk(settings)
    try:
        _, bytes = open_stores(settings)
        await bytes.check()
        if not await list_accounts(desk.db, desk.sealer):
            values = {"name": FIRST_NAME, "admin_name": "Administrator", "description": "Made at the first start"}
            try:
                async with noted(desk, "serve", created("Partner")) as tell:
                    made, _ = await desk.registrar.create(values, email=FIRST_EMAIL, password=None, now=time.time())
                    tell(made.partner_id)
            except LoginTaken:
                return  # another process started first, and has made it
            _introduce(settings, made)
    finally:
        await desk.db.close()


def _introduce(settings: Settings, made: Any) -> None:
    url = settings.url
    text = (
        f"The first account:\n"
        f"  partner id    {made.partner_id}\n"
        f"  admin secret  {made.admin_secret}\n"
        f"  user secret   {made.secret}\n"
        f"  login         {made.admin_user_id}\n"
        f"  password      {made.password}\n"
        f"Data lies in    {settings.data_dir.resolve()}\n"
        f"Open a session:\n"
        f"  curl -s {url}/api_v3/service/session/action/start "
        f"-d format=1 -d partnerId={made.partner_id} -d type=2 -d userId=me -d secret={made.admin_secret}\n"
    )
    if sys.stdout.isatty() and settings.log_format == "text":
        print(text, end="", flush=True)
        print("These secrets are shown once; later: keyreel account show --secrets", flush=True)
        return
    path = settings.data_dir / FIRST_FILE
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    _tell(settings, f"The first account and its secrets are in {path.resolve()}")
