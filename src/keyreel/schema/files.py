"""Files that come with requests, and files as results of actions, where the answer is the file itself.

See docs/protocol/answers.md, "Files".
"""

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
class FileResult:
    """A file, or text that was made to be one.

    Attributes:
        content: where it lies, or its bytes.
        content_type: what it is.
        modified: when it last changed, in unix seconds, where that is known.
        max_age: how many seconds anybody may keep it; with 0 it is not to be kept.
        name: under which name browsers are to save it; without one they show it.
    """

    is_file: ClassVar[bool] = True

    content: Path | bytes
    content_type: str
    modified: int | None = None
    max_age: int = 0
    name: str | None = None
