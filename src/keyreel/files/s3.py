"""Bytes in a bucket of an S3-compatible store: one object for each file."""

import re
import tempfile
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from keyreel.files.bucket import Bucket
from keyreel.media_files.reading import Ranged

_FOLDER = "files/"
_KEY = re.compile(r"files/(-?\d+)/[0-9a-f]{2}/([0-9a-f]{32})\Z")


class S3Bytes:
    """The bytes of files in a bucket. See `LocalBytes` for what each method does.

    Args:
        scratch: a folder of this machine for what is fetched.
    """

    def __init__(self, bucket: Bucket, scratch: Path) -> None:
        self._bucket = bucket
        self._scratch = scratch

    async def check(self) -> None:
        await self._bucket.check()

    async def reach(self) -> None:
        await self._bucket.reach()

    async def put(self, source: Path, partner_id: int, name: str) -> None:
        await self._bucket.put(source, _key(partner_id, name))

    def read(self, partner_id: int, name: str, start: int, end: int) -> AsyncIterator[bytes]:
        return self._bucket.read(_key(partner_id, name), start, end)

    def local(self, partner_id: int, name: str) -> Path | None:
        return None

    async def source(self, partner_id: int, name: str) -> Path | Ranged:
        key = _key(partner_id, name)
        return Ranged(await self._bucket.address(key), await self._bucket.size(key))

    @asynccontextmanager
    async def fetch(self, partner_id: int, name: str) -> AsyncGenerator[Path]:
        key = _key(partner_id, name)
        with tempfile.NamedTemporaryFile(dir=self._scratch) as file:
            await self._bucket.fetch(key, file)
            yield Path(file.name)

    async def remove(self, partner_id: int, name: str) -> bool:
        await self._bucket.remove([_key(partner_id, name)])
        return True

    async def old_names(self, before: float) -> AsyncIterator[tuple[int, str]]:
        await self._bucket.end_uploads(before)
        async for key, came in self._bucket.list(_FOLDER):
            match = _KEY.match(key)
            if match and came < before:
                yield int(match[1]), match[2]


def _key(partner_id: int, name: str) -> str:
    return f"{_FOLDER}{partner_id}/{name[:2]}/{name}"
