"""Pictures of entries, cut and sized as their address says, and kept for who asks next."""

import asyncio
import re
from collections import OrderedDict
from collections.abc import Callable

from keyreel.delivery.paths import Address
from keyreel.files import Files
from keyreel.media_files.pictures import MAX_WANTED, Wanted, frame, picture, strip
from keyreel.media_files.work import Workshop

MOST_SLICES = 300
"""Frames that one picture may hold side by side."""
ROOM = 64 << 20
"""Bytes of pictures that are kept."""
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}\Z")
_TYPES = range(1, 6)
CONTENT_TYPES = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp"}
_FORMATS = {**{name: name for name in CONTENT_TYPES}, "jpeg": "jpg"}


def read_wanted(address: Address) -> Wanted:
    """The picture that an address asks for; what it says that means nothing does not count."""
    colour = address.values.get("bgcolor", "")
    kind = address.number("type", "def_type")
    return Wanted(
        width=min(address.number("width", "def_width"), MAX_WANTED),
        height=min(address.number("height", "def_height"), MAX_WANTED),
        type=kind if kind in _TYPES else 1,
        quality=min(address.number("quality"), 100),
        background=colour if _COLOUR.match(colour) else "ffffff",
        area=(address.number("src_x"), address.number("src_y"), address.number("src_w"), address.number("src_h")),
        format=_FORMATS.get(address.values.get("format", "").lower(), "jpg"),
    )


def read_seconds(address: Address, duration: float) -> tuple[float, ...]:
    """The seconds of a video that an address asks for frames of; none where it asks for its thumbnail.

    Args:
        duration: of the video, in seconds.
    """
    slices = min(address.number("vid_slices"), MOST_SLICES)
    if slices:
        each = duration / slices
        slice = address.values.get("vid_slice", "")
        if slice.isascii() and slice.isdigit() and len(slice) < 6:
            return (min(int(slice), slices - 1) * each,)
        return tuple(index * each for index in range(slices))
    second = address.values.get("vid_sec", "")
    try:
        wanted = float(second)
    except ValueError:
        return ()
    return (min(wanted, duration),) if wanted >= 0 else ()


class Thumbnails:
    """Makes pictures, each once for everybody who asks for it meanwhile, and keeps the last ones."""

    def __init__(self, files: Files, workshop: Workshop, room: int = ROOM) -> None:
        self._files = files
        self._workshop = workshop
        self._room = room
        self._taken = 0
        self._kept: OrderedDict[object, bytes] = OrderedDict()
        self._making: dict[object, asyncio.Task[bytes]] = {}

    async def of_image(self, partner_id: int, file: str, wanted: Wanted) -> bytes:
        """A stored image, made what is wanted.

        Raises:
            NotMedia, FileNotFoundError
        """
        return await self._have(partner_id, file, (file, wanted), picture, wanted)

    async def of_video(self, partner_id: int, file: str, seconds: tuple[float, ...], wanted: Wanted) -> bytes:
        """Frames of a stored video, side by side, each made what is wanted.

        Raises:
            NotMedia, FileNotFoundError
        """
        if len(seconds) == 1:
            return await self._have(partner_id, file, (file, seconds, wanted), frame, seconds[0], wanted)
        return await self._have(partner_id, file, (file, seconds, wanted), strip, seconds, wanted)

    async def _have(self, partner_id: int, file: str, key: object, work: Callable[..., bytes], *args: object) -> bytes:
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        making = self._making.get(key)
        if making is None:
            making = self._making[key] = asyncio.create_task(self._make(partner_id, file, work, *args))
            making.add_done_callback(lambda done: self._keep(key, done))
        return await asyncio.shield(making)

    async def _make(self, partner_id: int, file: str, work: Callable[..., bytes], *args: object) -> bytes:
        return await self._workshop.do(work, await self._files.source(partner_id, file), *args)

    def _keep(self, key: object, done: asyncio.Task[bytes]) -> None:
        del self._making[key]
        if done.cancelled() or done.exception() is not None:
            return
        self._kept[key] = done.result()
        self._taken += len(done.result())
        while self._taken > self._room:
            _, oldest = self._kept.popitem(last=False)
            self._taken -= len(oldest)
