"""Mails leave, by SMTP or into a folder, and no log tells what they carry."""

import asyncio
import logging
import os
import stat
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from keyreel.mail import Links, Mailer, Outbox, PostFailed, Smtp, SmtpSettings
from keyreel.settings import SettingInvalid, Settings
from running import free_port

NOW = 1_800_000_000.0
KEY = "MTAxfDE4MDAwMDB8YWJj="
LINKS = Links("https://video.example/")


class Inbox:
    """What an SMTP server took; the first answers it gives can be set."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.answers: list[str] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        if self.answers:
            return self.answers.pop(0)
        self.taken.append(envelope.content)
        return "250 OK"


def authenticate(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: LoginPassword) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"keyreel", b"s3cret"), handled=False)


@pytest.fixture
def smtp() -> Iterator[tuple[Inbox, SmtpSettings]]:
    inbox = Inbox()
    controller = Controller(
        inbox,
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=authenticate,
        auth_require_tls=False,
    )
    controller.start()
    yield inbox, SmtpSettings("127.0.0.1", controller.port, "keyreel", "s3cret", "none")
    controller.stop()


async def send(post: Any, *, pauses: tuple[float, ...] = (), **given: str) -> None:
    mailer = Mailer(post, LINKS, "keyreel@video.example", lambda: NOW, pauses=pauses)
    mailer.start()
    values = {"to": "anna@x.example", "name": "Anna", "key": KEY, **given}
    await mailer.password_reset(values["to"], values["name"], values["key"])
    await mailer.settle()
    await mailer.stop()


async def test_by_smtp(smtp: tuple[Inbox, SmtpSettings], caplog: pytest.LogCaptureFixture) -> None:
    inbox, settings = smtp
    caplog.set_level(logging.DEBUG)
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # the test's own server tells all
    await send(Smtp(settings), name="Änna <script>")
    message = message_from_bytes(inbox.taken[0], policy=policy.default)
    assert (message["To"], message["From"]) == ("anna@x.example", "Keyreel <keyreel@video.example>")
    text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))  # type: ignore[union-attr]
    link = "https://video.example/keyreel/password#key=MTAxfDE4MDAwMDB8YWJj%3D"
    assert link in text
    assert f'href="{link}"' in html
    assert "Änna <script>" in text
    assert "Änna &lt;script&gt;" in html
    assert "by 127.0.0.1" in caplog.text
    for secret in (KEY[:8], "s3cret", "anna@x.example"):
        assert secret not in caplog.text


async def test_what_is_not_taken_is_sent_again(smtp: tuple[Inbox, SmtpSettings]) -> None:
    inbox, settings = smtp
    inbox.answers = ["451 later"]
    await send(Smtp(settings), pauses=(0.01,))
    assert len(inbox.taken) == 1


@pytest.mark.parametrize(("answer", "left"), [("451 later", 0), ("554 never", 1)])
async def test_what_is_never_taken_is_told(
    smtp: tuple[Inbox, SmtpSettings], caplog: pytest.LogCaptureFixture, answer: str, left: int
) -> None:
    inbox, settings = smtp
    inbox.answers = [answer] * 2
    await send(Smtp(settings), pauses=(0.01,))
    assert inbox.taken == []
    assert len(inbox.answers) == left
    assert f"was not sent: the mail server answered {answer[:3]}" in caplog.text


async def test_a_wrong_password_and_a_server_that_is_not_there(smtp: tuple[Inbox, SmtpSettings]) -> None:
    _, settings = smtp
    with pytest.raises(PostFailed, match="answered 535"):
        await Smtp(SmtpSettings("127.0.0.1", settings.port, "keyreel", "wrong", "none")).deliver(EmailMessage())
    with pytest.raises(PostFailed, match="was not reached"):
        await Smtp(SmtpSettings("127.0.0.1", 1, tls="none")).deliver(EmailMessage())
    assert "s3cret" not in repr(settings)


async def test_into_a_folder_that_only_its_owner_reads(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "outbox"
    await asyncio.gather(*(send(Outbox(folder)) for _ in range(5)))
    files = sorted(folder.iterdir())  # nobody waits
    assert len(files) == 5
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert b"https://video.example/keyreel/password#key=" in files[0].read_bytes()


async def test_a_folder_that_cannot_be_written(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "outbox").write_text("a file")
    await send(Outbox(tmp_path / "outbox"))
    assert "cannot be written" in caplog.text


@pytest.mark.parametrize("to", ["a@x.example\nBcc: b@x.example", "a@x.example, b@x.example", "no e-mail", ""])
async def test_an_address_holds_nothing_else(tmp_path: Path, caplog: pytest.LogCaptureFixture, to: str) -> None:
    await send(Outbox(tmp_path), to=to)
    assert os.listdir(tmp_path) == []
    assert "its address cannot be written" in caplog.text


async def test_a_name_holds_no_header(tmp_path: Path) -> None:
    await send(Outbox(tmp_path), name="Anna\r\nBcc: b@x.example\r\n\r\nBuy")
    [name] = os.listdir(tmp_path)
    message = message_from_bytes((tmp_path / name).read_bytes(), policy=policy.default)
    assert message["Bcc"] is None


@pytest.mark.parametrize("wrong", [{"smtp_tls": "maybe"}, {"smtp_port": 0}, {"mail_from": "a@b\nc"}, {"mail_from": ""}])
def test_settings_that_make_no_sense(wrong: dict[str, Any]) -> None:
    with pytest.raises(SettingInvalid):
        Settings(**wrong)
