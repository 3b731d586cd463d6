"""Whoever follows a mailed link in a browser chooses a password, or enrols an app, and logs in with it."""

import asyncio
import base64
import json
import re
import subprocess
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from itertools import count
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from playwright.async_api import Browser, Page, Route, expect
from pyotp.totp import TOTP

from browsing import visiting
from running import KEYREEL, PATIENCE, Running

pytestmark = pytest.mark.xdist_group("browser")

FIRST, SECOND = "Str0ng!pass", "Str0nger!pass"
CHOSEN = "This is your password now. You can log in with it."
LINK = re.compile(r"^https?://\S+$", re.MULTILINE)
_numbers = count(1)
_PIXELS = """
(image) => {
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  let light = "";
  for (let at = 0; at < data.length; at += 4) light += String.fromCharCode(data[at]);
  return [canvas.width, canvas.height, btoa(light)];
}
"""


@dataclass(frozen=True, slots=True)
class Office:
    """A server, and an account on it whose users come and go."""

    server: Running
    partner_id: int
    admin_secret: str

    def user(self, password: str | None = None) -> str:
        """The e-mail of a new user: one with a password, or an administrator, who is sent a link."""
        email = f"user{next(_numbers)}@office.example"
        ks = self.server.call(
            "session", "start", partnerId=self.partner_id, secret=self.admin_secret, type=2, userId="admin"
        )
        user: dict[str, Any] = {"id": email.partition("@")[0], "email": email}
        user |= {"password": password} if password else {"isAdmin": True}
        made = self.server.call("user", "add", ks=ks, user=user)
        assert made["loginEnabled"] is True, made
        return email

    def log_in(self, email: str, password: str, code: str | None = None) -> str | None:
        """The code of the error that a login ends with, or `None`."""
        otp = {"otp": code} if code else {}
        answer = self.server.call("user", "loginByLoginId", loginId=email, password=password, **otp)
        return answer["code"] if isinstance(answer, dict) else None

    def ask_for_second_factor(self) -> None:
        """Let everybody need an authenticator app from now on."""
        account = ("--partner", str(self.partner_id), "--data-dir", str(self.server.data_dir))
        subprocess.run([KEYREEL, "account", "set", "second-factor=on", *account], stdout=subprocess.DEVNULL, check=True)

    async def link(self, email: str, subject: str) -> str:
        """The link in the mail that was sent, which leaves the outbox."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            for path in (self.server.data_dir / "outbox").glob("*.eml"):
                message: Any = message_from_bytes(path.read_bytes(), policy=policy.default)
                if (message["To"], message["Subject"]) == (email, subject):
                    path.unlink()
                    [link] = LINK.findall(message.get_body(("plain",)).get_content())
                    return link
            await asyncio.sleep(0.05)
        raise AssertionError(f"no mail came to {email}")


@pytest.fixture
def office(server: Running) -> Office:
    number = next(_numbers)
    command = [KEYREEL, "account", "create", "--json", "--data-dir", str(server.data_dir)]
    owner = ("--name", f"Office {number}", "--email", f"owner{number}@office.example", "--password", FIRST)
    done = subprocess.run([*command, *owner], capture_output=True, text=True, check=True)
    made = json.loads(done.stdout)
    return Office(server, made["partnerId"], made["adminSecret"])


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page on which nothing goes wrong."""
    async with visiting(browser) as (page, wrong):
        yield page
        assert wrong == []


async def choose(page: Page, password: str, again: str | None = None) -> None:
    """Type a password twice, and send it with the return key, once somebody listens and the last try is answered."""
    await expect(page.get_by_role("button")).to_be_enabled()
    await page.get_by_label("New password").fill(password)
    await page.get_by_label("The same again").fill(again or password)
    await page.keyboard.press("Enter")


async def scan(page: Page) -> TOTP:
    """What an authenticator app makes of the code that the page shows."""
    image = page.get_by_role("img", name="QR code for an authenticator app")
    await expect(image).to_be_visible()
    width, height, light = await image.evaluate(_PIXELS)
    [seen] = zxingcpp.read_barcodes(memoryview(base64.b64decode(light)).cast("B", shape=(height, width)))
    uri = urlsplit(seen.text)
    assert (uri.scheme, uri.netloc) == ("otpauth", "totp")
    return TOTP(parse_qs(uri.query)["secret"][0])


async def test_a_new_user_chooses_a_password(office: Office, page: Page) -> None:
    email = office.user()
    await page.goto(await office.link(email, "Choose your password"))
    await choose(page, FIRST)
    await expect(page.get_by_role("status")).to_have_text(CHOSEN)
    await expect(page.get_by_label("New password")).to_be_hidden()
    await expect(page.get_by_role("img")).to_be_hidden()
    assert office.log_in(email, FIRST) is None


