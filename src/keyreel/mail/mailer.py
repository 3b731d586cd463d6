"""The mailer: takes letters at once and posts them in the background, so that no call waits for a mail server."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage

from keyreel.mail.letters import Letter, Links, write_letter
from keyreel.mail.post import Post, PostFailed
from keyreel.telemetry.metrics import MAILS

log = logging.getLogger("keyreel.mail")

WAITING = 1000
"""Letters that may wait in one worker; further ones are dropped, and the log says so."""
PAUSES = (2.0, 30.0, 300.0, 900.0)
"""Seconds before a letter that was not taken is posted again; servers that put strangers off ask for some minutes."""
AT_ONCE = 4
"""Letters that one worker posts at the same time."""
REST = 0.05
"""Seconds before a letter is written: the call that wanted it is answered by then, as soon as one that wanted none."""
LAST_MOMENTS = 5.0
"""Seconds that waiting letters get when the worker stops."""


class Mailer:
    """Posts letters for one worker, from `start` on. A letter that has to be posted again holds up no other.

    Args:
        links: what links in letters begin with.
        sender: the e-mail that letters come from.
        now: the clock; unix seconds.
        pauses: seconds before each further attempt.
        last_moments: seconds that waiting letters get at the stop.
    """

    def __init__(
        self,
        post: Post,
        links: Links,
        sender: str,
        now: Callable[[], float],
        *,
        pauses: Sequence[float] = PAUSES,
        last_moments: float = LAST_MOMENTS,
    ) -> None:
        self._post = post
        self._links = links
        self._sender = sender
        self._now = now
        self._pauses = pauses
        self._last_moments = last_moments
        self._started = asyncio.Event()
        self._stopping = asyncio.Event()
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._waiting: set[asyncio.Task[None]] = set()

    async def new_user(self, to: str, name: str, key: str) -> None:
        """A link to a first password."""
        self._send(Letter.NEW_USER, to, name, self._links.to(Letter.NEW_USER, key))

    async def password_reset(self, to: str, name: str, key: str) -> None:
        """A link to a new password."""
        self._send(Letter.PASSWORD_RESET, to, name, self._links.to(Letter.PASSWORD_RESET, key))

    async def second_factor(self, to: str, name: str, key: str) -> None:
        """A link to a QR code."""
        self._send(Letter.SECOND_FACTOR, to, name, self._links.to(Letter.SECOND_FACTOR, key))

    async def table(self, to: str, name: str, ks: str, id: str) -> None:
        """A link to a table of users, with the session that may read it."""
        self._send(Letter.TABLE, to, name, self._links.to_table(ks, id))

    def start(self) -> None:
        """Post letters from now on."""
        self._started.set()

    async def settle(self) -> None:
        """Wait until no letter waits."""
        while self._waiting:
            await asyncio.wait(self._waiting)

    async def stop(self) -> None:
        """Post what waits once more, for a few seconds, and end."""
        self._stopping.set()
        if self._waiting:
            await asyncio.wait(self._waiting, timeout=self._last_moments)
        if lost := len(self._waiting):
            MAILS.add("lost", by=lost)
            log.error("%s mails were not sent before the stop", lost)
        for task in self._waiting:
            task.cancel()
        await asyncio.gather(*self._waiting, return_exceptions=True)

    def _send(self, letter: Letter, to: str, name: str, link: str) -> None:
        if len(self._waiting) >= WAITING:
            MAILS.add("lost")
            log.error("a mail about %s was not sent: %s are waiting", letter, WAITING)
            return
        now = datetime.fromtimestamp(self._now(), UTC)
        task = asyncio.create_task(self._deliver(letter, to, name, link, now))
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)

    async def _deliver(self, letter: Letter, to: str, name: str, link: str, now: datetime) -> None:
        await self._started.wait()
        await asyncio.sleep(REST)
        try:
            message = write_letter(letter, sender=self._sender, to=to, name=name, link=link, now=now)
        except ValueError:
            log.error("a mail about %s was not sent: its address cannot be written in a mail", letter)
            return
        try:
            for pause in (*self._pauses, None):
                failed = await self._try(letter, message)
                if failed is None:
                    return
                if pause is None or failed.is_final or self._stopping.is_set():
                    MAILS.add("lost")
                    log.error("a mail about %s was not sent: %s", letter, failed)
                    return
                MAILS.add("wait")
                log.warning("a mail about %s waits: %s", letter, failed)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), pause)
        except Exception:
            log.exception("a mail about %s was not sent", letter)

    async def _try(self, letter: Letter, message: EmailMessage) -> PostFailed | None:
        """Post a letter; why it was not taken, or `None`."""
        async with self._turns:
            try:
                where = await self._post.deliver(message)
            except PostFailed as error:
                return error
        MAILS.add("sent")
        log.info("a mail about %s: %s", letter, where)
        return None
