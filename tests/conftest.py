"""Fixtures that every test may use."""

import signal
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

# Generated examples take as long as they take, and are the same in every run: a change is what makes a test fail.
# `--hypothesis-profile=default --hypothesis-seed=…` looks for others.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

ROOT = Path(__file__).parent.parent
sys.path += [str(ROOT / "tests"), str(ROOT / "tests" / "golden"), str(ROOT / "tools")]

import postgres  # noqa: E402  # found through the path above
import s3  # noqa: E402
from databases import current_postgresql, current_sqlite, empty_postgresql  # noqa: E402
from running import Running, serving  # noqa: E402
from stores import STORES, store_settings  # noqa: E402

# A shell that runs tests in the background has Ctrl-C ignored, and so would the servers that are stopped by it here.
signal.signal(signal.SIGINT, signal.default_int_handler)

if TYPE_CHECKING:
    from playwright.async_api import Browser


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server of this test process."""
    with postgres.running() as url:
        yield url


@pytest.fixture
async def postgres_url(postgres_server: str) -> str:
    """The URL of an empty PostgreSQL database of this test."""
    return await empty_postgresql(postgres_server)


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database of either kind, as a start leaves it."""
    if request.param == "postgresql":
        return await current_postgresql(request.getfixturevalue("postgres_server"))
    await current_sqlite(tmp_path / "test.db")
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """The endpoint of an S3 server of this test process; tests that use it are in the xdist group `s3`."""
    with s3.running() as endpoint:
        yield endpoint


@pytest.fixture(params=["sqlite", "postgresql", pytest.param("s3", marks=pytest.mark.xdist_group("s3"))])
async def backing(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, Any]:
    """The settings of an empty server, on either database and either kind of store, though not on all four pairs."""
    if request.param == "postgresql":
        return {"database_url": await current_postgresql(request.getfixturevalue("postgres_server"))}
    await current_sqlite(tmp_path / "test.db")
    sqlite = {"database_url": f"sqlite:///{tmp_path / 'test.db'}"}
    return sqlite if request.param == "sqlite" else {**sqlite, **store_settings(request)}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The settings of an empty store, of either kind."""
    return store_settings(request)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server on SQLite with one worker, shared by the tests of this process."""
    with serving(tmp_path_factory.mktemp("server") / "data") as running:
        yield running


@pytest.fixture(scope="session")
async def browser() -> "AsyncIterator[Browser]":
    """Chromium, shared by the tests of this process; those that use it are in the xdist group `browser`."""
    from browsing import started  # loaded where a browser is asked for

    async with started() as running:
        yield running
