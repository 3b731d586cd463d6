"""A bucket of an S3-compatible store, as files and pieces use it. What fails there is an `OSError`."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import IO

from keyreel.settings import SettingInvalid, Settings

try:
    import obstore
    from obstore.exceptions import BaseError
    from obstore.store import S3Store
except ImportError as missing:  # pragma: no cover - depends on how it was installed
    raise SettingInvalid("s3-bucket", "this needs a driver: pip install 'keyreel[s3]'") from missing

from keyreel.files.unfinished import Unfinished

_STEP = 1 << 20
"""Bytes that are asked for at a time: whoever reads slowly holds back two such steps, and no request lasts long."""
_PART = 8 << 20
"""Bytes of a part of a file that is sent in parts."""
_CHECK = "README"
_PARTS, _AT_ONCE = 9_000, 4
ADDRESS_LIFE = timedelta(hours=6)
"""How long an address works that is made for the reading of a file in another process."""


class Bucket:
    """A bucket, below a prefix.

    Args:
        unfinished: ends uploads in parts that nobody goes on with; without it, the bucket has to do so by a rule.
    """

    def __init__(self, store: S3Store, unfinished: Unfinished | None = None) -> None:
        self._store = store
        self._unfinished = unfinished

    async def check(self) -> None:
        """Find out whether the bucket is there and can be written to.

        Raises:
            OSError: it cannot, and why.
        """
        try:
            with _told():
                await obstore.put_async(self._store, _CHECK, b"Keyreel keeps files here.\n")
        except OSError as error:
            raise OSError(0, f"the bucket cannot be used: {error.strerror or error}") from error

    async def reach(self) -> None:
        """Find out whether the bucket answers.

        Raises:
            OSError: it does not, and why.
        """
        await self.size(_CHECK)

    async def put(self, source: Path, key: str) -> None:
        """Keep what a file holds: in full, or not at all.

        Raises:
            OSError
        """
        size = (await asyncio.to_thread(source.stat)).st_size
        part = max(_PART, size // _PARTS)
        with _told():
            await obstore.put_async(self._store, key, source, chunk_size=part, max_concurrency=_AT_ONCE)

    async def read(self, key: str, start: int, end: int) -> AsyncGenerator[bytes]:
        """The bytes from `start` to before `end`; the next ones are fetched while some are used.

        Raises:
            FileNotFoundError: there is no such object.
            OSError
        """
        ahead: asyncio.Task[bytes] | None = None
        try:
            while start < end:
                if ahead is None:
                    ahead = asyncio.create_task(self._range(key, start, min(start + _STEP, end)))
                piece = await ahead
                start += len(piece)
                more = piece and start < end
                ahead = asyncio.create_task(self._range(key, start, min(start + _STEP, end))) if more else None
                yield piece
                if not more:
                    return
        finally:
            if ahead is not None:
                ahead.cancel()
                await asyncio.gather(ahead, return_exceptions=True)

    async def _range(self, key: str, start: int, end: int) -> bytes:
        with _told():
            return bytes(await obstore.get_range_async(self._store, key, start=start, end=end))

    async def fetch(self, key: str, file: IO[bytes]) -> None:
        """Write an object into an open file.

        Raises:
            FileNotFoundError: there is no such object.
            OSError
        """
        async for piece in self.read(key, 0, await self.size(key)):
            await asyncio.to_thread(file.write, piece)
        await asyncio.to_thread(file.flush)

    async def size(self, key: str) -> int:
        """Bytes of an object.

        Raises:
            FileNotFoundError, OSError
        """
        with _told():
            return (await obstore.head_async(self._store, key))["size"]

    async def address(self, key: str) -> str:
        """Where anybody can read an object for a while."""
        with _told():
            return await obstore.sign_async(self._store, "GET", key, ADDRESS_LIFE)

    async def remove(self, keys: Sequence[str]) -> None:
        """Remove objects, those of them that are there.

        Raises:
            OSError
        """
        with _told():
            if keys:
                await obstore.delete_async(self._store, list(keys))

    async def list(self, prefix: str) -> AsyncIterator[tuple[str, float]]:
        """The objects below a prefix: key, and unix seconds of when it came.

        Raises:
            OSError
        """
        with _told():
            async for found in obstore.list(self._store, prefix, chunk_size=1000):
                for each in found:
                    yield each["path"], each["last_modified"].timestamp()

    async def end_uploads(self, before: float) -> int:
        """End the uploads in parts that began before a moment, unix seconds: a crash left them; how many.

        Raises:
            OSError
        """
        return 0 if self._unfinished is None else await self._unfinished.end(before)


@contextmanager
def _told() -> Generator[None]:
    try:
        yield
    except FileNotFoundError:
        raise
    except BaseError as error:
        raise OSError(0, str(error).partition("\n\nDebug source")[0]) from None


def open_bucket(settings: Settings) -> Bucket:
    """The bucket that the settings name."""
    keys = (settings.s3_access_key, settings.s3_secret_key) if settings.s3_access_key else None
    more = {"access_key_id": keys[0], "secret_access_key": keys[1]} if keys else {}
    if settings.s3_endpoint:
        more["endpoint"] = settings.s3_endpoint
    store = S3Store(
        settings.s3_bucket,
        prefix=settings.s3_prefix or None,
        region=settings.s3_region,
        virtual_hosted_style_request=not settings.s3_endpoint,
        client_options={"allow_http": settings.s3_endpoint.startswith("http://")},
        retry_config={"max_retries": 4, "retry_timeout": timedelta(seconds=30)},
        **more,  # pyright: ignore[reportArgumentType]  # keyword arguments all the same
    )
    return Bucket(store, Unfinished(settings, *keys) if keys else None)
