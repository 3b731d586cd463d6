"""When a request that failed is sent again: only where it cannot have done anything twice."""

import random
from dataclasses import dataclass

from keyreel.client.errors import BadAnswer, ConnectionDropped, ConnectionFailed, TransportError


@dataclass(frozen=True, slots=True)
class Retries:
    """How often, and how long to wait between.

    A request that never left is sent again. One that reads is sent again, too, where the connection dropped or the
    server failed (5xx). A write that may have arrived is not.

    Attributes:
        most: how often a request is sent again.
        wait: seconds before the first time; doubled each time, and drawn between half and the whole of it.
        longest: seconds that no wait is longer than.
    """

    most: int = 3
    wait: float = 0.25
    longest: float = 8.0

    def after(self, error: TransportError, *, reads: bool, sent: int) -> float | None:
        """Seconds to wait before sending it again, or `None` for not to.

        Args:
            reads: whether the request changes nothing.
            sent: how often it was.
        """
        if sent > self.most:
            return None
        failed = isinstance(error, BadAnswer) and error.status is not None and error.status >= 500
        if not isinstance(error, ConnectionFailed) and not (reads and (failed or isinstance(error, ConnectionDropped))):
            return None
        wait = min(self.wait * 2 ** (sent - 1), self.longest)
        return wait * random.uniform(0.5, 1)  # noqa: S311  # spreads load, hides nothing
