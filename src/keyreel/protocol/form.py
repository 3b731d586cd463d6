"""Form fields and query strings, with the nesting that programs write into names: `a[b][c]`, `a[]`.

See docs/protocol/requests.md, "Structure".
"""

from typing import Any

from keyreel.protocol.limits import Limits, TooManyFields
from keyreel.protocol.path import decode


def read_pairs(text: str, limits: Limits) -> dict[str, Any]:
    """The fields of `k=v&k=v` text; the last of a name wins.

    Raises:
        TooManyFields: there are more than the limit.
    """
    if not text:
        return {}
    parts = text.split("&")
    if len(parts) > limits.fields:
        raise TooManyFields(limits.fields)
    fields: dict[str, Any] = {}
    for part in parts:
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
    """Set a field, at the place that its name describes."""
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
    if len(steps) > limits.depth:
        return
    level = fields
    for step in [head, *steps][:-1]:
        key = step if step != "" else str(len(level))
        inner = level.get(key)
        if not isinstance(inner, dict):
            inner = {}
            level[key] = inner
        level = inner
    last = steps[-1] if steps else head
    level[last if last != "" else str(len(level))] = value


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
