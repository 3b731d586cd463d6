"""What a long command shows on a terminal while it works."""

import sys
import time

_PAUSE = 0.1
"""Seconds between two pictures."""


class Progress:
    """One line on standard error that is drawn anew; nothing where that is no terminal."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()
        self._what = ""
        self._drawn = 0.0

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show what is being done, how much of it is done, and of how much."""
        if not self._is_shown:
            return
        now = time.monotonic()
        is_end = done == total
        if what == self._what and not is_end and now - self._drawn < _PAUSE:
            return
        self._what, self._drawn = what, now
        told = f" {100 * done // total}%" if total else ""
        print(f"\r\x1b[K{what}{told}", end="\n" if is_end else "", file=sys.stderr, flush=True)
