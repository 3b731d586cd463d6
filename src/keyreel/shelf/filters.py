"""Filters into SQL, in one place.

Each condition of a filter is one clause with one parameter, so the statement depends only on which conditions and which
order were asked for, and is compiled once per such shape.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from keyreel.schema import lists
from keyreel.schema.lists import Filter
from keyreel.storage import in_list

MAX_LISTED = 500
"""How many values of a comma list count."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A clause and how the value of the filter's property becomes its parameters (which carry its name first).

    `is_selective` says that few rows meet it, so that these are better found first and then ordered. `within` is the
    column that it is about where it is a part of an index: few or many may meet it, which that index can tell.
    """

    clause: Callable[[], sa.ColumnElement[bool]]
    params: Callable[[Any], dict[str, Any]]
    is_selective: bool = False
    within: sa.Column[Any] | None = None


_OF_WORDS = (lists.MATCH_OR, lists.MATCH_AND, lists.NOT_CONTAINS)
"""Conditions on the words or ids that a text lists; their rooms write them."""


def conditions_for(model: type[Filter], table: sa.Table) -> dict[str, Condition]:
    """The conditions that a filter class declares on columns of `table`, by the name of the filter's property.

    A text column `x` with a companion `x_key` is compared through the companion, which holds it case-folded; one
    without in lower case.
    """
    found: dict[str, Condition] = {}
    for item in model.properties:
        if item.declared.condition is None:
            continue
        source, operation = item.declared.condition
        if source in table.c and operation not in _OF_WORDS:
            found[item.name] = _condition(item.name, table, source, operation)
    return found


def _condition(name: str, table: sa.Table, source: str, operation: str) -> Condition:
    column: sa.ColumnElement[Any] = table.c[source]
    is_text = isinstance(column.type, sa.String)
    fold = str.casefold
    if is_text and f"{source}_key" in table.c:
        column = table.c[f"{source}_key"]
    elif is_text:
        column, fold = sa.func.lower(column), str.lower
    value: sa.ColumnElement[Any] = sa.bindparam(name)

    def one(raw: Any) -> Any:
        return fold(raw) if is_text and isinstance(raw, str) else raw

    def simple(clause: Callable[[], sa.ColumnElement[bool]]) -> Condition:
        return Condition(clause, lambda raw: {name: one(raw)})

    def range_(clause: Callable[[], sa.ColumnElement[bool]]) -> Condition:
        is_indexed = any(index.columns.keys()[:2] == ["partner_id", source] for index in table.indexes)
        return Condition(clause, lambda raw: {name: one(raw)}, within=table.c[source] if is_indexed else None)

    match operation:
        case lists.EQ:
            return Condition(lambda: column == value, lambda raw: {name: one(raw)}, is_text)
        case lists.NOT:
            return simple(lambda: column != value)
        case lists.GT:
            return range_(lambda: column > value)
        case lists.GTE:
            return range_(lambda: column >= value)
        case lists.LT:
            return range_(lambda: column < value)
        case lists.LTE:
            return range_(lambda: column <= value)
        case lists.GTE_OR_NULL:
            return simple(lambda: sa.or_(column >= value, column.is_(None)))
        case lists.LTE_OR_NULL:
            return simple(lambda: sa.or_(column <= value, column.is_(None)))
        case lists.EMPTY:
            is_empty = sa.or_(column.is_(None), column == "") if is_text else column.is_(None)
            return simple(lambda: is_empty == value)
        case lists.IN | lists.NOT_IN:
            convert = one if is_text else _number
            inside = in_list(column, name)
            clause = inside if operation == lists.IN else sa.not_(inside)
            is_selective = is_text and operation == lists.IN
            return Condition(lambda: clause, lambda raw: {name: [convert(part) for part in _parts(raw)]}, is_selective)
        case lists.STARTS if isinstance(column, sa.Column) and column.name == f"{source}_key":
            return begins_with(name, column)
        case lists.LIKE_OR | lists.LIKE_AND:
            return _many_like(name, column, fold, any_of=operation == lists.LIKE_OR)
        case _:
            return Condition(lambda: column.like(value, escape="\\"), lambda raw: {name: _pattern(operation, one(raw))})


_LAST = "\U0010ffff"
"""Sorts behind every text that goes on."""


def begins_with(name: str, *columns: sa.Column[Any], within: sa.ColumnElement[bool] | None = None) -> Condition:
    """Whether one of the columns, which hold text case-folded and are of type `Key`, begins with a text.

    Args:
        within: what else every row meets; it is said of each column again, so that each finds its index.
    """
    first, last = sa.bindparam(name), sa.bindparam(f"{name}_last")

    def params(raw: Any) -> dict[str, Any]:
        text = str(raw).casefold()[:LONGEST]
        return {name: text, f"{name}_last": text + _LAST}

    also = sa.true() if within is None else within
    return Condition(
        lambda: sa.or_(*(sa.and_(also, column >= first, column < last) for column in columns)), params, True
    )


def _number(part: str) -> int:
    text = part.strip()
    return int(text) if text.removeprefix("-").isdecimal() and text.isascii() and len(text) < 19 else -(2**62)


def _parts(raw: Any) -> list[str]:
    return str(raw).split(",")[:MAX_LISTED]


_MANY = 10
"""How many of the words of a multi-like count."""


def _many_like(name: str, column: sa.ColumnElement[Any], fold: Callable[[str], str], *, any_of: bool) -> Condition:
    names = [f"{name}_{index}" for index in range(_MANY)]
    clauses = [column.like(sa.bindparam(each), escape="\\") for each in names]

    def params(raw: Any) -> dict[str, Any]:
        words = [fold(word.strip()) for word in str(raw).split(",") if word.strip()][:_MANY] or [""]
        words += [words[-1]] * (_MANY - len(words))
        return {each: f"%{escape(word)}%" for each, word in zip(names, words, strict=True)}

    return Condition(lambda: sa.or_(*clauses) if any_of else sa.and_(*clauses), params)


LONGEST = 5000
"""How many characters of a text that is looked for count: SQLite takes no pattern of more than 50,000 bytes."""


def escape(text: str) -> str:
    """`text` so that LIKE takes each character for itself."""
    return text[:LONGEST].replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _pattern(operation: str, text: Any) -> str:
    body = escape(str(text))
    return {lists.STARTS: f"{body}%", lists.ENDS: f"%{body}"}.get(operation, f"%{body}%")


def given_conditions(filter: Filter | None, known: Mapping[str, Condition]) -> dict[str, Any]:
    """The conditions of a filter that count: those given, neither null nor empty text."""
    if filter is None:
        return {}
    return {name: value for name, value in filter.given.items() if name in known and value is not None and value != ""}
