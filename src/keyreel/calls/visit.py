"""A visit: somebody asks for bytes by an address that is not the API's. No HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from keyreel.schema.files import FileResult


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks for what.

    Attributes:
        path: of the address, percent-decoded.
        query: the fields of its query.
        ip: the client's address.
        base_url: how the client reaches the server.
        uri: path and query exactly as they were asked for.
        referrer: the page that it is asked for on.
        user_agent: what the client calls itself.
        id: names the visit in the log and in the answer.
    """

    path: str
    query: Mapping[str, str] = field(default_factory=dict[str, str])
    ip: str = ""
    base_url: str = ""
    uri: str = ""
    referrer: str = ""
    user_agent: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where to find what was asked for: a path on this server."""

    path: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing is given out: an HTTP status, a code for programs and a sentence for people."""

    status: int
    code: str
    message: str


Outcome = FileResult | Elsewhere | Refusal
