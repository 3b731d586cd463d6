"""Where a file is read that is worked on: on this machine, or by ranges of an address."""

import io
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

import av

_STEP = 1 << 20
"""Bytes that are asked for at a time."""
_SECONDS = 30.0
_FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mpegts,mpeg,mpegvideo,avi,flv,asf,mxf,dv,h264,hevc,m4v,ivf,rm,"
    "mp3,ogg,wav,w64,flac,aac,aiff,amr,caf"
)
"""What files may be put together as: none of these names other files, as playlists do."""
_OPTIONS = {"format_whitelist": _FORMATS, "protocol_whitelist": "file", "enable_drefs": "0"}
IMAGES = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
"""What images may be: no program is run to read these, as for PostScript."""


@dataclass(frozen=True, slots=True, repr=False)
class Ranged:
    """A file that an address gives ranges of. The address is a key to it: it is not shown."""

    address: str
    size: int


Source = Path | Ranged


class NotReached(Exception):
    """A file that could not be read just now, whatever is in it."""


def size_of(source: Source) -> int:
    """Bytes of a file."""
    return source.size if isinstance(source, Ranged) else source.stat().st_size


@contextmanager
def opened(source: Source) -> Generator[IO[bytes] | str]:
    """A file for libraries that take the path of one, or an open one.

    Raises:
        NotReached: where it lies, nobody answers.
        OSError: it cannot be read.
    """
    if isinstance(source, Path):
        yield str(source)
        return
    with _Ranges(source) as raw, io.BufferedReader(raw, _STEP) as file:
        yield file


@contextmanager
def demuxed(source: Source) -> Generator[Any]:
    """The streams of a video or a sound.

    Raises:
        FFmpegError, OSError: it cannot be read, or is of a format that is not.
    """
    with opened(source) as file, av.open(file, options=dict(_OPTIONS), metadata_errors="replace") as container:
        yield container


class _Ranges(io.RawIOBase):
    """A file read by ranges over one kept connection."""

    def __init__(self, source: Ranged) -> None:
        parts = urlsplit(source.address)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._connection = kind(parts.netloc, timeout=_SECONDS)
        self._target = f"{parts.path}?{parts.query}"
        self._size = source.size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        begin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(begin + offset, 0)
        return self._at

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        wanted = min(len(buffer), self._size - self._at)
        if wanted <= 0:
            return 0
        found = self._ask(self._at, self._at + wanted - 1)
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)

    def _ask(self, first: int, last: int) -> bytes:
        for is_again in (False, True):
            try:
                self._connection.request("GET", self._target, headers={"Range": f"bytes={first}-{last}"})
                answer = self._connection.getresponse()
                body = answer.read(last - first + 1)
                answer.read()
            except (HTTPException, OSError) as error:  # a kept connection may have been closed meanwhile
                self._connection.close()
                if is_again:
                    raise NotReached("the store does not answer") from error
            else:
                if answer.status != 206 or len(body) != last - first + 1:
                    raise NotReached(f"the store answers a range with status {answer.status}")
                return body
        raise AssertionError("asked twice")

    def close(self) -> None:
        self._connection.close()
        super().close()
