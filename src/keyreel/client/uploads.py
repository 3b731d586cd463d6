"""Files sent in pieces, several at a time, and gone on with where they were interrupted.

The first piece goes alone, as there is nothing to go on from before it, and so does the last, as it ends the file;
those between go side by side. See docs/protocol/uploads.md.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import IO, Any

from keyreel.client.calls import Call
from keyreel.client.core import Core
from keyreel.client.drivers import Blocking, Waiting
from keyreel.client.errors import ApiError, ClientError, TransportError, UploadError
from keyreel.client.kinds import ANY
from keyreel.client.sources import Source
from keyreel.client.steps import Pause, Steps

CHUNK = 10 * 1024 * 1024
PARALLEL = 4
_WHOLE = {"2", "3"}
"""Statuses of a token whose file is whole: it waits to be used, or was."""

Progress = Callable[[int, int | None], object]
"""Told how many bytes the server has, and of how many; `None` where that is not known."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that is on the server; `UploadedFileTokenResource(token=uploaded.token_id)` gives it to an entry."""

    token_id: str
    size: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file: its bytes, where they begin, and whether the file ends with them."""

    at: int
    content: bytes
    final: bool

    @property
    def alone(self) -> bool:
        return self.final or self.at == 0


class Upload:
    """One file on its way, apart from waiting.

    Attributes:
        source: the file.
        token_id: of the upload token, once there is one.
        sent: bytes that the server has.
        whole: whether it has all of them.
    """

    def __init__(self, core: Core, source: Source, chunk_size: int, token_id: str | None) -> None:
        if chunk_size < 1:
            raise ValueError("a piece has at least one byte")
        self._core = core
        self.source = source
        self._chunk_size = chunk_size
        self.token_id = token_id
        self.sent = 0
        self.whole = False

    def begin(self) -> Steps[None]:
        """Get a token, or ask how far one got."""
        if self.token_id is None:
            token = {"objectType": "KalturaUploadToken", "fileName": self.source.name, "fileSize": self.source.size}
            given = {name: value for name, value in token.items() if value is not None}
            added = yield from self._call("add", {"uploadToken": given})
            self.token_id = str(added["id"])
            return
        found = yield from self._call("get", {"uploadTokenId": self.token_id})
        expected, size = _bytes(found, "fileSize"), self.source.size
        if expected and size is not None and expected != size:
            raise UploadError(f"the token is for a file of {expected} bytes, and this one has {size}", self.token_id)
        self.sent = _bytes(found, "uploadedFileSize")
        self.whole = str(found.get("status")) in _WHOLE

    def pieces(self, file: IO[bytes]) -> Iterator[Piece]:
        """What is still to be sent, in order."""
        at = self.sent
        _skip(file, at)
        content = file.read(self._chunk_size)
        while True:
            following = file.read(self._chunk_size) if len(content) == self._chunk_size else b""
            yield Piece(at, content, final=not following)
            if not following:
                return
            at, content = at + len(content), following

    def send(self, piece: Piece) -> Steps[Piece]:
        """Send a piece; again, where the connection drops: its place is known, so that it cannot be there twice."""
        params = {
            "uploadTokenId": self.token_id,
            "fileData": Source(piece.content, self.source.name),
            "resume": piece.at > 0,
            "resumeAt": piece.at,
            "finalChunk": piece.final,
        }
        tried = 0
        while True:
            tried += 1
            try:
                yield from self._call("upload", params)
            except TransportError as error:
                pause = self._core.retries.after(error, reads=True, sent=tried)
                if pause is None:
                    raise
                yield Pause(pause)
            except ApiError:
                if tried == 1 or not piece.final or not (yield from self._is_whole()):
                    raise
                return piece  # the answer to the one before got lost
            else:
                return piece

    def note(self, piece: Piece, progress: Progress | None) -> None:
        """A piece is there."""
        self.sent += len(piece.content)
        self.whole = self.whole or piece.final
        if progress:
            progress(self.sent, self.source.size)

    def interrupted(self, error: BaseException) -> UploadError:
        """What to raise where it could not be sent in full."""
        return UploadError(f"{self.source.name} was not sent in full: {error}", self.token_id)

    def done(self) -> Uploaded:
        assert self.token_id is not None
        return Uploaded(self.token_id, self.sent)

    def _is_whole(self) -> Steps[bool]:
        found = yield from self._call("get", {"uploadTokenId": self.token_id})
        return str(found.get("status")) in _WHOLE

    def _call(self, action: str, params: Mapping[str, Any]) -> Steps[Any]:
        return (yield from self._core.call(Call("uploadtoken", action, params, ANY, self._core.registry)))


def upload(going: Upload, driver: Blocking, parallel: int, tell: Progress | None) -> Uploaded:
    """Send a file, with as many threads as pieces go side by side."""
    driver.run(going.begin())
    if going.whole:
        return going.done()
    file = going.source.open()
    pool = ThreadPoolExecutor(max(parallel, 1), "upload")
    waiting: set[Future[Piece]] = set()

    def settle(most: int) -> None:
        while len(waiting) > most:
            finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
            waiting.difference_update(finished)
            for future in finished:
                going.note(future.result(), tell)

    try:
        for piece in going.pieces(file):
            settle(0 if piece.alone else parallel - 1)
            waiting.add(pool.submit(driver.run, going.send(piece)))
            settle(0 if piece.alone else parallel)
    except (ClientError, OSError) as error:
        raise going.interrupted(error) from error
    finally:
        pool.shutdown(cancel_futures=True)
        going.source.close(file)
    return going.done()


async def upload_waiting(going: Upload, driver: Waiting, parallel: int, tell: Progress | None) -> Uploaded:
    """Send a file, with as many tasks as pieces go side by side."""
    await driver.run(going.begin())
    if going.whole:
        return going.done()
    file = going.source.open()
    waiting: set[asyncio.Task[Piece]] = set()

    async def settle(most: int) -> None:
        while len(waiting) > most:
            finished, _ = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            waiting.difference_update(finished)
            for task in finished:
                going.note(task.result(), tell)

    try:
        pieces = going.pieces(file)
        while (piece := await asyncio.to_thread(next, pieces, None)) is not None:
            await settle(0 if piece.alone else parallel - 1)
            waiting.add(asyncio.create_task(driver.run(going.send(piece))))
            await settle(0 if piece.alone else parallel)
    except (ClientError, OSError) as error:
        raise going.interrupted(error) from error
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        going.source.close(file)
    return going.done()


def _bytes(token: Mapping[str, Any], name: str) -> int:
    return int(float(token.get(name) or 0))


def _skip(file: IO[bytes], count: int) -> None:
    if count and file.seekable():
        file.seek(count, 1)
    elif count:
        while count and (read := file.read(min(count, CHUNK))):
            count -= len(read)
