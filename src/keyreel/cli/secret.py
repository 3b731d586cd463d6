"""`keyreel secret`: the secrets of an account, rotated without a pause and blocked at once."""

import json as json_
import time
from dataclasses import asdict
from typing import Annotated, Any

from cyclopts import App, Parameter

from keyreel.cli.common import USAGE, fail, moment, noted, seconds_of, show_values, with_desk
from keyreel.cli.options import HERE, AsJson, At, Place
from keyreel.schema.records import changed, created, deleted

secret = App(name="secret", help="Secrets of an account: add, rotate, disable, enable, remove them.")

Partner = Annotated[int, Parameter(help="Number of the account.")]
Kind = Annotated[str, Parameter(help="admin or user.")]
Id = Annotated[int, Parameter(help="Number of the secret, as list shows it.")]
Grace = Annotated[str, Parameter(help="How long the earlier ones work on: 24h, 90m, 7d, or seconds.")]
Now = Annotated[bool, Parameter(name="--now", negative=(), help="Let them stop at once.")]
_DAYS = 30
_ACTS = {"add": created, "rotate": created, "remove": deleted}


@secret.command(name="list")
def list_(*, partner: Partner, place: At = HERE, json: AsJson = False) -> None:
    """List an account's secrets, without their texts, and its calls with sessions of version 1 of the last month.

    For example:

        keyreel secret list --partner 101
    """

    async def work(desk: Any) -> tuple[list[Any], list[Any]]:
        from keyreel.accounts.secrets import list_secrets
        from keyreel.gate.store import old_uses

        return await list_secrets(desk.db, partner), await old_uses(desk.db, partner, time.time(), _DAYS)

    found, uses = with_desk(work, place)
    if json:
        used = [{"day": day.isoformat(), "calls": calls} for day, calls in uses]
        print(json_.dumps({"secrets": [asdict(item) for item in found], "version1": used}))
        return
    if not found:
        print(f"account {partner} has no secrets")
    for item in found:
        print(f"{item.id:6}  {item.kind:5}  {_state(item)}, made {moment(item.created_at)}")
    for day, calls in uses:
        print(f"{day}: {calls} calls with sessions of version 1")


@secret.command
def add(*, partner: Partner, kind: Kind = "admin", place: At = HERE, json: AsJson = False) -> None:
    """Make another secret that verifies, and show it: only now.

    For example:

        keyreel secret add --partner 101
    """
    _check_kind(kind)
    _show_made(_change("add", partner, lambda secrets, now: secrets.add(partner, kind, now), place), as_json=json)


@secret.command
def rotate(
    *,
    partner: Partner,
    kind: Kind = "admin",
    grace: Grace = "24h",
    now: Now = False,
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """Make a secret that signs from now on, and show it: only now. The earlier ones work on for a while.

    For example:

        keyreel secret rotate --partner 101 --grace 7d
        keyreel secret rotate --partner 101 --now
    """
    _check_kind(kind)
    seconds = 0 if now else seconds_of(grace, "--grace")
    made = _change("rotate", partner, lambda secrets, at: secrets.rotate(partner, kind, at, grace=seconds), place)
    _show_made(made, as_json=json)


@secret.command
def make_primary(id: Id, /, *, partner: Partner, place: At = HERE, json: AsJson = False) -> None:
    """Let a secret sign from now on.

    For example:

        keyreel secret make-primary 3 --partner 101
    """
    _show(
        _change("make-primary", partner, lambda secrets, now: secrets.make_primary(partner, id, now), place),
        as_json=json,
    )


@secret.command
def disable(id: Id, /, *, partner: Partner, grace: Grace = "0", place: At = HERE, json: AsJson = False) -> None:
    """Let a secret verify nothing any more, nor the sessions that it signed.

    For example:

        keyreel secret disable 2 --partner 101 --grace 24h
    """
    seconds = seconds_of(grace, "--grace")
    done = _change("disable", partner, lambda secrets, now: secrets.disable(partner, id, now, grace=seconds), place)
    _show(done, as_json=json)


@secret.command
def enable(id: Id, /, *, partner: Partner, place: At = HERE, json: AsJson = False) -> None:
    """Let a secret verify again.

    For example:

        keyreel secret enable 2 --partner 101
    """
    _show(_change("enable", partner, lambda secrets, now: secrets.enable(partner, id, now), place), as_json=json)


@secret.command
def remove(id: Id, /, *, partner: Partner, place: At = HERE, json: AsJson = False) -> None:
    """Remove a secret for good.

    For example:

        keyreel secret remove 2 --partner 101
    """
    _change("remove", partner, lambda secrets, now: secrets.remove(partner, id, now), place)
    show_values({"removed": id}, as_json=json)


def _change(command: str, partner: int, work: Any, place: Place) -> Any:
    from keyreel.accounts.secrets import SecretRefused, Secrets

    async def unit(desk: Any) -> Any:
        act = _ACTS.get(command, changed)
        async with noted(desk, f"secret {command}", act("keyreel.SECRET"), partner=partner) as tell:
            result = await work(Secrets(desk.db, desk.sealer), int(time.time()))
            if result is not None:
                tell((result[0] if isinstance(result, tuple) else result).id)
            return result

    try:
        return with_desk(unit, place)
    except SecretRefused as error:
        fail(str(error))


def _show_made(made: Any, *, as_json: bool) -> None:
    found, text = made
    show_values({"id": found.id, "kind": found.kind, "primary": found.is_primary, "secret": text}, as_json=as_json)


def _show(found: Any, *, as_json: bool) -> None:
    if as_json:
        print(json_.dumps(asdict(found)))
    else:
        print(f"secret {found.id}: {_state(found)}")


def _state(found: Any) -> str:
    if found.ends_at is not None:
        return f"{'ended' if found.ends_at <= time.time() else 'ends'} {moment(found.ends_at)}"
    if not found.enabled:
        return "disabled"
    return "signs" if found.is_primary else "verifies"


def _check_kind(kind: str) -> None:
    if kind not in ("admin", "user"):
        fail("--kind is admin or user", USAGE)
