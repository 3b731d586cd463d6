"""Answers in JSON. See docs/protocol/answers.md, "JSON"."""

import re
from collections.abc import Callable
from enum import IntEnum, StrEnum
from operator import attrgetter
from typing import Any

import msgspec

from keyreel.protocol.plans import plan_of
from keyreel.schema.casts import wire_value
from keyreel.schema.errors import ApiError
from keyreel.schema.objects import ApiObject

_encode = msgspec.json.Encoder().encode
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = (str, int, bool, type(None))


def write_json(value: Any) -> bytes:
    """A result as JSON: nulls of objects left out, `objectType` last, lists and maps as such.

    Text that is no Unicode, which only bytes of a request that were no UTF-8 can leave, is written as null.
    """
    tree = _tree(value)
    try:
        return _encode(tree)
    except UnicodeEncodeError:
        return _encode(_without_broken(tree))


def write_script(value: Any) -> bytes:
    """A result as JSON that is JavaScript too: two line separators may stand in JSON's text but not in a script's."""
    return write_json(value).replace(b"\xe2\x80\xa8", rb"\u2028").replace(b"\xe2\x80\xa9", rb"\u2029")


def _without_broken(tree: Any) -> Any:
    if isinstance(tree, str):
        return None if _SURROGATE.search(tree) else tree
    if isinstance(tree, list):
        return [_without_broken(item) for item in tree]
    if isinstance(tree, dict):
        return {_SURROGATE.sub("", key): _without_broken(item) for key, item in tree.items()}
    return tree


def _tree(value: Any) -> Any:
    """What the encoder writes for a value."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    return _way_of(kind)(value)


def _object_tree(value: ApiObject) -> dict[str, Any]:
    state = value.given
    tree = {
        wire: item if (kind := type(item)) is str or kind is int or kind is bool else _way_of(kind)(item)
        for name, wire in plan_of(type(value), tuple(state))
        if (item := state[name]) is not None
    }
    tree["objectType"] = value.kaltura_name
    return tree


def _list_tree(value: list[Any]) -> list[Any]:
    return [_tree(item) for item in value]


def _map_tree(value: dict[str, Any]) -> dict[str, Any]:
    return {key: _tree(item) for key, item in value.items()}


def _number_tree(value: float) -> float:
    return int(value) if value.is_integer() else value


def error_tree(error: ApiError) -> dict[str, Any]:
    """An error as a map; without arguments `args` is an empty list."""
    return {
        "code": error.code,
        "message": error.message,
        "objectType": "KalturaAPIException",
        "args": error.arguments or [],
    }


Way = Callable[[Any], Any]
_WAYS: tuple[tuple[type, Way], ...] = (
    (ApiObject, _object_tree),
    (list, _list_tree),
    (dict, _map_tree),
    (float, _number_tree),
    (ApiError, error_tree),
)


def _enum_way(kind: type[IntEnum | StrEnum]) -> Way:
    wires = {member.value: wire_value(member) for member in kind}
    if all(wire is value for value, wire in wires.items()):
        return attrgetter("_value_")
    return lambda member: wires[member._value_]


class _Ways(dict[type, Way]):
    """How values of each class become what the encoder takes, found when the first of a class is met."""

    def __missing__(self, kind: type) -> Way:
        if issubclass(kind, IntEnum | StrEnum):
            way = _enum_way(kind)
        else:
            way = next((way for parent, way in _WAYS if issubclass(kind, parent)), _refuse)
        self[kind] = way
        return way


def _refuse(value: Any) -> Any:
    raise TypeError(f"no way to write {type(value)!r}")


_way_of = _Ways().__getitem__
