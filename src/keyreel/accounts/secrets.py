"""Secrets with a life: an account has several, in order; the first signs, and each enabled one verifies until it ends.

See docs/secrets.md. Every change raises the account's version, so that every worker honours it at the next call; the
end of a grace period needs no write: what a session or a request shows is compared with the secret's own end.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from keyreel.accounts import rules, store
from keyreel.accounts.store import ADMIN, RAISE_VERSION, partner_secret
from keyreel.storage import Database, Reader, Sealer, Statement, Tx

GRACE = 86_400
"""Seconds that the earlier secrets work on after a rotation, where nothing else is said."""
MOST = 16
"""Enabled secrets of a kind: each is tried for a session that none of those before it signed."""
LONGEST = 3650 * 86_400
"""Seconds that a grace period may last."""


class SecretRefused(ValueError):
    """A change to an account's secrets that cannot be; the message says why."""


@dataclass(frozen=True, slots=True)
class Secret:
    """One secret without its text. `ends_at` is unix seconds."""

    id: int
    kind: str
    is_primary: bool
    enabled: bool
    ends_at: int | None
    created_at: int

    def works(self, now: float) -> bool:
        """Whether it verifies."""
        return self.enabled and (self.ends_at is None or self.ends_at > now)


_LIST = Statement(
    sa.select(
        partner_secret.c.serial,
        partner_secret.c.kind,
        partner_secret.c.position,
        partner_secret.c.enabled,
        partner_secret.c.ends_at,
        partner_secret.c.created_at,
    )
    .where(partner_secret.c.partner_id == sa.bindparam("partner"))
    .order_by(partner_secret.c.kind, *store.ORDER)
)
_SETTLE = Statement(
    sa.update(partner_secret)
    .where(
        partner_secret.c.partner_id == sa.bindparam("partner"),
        partner_secret.c.enabled,
        partner_secret.c.ends_at <= sa.bindparam("now"),
    )
    .values(enabled=False)
)
_EXISTS = Statement(sa.select(store.partner.c.id).where(store.partner.c.id == sa.bindparam("id")).with_for_update())
_MINE = sa.and_(partner_secret.c.partner_id == sa.bindparam("partner"), partner_secret.c.serial == sa.bindparam("id"))
_MOVE = Statement(sa.update(partner_secret).where(_MINE).values(position=sa.bindparam("place")))
_STATE = Statement(
    sa.update(partner_secret).where(_MINE).values(enabled=sa.bindparam("on"), ends_at=sa.bindparam("ends"))
)
_REMOVE = Statement(sa.delete(partner_secret).where(_MINE))


async def list_secrets(db: Reader, partner_id: int) -> list[Secret]:
    """An account's secrets: admin secrets first, each kind in its order, those that end behind those that do not."""
    found: list[Secret] = []
    signing: set[str] = set()
    for serial, kind, _, enabled, ends_at, created_at in await db.fetch(_LIST, {"partner": partner_id}):
        is_primary = bool(enabled) and kind not in signing
        if is_primary:
            signing.add(kind)
        found.append(Secret(serial, kind, is_primary, bool(enabled), ends_at, created_at))
    return found


