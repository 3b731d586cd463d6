"""Advanced searches into SQL, for every shelf alike.

A search is its shape, which a statement is compiled for once, and the values that its conditions compare with.
See docs/protocol/requests.md, "Advanced searches".
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, NamedTuple, TypeAlias

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles

from keyreel.schema.errors import MaxValue
from keyreel.schema.lists import Filter, SearchItem
from keyreel.schema.names import camel
from keyreel.schema.search import (
    SearchComparableAttributeCondition,
    SearchComparableCondition,
    SearchCondition,
    SearchConditionComparison,
    SearchMatchAttributeCondition,
    SearchMatchCondition,
    SearchOperator,
    SearchOperatorType,
)
from keyreel.shelf.filters import escape

MOST = 50
"""Conditions that a search may have."""
_PARTING = ",;:!?()[]{}\"'/|\n\t"
"""What parts words, besides spaces."""
_WORD = re.compile(rf"[^\s{re.escape(_PARTING)}]+")
_NOTHING = -(2**62)
"""A number that nothing has."""


class Holding(Enum):
    """What an attribute holds, and so what it is to match."""

    WORDS = auto()
    """Text: it holds some words in a row, whatever their case."""
    TEXT = auto()
    """Text that is matched whole, whatever its case."""
    NUMBER = auto()
    """A number."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a search may look at: an expression, and what it holds."""

    value: sa.ColumnElement[Any]
    holding: Holding


class _Test(NamedTuple):
    """A condition of a shape: how the value of an attribute compares."""

    attribute: str
    comparison: str
    is_negated: bool


class _Several(NamedTuple):
    """Some conditions of a shape: whether one is enough."""

    is_any: bool
    parts: "tuple[_Test | _Several, ...]"


Shape: TypeAlias = _Test | _Several
_MATCH = "match"
_COMPARISONS = {
    SearchConditionComparison.EQUAL: "=",
    SearchConditionComparison.NOT_EQUAL: "!=",
    SearchConditionComparison.GREATER_THAN: ">",
    SearchConditionComparison.GREATER_THAN_OR_EQUAL: ">=",
    SearchConditionComparison.LESS_THAN: "<",
    SearchConditionComparison.LESS_THAN_OR_EQUAL: "<=",
}


class Searches:
    """The searches of one shelf.

    Args:
        attributes: what they may look at, by its name on the wire.
    """

    def __init__(self, attributes: Mapping[str, Attribute]) -> None:
        self._attributes = attributes

    def read(self, filter: Filter | None) -> tuple[Shape | None, dict[str, Any]]:
        """The shape of a filter's search and the parameters of its statement; `None` where it asks for nothing.

        Conditions on what no object of the shelf has do not count.

        Raises:
            MaxValue: it is too large.
        """
        item = filter.advanced_search if filter else None
        values = list[Any]()
        shape = None if item is None else self._read(item, values)
        return shape, {_name(index): value for index, value in enumerate(values)}

    def _read(self, item: SearchItem, values: list[Any]) -> Shape | None:
        match item:
            case SearchOperator():
                found = (self._read(each, values) for each in item.items or ())
                parts = tuple(each for each in found if each is not None)
                return _Several(item.type == SearchOperatorType.SEARCH_OR, parts) if parts else None
            case SearchComparableCondition():
                return self._test(item.field, item.value, _COMPARISONS.get(_of(item), "="), values)
            case SearchMatchCondition():
                return self._test(item.field, item.value, _MATCH, values, is_negated=bool(item.not_))
            case SearchCondition():
                return self._test(item.field, item.value, _MATCH, values)
            case SearchComparableAttributeCondition():
                return self._test(_attribute(item), item.value, _COMPARISONS.get(_of(item), "="), values)
            case SearchMatchAttributeCondition():
                return self._test(_attribute(item), item.value, _MATCH, values, is_negated=bool(item.not_))
            case _:
                return None

    def _test(
        self, name: str | None, value: str | None, comparison: str, values: list[Any], *, is_negated: bool = False
    ) -> Shape | None:
        attribute = self._attributes.get(name or "")
        if attribute is None or name is None or not value:
            return None
        if len(values) == MOST:
            raise MaxValue("KalturaFilter::advancedSearch", str(MOST))
        values.append(_value(attribute, comparison, value))
        return _Test(name, comparison, is_negated)

    def clause(self, shape: Shape) -> sa.ColumnElement[bool]:
        """What rows meet that a search of this shape finds; its parameters are those of `read`."""
        return self._clause(shape, iter(range(MOST)))

    def _clause(self, shape: Shape, numbers: Any) -> sa.ColumnElement[bool]:
        if isinstance(shape, _Several):
            parts = [self._clause(each, numbers) for each in shape.parts]
            return sa.or_(*parts) if shape.is_any else sa.and_(*parts)
        attribute = self._attributes[shape.attribute]
        found = _compared(attribute, shape.comparison, _name(next(numbers)))
        return sa.not_(sa.func.coalesce(found, sa.false())) if shape.is_negated else found


def _compared(attribute: Attribute, comparison: str, name: str) -> sa.ColumnElement[bool]:
    value = attribute.value
    if comparison == _MATCH and attribute.holding is Holding.WORDS:
        return Spaced(value).like(sa.bindparam(name, type_=sa.Text()), escape="\\")
    is_number = attribute.holding is Holding.NUMBER
    given = sa.bindparam(name, type_=sa.Double() if is_number else sa.Text())
    if not is_number:
        value = sa.func.lower(value)
    if comparison == _MATCH:
        return value == given
    if comparison == "!=":  # what is not there differs from everything
        return sa.or_(value != given, value.is_(None))
    return value.op(comparison, is_comparison=True, return_type=sa.Boolean())(given)


class Spaced(sa.ColumnElement[str]):
    """A text in lower case with each of its words between spaces. One element: statements with many of it are kept."""

    inherit_cache = False
    type = sa.Text()

    def __init__(self, value: sa.ColumnElement[Any]) -> None:
        self.value = value


@compiles(Spaced)
def _spaced(element: Spaced, compiler: Any, **kw: Any) -> str:
    text = f"lower({compiler.process(element.value, **kw)})"
    for sign in _PARTING:
        text = "replace({}, '{}', ' ')".format(text, sign.replace("'", "''"))
    return f"(' ' || {text} || ' ')"


def _value(attribute: Attribute, comparison: str, text: str) -> Any:
    if attribute.holding is Holding.NUMBER:
        return _number(text)
    if attribute.holding is Holding.WORDS and comparison == _MATCH:
        return f"% {escape(' '.join(_WORD.findall(text.lower())))} %"
    return text.lower()


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return float(_NOTHING)
    return number if math.isfinite(number) else float(_NOTHING)


def _of(item: SearchComparableCondition | SearchComparableAttributeCondition) -> SearchConditionComparison:
    return item.comparison or SearchConditionComparison.EQUAL


def _attribute(item: SearchItem) -> str | None:
    """What a condition is on: classes of conditions have an enum each for that."""
    value = item.given.get("attribute")
    return None if value is None else str(value)


def _name(index: int) -> str:
    return f"advanced_{index}"


def attributes_of(table: sa.Table, names: Sequence[str]) -> dict[str, Attribute]:
    """What searches may look at of the properties that are columns of a table."""
    found = dict[str, Attribute]()
    for name in names:
        if name in table.c:
            column: sa.ColumnElement[Any] = table.c[name]
            is_text = isinstance(column.type, sa.String)
            found[camel(name)] = Attribute(column, Holding.WORDS if is_text else Holding.NUMBER)
    return found
