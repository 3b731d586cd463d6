"""Answers as trees that can be compared: JSON, XML and PHP read into plain data, prose and moments made markers."""

import json
import re
import xml.etree.ElementTree as ET
from typing import Any

PROSE = "$prose"
MOMENT = "$moment"
SESSION = "$session"
SECRET = "$secret"
ID = "$id"
VERSION = "$version"

_PROSE_NAMES = {
    "message",
    "MESSAGE",
    "RULES",
    "friendlyName",
    "label",
    "passwordStructureValidationsDescription",
    "versionName",
    "widgetHTML",
}
_DESCRIBED = {"KalturaPermission", "KalturaUserRole"}
_TOLD = {"description", "friendlyName"}
"""What the recorded server says of its own permissions and roles."""
_SENTENCE = 4
"""Spaces from which a text counts as prose, whatever it is called."""
_MOMENTS = {"createdAt", "updatedAt", "statusUpdatedAt", "deletedAt", "lastLoginTime", "expiry"}
_SESSIONS = {"ks"}
_IDS = {"permissionItemsIds"}
_SECRETS = {"secret", "adminSecret", "cmsPassword", "token"}
_VERSION = re.compile(r"/version/1\d{5}\b")
_KS = re.compile(r"(djJ8[A-Za-z0-9_=-]{40,}|[A-Za-z0-9+/=_\s-]{60,}|.{40}…)\Z")


def read_answer(raw: bytes, content_type: str, status: int) -> Any:
    """The tree of a recorded or received answer."""
    kind = content_type.partition(";")[0]
    text = raw.decode("utf-8", "replace")
    if status != 200 or not text:
        return None
    if kind == "application/json":
        return {"json": _clean(json.loads(text))}
    if kind == "application/javascript":
        callback, _, rest = text.partition("(")
        return {"callback": callback, "json": _clean(json.loads(rest.rstrip().removesuffix(";").removesuffix(")")))}
    if kind == "text/xml":
        return {"xml": _clean_xml(ET.fromstring(text))}
    if kind == "text/html" and re.match(r"(N|[abdisO]:)", text):
        return {"php": _clean(_Php(raw).read())}
    return {"text": PROSE}


def _clean(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        if value.get("objectType") == "KalturaAPIException":
            args = value.get("args")
            return {"error": value["code"], "args": _clean(args)}
        described = value.get("objectType") in _DESCRIBED
        return {key: PROSE if described and item and key in _TOLD else _clean(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_clean(item, name) for item in value]
    return _mark(value, name)


def _mark(value: Any, name: str) -> Any:
    if value in (None, "", 0, "0"):
        return value
    if name in _IDS and isinstance(value, str) and re.fullmatch(r"[\d,]+", value):
        return ID
    if name == "version" and re.fullmatch(r"1\d{5}", str(value)):
        return VERSION
    if isinstance(value, str) and "/version/" in value:
        return _VERSION.sub(f"/version/{VERSION}", value)
    if name in _MOMENTS and re.fullmatch(r"\d{9,11}", str(value)):
        return MOMENT
    if isinstance(value, str):
        if name in _SECRETS:
            return SECRET
        if name in _PROSE_NAMES or value.count(" ") >= _SENTENCE:
            return PROSE
        if name in _SESSIONS or _KS.match(value):
            return SESSION
    return value


def _clean_xml(element: ET.Element) -> Any:
    if element.tag == "executionTime":
        return [element.tag, MOMENT]
    children = [_clean_xml(child) for child in element]
    if (element.findtext("objectType") or "") in _DESCRIBED:
        children = [[tag, PROSE if inner and tag in _TOLD else inner] for tag, inner in children]
    if children:
        return [element.tag, children]
    return [element.tag, _mark(element.text or "", element.tag)]


class _Php:
    """A reader of PHP's serialization."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._at = 0

    def read(self) -> Any:
        kind = self._raw[self._at : self._at + 1]
        if kind == b"N":
            self._at += 2
            return None
        self._at += 2
        match kind:
            case b"b":
                return self._until(b";") == b"1"
            case b"i":
                return int(self._until(b";"))
            case b"d":
                return float(self._until(b";"))
            case b"s":
                text = self._text()
                self._at += 1
                return text
            case b"a":
                return self._array(int(self._until(b":")))
            case b"O":
                name = self._text()
                self._at += 1
                return {**self._object(int(self._until(b":"))), "objectType": name}
            case _:
                raise ValueError(f"not PHP's serialization at {self._at}")

    def _until(self, end: bytes) -> bytes:
        stop = self._raw.index(end, self._at)
        found, self._at = self._raw[self._at : stop], stop + 1
        return found

    def _text(self) -> str:
        size = int(self._until(b":"))
        found = self._raw[self._at + 1 : self._at + 1 + size].decode("utf-8", "replace")
        self._at += size + 2
        return found

    def _array(self, size: int) -> Any:
        self._at += 1
        pairs = [(self.read(), self.read()) for _ in range(size)]
        self._at += 1
        if all(isinstance(key, int) for key, _ in pairs):
            return [value for _, value in pairs]
        return dict(pairs)

    def _object(self, size: int) -> dict[str, Any]:
        self._at += 1
        pairs = [(self.read(), self.read()) for _ in range(size)]
        self._at += 1
        return dict(pairs)
