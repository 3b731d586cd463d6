"""Lists: filters, orders, pagers and answers, derived from what properties declare.

    class WidgetBaseFilter(Filter, name="KalturaWidgetBaseFilter", abstract=True, conditions_of=Widget): ...

`prop(filter=(EQ, IN, ORDER))` on a property of `Widget` makes the conditions `xEqual` and `xIn` of that filter and the
orders `+x` and `-x`. See docs/protocol/requests.md.
"""

from functools import cache
from typing import ClassVar

from keyreel.schema.enums import NullableBoolean
from keyreel.schema.kinds import Kind, Shape
from keyreel.schema.names import camel, snake
from keyreel.schema.objects import ApiObject, Declaration, Property, Rule, Updatable, prop
from keyreel.schema.objects import ListResponse as ListResponse

EQ, NOT, IN, NOT_IN = "eq", "not", "in", "notin"
LIKE, STARTS, ENDS, LIKE_OR, LIKE_AND = "like", "likex", "xlike", "mlikeor", "mlikeand"
GT, GTE, LT, LTE, ORDER = "gt", "gte", "lt", "lte", "order"
GTE_OR_NULL, LTE_OR_NULL, EMPTY = "gteornull", "lteornull", "empty"
MATCH_OR, MATCH_AND, NOT_CONTAINS = "matchor", "matchand", "notcontains"

SUFFIXES = {
    EQ: "Equal",
    NOT: "NotEqual",
    IN: "In",
    NOT_IN: "NotIn",
    LIKE: "Like",
    STARTS: "StartsWith",
    ENDS: "EndsWith",
    LIKE_OR: "MultiLikeOr",
    LIKE_AND: "MultiLikeAnd",
    GT: "GreaterThan",
    GTE: "GreaterThanOrEqual",
    LT: "LessThan",
    LTE: "LessThanOrEqual",
    GTE_OR_NULL: "GreaterThanOrEqualOrNull",
    LTE_OR_NULL: "LessThanOrEqualOrNull",
    EMPTY: "Empty",
    MATCH_OR: "MatchOr",
    MATCH_AND: "MatchAnd",
    NOT_CONTAINS: "NotContains",
}
_TEXT = Kind(Shape.STRING)
_TEXT_CONDITIONS = {IN, NOT_IN, LIKE, STARTS, ENDS, LIKE_OR, LIKE_AND, MATCH_OR, MATCH_AND, NOT_CONTAINS}

MAX_PAGE_SIZE = 500
DEFAULT_PAGE_SIZE = 30


class SearchItem(ApiObject, name="KalturaSearchItem", abstract=True):
    """Base of the conditions of an advanced search."""


class Filter(ApiObject, name="KalturaFilter", abstract=True):
    """Which objects a list answers, and in what order. Conditions that are absent or empty do not count."""

    source: ClassVar[type[ApiObject] | None] = None
    order_by: Updatable[str]
    advanced_search: Updatable[SearchItem]

    def __init_subclass__(
        cls,
        *,
        name: str,
        abstract: bool = False,
        deprecated: bool = False,
        conditions_of: type[ApiObject] | None = None,
    ) -> None:
        super().__init_subclass__(name=name, abstract=abstract, deprecated=deprecated)
        cls.source = conditions_of

    @classmethod
    @cache
    def own_properties(cls) -> tuple[Property, ...]:
        """The conditions that the properties of the source declare, but for those written here; then these."""
        written = super().own_properties()
        names = {item.name for item in written}
        derived = _conditions(cls.source) if cls.source else ()
        return (*(item for item in derived if item.name not in names), *written)


class RelatedFilter(Filter, name="KalturaRelatedFilter", abstract=True):
    """Base of the filters that response profiles can use for related objects."""


class Pager(ApiObject, name="KalturaPager"):
    """Which page of a list to answer."""

    page_size: Updatable[int] = prop(default=DEFAULT_PAGE_SIZE)
    """Objects on a page: 30 where nothing is said, 500 at most."""
    page_index: Updatable[int] = prop(default=1)
    """The page, from 1."""


class FilterPager(Pager, name="KalturaFilterPager"):
    """The pager of ordinary lists."""


def bounded(pager: Pager, most: int) -> Pager:
    """A pager that asks for no more than `most` objects: itself, or a copy. A size of zero asks for all that may be."""
    size = pager.given.get("page_size", DEFAULT_PAGE_SIZE) or 0
    return pager if 0 < size <= most else type(pager).of({**pager.given, "page_size": most})


def _conditions(model: type[ApiObject]) -> tuple[Property, ...]:
    derived: list[Property] = []
    for item in model.own_properties():
        for operation in item.declared.filter:
            if operation != ORDER:
                wire = item.wire + SUFFIXES[operation]
                declaration = Declaration(wire=wire, condition=(item.name, operation))
                kind = _operand(item.kind, operation)
                derived.append(Property(snake(wire), wire, kind, Rule.UPDATABLE, declaration, ""))
    return tuple(derived)


def _operand(kind: Kind, operation: str) -> Kind:
    if operation in _TEXT_CONDITIONS or kind.shape is Shape.TEXTS:
        return _TEXT
    if operation == EMPTY or kind.shape is Shape.BOOL:
        return Kind(Shape.INT_ENUM, NullableBoolean)
    return kind


def orders(model: type[ApiObject]) -> dict[str, str]:
    """What `orderBy` may name for lists of `model`: wire name to Python name."""
    declared = {item.wire: item.name for item in model.properties if ORDER in item.declared.filter}
    return {**declared, **{camel(name): name for name in model.more_orders}}


def order_members(model: type[ApiObject]) -> dict[str, str]:
    """The members of the `…OrderBy` enum that client libraries are generated with: name to value."""
    return {
        f"{name.upper()}_{direction}": f"{sign}{wire}"
        for wire, name in orders(model).items()
        for direction, sign in (("ASC", "+"), ("DESC", "-"))
    }
