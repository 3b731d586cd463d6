"""Clients on the shared server, with and without `await`; and on a worker in process, whose clock is set by hand."""

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import httpx
import pytest

from keyreel.client import AsyncClient, Client, Session, SessionType
from people import ACCOUNT, furnish
from relay import Relay, relaying
from running import Running
from worker import Worker, workers


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


@pytest.fixture
def relay(server: Running) -> Iterator[Relay]:
    """Stands before the server, and fails as it is told to."""
    with relaying(server.url) as made:
        yield made


@pytest.fixture
async def worker(tmp_path: Path) -> AsyncIterator[Worker]:
    """A worker with people who log in; see `people`."""
    async with workers(tmp_path, f"sqlite:///{tmp_path / 'test.db'}") as (made,):
        await furnish(made)
        yield made


class Inside(AsyncClient):
    """A client of a worker in process. `made` has the calls that it made."""

    def __init__(self, worker: Worker, session: Session | str | bytes | None, clock: Callable[[], float]) -> None:
        self.made: list[str] = []

        async def note(request: httpx.Request) -> None:
            _, _, path = request.url.path.partition("/service/")
            self.made.append(path.replace("/action/", "."))

        transport = httpx.ASGITransport(worker.app)
        http = httpx.AsyncClient(transport=transport, event_hooks={"request": [note]})
        super().__init__("http://inside", ACCOUNT, session, http=http, clock=clock)


Enter = Callable[..., Inside]


@pytest.fixture
def enter(worker: Worker) -> Enter:
    """Makes clients of the worker, whose clock is the worker's unless another is given."""

    def made(session: Session | str | bytes | None, clock: Callable[[], float] | None = None) -> Inside:
        return Inside(worker, session, clock or (lambda: worker.now))

    return made
