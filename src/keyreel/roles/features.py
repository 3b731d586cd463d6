"""Features: permissions of an account that others need, and that its operator switches. See docs/accounts.md."""

from collections.abc import Mapping
from functools import cache

import sqlalchemy as sa

from keyreel.gate.roles import FEATURE_TYPES
from keyreel.roles import defaults, store
from keyreel.roles.accounts import Accounts
from keyreel.roles.types import PermissionStatus, PermissionType
from keyreel.storage import Database, Statement, Tx

_ACCOUNT, _FEATURE = (
    sa.bindparam("partner"),
    store.permission.c.type.in_([sa.literal_column(str(n)) for n in FEATURE_TYPES]),
)
_STATUSES = Statement(
    sa.select(store.permission.c.name, store.permission.c.status)
    .where(store.permission.c.partner_id == _ACCOUNT, _FEATURE, store.permission.c.status != 3)
    .order_by(store.permission.c.id)
)
_SWITCH = Statement(
    sa.update(store.permission)
    .where(store.permission.c.partner_id == _ACCOUNT, store.permission.c.name == sa.bindparam("feature"), _FEATURE)
    .where(store.permission.c.status != 3)
    .values(status=sa.bindparam("new_status"), updated_at=sa.bindparam("now"))
)


ASKED_ABOUT = (
    "FEATURE_DISABLE_CATEGORY_LIMIT",
    "FEATURE_DISABLE_NEW_USER_EMAIL",
    "FEATURE_DISABLE_RESET_PASSWORD_EMAIL",
    "FEATURE_PURGE_USER_PII_DATA",
)
"""Features that no permission needs, and that say how actions work: docs/accounts.md has what each does."""


class FeatureRefused(ValueError):
    """There is no such feature or account; the message says which."""


async def has_feature(db: Database | Tx, partner_id: int, name: str) -> bool:
    """Whether an account has a feature, alone or as everybody has it. One question, whoever the account is."""
    found = await store.own_permissions.find_one(db, partner_id, name)
    if found is not None and found.type in FEATURE_TYPES and found.status == PermissionStatus.ACTIVE:
        return True
    return name in defaults.load().everybody.features


class Features:
    """The features of accounts."""

    def __init__(self, db: Database, accounts: Accounts) -> None:
        self._db = db
        self._accounts = accounts

    async def of(self, partner_id: int) -> dict[str, bool]:
        """Which features an account has, by their names: those that it has or had, then those that it could have."""
        rows = await self._db.fetch(_STATUSES, {"partner": partner_id})
        found = {name: status == PermissionStatus.ACTIVE for name, status in rows}
        return found | dict.fromkeys(sorted(known() - found.keys()), False)

    async def switch(self, partner_id: int, wanted: Mapping[str, bool], now: int) -> None:
        """Switch features of an account on or off; all or nothing, and at the next call of every worker.

        Raises:
            FeatureRefused: one of them is none.
        """
        there = await self.of(partner_id)
        if unknown := [name for name in wanted if name not in there]:
            raise FeatureRefused(f"there is no feature {unknown[0]}; without names, this command lists them")

        async def unit(tx: Tx) -> None:
            await self._accounts.raise_version(tx, partner_id)
            for name, is_on in wanted.items():
                status = int(PermissionStatus.ACTIVE if is_on else PermissionStatus.BLOCKED)
                row = {"partner": partner_id, "feature": name, "new_status": status, "now": now}
                if not await tx.execute(_SWITCH, row) and is_on:
                    await store.add_feature(tx, partner_id, name, now)

        await self._db.write(unit)


@cache
def known() -> frozenset[str]:
    """The features that an account can have: those that new ones get, and whatever else permissions need."""
    made = defaults.load()
    normal = {item.name for item in made.everybody.permissions if item.type == PermissionType.NORMAL}
    everybodys = {item.name for item in made.everybody.permissions} - normal
    needed = {name for item in (*made.everybody.permissions, *made.features) for name in item.needs}
    return frozenset({*ASKED_ABOUT, *needed} | {item.name for item in made.features}) - normal - everybodys
