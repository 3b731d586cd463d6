"""Shaping: what of a result its caller may see, and what of it was asked for.

Actions return fresh objects, so shaping takes properties out of them in place. See docs/protocol/answers.md.
"""

from functools import cache
from typing import Any

from keyreel.gate import Grant
from keyreel.schema.casts import Context, cast_for
from keyreel.schema.errors import WrongFormat
from keyreel.schema.kinds import Kind, Shape
from keyreel.schema.lists import ListResponse
from keyreel.schema.objects import ApiObject, Property
from keyreel.schema.profiles import DetachedResponseProfile, ResponseProfileType

_NESTING = (Shape.OBJECT, Shape.ARRAY, Shape.MAP)
_DETACHED = cast_for(Kind(Shape.OBJECT, DetachedResponseProfile))


def read_profile(sent: Any, context: Context) -> DetachedResponseProfile | None:
    """The response profile of a request; `None` where none was sent.

    Raises:
        WrongFormat: it is not an object.
    """
    if sent is None or sent == "":
        return None
    if not isinstance(sent, dict | list):
        raise WrongFormat("responseProfile", "array")
    return _DETACHED(sent, "responseProfile", context)


@cache
def _plan(model: type[ApiObject]) -> tuple[tuple[Property, ...], tuple[str, ...], tuple[str, ...]]:
    """Of a class: properties that need a permission to be read, those never shown, and those that hold objects."""
    gated = tuple(item for item in model.properties if "read" in item.declared.permission)
    hidden = tuple(item.name for item in model.properties if item.write_only)
    nested = tuple(item.name for item in model.properties if item.kind.shape in _NESTING)
    return gated, hidden, nested


@cache
def _names(model: type[ApiObject]) -> dict[str, str]:
    return {item.name: item.wire for item in model.properties}


def shape(value: Any, grant: Grant, profile: DetachedResponseProfile | None = None) -> Any:
    """`value` without what `grant` may not read and `profile` leaves out."""
    fields = _fields(profile)
    include = profile is not None and profile.type == ResponseProfileType.INCLUDE_FIELDS
    _shape(value, grant, fields, include=include)
    return value


def _fields(profile: DetachedResponseProfile | None) -> frozenset[str]:
    if profile is None or not profile.fields:
        return frozenset()
    return frozenset(name.strip() for name in profile.fields.split(","))


def _shape(value: Any, grant: Grant, fields: frozenset[str], *, include: bool) -> None:
    if isinstance(value, ApiObject):
        model = type(value)
        state = value.given
        gated, hidden, nested = _plan(model)
        for item in gated:
            if item.name in state and not grant.opens(item, "read"):
                del state[item.name]
        for name in hidden:
            state.pop(name, None)
        if fields and not isinstance(value, ListResponse):
            names = _names(model)
            for name in [name for name in state if (names[name] in fields) is not include]:
                del state[name]
        for name in nested:
            if (inner := state.get(name)) is not None:
                _shape(inner, grant, fields, include=include)
    elif isinstance(value, list):
        for item in value:
            _shape(item, grant, fields, include=include)
    elif isinstance(value, dict):
        for item in value.values():
            _shape(item, grant, fields, include=include)
