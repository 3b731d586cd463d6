"""Colon keys: `user:id` in the top level of a call's parameters means `id` inside `user`.

See docs/protocol/requests.md, "Structure".
"""

from collections.abc import Mapping
from typing import Any

MAX_DEPTH = 64
"""Levels of nesting; what is deeper does not count."""


def group(params: Mapping[str, Any]) -> dict[str, Any]:
    """`params` with colon keys made into nested maps, in the order they were sent; later ones win."""
    for key in params:
        if ":" in key:
            break
    else:
        return params if isinstance(params, dict) else dict(params)
    grouped: dict[str, Any] = {}
    for key, value in params.items():
        if ":" in key:
            _place(grouped, key.split(":"), value)
        else:
            grouped[key] = value
    return grouped


class _Made(dict[str, Any]):
    """A map that was made here, so that it may be changed; what was sent may not."""


def _place(root: dict[str, Any], path: list[str], value: Any) -> None:
    if len(path) > MAX_DEPTH:
        return
    level = root
    for step in path[:-1]:
        inner = level.get(step)
        if not isinstance(inner, _Made):
            inner = level[step] = _made(inner)
        level = inner
    level[path[-1]] = value


def _made(sent: Any) -> _Made:
    if isinstance(sent, list):
        return _Made((str(index), item) for index, item in enumerate(sent))
    return _Made(sent) if isinstance(sent, dict) else _Made()
