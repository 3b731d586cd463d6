"""A wire between the server and its database, which can be cut, slowed and mended."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_STEP = 1 << 16
_LOOK = 0.1
"""Seconds between two looks at whether the wire was cut or closed."""


class Wire:
    """A relay of TCP connections.

    Attributes:
        port: where it listens.
        delay: seconds that each piece waits on its way.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(_LOOK)
        self._cuts = 0
        self._is_cut = False
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self.delay = 0.0
        self.port: int = self._listening.getsockname()[1]
        self._begin(self._accept)

    def cut(self) -> None:
        """End every connection, and accept none. When this returns, there is none."""
        with self._lock:
            self._is_cut = True
            self._cuts += 1
            _, *joined = self._threads
        for thread in joined:
            thread.join()

    def mend(self) -> None:
        """Accept connections again."""
        self._is_cut = False

    def close(self) -> None:
        """End it."""
        self._closing.set()
        self.cut()
        self._threads[0].join()
        self._listening.close()

    def _begin(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._closing.is_set():
            with suppress(TimeoutError):
                link, _ = self._listening.accept()
                with self._lock:
                    if self._is_cut:
                        link.close()
                    else:
                        self._begin(self._join, link, self._cuts)

    def _join(self, link: socket.socket, cuts: int) -> None:
        with link:
            try:
                there = socket.create_connection(("127.0.0.1", self._target), 60)
            except OSError:
                return
            with there:
                back = threading.Thread(target=self._carry, args=(there, link, cuts), daemon=True)
                back.start()
                self._carry(link, there, cuts)
                back.join()

    def _carry(self, source: socket.socket, target: socket.socket, cuts: int) -> None:
        source.settimeout(_LOOK)
        with suppress(OSError):
            while self._cuts == cuts:
                try:
                    piece = source.recv(_STEP)
                except TimeoutError:
                    continue
                if not piece:
                    break
                self._wait(cuts)
                target.sendall(piece)
        for each in (source, target):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def _wait(self, cuts: int) -> None:
        left = self.delay
        while left > 0 and self._cuts == cuts:
            self._closing.wait(min(left, _LOOK))
            left -= _LOOK


@contextmanager
def wire(target: int) -> Iterator[Wire]:
    """A wire to a port of this machine."""
    found = Wire(target)
    try:
        yield found
    finally:
        found.close()
