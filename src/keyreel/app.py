"""One worker: the parts answering over ASGI, and what it does by itself."""

import asyncio
import logging
import time

from keyreel.audit.store import forget_lines
from keyreel.configuration import read
from keyreel.declared import DECLARED as DECLARED
from keyreel.delivery.paths import is_media
from keyreel.gate.store import forget_expired
from keyreel.gate.throttle import origin_of
from keyreel.load import Load
from keyreel.pages import Pages
from keyreel.parts import Clock, Parts, open_parts
from keyreel.protocol.answer import Response
from keyreel.protocol.asgi import Api, Send, send_response
from keyreel.protocol.http import Front, Receive, Scope
from keyreel.protocol.limits import Limits
from keyreel.protocol.media import MediaPages
from keyreel.protocol.origin import read_origin
from keyreel.protocol.path import rest_of
from keyreel.protocol.refusals import SOON, ServerBusy, TooManyRequests, write_refusal
from keyreel.rates import Rates
from keyreel.run_folder import RunFolder, this_run
from keyreel.settings import Settings
from keyreel.storage import StorageError
from keyreel.telemetry.logs import set_up_logs
from keyreel.telemetry.meters import share_meters
from keyreel.telemetry.metrics import LATE, REQUESTS, RUNNING, THROTTLED
from keyreel.telemetry.traces import TRACES
from keyreel.users.tables import forget_tables

log = logging.getLogger("keyreel.app")

DAY = 86_400
SWEEP = 3600
"""Seconds between two removals of what has expired."""
BEAT = 1.0
"""Seconds between two looks at how late the worker is."""
LAST_CALLS = 20.0
"""Seconds that calls get to end when the worker stops."""
LAST_WORK = 10.0
"""Seconds for what is to be written then."""


