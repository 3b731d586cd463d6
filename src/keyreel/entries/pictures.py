"""What the services of entries need to know of thumbnails."""

from pathlib import Path
from typing import Any, Protocol

from keyreel.assets.thumb_params import ThumbParams
from keyreel.gate import Call


class Pictures(Protocol):
    """Makes thumbnails. All raise `EntryNotFound`, `InvalidKs` and `NotAPicture`."""

    async def add_picture(self, call: Call, entry_id: str, path: Path, name: str, *, stands: bool = False) -> Any:
        """Add the picture in a file; it `stands` for the entry from now on."""
        ...

    async def add_from_address(self, call: Call, entry_id: str, url: str, *, stands: bool = False) -> Any:
        """Add the picture that lies at an address."""
        ...

    async def generate(
        self,
        call: Call,
        entry_id: str,
        params: ThumbParams,
        source_id: str = "",
        *,
        source_entry_id: str = "",
        stands: bool = False,
    ) -> Any:
        """Add a picture that is made of the content of an entry, or of another's.

        Raises:
            ThumbNotReady: there is nothing that it could be made of.
        """
        ...


def at_second(seconds: int) -> ThumbParams:
    """The picture of a second."""
    return ThumbParams(video_offset=float(seconds), quality=75)
