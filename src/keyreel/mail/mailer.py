"""The mailer: takes letters at once and posts them in the background, so that no call waits for a mail server."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage

from keyreel.mail.letters import Letter, Links, write_letter
from keyreel.mail.post import Post, PostFailed

log = logging.getLogger("keyreel.mail")

WAITING = 1000
"""Letters that may wait in one worker; further ones are dropped, and the log says so."""
PAUSES = (2.0, 15.0, 60.0)
"""Seconds before a letter that was not taken is posted again."""
LAST_MOMENTS = 5.0
"""Seconds that waiting letters get when the worker stops."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    letter: Letter
    message: EmailMessage


class Mailer:
    """Posts letters for one worker.

    Args:
        links: what links in letters begin with.
        sender: the e-mail that letters come from.
        now: the clock; unix seconds.
    """

    def __init__(
        self, post: Post, links: Links, sender: str, now: Callable[[], float], *, pauses: Sequence[float] = PAUSES
    ) -> None:
        self._post = post
        self._links = links
        self._sender = sender
        self._now = now
        self._pauses = pauses
        self._queue: asyncio.Queue[_Waiting] = asyncio.Queue(WAITING)
        self._task: asyncio.Task[None] | None = None

    async def new_user(self, to: str, name: str, key: str) -> None:
        """A link to a first password."""
        self._send(Letter.NEW_USER, to, name, key)

    async def password_reset(self, to: str, name: str, key: str) -> None:
        """A link to a new password."""
        self._send(Letter.PASSWORD_RESET, to, name, key)

    async def second_factor(self, to: str, name: str, key: str) -> None:
        """A link to a QR code."""
        self._send(Letter.SECOND_FACTOR, to, name, key)

    def start(self) -> None:
        """Post letters from now on."""
        self._task = asyncio.create_task(self._work())

    async def settle(self) -> None:
        """Wait until no letter waits."""
        await self._queue.join()

    async def stop(self) -> None:
        """Post what waits, for a few seconds, and end."""
        if self._task is None:
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.settle(), LAST_MOMENTS)
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        if lost := self._queue.qsize():
            log.error("%s mails were not sent before the stop", lost)

    def _send(self, letter: Letter, to: str, name: str, key: str) -> None:
        try:
            message = write_letter(
                letter,
                sender=self._sender,
                to=to,
                name=name,
                link=self._links.to(letter, key),
                now=datetime.fromtimestamp(self._now(), UTC),
            )
            self._queue.put_nowait(_Waiting(letter, message))
        except ValueError:
            log.error("a mail about %s was not sent: its address cannot be written in a mail", letter)
        except asyncio.QueueFull:
            log.error("a mail about %s was not sent: %s are waiting", letter, WAITING)

    async def _work(self) -> None:
        while True:
            waiting = await self._queue.get()
            try:
                await self._deliver(waiting)
            except Exception:
                log.exception("a mail about %s was not sent", waiting.letter)
            finally:
                self._queue.task_done()

    async def _deliver(self, waiting: _Waiting) -> None:
        for pause in (*self._pauses, None):
            try:
                where = await self._post.deliver(waiting.message)
            except PostFailed as error:
                if pause is None or error.is_final:
                    log.error("a mail about %s was not sent: %s", waiting.letter, error)
                    return
                log.warning("a mail about %s waits: %s", waiting.letter, error)
                await asyncio.sleep(pause)
            else:
                log.info("a mail about %s: %s", waiting.letter, where)
                return
