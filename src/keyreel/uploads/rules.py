"""What is known of a file that arrives in pieces. See docs/protocol/uploads.md."""

from collections.abc import Iterable
from pathlib import PurePosixPath

_PROGRAMS = """
asp aspx bat cgi cmd com cpl dll exe hta jar jsp jspx msi msp php php3 php4 php5 php7 phar phtml pif pl ps1 py scr
sh shtml vb vbe vbs wsf wsh
"""
PROGRAMS = frozenset(_PROGRAMS.split())
"""Endings of files that some machine would run."""

Range = tuple[int, int]


def is_program(name: str) -> bool:
    """Whether a file is called as a program is."""
    return PurePosixPath(name).suffix.lower().lstrip(".") in PROGRAMS


def merged(ranges: Iterable[Range]) -> list[Range]:
    """Ranges of bytes, each from its first byte to behind its last, in order and without overlaps or empty ones."""
    found: list[Range] = []
    for first, end in sorted(item for item in ranges if item[0] < item[1]):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((first, end))
    return found


def reached(ranges: Iterable[Range]) -> int:
    """How many bytes are there from the beginning on without a gap."""
    first = next(iter(ranges), (0, 0))
    return first[1] if first[0] == 0 else 0
