"""The gate's own tables, and the one question that it asks on every call."""

import sqlalchemy as sa

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

    await db.write(unit)


def standing(partner: sa.Table, user: sa.Table) -> Statement:
    """The question of every call with a session: one row in one snapshot, or none where the account is gone.

    Columns: the account's version; whether the session or its group is revoked; the user's status, roles and epoch
    (null where there is no such user); whether there was such a user, who was deleted.
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
