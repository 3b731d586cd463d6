"""Pieces in a bucket: one object for each, put together when the file is needed. Every machine sees them."""

import re
import secrets
import tempfile
import time
from collections.abc import AsyncGenerator, Set
from contextlib import asynccontextmanager
from pathlib import Path

from keyreel.files.bucket import Bucket
from keyreel.uploads.pieces import GRACE, Place, read_place

_FOLDER = "pieces/"
_KEY = re.compile(r"pieces/([^/]+)/([^/]+)/(\d{20})-(\d{15})-[0-9a-f]{8}\Z")


class BucketPieces:
    """See `PieceFiles`. A key says when its piece came and where that begins; where some overlap, the later one counts.

    Args:
        scratch: a folder of this machine for files that are put together.
    """

    def __init__(self, bucket: Bucket, scratch: Path) -> None:
        self._bucket = bucket
        self._scratch = scratch

    async def begin(self, source: Path, place: Place) -> None:
        await self.add(source, place, 0)

    async def add(self, source: Path, place: Place, offset: int) -> None:
        key = f"{_prefix(place)}{time.time_ns():020}-{offset:015}-{secrets.token_hex(4)}"
        await self._bucket.put(source, key)

    @asynccontextmanager
    async def whole(self, place: Place) -> AsyncGenerator[Path]:
        keys = await self._keys(place)
        if not keys:
            raise FileNotFoundError(place.name)
        with tempfile.NamedTemporaryFile(dir=self._scratch) as file:
            for key in sorted(keys):
                match = _KEY.match(key)
                if match:
                    file.seek(int(match[4]))
                    await self._bucket.fetch(key, file)
            yield Path(file.name)

    async def remove(self, place: Place) -> None:
        await self._bucket.remove(await self._keys(place))

    async def sweep(self, needed: Set[Place], now: float) -> int:
        useless, places = list[str](), set[Place]()
        async for key, came in self._bucket.list(_FOLDER):
            match = _KEY.match(key)
            place = read_place(match[1], match[2]) if match else None
            if place is not None and place not in needed and now - came > GRACE:
                useless.append(key)
                places.add(place)
        await self._bucket.remove(useless)
        return len(places)

    async def _keys(self, place: Place) -> list[str]:
        return [key async for key, _ in self._bucket.list(_prefix(place))]


def _prefix(place: Place) -> str:
    return f"{_FOLDER}{place.partner_id}/{place.name}/"
