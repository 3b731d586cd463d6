"""The gate's own tables, and the one question that it asks on every call."""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import sqlalchemy as sa

from keyreel.ks import Revoked
from keyreel.storage import Database, Statement, Tx, metadata

revocation = sa.Table(
    "revocation",
    metadata,
    sa.Column("partner_id", sa.BigInteger, primary_key=True),
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("expires_at", sa.BigInteger, nullable=False, index=True),
)
"""What was revoked: the hash of a session, or of a `sessionid` group. Kept until every session it ends has expired."""

action_count = sa.Table(
    "action_count",
    metadata,
    sa.Column("partner_id", sa.BigInteger, primary_key=True),
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("used", sa.BigInteger, nullable=False),
    sa.Column("expires_at", sa.BigInteger, nullable=False, index=True),
)
"""How many calls a session with `actionslimit` has made."""

throttle = sa.Table(
    "throttle",
    metadata,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("used", sa.BigInteger, nullable=False),
    sa.Column("expires_at", sa.BigInteger, nullable=False, index=True),
)
"""How often something that is limited was tried within its window: see `keyreel.gate.throttle`."""

old_use = sa.Table(
    "old_use",
    metadata,
    sa.Column("partner_id", sa.BigInteger, primary_key=True),
    sa.Column("day", sa.BigInteger, primary_key=True),
    sa.Column("calls", sa.BigInteger, nullable=False),
)
"""Calls with sessions of version 1. `day` counts from 1970-01-01, UTC: see `keyreel.gate.old_format`."""

REVOKE = Statement(
    sa.text(
        "INSERT INTO revocation (partner_id, key, expires_at) VALUES (:partner_id, :key, :expires_at) "
        "ON CONFLICT (partner_id, key) DO UPDATE SET expires_at = excluded.expires_at "
        "WHERE revocation.expires_at < excluded.expires_at"
    )
)
COUNT_ACTION = Statement(
    sa.text(
        "INSERT INTO action_count (partner_id, key, used, expires_at) VALUES (:partner_id, :key, 1, :expires_at) "
        "ON CONFLICT (partner_id, key) DO UPDATE SET used = action_count.used + 1 WHERE action_count.used < :limit"
    )
)
USED_ACTIONS = Statement(
    sa.select(action_count.c.used).where(
        action_count.c.partner_id == sa.bindparam("partner_id"), action_count.c.key == sa.bindparam("key")
    )
)
ADD_OLD_USES = Statement(
    sa.text(
        "INSERT INTO old_use (partner_id, day, calls) VALUES (:partner_id, :day, :calls) "
        "ON CONFLICT (partner_id, day) DO UPDATE SET calls = old_use.calls + excluded.calls"
    )
)
_OLD_USES = Statement(
    sa.select(old_use.c.day, old_use.c.calls)
    .where(old_use.c.partner_id == sa.bindparam("partner_id"), old_use.c.day >= sa.bindparam("since"))
    .order_by(old_use.c.day)
)
_FORGET_OLD_USES = Statement(sa.delete(old_use).where(old_use.c.day < sa.bindparam("since")))
USES_KEPT = 400
"""Days that counts of calls are kept."""
_FORGET = tuple(
    Statement(sa.delete(table).where(table.c.expires_at < sa.bindparam("now")))
    for table in (revocation, action_count, throttle)
)

_DELETED = 2


async def forget_expired(db: Database, now: float) -> None:
    """Remove the records of sessions that have expired by themselves."""

    async def unit(tx: Tx) -> None:
        for statement in _FORGET:
            await tx.execute(statement, {"now": int(now)})
        await tx.execute(_FORGET_OLD_USES, {"since": int(now) // 86_400 - USES_KEPT})

    await db.write(unit)


async def old_uses(db: Database, partner_id: int, now: float, days: int) -> list[tuple[date, int]]:
    """On which of the last `days` an account was called with sessions of version 1, and how often."""
    since = int(now) // 86_400 - days + 1
    rows = await db.fetch(_OLD_USES, {"partner_id": partner_id, "since": since})
    return [(date(1970, 1, 1) + timedelta(days=day), calls) for day, calls in rows]


class Standing(NamedTuple):
    """What is on record about a session: the answer to `standing`.

    Attributes:
        version: of its account.
        is_revoked: whether it, or its group, was ended.
        user_status: null, like `role_ids` and `epoch`, where there is no such user.
        is_user_deleted: whether there was such a user, who was deleted.
    """

    version: int
    is_revoked: bool
    user_status: int | None
    role_ids: str | None
    epoch: int | None
    is_user_deleted: bool

    def is_outdated(self, epoch: int | None) -> bool:
        """Whether a login opened the session in an `epoch` of its user that is over."""
        return epoch is not None and epoch != self.epoch

    def check(self, epoch: int | None) -> None:
        """Raises `Revoked` where the session was ended, in whatever way. `epoch` is what a login stamped it with."""
        if self.is_revoked or self.is_user_deleted or self.is_outdated(epoch):
            raise Revoked


@cache
def standing(partner: sa.Table, user: sa.Table) -> Statement:
    """The question of every call with a session: one row in one snapshot, or none where the account is gone.

    The columns are those of `Standing`.
    """
    revoked = sa.exists().where(
        revocation.c.partner_id == sa.bindparam("partner_id"),
        revocation.c.key.in_([sa.bindparam("hash"), sa.bindparam("group")]),
    )
    deleted = sa.literal_column(str(_DELETED))
    this_user = sa.and_(
        user.c.partner_id == sa.bindparam("partner_id"),
        user.c.id_key == sa.bindparam("user_key"),
        user.c.status != deleted,
    )
    former = user.alias()
    gone = sa.exists().where(
        former.c.partner_id == sa.bindparam("partner_id"),
        former.c.id_key == sa.bindparam("user_key"),
        former.c.status == deleted,
    )
    is_gone = sa.case((user.c.status.is_not(None), sa.false()), else_=gone)
    return Statement(
        sa.select(partner.c.version, revoked, user.c.status, user.c.role_ids, user.c.epoch, is_gone)
        .select_from(partner.outerjoin(user, this_user))
        .where(partner.c.id == sa.bindparam("partner_id"))
    )
