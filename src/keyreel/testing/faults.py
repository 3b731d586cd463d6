"""Faults: what a test lets go wrong with the next calls."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from keyreel.ks import Expired, Malformed
from keyreel.schema.errors import ApiError, InvalidKs

Go = Callable[[], Awaitable[Any]]
"""Answers the call as the server would."""


class Dropped(BaseException):
    """The connection is closed instead of an answer. It is none of the exceptions that calls turn into answers."""


class Refused(BaseException):
    """An HTTP status is answered instead of the API's own answer. See `Dropped`."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class InjectedError(ApiError, code="INJECTED_ERROR"):
    """This error was asked for by a test."""

    def __init__(self, code: str, message: str, arguments: dict[str, str]) -> None:
        super().__init__()
        self.__dict__.update(code=code, template=message, arguments=arguments)


@dataclass(slots=True)
class Fault:
    """Something that will go wrong.

    Attributes:
        name: what it is, such as `HTTP 503`.
        pattern: the action that it waits for, `service.action` in lower case; it may have `*` and `?`.
        left: how many more calls it hits.
        happen: what happens in place of the call.
        needs_session: whether it hits only calls that carry a session.
    """

    name: str
    pattern: str
    left: int
    happen: Callable[[Go], Awaitable[Any]]
    needs_session: bool = False

    def hits(self, action: str, *, has_session: bool) -> bool:
        """Whether it hits a call."""
        return self.left > 0 and fnmatchcase(action, self.pattern) and (has_session or not self.needs_session)


class Faults:
    """The faults that wait, in the order in which they were asked for.

    Attributes:
        ended: set when the test is over, so that nobody waits any longer.
    """

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self.ended = asyncio.Event()

    def add(self, fault: Fault) -> Fault:
        """Let a fault wait for its calls."""
        self._waiting.append(fault)
        return fault

    def take(self, action: str, *, has_session: bool) -> Fault | None:
        """The first fault that hits a call; it is one of those that it had left."""
        found = next((fault for fault in self._waiting if fault.hits(action.lower(), has_session=has_session)), None)
        if found is not None:
            found.left -= 1
        return found

    async def wait(self, seconds: float) -> None:
        """Wait, by the time of the world outside; a test that ends meanwhile gets no answer any more.

        Raises:
            Dropped: it has ended.
        """
        try:
            await asyncio.wait_for(self.ended.wait(), seconds)
        except TimeoutError:
            return
        raise Dropped


class NextCall:
    """The next calls of an action, or of any: what is to go wrong with them.

    Each method returns the fault that it lets wait; its `left` says how many calls it has not hit yet.
    """

    def __init__(self, faults: Faults, action: str, times: int) -> None:
        self._faults = faults
        self._action = action.lower()
        self._times = times

    def expire_ks(self) -> Fault:
        """Refuse the session, as if it had expired. Calls without one are not hit."""

        async def expire(go: Go) -> Any:
            return InvalidKs(Expired.reason, -1, Malformed.reason)

        return self._wait("expired KS", expire, needs_session=True)

    def fail(self, code: str, message: str | None = None, **arguments: object) -> Fault:
        """Answer an error of the API.

        Args:
            code: such as `ENTRY_ID_NOT_FOUND`; it may be one that no action here answers.
            arguments: those of the error by their names on the wire, such as `ENTRY_ID="0_abc"`.
        """
        error = made_error(code, message, {name: str(value) for name, value in arguments.items()})

        async def fail(go: Go) -> Any:
            return error

        return self._wait(code, fail)

    def answer(self, status: int = 503) -> Fault:
        """Answer with an HTTP status, as a proxy or a broken server does; the call is not made.

        Raises:
            ValueError: that is no status of an error.
        """
        if not 400 <= status <= 599:
            raise ValueError("a status from 400 to 599 is expected")

        async def refuse(go: Go) -> Any:
            raise Refused(status)

        return self._wait(f"HTTP {status}", refuse)

    def delay(self, seconds: float) -> Fault:
        """Answer as ever, so many seconds later. These pass for the client too: its timeout is put to the test."""

        async def delay(go: Go) -> Any:
            await self._faults.wait(seconds)
            return await go()

        return self._wait(f"{seconds:g} s late", delay)

    def drop(self, *, done: bool = False) -> Fault:
        """Close the connection without an answer.

        Args:
            done: make the call first, and lose its answer only.
        """

        async def drop(go: Go) -> Any:
            if done:
                await go()
            raise Dropped

        return self._wait("dropped when done" if done else "dropped", drop)

    def _wait(self, name: str, happen: Callable[[Go], Awaitable[Any]], *, needs_session: bool = False) -> Fault:
        return self._faults.add(Fault(name, self._action, self._times, happen, needs_session))


def made_error(code: str, message: str | None, arguments: dict[str, str]) -> ApiError:
    """An error as the server would answer it; its sentence is the server's own where it knows the code."""
    known = ApiError.known.get(code, InjectedError)
    if not arguments:
        arguments = known().arguments if known is not InjectedError else {}
    return InjectedError(code, message or known.template, arguments)
