"""Shaping: what of a result its caller may see, what of it was asked for, and which lists beside it.

Actions return fresh objects, so shaping takes properties out of them in place. See docs/protocol/answers.md and
docs/protocol/response-profiles.md.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from keyreel.calls.related import Asker, Related, objects_of
from keyreel.gate import Grant
from keyreel.schema.kinds import Shape
from keyreel.schema.lists import ListResponse
from keyreel.schema.objects import ApiObject, Property
from keyreel.schema.profiles import DetachedResponseProfile, ResponseProfileType

_NESTING = (Shape.OBJECT, Shape.ARRAY, Shape.MAP)
_PLAIN = (str, bool, int, type(None))


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
    """Take out what the caller may not read."""

    def visit(item: ApiObject) -> None:
        gated, hidden, _ = _plan(type(item))
        state = item.given
        for prop in gated:
            if prop.name in state and not grant.opens(prop, "read"):
                del state[prop.name]
        for name in hidden:
            state.pop(name, None)

    _walk(value, visit)


async def select(value: Any, profile: DetachedResponseProfile, related: Related, asker: Asker) -> None:
    """Take out what a profile leaves out, and put in the lists that it asks for.

    Raises:
        ApiError: a related list cannot be made.
    """
    found = await _related(value, profile, related, asker)
    _choose(value, profile)
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


def _choose(value: Any, profile: DetachedResponseProfile) -> None:
    """Take out what a profile leaves out, also of objects inside objects."""
    if not profile.fields:
        return
    fields = frozenset(name.strip() for name in profile.fields.split(","))
    include = profile.type == ResponseProfileType.INCLUDE_FIELDS

    def choose(item: ApiObject) -> None:
        if not isinstance(item, ListResponse):
            names = _names(type(item))
            for name in [name for name in item.given if name in names and (names[name] in fields) is not include]:
                del item.given[name]

    _walk(value, choose)


def _walk(value: Any, visit: Callable[[ApiObject], None]) -> None:
    """Visit every object in a value, those that hold others first."""
    if type(value) in _PLAIN:
        return
    if isinstance(value, ApiObject):
        visit(value)
        state = value.given
        for name in _plan(type(value))[2]:
            if inner := state.get(name):
                _walk(inner, visit)
    elif isinstance(value, list):
        for item in value:
            _walk(item, visit)
    elif isinstance(value, dict):
        for item in value.values():
            _walk(item, visit)
