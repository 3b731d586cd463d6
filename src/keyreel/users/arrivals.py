"""Users who come from another server, with the logins that they had there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from keyreel.storage import Tx
from keyreel.users import logins, rules, store


class ArrivalRefused(ValueError):
    """A user cannot be brought; the message says who and why."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A user by property values (Python names), what they log in with, and its hash as it is kept here."""

    values: Mapping[str, Any]
    login_id: str | None = None
    hashed: str | None = None


async def bring_user(tx: Tx, partner_id: int, arrival: Arrival, now: int) -> None:
    """Add a user from another server.

    A login that exists here is attached only if its hash is the same: then both come from one login there.

    Raises:
        ArrivalRefused: the id or the e-mail is none, the e-mail logs in here with another password.
        Conflict: the id is taken.
    """
    id = arrival.values.get("id") or ""
    if not rules.ID.match(id):
        raise ArrivalRefused(f"{id!r} is no id of a user")
    await store.insert_user(tx, partner_id, arrival.values, now)
    if arrival.login_id is None:
        return
    if not rules.EMAIL.match(arrival.login_id):
        raise ArrivalRefused(f"user {id}: {arrival.login_id!r} is no e-mail")
    existing = await logins.find_login(tx, arrival.login_id)
    if existing is None:
        await logins.add_login(tx, arrival.login_id, arrival.hashed or "", now, partner_id=partner_id)
    elif not arrival.hashed or existing.password_hash != arrival.hashed:
        raise ArrivalRefused(f"user {id}: {arrival.login_id} logs in here already, with another password")
    await logins.attach_login(tx, partner_id, id, arrival.login_id)
