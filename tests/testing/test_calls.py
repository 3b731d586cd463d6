"""What is recorded of calls."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
from KalturaClient.Plugins.Core import KalturaFilterPager, KalturaUser, KalturaUserFilter

from keyreel.testing import Account, KsFactory, Server
from running import PATIENCE

HERE = Path(__file__).parents[1]
NODE = HERE / "clients" / "node"
TOOL = str(HERE.parent / "tools" / "node.py")


def test_a_call_is_recorded_in_the_kinds_that_its_action_declares(client: Any, keyreel_server: Server) -> None:
    user = KalturaUser()
    user.id, user.email, user.isAdmin, user.allowedPartnerIds = "ada", "ada@x.example", True, "5"
    client.user.add(user)
    [call] = keyreel_server.calls
    assert (call.service, call.action, call.name) == ("user", "add", "user.add")
    sent = call.params["user"]
    assert (sent["id"], sent["isAdmin"], sent["allowedPartnerIds"]) == ("ada", True, "5")
    assert (call.result["id"], call.error, call.fault) == ("ada", None, None)
    assert call.client_tag
    assert call.client_tag.startswith("python")
    assert call.session
    assert (call.session.user_id, call.session.type, call.session.version) == ("boss", 2, 2)
    assert call.session.partner_id == keyreel_server.account.partner_id
    assert abs(call.session.expiry - call.at - 86_400) < 60


def test_calls_of_a_multirequest_are_recorded_one_by_one(client: Any, keyreel_server: Server) -> None:
    only, pager = KalturaUserFilter(), KalturaFilterPager()
    only.idEqual, pager.pageSize = "boss", 5
    client.startMultiRequest()
    client.session.get()
    client.user.get("{1:result:userId}")
    client.user.list(only, pager)
    client.media.get("0_none")
    client.doMultiRequest()
    calls = keyreel_server.calls
    assert [call.name for call in calls] == ["session.get", "user.get", "user.list", "media.get"]
    assert calls[1].params == {"userId": "boss"}
    assert (calls[2].params["filter"]["idEqual"], calls[2].params["pager"]["pageSize"]) == ("boss", 5)
    assert (calls[3].error, calls[3].error_args, calls[3].result) == (
        "ENTRY_ID_NOT_FOUND",
        {"ENTRY_ID": "0_none"},
        None,
    )


def test_what_is_no_call_of_the_api_is_recorded_as_it_was_sent(keyreel_server: Server, ks_factory: KsFactory) -> None:
    with httpx.Client(base_url=keyreel_server.url, timeout=PATIENCE) as client:
        bad = ks_factory(wrong_signature=True)
        for service, action, params in (
            ("nothing", "here", {"a": 1}),
            ("user", "get", {"userId": ["no", "text"], "ks": bad}),
            ("session", "start", {}),
        ):
            client.post(f"/api_v3/service/{service}/action/{action}", json={"format": 1, **params})
    first, second, third = keyreel_server.calls
    assert (first.name, first.params, first.error) == ("nothing.here", {"a": 1}, "SERVICE_DOES_NOT_EXISTS")
    assert (second.session, second.error) == (None, "INVALID_KS")
    assert (third.params, third.error) == ({}, "MISSING_MANDATORY_PARAMETER")


def test_a_printed_call_shows_no_secret(
    keyreel_server: Server, keyreel_account: Account, ks_factory: KsFactory, client: Any
) -> None:
    text = client.session.start(keyreel_account.admin_secret, "ada", 2, keyreel_account.partner_id)
    client.session.get(text)
    client.setKs("")
    client.user.loginByLoginId(keyreel_account.login_id, keyreel_account.password, keyreel_account.partner_id)
    user = {"id": "grace", "password": "S3cret!pass"}
    sent = {"format": 1, "ks": ks_factory(type=2), "user": user, "loose": ks_factory()}
    httpx.post(f"{keyreel_server.url}/api_v3/service/user/action/add", json=sent, timeout=PATIENCE)
    calls = keyreel_server.calls
    assert [call.name for call in calls] == ["session.start", "session.get", "user.loginByLoginId", "user.add"]
    assert calls[0].params["secret"] == keyreel_account.admin_secret
    assert calls[0].result == text
    shown = repr(calls)
    results = (text, calls[2].result, sent["ks"], sent["loose"])
    for secret in (keyreel_account.admin_secret, keyreel_account.password, "S3cret!pass", *results):
        assert str(secret) not in shown
    assert "secret='***'" in shown
    assert "userId='ada'" in shown


def test_a_file_is_described(keyreel_server: Server, ks_factory: KsFactory) -> None:
    ks = ks_factory("ada", type=2)
    url = f"{keyreel_server.url}/api_v3/service"
    entry = {"format": "1", "ks": ks, "entry:objectType": "KalturaDataEntry", "entry:dataContent": "text"}
    new = {**entry, "dataEntry:dataContent": "text"}
    made = httpx.post(f"{url}/data/action/add", data=new, timeout=PATIENCE).json()
    served = httpx.post(f"{url}/data/action/serve", data={"ks": ks, "entryId": made["id"]}, timeout=PATIENCE)
    assert served.text == "text"
    assert str(keyreel_server.calls[-1].result).startswith("file of type ")


def test_the_vendors_javascript_client_is_recorded_too(keyreel_server: Server, keyreel_account: Account) -> None:
    subprocess.run([sys.executable, TOOL, "install", str(NODE)], check=True)
    environ = {
        "KEYREEL_URL": keyreel_server.url,
        "KEYREEL_PARTNER_ID": str(keyreel_account.partner_id),
        "KEYREEL_ADMIN_SECRET": keyreel_account.admin_secret,
    }
    keyreel_server.next_call("user.list").fail("INJECTED")
    script = [sys.executable, TOOL, "run", str(NODE / "session.cjs")]
    done = subprocess.run(script, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert '"code":"INJECTED"' in done.stdout
    first, second, *_ = keyreel_server.calls
    assert (first.name, first.params["type"], first.params["partnerId"]) == (
        "session.start",
        2,
        keyreel_account.partner_id,
    )
    assert (second.name, second.client_tag) == ("session.get", first.client_tag)
    assert first.client_tag
    assert first.client_tag.startswith("node")
