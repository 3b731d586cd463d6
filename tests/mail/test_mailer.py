"""Mails leave, by SMTP or into a folder, and no log tells what they carry."""

import asyncio
import logging
import os
import socket
import stat
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from hypothesis import given
from hypothesis import strategies as st

from keyreel.configuration import read, to_environment
from keyreel.mail import Links, Mailer, Outbox, PostFailed, Smtp, SmtpSettings
from keyreel.mail.mailer import WAITING
from keyreel.settings import SettingInvalid, Settings

NOW = 1_800_000_000.0
KEY = "MTAxfDE4MDAwMDB8YWJj="
LINKS = Links("https://video.example/")


class Inbox:
    """What an SMTP server took; the first answers it gives can be set."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.answers: list[str] = []
        self.answers_to_address: list[str] = []

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if self.answers_to_address:
            return self.answers_to_address.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        if self.answers:
            return self.answers.pop(0)
        self.taken.append(envelope.content)
        return "250 OK"


def authenticate(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: LoginPassword) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"keyreel", b"s3cret"), handled=False)


class MailServer(Controller):
    """An SMTP server on whatever port it is given."""

    def _create_server(self) -> Awaitable[asyncio.AbstractServer]:
        listening = socket.create_server(("127.0.0.1", 0))
        self.port = listening.getsockname()[1]
        return self.loop.create_server(self._factory_invoker, sock=listening)


@pytest.fixture
def smtp() -> Iterator[tuple[Inbox, SmtpSettings]]:
    inbox = Inbox()
    controller = MailServer(
        inbox, hostname="127.0.0.1", authenticator=authenticate, auth_require_tls=False, ready_timeout=60
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


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not is_so():  # noqa: ASYNC110  # the mail server answers in a thread of its own
            await asyncio.sleep(0.01)


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


@pytest.mark.parametrize(("answer", "taken"), [("450 4.2.0 come back in some minutes", 1), ("550 5.1.1 nobody", 0)])
async def test_an_address_that_is_put_off_is_tried_again_and_one_that_is_refused_is_not(
    smtp: tuple[Inbox, SmtpSettings], caplog: pytest.LogCaptureFixture, answer: str, taken: int
) -> None:
    inbox, settings = smtp
    inbox.answers_to_address = [answer]
    await send(Smtp(settings), pauses=(0.01,))
    assert len(inbox.taken) == taken
    assert f"the mail server answered {answer[:3]} to the address" in caplog.text
    assert "anna@x.example" not in caplog.text


async def test_what_has_to_be_sent_again_holds_up_nothing_and_gets_a_last_chance_at_the_stop(
    smtp: tuple[Inbox, SmtpSettings], caplog: pytest.LogCaptureFixture
) -> None:
    inbox, settings = smtp
    inbox.answers = ["451 later"]
    here = LINKS, "keyreel@video.example", lambda: NOW
    mailer = Mailer(Smtp(settings), *here, pauses=(3600.0,), last_moments=60.0)
    mailer.start()
    await mailer.password_reset("late@x.example", "", KEY)
    await until(lambda: "waits" in caplog.text)
    await mailer.password_reset("soon@x.example", "", KEY)
    await until(lambda: bool(inbox.taken))
    await mailer.stop()
    assert [message_from_bytes(taken)["To"] for taken in inbox.taken] == ["soon@x.example", "late@x.example"]


async def test_a_stop_does_not_wait_for_long_and_tells_what_is_lost(caplog: pytest.LogCaptureFixture) -> None:
    async def never_answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _reader.read()
        writer.close()

    silent = await asyncio.start_server(never_answer, "127.0.0.1", 0)
    port = silent.sockets[0].getsockname()[1]
    post = Smtp(SmtpSettings("127.0.0.1", port, tls="none"))
    mailer = Mailer(post, LINKS, "keyreel@video.example", lambda: NOW, last_moments=0.1)
    mailer.start()
    for _ in range(6):
        await mailer.new_user("anna@x.example", "", KEY)
    await mailer.stop()
    assert "6 mails were not sent before the stop" in caplog.text
    silent.close()
    await silent.wait_closed()


async def test_only_so_many_wait(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    mailer = Mailer(Outbox(tmp_path), LINKS, "keyreel@video.example", lambda: NOW)
    for _ in range(WAITING + 2):
        await mailer.new_user("anna@x.example", "", KEY)
    assert caplog.text.count(f"{WAITING} are waiting") == 2
    mailer.start()
    await mailer.settle()
    assert len(os.listdir(tmp_path)) == WAITING


async def test_a_server_without_starttls_gets_nothing(
    smtp: tuple[Inbox, SmtpSettings], caplog: pytest.LogCaptureFixture
) -> None:
    inbox, settings = smtp
    await send(Smtp(SmtpSettings("127.0.0.1", settings.port, "keyreel", "s3cret", "starttls")))
    assert inbox.taken == []
    assert "offers no STARTTLS" in caplog.text


async def test_a_wrong_password_and_a_server_that_is_not_there(smtp: tuple[Inbox, SmtpSettings]) -> None:
    _, settings = smtp
    with pytest.raises(PostFailed, match="answered 535"):
        await Smtp(SmtpSettings("127.0.0.1", settings.port, "keyreel", "wrong", "none")).deliver(EmailMessage())
    with pytest.raises(PostFailed, match="was not reached"):
        await Smtp(SmtpSettings("127.0.0.1", 1, tls="none")).deliver(EmailMessage())
    assert "s3cret" not in repr(settings)


@pytest.mark.parametrize("is_there", [False, True])
async def test_into_a_folder_that_only_its_owner_reads(tmp_path: Path, is_there: bool) -> None:
    folder = tmp_path / "new" / "outbox"
    if is_there:
        folder.mkdir(mode=0o755, parents=True)
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


@pytest.mark.parametrize(
    "to",
    [
        "a@x.example\nBcc: b@x.example",
        "a@x.example, b@x.example",
        "no e-mail",
        "",
        "a@[",
        "(a@x.example",
        ".a@x.example",
        "a@stra\u00dfe.example",
        "a@\U0001d4cd.example",
        "\udcff@x.example",
    ],
)
async def test_an_address_holds_nothing_else(tmp_path: Path, caplog: pytest.LogCaptureFixture, to: str) -> None:
    await send(Outbox(tmp_path), to=to)
    assert os.listdir(tmp_path) == []
    assert "its address cannot be written" in caplog.text


@given(to=st.text(st.sampled_from('a@.x"\\ <>()[],;:\r\n\0\ud800é=?%\t'), max_size=12), name=st.text())
async def test_no_address_and_no_name_is_an_error_of_the_call(to: str, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        await send(Outbox(Path(folder)), to=to, name=name)


async def test_a_domain_of_other_letters_is_spelled_as_mail_does(smtp: tuple[Inbox, SmtpSettings]) -> None:
    inbox, settings = smtp
    for to in ("anna@bücher.example", "anna@xn--bcher-kva.example"):
        await send(Smtp(settings), to=to)
    assert {message_from_bytes(taken)["To"] for taken in inbox.taken} == {"anna@xn--bcher-kva.example"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Anna", "Hello Anna,"),
        ("Anna\r\n\0\u202e Bell", "Hello Anna Bell,"),
        ("\ud800Anna", "Hello Anna,"),
        ("A" * 3000, f"Hello {'A' * 80},"),
        ("Win at https://x.example/", "Hello,"),
        ("Win at www.x.example", "Hello,"),
        ("", "Hello,"),
    ],
)
async def test_a_name_is_short_and_leads_nowhere(tmp_path: Path, name: str, shown: str) -> None:
    await send(Outbox(tmp_path), name=name)
    [file] = os.listdir(tmp_path)
    message = message_from_bytes((tmp_path / file).read_bytes(), policy=policy.default)
    text = message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert text.splitlines()[0] == shown


async def test_a_name_holds_no_header(tmp_path: Path) -> None:
    await send(Outbox(tmp_path), name="Anna\r\nBcc: b@x.example\r\n\r\nBuy")
    [name] = os.listdir(tmp_path)
    message = message_from_bytes((tmp_path / name).read_bytes(), policy=policy.default)
    assert message["Bcc"] is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"smtp_tls": "maybe"},
        {"smtp_port": 0},
        {"mail_from": "a@b\nc"},
        {"mail_from": ""},
        {"smtp_user": "u"},
        {"smtp_password": "p"},
        {"smtp_host": "mail.example", "smtp_user": "u", "smtp_password": "p", "smtp_tls": "none"},
    ],
)
def test_settings_that_make_no_sense(wrong: dict[str, Any]) -> None:
    with pytest.raises(SettingInvalid):
        Settings(**wrong)


def test_settings_are_shown_without_the_password() -> None:
    settings = Settings(smtp_host="127.0.0.1", smtp_user="keyreel", smtp_password="s3cret", smtp_tls="none")
    assert "s3cret" not in repr(settings)
    assert read({}, to_environment(settings)).settings == settings
