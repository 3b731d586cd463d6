"""Conditions and orders of a filter on objects that are in memory: what `keyreel.shelf` does for those in tables."""

from collections.abc import Sequence
from typing import Any, TypeVar

from keyreel.schema import lists
from keyreel.schema.lists import Filter, orders
from keyreel.schema.objects import ApiObject
from keyreel.shelf.filters import MAX_LISTED

T = TypeVar("T", bound=ApiObject)


def matches(item: ApiObject, filter: Filter | None) -> bool:
    """Whether an object meets every condition that a filter gives and that is neither null nor empty."""
    if filter is None:
        return True
    return all(
        _meets(item.given.get(condition.declared.condition[0]), condition.declared.condition[1], asked)
        for condition in filter.properties
        if condition.declared.condition is not None
        and (asked := filter.given.get(condition.name)) is not None
        and asked != ""
    )


def arrange(items: Sequence[T], filter: Filter | None) -> list[T]:
    """The objects in the order that a filter asks for; where it asks for none, or they are alike, as they are."""
    found = list(items)
    if not found or filter is None or not filter.order_by:
        return found
    names = orders(type(found[0]))
    asked: dict[str, str] = {}
    for token in filter.order_by.split(","):
        if (name := names.get(token.lstrip("+-"))) is not None:
            asked.setdefault(name, token)  # a property orders once
    for name, token in reversed(asked.items()):

        def value_of(item: T, name: str = name) -> Any:
            return item.given.get(name)

        found.sort(key=value_of, reverse=token.startswith("-"))
    return found


def _meets(value: Any, operation: str, asked: Any) -> bool:
    text = str(value if value is not None else "").lower()
    listed = [part.strip().lower() for part in str(asked).split(",")[:MAX_LISTED]]
    match operation:
        case lists.EQ:
            return text == str(asked).lower()
        case lists.IN:
            return text in listed
        case lists.GTE:
            return value is not None and value >= asked
        case lists.LTE:
            return value is not None and value <= asked
        case lists.LIKE_OR:
            return any(word in text for word in [word for word in listed if word] or [""])
        case lists.LIKE_AND:
            return all(word in text for word in listed if word)
        case _:
            raise AssertionError(f"no filter of objects in memory has {operation}")
