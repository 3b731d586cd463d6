"""A web site on loopback whose files a test sets."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Site:
    """Answers 404, but for the paths that have a status and a body.

    Attributes:
        pages: status and body by path.
        asked: the paths that were asked for, each once its answer is settled.
    """

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.pages: dict[str, tuple[int, bytes]] = {}
        self.asked: list[str] = []
        self.url = f"http://127.0.0.1:{server.server_port}"


@contextmanager
def site() -> Iterator[Site]:
    """A site for as long as it is needed."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = found.pages.get(self.path, (404, b""))
            found.asked.append(self.path)  # from now on the page may change
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found = Site(server)
        Thread(target=server.serve_forever, daemon=True).start()
        yield found
        server.shutdown()
