"""Who is a member of which category."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from keyreel.categories.errors import NotAMember
from keyreel.categories.member_types import CategoryUser, CategoryUserFilter, CategoryUserStatus, UpdateMethodType
from keyreel.categories.rules import names_of_level, number
from keyreel.categories.store import inside
from keyreel.categories.tables import category, category_user
from keyreel.categories.tree import count_members
from keyreel.categories.types import CategoryUserPermissionLevel
from keyreel.gate import fold
from keyreel.shelf import Condition, Shelf
from keyreel.shelf.filters import MAX_LISTED, begins_with, escape
from keyreel.storage import Reader, Statement, Tx, in_list, names_all, names_any

_row = category_user.c
_ACTIVE = sa.literal_column(str(int(CategoryUserStatus.ACTIVE)))
_MINE = _row.partner_id == sa.bindparam("partner")
_OF_CATEGORY = sa.and_(_MINE, _row.category_id == sa.bindparam("category", type_=sa.BigInteger))
_ONE = sa.and_(_OF_CATEGORY, _row.user_id_key == sa.bindparam("user_key"))
_FULL_IDS = (
    sa.select(category.c.full_ids).where(category.c.id == _row.category_id).correlate(category_user).scalar_subquery()
)


def _users(name: str) -> Condition:
    def params(raw: Any) -> dict[str, Any]:
        parts = [str(raw)] if name.endswith("_equal") else str(raw).split(",")[:MAX_LISTED]
        return {name: [fold(part.strip()) for part in parts]}

    return Condition(lambda: in_list(_row.user_id_key, name), params, True)


def _names(name: str) -> Condition:
    def clause() -> sa.ColumnElement[bool]:
        if name == "permission_names_match_and":
            return names_all(_row.permission_names, name)
        found = names_any(_row.permission_names, name)
        return found if name == "permission_names_match_or" else sa.not_(found)

    return Condition(
        clause, lambda raw: {name: [part.strip() for part in str(raw).split(",")[:MAX_LISTED] if part.strip()]}
    )


AMONG_USERS = "among_users"
"""The condition that a membership is of one of these users."""

members = Shelf(
    CategoryUser,
    category_user,
    missing=lambda _: NotAMember(),
    key=_row.id,
    fold=number,
    order=(_row.id.asc(),),
    filter=CategoryUserFilter,
    derived={"category_full_ids": _FULL_IDS},
    extra={
        "user_id_equal": _users("user_id_equal"),
        "user_id_in": _users("user_id_in"),
        AMONG_USERS: Condition(
            lambda: in_list(_row.user_id_key, AMONG_USERS), lambda raw: {AMONG_USERS: list(raw)}, True
        ),
        "category_full_ids_starts_with": inside(
            _row.category_id, begins_with("category_full_ids_starts_with", category.c.full_ids)
        ),
        "category_full_ids_equal": inside(
            _row.category_id,
            Condition(
                lambda: category.c.full_ids == sa.bindparam("category_full_ids_equal"),
                lambda raw: {"category_full_ids_equal": str(raw)},
            ),
        ),
        "permission_names_match_and": _names("permission_names_match_and"),
        "permission_names_match_or": _names("permission_names_match_or"),
        "permission_names_not_contains": _names("permission_names_not_contains"),
        "free_text": Condition(
            lambda: _row.user_id_key.like(sa.bindparam("free_text"), escape="\\"),
            lambda raw: {"free_text": f"%{escape(fold(str(raw).strip()))}%"},
        ),
    },
)
"""Who is a member of which category of an account."""

_FIND = Statement(sa.select(_row.id).where(_ONE))
_LEVEL = Statement(
    sa.select(sa.func.min(_row.permission_level)).where(
        _OF_CATEGORY, _row.status == _ACTIVE, in_list(_row.user_id_key, "keys")
    )
)
_COUNT = Statement(sa.select(sa.func.count()).select_from(category_user).where(_OF_CATEGORY))
_REMOVE = Statement(sa.delete(category_user).where(_ONE))
_CATEGORIES = Statement(sa.select(_row.category_id).where(_MINE, _row.user_id_key == sa.bindparam("user_key")))
_FORGET = Statement(sa.delete(category_user).where(_MINE, _row.user_id_key == sa.bindparam("user_key")))
_COPY = Statement(
    sa.select(_row.user_id, _row.permission_level, _row.status, _row.update_method, _row.permission_names)
    .where(_OF_CATEGORY)
    .order_by(_row.id)
)


async def find_member(db: Reader, partner_id: int, category_id: int, user_id: str) -> int | None:
    """The number of a membership, or `None`."""
    row = await db.fetch_one(_FIND, {"partner": partner_id, "category": category_id, "user_key": fold(user_id)})
    return None if row is None else row[0]


async def level_of(
    db: Reader, partner_id: int, category_id: int, keys: Sequence[str]
) -> CategoryUserPermissionLevel | None:
    """The most that somebody may do in a category which has members of its own; `None` where they are none.

    Args:
        keys: the folded ids of the user and of the user's groups.
    """
    row = await db.fetch_one(_LEVEL, {"partner": partner_id, "category": category_id, "keys": list(keys)})
    return None if row is None or row[0] is None else CategoryUserPermissionLevel(row[0])


async def count(tx: Tx, partner_id: int, category_id: int) -> int:
    """How many memberships a category has, of any status."""
    row = await tx.fetch_one(_COUNT, {"partner": partner_id, "category": category_id})
    return row[0] if row else 0


async def let_in(
    tx: Tx,
    partner_id: int,
    category_id: int,
    user_id: str,
    level: CategoryUserPermissionLevel,
    now: int,
    *,
    method: UpdateMethodType = UpdateMethodType.MANUAL,
    status: CategoryUserStatus = CategoryUserStatus.ACTIVE,
    names: str | None = None,
) -> None:
    """Make somebody a member of a category.

    Raises:
        Conflict: they are one already.
    """
    values = {
        "category_id": category_id,
        "user_id": user_id,
        "partner_id": partner_id,
        "permission_level": level,
        "status": status,
        "created_at": now,
        "updated_at": now,
        "update_method": method,
        "permission_names": names_of_level(level) if names is None else names,
    }
    await members.insert(tx, values)
    await count_members(tx, partner_id, [category_id])


async def make_manager(tx: Tx, partner_id: int, category_id: int, user_id: str, now: int) -> None:
    """Make somebody, member or not, a manager of a category."""
    await tx.execute(_REMOVE, {"partner": partner_id, "category": category_id, "user_key": fold(user_id)})
    await let_in(tx, partner_id, category_id, user_id, CategoryUserPermissionLevel.MANAGER, now)


async def let_out(tx: Tx, partner_id: int, category_id: int, user_id: str) -> bool:
    """Take somebody out of a category; whether they were in it."""
    keys = {"partner": partner_id, "category": category_id, "user_key": fold(user_id)}
    removed = await tx.execute(_REMOVE, keys) > 0
    await count_members(tx, partner_id, [category_id])
    return removed


async def copy_members(tx: Tx, partner_id: int, source: int, target: int, now: int) -> None:
    """Make the members of one category members of another, where they are not yet."""
    for user_id, level, status, method, names in await tx.fetch(_COPY, {"partner": partner_id, "category": source}):
        if await find_member(tx, partner_id, target, user_id) is None:
            values: dict[str, Any] = {"category_id": target, "user_id": user_id, "partner_id": partner_id}
            values |= {"permission_level": level, "status": status, "update_method": method}
            values |= {"permission_names": names, "created_at": now, "updated_at": now}
            await members.insert(tx, values)
    await count_members(tx, partner_id, [target])


async def forget_members(tx: Tx, partner_id: int, user_id: str, now: int) -> None:
    """Forget a deleted user, or a deleted group."""
    keys = {"partner": partner_id, "user_key": fold(user_id)}
    ids: Iterable[int] = [row[0] for row in await tx.fetch(_CATEGORIES, keys)]
    await tx.execute(_FORGET, keys)
    await count_members(tx, partner_id, list(ids))
