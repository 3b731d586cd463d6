"""Every fault, as the vendor's client and httpx meet it."""

import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from KalturaClient.exceptions import KalturaClientException, KalturaException

from keyreel.client import Client
from keyreel.testing import Fault, NextCall, Server
from running import PATIENCE


def outcome(call: Callable[[], Any]) -> Any:
    """What came of a call: its result, or the code of its error."""
    try:
        return call()
    except (KalturaException, KalturaClientException) as error:
        return error.code


@pytest.fixture(params=["http", "in process"])
def ask(request: pytest.FixtureRequest, keyreel_server: Server) -> Callable[..., Any]:
    """Asks with httpx, over HTTP or without a socket."""
    ks = keyreel_server.ks_factory("boss", type=2)
    transport = keyreel_server.transport if request.param == "in process" else None

    def ask(service: str, action: str, patience: float = PATIENCE, **params: Any) -> Any:
        timeout = httpx.Timeout(PATIENCE, read=patience)
        with httpx.Client(transport=transport, base_url=keyreel_server.url, timeout=timeout) as client:
            sent = {"format": 1, "ks": ks, **params}
            return client.post(f"/api_v3/service/{service}/action/{action}", json=sent).raise_for_status().json()

    return ask


def test_a_session_is_refused_as_expired(keyreel_server: Server, client: Any) -> None:
    fault = keyreel_server.next_call().expire_ks()
    text = client.getKs()
    client.setKs("")
    assert client.system.ping()
    assert fault.left == 1
    client.setKs(text)
    with pytest.raises(KalturaException, match="EXPIRED") as refused:
        client.session.get()
    assert refused.value.code == "INVALID_KS"
    assert fault.left == 0
    assert client.session.get().userId == "boss"


def test_an_error_of_the_api_is_answered(keyreel_server: Server, ask: Callable[..., Any]) -> None:
    keyreel_server.next_call("user.get").fail("INVALID_USER_ID", USER_ID="ada")
    keyreel_server.next_call("user.get").fail("NO_SUCH_ERROR", "A sentence.", A=1, B="b")
    keyreel_server.next_call("user.get").fail("SERVICE_FORBIDDEN")
    assert ask("session", "get")["userId"] == "boss"
    first, second, third = (ask("user", "get") for _ in range(3))
    assert (first["code"], first["args"]) == ("INVALID_USER_ID", {"USER_ID": "ada"})
    assert first["message"] != "A sentence."
    assert (second["code"], second["message"], second["args"]) == ("NO_SUCH_ERROR", "A sentence.", {"A": "1", "B": "b"})
    assert (third["code"], third["args"]) == ("SERVICE_FORBIDDEN", {"SERVICE": "N/A"})
    assert ask("user", "get")["id"] == "boss"


def test_a_status_is_answered_so_many_times(keyreel_server: Server, ask: Callable[..., Any]) -> None:
    fault = keyreel_server.next_call(times=2).answer(502)
    for left in (1, 0):
        with pytest.raises(httpx.HTTPStatusError, match="502"):
            ask("user", "add", user={"id": "ada"})
        assert fault.left == left
    assert ask("user", "add", user={"id": "ada"})["id"] == "ada"
    with pytest.raises(ValueError, match="400 to 599"):
        keyreel_server.next_call().answer(200)


def test_an_answer_is_late(keyreel_server: Server, ask: Callable[..., Any]) -> None:
    keyreel_server.next_call().delay(0.3)
    began = time.monotonic()
    assert ask("user", "add", user={"id": "ada"})["id"] == "ada"
    assert time.monotonic() - began >= 0.3
    keyreel_server.next_call().delay(600)
    with pytest.raises(httpx.ReadTimeout):
        ask("user", "get", patience=0.2)


@pytest.mark.parametrize("done", [False, True])
def test_a_connection_is_dropped(keyreel_server: Server, ask: Callable[..., Any], done: bool) -> None:
    keyreel_server.next_call("user.add").drop(done=done)
    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        ask("user", "add", user={"id": "ada"})
    assert ask("user", "list", filter={"idIn": "ada,nobody"})["totalCount"] == int(done)
    assert [call.fault for call in keyreel_server.calls] == ["dropped when done" if done else "dropped", None]
    assert (keyreel_server.calls[0].result is not None) is done


FAULTS: dict[str, tuple[Callable[[NextCall], Fault], Any]] = {
    "expired": (NextCall.expire_ks, "INVALID_KS"),
    "error": (lambda call: call.fail("ENTRY_ID_NOT_FOUND"), "ENTRY_ID_NOT_FOUND"),
    "status": (lambda call: call.answer(500), KalturaClientException.ERROR_RESULT_NOT_FOUND),
    "late": (lambda call: call.delay(600), KalturaClientException.ERROR_CONNECTION_FAILED),
    "dropped": (NextCall.drop, KalturaClientException.ERROR_CONNECTION_FAILED),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_the_vendors_client_meets_it(keyreel_server: Server, client: Any, kind: str) -> None:
    inject, code = FAULTS[kind]
    fault = inject(keyreel_server.next_call("session.get"))
    client.config.requestTimeout = 0.5 if kind == "late" else PATIENCE
    assert outcome(client.session.get) == code
    fault.left = 0  # who waits for half a second may have gone before the call came to it
    client.config.requestTimeout = PATIENCE
    assert client.session.get().userId == "boss"


def test_one_call_of_a_multirequest_fails(keyreel_server: Server, client: Any) -> None:
    keyreel_server.next_call("user.get").fail("INVALID_USER_ID")
    client.startMultiRequest()
    client.session.get()
    client.user.get()
    client.user.list()
    info, error, users = client.doMultiRequest()
    assert (info.userId, error.code, users.totalCount) == ("boss", "INVALID_USER_ID", 2)


def test_a_whole_multirequest_is_lost(keyreel_server: Server, client: Any) -> None:
    keyreel_server.next_call("user.get").answer(503)
    client.startMultiRequest()
    client.session.get()
    client.user.get()
    client.user.list()
    assert outcome(client.doMultiRequest) == KalturaClientException.ERROR_RESULT_NOT_FOUND
    assert [(call.name, call.fault) for call in keyreel_server.calls] == [
        ("session.get", None),
        ("user.get", "HTTP 503"),
    ]


def test_faults_wait_for_the_action_that_is_meant(keyreel_server: Server, client: Any) -> None:
    keyreel_server.next_call("user.*").fail("FIRST")
    keyreel_server.next_call("SESSION.GET").fail("SECOND")
    keyreel_server.next_call().fail("THIRD")
    assert [outcome(client.session.get), outcome(client.user.list), outcome(client.user.list)] == [
        "SECOND",
        "FIRST",
        "THIRD",
    ]
    with pytest.raises(ValueError, match="no action here is called"):
        keyreel_server.next_call("usr.get")
    with pytest.raises(ValueError, match="times"):
        keyreel_server.next_call(times=0)


def test_our_own_client_tries_again(keyreel_server: Server, keyreel_client: Client) -> None:
    keyreel_server.next_call("user.get").drop()
    keyreel_server.next_call("user.get").answer(503)
    assert keyreel_client.user.get().is_account_owner
    assert [call.fault for call in keyreel_server.calls] == ["dropped", "HTTP 503", None]
