"""Ports for servers of tests and measurements."""

import socket


def free_port() -> int:
    """A port of this machine that nobody listens on, and that nobody else is given while this process runs.

    It is held here, though nobody listens: servers, which set SO_REUSEADDR, listen on it all the same.
    """
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    port = held.getsockname()[1]
    held.detach()  # open until the process ends
    return port
