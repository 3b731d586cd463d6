"""Logins of an account that moves: they belong to no account, and may be shared with others."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from keyreel.storage import Reader, Statement
from keyreel.transfers.plan import columns_of
from keyreel.users.logins import login
from keyreel.users.store import user

_NAMES = [column.name for column in columns_of("login")]
_LIVES = user.c.status != sa.literal_column("2")
_NAME = Statement(
    sa.select(user.c.id_key).where(
        user.c.serial == sa.bindparam("serial"), user.c.partner_id == sa.bindparam("partner"), _LIVES
    )
)
_SERIAL = Statement(
    sa.select(user.c.serial).where(
        user.c.id_key == sa.bindparam("name"), user.c.partner_id == sa.bindparam("partner"), _LIVES
    )
)
_THERE = Statement(sa.select(login.c.key).where(login.c.key == sa.bindparam("login_key")))


async def packed(db: Reader, partner_id: int, row: list[Any]) -> list[Any]:
    """A login as it leaves: what is about other accounts stays, and a user who waits for it is called by name."""
    found = dict(zip(_NAMES, row, strict=True))
    if found["key_user"] is not None:
        waiting = await db.fetch_one(_NAME, {"serial": found["key_user"], "partner": partner_id})
        found["key_user"] = waiting[0] if waiting else None
        if waiting is None:
            found |= {"key_digest": None, "key_expires_at": None}
    for name in ("config_partner_id", "last_partner_id"):
        if found[name] != partner_id:
            found[name] = None
    return [found[name] for name in _NAMES]


async def unpacked(db: Reader, partner_id: int, row: Sequence[Any]) -> dict[str, Any] | None:
    """The row of a login that arrives behind its users; `None` where there is one already, which stays as it is."""
    found = dict(zip(_NAMES, row, strict=True))
    if await db.fetch_one(_THERE, {"login_key": found["key"]}) is not None:
        return None
    if found["key_user"] is not None:
        waiting = await db.fetch_one(_SERIAL, {"name": found["key_user"], "partner": partner_id})
        found["key_user"] = waiting[0] if waiting else None
    found["config_partner_id"] = found["config_partner_id"] or partner_id
    return found
