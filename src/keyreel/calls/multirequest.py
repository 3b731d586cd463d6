"""Multirequests: several calls in one request, later ones using results of earlier ones.

See docs/protocol/requests.md, "Multirequests".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from keyreel.schema.casts import to_text
from keyreel.schema.enums import DynamicEnum
from keyreel.schema.errors import ApiError
from keyreel.schema.objects import ApiObject

NAME = "multirequest"
_INHERITED = ("clientTag", "ks", "partnerId")
_REFERENCE = re.compile(r"\{(\d{1,9}):result(:.+)?\}", re.DOTALL)


class TooManyItems(ApiError, code="MULTIREQUEST_TOO_LONG"):
    """A multirequest may hold {MAX} calls and this one holds {COUNT}. Send it in several requests, or have the server's
    setting max-calls changed."""


@dataclass(frozen=True, slots=True)
class Item:
    """One call of a multirequest: the number it was sent under and its own parameters, colon keys not yet grouped."""

    number: int
    params: dict[str, Any]


def split(params: Mapping[str, Any], limit: int) -> tuple[list[Item], dict[str, Any]]:
    """The calls of a multirequest in the order they run, and the parameters that calls without their own inherit.

    They run from the lowest number, which is 0 or 1, until the first that is missing or names no service or action.

    Raises:
        TooManyItems: there are more than `limit`.
    """
    items: dict[int, dict[str, Any]] = {}
    common: dict[str, Any] = {}
    for key, value in params.items():
        number, colon, rest = key.partition(":")
        if not (number.isascii() and number.isdigit() and len(number) < 10):
            common[key] = value
        elif colon:
            items.setdefault(int(number), {})[rest] = value
        elif isinstance(value, dict):
            items.setdefault(int(number), {}).update(value)
    if len(items) > limit:
        raise TooManyItems(limit, len(items))
    ready: list[Item] = []
    number = min(1, *items) if items else 1
    while "service" in (item := items.get(number, {})) and "action" in item:
        ready.append(Item(number, item))
        number += 1
    return ready, {name: common[name] for name in _INHERITED if name in common}


def resolve(value: Any, results: list[Any]) -> Any:
    """`value` with every `{N:result:path}` in its text, at any depth, replaced from `results`, which count from 1."""
    if isinstance(value, str):
        return _resolve_text(value, results) if ":result" in value else value
    if isinstance(value, dict):
        return {key: resolve(item, results) for key, item in value.items()}
    if isinstance(value, list):
        return [resolve(item, results) for item in value]
    return value


def _resolve_text(text: str, results: list[Any]) -> str:
    # Behind the last brace each beginning would be tried in vain, up to the end of the text.
    match = _REFERENCE.search(text, 0, text.rfind("}") + 1)
    if match is None or not 1 <= int(match[1]) <= len(results):
        return text
    path = match[2]
    found = results[int(match[1]) - 1]
    if path:
        found = _follow(found, path[1:].split(":"))
    return text[: match.start()] + _as_text(found) + text[match.end() :]


def _follow(value: Any, path: list[str]) -> Any:
    for position, step in enumerate(path):
        if step == "_all" and isinstance(value, list):
            return "".join(f"{_as_text(_step(item, path[position + 1 : position + 2]))}," for item in value)
        value = _step(value, [step])
    return value


def _step(value: Any, path: list[str]) -> Any:
    step = path[0] if path else ""
    if isinstance(value, ApiObject):
        return next((value.given.get(item.name) for item in value.properties if item.wire == step), None)
    if isinstance(value, list):
        is_index = step.isascii() and step.isdigit() and len(step) < 10 and int(step) < len(value)
        return value[int(step)] if is_index else None
    return value.get(step) if isinstance(value, dict) else None


def _as_text(value: Any) -> str:
    if isinstance(value, ApiObject | list | dict | ApiError):
        return ""
    return to_text(str(value) if isinstance(value, DynamicEnum) else value)
