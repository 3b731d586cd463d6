"""A server under test, as tests see it."""

from collections.abc import Generator
from contextlib import contextmanager
from email.message import EmailMessage
from functools import cached_property
from typing import Any

from keyreel.testing.accounts import Account, open_account
from keyreel.testing.calls import RecordedCall
from keyreel.testing.clock import Clock
from keyreel.testing.faults import NextCall
from keyreel.testing.house import House
from keyreel.testing.sessions import KsFactory, revoke
from keyreel.testing.transport import Transport
from keyreel.testing.world import World


class Server:
    """A server with one account. It is reached at `url` by whatever speaks HTTP, and through `transport` by httpx.

    Attributes:
        account: the account.
        clock: its time.
        ks_factory: makes sessions of the account.
    """

    account: Account

    def __init__(self, house: House, **settings: Any) -> None:
        self._house = house
        self.clock = Clock(lambda: house.do(self._world.settle(sweep=True)))
        self._world = World(house.template.copy(house.port, settings), lambda: self.clock.now)

    @property
    def url(self) -> str:
        """Where it answers: the `serviceUrl` of clients, without a slash at the end."""
        return self._house.url

    @cached_property
    def transport(self) -> Transport:
        """A way to it without a socket, for `httpx.Client` and `httpx.AsyncClient`."""
        return Transport(self._house)

    @property
    def calls(self) -> list[RecordedCall]:
        """The calls that it answered, the oldest first; those of a multirequest one by one."""
        return list(self._world.calls)

    def next_call(self, action: str = "*", *, times: int = 1) -> NextCall:
        """What is to go wrong with the next calls: `server.next_call("user.get", times=2).answer(503)`.

        Args:
            action: `service.action`, in which `*` and `?` stand for others; any action where nothing is said.
            times: how many calls it hits.

        Raises:
            ValueError: there is no such action, or that is no number of calls.
        """
        if times < 1:
            raise ValueError("times: a number above 0 is expected")
        return NextCall(self._world.faults, self._world.checked(action), times)

    def open_account(self, **document: Any) -> Account:
        """Another account.

        Args:
            document: what is special about it, by the names of docs/accounts.md: `ksVersion=1`, `maxLoginAttempts=3`.

        Raises:
            ValueError: that describes no account.
        """
        parts, password = self._world.parts, self._house.template.password
        return self._house.do(open_account(parts, password, self.clock.now, document))

    def settle(self) -> None:
        """Wait until every job that is due is done, such as reading an uploaded video, and every mail is sent."""
        self._house.do(self._world.settle())

    @property
    def mails(self) -> list[EmailMessage]:
        """The mails that it sent, the oldest first."""
        self._house.do(self._world.parts.mailer.settle())
        return self._world.mails()

    def open(self) -> None:
        """Answer from now on, in the place of whoever answered before."""
        self._house.do(self._world.open())
        self.account = self.open_account()
        self.ks_factory = KsFactory(
            self.account, self.clock, lambda ks: self._house.do(revoke(self._world.parts.db, ks, self.clock.now))
        )
        self._house.world = self._world

    def close(self) -> None:
        """Answer no more, and leave nothing behind."""
        self._house.world = None
        self._house.do(self._world.close())
        self._house.template.remove(self._world.settings)


@contextmanager
def serving(house: House, **settings: Any) -> Generator[Server]:
    """A server in a house."""
    server = Server(house, **settings)
    try:
        server.open()
        yield server
    finally:
        server.close()


@contextmanager
def running(**settings: Any) -> Generator[Server]:
    """A server in this process, until the block ends.

    Args:
        settings: those of docs/settings.md, by their names in Python: `open_registration=True`.

    Raises:
        SettingInvalid: one has a value that it cannot have.
    """
    house = House()
    try:
        with serving(house, **settings) as server:
            yield server
    finally:
        house.close()
