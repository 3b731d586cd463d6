"""What tells the time."""

from collections.abc import Callable

Clock = Callable[[], float]
"""Unix time, in seconds."""
