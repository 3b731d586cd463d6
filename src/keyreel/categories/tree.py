"""How the tree of categories changes, with all that is counted in it. Every function is part of a transaction.

Whoever changes the tree, or what it counts, holds the account first: so counts are never made from what another is
changing.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from keyreel.categories.errors import DuplicateCategory, ParentIsChild
from keyreel.categories.member_types import CategoryUserStatus
from keyreel.categories.rules import MOST_DEPTH, SEPARATOR, join_contexts, path_ids, words_of
from keyreel.categories.store import categories, path_range, range_of
from keyreel.categories.tables import category, category_entry, category_user
from keyreel.categories.types import Category, CategoryEntryStatus, InheritanceType
from keyreel.schema.errors import InvalidFieldValue
from keyreel.storage import Reader, Statement, Tx, in_list

_partner = sa.table("partner", sa.column("id", sa.BigInteger))
_MINE = category.c.partner_id == sa.bindparam("partner")
_AT = category.c.id == sa.bindparam("at", type_=sa.BigInteger)
_BELOW = path_range(category.c.full_ids, "first", "last")
_ACTIVE = sa.literal_column(str(int(CategoryEntryStatus.ACTIVE)))

_HOLD = Statement(
    sa.select(_partner.c.id).where(_partner.c.id == sa.bindparam("partner")).with_for_update(key_share=True)
)
_NAMED = Statement(
    sa.select(category.c.id).where(
        _MINE, category.c.parent_id == sa.bindparam("parent"), category.c.name_key == sa.bindparam("name_key")
    )
)
_PATHS = Statement(sa.select(category.c.id, category.c.full_ids).where(_MINE, in_list(category.c.id, "ids")))
_SET_PATH = Statement(
    sa.update(category).where(_MINE, _AT).values(full_ids=sa.bindparam("new_ids")),
)


def _tail(column: sa.Column[Any], new: str, size: str) -> sa.ColumnElement[Any]:
    rest = sa.func.substr(column, sa.bindparam(size, type_=sa.Integer), type_=sa.Text)
    return sa.bindparam(new, type_=sa.Text).concat(rest)


_REPLANT = Statement(
    sa.update(category)
    .where(_MINE, _BELOW)
    .values(
        full_name=_tail(category.c.full_name, "new_name", "name_from"),
        full_name_key=_tail(category.c.full_name_key, "new_key", "key_from"),
        full_ids=_tail(category.c.full_ids, "new_ids", "ids_from"),
        depth=category.c.depth + sa.bindparam("deeper", type_=sa.BigInteger),
    )
)
_DEEPEST = Statement(sa.select(sa.func.max(category.c.depth)).where(_MINE, _BELOW))
_FAMILY = Statement(
    sa.select(
        category.c.id,
        category.c.parent_id,
        category.c.privacy_context,
        category.c.privacy_contexts,
        category.c.inheritance_type,
        category.c.inherited_parent_id,
    )
    .where(_MINE, _BELOW)
    .order_by(category.c.depth)
)
_DERIVE = Statement(
    sa.update(category)
    .where(_MINE, _AT)
    .values(privacy_contexts=sa.bindparam("new_contexts"), inherited_parent_id=sa.bindparam("new_inherited"))
)
_children = category.alias("children")
_COUNT_CHILDREN = Statement(
    sa.update(category)
    .where(_MINE, _AT)
    .values(
        direct_sub_categories_count=sa.select(sa.func.count())
        .select_from(_children)
        .where(_children.c.partner_id == category.c.partner_id, _children.c.parent_id == category.c.id)
        .scalar_subquery()
    )
)
_COUNT_DIRECT = Statement(
    sa.update(category)
    .where(_MINE, _AT)
    .values(
        direct_entries_count=sa.select(sa.func.count())
        .select_from(category_entry)
        .where(
            category_entry.c.partner_id == category.c.partner_id,
            category_entry.c.category_id == category.c.id,
            category_entry.c.status == _ACTIVE,
        )
        .scalar_subquery()
    )
)
_COUNT_TREE = Statement(
    sa.select(sa.func.count(sa.distinct(category_entry.c.entry_id)))
    .select_from(category.join(category_entry, category_entry.c.category_id == category.c.id))
    .where(
        _MINE,
        category_entry.c.partner_id == sa.bindparam("partner"),
        category_entry.c.status == _ACTIVE,
        sa.or_(_AT, _BELOW),
    )
)
_SET_ENTRIES = Statement(sa.update(category).where(_MINE, _AT).values(entries_count=sa.bindparam("number")))
_ADD_ENTRIES = Statement(
    sa.update(category)
    .where(_MINE, in_list(category.c.id, "ids"))
    .values(entries_count=category.c.entries_count + sa.bindparam("by", type_=sa.BigInteger))
)
_ADD_DIRECT = Statement(
    sa.update(category)
    .where(_MINE, in_list(category.c.id, "ids"))
    .values(direct_entries_count=category.c.direct_entries_count + sa.bindparam("by", type_=sa.BigInteger))
)


def _members(status: CategoryUserStatus) -> Any:
    return (
        sa.select(sa.func.count())
        .select_from(category_user)
        .where(
            category_user.c.partner_id == category.c.partner_id,
            category_user.c.category_id == sa.func.coalesce(category.c.inherited_parent_id, category.c.id),
            category_user.c.status == sa.literal_column(str(int(status))),
        )
        .scalar_subquery()
    )


_COUNT_MEMBERS = Statement(
    sa.update(category)
    .where(
        _MINE,
        sa.or_(in_list(category.c.id, "ids"), in_list(category.c.inherited_parent_id, "ids")),
    )
    .values(
        members_count=_members(CategoryUserStatus.ACTIVE), pending_members_count=_members(CategoryUserStatus.PENDING)
    )
)
_REMOVE = Statement(sa.delete(category).where(_MINE, in_list(category.c.id, "ids")))
_REMOVE_MEMBERS = Statement(
    sa.delete(category_user).where(
        category_user.c.partner_id == sa.bindparam("partner"), in_list(category_user.c.category_id, "ids")
    )
)
_LOWER = Statement(sa.select(category.c.id).where(_MINE, _BELOW))


async def hold(tx: Tx, partner_id: int) -> None:
    """Let nobody else change the categories of an account before this transaction ends."""
    await tx.fetch_one(_HOLD, {"partner": partner_id})


async def paths_of(db: Reader, partner_id: int, ids: Sequence[int]) -> dict[int, str]:
    """The paths of those categories that are there, by id."""
    rows = await db.fetch(_PATHS, {"partner": partner_id, "ids": list(ids)})
    return {row[0]: row[1] for row in rows}


async def plant(tx: Tx, partner_id: int, values: dict[str, Any]) -> int:
    """Make a category with these properties, complete but for what its place says; its id.

    Raises:
        CategoryNotFound: there is none to be above it.
        DuplicateCategory, InvalidFieldValue
    """
    parent = await _parent(tx, partner_id, values["parent_id"])
    place = _place(values, parent)
    await _check_name(tx, partner_id, {**values, **place})
    counts = dict.fromkeys(_COUNTS, 0)
    row: dict[str, Any] = {**values, **place, **counts, "partner_id": partner_id, "full_ids": ""}
    await categories.insert(tx, row, words=words_of(row))
    name_key = row["name"].casefold()
    found = await tx.fetch_one(_NAMED, {"partner": partner_id, "parent": row["parent_id"], "name_key": name_key})
    assert found is not None
    id: int = found[0]
    path = f"{parent.full_ids}{SEPARATOR}{id}" if parent else str(id)
    await tx.execute(_SET_PATH, {"partner": partner_id, "at": id, "new_ids": path})
    if parent is not None:
        await tx.execute(_COUNT_CHILDREN, {"partner": partner_id, "at": parent.id})
    await count_members(tx, partner_id, [id])
    return id


_COUNTS = (
    "entries_count",
    "direct_entries_count",
    "direct_sub_categories_count",
    "members_count",
    "pending_members_count",
)


async def replant(tx: Tx, partner_id: int, stored: Category, changes: Mapping[str, Any]) -> Category:
    """Change properties of a category, its name and its place among them; all below it follows.

    Raises:
        CategoryNotFound: there is none to be above it.
        DuplicateCategory, ParentIsChild, InvalidFieldValue
    """
    id, old_path = stored.id or 0, stored.full_ids or ""
    values: dict[str, Any] = {**stored.given, **changes}
    parent = await _parent(tx, partner_id, values["parent_id"])
    if parent is not None and id in path_ids([parent.full_ids or ""]):
        raise ParentIsChild(str(parent.id), str(id))
    place = _place(values, parent)
    place["full_ids"] = f"{parent.full_ids}{SEPARATOR}{id}" if parent else str(id)
    values |= place
    await _check_name(tx, partner_id, values, id)
    first, last = range_of(old_path)
    range: dict[str, Any] = {"partner": partner_id, "first": first, "last": last}
    deeper = place["depth"] - (stored.depth or 0)
    if deeper > 0:
        deepest = await tx.fetch_one(_DEEPEST, range)
        if deepest and (deepest[0] or 0) + deeper > MOST_DEPTH:
            raise InvalidFieldValue("parentId")
    result = await categories.change(tx, partner_id, str(id), stored, {**changes, **place}, words=words_of(values))
    if (place["full_name"], place["full_ids"]) != (stored.full_name, old_path):
        old_name = stored.full_name or ""
        news = {
            "new_name": place["full_name"],
            "name_from": len(old_name) + 1,
            "new_key": place["full_name"].casefold(),
            "key_from": len(old_name.casefold()) + 1,
            "new_ids": place["full_ids"],
            "ids_from": len(old_path) + 1,
            "deeper": deeper,
        }
        await tx.execute(_REPLANT, {**range, **news})
    await _derive(tx, partner_id, result)
    if place["full_ids"] != old_path:
        await recount(tx, partner_id, [stored.parent_id or 0, values["parent_id"]])
    return result


async def _parent(tx: Tx, partner_id: int, id: int) -> Category | None:
    return await categories.get(tx, partner_id, str(id)) if id else None


def _place(values: Mapping[str, Any], parent: Category | None) -> dict[str, Any]:
    """What a category is by its own properties and the one above it."""
    depth = (parent.depth or 0) + 1 if parent else 0
    if depth > MOST_DEPTH:
        raise InvalidFieldValue("parentId")
    inherited = None
    if parent is not None and values["inheritance_type"] == InheritanceType.INHERIT:
        inherited = parent.inherited_parent_id or parent.id
    contexts = join_contexts(values["privacy_context"], (parent.privacy_contexts or "") if parent else "")
    full_name = f"{parent.full_name}{SEPARATOR}{values['name']}" if parent else values["name"]
    return {"depth": depth, "full_name": full_name, "privacy_contexts": contexts, "inherited_parent_id": inherited}


async def _check_name(tx: Tx, partner_id: int, values: Mapping[str, Any], own_id: int = 0) -> None:
    key = values["name"].casefold()
    found = await tx.fetch_one(_NAMED, {"partner": partner_id, "parent": values["parent_id"], "name_key": key})
    if found is not None and found[0] != own_id:
        raise DuplicateCategory(values["full_name"])


async def _derive(tx: Tx, partner_id: int, top: Category) -> None:
    """Give what is below a category the contexts and the members that it has from above now."""
    first, last = range_of(top.full_ids or "")
    rows = await tx.fetch(_FAMILY, {"partner": partner_id, "first": first, "last": last})
    known: dict[int, tuple[str, int | None]] = {top.id or 0: (top.privacy_contexts or "", top.inherited_parent_id)}
    changed = [top.id or 0]
    for id, parent_id, own, contexts, inheritance, inherited in rows:
        above_contexts, above_members = known[parent_id]
        new = join_contexts(own, above_contexts)
        members = (above_members or parent_id) if inheritance == InheritanceType.INHERIT else None
        known[id] = (new, members)
        if (new, members) != (contexts, inherited):
            keys = {"partner": partner_id, "at": id, "new_contexts": new, "new_inherited": members}
            await tx.execute(_DERIVE, keys)
            changed.append(id)
    await count_members(tx, partner_id, changed)


async def uproot(tx: Tx, partner_id: int, stored: Category) -> list[int]:
    """Remove a category and all below it, with their members; the ids. Entries must have left them before."""
    ids = await family(tx, partner_id, stored)
    await tx.execute(_REMOVE_MEMBERS, {"partner": partner_id, "ids": ids})
    await tx.execute(_REMOVE, {"partner": partner_id, "ids": ids})
    if stored.parent_id:
        await tx.execute(_COUNT_CHILDREN, {"partner": partner_id, "at": stored.parent_id})
    return ids


async def family(db: Reader, partner_id: int, top: Category) -> list[int]:
    """The ids of a category and all below it."""
    first, last = range_of(top.full_ids or "")
    rows = await db.fetch(_LOWER, {"partner": partner_id, "first": first, "last": last})
    return [top.id or 0, *(row[0] for row in rows)]


async def recount(tx: Tx, partner_id: int, ids: Iterable[int]) -> None:
    """Count anew what is in these categories and just below them, and the entries of all above them."""
    wanted = [id for id in ids if id]
    paths = await paths_of(tx, partner_id, wanted)
    for id in wanted:
        for statement in (_COUNT_CHILDREN, _COUNT_DIRECT):
            await tx.execute(statement, {"partner": partner_id, "at": id})
    all_paths = await paths_of(tx, partner_id, sorted(path_ids(paths.values())))
    for id, path in sorted(all_paths.items()):
        first, last = range_of(path)
        keys: dict[str, Any] = {"partner": partner_id, "at": id}
        row = await tx.fetch_one(_COUNT_TREE, {**keys, "first": first, "last": last})
        await tx.execute(_SET_ENTRIES, {**keys, "number": row[0] if row else 0})


async def count_entry(tx: Tx, partner_id: int, before: Iterable[str], after: Iterable[str]) -> None:
    """Count one entry that was in the categories with the paths `before` and is in those with the paths `after`."""
    old, new = set(before), set(after)
    old_ids, new_ids = path_ids(old), path_ids(new)
    old_direct, new_direct = _ends(old), _ends(new)
    for statement, ids, by in (
        (_ADD_ENTRIES, new_ids - old_ids, 1),
        (_ADD_ENTRIES, old_ids - new_ids, -1),
        (_ADD_DIRECT, new_direct - old_direct, 1),
        (_ADD_DIRECT, old_direct - new_direct, -1),
    ):
        if ids:
            await tx.execute(statement, {"partner": partner_id, "ids": sorted(ids), "by": by})


def _ends(paths: Iterable[str]) -> set[int]:
    return {int(path.rpartition(SEPARATOR)[2]) for path in paths}


async def count_members(tx: Tx, partner_id: int, ids: Sequence[int]) -> None:
    """Count the members of these categories, and of those that have theirs."""
    await tx.execute(_COUNT_MEMBERS, {"partner": partner_id, "ids": list(ids)})


async def drop_members(tx: Tx, partner_id: int, id: int) -> None:
    """Take all members out of a category."""
    await tx.execute(_REMOVE_MEMBERS, {"partner": partner_id, "ids": [id]})
    await count_members(tx, partner_id, [id])
