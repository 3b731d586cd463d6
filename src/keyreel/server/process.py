"""The process around the application: granian, its workers, its end."""

import os
import socket
from pathlib import Path
from typing import Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces, Loops
from granian.log import LogLevels

from keyreel.configuration import to_environment
from keyreel.server.folder import run_folder
from keyreel.settings import Settings
from keyreel.telemetry.board import RUN

_LOG: dict[str, Any] = {"formatters": {}, "handlers": {}, "loggers": {"_granian": {"propagate": True}}}
"""Its lines are written as ours are."""
DRAIN = 30
"""Seconds that calls in flight have to finish once the server is told to stop."""


class CannotListen(Exception):
    """The address cannot be listened on; the message says which and why."""


def check_address(settings: Settings) -> None:
    """Find out before anything is started whether the address is free.

    Raises:
        CannotListen: it is not.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.host, settings.port))
    except OSError as error:
        raise CannotListen(f"{settings.host}:{settings.port}: {error.strerror or error}") from error


def serve(settings: Settings) -> None:
    """Answer calls until SIGTERM or SIGINT; calls in flight are finished first.

    Raises:
        CannotListen: the address is taken.
    """
    check_address(settings)
    with run_folder() as folder:
        os.environ.update({**to_environment(settings), RUN: str(folder)})
        _serve(settings)


def _serve(settings: Settings) -> None:
    tls: dict[str, Any] = {}
    if settings.tls_cert:
        tls = {"ssl_cert": Path(settings.tls_cert), "ssl_key": Path(settings.tls_key)}
    Granian(
        "keyreel.app:create_app",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        workers=settings.workers,
        loop=Loops.auto,
        http=HTTPModes.auto,
        factory=True,
        log_access=False,
        log_level=LogLevels.warning,
        log_dictconfig=_LOG,
        workers_kill_timeout=DRAIN,
        respawn_failed_workers=True,
        websockets=False,
        **tls,
    ).serve()
