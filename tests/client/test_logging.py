"""The log tells of every call, and shows no session, secret, password, token or code: not in names, texts or URLs."""

import logging
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from keyreel.client import ApiError, Client, Session, SessionType, redaction
from keyreel.client.api import AppToken, AppTokenHashType, User, errors
from keyreel.ks import Keyring, generate
from people import ACCOUNT, ANNA, PASSWORD
from running import Running
from worker import SECRET, Worker

SECRETS = {
    "password": "pa55word!Hidden",
    "new": "n3wPassword!Hidden",
    "otp": "0tpHidden",  # six digits may be in anything
    "hash": "aGFzaGtleUhpZGRlbg",
    "proof": "0123456789abcdef0123456789abcdef01234567",
    "secret": "5ecretHidden0123456789",
}


def test_no_call_shows_what_it_carries(client: Client, server: Running, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    ks = [client.ks() or "", server.start("bob")]
    calls: list[Callable[[], Any]] = [
        lambda: client.session.start(SECRETS["secret"], "x", SessionType.ADMIN, server.partner_id),
        lambda: client.session.get(ks[1]),
        lambda: client.user.login(server.partner_id, "x", SECRETS["password"]),
        lambda: client.user.login_by_login_id("x@example.org", SECRETS["password"], otp=SECRETS["otp"]),
        lambda: client.user.update_login_data("x@example.org", SECRETS["password"], "", SECRETS["new"]),
        lambda: client.user.set_initial_password(SECRETS["hash"], SECRETS["new"]),
        lambda: client.user.add(User(id="logged.eve", email="eve@logged.example", password=SECRETS["password"])),
        lambda: client.user.enable_login("logged.eve", "eve@logged.example", SECRETS["new"]),
        lambda: client.app_token.start_session("0_1", SECRETS["proof"]),
        lambda: client.media.get(ks[1]),
        lambda: client.using(session=ks[1] + "x").user.get(),
    ]
    for call in calls:
        with pytest.raises(ApiError) if call is not calls[1] else nullcontext() as refused:
            call()
        assert refused is None or not any(secret in repr(refused.value) for secret in [*SECRETS.values(), *ks])
    with client.multirequest(raise_errors=False) as batch:
        batch.user.login(server.partner_id, "x", SECRETS["password"])
        batch.session.get(ks[1])
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert logged.count("user.login") == 2
    assert "keyreel.client" in {record.name for record in caplog.records}
    for name, secret in SECRETS.items():
        assert secret not in logged, name
    assert not any(text in logged for text in ks)


def test_no_address_of_a_file_is_logged(client: Client, caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    caplog.set_level(logging.DEBUG)
    file = client.thumb_asset.serve("0_nothing1")
    assert (client.ks() or "?") in file.url().replace("%3D", "=")
    with pytest.raises(ApiError):
        file.save(tmp_path / "thumb.jpg")
    assert (client.ks() or "?")[:40] not in "\n".join(record.getMessage() for record in caplog.records)


async def test_opening_a_session_shows_nothing(
    worker: Worker, enter: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    admin = enter(Session.start(SECRET, "anna", SessionType.ADMIN))
    token = await admin.app_token.add(AppToken(hash_type=AppTokenHashType.SHA256, session_user_id="kiosk"))
    clients = [admin, enter(Session.login(ANNA, PASSWORD)), enter(Session.app_token(token.id, token.token, "SHA256"))]
    sessions = [await client.ks() for client in clients]
    for client in clients:
        await client.user.get()
    logged = "\n".join(record.getMessage() for record in caplog.records if record.name == "keyreel.client")
    assert "apptoken.startSession" in logged
    assert not any(text in logged for text in [*sessions, SECRET, PASSWORD, token.token])
    assert token.token not in repr(token)


def test_a_session_in_an_error_of_another_server_is_cut() -> None:
    for version in (1, 2):
        ks = generate(
            Keyring([SECRET]), partner_id=ACCOUNT, user_id="ada", type=2, expiry=2_000_000_000, version=version
        )
        error = errors.InvalidKs("INVALID_KS", f'Invalid KS "{ks}", Error "-1,INVALID_STR"', {"KSID": ks})
        for shown in (str(error), repr(error), repr(error.arguments)):
            assert ks[:20] not in shown
            assert ks[:8] in shown


NAMES = "ks secret password newPassword oldPassword cmsPassword token tokenHash hashKey otp adminSecret session"


@pytest.mark.parametrize("name", NAMES.split(" "))
def test_names_that_hide(name: str) -> None:
    shown = redaction.shown("", {"outer": [{name: "value"}], "plain": "seen"})
    assert shown == {"outer": [{name: redaction.HIDDEN}], "plain": "seen"}


def test_texts_and_bytes_are_cut() -> None:
    assert redaction.text("see http://x/api_v3?ks=abc&token=def&id=1") == "see http://x/api_v3?ks=…&token=…&id=1"
    path = "/var/lib/kaltura/content/entry/data/0/0/0_abcdefgh_0_ijklmnop_100001.mp4"
    assert redaction.text(path) == path
    assert redaction.shown("file", b"1234") == "<4 bytes>"
    assert len(redaction.shown("description", "long " * 100)) == 201


def test_nothing_is_said_where_nobody_listens(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    client.using(language="en").system.ping()
    assert caplog.records == []
