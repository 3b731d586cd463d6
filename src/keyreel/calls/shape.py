"""Shaping: what of a result its caller may see, what of it was asked for, and which lists beside it.

Actions return fresh objects, so shaping takes properties out of them in place. See docs/protocol/answers.md and
docs/protocol/response-profiles.md.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from keyreel.calls.related import Asker, Related, objects_of
from keyreel.gate import Grant
from keyreel.schema.kinds import Shape
from keyreel.schema.lists import ListResponse
from keyreel.schema.objects import ApiObject, Property
from keyreel.schema.profiles import DetachedResponseProfile, ResponseProfileType

_NESTING = (Shape.OBJECT, Shape.ARRAY, Shape.MAP)


@cache
def _plan(model: type[ApiObject]) -> tuple[tuple[Property, ...], tuple[str, ...], tuple[str, ...]]:
    """Of a class: properties that need a permission to be read, those never shown, and those that hold objects."""
    gated = tuple(item for item in model.properties if "read" in item.declared.permission)
    hidden = tuple(item.name for item in model.properties if item.write_only)
    nested = tuple(item.name for item in model.properties if item.kind.shape in _NESTING)
    return gated, hidden, nested


@cache
def _names(model: type[ApiObject]) -> dict[str, str]:
    """Of a class: the wire names of the properties that profiles choose from, by Python name."""
    return {item.name: item.wire for item in model.properties if not item.declared.always}


def hide(value: Any, grant: Grant) -> None:
    """Take out what the caller may not read, at any depth."""
    if isinstance(value, ApiObject):
        gated, hidden, _ = _plan(type(value))
        state = value.given
        for item in gated:
            if item.name in state and not grant.opens(item, "read"):
                del state[item.name]
        for name in hidden:
            state.pop(name, None)
    for inner in _inside(value):
        hide(inner, grant)


async def select(value: Any, profile: DetachedResponseProfile, related: Related, asker: Asker) -> None:
    """Take out what a profile leaves out, and put in the lists that it asks for.

    Raises:
        ApiError: a related list cannot be made.
    """
    found = await _related(value, profile, related, asker)
    if profile.fields:
        fields = frozenset(name.strip() for name in profile.fields.split(","))
        _choose(value, fields, include=profile.type == ResponseProfileType.INCLUDE_FIELDS)
    for item, lists in found:
        item.given["related_objects"] = lists


async def _related(
    value: Any, profile: DetachedResponseProfile, related: Related, asker: Asker
) -> list[tuple[ApiObject, dict[str, ListResponse]]]:
    """The lists beside each object, which are looked for while the objects still have every property."""
    if not profile.related_profiles:
        return []
    found: list[tuple[ApiObject, dict[str, ListResponse]]] = []
    for item in objects_of(value):
        lists: dict[str, ListResponse] = {}
        for inner, answer, grant in await related.lists(item, profile.related_profiles, asker):
            if grant is not None:
                hide(answer, grant)
                await select(answer, inner, related, asker)
            lists[inner.name or ""] = answer
        found.append((item, lists))
    return found


def _choose(value: Any, fields: frozenset[str], *, include: bool) -> None:
    """Take out what a profile leaves out, also of objects inside objects."""
    if isinstance(value, ApiObject) and not isinstance(value, ListResponse):
        names = _names(type(value))
        for name in [name for name in value.given if name in names and (names[name] in fields) is not include]:
            del value.given[name]
    for inner in _inside(value):
        _choose(inner, fields, include=include)


def _inside(value: Any) -> Iterable[Any]:
    """What a value holds that may be objects, or hold some."""
    if isinstance(value, ApiObject):
        state = value.given
        return [inner for name in _plan(type(value))[2] if (inner := state.get(name))]
    if isinstance(value, list):
        return value
    return value.values() if isinstance(value, dict) else ()