class Application:
    """One worker's ASGI application.

    Attributes:
        stopping: whether it was told to stop; it answers until it has stopped, and says that it is not ready.
    """

    def __init__(self, settings: Settings, clock: Clock = time.time, run: RunFolder | None = None) -> None:
        self._run = run
        self._settings = settings
        self._clock = clock
        self._front = Front(
            uploads=settings.uploads,
            trusted=settings.trusted_networks,
            public_url=settings.public_url.rstrip("/") or None,
            limits=Limits(body=settings.max_body, upload=settings.max_upload),
        )
        self._load = Load(settings.max_running, settings.max_seconds)
        shared = run.path if run else None
        self._addresses = Rates("address", settings.requests_per_address, shared)
        self._sessions = Rates("session", settings.calls_per_session, shared)
        self.parts: Parts | None = None
        self._api: Api | None = None
        self._media: MediaPages | None = None
        self._pages: Pages | None = None
        self._running = 0
        self.stopping = False
        self._beside: list[asyncio.Task[None]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self._running += 1
            try:
                if TRACES.is_on:
                    with TRACES.request(scope):
                        await self._answer(scope, receive, send)
                else:
                    await self._answer(scope, receive, send)
            finally:
                self._running -= 1
        elif scope["type"] == "lifespan":
            await self._live(receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self._api is not None, "the application was not started"
        assert self._media is not None
        rest = rest_of(scope["path"])
        is_visit = rest is None and is_media(scope["path"])
        if (rest is not None or is_visit) and (refusal := self._refusal(scope)):
            REQUESTS.add("refused")
            await send_response(send, refusal, head=scope["method"] == "HEAD")
            return
        if is_visit and await self._media(scope, receive, send):
            REQUESTS.add("bytes")
        elif rest is None:
            REQUESTS.add("page")
            assert self._pages is not None
            await send_response(send, await self._pages.answer(scope), head=scope["method"] == "HEAD")
        else:
            REQUESTS.add("api")
            await self._api(scope, receive, send, rest)

    def _refusal(self, scope: Scope) -> Response | None:
        """The answer to a request that is not taken on, if it is not: the worker or the client has too many."""
        if self._load.is_full:
            THROTTLED.add("max-running")
            return write_refusal(ServerBusy(self._load.most, "max-running"), scope, 503, SOON)
        if not self._addresses.most:
            return None
        ip, _ = read_origin(scope, dict(scope["headers"]), self._front.trusted, None)
        wait = self._addresses.count(origin_of(ip), self._clock())
        if not wait:
            return None
        THROTTLED.add("requests-per-address")
        error = TooManyRequests(self._addresses.most, "requests-per-address", wait)
        return write_refusal(error, scope, 429, wait)

    async def start(self) -> Parts:
        """Open the database and be ready to answer."""
        if self._settings.otel_endpoint:
            TRACES.start(self._settings.otel_endpoint)
        self.parts = await open_parts(self._settings, self._clock, self._sessions)
        self._api = Api(self.parts.calls.answer, self._front, self._load)
        self._media = MediaPages(self.parts.delivery.answer, self._front, self._load)
        self._pages = Pages(self._settings, self.parts, self._clock, self._is_stopping)
        self.parts.mailer.start()
        self.parts.jobs.start()
        self._beside = [asyncio.create_task(self._keep_sweeping()), asyncio.create_task(self._beat())]
        if self._run is not None:
            self._run.tell_ready()
        return self.parts

    def _is_stopping(self) -> bool:
        return self.stopping or (self._run is not None and self._run.is_stopping)

    async def sweep(self) -> None:
        """Forget what has expired."""
        parts = self.parts
        assert parts is not None, "the application was not started"
        now = self._clock()
        try:
            await forget_expired(parts.db, now)
            await forget_lines(parts.db, int(now) - self._settings.audit_days * DAY)
            await parts.jobs.forget_old()
            await parts.media.sweep(int(now))
            await asyncio.to_thread(forget_tables, self._settings.tables, time.time())  # what the folder goes by
        except (StorageError, OSError) as error:
            log.warning("what has expired was not removed: %s", error)

    async def _keep_sweeping(self) -> None:
        while True:
            try:
                await self.sweep()
            except Exception:  # what one sweep meets is no reason never to sweep again
                log.exception("what has expired was not removed")
            await asyncio.sleep(SWEEP)

    async def _beat(self) -> None:
        """Measure how late the worker comes to what is due and what it is at, and give up what takes too long."""
        while True:
            due = time.perf_counter() + BEAT
            await asyncio.sleep(BEAT)
            LATE.observe(time.perf_counter() - due)
            RUNNING.set(self._running)
            self._load.give_up()

    async def stop(self) -> None:
        """Finish what is being written and close the database."""
        self.stopping = True
        for task in self._beside:
            task.cancel()
        await asyncio.gather(*self._beside, return_exceptions=True)
        ends = time.monotonic() + LAST_CALLS
        while self._running and time.monotonic() < ends:  # noqa: ASYNC110  # counting costs calls less than an event
            await asyncio.sleep(0.01)
        if self.parts is not None:
            await self.parts.jobs.stop()
            await self.parts.media.stop()
            await self.parts.mailer.stop()
            await self.parts.token_uses.stop()
            await self.parts.gate.old_format.stop()
            await self.parts.keeper.stop()
            await self.parts.db.close()
        if self._settings.otel_endpoint:
            await asyncio.to_thread(TRACES.stop)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        try:
            await self.start()
        except Exception as error:
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            return
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.stop()
        await send({"type": "lifespan.shutdown.complete"})


def create_app(settings: Settings | None = None, clock: Clock = time.time) -> Application:
    """The application; without settings, with those of the environment and the TOML file, and with a log."""
    if settings is None:
        settings = read().settings
        set_up_logs(settings.log_format, settings.log_level)
        if run := this_run():
            run.end_with_main(LAST_CALLS + LAST_WORK)
            share_meters(run.path)
        return Application(settings, clock, run)
    return Application(settings, clock)
