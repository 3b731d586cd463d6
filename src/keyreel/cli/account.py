"""`keyreel account`: make accounts, bring them from another server, see and set what an operator may."""

import json as json_
import sys
import time
from pathlib import Path
from typing import Annotated, Any

from cyclopts import App, Parameter

from keyreel.cli.common import USAGE, fail, first_line, noted, printable, show_values, with_desk
from keyreel.cli.options import HERE, AsJson, At
from keyreel.schema.records import changed, created

account = App(name="account", help="Accounts: make them, bring them from another server, see their secrets.")


@account.command
def create(
    *,
    name: Annotated[str, Parameter(help="What the account is called.")],
    email: Annotated[str, Parameter(help="Its owner's e-mail, who logs in with it.")],
    password: Annotated[
        str | None,
        Parameter(
            help="The owner's password, or - to read it from standard input; drawn where it is not given.",
            allow_leading_hyphen=True,
        ),
    ] = None,
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """Make an account, and show its secrets.

    For example:

        keyreel account create --name "My school" --email admin@example.org
        keyreel account create --name "My school" --email admin@example.org --password - < password.txt
    """
    from keyreel.accounts.registration import LoginTaken
    from keyreel.accounts.service import EMAIL

    if not EMAIL.match(email):
        fail(f"{printable(email)} is no e-mail address", USAGE)
    if password == "-":  # noqa: S105  # stands for standard input
        password = first_line(sys.stdin.buffer, "the password on standard input")

    async def work(desk: Any) -> Any:
        values = {"name": name, "admin_name": email, "description": name}
        async with noted(desk, "account create", created("Partner")) as tell:
            made, _ = await desk.registrar.create(values, email=email, password=password, now=time.time())
            tell(made.partner_id)
        return made

    try:
        made = with_desk(work, place)
    except LoginTaken as error:
        fail(str(error))
    shown = {
        "partnerId": made.partner_id,
        "adminSecret": made.admin_secret,
        "secret": made.secret,
        "adminUserId": made.admin_user_id,
    }
    if made.password:
        shown["password"] = made.password
    show_values(shown, as_json=json)


@account.command(name="import")
def import_(
    file: Annotated[
        Path,
        Parameter(
            help="JSON document of the account, or a list of them; - for standard input.", allow_leading_hyphen=True
        ),
    ],
    /,
    *,
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """Bring accounts from another server: ids, secrets, KS version and settings, so that what was made keeps working.

    docs/accounts.md describes the document.

    For example:

        keyreel account import account.json
        keyreel account import - --json < accounts.json
    """
    from keyreel.accounts.registration import DocumentInvalid, LoginTaken

    documents = _documents(file)
    found: list[int] = []

    async def work(desk: Any) -> None:
        for document in documents:
            async with noted(desk, "account import", created("Partner")) as tell:
                found.append(await desk.registrar.bring(document, now=time.time()))
                tell(found[-1])

    try:
        with_desk(work, place)
    except (DocumentInvalid, LoginTaken) as error:
        there = f"; those before it in the list are brought: {', '.join(map(str, found))}" if found else ""
        fail(f"{file}: {error}{there}")
    show_values({"imported": found}, as_json=json)


@account.command
def show(
    *,
    secrets: Annotated[bool, Parameter(negative=(), help="Show the secrets too.")] = False,
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """List the accounts of the server.

    For example:

        keyreel account show
        keyreel account show --secrets --json
    """
    from keyreel.accounts.registration import list_accounts

    async def work(desk: Any) -> Any:
        return await list_accounts(desk.db, desk.sealer)

    found: list[dict[str, Any]] = []
    for item in with_desk(work, place):
        shown: dict[str, Any] = {"partnerId": item.partner_id, "name": item.name, "status": item.status}
        if secrets:
            shown |= {"adminSecret": item.admin_secret, "secret": item.secret}
        found.append(shown)
    if json:
        show_values({"accounts": found}, as_json=True)
        return
    if not found:
        print("There are no accounts yet: keyreel account create, or the first keyreel serve, makes one.")
    for shown in found:
        show_values(shown, as_json=False)
        print()


@account.command(name="set")
def set_(
    values: Annotated[list[str] | None, Parameter(help="NAME=VALUE, as docs/accounts.md lists them.")] = None,
    /,
    *,
    partner: Annotated[int, Parameter(help="Number of the account.")],
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """Change settings of an account, at once for every worker; without values, show them.

    For example:

        keyreel account set --partner 101
        keyreel account set --partner 101 ks-max-expiry=3600 addresses=10.0.0.0/8
    """
    from keyreel.access_control.store import has_profile
    from keyreel.accounts.settings import (
        PROFILE,
        SettingRefused,
        change_settings,
        current_settings,
        role_settings,
    )
    from keyreel.roles.store import has_role

    texts = {name: text for name, _, text in (value.partition("=") for value in values or ())}
    if unclear := [value for value in values or () if "=" not in value]:
        fail(f"NAME=VALUE is expected, not {printable(unclear[0])}", USAGE)

    async def work(desk: Any) -> dict[str, Any]:
        for name in role_settings():
            if texts.get(name) and not await has_role(desk.db, partner, texts[name]):
                raise SettingRefused(f"{name}: account {partner} has no role {texts[name]}")
        if (id := texts.get(PROFILE, "")).isdecimal() and not await has_profile(desk.db, partner, int(id[:18])):
            raise SettingRefused(f"{PROFILE}: account {partner} has no access control profile {id}")
        if texts:
            async with noted(desk, "account set", changed("Partner"), partner=partner, id=partner):
                await change_settings(desk.db, partner, texts)
        return await current_settings(desk.db, partner)

    try:
        found = with_desk(work, place)
    except SettingRefused as error:
        fail(str(error))
    show_values(found, as_json=json)


@account.command
def features(
    values: Annotated[list[str] | None, Parameter(help="NAME=on or NAME=off, such as FEATURE_ENTITLEMENT=off.")] = None,
    /,
    *,
    partner: Annotated[int, Parameter(help="Number of the account.")],
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """Switch features of an account on or off, at once for every worker; without values, show them.

    Permissions that need a feature count only while the account has it.

    For example:

        keyreel account features --partner 101
        keyreel account features --partner 101 AUDIT_PLUGIN_PERMISSION=off
    """
    from keyreel.accounts.settings import SettingRefused, current_settings
    from keyreel.roles.features import FeatureRefused, Features
    from keyreel.wiring.people import RoleAccounts

    wanted: dict[str, bool] = {}
    for value in values or ():
        name, equals, state = value.partition("=")
        if not equals or state not in ("on", "off"):
            fail(f"NAME=on or NAME=off is expected, not {printable(value)}", USAGE)
        wanted[name.strip()] = state == "on"

    async def work(desk: Any) -> dict[str, bool]:
        await current_settings(desk.db, partner)  # which there must be
        features = Features(desk.db, RoleAccounts())
        if wanted:
            async with noted(desk, "account features", changed("Permission"), partner=partner, id=",".join(wanted)):
                await features.switch(partner, wanted, int(time.time()))
        return await features.of(partner)

    try:
        found = with_desk(work, place)
    except (FeatureRefused, SettingRefused) as error:
        fail(printable(str(error)))
    if json:
        show_values({"features": found}, as_json=True)
        return
    width = max(map(len, found))
    for name, is_on in found.items():
        print(f"{name:{width}}  {'on' if is_on else 'off'}")


def _documents(file: Path) -> list[dict[str, Any]]:
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text()
        loaded = json_.loads(text)
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    except (ValueError, RecursionError) as error:
        fail(f"{file}: not JSON: {error}")
    found: list[Any] = loaded if isinstance(loaded, list) else [loaded]
    if not all(isinstance(item, dict) for item in found):
        fail(f"{file}: an object, or a list of objects, is expected")
    return found
