"""A client for any server of the Kaltura API, this one or another: docs/client.md.

    >>> from keyreel.client import Client, Session
    >>> client = Client("https://video.example.org", 101, Session.from_secret(secret, user_id="ada"))
    >>> client.media.list().total_count

`keyreel.client.api` has the objects and enums of this server's API; `python -m keyreel.client generate` writes the like
of it for another server. It needs nothing of the server, and nothing compiled.
"""

from typing import TYPE_CHECKING, Any

from keyreel.client.errors import (
    ApiError,
    BadAnswer,
    ClientError,
    ConnectionDropped,
    ConnectionFailed,
    SessionError,
    TimedOut,
    TransportError,
    UploadError,
)
from keyreel.client.files import AsyncRemoteFile, RemoteFile
from keyreel.client.retries import Retries
from keyreel.client.sessions import Session
from keyreel.client.sources import Source
from keyreel.ks import SessionType

if TYPE_CHECKING:
    from keyreel.client.api import AsyncBatch, AsyncClient, Batch, Client


def __getattr__(name: str) -> Any:
    """What is generated, loaded when it is first needed: what generates it lives in this package, too."""
    if name in ("AsyncBatch", "AsyncClient", "Batch", "Client"):
        from keyreel.client import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "ApiError",
    "AsyncBatch",
    "AsyncClient",
    "AsyncRemoteFile",
    "BadAnswer",
    "Batch",
    "Client",
    "ClientError",
    "ConnectionDropped",
    "ConnectionFailed",
    "RemoteFile",
    "Retries",
    "Session",
    "SessionError",
    "SessionType",
    "Source",
    "TimedOut",
    "TransportError",
    "UploadError",
]
