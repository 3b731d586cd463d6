"""A real browser for tests: Chromium, told to speak to nobody by itself, and its pages with what they complain of."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Page, async_playwright, expect

import debian  # tools/debian.py

QUIET = (
    "--autoplay-policy=no-user-gesture-required",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE = 60_000
"""Milliseconds that a page gets to show what is looked for."""
expect.set_options(timeout=PATIENCE)
_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""


@asynccontextmanager
async def started() -> AsyncIterator[Browser]:
    """Chromium without a window; it is fetched if the system has none."""
    path = debian.fetch("chromium")
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(
            executable_path=path, env={**debian.environ("chromium", path)}, args=[*QUIET], timeout=2 * PATIENCE
        )
        yield running
        await running.close()


@asynccontextmanager
async def visiting(browser: Browser) -> AsyncIterator[tuple[Page, list[str]]]:
    """An empty page of a visitor who was nowhere yet, and what goes wrong on it: errors, refusals, failed loads."""
    context = await browser.new_context()
    context.set_default_timeout(PATIENCE)
    await context.add_init_script(_VIOLATIONS)
    page = await context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.append(f"{request.url}: {request.failure}"))
    page.on("response", lambda answer: wrong.append(f"{answer.url}: {answer.status}") if answer.status >= 400 else None)
    yield page, wrong
    await context.close()