class Secrets:
    """Changes secrets. Each method is one transaction.

    All raise SecretRefused where the account or the secret is not there, or no secret that works would be left.
    """

    def __init__(self, db: Database, sealer: Sealer) -> None:
        self._db = db
        self._sealer = sealer

    async def add(self, partner_id: int, kind: str, now: int) -> tuple[Secret, str]:
        """A new secret behind the others, and its text, which is told only now."""
        return await self._insert(partner_id, kind, now, first=False, ends_at=None)

    async def rotate(self, partner_id: int, kind: str, now: int, *, grace: int = GRACE) -> tuple[Secret, str]:
        """A new secret that signs from now on, and its text, which is told only now; the others end after `grace`."""
        _check_grace(grace)
        return await self._insert(partner_id, kind, now, first=True, ends_at=now + grace)

    async def make_primary(self, partner_id: int, id: int, now: int) -> Secret:
        """Let a secret that works, and has no end, sign."""

        async def unit(tx: Tx) -> Secret:
            known = await self._known(tx, partner_id, now)
            chosen = _chosen(known, id)
            if not chosen.enabled or chosen.ends_at is not None:
                raise SecretRefused(f"secret {id} is disabled or ends: enable it first")
            first, _ = await self._places(tx, partner_id, chosen.kind)
            await tx.execute(_MOVE, {"partner": partner_id, "id": id, "place": first - 1})
            return await self._changed(tx, partner_id, id)

        return await self._db.write(unit)

    async def disable(self, partner_id: int, id: int, now: int, *, grace: int = 0) -> Secret:
        """Let a secret verify nothing any more, after `grace` seconds, and sign nothing from now on.

        One that is disabled, or ended, stays so.
        """
        _check_grace(grace)

        async def unit(tx: Tx) -> Secret:
            known = await self._known(tx, partner_id, now)
            chosen = _chosen(known, id)
            if not chosen.enabled:
                return chosen
            _check_left(known, chosen)
            state = {"on": grace > 0, "ends": now + grace if grace > 0 else None}
            await tx.execute(_STATE, {"partner": partner_id, "id": id, **state})
            _, last = await self._places(tx, partner_id, chosen.kind)
            await tx.execute(_MOVE, {"partner": partner_id, "id": id, "place": last + 1})
            return await self._changed(tx, partner_id, id)

        return await self._db.write(unit)

    async def enable(self, partner_id: int, id: int, now: int) -> Secret:
        """Let a secret verify again, without an end."""

        async def unit(tx: Tx) -> Secret:
            known = await self._known(tx, partner_id, now)
            chosen = _chosen(known, id)
            _check_room([item for item in known if item.id != id], chosen.kind)
            await tx.execute(_STATE, {"partner": partner_id, "id": id, "on": True, "ends": None})
            return await self._changed(tx, partner_id, id)

        return await self._db.write(unit)

    async def remove(self, partner_id: int, id: int, now: int) -> None:
        """Remove a secret for good."""

        async def unit(tx: Tx) -> None:
            known = await self._known(tx, partner_id, now)
            _check_left(known, _chosen(known, id))
            await tx.execute(_REMOVE, {"partner": partner_id, "id": id})
            await tx.execute(RAISE_VERSION, {"id": partner_id})

        await self._db.write(unit)

    async def _insert(
        self, partner_id: int, kind: str, now: int, *, first: bool, ends_at: int | None
    ) -> tuple[Secret, str]:
        text = rules.draw_secret()

        async def unit(tx: Tx) -> Secret:
            known = [item for item in await self._known(tx, partner_id, now) if item.kind == kind]
            if ends_at is None or ends_at > now:
                _check_room(known, kind)
            before, behind = await self._places(tx, partner_id, kind)
            place = before - 1 if first else behind + 1
            if ends_at is not None:
                await self._end(tx, partner_id, known, ends_at if ends_at > now else None)
            await store.add_secret(tx, self._sealer, partner_id, kind, text, place, now)
            await tx.execute(RAISE_VERSION, {"id": partner_id})
            return max(await list_secrets(tx, partner_id), key=lambda item: item.id)

        return await self._db.write(unit), text

    @staticmethod
    async def _end(tx: Tx, partner_id: int, known: list[Secret], ends_at: int | None) -> None:
        """Let those that are enabled end then, or, for `None`, at once; none ends later than it would have."""
        for item in known:
            if item.enabled and (ends_at is None or item.ends_at is None or item.ends_at > ends_at):
                state = {"on": ends_at is not None, "ends": ends_at}
                await tx.execute(_STATE, {"partner": partner_id, "id": item.id, **state})

    @staticmethod
    async def _known(tx: Tx, partner_id: int, now: int) -> list[Secret]:
        """The account's secrets, locked until the transaction ends; those that ended by now are disabled."""
        if await tx.fetch_one(_EXISTS, {"id": partner_id}) is None:
            raise SecretRefused(f"there is no account {partner_id}")
        await tx.execute(_SETTLE, {"partner": partner_id, "now": now})
        return await list_secrets(tx, partner_id)

    @staticmethod
    async def _places(tx: Tx, partner_id: int, kind: str) -> tuple[int, int]:
        """The first and the last place that is taken."""
        places = [row[2] for row in await tx.fetch(_LIST, {"partner": partner_id}) if row[1] == kind] or [0]
        return min(places), max(places)

    async def _changed(self, tx: Tx, partner_id: int, id: int) -> Secret:
        await tx.execute(RAISE_VERSION, {"id": partner_id})
        return _chosen(await list_secrets(tx, partner_id), id)


def _chosen(known: list[Secret], id: int) -> Secret:
    found = next((item for item in known if item.id == id), None)
    if found is None:
        raise SecretRefused(f"the account has no secret {id}")
    return found


def _check_left(known: list[Secret], chosen: Secret) -> None:
    """An account keeps an admin secret that works without an end: nobody could open a session otherwise."""
    if chosen.kind != ADMIN or not chosen.enabled:
        return
    if not any(item.kind == ADMIN and item.enabled and item.ends_at is None for item in known if item.id != chosen.id):
        raise SecretRefused(f"secret {chosen.id} is the last admin secret: add or enable another first")


def _check_room(known: list[Secret], kind: str) -> None:
    if sum(item.kind == kind and item.enabled for item in known) >= MOST:
        raise SecretRefused(f"an account has at most {MOST} enabled secrets of a kind: remove one first")


def _check_grace(grace: int) -> None:
    if not 0 <= grace <= LONGEST:
        raise SecretRefused(f"a grace period is 0 to {LONGEST} seconds")
