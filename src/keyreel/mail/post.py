"""Ways that a mail leaves: by SMTP, or into a folder where a developer reads it."""

import asyncio
import os
import secrets
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Protocol

TIMEOUT = 30.0
"""Seconds that an SMTP server may take for one mail."""


class PostFailed(Exception):
    """A mail could not be delivered; the message says why, and nothing of what is in it.

    Attributes:
        is_final: whether trying again is of no use.
    """

    def __init__(self, reason: str, *, is_final: bool = False) -> None:
        super().__init__(reason)
        self.is_final = is_final


class Post(Protocol):
    """A way out."""

    async def deliver(self, message: EmailMessage) -> str:
        """Hand a mail on; where it went, for the log.

        Raises:
            PostFailed
        """
        ...


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """How an SMTP server is reached. `tls` is `starttls`, `tls` or `none`."""

    host: str
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)
    tls: str = "starttls"


class Smtp:
    """Mails by SMTP."""

    def __init__(self, settings: SmtpSettings) -> None:
        self._settings = settings

    async def deliver(self, message: EmailMessage) -> str:
        """Hand a mail to the SMTP server.

        Raises:
            PostFailed: it did not take it.
        """
        import aiosmtplib  # a start need not wait for it

        with self._told():
            await aiosmtplib.send(message, **self._way())
        return f"by {self._settings.host}"

    async def greet(self) -> None:
        """Find out whether the server would take mails, and send none.

        Raises:
            PostFailed: it would not.
        """
        import aiosmtplib

        with self._told():
            async with aiosmtplib.SMTP(**self._way()):
                pass

    def _way(self) -> dict[str, Any]:
        settings = self._settings
        return {
            "hostname": settings.host,
            "port": settings.port,
            "username": settings.user or None,
            "password": settings.password or None,
            "use_tls": settings.tls == "tls",
            "start_tls": settings.tls == "starttls",
            "timeout": TIMEOUT,
        }

    @contextmanager
    def _told(self) -> Generator[None]:
        import aiosmtplib

        settings = self._settings
        try:
            yield
        except aiosmtplib.SMTPRecipientsRefused as error:
            code = error.recipients[0].code
            text = f"the mail server answered {code} to the address"
            raise PostFailed(text, is_final=code >= 500) from error
        except aiosmtplib.SMTPResponseException as error:
            text = f"the mail server answered {error.code}"
            raise PostFailed(text, is_final=error.code >= 500) from error
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            if settings.tls == "starttls" and "STARTTLS" in str(error):
                raise PostFailed(f"the mail server {settings.host} offers no STARTTLS") from error
            raise PostFailed(f"the mail server {settings.host} was not reached: {type(error).__name__}") from error


class Outbox:
    """Mails into a folder, a file each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def deliver(self, message: EmailMessage) -> str:
        """Put a mail into the folder; only its owner reads it.

        Raises:
            PostFailed: it cannot be written.
        """
        try:
            return str(await asyncio.to_thread(self._write, message))
        except OSError as error:
            raise PostFailed(f"{self._folder} cannot be written: {error.strerror}") from error

    def _write(self, message: EmailMessage) -> Path:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._folder.stat().st_mode & 0o077:
            self._folder.chmod(0o700)
        stamp = message["Date"].datetime.strftime("%Y%m%d-%H%M%S")
        path = self._folder / f"{stamp}-{secrets.token_hex(8)}.eml"
        part = path.with_suffix(".part")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(message.as_bytes())
            part.rename(path)
        finally:
            part.unlink(missing_ok=True)
        return path
