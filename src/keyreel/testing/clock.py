"""The clock of a server under test: it goes as fast as any other, and can be moved forward, or stopped."""

import time
from collections.abc import Callable


class Clock:
    """Tells the server the time.

    Args:
        catch_up: has everything done that is due by now.
    """

    def __init__(self, catch_up: Callable[[], None]) -> None:
        self._catch_up = catch_up
        self._ahead = 0.0
        self._stopped: float | None = None

    @property
    def now(self) -> float:
        """Unix seconds."""
        return (time.time() if self._stopped is None else self._stopped) + self._ahead

    def forward(self, seconds: float = 0, *, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        """Move the time forward. What becomes due by it, such as a job's next try, is done when this returns.

        Raises:
            ValueError: that would be backward.
        """
        moved = seconds + 60 * minutes + 3600 * hours + 86_400 * days
        if moved < 0:
            raise ValueError("time goes forward only")
        self._catch_up()
        self._ahead += moved
        self._catch_up()

    def stop(self) -> None:
        """Let the time stand still until the test ends; `forward` still moves it."""
        self._stopped = self._stopped or time.time()
