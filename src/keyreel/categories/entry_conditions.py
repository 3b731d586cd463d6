"""Conditions on entries by the categories that they are in: of the filters of entries, and who looks.

They are made for the columns of the table of entries, which this package does not know. See
docs/protocol/categories.md, "Entries".
"""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from keyreel.categories.entitlement import clause_params, entry_clause
from keyreel.categories.rules import SEPARATOR, ids_in
from keyreel.categories.store import below
from keyreel.categories.tables import category, category_entry
from keyreel.categories.types import CategoryEntryStatus
from keyreel.shelf import Condition
from keyreel.shelf.filters import MAX_LISTED
from keyreel.storage import in_list

_link = category_entry.c
_ACTIVE = _link.status == sa.literal_column(str(int(CategoryEntryStatus.ACTIVE)))
ENTITLED = "is_entitled"
"""Whether an entry is there for the `Viewer` that is the value."""


def names_in(raw: Any) -> list[str]:
    """The full names of a comma list, folded and each once."""
    parts = (SEPARATOR.join(part.strip() for part in full.split(SEPARATOR)) for full in str(raw).split(","))
    return list(dict.fromkeys(part.casefold() for part in parts if part))[:MAX_LISTED]


def entry_conditions(entry: sa.Table) -> dict[str, Condition]:
    """The conditions, by the names of the properties of filters, for the table of entries."""
    partner_id, entry_id = entry.c.partner_id, entry.c.id

    def placed(*more: sa.ColumnElement[bool]) -> sa.Select[Any]:
        joined = category_entry.join(category, category.c.id == _link.category_id)
        return (
            sa.select(_link.entry_id)
            .select_from(joined)
            .where(_link.partner_id == sa.bindparam("partner_id"), _ACTIVE, *more)
        )

    def within(found: Callable[[], sa.ColumnElement[bool]]) -> sa.ColumnElement[bool]:
        return entry_id.in_(placed(found()))

    def all_of(column: sa.Column[Any], name: str) -> sa.ColumnElement[bool]:
        found = (
            sa.select(sa.func.count(sa.distinct(column)))
            .select_from(category_entry.join(category, category.c.id == _link.category_id))
            .where(_link.partner_id == partner_id, _link.entry_id == entry_id, _ACTIVE, in_list(column, name))
        )
        return found.scalar_subquery() == sa.bindparam(f"{name}_number", type_=sa.BigInteger)

    def of(name: str, column: sa.Column[Any], parse: Callable[[Any], list[Any]]) -> dict[str, Condition]:
        either, every, none = f"{name}_match_or", f"{name}_match_and", f"{name}_not_contains"

        def numbered(raw: Any) -> dict[str, Any]:
            found = parse(raw)
            return {every: found, f"{every}_number": len(found)}

        return {
            either: Condition(
                lambda: within(lambda: in_list(column, either)), lambda raw: {either: parse(raw)}, is_selective=True
            ),
            every: Condition(lambda: all_of(column, every), numbered),
            none: Condition(lambda: sa.not_(within(lambda: in_list(column, none))), lambda raw: {none: parse(raw)}),
        }

    nowhere = sa.not_(sa.exists(placed().where(_link.entry_id == entry_id).correlate(entry_id.table)))
    return {
        **of("categories", category.c.full_name_key, names_in),
        **of("categories_ids", category.c.id, lambda raw: ids_in(str(raw))[:MAX_LISTED]),
        "categories_ids_empty": Condition(
            lambda: sa.case((nowhere, 1), else_=0) == sa.bindparam("categories_ids_empty", type_=sa.Integer),
            lambda raw: {"categories_ids_empty": int(raw)},
        ),
        "categories_full_name_in": Condition(
            lambda: within(lambda: category.c.id.in_(_named_or_below("categories_full_name_in"))),
            lambda raw: {"categories_full_name_in": names_in(raw)},
            is_selective=True,
        ),
        "category_ancestor_id_in": Condition(
            lambda: within(lambda: below("category_ancestor_id_in", itself=True)),
            lambda raw: {"category_ancestor_id_in": ids_in(str(raw))[:MAX_LISTED]},
            is_selective=True,
        ),
        ENTITLED: Condition(lambda: entry_clause(entry.c), clause_params),
    }


def _named_or_below(name: str) -> sa.Select[Any]:
    above, lower = category.alias("named"), category.alias("named_or_lower")
    path, behind = above.c.full_ids, chr(ord(SEPARATOR) + 1)
    is_below = sa.and_(
        lower.c.full_ids > path.concat(sa.literal_column(f"'{SEPARATOR}'")),
        lower.c.full_ids < path.concat(sa.literal_column(f"'{behind}'")),
    )
    here = sa.and_(lower.c.partner_id == above.c.partner_id, sa.or_(lower.c.id == above.c.id, is_below))
    return (
        sa.select(lower.c.id)
        .select_from(above.join(lower, here))
        .where(above.c.partner_id == sa.bindparam("partner_id"), in_list(above.c.full_name_key, name))
    )
