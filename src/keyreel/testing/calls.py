"""Calls that a server under test answered, for a test to look at."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from keyreel.ks import KS, KsError, partner_of
from keyreel.protocol.json_answer import write_json
from keyreel.schema.casts import Context
from keyreel.schema.errors import ApiError
from keyreel.schema.files import FileResult, Upload
from keyreel.schema.service import Action

_SECRET = re.compile(r"secret|password|hash|otp|token|ks$|key$", re.IGNORECASE)
_OF_THE_WIRE = frozenset({"service", "action", "format", "ks", "clientTag", "apiVersion", "kalsig", "ignoreNull"})
_MASK = "***"


@dataclass(frozen=True, slots=True)
class Session:
    """What the session (KS) of a call said.

    Attributes:
        type: 0 for USER, 2 for ADMIN.
        privileges: the list, as text.
        expiry: when it ends, unix seconds.
        version: its format, 1 or 2.
    """

    partner_id: int
    user_id: str
    type: int
    privileges: str
    expiry: int
    version: int


@dataclass(frozen=True, slots=True)
class RecordedCall:
    """A call and how it ended. Printed, it shows no secret.

    Attributes:
        service, action: what was called, such as `user` and `get`.
        params: what was sent, by its names on the wire, each value of the kind that the action declares, whatever a
            client makes of it; as it was sent where the action cannot read it.
        session: what its session said; `None` where none was sent, or none of this server's.
        result: as it is in a JSON answer; `None` where there is none. A file is described by a text.
        error: the code of the error that was answered.
        error_args: the arguments of that error.
        fault: which fault was injected into it.
        at: when it came, unix seconds by the server's clock.
        client_tag: what the client calls itself.
    """

    service: str
    action: str
    params: Mapping[str, Any]
    session: Session | None
    result: Any
    error: str | None
    error_args: Mapping[str, str]
    fault: str | None
    at: float
    client_tag: str | None

    @property
    def name(self) -> str:
        """Service and action in one: `user.get`."""
        return f"{self.service}.{self.action}"

    def __repr__(self) -> str:
        sent = ", ".join(f"{name}={_masked(name, value)!r}" for name, value in self.params.items())
        who = "" if self.session is None else f" by {self.session.user_id or 'nobody'} of {self.session.partner_id}"
        fault = "" if self.fault is None else f" ({self.fault})"
        return f"<{self.name}({sent}){who}: {self.error or _kind(self.result)}{fault}>"


def _masked(name: str, value: Any) -> Any:
    """What may be shown of a parameter."""
    if isinstance(value, dict):
        return {inner: _masked(inner, item) for inner, item in value.items()}
    if isinstance(value, list):
        return [_masked(name, item) for item in value]
    if isinstance(value, str) and value and (_SECRET.search(name) or _is_session(value)):
        return _MASK
    return value


def _is_session(text: str) -> bool:
    try:
        partner_of(text)
    except KsError:
        return False
    return True


def _kind(result: Any) -> str:
    return str(result.get("objectType", "map")) if isinstance(result, dict) else type(result).__name__


def read_session(ks: KS) -> Session:
    """A session as tests see it."""
    text = ks.privileges.text
    return Session(ks.partner_id, ks.user_id or "", ks.type or 0, text, ks.expiry or 0, ks.version)


def read_params(action: Action | None, params: Mapping[str, Any], files: dict[str, Any], now: float) -> dict[str, Any]:
    """What was sent with a call, as `RecordedCall.params` has it."""
    sent = {name: value for name, value in params.items() if name not in _OF_THE_WIRE}
    if action is None:
        return sent
    wires = {param.name: param.wire for param in action.params}
    try:
        decoded = action.decode(params, Context(now, files))
    except ApiError:
        return sent
    given = {wires[name]: value for name, value in decoded.items()}
    return {name: plain(given[name]) if name in given else value for name, value in sent.items()}


def plain(value: Any) -> Any:
    """A value as it is in a JSON answer; a file is described."""
    if isinstance(value, Upload):
        return f"file {value.name}, {value.size} bytes"
    if isinstance(value, FileResult):
        return f"file of type {value.content_type}"
    try:
        return json.loads(write_json(value))
    except TypeError:  # a file somewhere within
        return repr(value)
