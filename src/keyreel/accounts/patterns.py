"""Patterns that an account wants its passwords to match, run in time that grows with the password and no faster.

See docs/decisions/password-patterns.md.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2

MAX_CHARACTERS = 512
"""The longest pattern."""
MAX_PATTERNS = 16
MAX_SIZE = 5000
"""Instructions of all patterns of an account together: the largest takes some 50 ms for a password of 1024 bytes."""

_MEMORY = 1 << 19
_DELIMITED = re.compile(r"(?P<mark>[/#~@%!])(?P<body>.+)(?P=mark)(?P<flags>[a-zA-Z]*)", re.DOTALL)
_FLAGS = {"i": "i", "m": "m", "s": "s", "U": "U", "u": "", "D": ""}
"""Flags after the closing delimiter, and what RE2 calls them; `u` and `D` are how it works anyway."""


class PatternRefused(ValueError):
    """A pattern that is none, or too large; the message says why."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: `text` as it was written, its delimiters included."""

    text: str
    _compiled: Any

    @property
    def size(self) -> int:
        """Instructions that it takes."""
        return int(self._compiled.programsize)

    def search(self, string: str, /) -> bool:
        """Whether it is found anywhere in a text."""
        try:
            return self._compiled.search(string) is not None
        except UnicodeEncodeError:  # half a surrogate pair, which no text has
            return False


@lru_cache(1024)
def compile_pattern(text: str) -> Pattern:
    """The pattern in `text`: `/pattern/flags` as PHP writes them, or the pattern alone.

    Raises:
        PatternRefused: it is none that RE2 takes, or too large.
    """
    if not text or len(text) > MAX_CHARACTERS:
        raise PatternRefused(f"a pattern of 1 to {MAX_CHARACTERS} characters is expected")
    found = _DELIMITED.fullmatch(text)
    if found is None and text.startswith("/"):
        raise PatternRefused("the closing / is missing")
    body, given = (found["body"], found["flags"]) if found else (text, "")
    if unknown := "".join(flag for flag in given if flag not in _FLAGS):
        raise PatternRefused(f"there is no flag {unknown}")
    flags = "".join(dict.fromkeys(_FLAGS[flag] for flag in given))
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    try:
        return Pattern(text, re2.compile(f"(?{flags}){body}" if flags else body, options))
    except re2.error as error:
        reason = error.args[0]
        raise PatternRefused(reason.decode(errors="replace") if isinstance(reason, bytes) else str(reason)) from error
    except UnicodeEncodeError as error:
        raise PatternRefused("it is no text") from error


def compile_patterns(texts: Iterable[str]) -> tuple[Pattern, ...]:
    """All patterns of an account.

    Raises:
        PatternRefused: one of them is none, or together they are too many or too large.
    """
    found = tuple(compile_pattern(text) for text in texts)
    if len(found) > MAX_PATTERNS or sum(pattern.size for pattern in found) > MAX_SIZE:
        raise PatternRefused(f"no more than {MAX_PATTERNS} patterns of {MAX_SIZE} steps together are taken")
    return found
