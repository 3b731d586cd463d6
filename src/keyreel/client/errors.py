"""What calls raise.

* `ApiError`: the server refused. Each code has a class of its own in the generated package.
* `TransportError`: no answer came, or none that is an answer of the API.
* `SessionError`: no session can be opened, or none of the kind that was asked for.
* `UploadError`: a file could not be sent in full.
"""

from collections.abc import Mapping
from typing import Any

from keyreel.client import redaction


class ClientError(Exception):
    """Base of all of them."""


class ApiError(ClientError):
    """The server answered an error.

    Attributes:
        code: what programs look at, `INVALID_USER_ID` for example.
        message: a sentence for people; sessions in it are cut short.
        arguments: the values behind the sentence, by name.
    """

    def __init__(self, code: str, message: str, args: Mapping[str, str] | None = None) -> None:
        self.code = code
        self.message = redaction.text(message)
        self.arguments = {name: redaction.text(value) for name, value in (args or {}).items()}
        super().__init__(code, self.message, self.arguments)

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class TransportError(ClientError):
    """No answer of the API came."""


class ConnectionFailed(TransportError):
    """Nobody could be reached: nothing was sent, so that nothing happened."""


class ConnectionDropped(TransportError):
    """The connection broke before the answer was whole: whether the call was carried out is not known."""


class TimedOut(TransportError):
    """The answer did not come in time: whether the call was carried out is not known."""


class BadAnswer(TransportError):
    """What came is no answer of the API. `status` is its HTTP status, if that is the reason."""

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status

    def __reduce__(self) -> Any:
        return type(self), (str(self), self.status)


class SessionError(ClientError):
    """No session can be had in this way."""


class UploadError(ClientError):
    """A file was not sent in full.

    Attributes:
        token_id: the upload token to go on with: `upload_file(…, token_id=…)`; `None` where there is none yet.
    """

    def __init__(self, message: str, token_id: str | None = None) -> None:
        super().__init__(message)
        self.token_id = token_id

    def __reduce__(self) -> Any:
        return type(self), (str(self), self.token_id)
