"""Calls on the wire: requests out of parameters, results out of answers. No I/O.

See docs/protocol/requests.md and docs/protocol/answers.md.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any
from urllib.parse import urlencode

from keyreel.client import objects, redaction
from keyreel.client.errors import ApiError, BadAnswer
from keyreel.client.kinds import Kind
from keyreel.client.references import PendingItems, Reference
from keyreel.client.registry import Registry
from keyreel.client.sources import Source

JSON = 1
_READING = ("get", "list", "count", "search", "serve", "ping")
_REFERENCES = re.compile(r"[^{]*\{\d+:result.*\{\d+:result", re.DOTALL)
_NOT_READING = ("getExclusive", "getOrCreate")


@dataclass(frozen=True, slots=True)
class Call:
    """One call of an action.

    Attributes:
        params: by their names on the wire; `None` is not sent.
        kind: what it answers.
        registry: the package whose classes it answers.
    """

    service: str
    action: str
    params: Mapping[str, Any]
    kind: Kind
    registry: Registry

    @property
    def reads(self) -> bool:
        """Whether it changes nothing, so that it can be sent twice."""
        return self.action.startswith(_READING) and not self.action.startswith(_NOT_READING)

    @property
    def name(self) -> str:
        return f"{self.service}.{self.action}"


@dataclass(frozen=True, slots=True)
class Request:
    """What is posted.

    Attributes:
        name: of the call, for logs.
        path: behind the address of the server.
        parameters: the body, to be written as JSON.
        files: by the names of their parts.
        reads: whether it may be sent twice.
    """

    name: str
    path: str
    parameters: Mapping[str, Any]
    files: Mapping[str, Source]
    reads: bool

    @property
    def body(self) -> bytes:
        return json.dumps(self.parameters, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()

    @property
    def again(self) -> bool:
        """Whether it can be sent again at all: a file that can be read once only cannot."""
        return all(source.again for source in self.files.values())

    def __repr__(self) -> str:
        return f"<{self.name} {redaction.shown('', self.parameters)}>"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    content: bytes


def single(call: Call, common: Mapping[str, Any]) -> Request:
    """The request of one call; `common` is what every call has, and the call's own parameters win."""
    writer = _Writer()
    params = {**writer.mapping(common), **writer.mapping(call.params), "format": JSON}
    path = f"/api_v3/service/{call.service}/action/{call.action}"
    return Request(call.name, path, params, writer.files, call.reads)


def several(calls: Sequence[Call], own: Mapping[str, Any], common: Mapping[str, Any], batch: object) -> Request:
    """The request of a multirequest.

    Args:
        own: what each call has for itself, because a server does not hand it down.
        batch: the one whose references may be sent.
    """
    writer = _Writer(batch)
    params: dict[str, Any] = {**writer.mapping(common), "format": JSON}
    for number, call in enumerate(calls, 1):
        mine = {**own, **call.params}
        params[str(number)] = {"service": call.service, "action": call.action, **writer.mapping(mine, f"{number}:")}
    reads = all(call.reads for call in calls)
    return Request("multirequest", "/api_v3/service/multirequest", params, writer.files, reads)


def address(service_url: str, call: Call, common: Mapping[str, Any]) -> str:
    """The URL of a call, with everything in it: for results that are files."""
    writer = _Writer()
    params = {**writer.mapping(common), **writer.mapping(call.params)}
    return f"{service_url}/api_v3/service/{call.service}/action/{call.action}?{urlencode(_flat(params))}"


