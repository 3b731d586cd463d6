"""Fixtures for pytest. pytest loads this wherever Keyreel is installed, so nothing is imported until one is used.

See docs/testing.md.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from keyreel.client import Client
    from keyreel.testing.accounts import Account
    from keyreel.testing.clock import Clock
    from keyreel.testing.house import House
    from keyreel.testing.server import Server
    from keyreel.testing.sessions import KsFactory


@pytest.fixture(scope="session")
def _keyreel_house() -> "Iterator[House]":
    """Where the servers of all tests of this process answer, one after the other."""
    try:
        from keyreel.testing.house import House
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] == "keyreel":
            raise
        told = f"the server's parts are not installed ({missing.name}): pip install 'keyreel[testing]'"
        raise pytest.fail.Exception(told, pytrace=False) from None
    house = House()
    yield house
    house.close()


@pytest.fixture(scope="session")
def keyreel_settings() -> dict[str, Any]:
    """Settings of the server under test (docs/settings.md), by their names in Python. Override it to give some."""
    return {}


@pytest.fixture
def keyreel_server(
    request: pytest.FixtureRequest, _keyreel_house: "House", keyreel_settings: dict[str, Any]
) -> "Iterator[Server]":
    """A Keyreel server of this test alone, over HTTP at `keyreel_server.url`; see `keyreel.testing.Server`."""
    from keyreel.testing.server import serving

    with serving(_keyreel_house, **keyreel_settings) as server:
        yield server
        if calls := server.calls:
            request.node.add_report_section("teardown", "Keyreel's calls", "\n".join(map(repr, calls)))


@pytest.fixture
def keyreel_account(keyreel_server: "Server") -> "Account":
    """A fresh account: its number, secrets and login."""
    return keyreel_server.account


@pytest.fixture
def keyreel_clock(keyreel_server: "Server") -> "Clock":
    """The server's time: `keyreel_clock.forward(hours=2)`."""
    return keyreel_server.clock


@pytest.fixture
def ks_factory(keyreel_server: "Server") -> "KsFactory":
    """Makes sessions of the account: `ks_factory("ada", type=2)`, `ks_factory(expired=True)`."""
    return keyreel_server.ks_factory


@pytest.fixture
def keyreel_client(keyreel_server: "Server") -> "Iterator[Client]":
    """Keyreel's own client, with ADMIN sessions of the account's administrator; it goes by the server's time."""
    from keyreel.client import Client, Session, SessionType

    account, clock = keyreel_server.account, keyreel_server.clock
    session = Session.from_secret(account.admin_secret, account.login_id, SessionType.ADMIN)
    with Client(keyreel_server.url, account.partner_id, session, clock=lambda: clock.now) as client:
        yield client
