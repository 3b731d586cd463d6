"""A request as calls see it: parameters and where they came from. No HTTP, no format."""

from dataclasses import dataclass, field
from typing import Any

from keyreel.schema.files import Upload


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
        referrer: the page that it calls from, where it says.
    """

    params: dict[str, Any]
    files: dict[str, Upload] = field(default_factory=dict[str, Upload])
    ip: str = ""
    base_url: str = ""
    uri: str = ""
    id: str = ""
    user_agent: str = ""
    referrer: str = ""
