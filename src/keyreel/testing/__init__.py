"""Keyreel for tests of other programs: a real server in the test's own process, whose clock and failures are its own.

    >>> from keyreel.testing import running
    >>> with running() as server:
    ...     server.account.partner_id > 0
    True

With pytest nothing is imported: see docs/testing.md for its fixtures. What is here is loaded when it is asked for,
because pytest loads `keyreel.testing.plugin` in every project that has Keyreel installed.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from keyreel.testing.accounts import Account
    from keyreel.testing.calls import RecordedCall, Session
    from keyreel.testing.clock import Clock
    from keyreel.testing.faults import Fault, NextCall
    from keyreel.testing.server import Server, running
    from keyreel.testing.sessions import KsFactory

_ROOMS = {
    "Account": "accounts",
    "Clock": "clock",
    "Fault": "faults",
    "KsFactory": "sessions",
    "NextCall": "faults",
    "RecordedCall": "calls",
    "Server": "server",
    "Session": "calls",
    "running": "server",
}


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)


__all__ = [
    "Account",
    "Clock",
    "Fault",
    "KsFactory",
    "NextCall",
    "RecordedCall",
    "Server",
    "Session",
    "running",
]
