"""Answers in PHP's serialization. See docs/protocol/answers.md, "PHP"."""

from enum import IntEnum, StrEnum
from math import inf, isnan
from typing import Any

from keyreel.protocol.json_answer import error_tree
from keyreel.protocol.plans import php_plan, php_text
from keyreel.schema.casts import wire_value
from keyreel.schema.errors import ApiError
from keyreel.schema.objects import ApiObject


def write_php(value: Any) -> bytes:
    """A result as `unserialize` reads it: lengths in bytes, objects with their class and what is not null."""
    parts: list[bytes] = []
    _write(value, parts.append)
    return b"".join(parts)


def _write(value: Any, add: Any) -> None:
    if type(value) is str:
        add(php_text(value))
    elif value is None:
        add(b"N;")
    elif value is True or value is False:
        add(b"b:1;" if value else b"b:0;")
    elif isinstance(value, IntEnum | StrEnum):
        _write(wire_value(value), add)
    elif isinstance(value, str):
        add(php_text(value))
    elif isinstance(value, int):
        add(b"i:%d;" % value)
    elif isinstance(value, float):
        add(b"d:%s;" % _number(value))
    elif isinstance(value, ApiObject):
        _object(value, add)
    elif isinstance(value, list):
        _array(list(enumerate(value)), add)
    elif isinstance(value, dict):
        _array(list(value.items()), add)
    elif isinstance(value, ApiError):
        _write(error_tree(value), add)
    else:
        raise TypeError(f"no way to write {type(value)!r}")


def _number(value: float) -> bytes:
    """The shortest decimal that reads back the same; PHP's names for what is no number."""
    if isnan(value):
        return b"NAN"
    if value in (inf, -inf):
        return b"INF" if value > 0 else b"-INF"
    return repr(value).removesuffix(".0").encode()


def _array(pairs: list[tuple[Any, Any]], add: Any) -> None:
    add(b"a:%d:{" % len(pairs))
    for key, item in pairs:
        add(b"i:%d;" % key if isinstance(key, int) else php_text(str(key)))
        _write(item, add)
    add(b"}")


def _object(value: ApiObject, add: Any) -> None:
    state = value.given
    opened, keys = php_plan(type(value))
    given = [(key, item) for name, key in keys if (item := state.get(name)) is not None]
    add(b"%s%d:{" % (opened, len(given)))
    for key, item in given:
        add(key)
        _write(item, add)
    add(b"}")
