"""Answers in JSON. See docs/protocol/answers.md, "JSON"."""

from enum import IntEnum, StrEnum
from typing import Any

import msgspec

from keyreel.protocol.plans import plan
from keyreel.schema.casts import wire_value
from keyreel.schema.errors import ApiError
from keyreel.schema.objects import ApiObject

_encode = msgspec.json.Encoder().encode
_PLAIN = (str, int, bool)


def write_json(value: Any) -> bytes:
    """A result as JSON: nulls of objects left out, `objectType` last, lists and maps as such."""
    return _encode(_tree(value))


def _tree(value: Any) -> Any:
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, ApiObject):
        state = value.given
        tree = {
            wire: item if type(item) in _PLAIN else _tree(item)
            for name, wire in plan(type(value))
            if (item := state.get(name)) is not None
        }
        tree["objectType"] = value.kaltura_name
        return tree
    if isinstance(value, list):
        return [_tree(item) for item in value]  # type: ignore[misc]
    if isinstance(value, dict):
        return {key: _tree(item) for key, item in value.items()}  # type: ignore[misc]
    if isinstance(value, IntEnum | StrEnum):
        return wire_value(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, ApiError):
        return error_tree(value)
    return value


def error_tree(error: ApiError) -> dict[str, Any]:
    """An error as a map; without arguments `args` is an empty list."""
    return {
        "code": error.code,
        "message": error.message,
        "objectType": "KalturaAPIException",
        "args": error.arguments or [],
    }
