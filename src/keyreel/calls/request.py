"""A request as calls see it: parameters and where they came from. No HTTP, no format."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request, whole and on disk until the answer is given.

    Attributes:
        name: the file's own name, without folders.
        content_type: what its sender says it is.
        path: where it lies; whoever keeps it moves it.
        size: bytes.
    """

    name: str
    content_type: str
    path: Path
    size: int


@dataclass(slots=True)
class Request:
    """One request.

    Attributes:
        params: what was sent, merged; nested where it was nested; colon keys (`user:id`) not yet grouped.
        files: uploads by parameter.
        ip: the client's address.
        base_url: how the client reaches the server, such as `https://video.example.org`.
        uri: path and query exactly as they were asked for.
        id: names the request in the log and in the answer.
        user_agent: what the client calls itself.
    """

    params: dict[str, Any]
    files: dict[str, Upload] = field(default_factory=dict[str, Upload])
    ip: str = ""
    base_url: str = ""
    uri: str = ""
    id: str = ""
    user_agent: str = ""
