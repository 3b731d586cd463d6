"""Errors of the API, connections that fail, and what is sent again: never what may have been done already."""

import asyncio
import pickle
from typing import Any

import httpx
import pytest

from keyreel.client import (
    ApiError,
    AsyncClient,
    BadAnswer,
    Client,
    ConnectionDropped,
    ConnectionFailed,
    Retries,
    Session,
    TimedOut,
    TransportError,
    UploadError,
)
from keyreel.client.api import MediaEntry, MediaType, User, errors
from relay import Relay
from running import Running, free_port

SOON = Retries(most=2, wait=0.01)


@pytest.fixture
def through(relay: Relay, server: Running, admin_session: Session) -> Any:
    """A client behind the relay."""
    with Client(relay.url, server.partner_id, admin_session, retries=SOON) as client:
        yield client


def test_each_code_has_a_class_and_its_arguments(client: Client) -> None:
    with pytest.raises(errors.EntryIdNotFound) as refused:
        client.media.get("0_nothing1")
    assert isinstance(refused.value, ApiError)
    assert (refused.value.code, refused.value.arguments) == ("ENTRY_ID_NOT_FOUND", {"ENTRY_ID": "0_nothing1"})
    assert str(refused.value).startswith("ENTRY_ID_NOT_FOUND: ")
    client.user.add(User(id="twice.ada"))
    with pytest.raises(errors.DuplicateUserById):
        client.user.add(User(id="twice.ada"))


def test_a_code_that_the_schema_does_not_have_is_an_error_all_the_same() -> None:
    from keyreel.client.api.registry import REGISTRY

    error = REGISTRY.error("WHAT_IS_NEW", "new", {})
    assert type(error) is ApiError
    assert error.code == "WHAT_IS_NEW"


@pytest.mark.parametrize(
    "error",
    [
        errors.EntryIdNotFound("ENTRY_ID_NOT_FOUND", "gone", {"ENTRY_ID": "x"}),
        BadAnswer("no", 503),
        UploadError("no", "0_1"),
        ConnectionDropped("no"),
    ],
)
def test_errors_travel_between_processes(error: Exception) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back), vars(back)) == (type(error), str(error), vars(error))


def test_reading_is_tried_again(through: Client, relay: Relay) -> None:
    relay.faults[:] = ["drop", 503]
    assert through.system.ping() is True
    relay.faults[:] = ["lose"]
    assert through.user.list().total_count >= 0
    assert relay.actions() == ["system.ping"] * 3 + ["user.list"] * 2
    relay.faults[:] = ["drop"] * 3
    with pytest.raises(ConnectionDropped):
        through.system.ping()
    relay.faults[:] = [502] * 3
    with pytest.raises(BadAnswer) as failed:
        through.system.ping()
    assert failed.value.status == 502


def test_writing_is_not(through: Client, relay: Relay) -> None:
    relay.faults[:] = ["lose"]
    with pytest.raises(ConnectionDropped):
        through.user.add(User(id="once.eve"))
    relay.faults[:] = [500]
    with pytest.raises(BadAnswer):
        through.user.add(User(id="once.bob"))
    assert relay.actions() == ["user.add"] * 2
    assert through.user.get("once.eve").id == "once.eve"


def test_a_multirequest_reads_only_where_all_of_it_does(through: Client, relay: Relay) -> None:
    relay.faults[:] = ["drop"]
    with through.multirequest() as batch:
        batch.system.ping()
        batch.user.list()
    assert len(relay.seen) == 2
    writing = through.multirequest()
    writing.system.ping()
    writing.user.add(User(id="never.there"))
    relay.faults[:] = ["drop"]
    with pytest.raises(ConnectionDropped), writing:
        pass
    assert len(relay.seen) == 3


def test_what_was_never_sent_is_sent_when_the_server_is_there(server: Running, admin_session: Session) -> None:
    tried: list[str] = []

    class Late(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            tried.append(str(request.url))
            if len(tried) < 3:
                request.url = request.url.copy_with(port=free_port())  # where nobody listens
            return super().handle_request(request)

    with httpx.Client(transport=Late()) as http:
        client = Client(server.url, server.partner_id, admin_session, retries=SOON, http=http)
        assert client.user.add(User(id="late.ada")).id == "late.ada"
    assert len(tried) == 3
    with Client(f"http://127.0.0.1:{free_port()}", 101, retries=SOON) as nowhere, pytest.raises(ConnectionFailed):
        nowhere.user.add(User(id="x"))


async def test_waiting_fails_the_same(relay: Relay, server: Running, admin_session: Session) -> None:
    async with AsyncClient(relay.url, server.partner_id, admin_session, retries=SOON) as client:
        relay.faults[:] = ["drop", 503]
        assert await client.system.ping() is True
        relay.faults[:] = ["lose"]
        with pytest.raises(ConnectionDropped):
            await client.user.add(User(id="waiting.eve"))
    async with AsyncClient(f"http://127.0.0.1:{free_port()}", 101, retries=SOON) as nowhere:
        with pytest.raises(ConnectionFailed):
            await nowhere.system.ping()


async def test_a_server_that_says_nothing() -> None:
    async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(hold, "127.0.0.1", 0) as silent:
        port = silent.sockets[0].getsockname()[1]
        async with AsyncClient(f"http://127.0.0.1:{port}", 101, timeout=httpx.Timeout(60, read=0.05)) as client:
            with pytest.raises(TimedOut):
                await client.system.ping()


def answers(content: bytes, status: int = 200, **headers: str) -> Client:
    """A client of something that always answers this."""
    reply = httpx.MockTransport(lambda request: httpx.Response(status, content=content, headers=headers))
    return Client("http://elsewhere", 101, retries=Retries(most=0), http=httpx.Client(transport=reply))


def test_what_is_no_answer_says_what_it_is() -> None:
    with pytest.raises(BadAnswer, match="not JSON"):
        answers(b"<html>").system.ping()
    with pytest.raises(BadAnswer, match="empty"):
        answers(b"").system.ping()
    with pytest.raises(BadAnswer, match="status 301: it is at https://elsewhere/"):
        answers(b"", 301, location="https://elsewhere/").system.ping()
    with pytest.raises(BadAnswer, match=r"user.get: the answer has list where an object of class User belongs"):
        answers(b"[1]").user.get()
    with pytest.raises(BadAnswer, match="where a number belongs"):
        answers(b'"many"').media.count()
    refused = answers(b"", **{"X-Kaltura-App": "exiting on error UNKNOWN_RESPONSE_FORMAT - none such"})
    with pytest.raises(ApiError, match="UNKNOWN_RESPONSE_FORMAT"):
        refused.system.ping()
    with pytest.raises(BadAnswer, match="has no 1 results"), answers(b"[]").multirequest() as batch:
        batch.system.ping()
    with pytest.raises(TransportError, match="InvalidURL"), Client("http://127.0.0.1:port", 101) as nowhere:
        nowhere.system.ping()


def test_what_cannot_be_sent_is_said_before(client: Client) -> None:
    with pytest.raises(TypeError, match="set cannot be sent"):
        client.media.add(MediaEntry(name={"x"}))  # type: ignore[arg-type]
    with pytest.raises(AttributeError, match="did you mean 'media_type'"):
        MediaEntry(mediaType=MediaType.VIDEO)  # type: ignore[call-arg]
    with pytest.raises(AttributeError, match="the server's to set"):
        User().created_at = 1  # type: ignore[misc]