async def test_a_forgotten_password_is_replaced(office: Office, page: Page) -> None:
    email = office.user(FIRST)
    office.server.call("user", "resetPassword", email=email)
    link = await office.link(email, "Choose a new password")
    await page.goto(link)
    status = page.get_by_role("status")
    await choose(page, SECOND, again=FIRST)
    await expect(status).to_have_text("These are two different passwords.")
    await choose(page, "weak")
    await expect(status).not_to_have_text("These are two different passwords.")
    await expect(status).to_contain_text("password")
    await expect(status).to_have_class("error")
    assert office.log_in(email, FIRST) is None
    await choose(page, SECOND)
    await expect(status).to_have_text(CHOSEN)
    assert office.log_in(email, FIRST) is not None
    assert office.log_in(email, SECOND) is None
    await page.goto("about:blank")
    await page.goto(link)
    await choose(page, FIRST)
    await expect(status).to_have_text("This link was used already, or a newer one was sent.")
    assert office.log_in(email, SECOND) is None


async def test_a_password_that_needs_a_second_factor_comes_with_its_code(office: Office, page: Page) -> None:
    office.ask_for_second_factor()
    email = office.user()
    await page.goto(await office.link(email, "Choose your password"))
    await choose(page, FIRST)
    await expect(page.get_by_role("status")).to_have_text(CHOSEN)
    app = await scan(page)
    assert office.log_in(email, FIRST) == "MISSING_OTP"
    assert office.log_in(email, FIRST, app.now()) is None


async def test_an_app_is_enrolled_later(office: Office, page: Page) -> None:
    email = office.user(FIRST)
    assert office.log_in(email, FIRST) is None
    office.ask_for_second_factor()
    assert office.log_in(email, FIRST) == "MISSING_OTP"
    link = await office.link(email, "Set up your second factor")
    await page.goto(link)
    await page.get_by_role("button", name="Show the code").click()
    await expect(page.get_by_role("status")).to_have_text("Your second factor is set up.")
    app = await scan(page)
    assert office.log_in(email, FIRST, app.now()) is None
    await page.goto("about:blank")
    await page.goto(link)
    await page.get_by_role("button", name="Show the code").click()
    await expect(page.get_by_role("status")).to_have_text("This link is too old, or was used already.")
    await expect(page.get_by_role("img")).to_be_hidden()


async def test_another_link_in_the_same_tab_is_another_page(office: Office, page: Page) -> None:
    old, new = office.user(), office.user()
    await page.goto(await office.link(old, "Choose your password"))
    await page.get_by_label("New password").fill(SECOND)
    link = await office.link(new, "Choose your password")
    async with page.expect_navigation(wait_until="load"):
        await page.evaluate("(link) => location.assign(link)", link)
    await expect(page.get_by_label("New password")).to_have_value("")
    await choose(page, FIRST)
    await expect(page.get_by_role("status")).to_have_text(CHOSEN)
    assert office.log_in(new, FIRST) is None
    assert office.log_in(old, FIRST) is not None


@pytest.mark.parametrize("name", ["password", "enrol"])
async def test_a_button_waits_for_its_script(server: Running, page: Page, name: str) -> None:
    """Pressed without one, it would send the form itself, and whoever pressed it would see nothing happen."""
    come = asyncio.Event()

    async def late(route: Route) -> None:
        await come.wait()
        await route.continue_()

    await page.route(f"**/{name}.js", late)
    await page.goto(f"{server.url}/keyreel/{name}#key=any", wait_until="commit")
    await expect(page.get_by_role("button")).to_be_disabled()
    come.set()
    await expect(page.get_by_role("button")).to_be_enabled()


async def test_a_link_without_its_key_says_so(server: Running, page: Page) -> None:
    for path in ("password", "enrol"):
        await page.goto(f"{server.url}/keyreel/{path}")
        await expect(page.get_by_role("status")).to_have_text(
            "This link is incomplete. Open it from the mail again, whole."
        )
        await expect(page.get_by_role("button")).to_be_disabled()


async def test_what_goes_wrong_on_a_page_is_seen(server: Running, browser: Browser) -> None:
    async with visiting(browser) as (page, wrong):
        await page.goto(f"{server.url}/keyreel/password")
        assert wrong == []
        async with page.expect_console_message(lambda message: "policy: img-src" in message.text):
            await page.evaluate("document.body.append(Object.assign(new Image(), { src: '/keyreel/none' }))")
        async with page.expect_event("pageerror"):
            await page.evaluate("setTimeout(() => { throw new Error('thrown') })")
        assert any("policy: img-src" in text for text in wrong)
        assert "thrown" in wrong
