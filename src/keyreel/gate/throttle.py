"""Throttles: how often something may be tried within a time, counted in the database so that every worker agrees."""

from dataclasses import dataclass
from hashlib import sha256

import sqlalchemy as sa

from keyreel.gate.store import throttle
from keyreel.schema.errors import ActionBlocked
from keyreel.storage import Database, Statement, Tx

_USED = Statement(
    sa.select(throttle.c.used).where(throttle.c.key == sa.bindparam("key"), throttle.c.expires_at > sa.bindparam("now"))
)
_COUNT = Statement(
    sa.text(
        "INSERT INTO throttle (key, used, expires_at) VALUES (:key, 1, :ends) ON CONFLICT (key) DO UPDATE SET "
        "used = CASE WHEN throttle.expires_at > :now THEN throttle.used + 1 ELSE 1 END, "
        "expires_at = CASE WHEN throttle.expires_at > :now THEN throttle.expires_at ELSE :ends END"
    )
)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries of a kind within so many seconds, for each subject."""

    kind: str
    tries: int
    seconds: int

    def key(self, subject: str) -> str:
        """What the database knows a subject by: it need not learn addresses and e-mails from here."""
        return sha256(f"{self.kind}|{subject}".encode("utf-8", "surrogatepass")).hexdigest()


class Throttle:
    """Counts tries for one worker."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def check(self, limit: Limit, subject: str, now: float, *, action: str = "", service: str = "") -> None:
        """Let a subject try, unless it has used up its tries.

        Raises:
            ActionBlocked
        """
        if await self.is_over(limit, subject, now):
            raise ActionBlocked(action, service)

    async def is_over(self, limit: Limit, subject: str, now: float) -> bool:
        """Whether a subject has used up its tries."""
        row = await self._db.fetch_one(_USED, {"key": limit.key(subject), "now": int(now)})
        return row is not None and row[0] >= limit.tries

    async def count(self, limit: Limit, subject: str, now: float) -> None:
        """Note one try."""

        async def unit(tx: Tx) -> None:
            await count(tx, limit, subject, now)

        await self._db.write(unit)


async def count(tx: Tx, limit: Limit, subject: str, now: float) -> None:
    """Note one try in a transaction that does more."""
    await tx.execute(_COUNT, {"key": limit.key(subject), "now": int(now), "ends": int(now) + limit.seconds})
