"""Which entries are in which categories."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from keyreel.categories.entitlement import (
    MEMBERS_OF,
    NAMED,
    Placement,
    Viewer,
    category_clause,
    clause_params,
    entry_clause,
)
from keyreel.categories.errors import EntryNotAssigned, TooManyCategories
from keyreel.categories.filters import CategoryEntryFilter
from keyreel.categories.member_types import CategoryUserStatus
from keyreel.categories.rules import MOST_CATEGORIES, number
from keyreel.categories.store import inside
from keyreel.categories.tables import category, category_entry, category_user
from keyreel.categories.tree import count_entry, hold, recount
from keyreel.categories.types import Category, CategoryEntry, CategoryEntryStatus, PrivacyType
from keyreel.gate import fold
from keyreel.shelf import Condition, Shelf
from keyreel.shelf.filters import begins_with
from keyreel.storage import Reader, Statement, Tx, in_list

_link = category_entry.c
_ACTIVE = sa.literal_column(str(int(CategoryEntryStatus.ACTIVE)))
_PENDING = sa.literal_column(str(int(CategoryEntryStatus.PENDING)))
_REJECTED = sa.literal_column(str(int(CategoryEntryStatus.REJECTED)))
_MINE = _link.partner_id == sa.bindparam("partner")
_OF_ENTRY = sa.and_(_MINE, _link.entry_id == sa.bindparam("entry"))
_ONE = sa.and_(_OF_ENTRY, _link.category_id == sa.bindparam("category", type_=sa.BigInteger))

_FULL_IDS = (
    sa.select(category.c.full_ids).where(category.c.id == _link.category_id).correlate(category_entry).scalar_subquery()
)


def _creators(name: str) -> Condition:
    parts = (lambda raw: str(raw).split(",")[:500]) if name.endswith("_in") else (lambda raw: [str(raw)])
    return Condition(
        lambda: in_list(_link.creator_user_id_key, name), lambda raw: {name: [fold(part) for part in parts(raw)]}, True
    )


_entry = sa.table(
    "entry", *(sa.column(name) for name in ("id", "partner_id", "user_id_key", *NAMED))
)  # which belongs to the room above


def _entry_is_there() -> sa.ColumnElement[bool]:
    here = sa.and_(_entry.c.partner_id == _link.partner_id, _entry.c.id == _link.entry_id)
    return sa.exists(sa.select(_entry.c.id).where(here, entry_clause(_entry.c)))


VISIBLE_ENTRY = "visible_entry"
"""The condition that the entry is there for a `Viewer`."""
VISIBLE_CATEGORY = "visible_category"
"""The condition that the category is there for a `Viewer`."""
NOT_REJECTED = "not_rejected"
"""The condition that an entry was not turned down; lists that do not ask for a status have it."""

links = Shelf(
    CategoryEntry,
    category_entry,
    missing=lambda _: EntryNotAssigned(),
    key=category_entry.c.id,
    fold=number,
    order=(category_entry.c.id.asc(),),
    filter=CategoryEntryFilter,
    derived={"category_full_ids": _FULL_IDS},
    extra={
        "entry_id_equal": Condition(
            lambda: _link.entry_id == sa.bindparam("entry_id_equal"), lambda raw: {"entry_id_equal": str(raw)}, True
        ),
        "entry_id_in": Condition(
            lambda: in_list(_link.entry_id, "entry_id_in"),
            lambda raw: {"entry_id_in": [part.strip() for part in str(raw).split(",")[:500]]},
            True,
        ),
        "creator_user_id_equal": _creators("creator_user_id_equal"),
        "creator_user_id_in": _creators("creator_user_id_in"),
        "category_full_ids_starts_with": inside(
            _link.category_id, begins_with("category_full_ids_starts_with", category.c.full_ids)
        ),
        VISIBLE_CATEGORY: inside(_link.category_id, Condition(category_clause, clause_params)),
        VISIBLE_ENTRY: Condition(_entry_is_there, clause_params),
        NOT_REJECTED: Condition(lambda: _link.status != _REJECTED, lambda raw: {}),
    },
)
"""Which entries of an account are in which of its categories."""

_FIND = Statement(sa.select(_link.id, _link.status, _link.creator_user_id).where(_ONE))
_COUNTED = Statement(
    sa.select(category.c.full_ids)
    .select_from(category_entry.join(category, category.c.id == _link.category_id))
    .where(_OF_ENTRY, _link.status == _ACTIVE)
)
_PLACES = Statement(
    sa.select(_link.category_id, category.c.full_name)
    .select_from(category_entry.join(category, category.c.id == _link.category_id))
    .where(_OF_ENTRY, _link.status.in_([_ACTIVE, _PENDING]))
    .order_by(_link.id)
)
_IS_MEMBER = sa.exists(
    sa.select(category_user.c.id).where(
        category_user.c.partner_id == category.c.partner_id,
        category_user.c.category_id == MEMBERS_OF,
        category_user.c.status == sa.literal_column(str(int(CategoryUserStatus.ACTIVE))),
        in_list(category_user.c.user_id_key, "keys"),
    )
)
_PLACEMENTS = Statement(
    sa.select(category.c.privacy_contexts, category.c.privacy, _link.status, _IS_MEMBER)
    .select_from(category_entry.join(category, category.c.id == _link.category_id))
    .where(_OF_ENTRY, _link.status.in_([_ACTIVE, _PENDING]))
)
_SET_STATUS = Statement(sa.update(category_entry).where(_ONE).values(status=sa.bindparam("new_status")))
_REMOVE = Statement(sa.delete(category_entry).where(_ONE))
_FORGET = Statement(sa.delete(category_entry).where(_OF_ENTRY))
_AMONG = in_list(_link.category_id, "ids")
_there = category_entry.alias("there")
_MOVE = Statement(
    sa.insert(category_entry).from_select(
        ["partner_id", "category_id", "entry_id", "created_at", "status", "creator_user_id", "creator_user_id_key"],
        sa.select(
            _link.partner_id,
            sa.bindparam("parent", type_=sa.BigInteger),
            _link.entry_id,
            sa.func.min(_link.created_at),
            sa.func.max(_link.status),
            sa.func.min(_link.creator_user_id),
            sa.func.min(_link.creator_user_id_key),
        )
        .where(
            _MINE,
            _AMONG,
            _link.status.in_([_ACTIVE, _PENDING]),
            ~sa.exists(
                sa.select(_there.c.id).where(
                    _there.c.partner_id == _link.partner_id,
                    _there.c.entry_id == _link.entry_id,
                    _there.c.category_id == sa.bindparam("parent", type_=sa.BigInteger),
                )
            ),
        )
        .group_by(_link.partner_id, _link.entry_id),
    )
)
_CLEAR = Statement(sa.delete(category_entry).where(_MINE, _AMONG))


async def find_link(db: Reader, partner_id: int, entry_id: str, category_id: int) -> tuple[int, int, str | None] | None:
    """The number of a category entry, its status and who made it, or `None`."""
    row = await db.fetch_one(_FIND, {"partner": partner_id, "entry": entry_id, "category": category_id})
    return None if row is None else (row[0], row[1], row[2])


async def placements_of(db: Reader, partner_id: int, entry_id: str, viewer: Viewer) -> list[Placement]:
    """The categories of an entry as somebody meets them: what `may_see_entry` asks for."""
    keys = {"partner": partner_id, "entry": entry_id, "keys": list(viewer.keys)}
    rows = await db.fetch(_PLACEMENTS, keys)
    return [
        Placement(
            tuple(part for part in contexts.split(",") if part),
            PrivacyType(privacy),
            status == CategoryEntryStatus.ACTIVE,
            bool(has_member),
        )
        for contexts, privacy, status, has_member in rows
    ]


async def categories_of(db: Reader, partner_id: int, entry_id: str) -> list[tuple[int, str]]:
    """The categories that an entry is in or waits for: id and full name, in the order in which it came there."""
    rows = await db.fetch(_PLACES, {"partner": partner_id, "entry": entry_id})
    return [(row[0], row[1]) for row in rows]


async def put_entry(
    tx: Tx,
    partner_id: int,
    entry_id: str,
    category_id: int,
    now: int,
    *,
    creator: str | None = None,
    waits: bool = False,
    most: int = MOST_CATEGORIES,
) -> None:
    """Put an entry into a category, where it is not yet or was turned down; `waits` until somebody lets it in.

    Raises:
        TooManyCategories
    """
    before = await _counted(tx, partner_id, entry_id)
    await tx.execute(_REMOVE, {"partner": partner_id, "entry": entry_id, "category": category_id})
    if len(await categories_of(tx, partner_id, entry_id)) >= most:
        raise TooManyCategories(str(most))
    values = {
        "category_id": category_id,
        "entry_id": entry_id,
        "created_at": now,
        "status": CategoryEntryStatus.PENDING if waits else CategoryEntryStatus.ACTIVE,
        "creator_user_id": creator,
    }
    await links.insert(tx, values, partner_id=partner_id)
    await count_entry(tx, partner_id, before, await _counted(tx, partner_id, entry_id))


async def set_status(tx: Tx, partner_id: int, entry_id: str, category_id: int, status: CategoryEntryStatus) -> None:
    """Let an entry in, or turn it down."""
    before = await _counted(tx, partner_id, entry_id)
    keys = {"partner": partner_id, "entry": entry_id, "category": category_id}
    await tx.execute(_SET_STATUS, {**keys, "new_status": int(status)})
    await count_entry(tx, partner_id, before, await _counted(tx, partner_id, entry_id))


async def take_entry(tx: Tx, partner_id: int, entry_id: str, category_id: int) -> None:
    """Take an entry out of a category."""
    before = await _counted(tx, partner_id, entry_id)
    await tx.execute(_REMOVE, {"partner": partner_id, "entry": entry_id, "category": category_id})
    await count_entry(tx, partner_id, before, await _counted(tx, partner_id, entry_id))


async def forget_entry(tx: Tx, partner_id: int, entry_id: str, now: int) -> None:
    """Take a deleted entry out of all categories."""
    await hold(tx, partner_id)
    before = await _counted(tx, partner_id, entry_id)
    await tx.execute(_FORGET, {"partner": partner_id, "entry": entry_id})
    await count_entry(tx, partner_id, before, [])


async def empty(tx: Tx, partner_id: int, top: Category, ids: Sequence[int], *, moves: bool) -> None:
    """Take all entries out of these categories, which are `top` and those below it; `moves` puts them above it."""
    keys: dict[str, Any] = {"partner": partner_id, "ids": list(ids)}
    if moves and top.parent_id:
        await tx.execute(_MOVE, {**keys, "parent": top.parent_id})
    await tx.execute(_CLEAR, keys)
    if top.parent_id:
        await recount(tx, partner_id, [top.parent_id])


async def _counted(tx: Tx, partner_id: int, entry_id: str) -> list[str]:
    rows = await tx.fetch(_COUNTED, {"partner": partner_id, "entry": entry_id})
    return [row[0] for row in rows]
