"""What a call asks of its driver, one step after the other.

The life of a call is a generator that yields steps and is sent their results, so that it is written once. The drivers
in `keyreel.client.drivers` carry the steps out, with and without `await`.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, TypeVar

from keyreel.client.calls import Request

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Send:
    """Post a request. Gives the `Answer`; raises what `TransportError` there is."""

    request: Request


@dataclass(frozen=True, slots=True)
class Pause:
    """Wait."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the program, which may take its time: gives what `ask()` gives, awaited where it has to be."""

    ask: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Alone:
    """Carry out steps that no two calls may carry out at the same time: gives their result."""

    steps: "Steps[Any]"


Step = Send | Pause | Ask | Alone
Steps = Generator[Step, Any, Result]
