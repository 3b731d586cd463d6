"""Logins, as they are kept: what people log in with, in one account or several."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

import msgspec
import sqlalchemy as sa

from keyreel.gate import fold
from keyreel.storage import Database, Reader, SealedColumn, Statement, Tx, metadata
from keyreel.telemetry.metrics import REVOKED
from keyreel.users.store import user
from keyreel.users.types import UserStatus

login = sa.Table(
    "login",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("login_id", sa.Text, nullable=False),
    sa.Column("password_hash", sa.Text, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("password_updated_at", sa.BigInteger, nullable=False),
    sa.Column("attempts", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("blocked_until", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("previous", sa.Text, nullable=False, server_default="[]"),
    sa.Column("key_digest", sa.String(64), index=True),
    sa.Column("key_expires_at", sa.BigInteger),
    sa.Column("key_user", sa.BigInteger),
    sa.Column("seed", sa.LargeBinary),
    sa.Column("seed_step", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("config_partner_id", sa.BigInteger),
    sa.Column("last_partner_id", sa.BigInteger),
)
"""What people log in with, across all accounts: an e-mail, case-folded, and the hash of a password.

`attempts` are wrong passwords in a row; `previous` is a JSON list of earlier hashes; `key_digest` is the SHA-256 of the
key in a mailed link, and `key_user` the serial of a user who may log in with this login once the link was followed;
`seed` is the sealed seed of the second factor and `seed_step` the last step that was used;
`config_partner_id` is the account whose rules the password keeps to.
"""


def seed_context(login_key: str) -> str:
    """The place that a login's seed is sealed for."""
    return f"login_seed/{login_key}"


SEALED_SEEDS = SealedColumn(login.c.seed, login.c.key, (login.c.key,), seed_context)

_KEY = sa.bindparam("login_key")
_LIVES = user.c.status != sa.literal_column("2")


@dataclass(frozen=True, slots=True)
class Login:
    """A login as it is kept; see the table. Times are unix seconds."""

    key: str
    login_id: str
    password_hash: str
    created_at: int
    password_updated_at: int
    attempts: int
    blocked_until: int
    previous: tuple[str, ...]
    key_digest: str | None
    key_expires_at: int | None
    key_user: int | None
    seed: bytes | None
    seed_step: int
    config_partner_id: int | None
    last_partner_id: int | None


NOBODY = Login(
    key="",
    login_id="",
    password_hash="",
    created_at=0,
    password_updated_at=0,
    attempts=0,
    blocked_until=0,
    previous=(),
    key_digest=None,
    key_expires_at=None,
    key_user=None,
    seed=None,
    seed_step=0,
    config_partner_id=0,
    last_partner_id=0,
)
"""What is proven where there is no login: it has no users and no password, and takes as long to refuse as any."""


NO_KEY: dict[str, Any] = {"key_digest": None, "key_expires_at": None, "key_user": None}
"""The columns of a login that no mailed link opens."""


@dataclass(frozen=True, slots=True)
class LoginUser:
    """A user who logs in with a login."""

    serial: int
    partner_id: int
    user_id: str
    status: int
    is_admin: bool
    epoch: int
    first_name: str | None
    last_name: str | None

    @property
    def is_active(self) -> bool:
        return self.status == UserStatus.ACTIVE


