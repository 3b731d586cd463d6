"""Where the pieces of files lie until they are files."""

import re
from collections.abc import Set
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import NamedTuple, Protocol

GRACE = 86_400
"""Seconds that pieces are kept that no token needs: one may be on its way into the database."""
NAME = re.compile(r"(0_[0-9a-f]{32})\.(\d{1,9})\Z")
_ACCOUNT = re.compile(r"-?\d{1,18}\Z")


class Place(NamedTuple):
    """Where the pieces of a file lie: of which account's token, and which round of it."""

    partner_id: int
    token_id: str
    round: int

    @property
    def name(self) -> str:
        """What the file is called among those of its account."""
        name = f"{self.token_id}.{self.round}"
        assert NAME.match(name), "an id that the server made"
        return name


def read_place(account: str, name: str) -> Place | None:
    """The place that is called so; `None` where none is."""
    found = NAME.match(name)
    return Place(int(account), found[1], int(found[2])) if found and _ACCOUNT.match(account) else None


class PieceFiles(Protocol):
    """The pieces of one installation, kept by any worker. What is said to be kept survives the loss of power."""

    async def begin(self, source: Path, place: Place) -> None:
        """Keep the first piece of a file, which may be moved.

        Raises:
            OSError: it cannot be kept; there is nothing at the place.
        """
        ...

    async def add(self, source: Path, place: Place, offset: int) -> None:
        """Keep another piece, which begins so many bytes behind the file's beginning.

        Raises:
            FileNotFoundError: the first piece is not there any more.
            OSError: it cannot be kept.
        """
        ...

    def whole(self, place: Place) -> AbstractAsyncContextManager[Path]:
        """The file of all pieces, on this machine, for as long as it is needed.

        Raises:
            FileNotFoundError: its pieces are not there any more.
            OSError: it cannot be read.
        """
        ...

    async def remove(self, place: Place) -> None:
        """Remove all pieces of a file, if there are any."""
        ...

    async def sweep(self, needed: Set[Place], now: float) -> int:
        """Remove the pieces that no token needs; of how many files."""
        ...
