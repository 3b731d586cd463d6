"""A relay before a server, which fails when it is told to: for clients whose connection is not what it should be."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.request import Request, urlopen

from running import PATIENCE


@dataclass
class Relay:
    """Where it listens, what came through it, and what it does next.

    Attributes:
        faults: taken one a request, in order: `drop` closes the connection once the request was read, `lose` once the
            server has answered it; a number is a status that is answered in the server's place; `pass` does nothing.
        seen: the path and body of every request.
    """

    url: str
    faults: list[str | int] = field(default_factory=list)
    seen: list[tuple[str, bytes]] = field(default_factory=list)

    def actions(self) -> list[str]:
        """The calls that came, `user.get` for example."""
        return [path.partition("/service/")[2].replace("/action/", ".") for path, _ in self.seen]


@contextmanager
def relaying(server_url: str) -> Iterator[Relay]:
    """A relay before a server."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            if self.headers.get("Transfer-Encoding") == "chunked":
                body = self._chunks()
            else:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            with lock:
                relay.seen.append((self.path, body))
                fault = relay.faults.pop(0) if relay.faults else "pass"
            if isinstance(fault, int):
                self.send_response(fault)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            if fault == "drop":
                self.close_connection = True
                return
            kind = {"Content-Type": self.headers["Content-Type"]}
            with urlopen(Request(server_url + self.path, body, kind), timeout=PATIENCE) as answer:
                content = answer.read()
                headers = answer.headers
            if fault == "lose":
                self.close_connection = True
                return
            self.send_response(200)
            for name in ("Content-Type", "X-Kaltura-App", "X-Kaltura"):
                if name in headers:
                    self.send_header(name, headers[name])
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def _chunks(self) -> bytes:
            found = b""
            while size := int(self.rfile.readline(), 16):
                found += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return found

        def log_message(self, *args: Any) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    relay = Relay(f"http://127.0.0.1:{listening.server_address[1]}")
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    try:
        yield relay
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()
