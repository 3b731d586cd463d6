"""Throttles: how often something may be tried within a time, counted in the database so that every worker agrees."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

import sqlalchemy as sa

from keyreel.gate.store import throttle
from keyreel.schema.errors import ActionBlocked
from keyreel.storage import Database, Statement, Tx
from keyreel.telemetry.metrics import THROTTLED

SUSPECTS = 10_000
"""Subjects that a worker remembers to have guessed wrong."""

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


@lru_cache(maxsize=4096)
def origin_of(ip: str) -> str:
    """What tries from an address are counted under: it, or, as one line has as many IPv6 addresses as one likes, their
    network of 64 bits.
    """
    try:
        address = ip_address(ip)
    except ValueError:
        return ip
    if not isinstance(address, IPv6Address):
        return ip
    return str(address.ipv4_mapped or ip_network((int(address), 64), strict=False))


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
            THROTTLED.add(limit.kind)
            raise ActionBlocked(action, service)

    async def is_over(self, limit: Limit, subject: str, now: float) -> bool:
        """Whether a subject has used up its tries."""
        return await self.used(limit, subject, now) >= limit.tries

    async def used(self, limit: Limit, subject: str, now: float) -> int:
        """How many of its tries a subject has used up."""
        row = await self._db.fetch_one(_USED, {"key": limit.key(subject), "now": int(now)})
        return 0 if row is None else row[0]

    async def count(self, limit: Limit, subject: str, now: float) -> None:
        """Note one try."""

        async def unit(tx: Tx) -> None:
            await count(tx, limit, subject, now)

        await self._db.write(unit, alone=True)


async def count(tx: Tx, limit: Limit, subject: str, now: float) -> None:
    """Note one try in a transaction that does more."""
    await tx.execute(_COUNT, {"key": limit.key(subject), "now": int(now), "ends": int(now) + limit.seconds})


class Guesses:
    """Guesses at a secret: what fails is counted in the database; who never failed here is not asked about there.

    So a call that is right costs nothing more, and whoever guesses gets as many guesses more as they make at once, once
    from each worker.
    """

    def __init__(self, db: Database, action: str, service: str) -> None:
        self._throttle = Throttle(db)
        self._suspects: OrderedDict[str, float] = OrderedDict()
        self._names = action, service

    async def check(self, subjects: Iterable[tuple[Limit, str]], now: float) -> None:
        """Let somebody guess, unless they have guessed too often.

        Raises:
            ActionBlocked
        """
        action, service = self._names
        for limit, subject in subjects if self._suspects else ():
            if self._suspects.get(limit.key(subject), 0) > now:
                await self._throttle.check(limit, subject, now, action=action, service=service)

    async def failed(self, subjects: Iterable[tuple[Limit, str]], now: float) -> None:
        """Note a wrong guess."""
        for limit, subject in subjects:
            await self._throttle.count(limit, subject, now)
            key = limit.key(subject)
            self._suspects[key] = now + limit.seconds
            self._suspects.move_to_end(key)
        while len(self._suspects) > SUSPECTS:
            self._suspects.popitem(last=False)
