"""Users and logins, as they are kept."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from keyreel.gate import fold
from keyreel.schema.errors import ApiError
from keyreel.shelf import Condition, Shelf
from keyreel.shelf.filters import escape
from keyreel.storage import Reader, Serial, Statement, Tx, in_list, metadata
from keyreel.users.types import User, UserFilter, UserStatus

user = sa.Table(
    "user",
    metadata,
    sa.Column("serial", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("id_key", sa.Text, nullable=False),
    sa.Column("status", sa.BigInteger, nullable=False),
    sa.Column("type", sa.BigInteger, nullable=False),
    sa.Column("is_admin", sa.Boolean, nullable=False),
    sa.Column("role_ids", sa.Text),
    sa.Column("screen_name", sa.Text),
    sa.Column("screen_name_key", sa.Text),
    sa.Column("email", sa.Text),
    sa.Column("email_key", sa.Text),
    sa.Column("first_name", sa.Text),
    sa.Column("first_name_key", sa.Text),
    sa.Column("last_name", sa.Text),
    sa.Column("last_name_key", sa.Text),
    sa.Column("tags", sa.Text),
    sa.Column("tags_key", sa.Text),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
    sa.Column("login_key", sa.Text, index=True),
    sa.Column("data", sa.Text, nullable=False),
    sa.Column("epoch", sa.BigInteger, nullable=False, server_default="0"),
)
"""`…_key` columns hold their text case-folded; `login_key` names the login that the user logs in with; sessions that a
login opened with an earlier `epoch` have ended."""

_LIVES = user.c.status != sa.literal_column("2")

sa.Index(
    "user_id_key_unique",
    user.c.partner_id,
    user.c.id_key,
    unique=True,
    sqlite_where=_LIVES,
    postgresql_where=_LIVES,
)
sa.Index("user_partner_serial", user.c.partner_id, user.c.serial)
sa.Index("user_partner_created", user.c.partner_id, user.c.created_at)
sa.Index("user_partner_updated", user.c.partner_id, user.c.updated_at)

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
    sa.Column("key_digest", sa.String(64)),
    sa.Column("key_expires_at", sa.BigInteger),
    sa.Column("seed", sa.LargeBinary),
    sa.Column("seed_step", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("config_partner_id", sa.BigInteger),
    sa.Column("last_partner_id", sa.BigInteger),
)
"""What people log in with, across all accounts: an e-mail, case-folded, and the hash of a password.

`attempts` are wrong passwords in a row; `previous` is a JSON list of earlier hashes; `key_digest` is the SHA-256 of the
key in a mailed link; `seed` is the sealed seed of the second factor and `seed_step` the last step that was used;
`config_partner_id` is the account whose rules the password keeps to.
"""


class InvalidUserId(ApiError, code="INVALID_USER_ID"):
    """There is no such user in this account."""

    def __init__(self, *_: object) -> None:
        super().__init__()


def _prefix(name: str, *columns: sa.Column[Any]) -> Condition:
    return Condition(
        lambda: sa.or_(*(column.like(sa.bindparam(name), escape="\\") for column in columns)),
        lambda raw: {name: f"{escape(str(raw).casefold())}%"},
    )


_EITHER_NAME = "first_name_or_last_name_starts_with"
_ID_OR_NAME = "id_or_screen_name_starts_with"

_HAS_LOGIN = sa.case((user.c.login_key.is_(None), 0), else_=1)

users = Shelf(
    User,
    user,
    missing=InvalidUserId,
    key=user.c.id_key,
    fold=fold,
    order=(user.c.serial.asc(),),
    visible=_LIVES,
    filter=UserFilter,
    extra={
        _ID_OR_NAME: _prefix(_ID_OR_NAME, user.c.id_key, user.c.screen_name_key),
        _EITHER_NAME: _prefix(_EITHER_NAME, user.c.first_name_key, user.c.last_name_key),
        "login_enabled_equal": Condition(
            lambda: sa.bindparam("login_enabled_equal", type_=sa.Integer) == _HAS_LOGIN,
            lambda raw: {"login_enabled_equal": int(raw)},
        ),
        "id_equal": Condition(
            lambda: user.c.id_key == sa.bindparam("id_equal"), lambda raw: {"id_equal": fold(str(raw))}
        ),
        "id_in": Condition(
            lambda: in_list(user.c.id_key, "id_in"),
            lambda raw: {"id_in": [fold(part) for part in str(raw).split(",")[:500]]},
        ),
    },
)
"""The users of an account. Deleted ones are not on it."""

_ADD_LOGIN = Statement(
    sa.insert(login).values(
        {name: sa.bindparam(name) for name in ("key", "login_id", "password_hash", "created_at", "password_updated_at")}
    )
)
_HAS_ROLE = Statement(
    sa.select(user.c.serial)
    .where(user.c.partner_id == sa.bindparam("partner"), _LIVES)
    .where((sa.literal_column("','") + user.c.role_ids + sa.literal_column("','")).like(sa.bindparam("pattern")))
    .limit(1)
)
_PASSWORD = Statement(sa.select(login.c.password_hash).where(login.c.key == sa.bindparam("key")))
_ATTACH = Statement(
    sa.update(user)
    .where(user.c.partner_id == sa.bindparam("partner"), user.c.id_key == sa.bindparam("user_key"), _LIVES)
    .values(login_key=sa.bindparam("login"))
)


async def password_hash(db: Reader, login_id: str) -> str | None:
    """The hash that a login keeps, or `None` where there is no such login."""
    row = await db.fetch_one(_PASSWORD, {"key": fold(login_id)})
    return None if row is None else row[0]


async def has_users_with_role(db: Reader, partner_id: int, role_id: int) -> bool:
    """Whether a user of the account has the role."""
    return await db.fetch_one(_HAS_ROLE, {"partner": partner_id, "pattern": f"%,{role_id},%"}) is not None


async def add_login(tx: Tx, login_id: str, hashed: str, now: int) -> None:
    """Keep a new login.

    Raises:
        Conflict: there is one with this e-mail.
    """
    row: Mapping[str, Any] = {
        "key": fold(login_id),
        "login_id": login_id,
        "password_hash": hashed,
        "created_at": now,
        "password_updated_at": now,
    }
    await tx.execute(_ADD_LOGIN, row)


async def attach_login(tx: Tx, partner_id: int, user_id: str, login_id: str) -> None:
    """Let a user log in with a login that exists."""
    await tx.execute(_ATTACH, {"partner": partner_id, "user_key": fold(user_id), "login": fold(login_id)})


async def insert_user(tx: Tx, partner_id: int, values: Mapping[str, Any], now: int) -> None:
    """Add a user with these property values, by Python name, and what every user starts with.

    Raises:
        Conflict: the id is taken.
    """
    row: dict[str, Any] = {
        "status": UserStatus.ACTIVE,
        "type": 0,
        "is_admin": False,
        "created_at": now,
        "updated_at": now,
        "status_updated_at": now,
        **values,
        "partner_id": partner_id,
    }
    await users.insert(tx, row, id_key=fold(row["id"]))
