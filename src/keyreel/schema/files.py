"""Files that come with requests, and files as results of actions, where the answer is the file itself.

See docs/protocol/answers.md, "Files".
"""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request, whole and on disk until the answer is given.

    Attributes:
        name: the file's own name, without folders.
        content_type: what its sender says it is.
        path: where it lies; whoever keeps it moves it.
        size: bytes.
    """

    is_file: ClassVar[bool] = True

    name: str
    content_type: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class Remote:
    """Bytes that are not on this machine.

    Attributes:
        size: bytes.
        read: those from a first to before a last, some at a time.
    """

    size: int
    read: Callable[[int, int], AsyncIterator[bytes]]


@dataclass(frozen=True, slots=True)
class FileResult:
    """A file, or text that was made to be one.

    Attributes:
        content: where it lies, its bytes, or how to read it where it is not on this machine.
        content_type: what it is.
        modified: when it last changed, in unix seconds, where that is known.
        max_age: how many seconds anybody may keep it; with 0 it is not to be kept.
        name: under which name browsers are to save it; without one they show it.
        etag: names the content; another content never has the same.
        is_private: only who asked may keep it, and nobody between.
        length: how many of its bytes there are for who asks; without one, all.
    """

    is_file: ClassVar[bool] = True

    content: Path | bytes | Remote
    content_type: str
    modified: int | None = None
    max_age: int = 0
    name: str | None = None
    etag: str | None = None
    is_private: bool = False
    length: int | None = None

    @property
    def size(self) -> int:
        """Bytes that there are for who asks.

        Raises:
            OSError: it is not where it should be.
        """
        match self.content:
            case bytes():
                whole = len(self.content)
            case Remote():
                whole = self.content.size
            case _:
                whole = self.content.stat().st_size
        return whole if self.length is None else min(whole, self.length)
