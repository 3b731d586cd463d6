"""Names on both sides of the wire: `snake_case` in Python, `camelCase` in requests and answers."""

import re

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TAIL = re.compile(r"_([a-z0-9])")


def camel(name: str) -> str:
    """`screen_name` -> `screenName`; a trailing underscore, which avoids a Python word, is dropped."""
    return _TAIL.sub(lambda match: match[1].upper(), name.rstrip("_"))


def snake(name: str) -> str:
    """`screenName` -> `screen_name`."""
    return _HUMP.sub("_", name).lower()
