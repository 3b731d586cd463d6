"""Coercion: what a request sends, made into what was declared, by the API's own lenient rules.

One function per declared type, made once. See docs/protocol/requests.md, "Values".
"""

import math
import re
from collections.abc import Callable, Mapping
from enum import IntEnum, StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from keyreel.schema.enums import DynamicEnum, NullableBoolean
from keyreel.schema.errors import (
    InvalidEnumValue,
    InvalidParameterChar,
    MaxLength,
    MaxValue,
    MinLength,
    MinValue,
    ObjectTypeAbstract,
    UploadFailed,
    WrongFormat,
    WrongRequestLanguage,
)
from keyreel.schema.kinds import Kind, Shape
from keyreel.schema.objects import NO_LIMITS, ApiObject, Limits, Property, subclass_named

RELATIVE_TIME = 315_360_000
"""Seconds (ten years): a time no further from zero than this is relative to now."""

_NUMBER = re.compile(r"\s*([+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,4})?)", re.ASCII)
_NUMERIC = re.compile(_NUMBER.pattern + r"\s*\Z", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MAX = 2**63 - 1


class Context(NamedTuple):
    """What casts need to know of the call: its "now" (the KS's `reftime` where it has one) and its uploaded files."""

    now: float
    files: Mapping[str, Any] = MappingProxyType({})


Cast = Callable[[Any, str, Context], Any]
"""(what was sent, its name for errors, the call) -> value. Raises an `ApiError` for what cannot be accepted."""


def to_text(raw: Any) -> str:
    """Anything as text: `True` is "1", null and `False` are empty, lists and objects read "Array"."""
    if type(raw) is str:
        return "" if not raw.isascii() and _SURROGATE.search(raw) else raw
    if raw is None or raw is False:
        return ""
    if raw is True:
        return "1"
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else repr(raw)
    if isinstance(raw, int):
        return str(raw) if -_MAX <= raw <= _MAX else repr(float(raw)) if abs(raw) < 10**300 else "INF"
    return "Array"


def to_int(raw: Any) -> int:
    """The leading whole number of anything, else 0; kept to 64 bits."""
    if type(raw) is int:
        return max(-_MAX - 1, min(raw, _MAX))
    if isinstance(raw, str):
        match = _NUMBER.match(raw)
        if match is None:
            return 0
        return to_int(int(match[1]) if _INTEGER.fullmatch(match[1]) else float(match[1]))
    if isinstance(raw, float):
        return max(-_MAX - 1, min(int(raw), _MAX)) if math.isfinite(raw) else 0
    return 1 if raw else 0


def to_float(raw: Any) -> float:
    """The leading number of anything, else 0."""
    if isinstance(raw, str):
        match = _NUMBER.match(raw)
        value = float(match[1]) if match else 0.0
    elif isinstance(raw, int | float):
        value = float(raw) if abs(raw) < 10**300 else math.inf
    else:
        value = 1.0 if raw else 0.0
    return value if math.isfinite(value) else 0.0


def to_bool(raw: Any) -> bool:
    """Text is true unless it is empty, "0" or "false" in any case."""
    if isinstance(raw, str):
        return raw not in ("", "0") and raw.lower() != "false"
    return bool(raw)


def to_time(raw: Any, context: Context) -> int:
    """A time of an object's property, in unix seconds: small values count from now, -1 stays (it removes)."""
    value = to_int(raw)
    if value != -1 and -RELATIVE_TIME <= value <= RELATIVE_TIME:
        return to_int(int(context.now) + value)
    return value


@cache
def cast_for(kind: Kind, limits: Limits = NO_LIMITS, *, in_object: bool = False) -> Cast:
    """The function that makes what was sent into a value of `kind`."""
    if kind.shape is Shape.TIME and in_object:
        if limits.keeps_zero:
            return lambda raw, name, context: to_time(raw, context) if to_int(raw) else 0
        return lambda raw, name, context: to_time(raw, context)
    if simple := _SIMPLE.get(kind.shape):
        return _text_cast(limits) if kind.shape is Shape.STRING else _number_cast(simple, limits)
    match kind.shape:
        case Shape.INT_ENUM:
            return _int_enum_cast(kind.type, in_object=in_object)
        case Shape.STRING_ENUM:
            return _string_enum_cast(kind.type)
        case Shape.OBJECT:
            return _object_cast(kind.type)
        case Shape.ARRAY:
            return _array_cast(kind)
        case Shape.MAP:
            return _map_cast(kind)
        case Shape.TEXTS:
            return _texts_cast
        case _:
            return _cast_file


_SIMPLE: dict[Shape, Callable[[Any], Any]] = {
    Shape.STRING: to_text,
    Shape.INT: to_int,
    Shape.TIME: to_int,
    Shape.BIGINT: to_int,
    Shape.FLOAT: to_float,
    Shape.BOOL: to_bool,
}


def check_text(text: str, name: str) -> str:
    """`text`, unless it holds a character that XML 1.0 cannot carry.

    Raises:
        InvalidParameterChar: it does.
    """
    if not (text.isascii() and text.isprintable()) and _ILLEGAL.search(text):
        raise InvalidParameterChar(name)
    return text


def readable(text: str) -> str:
    """`text` with U+FFFD for each character that XML 1.0 cannot carry: neither can every database."""
    return text if text.isascii() and text.isprintable() else _ILLEGAL.sub("\ufffd", text)


def _text_cast(limits: Limits) -> Cast:
    if limits is NO_LIMITS:
        return lambda raw, name, context: check_text(to_text(raw), name)

    def cast(raw: Any, name: str, context: Context) -> str:
        text = check_text(to_text(raw), name)
        size = len(text.encode())
        if limits.truncate is not None and size > limits.truncate:
            return text.encode()[: limits.truncate].decode(errors="ignore")
        if limits.min_length is not None and size < limits.min_length:
            raise MinLength(name, limits.min_length)
        if limits.max_length is not None and size > limits.max_length:
            raise MaxLength(name, limits.max_length)
        return text

    return cast


def _number_cast(convert: Callable[[Any], Any], limits: Limits) -> Cast:
    if limits is NO_LIMITS:
        return lambda raw, name, context: convert(raw)

    def cast(raw: Any, name: str, context: Context) -> Any:
        value = convert(raw)
        if limits.min_value is not None and value < limits.min_value:
            raise MinValue(name, limits.min_value)
        if limits.max_value is not None and value > limits.max_value:
            raise MaxValue(name, limits.max_value)
        return value

    return cast


def _int_enum_cast(enum: Any, *, in_object: bool) -> Cast:
    members = {int(member): member for member in enum}
    values: dict[int, Any] = dict(members)
    if enum is NullableBoolean:
        values = {-1: None, 0: False, 1: True}

    def cast(raw: Any, name: str, context: Context) -> Any:
        if type(raw) is int and raw in values:
            return values[raw]
        if isinstance(raw, str) and raw.lower() in ("true", "false"):
            number: float | None = 1 if raw.lower() == "true" else 0
        elif isinstance(raw, str):
            number = float(raw) if _NUMERIC.match(raw) else None
            if raw == "" and in_object and enum is NullableBoolean:
                number = 0
        elif raw is None or isinstance(raw, bool):
            number = int(bool(raw))
        else:
            number = raw if isinstance(raw, int | float) else None
        if number is None or number not in values:
            raise InvalidEnumValue(None if raw is None else to_text(raw), name, enum.kaltura_name)
        return values[int(number)]

    return cast


def _string_enum_cast(enum: Any) -> Cast:
    members = {str(member): member for member in enum}

    def cast(raw: Any, name: str, context: Context) -> Any:
        member = members.get(to_text(raw))
        if member is None:
            raise InvalidEnumValue(None if raw is None else to_text(raw), name, enum.kaltura_name)
        return member

    return cast


def _object_cast(declared: type[ApiObject]) -> Cast:
    def cast(raw: Any, name: str, context: Context) -> ApiObject:
        if isinstance(raw, list):
            raw = dict(enumerate(raw))
        if not isinstance(raw, dict):
            raise WrongFormat(name, "array")
        chosen = subclass_named(declared, raw.get("objectType"))
        if chosen.abstract:
            raise ObjectTypeAbstract(chosen.kaltura_name)
        return decode_object(chosen, raw, name, context)

    return cast


@cache
def _reader(model: type[ApiObject]) -> dict[str, tuple[Property, Cast | None]]:
    """Wire keys of a class to what they do: `x` sets a property, `x__null` clears it."""
    table: dict[str, tuple[Property, Cast | None]] = {}
    for item in model.properties:
        table[item.wire] = (item, cast_for(item.kind, item.declared.limits, in_object=True))
        if item.kind.shape not in (Shape.ARRAY, Shape.MAP):
            table[f"{item.wire}__null"] = (item, None)
    return table


def decode_object(model: type[ApiObject], raw: dict[Any, Any], name: str, context: Context) -> ApiObject:
    """The object that `raw` describes; keys that name no property do not count.

    Args:
        name: what errors call it; its files are named after it, such as `resource:fileData`.

    Raises:
        ApiError: a value that its declared type cannot take.
    """
    reader = _reader(model)
    values: dict[str, Any] = {}
    for key, value in raw.items():
        entry = reader.get(key)
        if entry is None:
            continue
        item, cast = entry
        if cast is None:
            values[item.name] = None
        elif (item.kind.shape in _CONTAINERS and not isinstance(value, dict | list)) or (
            item.kind.shape is Shape.TIME and value is None
        ):
            continue
        else:
            values[item.name] = cast(value, f"{name}:{item.wire}" if item.kind.shape in _NESTED else item.wire, context)
    return model.of(values)


_CONTAINERS = (Shape.ARRAY, Shape.MAP, Shape.OBJECT)
_NESTED = (*_CONTAINERS, Shape.FILE)


def key_order(key: Any) -> tuple[int, int, str]:
    """Sorts the keys of an array sent as a map: numbers by size, then text."""
    text = str(key)
    return (0, int(text), "") if text.isascii() and text.isdigit() and len(text) < 19 else (1, 0, text)


def _pairs(raw: Any) -> list[tuple[str, Any]]:
    if isinstance(raw, dict):
        found = sorted(raw.items(), key=lambda pair: key_order(pair[0]))
        return [(str(key), value) for key, value in found if key != "-"]
    return [(str(index), value) for index, value in enumerate(raw)] if raw != [""] else []


def _array_cast(kind: Kind) -> Cast:
    assert kind.item is not None
    item = cast_for(kind.item, in_object=True)

    def cast(raw: Any, name: str, context: Context) -> list[Any]:
        return [item(value, name, context) for _, value in _pairs(raw)] if isinstance(raw, dict | list) else []

    return cast


def _map_cast(kind: Kind) -> Cast:
    assert kind.item is not None
    item = cast_for(kind.item, in_object=True)

    def cast(raw: Any, name: str, context: Context) -> dict[str, Any]:
        if isinstance(raw, list):
            return {key: item(value, name, context) for key, value in _pairs(raw)}
        if not isinstance(raw, dict):
            return {}
        return {check_text(to_text(key), name): item(value, name, context) for key, value in raw.items() if key != "-"}

    return cast


def _texts_cast(raw: Any, name: str, context: Context) -> str:
    if raw is None or isinstance(raw, list | dict):
        raise WrongRequestLanguage
    return check_text(to_text(raw), name)


def _cast_file(raw: Any, name: str, context: Context) -> Any:
    upload = context.files.get(name)
    if upload is None:
        raise UploadFailed
    return upload


def wire_value(member: IntEnum | StrEnum) -> int | str:
    """A member of an enum as it goes out: by number or text, numeric dynamic members as numbers."""
    plain: int | str = member.value
    is_number = isinstance(member, DynamicEnum) and not member.stays_text and member.removeprefix("-").isdecimal()
    return int(plain) if is_number else plain
