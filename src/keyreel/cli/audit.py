"""`keyreel audit`: who did what, and who was refused."""

import json as json_
import time
from typing import Annotated, Any

from cyclopts import Parameter

from keyreel.cli.common import moment, seconds_of, with_desk
from keyreel.cli.options import HERE, AsJson, At

FAILED = 3
PAUSE = 1.0
"""Seconds between two looks for new lines."""
BEHIND = 1000
"""Numbers below the latest one at which a line may still appear: PostgreSQL gives it its number before it is there."""


def audit(
    *,
    partner: Annotated[int | None, Parameter(help="Only this account.")] = None,
    user: Annotated[str | None, Parameter(help="Only what this user did.")] = None,
    object: Annotated[str | None, Parameter(help="Only what was done to the object with this id.")] = None,
    action: Annotated[str | None, Parameter(help="Only this action, such as user.update, or this command.")] = None,
    ip: Annotated[str | None, Parameter(help="Only from this address.")] = None,
    failed: Annotated[bool, Parameter(negative=(), help="Only what was refused.")] = False,
    since: Annotated[str | None, Parameter(help="Only of the last while, such as 30m, 24h or 7d.")] = None,
    limit: Annotated[int, Parameter(help="At most so many lines, the latest.")] = 50,
    follow: Annotated[bool, Parameter(name=["--follow", "-f"], negative=(), help="Go on with what happens.")] = False,
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """Show the audit trail, the latest lines last. With --json each line is an object.

    For example:

        keyreel audit --partner 101 --failed --since 24h
        keyreel audit --action user.update --follow --json
    """
    from keyreel.audit.store import latest

    where: dict[str, Any] = {
        "partner": partner,
        "user": user,
        "object": object,
        "ip": ip,
        "entry_point": _entry_point(action) if action else None,
        "status": FAILED if failed else None,
        "since": int(time.time()) - seconds_of(since, "--since") if since else None,
    }

    async def work(desk: Any) -> None:
        from asyncio import sleep

        found: list[Any] = await latest(desk.db, where, max(BEHIND if follow else 0, limit))
        shown = found[-limit:] if limit > 0 else []
        _show(shown, as_json=json)
        if not shown and not follow and not json:
            print("the audit trail has no such lines")
        known: set[int] = {item.id for item in found}
        highest = 0
        while follow:
            await sleep(PAUSE)
            highest = max(known, default=highest)
            where["after"] = highest - BEHIND
            found = await latest(desk.db, where, 2 * BEHIND)
            _show([item for item in found if item.id not in known], as_json=json)
            known = {item.id for item in found}

    try:
        with_desk(work, place)
    except KeyboardInterrupt:
        return


def _entry_point(action: str) -> str:
    """How the trail names an action: `user->update`; and a command: `keyreel secret add`."""
    text = action.lower().removeprefix("keyreel ")
    return text.replace(".", "->") if "." in text or "->" in text else f"keyreel {text}"


def _show(found: list[Any], *, as_json: bool) -> None:
    for item in found:
        print(json_.dumps(_values(item)) if as_json else _text(item), flush=True)


def _values(item: Any) -> dict[str, Any]:
    """A line as the API shows it."""
    values = {prop.wire: item.given[prop.name] for prop in item.properties if item.given.get(prop.name) is not None}
    changes = _changes(item)
    return {**values, "data": changes} if changes else {name: value for name, value in values.items() if name != "data"}


def _changes(item: Any) -> dict[str, Any]:
    return {change.descriptor: change.new_value for change in getattr(item.data, "changed_items", None) or ()}


def _text(item: Any) -> str:
    who = item.user_id or "somebody"
    where = f" from {item.ip_address}" if item.ip_address else ""
    what = f" on {item.audit_object_type} {item.object_id}" if item.object_id else ""
    sent = ", ".join(f"{name}={value}" if value is not None else name for name, value in _changes(item).items())
    told = f" ({sent})" if sent else f" ({item.description})" if item.description else ""
    end = f", refused: {item.error_description}" if item.error_description else ""
    return f"{moment(item.created_at)}  {item.partner_id}  {who}{where}: {item.entry_point}{what}{told}{end}"