_COLUMNS = tuple(column.name for column in login.c)
_FIND = Statement(sa.select(login).where(login.c.key == _KEY))
_HOLD = Statement(sa.select(login).where(login.c.key == _KEY).with_for_update())
_BY_DIGEST = Statement(sa.select(login).where(login.c.key_digest == sa.bindparam("digest")))
_ADD = Statement(sa.insert(login).values({name: sa.bindparam(name) for name in _COLUMNS}))
_REMOVE = Statement(
    sa.delete(login).where(login.c.key == _KEY, ~sa.exists().where(user.c.login_key == login.c.key, _LIVES))
)
_LOGIN_USER = sa.select(
    user.c.serial,
    user.c.partner_id,
    user.c.id,
    user.c.status,
    user.c.is_admin,
    user.c.epoch,
    user.c.first_name,
    user.c.last_name,
)
_USERS = Statement(_LOGIN_USER.where(user.c.login_key == _KEY, _LIVES).order_by(user.c.partner_id, user.c.serial))
_USER_WITH = Statement(_LOGIN_USER.where(user.c.serial == sa.bindparam("user_serial"), _LIVES))
_LOGIN_OF = Statement(
    sa.select(user.c.login_key).where(
        user.c.partner_id == sa.bindparam("partner"), user.c.id_key == sa.bindparam("user_key"), _LIVES
    )
)
_ATTACH = Statement(
    sa.update(user)
    .where(user.c.partner_id == sa.bindparam("partner"), user.c.id_key == sa.bindparam("user_key"), _LIVES)
    .values(login_key=sa.bindparam("attached"))
)
_ATTACH_SERIAL = Statement(
    sa.update(user)
    .where(user.c.serial == sa.bindparam("user_serial"), user.c.login_key.is_(None), _LIVES)
    .values(login_key=sa.bindparam("attached"))
)
_SERIAL = Statement(
    sa.select(user.c.serial).where(
        user.c.partner_id == sa.bindparam("partner"), user.c.id_key == sa.bindparam("user_key"), _LIVES
    )
)
_RENAME_USERS = Statement(
    sa.update(user).where(user.c.login_key == _KEY, _LIVES).values(login_key=sa.bindparam("attached"))
)
_RAISE = Statement(sa.update(user).where(user.c.login_key == _KEY).values(epoch=user.c.epoch + 1))
_RAISE_ONE = Statement(
    sa.update(user)
    .where(user.c.partner_id == sa.bindparam("partner"), user.c.id_key == sa.bindparam("user_key"), _LIVES)
    .values(epoch=user.c.epoch + 1)
)
_ADMINS = Statement(
    sa.select(sa.func.count())
    .select_from(user)
    .where(
        user.c.partner_id == sa.bindparam("partner"),
        user.c.is_admin,
        user.c.status == sa.literal_column("1"),
        user.c.login_key.is_not(None),
    )
)
_FAIL = Statement(
    sa.text(
        "UPDATE login SET attempts = CASE WHEN attempts + 1 >= :most THEN 0 ELSE attempts + 1 END, "
        "blocked_until = CASE WHEN attempts + 1 >= :most THEN :until ELSE blocked_until END "
        "WHERE key = :login_key AND blocked_until <= :now"
    )
)
_TAKE_STEP = Statement(
    sa.update(login)
    .where(login.c.key == _KEY, login.c.seed_step < sa.bindparam("step"))
    .values(seed_step=sa.bindparam("step"))
)


def _read(row: Sequence[Any] | None) -> Login | None:
    if row is None:
        return None
    values = dict(zip(_COLUMNS, row, strict=True))
    values["previous"] = tuple(msgspec.json.decode(values["previous"], type=list[str]))
    values["seed"] = None if values["seed"] is None else bytes(values["seed"])
    return Login(**values)


async def find_login(db: Database | Tx, login_id: str) -> Login | None:
    """The login with this e-mail, whatever its case. Read in a transaction, it stays as it is until the end."""
    return _read(await db.fetch_one(_FIND if isinstance(db, Database) else _HOLD, {"login_key": fold(login_id)}))


async def find_by_digest(db: Reader, digest: str) -> Login | None:
    """The login whose mailed key has this digest."""
    return _read(await db.fetch_one(_BY_DIGEST, {"digest": digest}))


async def login_of(db: Database | Tx, partner_id: int, user_id: str) -> Login | None:
    """What a user of an account logs in with. It takes as long where there is nothing."""
    row = await db.fetch_one(_LOGIN_OF, {"partner": partner_id, "user_key": fold(user_id)})
    return await find_login(db, "" if row is None or row[0] is None else row[0])


async def users_of(db: Reader, login_key: str) -> list[LoginUser]:
    """The users, not deleted, who log in with a login, by their accounts."""
    return [LoginUser(*row) for row in await db.fetch(_USERS, {"login_key": login_key})]


async def user_with(db: Reader, serial: int) -> LoginUser | None:
    """A user by number, unless deleted."""
    row = await db.fetch_one(_USER_WITH, {"user_serial": serial})
    return None if row is None else LoginUser(*row)


async def count_admins(db: Reader, partner_id: int) -> int:
    """How many active administrators of an account log in."""
    row = await db.fetch_one(_ADMINS, {"partner": partner_id})
    return row[0] if row else 0


