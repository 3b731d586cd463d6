"""A world: what one test has for itself. An application with its own database, files, accounts, faults and records."""

import asyncio
from collections.abc import Callable, Mapping
from email import message_from_bytes, policy
from email.message import EmailMessage
from fnmatch import fnmatchcase
from typing import Any

from keyreel.app import create_app
from keyreel.calls.life import One, Seen
from keyreel.gate import Origin
from keyreel.jobs.store import JobStatus, list_jobs
from keyreel.parts import Parts
from keyreel.protocol.answer import Response
from keyreel.protocol.asgi import Send, send_response
from keyreel.protocol.http import Receive, Scope
from keyreel.schema.casts import to_text
from keyreel.schema.errors import ApiError
from keyreel.schema.service import Action
from keyreel.settings import Settings
from keyreel.testing.calls import RecordedCall, Session, plain, read_params, read_session
from keyreel.testing.faults import Faults, Refused

_LATEST = 1000
"""Jobs that are looked at to see whether any is not done."""


class World:
    """An application that is watched.

    Attributes:
        calls: those that it answered, the oldest first.
        faults: what will go wrong.
    """

    def __init__(self, settings: Settings, now: Callable[[], float]) -> None:
        self.settings = settings
        self.calls: list[RecordedCall] = []
        self.faults = Faults()
        self._app = create_app(settings, now)

    @property
    def parts(self) -> Parts:
        """The parts of the application."""
        assert self._app.parts is not None, "the application was not started"
        return self._app.parts

    async def open(self) -> None:
        """Be ready to answer."""
        parts = await self._app.start()
        parts.calls.one = self._watching(parts.calls.one)

    async def close(self) -> None:
        """Let nobody wait any longer, and stop."""
        self.faults.ended.set()
        await self._app.stop()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer an HTTP request.

        Raises:
            Dropped: no answer is to be given.
        """
        try:
            await self._app(scope, receive, send)
        except Refused as refused:
            body = b"<html><body><h1>%d</h1>This status was asked for by a test.</body></html>\n" % refused.status
            headers = [(b"content-type", b"text/html"), (b"content-length", b"%d" % len(body))]
            await send_response(send, Response(body, headers, refused.status))

    def checked(self, pattern: str) -> str:
        """A pattern that some action's name fits.

        Raises:
            ValueError: none does.
        """
        names = (f"{action.service.name}.{action.name}".lower() for action in self.parts.registry)
        if not any(fnmatchcase(name, pattern.lower()) for name in names):
            raise ValueError(f"no action here is called {pattern!r}: write it as service.action, such as user.get")
        return pattern

    async def settle(self, *, sweep: bool = False) -> None:
        """Wait until every job that is due is done, and every mail sent.

        Args:
            sweep: forget what has expired too, which is done every hour otherwise.
        """
        if sweep:
            await self._app.sweep()
        while await self.parts.jobs.run_due() or await self._is_busy():  # noqa: ASYNC110  # nobody tells when a job ends
            await asyncio.sleep(0.005)
        await self.parts.mailer.settle()

    def mails(self) -> list[EmailMessage]:
        """The mails that were sent, the oldest first."""
        files = sorted(self.settings.outbox.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
        return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in files]

    async def _is_busy(self) -> bool:
        return any(job.status is JobStatus.RUNNING for job in await list_jobs(self.parts.db, _LATEST))

    def _watching(self, one: One) -> One:
        """What answers one call, and is watched doing it."""

        async def watched(
            found: Action | ApiError,
            params: Mapping[str, Any],
            files: dict[str, Any],
            origin: Origin,
            seen: Seen,
            notes: list[tuple[str, str]],
        ) -> Any:
            action = None if isinstance(found, ApiError) else found
            service = to_text(params.get("service")) if action is None else action.service.name
            name = to_text(params.get("action")) if action is None else action.name
            session = await self._session(to_text(params.get("ks")))
            given = read_params(action, params, files, origin.now)
            fault = self.faults.take(f"{service}.{name}", has_session=session is not None)
            result: Any = None

            async def go() -> Any:
                nonlocal result
                result = await one(found, params, files, origin, seen, notes)
                return result

            try:
                if fault is None:
                    return await go()
                result = await fault.happen(go)
                return result
            finally:
                error = result if isinstance(result, ApiError) else None
                self.calls.append(
                    RecordedCall(
                        service=service,
                        action=name,
                        params=given,
                        session=session,
                        result=plain(result) if error is None else None,
                        error=error.code if error else None,
                        error_args=error.arguments if error else {},
                        fault=fault.name if fault else None,
                        at=origin.now,
                        client_tag=origin.client_tag,
                    )
                )

        return watched

    async def _session(self, text: str) -> Session | None:
        if not text:
            return None
        try:
            identity = await self.parts.identities.identify(text)
        except ApiError:
            return None
        return read_session(identity.ks)
