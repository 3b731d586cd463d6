"""A worker in process: an application whose clock is set by hand, asked without a socket."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import sqlalchemy as sa

from databases import current_sqlite
from keyreel.app import Application
from keyreel.ks import KS, Keyring, crack, generate
from keyreel.parts import Clock, Parts
from keyreel.settings import Settings
from keyreel.storage import Statement, is_postgresql, path_of

NOW = 1_800_000_000.0
SECRET = "5" * 32
_EPOCH = Statement(
    sa.text('SELECT epoch FROM "user" WHERE partner_id = :partner AND id_key = :user AND status <> 2')  # a live one
)
_KEY = re.compile(r"#key=([^\s\"<]+)")


class _Sweeping(Application):
    """An application of which one knows that it has removed what had expired when it started."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        super().__init__(settings, clock)
        self.swept = asyncio.Event()

    async def sweep(self) -> None:
        try:
            await super().sweep()
        finally:
            self.swept.set()


class Worker:
    """One worker. Time stands still until `now` is moved, and what it does by itself at its start is done.

    Attributes:
        app: the application; `start` starts it.
        now: unix seconds.
    """

    def __init__(self, settings: Settings) -> None:
        self.now = NOW
        self.settings = settings
        self.app = _Sweeping(settings, clock=lambda: self.now)

    async def start(self) -> Parts:
        """Be ready to be asked, on a database that need not be made current first."""
        if not is_postgresql(self.settings.database):
            await current_sqlite(path_of(self.settings.database))
        parts = await self.app.start()
        await self.app.swept.wait()
        return parts

    async def ask(self, service: str, action: str, *, ip: str = "192.0.2.7", **params: Any) -> Any:
        """The result of one call, in JSON."""
        body = json.dumps({"format": 1, **params}).encode()
        return await self.post(f"/api_v3/service/{service}/action/{action}", "application/json", body, ip=ip)

    async def send(
        self,
        service: str,
        action: str,
        file: bytes,
        *,
        field: str,
        name: str,
        ip: str = "192.0.2.7",
        **params: Any,
    ) -> Any:
        """The result of one call that brings a file, in JSON."""
        parts = b"".join(
            f'--b\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in {"format": 1, **params}.items()
        )
        head = f'--b\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
        body = parts + f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + file + b"\r\n--b--\r\n"
        path = f"/api_v3/service/{service}/action/{action}"
        return await self.post(path, "multipart/form-data; boundary=b", body, ip=ip)

    async def post(self, path: str, content_type: str, body: bytes, *, ip: str = "192.0.2.7", referer: str = "") -> Any:
        """The JSON that a request is answered with."""
        scope = {
            "type": "http",
            "method": "POST",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "headers": [(b"content-type", content_type.encode()), (b"referer", referer.encode())],
            "client": (ip, 1),
            "scheme": "http",
        }
        sent: list[Any] = []

        async def receive() -> Any:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        assert sent[0]["status"] == 200
        return json.loads(b"".join(message.get("body", b"") for message in sent[1:]))

    async def get(
        self, target: str, *, method: str = "GET", ip: str = "192.0.2.7", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of what an address gives; names of headers are written with underscores."""
        path, _, query = target.partition("?")
        scope = {
            "type": "http",
            "method": method,
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
            "client": (ip, 1),
            "scheme": "http",
        }
        sent: list[Any] = []
        asked = False

        async def receive() -> Any:
            nonlocal asked
            if asked:
                await asyncio.Event().wait()  # nobody hangs up
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return sent[0]["status"], found, b"".join(message.get("body", b"") for message in sent[1:])

    async def code(self, service: str, action: str, **params: Any) -> str | None:
        """The error's code of one call, or `None` where there is none."""
        answer = await self.ask(service, action, **params)
        return answer.get("code") if isinstance(answer, dict) else None

    async def open_account(self, partner_id: int, **more: Any) -> None:
        """An account whose admin secret is SECRET."""
        assert self.app.parts is not None
        document = {"id": partner_id, "name": f"Account {partner_id}", "adminSecret": SECRET, "ksVersion": 2, **more}
        await self.app.parts.registrar.bring(document, now=self.now)

    def ks(self, partner_id: int, user: str = "", kind: int = 2, privileges: str = "") -> str:
        """A session that the account made itself; it outlives every test."""
        ends = int(NOW) + 10**8
        ring = Keyring([SECRET])
        return generate(ring, partner_id=partner_id, user_id=user, type=kind, expiry=ends, privileges=privileges)

    @staticmethod
    def read(text: str) -> KS:
        """What a session of an account whose secret is SECRET says."""
        return crack(text, Keyring([SECRET]))

    async def epoch(self, partner_id: int, user: str) -> int:
        """The epoch that a user is in."""
        assert self.app.parts is not None
        row = await self.app.parts.db.fetch_one(_EPOCH, {"partner": partner_id, "user": user.casefold()})
        assert row is not None
        return row[0]

    async def mails(self) -> list[tuple[str, str]]:
        """To whom mails were sent so far, and the key in each, oldest first; the folder is emptied."""
        assert self.app.parts is not None
        await self.app.parts.mailer.settle()
        found: list[tuple[str, str]] = []
        for path in sorted(self.settings.outbox.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns):
            message = message_from_bytes(path.read_bytes(), policy=policy.default)
            text = message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
            found.append((str(message["To"]), _KEY.search(text)[1].replace("%3D", "=")))  # type: ignore[index]
            path.unlink()
        return found


@asynccontextmanager
async def workers(
    folder: Path, database_url: str = "", count: int = 1, **settings: Any
) -> AsyncIterator[Sequence[Worker]]:
    """Workers on one database."""
    made = [Worker(Settings(data_dir=folder, database_url=database_url, **settings)) for _ in range(count)]
    try:
        for worker in made:
            await worker.start()
        yield made
    finally:
        for worker in made:
            await worker.app.stop()
