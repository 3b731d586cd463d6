"""Files that are sent: a path, bytes, or an open binary file."""

import io
import os
from pathlib import Path
from typing import IO


class Source:
    """A file to send.

    Attributes:
        name: what it is called.
        size: bytes, or `None` where that is not known before it was read.
        again: whether it can be read more than once.
    """

    def __init__(self, given: str | os.PathLike[str] | bytes | IO[bytes], name: str | None = None) -> None:
        self._given = given
        self._start = 0
        self.again = True
        self.size: int | None = None
        if isinstance(given, bytes):
            self.name, self.size = name or "file", len(given)
        elif isinstance(given, str | os.PathLike):
            path = Path(given)
            self.name, self.size = name or path.name, path.stat().st_size
        else:
            self.name = name or os.path.basename(str(getattr(given, "name", "file"))) or "file"
            self.again = given.seekable()
            if self.again:
                self._start = given.tell()
                self.size = given.seek(0, io.SEEK_END) - self._start
                given.seek(self._start)

    def open(self) -> IO[bytes]:
        """The file, at its beginning; whoever gave an open one closes it, see `close`."""
        if isinstance(self._given, bytes):
            return io.BytesIO(self._given)
        if isinstance(self._given, str | os.PathLike):
            return Path(self._given).open("rb")
        if self.again:
            self._given.seek(self._start)
        return self._given

    def close(self, opened: IO[bytes]) -> None:
        """Close what `open` opened."""
        if opened is not self._given:
            opened.close()

    def __repr__(self) -> str:
        return f"<{self.name}, {'unknown' if self.size is None else self.size} bytes>"


FileSource = str | os.PathLike[str] | bytes | IO[bytes] | Source
"""What may be given where the API wants a file; text is a path. A `Source` says what the file is called, too."""


def source(given: FileSource | None) -> Source | None:
    """The file that was given, if one was."""
    return given if given is None or isinstance(given, Source) else Source(given)
