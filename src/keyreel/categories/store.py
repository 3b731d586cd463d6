"""Categories as lists and single reads find them. How their tree changes is in `tree.py`."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from keyreel.categories.entitlement import MEMBERS_OF, Viewer, category_clause, clause_params
from keyreel.categories.errors import CategoryNotFound
from keyreel.categories.filters import CategoryFilter
from keyreel.categories.member_types import CategoryUserStatus
from keyreel.categories.rules import SEPARATOR, ids_in, number
from keyreel.categories.tables import category, category_entry, category_user
from keyreel.categories.types import Category, CategoryEntryStatus, CategoryUserPermissionLevel
from keyreel.gate import fold
from keyreel.shelf import Condition, Shelf
from keyreel.shelf.filters import LONGEST, MAX_LISTED, begins_with, escape
from keyreel.storage import Database, Key, Statement, Tx, in_list

_BEHIND = chr(ord(SEPARATOR) + 1)
"""Sorts behind every path that goes on below another."""
_WORDS = 10
"""How many words of a text, and beginnings of a list, count."""
VISIBLE_TO = "visible_to"
"""The condition that a category is there for a `Viewer`."""


def below(names: str, *, itself: bool) -> sa.ColumnElement[bool]:
    """Whether a category is below one of those whose ids the parameter `names` lists."""
    above, lower = category.alias("above"), category.alias("lower")
    is_below = sa.and_(
        lower.c.full_ids > above.c.full_ids.concat(sa.literal_column(f"'{SEPARATOR}'")),
        lower.c.full_ids < above.c.full_ids.concat(sa.literal_column(f"'{_BEHIND}'")),
    )
    found = (
        sa.select(lower.c.id)
        .select_from(above.join(lower, sa.and_(lower.c.partner_id == above.c.partner_id, is_below)))
        .where(above.c.partner_id == sa.bindparam("partner_id"), in_list(above.c.id, names))
    )
    under = category.c.id.in_(found)
    return sa.or_(under, in_list(category.c.id, names)) if itself else under


def inside(column: sa.Column[Any], condition: Condition) -> Condition:
    """A condition on categories as one on the column of their ids."""
    of_account = category.c.partner_id == sa.bindparam("partner_id")
    return Condition(
        lambda: column.in_(sa.select(category.c.id).where(of_account, condition.clause())), condition.params, True
    )


def path_range(column: sa.ColumnElement[Any], first: str, last: str) -> sa.ColumnElement[bool]:
    """Whether a path is below another; `range_of` makes the parameters."""
    return sa.and_(column > sa.bindparam(first, type_=Key), column < sa.bindparam(last, type_=Key))


def range_of(path: str) -> tuple[str, str]:
    """What all paths below `path` are between."""
    return path + SEPARATOR, path + _BEHIND


def _last(part: str) -> int:
    return number(part.rpartition(SEPARATOR)[2])


def _ids_of(name: str) -> Any:
    return lambda raw: {name: ids_in(str(raw))[:MAX_LISTED]}


def _matching(name: str, *, itself: bool) -> Condition:
    def params(raw: Any) -> dict[str, Any]:
        return {name: [_last(part) for part in str(raw).split(",")[:MAX_LISTED] if part.strip()]}

    return Condition(lambda: below(name, itself=itself), params, True)


def _having(name: str, *levels: CategoryUserPermissionLevel) -> Condition:
    def clause() -> sa.ColumnElement[bool]:
        row = category_user.c
        active = row.status == sa.literal_column(str(int(CategoryUserStatus.ACTIVE)))
        as_what = row.permission_level.in_([sa.literal_column(str(int(level))) for level in levels])
        found = sa.select(row.category_id).where(
            row.partner_id == sa.bindparam("partner_id"), in_list(row.user_id_key, name), active, as_what
        )
        return MEMBERS_OF.in_(found)

    def params(raw: Any) -> dict[str, Any]:
        parts = str(raw).split(",") if name == "members_in" else [str(raw)]
        return {name: [fold(part.strip()) for part in parts[:MAX_LISTED]]}

    return Condition(clause, params, True)


def _free_text() -> Condition:
    names = [f"free_text_{index}" for index in range(_WORDS)]

    def params(raw: Any) -> dict[str, Any]:
        words = str(raw)[:LONGEST].casefold().split()[:_WORDS] or [""]
        words += [words[-1]] * (_WORDS - len(words))
        return {each: f"%{escape(word)}%" for each, word in zip(names, words, strict=True)}

    return Condition(
        lambda: sa.and_(*(category.c.words.like(sa.bindparam(each), escape="\\") for each in names)), params
    )


def _begins_with_any(name: str, column: sa.Column[Any]) -> Condition:
    parts = [begins_with(f"{name}_{index}", column) for index in range(_WORDS)]

    def params(raw: Any) -> dict[str, Any]:
        words = [part for part in str(raw).split(",") if part][:_WORDS] or [""]
        words += [words[-1]] * (_WORDS - len(words))
        return {key: value for part, word in zip(parts, words, strict=True) for key, value in part.params(word).items()}

    return Condition(lambda: sa.or_(*(part.clause() for part in parts)), params, True)


_LEVELS = tuple(CategoryUserPermissionLevel)
_PENDING = (
    sa.select(sa.func.nullif(sa.func.count(), sa.literal_column("0")))
    .select_from(category_entry)
    .where(
        category_entry.c.partner_id == category.c.partner_id,
        category_entry.c.category_id == category.c.id,
        category_entry.c.status == sa.literal_column(str(int(CategoryEntryStatus.PENDING))),
    )
    .scalar_subquery()
)

categories = Shelf(
    Category,
    category,
    missing=CategoryNotFound,
    key=category.c.id,
    fold=number,
    order=(category.c.id.asc(),),
    filter=CategoryFilter,
    derived={"pending_entries_count": _PENDING},
    extra={
        "full_ids_equal": Condition(
            lambda: category.c.full_ids == sa.bindparam("full_ids_equal"),
            lambda raw: {"full_ids_equal": str(raw)},
            True,
        ),
        "full_ids_starts_with": begins_with("full_ids_starts_with", category.c.full_ids),
        "full_ids_match_or": _matching("full_ids_match_or", itself=True),
        "ancestor_id_in": _matching("ancestor_id_in", itself=False),
        "full_name_starts_with_in": _begins_with_any("full_name_starts_with_in", category.c.full_name_key),
        "name_or_reference_id_starts_with": begins_with(
            "name_or_reference_id_starts_with", category.c.name_key, category.c.reference_id_key
        ),
        "id_or_inherited_parent_id_in": Condition(
            lambda: sa.or_(
                in_list(category.c.id, "id_or_inherited_parent_id_in"),
                in_list(category.c.inherited_parent_id, "id_or_inherited_parent_id_in"),
            ),
            _ids_of("id_or_inherited_parent_id_in"),
            True,
        ),
        "free_text": _free_text(),
        "members_in": _having("members_in", *_LEVELS),
        "member_equal": _having("member_equal", *_LEVELS),
        "manager_equal": _having("manager_equal", CategoryUserPermissionLevel.MANAGER),
        VISIBLE_TO: Condition(category_clause, clause_params),
    },
)
"""The categories of an account."""


def seen_by(viewer: Viewer) -> Mapping[str, Any]:
    """The conditions that lists have because of who asks."""
    return {VISIBLE_TO: viewer} if viewer.is_enforced else {}


async def find_visible(db: Database, partner_id: int, id: int | str, viewer: Viewer) -> Category:
    """The category with this id, if it is there for somebody.

    Raises:
        CategoryNotFound
    """
    if not viewer.is_enforced:
        return await categories.get(db, partner_id, str(id))
    page = await categories.list(db, partner_id, CategoryFilter(id_in=str(id)), None, seen_by(viewer))
    if not page.objects:
        raise CategoryNotFound(str(id))
    return page.objects[0]


_NAMED = Statement(
    sa.select(category.c.id)
    .where(category.c.partner_id == sa.bindparam("partner"), category.c.full_name_key == sa.bindparam("full_name"))
    .order_by(category.c.id)
    .limit(sa.literal_column("1"))
)


async def find_named(db: Database | Tx, partner_id: int, full_name: str) -> int | None:
    """The id of the category with a full name, however its letters are written."""
    row = await db.fetch_one(_NAMED, {"partner": partner_id, "full_name": full_name.casefold()})
    return None if row is None else row[0]
