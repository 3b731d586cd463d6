"""The server's main process: it holds the socket, and keeps workers that answer."""

import errno
import logging
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from granian.constants import HTTPModes, Interfaces, Loops, SSLProtocols
from granian.log import LogLevels
from granian.net import SocketSpec  # pyright: ignore[reportPrivateImportUsage]
from granian.server.mp import MPServer

from keyreel.configuration import to_environment
from keyreel.run_folder import RUN, RunFolder, run_folder
from keyreel.settings import SettingInvalid, Settings, declared
from keyreel.telemetry.logs import set_up_logs

log = logging.getLogger("keyreel.server")

_LOG: dict[str, Any] = {"formatters": {}, "handlers": {}, "loggers": {"_granian": {"propagate": True}}}
"""Its lines are written as ours are."""
DRAIN = 30
"""Seconds that calls in flight have to finish once a worker is told to stop."""
START = 60.0
"""Seconds that a new worker has to be ready before the one that it replaces is told to stop."""
_LOOK = 0.05
"""Seconds between two looks of the main thread at what it was told."""
FIXED = ("host", "port", "workers", "data_dir")
"""Settings that count when the server starts, and not when it is told to read them again."""


class CannotListen(Exception):
    """The address cannot be listened on, or not with this certificate; the message says which and why."""


class _NotReloaded(Exception):
    """Everything stays as it is: the message says why."""


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
        hint = "; take another with --port or KEYREEL_PORT" if error.errno == errno.EADDRINUSE else ""
        raise CannotListen(f"{settings.host}:{settings.port}: {error.strerror or error}{hint}") from error


def serve(settings: Settings, read_again: Callable[[], Settings]) -> None:
    """Answer calls until SIGTERM or SIGINT; calls in flight are finished first. SIGHUP reads the settings again.

    Args:
        read_again: the settings as they are now given; it raises `SettingInvalid`.

    Raises:
        CannotListen: the address is taken, or the certificate cannot be used.
    """
    check_address(settings)
    with run_folder() as folder:
        os.environ.update({**to_environment(settings), RUN: str(folder.path)})
        try:
            server = _Server(settings, read_again, folder)
        except (OSError, ssl.SSLError) as error:
            raise CannotListen(f"tls-cert and tls-key: {error}") from error
        server.serve()


