"""Files both ways: uploads in pieces that go on where they stopped, and results that are files."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from keyreel.client import ApiError, AsyncClient, Client, Retries, Session, SessionType, Source, UploadError
from keyreel.client.api import (
    DataEntry,
    MediaEntry,
    MediaType,
    UploadedFileTokenResource,
    UploadTokenStatus,
    errors,
)
from relay import Relay
from running import Running

CONTENT = bytes(range(256)) * 401  # not a whole number of pieces
SIZE = 10_000


class Stream(io.RawIOBase):
    """A file that can be read once, and does not say how long it is."""

    def __init__(self) -> None:
        self._rest = io.BytesIO(CONTENT)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._rest.read(size)


def stored(server: Running, token_id: str) -> bytes:
    """What the server keeps of an upload."""
    [path] = (server.data_dir / "pieces" / str(server.partner_id)).glob(f"{token_id}.*")
    return path.read_bytes()


@pytest.mark.parametrize("kind", ["path", "bytes", "file", "stream"])
def test_every_kind_of_source(client: Client, server: Running, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "clip.bin"
    path.write_bytes(CONTENT)
    told: list[tuple[int, int | None]] = []
    with path.open("rb") as file:
        source: Any = {"path": path, "bytes": CONTENT, "file": file, "stream": Stream()}[kind]
        done = client.upload_file(
            source, file_name="clip.bin", chunk_size=SIZE, progress=lambda count, size: told.append((count, size))
        )
    token = client.upload_token.get(done.token_id)
    assert (token.status, token.file_name, token.uploaded_file_size) == (2, "clip.bin", len(CONTENT))
    assert (done.size, len(told), told[-1][0]) == (len(CONTENT), 11, len(CONTENT))
    assert told[0][1] == (None if kind == "stream" else len(CONTENT))
    assert stored(server, done.token_id) == CONTENT
    assert client.upload_file(CONTENT, token_id=done.token_id) == done


def test_nothing_and_little(client: Client) -> None:
    for content in (b"", b"x", b"x" * SIZE):
        done = client.upload_file(content, file_name="little.txt", chunk_size=SIZE)
        assert client.upload_token.get(done.token_id).status == UploadTokenStatus.FULL_UPLOAD
    with pytest.raises(ValueError, match="at least one byte"):
        client.upload_file(b"x", chunk_size=0)
    with pytest.raises(FileNotFoundError):
        client.upload_file("/nowhere/at-all")


def test_an_upload_goes_on_where_it_stopped(relay: Relay, server: Running, admin_session: Session) -> None:
    with Client(relay.url, server.partner_id, admin_session, retries=Retries(most=0)) as client:
        relay.faults[:] = [*["pass"] * 5, *["drop"] * 20]
        with pytest.raises(UploadError, match="not sent in full") as stopped:
            client.upload_file(CONTENT, chunk_size=SIZE, parallel=2)
        token_id = stopped.value.token_id
        assert token_id is not None
        assert stopped.value.__cause__ is not None
        there = client.using()
        relay.faults.clear()
        before = int(there.upload_token.get(token_id).uploaded_file_size)
        assert 0 < before < len(CONTENT)
        count = len(relay.seen)
        done = client.upload_file(CONTENT, chunk_size=SIZE, token_id=token_id)
        assert len(relay.seen) - count == 1 + -(-(len(CONTENT) - before) // SIZE)
        assert stored(server, done.token_id) == CONTENT
        with pytest.raises(UploadError, match="this one has 3"):
            client.upload_file(b"abc", token_id=client.upload_file(CONTENT).token_id)


def test_a_piece_whose_connection_drops_is_sent_again(relay: Relay, server: Running, admin_session: Session) -> None:
    with Client(relay.url, server.partner_id, admin_session, retries=Retries(wait=0.01)) as client:
        relay.faults[:] = ["pass", "lose", "pass", "drop", "lose", 503]
        done = client.upload_file(CONTENT, chunk_size=SIZE)
        assert stored(server, done.token_id) == CONTENT
        relay.faults[:] = ["pass", "lose"]  # the only piece, which is the last: the server has it, and says so
        assert client.upload_file(b"short", file_name="short.txt").size == 5


async def test_the_same_with_await(waiting: AsyncClient, server: Running, relay: Relay, admin_session: Session) -> None:
    told: list[int] = []
    done = await waiting.upload_file(Stream(), chunk_size=SIZE, progress=lambda count, _: told.append(count))
    assert stored(server, done.token_id) == CONTENT
    assert told == sorted(told)
    async with AsyncClient(relay.url, server.partner_id, admin_session, retries=Retries(most=0)) as client:
        relay.faults[:] = [*["pass"] * 4, *["drop"] * 20]
        with pytest.raises(UploadError) as stopped:
            await client.upload_file(CONTENT, chunk_size=SIZE, parallel=2)
        relay.faults.clear()
        done = await client.upload_file(CONTENT, chunk_size=SIZE, token_id=stopped.value.token_id)
        assert stored(server, done.token_id) == CONTENT


def test_what_was_uploaded_becomes_an_entry(client: Client) -> None:
    done = client.upload_file(b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", file_name="dot.gif")
    with client.multirequest() as batch:
        entry = batch.media.add(MediaEntry(name="dot", media_type=MediaType.IMAGE))
        batch.media.add_content(entry.id, UploadedFileTokenResource(token=done.token_id))
    assert client.media.get(entry.id).media_type == MediaType.IMAGE


def test_a_file_as_a_parameter_and_in_a_multirequest(client: Client, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("note")
    with client.multirequest() as batch:
        token = batch.upload_token.add()
        batch.upload_token.upload(token.id, path)
        batch.upload_token.upload(batch.upload_token.add().id, Source(b"other", "other.txt"))
    tokens = client.upload_token.list().objects
    names = {token.file_name: token.status for token in tokens}
    assert (names["note.txt"], names["other.txt"]) == (2, 2)


@pytest.fixture
def entry_id(client: Client) -> str:
    """An entry whose file is a text."""
    return client.data.add(DataEntry(name="text", data_content='{"a": "text"}')).id


def test_a_file_that_an_action_answers(client: Client, entry_id: str, tmp_path: Path) -> None:
    file = client.data.serve(entry_id)
    assert json.loads(file.read()) == {"a": "text"}
    with file.stream() as pieces:
        assert b"".join(pieces) == b'{"a": "text"}'
    assert file.save(tmp_path / "text.json").read_bytes() == b'{"a": "text"}'
    assert [path.name for path in tmp_path.iterdir()] == ["text.json"]
    assert client.driver_.http.get(file.url()).content == b'{"a": "text"}'
    with pytest.raises(errors.EntryIdNotFound):
        client.data.serve("0_nothing1").read()
    with pytest.raises(IsADirectoryError):
        file.save(tmp_path)
    assert not [path for path in tmp_path.parent.iterdir() if path.name.endswith(".part")]
    with pytest.raises(ApiError):
        client.using(session="nonsense").data.serve(entry_id).read()


def test_a_session_that_is_over_is_renewed_for_a_file_too(server: Running, entry_id: str) -> None:
    session = Session.start(server.admin_secret, "ada", SessionType.ADMIN)
    with Client(server.url, server.partner_id, session) as client:
        client.session.end()
        assert json.loads(client.data.serve(entry_id).read()) == {"a": "text"}


async def test_a_file_with_await(waiting: AsyncClient, server: Running, entry_id: str, tmp_path: Path) -> None:
    file = waiting.data.serve(entry_id)
    assert json.loads(await file.read()) == {"a": "text"}
    assert (await file.save(tmp_path / "text.json")).read_bytes() == b'{"a": "text"}'
    assert (await waiting.driver_.http.get(await file.url())).content == b'{"a": "text"}'
    with pytest.raises(errors.EntryIdNotFound):
        await waiting.data.serve("0_nothing1").read()
    session = Session.start(server.admin_secret, "ada", SessionType.ADMIN)
    async with AsyncClient(server.url, server.partner_id, session) as client:
        await client.session.end()
        assert json.loads(await client.data.serve(entry_id).read()) == {"a": "text"}
