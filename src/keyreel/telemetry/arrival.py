"""The request that is being answered, as logs and traces know it: its name, and what in it must not be told."""

from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl, unquote

HIDDEN = "[hidden]"
_TELLTALE = ("secret", "password", "token", "hash", "otp", "key")
_SESSIONS = ("ks", "ks1", "ks2", "authorization", "cookie")
_LEAST = 4
"""Characters of a value that is looked for: shorter ones are found in anything."""


@dataclass(slots=True)
class Arrived:
    """A request.

    Attributes:
        id: the name that the answer carries and the log repeats.
        path, query: of its address, as they were sent.
        params: what was sent, once that is read.
    """

    id: str
    path: str = ""
    query: bytes = b""
    params: Mapping[str, Any] | None = None

    def secrets(self) -> set[str]:
        """Every value that was sent under a name that secrets are sent under."""
        return {value for value in self._values() if len(value) >= _LEAST}

    def _values(self) -> Iterator[str]:
        yield from _secrets_in(self.params or {}, is_secret=False)
        for name, value in parse_qsl(self.query.decode("utf-8", "replace"), errors="replace"):
            if is_secret_name(name):
                yield value
        parts = self.path.split("/")
        for name, value in pairwise(parts):
            if is_secret_name(name):
                yield value
                yield unquote(value)


ARRIVED: ContextVar[Arrived | None] = ContextVar("keyreel_arrived", default=None)
"""What is being answered by this task."""


def is_secret_name(name: str) -> bool:
    """Whether what is sent under a name may be a secret; `user:password` and `1:ks` are such names too."""
    last = name.lower().replace("[", ":").replace("]", "").rpartition(":")[2]
    return last in _SESSIONS or any(part in last for part in _TELLTALE)


def _secrets_in(value: Any, *, is_secret: bool) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _secrets_in(inner, is_secret=is_secret or is_secret_name(str(name)))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _secrets_in(inner, is_secret=is_secret)
    elif is_secret and isinstance(value, str | int | float) and not isinstance(value, bool):
        yield str(value)
