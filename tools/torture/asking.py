"""Asking a server that may be gone, and telling a clear answer from a crash."""

import json
import secrets
import time
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

PATIENCE = 30.0
"""Seconds after which a call that is not answered hangs."""
_BOUNDARY = "keyreel-torture"


class Unclear(Exception):
    """A call was answered as it must never be: with a crash, with nothing to read, or not at all."""


class Gone(Exception):
    """Nobody answered: the connection was refused, or lost. Whoever asks may try again."""


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """The server said why it cannot do what was asked."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks one server as one account.

    Attributes:
        url: without a slash at the end.
        secret: the account's.
    """

    url: str
    partner_id: int
    secret: str

    def ask(self, service: str, action: str, *, patience: float = PATIENCE, **params: Any) -> Any:
        """The result of one call.

        Raises:
            Refused, Gone, Unclear: there is none.
        """
        body = json.dumps({"format": 1, **params}).encode()
        return self._post(service, action, body, "application/json", patience)

    def send(self, service: str, action: str, field: str, content: bytes, **params: Any) -> Any:
        """The result of one call that brings a file."""
        parts = [
            f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in {"format": 1, **params}.items()
        ]
        parts.append(f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="a.png"\r\n'.encode())
        parts.append(b"Content-Type: application/octet-stream\r\n\r\n" + content + f"\r\n--{_BOUNDARY}--\r\n".encode())
        return self._post(service, action, b"".join(parts), f"multipart/form-data; boundary={_BOUNDARY}", PATIENCE)

    def _post(self, service: str, action: str, body: bytes, kind: str, patience: float) -> Any:
        url = f"{self.url}/api_v3/service/{service}/action/{action}"
        text = _read(Request(url, body, {"Content-Type": kind}), patience)  # noqa: S310  # ours
        try:
            found = json.loads(text)
        except ValueError as error:
            raise Unclear(f"{service}.{action} was answered with what is no JSON: {text[:300]!r}") from error
        if isinstance(found, dict) and found.get("objectType") == "KalturaAPIException":
            raise Refused(found["code"], found["message"])
        return found

    def session(self, user_id: str = "", privileges: str = "") -> str:
        """A session that the server makes, of an administrator."""
        who = {"partnerId": self.partner_id, "secret": self.secret, "userId": user_id, "type": 2}
        return self.ask("session", "start", **who, privileges=privileges)

    def upload(self, ks: str, content: bytes) -> str:
        """Upload a file in two pieces, and make an entry of it; the entry's id."""
        token = self.ask("uploadToken", "add", ks=ks)["id"]
        half = len(content) // 2
        for start, piece, last in ((0, content[:half], False), (half, content[half:], True)):
            where = {"resume": str(start > 0), "resumeAt": start, "finalChunk": str(last)}
            self.send("uploadToken", "upload", "fileData", piece, ks=ks, uploadTokenId=token, **where)
        entry = {"objectType": "KalturaMediaEntry", "name": secrets.token_hex(4), "mediaType": 2}
        made = self.ask("media", "add", ks=ks, entry=entry)["id"]
        resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
        self.ask("media", "addContent", ks=ks, entryId=made, resource=resource)
        return made

    def is_read(self, ks: str, entry_id: str) -> bool:
        """Whether an upload comes to be read by its job; what is no picture after all is an error, and read too."""
        ends = time.monotonic() + 2 * PATIENCE
        while time.monotonic() < ends:
            if self.ask("media", "get", ks=ks, entryId=entry_id)["status"] in ("2", 2, "-1", -1):
                return True
            time.sleep(0.1)
        return False

    def content(self, ks: str, entry_id: str) -> bytes:
        """The file of an entry, as it is given out."""
        where = f"/p/{self.partner_id}/sp/{self.partner_id}00/raw/entry_id/{entry_id}?ks={ks}"
        return _read(Request(self.url + where), PATIENCE)  # noqa: S310


def _read(request: Request, patience: float) -> bytes:
    began = time.monotonic()
    try:
        with urlopen(request, timeout=patience) as answer:  # noqa: S310
            return answer.read()
    except HTTPError as error:
        with error:
            text = error.read()
        if error.code >= 500 and b"Traceback" in text:
            raise Unclear(f"{error.code} with a traceback") from error
        name = error.headers.get("X-Kaltura", "").removeprefix("error-")
        if not name and error.code != 503:
            raise Unclear(f"{error.code} without a reason") from error
        raise Refused(name or str(error.code), text.decode(errors="replace")) from error
    except (URLError, HTTPException, OSError) as error:
        if time.monotonic() - began >= patience:
            raise Unclear(f"no answer within {patience:.0f} seconds") from error
        raise Gone(str(error)) from error