async def add_login(tx: Tx, login_id: str, hashed: str, now: int, *, partner_id: int | None = None) -> None:
    """Keep a new login; an empty hash is one that no password fits.

    Raises:
        Conflict: there is one with this e-mail.
    """
    row: dict[str, Any] = dict.fromkeys(_COLUMNS)
    row |= {"key": fold(login_id), "login_id": login_id, "password_hash": hashed, "created_at": now}
    row |= {"password_updated_at": now, "attempts": 0, "blocked_until": 0, "previous": "[]", "seed_step": 0}
    await tx.execute(_ADD, {**row, "config_partner_id": partner_id, "last_partner_id": partner_id})


@lru_cache(64)
def _changing(names: frozenset[str]) -> Statement:
    values = {name: sa.bindparam(f"new_{name}") for name in names}
    return Statement(sa.update(login).where(login.c.key == _KEY).values(values))


async def change_login(tx: Tx, login_key: str, **columns: Any) -> None:
    """Change columns of a login; `previous` is a sequence of hashes.

    Raises:
        Conflict: the new key is taken.
    """
    if "previous" in columns:
        columns["previous"] = msgspec.json.encode(list(columns["previous"])).decode()
    params = {f"new_{name}": value for name, value in columns.items()}
    await tx.execute(_changing(frozenset(columns)), {**params, "login_key": login_key})


async def rename_login(tx: Tx, login_key: str, login_id: str) -> None:
    """Give a login another e-mail; its users follow. Links that were sent to the old one work no more.

    Raises:
        Conflict: it is taken.
    """
    voided = NO_KEY if fold(login_id) != login_key else {}
    await change_login(tx, login_key, key=fold(login_id), login_id=login_id, **voided)
    await tx.execute(_RENAME_USERS, {"login_key": login_key, "attached": fold(login_id)})


async def attach_login(tx: Tx, partner_id: int, user_id: str, login_id: str | None) -> None:
    """Let a user log in with a login that exists, or with none."""
    attached = None if login_id is None else fold(login_id)
    await tx.execute(_ATTACH, {"partner": partner_id, "user_key": fold(user_id), "attached": attached})


async def attach_invited(tx: Tx, serial: int, login_key: str) -> None:
    """Let the user log in who was invited to, if there is one still who has no other login."""
    await tx.execute(_ATTACH_SERIAL, {"user_serial": serial, "attached": login_key})


async def serial_of(tx: Tx, partner_id: int, user_id: str) -> int | None:
    """The number that a user keeps when the id changes."""
    row = await tx.fetch_one(_SERIAL, {"partner": partner_id, "user_key": fold(user_id)})
    return None if row is None else row[0]


async def remove_unused(tx: Tx, login_key: str) -> None:
    """Remove a login that no user logs in with any more."""
    await tx.execute(_REMOVE, {"login_key": login_key})


async def end_sessions(tx: Tx, login_key: str) -> None:
    """End every session that a login opened, of every user who logs in with it."""
    REVOKED.add("user")
    await tx.execute(_RAISE, {"login_key": login_key})


async def end_sessions_of(tx: Tx, partner_id: int, user_id: str) -> None:
    """End every session that a login opened for one user."""
    REVOKED.add("user")
    await tx.execute(_RAISE_ONE, {"partner": partner_id, "user_key": fold(user_id)})


class Lock(Enum):
    """How a login stands after a failure."""

    OPEN = "open"
    CLOSES = "closes"
    """This failure locked it."""
    CLOSED = "closed"
    """It was locked before, and the failure counts for nothing."""


async def count_failure(tx: Tx, login_key: str, *, most: int, until: int, now: int) -> Lock:
    """Note a wrong password, the `most`th of which in a row locks the login until `until`."""
    is_counted = await tx.execute(_FAIL, {"login_key": login_key, "most": most, "until": until, "now": now}) == 1
    row = await tx.fetch_one(_FIND, {"login_key": login_key})
    if row is None or row[_COLUMNS.index("blocked_until")] <= now:
        return Lock.OPEN
    return Lock.CLOSES if is_counted else Lock.CLOSED


async def take_step(tx: Tx, login_key: str, step: int) -> bool:
    """Use up a step of the second factor; whether it was still to be used."""
    return await tx.execute(_TAKE_STEP, {"login_key": login_key, "step": step}) == 1
