"""Form fields and query strings, with the nesting that programs write into names: `a[b][c]`, `a[]`.

See docs/protocol/requests.md, "Structure".
"""

from typing import Any

from keyreel.protocol.limits import Limits, NameTooLong, TooDeep, TooManyFields
from keyreel.protocol.path import decode


class _Level(dict[str, Any]):
    """A map that names made, and the number that its next unnamed item gets."""

    __slots__ = ("_next",)

    def __init__(self) -> None:
        super().__init__()
        self._next = 0

    def key(self, step: str) -> str:
        if step in ("", " "):
            step = str(self._next)
        if step.isascii() and step.isdigit() and len(step) < 10:
            self._next = max(self._next, int(step) + 1)
        return step


def read_pairs(text: str, limits: Limits) -> dict[str, Any]:
    """The fields of `k=v&k=v` text; the last of a name wins.

    Raises:
        TooManyFields, NameTooLong, TooDeep: they are over a limit.
    """
    if not text:
        return {}
    if text.count("&") >= limits.fields:
        raise TooManyFields(limits.fields)
    fields: dict[str, Any] = {}
    for part in text.split("&"):
        name, _, value = part.partition("=")
        if name:
            put(fields, _unquote(name), _unquote(value), limits)
    return fields


def _unquote(text: str) -> str:
    if "+" in text:
        text = text.replace("+", " ")
    if "%" in text:
        return decode(text)
    return text


def put(fields: dict[str, Any], name: str, value: Any, limits: Limits) -> None:
    """Set a field, at the place that its name describes.

    Raises:
        NameTooLong, TooDeep: the name is over a limit.
    """
    if len(name) > limits.name:
        raise NameTooLong(limits.name)
    if name.isidentifier():
        fields[name] = value
        return
    head, bracket, tail = name.lstrip(" ").partition("[")
    head = head.replace(".", "_").replace(" ", "_")
    if not head:
        return
    if not bracket or "]" not in tail:
        fields[head + ("_" + tail if bracket else "")] = value
        return
    steps = _steps(tail)
    if len(steps) >= limits.depth:
        raise TooDeep(limits.depth)
    level, key = fields, head
    for step in steps:
        inner = level.get(key)
        if not isinstance(inner, _Level):
            inner = level[key] = _Level()
        level, key = inner, inner.key(step)
    level[key] = value


def _steps(tail: str) -> list[str]:
    steps: list[str] = []
    while True:
        step, closed, rest = tail.partition("]")
        if not closed:
            return steps
        steps.append(step)
        if not rest.startswith("["):
            return steps
        tail = rest[1:]


def merge(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Both, nested maps merged as well; `over` wins."""
    if not under:
        return over
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        both = isinstance(below, dict) and isinstance(value, dict)
        merged[key] = merge(below, value) if both else value  # type: ignore[arg-type]
    return merged
