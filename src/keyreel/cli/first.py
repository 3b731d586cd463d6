"""The first account of a server: `keyreel init` and the first `keyreel serve` make it."""

import os
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from keyreel.cli.common import noted
from keyreel.schema.records import created
from keyreel.settings import Settings

NAME = "My account"
EMAIL = "admin@localhost.localdomain"
FILE = "first-account.txt"


async def make_first(desk: Any, command: str, *, name: str = NAME, email: str = EMAIL) -> Any:
    """The account, made where there is none; `None` where there are accounts already."""
    from keyreel.accounts.registration import LoginTaken, list_accounts

    if await list_accounts(desk.db, desk.sealer):
        return None
    values = {"name": name, "admin_name": "Administrator", "description": "Made at the first start"}
    try:
        async with noted(desk, command, created("Partner")) as tell:
            made, _ = await desk.registrar.create(values, email=email, password=None, now=time.time())
            tell(made.partner_id)
    except LoginTaken:
        return None  # another process started first, and has made it
    return made


def introduce(settings: Settings, made: Any, *, to_file: bool) -> Path | None:
    """Tell its secrets: on a terminal, else in a file that only its owner reads, whose path is given back."""
    text = _told(settings, made)
    if sys.stdout.isatty() and not to_file:
        print(text, end="", flush=True)
        print(f"These secrets are shown once; later: {called()} account show --secrets", flush=True)
        return None
    path = (settings.data_dir / FILE).resolve()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    return path


def called() -> str:
    """How the command is called here: by its name where that leads to it, else by its path."""
    path = Path(sys.argv[0])
    found = shutil.which("keyreel")
    return str(path) if path.name == "keyreel" and path.exists() and not (found and path.samefile(found)) else "keyreel"


def _told(settings: Settings, made: Any) -> str:
    return (
        f"The first account:\n"
        f"  partner id    {made.partner_id}\n"
        f"  admin secret  {made.admin_secret}\n"
        f"  user secret   {made.secret}\n"
        f"  login         {made.admin_user_id}\n"
        f"  password      {made.password}\n"
        f"Data lies in    {settings.data_dir.resolve()}\n"
        f"Open a session:\n"
        f"  curl -s {settings.url}/api_v3/service/session/action/start "
        f"-d format=1 -d partnerId={made.partner_id} -d type=2 -d userId=me -d secret={made.admin_secret}\n"
    )
