"""A page with the stock player on another origin than the server's, as on somebody's web site."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

HERE = Path(__file__).parent
FOLDER = HERE / "clients" / "player"
NODE = HERE.parent / "tools" / "node.py"
_BUNDLE = FOLDER / "node_modules" / "@playkit-js" / "kaltura-player-js" / "dist" / "kaltura-ovp-player.js"
_TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, files: dict[str, Path], *args: Any) -> None:
        self.files = files
        super().__init__(*args)

    def do_GET(self) -> None:
        file = self.files.get(urlsplit(self.path).path)
        body = b"" if file is None else file.read_bytes()
        self.send_response(404 if file is None else 200)
        if file is not None:
            self.send_header("Content-Type", _TYPES[file.suffix])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class Stage:
    """Where the page is."""

    def __init__(self, url: str) -> None:
        self.url = url

    def playing(self, server_url: str, partner_id: int, entry_id: str, **more: object) -> str:
        """The page that plays an entry.

        Args:
            more: `ks`; `uiConfId`; `playlistId`, to play instead; `stream`, the only one to be taken: `hls`,
                `progressive` or `dash`.
        """
        asked = {"serviceUrl": f"{server_url}/api_v3", "partnerId": partner_id, "entryId": entry_id, **more}
        return f"{self.url}/?{urlencode(asked)}"


@contextmanager
def built() -> Iterator[Stage]:
    """The page, served on loopback; what it needs is installed first."""
    subprocess.run([sys.executable, str(NODE), "install", str(FOLDER)], check=True)
    files = {"/": FOLDER / "page.html", "/page.js": FOLDER / "page.js", "/player.js": _BUNDLE}
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, files)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield Stage(f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
        thread.join()
