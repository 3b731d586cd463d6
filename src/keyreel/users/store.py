"""Users, as they are kept."""

import secrets
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from keyreel.gate import fold
from keyreel.schema.errors import ApiError
from keyreel.shelf import Condition, Shelf
from keyreel.shelf.filters import begins_with
from keyreel.storage import Key, Reader, Serial, Statement, Tx, in_list, metadata
from keyreel.users.filters import role_conditions
from keyreel.users.types import User, UserFilter, UserStatus

user = sa.Table(
    "user",
    metadata,
    sa.Column("serial", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("id_key", Key, nullable=False),
    sa.Column("status", sa.BigInteger, nullable=False),
    sa.Column("type", sa.BigInteger, nullable=False),
    sa.Column("is_admin", sa.Boolean, nullable=False),
    sa.Column("role_ids", sa.Text),
    sa.Column("screen_name", sa.Text),
    sa.Column("screen_name_key", Key),
    sa.Column("email", sa.Text),
    sa.Column("email_key", Key),
    sa.Column("first_name", sa.Text),
    sa.Column("first_name_key", Key),
    sa.Column("last_name", sa.Text),
    sa.Column("last_name_key", Key),
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
_GONE = user.c.status == sa.literal_column("2")
sa.Index("user_deleted_id_key", user.c.partner_id, user.c.id_key, sqlite_where=_GONE, postgresql_where=_GONE)
_LOGS_IN = sa.and_(_LIVES, user.c.login_key.is_not(None))
sa.Index(
    "user_login_unique",
    user.c.partner_id,
    user.c.login_key,
    unique=True,
    sqlite_where=_LOGS_IN,
    postgresql_where=_LOGS_IN,
)
sa.Index("user_partner_serial", user.c.partner_id, user.c.serial)
sa.Index("user_partner_screen_name", user.c.partner_id, user.c.screen_name_key)
sa.Index("user_partner_email", user.c.partner_id, user.c.email_key)
sa.Index("user_partner_first_name", user.c.partner_id, user.c.first_name_key)
sa.Index("user_partner_last_name", user.c.partner_id, user.c.last_name_key)
sa.Index("user_partner_created", user.c.partner_id, user.c.created_at)
sa.Index("user_partner_updated", user.c.partner_id, user.c.updated_at)


class InvalidUserId(ApiError, code="INVALID_USER_ID"):
    """There is no such user in this account."""

    def __init__(self, *_: object) -> None:
        super().__init__()


_EITHER_NAME = "first_name_or_last_name_starts_with"
_ID_OR_NAME = "id_or_screen_name_starts_with"

_OWN = sa.and_(user.c.partner_id == sa.bindparam("partner_id"), _LIVES)
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
    kept_totals={(): "user"},
    derived={"login_enabled": _HAS_LOGIN},
    extra={
        **role_conditions(user.c.role_ids),
        _ID_OR_NAME: begins_with(_ID_OR_NAME, user.c.id_key, user.c.screen_name_key, within=_OWN),
        _EITHER_NAME: begins_with(_EITHER_NAME, user.c.first_name_key, user.c.last_name_key, within=_OWN),
        "login_enabled_equal": Condition(
            lambda: sa.bindparam("login_enabled_equal", type_=sa.Integer) == _HAS_LOGIN,
            lambda raw: {"login_enabled_equal": int(raw)},
        ),
        "id_equal": Condition(
            lambda: user.c.id_key == sa.bindparam("id_equal"), lambda raw: {"id_equal": fold(str(raw))}, True
        ),
        "id_in": Condition(
            lambda: in_list(user.c.id_key, "id_in"),
            lambda raw: {"id_in": [fold(part) for part in str(raw).split(",")[:500]]},
            True,
        ),
    },
)
"""The users of an account. Deleted ones are not on it."""

_HAS_ROLE = Statement(
    sa.select(user.c.serial)
    .where(user.c.partner_id == sa.bindparam("partner"), _LIVES)
    .where((sa.literal_column("','") + user.c.role_ids + sa.literal_column("','")).like(sa.bindparam("pattern")))
    .limit(1)
)


async def has_users_with_role(db: Reader, partner_id: int, role_id: int) -> bool:
    """Whether a user of the account has the role."""
    return await db.fetch_one(_HAS_ROLE, {"partner": partner_id, "pattern": f"%,{role_id},%"}) is not None


def draw_epoch() -> int:
    """The epoch that a user begins in, of whom nobody had it who had the same id before."""
    return secrets.randbelow(2**53)


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
    await users.insert(tx, row, id_key=fold(row["id"]), epoch=draw_epoch())