def _flat(params: Mapping[str, Any], path: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in params.items():
        if isinstance(value, Mapping | list):
            items: Any = value if isinstance(value, Mapping) else dict(enumerate(value))
            found |= _flat(items, f"{path}{name}:") if items else {f"{path}{name}:-": ""}
        else:
            found[f"{path}{name}"] = str(int(value)) if isinstance(value, bool) else str(value)
    return found


@dataclass(slots=True)
class _Writer:
    """Values as the wire has them; the files in them are collected apart."""

    batch: object = None
    files: dict[str, Source] = field(default_factory=dict[str, Source])

    def mapping(self, values: Mapping[str, Any], path: str = "") -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in values.items():
            if isinstance(value, Source):
                self.files[path + name] = value
            elif value is not None:
                found[name] = self.value(value, f"{path}{name}:", whole=False)
        return found

    def value(self, value: Any, path: str, *, whole: bool) -> Any:
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, Reference):
            if value.batch is not self.batch:
                raise ValueError(f"{value!r} can be sent inside its own multirequest only")
            return str(value)
        if (
            isinstance(value, str)
            and self.batch is not None
            and value.count(":result") > 1
            and _REFERENCES.match(value)
        ):
            raise ValueError("a text can hold one value of an earlier call")
        if isinstance(value, datetime):
            return int(value.timestamp())
        if isinstance(value, bytes):
            return value.decode()
        if isinstance(value, str | bool | int | float) or value is None:
            return value
        if isinstance(value, objects.ApiObject):
            return self.object(value, path, whole=whole)
        if isinstance(value, Mapping):
            return {str(key): self.value(item, path, whole=True) for key, item in value.items()}
        if isinstance(value, Sequence):
            return [self.value(item, path, whole=True) for item in value]
        if isinstance(value, PendingItems):
            raise ValueError("a list that is not there yet cannot be sent: refer to a part of an item")
        raise TypeError(f"{type(value).__name__} cannot be sent")

    def object(self, value: objects.ApiObject, path: str, *, whole: bool) -> dict[str, Any]:
        if objects.is_pending(value):
            raise ValueError(f"{value!r} cannot be sent: refer to one of its properties")
        found: dict[str, Any] = {"objectType": value.state_.values.get("objectType", value.name_)}
        for wire, item in objects.to_send(value, whole=whole).items():
            if item is None:
                found[f"{wire}__null"] = ""
            elif isinstance(item, Source):
                self.files[path + wire] = item
            else:
                found[wire] = self.value(item, f"{path}{wire}:", whole=True)
        return found


def read_answer(answer: Answer, registry: Registry) -> Any:
    """The JSON of an answer.

    Raises:
        BadAnswer: it is none.
        ApiError: the server refused the request in its headers alone.
    """
    if answer.status != 200:
        where = f": it is at {redaction.text(answer.headers['location'])}" if "location" in answer.headers else ""
        raise BadAnswer(f"the server answered with status {answer.status}{where}", answer.status)
    if not answer.content:
        raise refusal_in_headers(answer.headers, registry) or BadAnswer("the answer is empty")
    try:
        return json.loads(answer.content)
    except (ValueError, RecursionError) as error:
        raise BadAnswer("the answer is not JSON") from error


def refusal_in_headers(headers: Mapping[str, str], registry: Registry) -> ApiError | None:
    """The error that an empty answer has in its headers."""
    told = headers.get("x-kaltura-app", "")
    code, _, message = told.removeprefix("exiting on error ").partition(" - ")
    return registry.error(code.strip(), message, {}) if message else None


def read_result(call: Call, value: Any) -> Any:
    """What a call answered.

    Raises:
        ApiError: it was refused.
        BadAnswer: its result cannot be one of the action.
    """
    if error := error_in(value, call.registry):
        raise error
    try:
        return call.kind.read(value, call.registry)
    except BadAnswer as error:
        raise BadAnswer(f"{call.name}: {error}") from error


def error_in(value: Any, registry: Registry) -> ApiError | None:
    """The error that a result is, if it is one."""
    if not isinstance(value, Mapping) or value.get("objectType") != "KalturaAPIException" or "code" not in value:
        return None
    args = value.get("args")
    named = {str(name): str(item) for name, item in args.items()} if isinstance(args, Mapping) else {}
    return registry.error(str(value["code"]), str(value.get("message") or ""), named)