class _Told(threading.Event):
    """Whether there is something for the main thread to do; what its signals set, and it waits for.

    The system may give a signal to any thread of the process, and only the main one, once it runs, hears of it in
    Python: so it never sleeps for long. There is no lock in it, which a signal could find taken by the one it stops.
    """

    def __init__(self) -> None:
        super().__init__()
        self._is_so = False

    def is_set(self) -> bool:
        return self._is_so

    def set(self) -> None:
        self._is_so = True

    def clear(self) -> None:
        self._is_so = False

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until there is, for however long."""
        while not self._is_so:
            time.sleep(_LOOK)
        return True


class _Server(MPServer):
    """Granian with one socket for all workers, so that connections that wait in it outlive each of them; it replaces
    a worker only by one that is ready."""

    def __init__(self, settings: Settings, read_again: Callable[[], Settings], folder: RunFolder) -> None:
        self._settings = settings
        self._read_again = read_again
        self._run_folder = folder
        super().__init__(
            "keyreel.server.worker:create_worker",
            address=settings.host,
            port=settings.port,
            interface=Interfaces.ASGI,
            workers=settings.workers,
            loop=Loops.auto,
            http=HTTPModes.auto,
            backpressure=max(1, settings.max_connections // settings.workers),
            factory=True,
            log_access=False,
            log_level=LogLevels.warning,
            log_dictconfig=_LOG,
            workers_kill_timeout=DRAIN,
            respawn_failed_workers=True,
            websockets=False,
        )
        self.main_loop_interrupt = _Told()
        self.on_reload(self._take_settings)
        self._take_certificate(settings)

    def _take_certificate(self, settings: Settings) -> None:
        cert, key = (Path(path) if path else None for path in (settings.tls_cert, settings.tls_key))
        self.build_ssl_context(cert, key, None, SSLProtocols.tls13, None, [], False)

    def _take_settings(self) -> None:
        """Let workers that start from now on have the settings as they are now given.

        Raises:
            _NotReloaded: they cannot be used; the ones before still count.
        """
        try:
            found = self._read_again()
            fixed = {name: getattr(self._settings, name) for name in FIXED}
            settings = replace(found, **fixed)
            self._take_certificate(settings)
        except (SettingInvalid, OSError, ssl.SSLError) as error:
            raise _NotReloaded(f"the settings are not read again, those before still count: {error}") from error
        names = [each.name for each in declared() if getattr(found, each.name) != getattr(self._settings, each.name)]
        for name in names:
            if name in FIXED:
                log.warning("%s changes when the server is started again", name.replace("_", "-"))
        changed = ", ".join(name.replace("_", "-") for name in names if name not in FIXED)
        self._settings = settings
        self.backpressure = max(1, settings.max_connections // settings.workers)
        os.environ.update(to_environment(settings))
        set_up_logs(settings.log_format, settings.log_level)
        log.warning("the settings were read again; changed: %s", changed or "none")

    def _reload(self, spawn_target: Any, target_loader: Any) -> None:
        before = self._settings, self.ssl_ctx
        try:
            super()._reload(spawn_target, target_loader)
        except _NotReloaded as error:
            self._settings, self.ssl_ctx = before
            os.environ.update(to_environment(self._settings))
            log.error("%s", error)
        else:
            log.warning("every worker has the settings and certificates as they are now")

    def _respawn_workers(self, workers: Sequence[int], spawn_target: Any, target_loader: Any, delay: float = 0) -> None:
        """Replace workers.

        Args:
            delay: 0 where they have died.

        Raises:
            _NotReloaded: a new one does not start; the one before goes on.
        """
        for index in workers:
            self.respawned_wrks[index] = time.monotonic()
            old = self.wrks[index]
            new = self._spawn_worker(idx=index, target=spawn_target, callback_loader=target_loader)
            new.interrupt_by_parent = bool(delay)  # nobody tries again what does not start
            new.start()
            if delay and not self._becomes_ready(new):
                new.kill()
                raise _NotReloaded("a worker does not start with what was read; the ones before go on")
            new.interrupt_by_parent = False
            self.wrks[index] = new
            if old.is_alive():
                self._retire(old)
            self._run_folder.forget(old.inner.pid)

    def _becomes_ready(self, worker: Any) -> bool:
        ends = time.monotonic() + START
        while not (is_ready := self._run_folder.is_ready(worker.inner.pid)) and not self.interrupt_signal:
            if not worker.is_alive() or time.monotonic() > ends:
                return False
            time.sleep(0.05)
        return is_ready and worker.is_alive()

    def _retire(self, worker: Any) -> None:
        """Let a worker finish its calls, and end."""
        worker.terminate()
        worker.join(DRAIN)
        if worker.is_alive():
            log.warning("a worker did not finish its calls within %s seconds", DRAIN)
            worker.kill()
            worker.join()

    def _stop_workers(self) -> None:
        super()._stop_workers()
        if self.interrupt_signal:  # what ended meanwhile did not fail
            self.interrupt_children.clear()

    def _init_shared_socket(self) -> None:
        self._shd = SocketSpec(self.bind_addr, self.bind_port, self.backlog).build()
        self._sso = socket.socket(fileno=self._shd.get_fd())
        self._sso.set_inheritable(True)

    def signal_handler_interrupt(self, *_: Any) -> None:
        """Stop; where that is wished, a while after saying so. Whoever is told twice stops at once."""
        if os.getpid() != self.pid:  # a worker that was forked and does not listen for itself yet
            os._exit(0)
        wait = 0 if self._run_folder.is_stopping else self._settings.stop_delay
        self._run_folder.tell_stopping()
        if not wait:
            self._end()
            return
        timer = threading.Timer(wait, self._end)
        timer.daemon = True
        timer.start()

    def _end(self) -> None:
        for worker in self.wrks:
            worker.interrupt_by_parent = True  # it may hear of the end, and end, before it is told to
        self._run_folder.tell_ending()
        super().signal_handler_interrupt()
