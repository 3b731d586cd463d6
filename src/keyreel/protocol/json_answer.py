"""Answers in JSON. See docs/protocol/answers.md, "JSON"."""

import re
from enum import IntEnum, StrEnum
from typing import Any

import msgspec

from keyreel.protocol.plans import plan_of
from keyreel.schema.casts import wire_value
from keyreel.schema.errors import ApiError
from keyreel.schema.objects import ApiObject

_encode = msgspec.json.Encoder().encode
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = (str, int, bool)


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
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, ApiObject):
        state = value.given
        tree = {
            wire: item if type(item) in _PLAIN else _tree(item)
            for name, wire in plan_of(type(value), tuple(state))
            if (item := state[name]) is not None
        }
        tree["objectType"] = value.kaltura_name
        return tree
    if isinstance(value, list):
        return [_tree(item) for item in value]
    if isinstance(value, dict):
        return {key: _tree(item) for key, item in value.items()}
    if isinstance(value, IntEnum | StrEnum):
        return wire_value(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, ApiError):
        return error_tree(value)
    raise TypeError(f"no way to write {type(value)!r}")


def error_tree(error: ApiError) -> dict[str, Any]:
    """An error as a map; without arguments `args` is an empty list."""
    return {
        "code": error.code,
        "message": error.message,
        "objectType": "KalturaAPIException",
        "args": error.arguments or [],
    }
