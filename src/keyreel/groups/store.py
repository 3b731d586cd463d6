"""Who is in which group, as it is kept."""

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from keyreel.gate import fold
from keyreel.groups.types import GroupUser, GroupUserCreationMode, GroupUserFilter, GroupUserRole
from keyreel.schema.errors import ApiError
from keyreel.shelf import Condition, Shelf
from keyreel.storage import Key, Reader, Serial, Statement, Tx, in_list, metadata

group_user = sa.Table(
    "group_user",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("user_id", sa.Text, nullable=False),
    sa.Column("user_id_key", Key, nullable=False),
    sa.Column("group_id", sa.Text, nullable=False),
    sa.Column("group_id_key", Key, nullable=False),
    sa.Column("group_type", sa.BigInteger, nullable=False),
    sa.Column("user_role", sa.BigInteger, nullable=False),
    sa.Column("status", sa.BigInteger, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
)
"""A row for each member of each group; whoever leaves has none."""
sa.Index("group_user_unique", group_user.c.partner_id, group_user.c.user_id_key, group_user.c.group_id_key, unique=True)
sa.Index("group_user_group", group_user.c.partner_id, group_user.c.group_id_key)


class GroupUserNotFound(ApiError, code="GROUP_USER_NOT_FOUND"):
    """Nobody is in a group in this way."""

    def __init__(self, *_: object) -> None:
        super().__init__()


MOST_GROUPS = 1024
"""Groups that a user can be in."""


class GroupNotFound(ApiError, code="GROUP_NOT_FOUND"):
    """The account has no such group: it is a user of a group's type."""


class TooManyGroups(ApiError, code="USER_EXCEEDED_MAX_GROUPS"):
    """The user is in as many groups as one can be."""


def _ids(name: str, column: sa.Column[Any]) -> dict[str, Condition]:
    equal, inside = f"{name}_equal", f"{name}_in"
    return {
        equal: Condition(lambda: column == sa.bindparam(equal), lambda raw: {equal: fold(str(raw))}, True),
        inside: Condition(
            lambda: in_list(column, inside),
            lambda raw: {inside: [fold(part) for part in str(raw).split(",")[:500]]},
            True,
        ),
    }


def _serial(id: str) -> int:
    return int(id) if id.isascii() and id.isdigit() and len(id) < 19 else -1


group_users = Shelf(
    GroupUser,
    group_user,
    missing=GroupUserNotFound,
    key=group_user.c.id,
    fold=_serial,
    order=(group_user.c.id.asc(),),
    filter=GroupUserFilter,
    extra={
        **_ids("user_id", group_user.c.user_id_key),
        **_ids("group_id", group_user.c.group_id_key),
        "group_type": Condition(
            lambda: group_user.c.group_type == sa.bindparam("group_type"), lambda raw: {"group_type": int(raw)}
        ),
    },
)
"""Who is in which group of an account."""

_FIND = Statement(
    sa.select(group_user.c.id, group_user.c.user_role).where(
        group_user.c.partner_id == sa.bindparam("partner"),
        group_user.c.user_id_key == sa.bindparam("user_key"),
        group_user.c.group_id_key == sa.bindparam("group_key"),
    )
)
_COUNT = Statement(
    sa.select(sa.func.count())
    .select_from(group_user)
    .where(group_user.c.partner_id == sa.bindparam("partner"), group_user.c.user_id_key == sa.bindparam("user_key"))
)
_REMOVE = Statement(
    sa.delete(group_user).where(
        group_user.c.partner_id == sa.bindparam("partner"),
        group_user.c.user_id_key == sa.bindparam("user_key"),
        group_user.c.group_id_key == sa.bindparam("group_key"),
    )
)
_OF_USER = Statement(
    sa.select(group_user.c.group_id_key, group_user.c.data).where(
        group_user.c.partner_id == sa.bindparam("partner"), group_user.c.user_id_key == sa.bindparam("user_key")
    )
)
_FORGET = Statement(
    sa.delete(group_user).where(
        group_user.c.partner_id == sa.bindparam("partner"),
        sa.or_(group_user.c.user_id_key == sa.bindparam("key"), group_user.c.group_id_key == sa.bindparam("key")),
    )
)


async def find_membership(db: Reader, partner_id: int, user_id: str, group_id: str) -> tuple[int, GroupUserRole] | None:
    """The number of a membership and what the user is in the group, or `None`."""
    keys = {"partner": partner_id, "user_key": fold(user_id), "group_key": fold(group_id)}
    row = await db.fetch_one(_FIND, keys)
    return None if row is None else (row[0], GroupUserRole(row[1]))


async def memberships_of(db: Reader, partner_id: int, user_id: str) -> dict[str, GroupUserCreationMode]:
    """The groups that a user is in, by their folded ids, and how they came into them."""
    rows = await db.fetch(_OF_USER, {"partner": partner_id, "user_key": fold(user_id)})
    manual = GroupUserCreationMode.MANUAL
    return {key: GroupUserCreationMode(json.loads(data).get("creation_mode", manual)) for key, data in rows}


async def count_groups(tx: Tx, partner_id: int, user_id: str) -> int:
    """How many groups a user is in."""
    row = await tx.fetch_one(_COUNT, {"partner": partner_id, "user_key": fold(user_id)})
    return row[0] if row else 0


async def insert_membership(tx: Tx, values: Mapping[str, Any]) -> None:
    """Let a user into a group.

    Raises:
        Conflict: the user is in it.
    """
    keys = {"user_id_key": fold(values["user_id"]), "group_id_key": fold(values["group_id"])}
    await group_users.insert(tx, values, **keys)


async def remove_membership(tx: Tx, partner_id: int, user_id: str, group_id: str) -> bool:
    """Take a user out of a group; whether they were in it."""
    keys = {"partner": partner_id, "user_key": fold(user_id), "group_key": fold(group_id)}
    return await tx.execute(_REMOVE, keys) > 0


async def forget_memberships(tx: Tx, partner_id: int, user_id: str, now: int) -> None:
    """Forget a deleted user, or a deleted group."""
    await tx.execute(_FORGET, {"partner": partner_id, "key": fold(user_id)})
