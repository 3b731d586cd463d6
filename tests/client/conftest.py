"""Clients on the shared server, with and without `await`."""

from collections.abc import AsyncIterator, Iterator

import pytest

from keyreel.client import AsyncClient, Client, Session, SessionType
from running import Running


@pytest.fixture
def admin_session(server: Running) -> Session:
    return Session.from_secret(server.admin_secret, "ada", SessionType.ADMIN)


@pytest.fixture
def client(server: Running, admin_session: Session) -> Iterator[Client]:
    with Client(server.url, server.partner_id, admin_session) as made:
        yield made


@pytest.fixture
async def waiting(server: Running, admin_session: Session) -> AsyncIterator[AsyncClient]:
    async with AsyncClient(server.url, server.partner_id, admin_session) as made:
        yield made
