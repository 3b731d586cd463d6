"""`keyreel app-token`: what programs open sessions with."""

import json as json_
import time
from typing import Annotated, Any

from cyclopts import App, Parameter

from keyreel.cli.common import fail, moment, noted, show_values, with_desk
from keyreel.cli.options import HERE, AsJson, At
from keyreel.schema.records import deleted

app_token = App(name="app-token", help="Application tokens: see which are used, and end one with all its sessions.")

Partner = Annotated[int, Parameter(help="Number of the account.")]


@app_token.command(name="list")
def list_(*, partner: Partner, place: At = HERE, json: AsJson = False) -> None:
    """List an account's tokens: whose sessions they open, how often they did, when and from where they last did.

    For example:

        keyreel app-token list --partner 101
    """

    async def work(desk: Any) -> list[dict[str, Any]]:
        from keyreel.app_tokens.store import list_with_use

        names = ("id", "status", "sessionUserId", "createdAt", "uses", "lastUsedAt", "lastUsedFrom", "data")
        return [dict(zip(names, row, strict=True)) for row in await list_with_use(desk.db, partner)]

    found = with_desk(work, place)
    for item in found:
        kept = json_.loads(item.pop("data"))
        item |= {"uses": item["uses"] or 0, "description": kept.get("description"), "expiry": kept.get("expiry")}
    if json:
        print(json_.dumps({"tokens": found}))
    elif not found:
        print(f"account {partner} has no application tokens")
    for item in found if not json else ():
        used = "never used"
        if item["uses"]:
            used = f"{item['uses']} times, last {moment(item['lastUsedAt'])} from {item['lastUsedFrom']}"
        ends = f", ends {moment(item['expiry'])}" if item["expiry"] else ""
        whose = item["sessionUserId"] or "anybody"
        described = f"  {item['description']}" if item["description"] else ""
        print(f"{item['id']}  for {whose}, {used}{ends}{described}")


@app_token.command
def revoke(
    id: Annotated[str, Parameter(help="The token's id.")],
    /,
    *,
    partner: Partner,
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """Delete a token and end its sessions at once.

    For example:

        keyreel app-token revoke 0_abcd1234 --partner 101
    """

    async def work(desk: Any) -> bool:
        from keyreel.app_tokens.store import delete_token

        async with noted(desk, "app-token revoke", deleted("keyreel.APP_TOKEN"), partner=partner, id=id):
            return await desk.db.write(lambda tx: delete_token(tx, partner, id, int(time.time())))

    if not with_desk(work, place):
        fail(f"account {partner} has no application token {id}")
    show_values({"revoked": id}, as_json=json)
