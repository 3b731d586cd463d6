"""A server that is killed in the middle of uploads: what was acknowledged is there, and nothing half is."""

import json
import os
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import httpx

from keyreel.files.scratch import FORGOTTEN
from running import KEYREEL, PATIENCE, free_port, listens, until

PIECE = 300_000


class Server:
    """A server on a folder, started anew on the same port each time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()
        command = [str(KEYREEL), "account", "show", "--secrets", "--json", "--data-dir", str(folder)]
        shown = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["accounts"][0]
        self.account = {"partnerId": shown["partnerId"], "secret": shown["adminSecret"], "type": 2, "userId": "boss"}
        self.ks = self.call("session", "start", **self.account)

    def start(self) -> None:
        command = [str(KEYREEL), "serve", "--port", str(self.port), "--data-dir", str(self.folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        until(lambda: listens(self.port))

    def kill(self) -> None:
        """End it and its workers at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def call(self, service: str, action: str, **params: Any) -> Any:
        url = f"{self.url}/api_v3/service/{service}/action/{action}"
        return httpx.post(url, json={"format": 1, **params}, timeout=60).json()

    def send(self, token: str, piece: bytes, at: int, *, is_last: bool) -> Any:
        fields: dict[str, Any] = {"format": 1, "ks": self.ks, "uploadTokenId": token, "resumeAt": at if at else -1}
        fields |= {"resume": int(at > 0), "finalChunk": int(is_last)}
        url = f"{self.url}/api_v3/service/uploadToken/action/upload"
        return httpx.post(url, data=fields, files={"fileData": ("a.bin", piece)}, timeout=60).json()


def half_a_request(server: Server, token: str) -> socket.socket:
    """A connection on which a piece is being sent."""
    head = b'--b\r\nContent-Disposition: form-data; name="fileData"; filename="a.bin"\r\n\r\n'
    path = f"/api_v3/service/uploadToken/action/upload?ks={server.ks}&uploadTokenId={token}&resume=1&resumeAt=1"
    connection = socket.create_connection(("127.0.0.1", server.port))
    connection.sendall(
        f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n"
        f"Content-Length: 90000000\r\n\r\n".encode()
        + head
        + b"x" * 2_000_000
    )
    return connection


def sizes(folder: Path) -> list[int]:
    """The sizes of the files that hold something."""
    return [size for path in folder.iterdir() if (size := path.stat().st_size)]


def test_a_server_that_is_killed_among_uploads(tmp_path: Path) -> None:
    content = os.urandom(12 * PIECE)
    server = Server(tmp_path)
    try:
        token = server.call("uploadToken", "add", ks=server.ks)["id"]
        server.send(token, content[:PIECE], 0, is_last=False)
        kept, are_some = {0}, threading.Event()

        def send(start: int) -> None:
            """Send every fourth piece, but not the last of all: however late the server is killed, one is missing."""
            for at in range(start, len(content) - PIECE, 4 * PIECE):
                try:
                    sent = server.send(token, content[at : at + PIECE], at, is_last=False)
                except httpx.HTTPError:
                    return
                if sent.get("id") == token:
                    kept.add(at)
                if len(kept) >= 5:
                    are_some.set()

        threads = [threading.Thread(target=send, args=(PIECE * (1 + number),)) for number in range(4)]
        half = half_a_request(server, token)
        until(lambda: sizes(tmp_path / "uploads"))
        for each in threads:
            each.start()
        assert are_some.wait(PATIENCE)
        server.kill()
        for each in threads:
            each.join()
        half.close()
        assert sizes(tmp_path / "uploads"), "the half request left what had arrived of it"
        for path in (tmp_path / "uploads").iterdir():
            os.utime(path, (time.time() - FORGOTTEN - 60,) * 2)

        server.start()
        until(lambda: not list((tmp_path / "uploads").iterdir()))  # a start sweeps
        entry = {"objectType": "KalturaDataEntry", "name": "half"}
        half_made = server.call("baseEntry", "addFromUploadedFile", ks=server.ks, entry=entry, uploadTokenId=token)
        assert half_made["code"] == "UPLOAD_TOKEN_INVALID_STATUS_FOR_ADD_ENTRY"
        for at in range(PIECE, len(content), PIECE):
            if at not in kept:
                server.send(token, content[at : at + PIECE], at, is_last=at + PIECE == len(content))
        whole = server.call("uploadToken", "get", ks=server.ks, uploadTokenId=token)
        assert (whole["status"], whole["uploadedFileSize"]) == (2, len(content))
        made = server.call("baseEntry", "addFromUploadedFile", ks=server.ks, entry=entry, uploadTokenId=token)
        raw = f"{server.url}/p/{server.account['partnerId']}/raw/entry_id/{made['id']}?ks={server.ks}"
        assert httpx.get(raw, timeout=60).content == content
    finally:
        server.kill()
