"""`keyreel init`."""

import json as json_
import os
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from keyreel.cli.common import USAGE, attempt, fail, open_desk, printable, run
from keyreel.cli.first import EMAIL, NAME, called, introduce, make_first
from keyreel.cli.options import NOTHING, AsJson, Flags, Given, given_by
from keyreel.configuration import CONFIG, file_name, file_of, read, write_template
from keyreel.settings import SettingInvalid, Settings, declared


def init(
    *,
    name: Annotated[str, Parameter(help="What the first account is called.")] = NAME,
    email: Annotated[str, Parameter(help="The e-mail that its owner logs in with.")] = EMAIL,
    given: Given = NOTHING,
    json: AsJson = False,
) -> None:
    """Make what a server needs: keyreel.toml, the data folder, the first account; and say what to do next.

    Flags become lines of the file, which is made here, or where --config says. What is there already stays as it is,
    so that this can be called again. The secrets of the account are shown on a terminal, and are in the answer of
    --json; else they go into a file that only its owner reads.

    For example:

        keyreel init
        keyreel init --data-dir /var/lib/keyreel --public-url https://video.example.org --workers 4
        keyreel init --name "My school" --email admin@example.org --json
    """
    from keyreel.accounts.service import EMAIL as SPELLING

    if not SPELLING.match(email):
        fail(f"{printable(email)} is no e-mail address", USAGE)
    path, is_new, settings = _settle(given)
    was_there = attempt(settings.data_dir.exists)
    if is_new:
        _write(path, _lines(given, settings, path))
    try:
        made = run(_make(settings, name, email))
    except BaseException:
        if is_new:
            path.unlink()
        raise
    told = introduce(settings, made, to_file=False) if made and not json else None
    if json:
        print(json_.dumps(_values(settings, path, made, is_new=is_new, was_there=was_there)))
        return
    print(f"{path} is {'written' if is_new else 'there already, and stays as it is'}.")
    print(f"The data folder {settings.data_dir.resolve()} is {'there already' if was_there else 'made'}.")
    if told:
        print(f"The first account is made; its secrets are in {told}")
    elif made is None:
        print(f"There are accounts already: {called()} account show")
    print(f"\nNext:\n{_next(path)}")


def _settle(given: Flags) -> tuple[Path, bool, Settings]:
    """The settings file, whether it is to be written, and the settings as a server with it will have them."""
    flags = given_by(given)
    if os.environ.get(CONFIG) == "" and "config" not in flags:
        fail(f"{CONFIG} is empty, so that no file is read: unset it, or name one with --config", USAGE)
    try:
        path = file_of(flags)
        if not attempt(path.exists):
            settings = read({**flags, "config": None}, {**os.environ, CONFIG: ""}).settings
            return path, True, settings
        known, wanted = read({"config": path}).settings, read({**flags, "config": path}).settings
    except SettingInvalid as error:
        fail(printable(str(error)), USAGE)
    differing = [item.key for item in declared() if getattr(known, item.name) != getattr(wanted, item.name)]
    if differing:
        fail(f"{path} is there already and says otherwise: change {', '.join(differing)} in it, or leave it out", USAGE)
    return path, False, wanted


async def _make(settings: Settings, name: str, email: str) -> Any:
    from keyreel.desk import check_bytes

    desk = await open_desk(settings)
    try:
        await check_bytes(settings)
        return await make_first(desk, "init", name=name, email=email)
    finally:
        await desk.db.close()


def _lines(given: Flags, settings: Settings, path: Path) -> dict[str, Any]:
    """What the file is to say: the flags, and where the data is; names of files as they are from its folder."""
    values = {**given_by(given), "data_dir": settings.data_dir}
    values.pop("config", None)
    paths = {item.name for item in declared() if item.path} | {file_name(item) for item in declared()}
    return {name: _from(path.parent, Path(value)) if name in paths else value for name, value in values.items()}


def _from(folder: Path, path: Path) -> Path:
    """How a file in `folder` names `path`: below it by a relative name, else by the whole one."""
    whole, here = path.absolute(), folder.absolute()
    return whole.relative_to(here) if whole.is_relative_to(here) else whole


def _write(path: Path, values: dict[str, Any]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(write_template(values))
    except OSError as error:
        fail(f"{path} cannot be written: {error.strerror}")


def _next(path: Path) -> str:
    where = "" if path == Path(path.name) else f" --config {path}"
    steps = (
        (f"doctor{where}", "find out what is not right yet"),
        (f"serve{where}", "run the server"),
        (f"account show --secrets{where}", "see the account's secrets again"),
    )
    width = max(len(command) for command, _ in steps)
    return "\n".join(f"  {called()} {command:{width}}  # {what}" for command, what in steps)


def _values(settings: Settings, path: Path, made: Any, *, is_new: bool, was_there: bool) -> dict[str, Any]:
    account = made and {
        "partnerId": made.partner_id,
        "adminSecret": made.admin_secret,
        "secret": made.secret,
        "adminUserId": made.admin_user_id,
        "password": made.password,
    }
    return {
        "settingsFile": str(path.resolve()),
        "settingsWritten": is_new,
        "dataDir": str(settings.data_dir.resolve()),
        "dataDirMade": not was_there,
        "account": account,
        "url": f"{settings.url}/api_v3/",
    }
