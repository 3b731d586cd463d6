"""What an operator sets of an account counts at the next call."""

from typing import Any

import pytest
from house import IDS, NOW, House

from keyreel.accounts.settings import SETTINGS, SettingRefused, change_settings, current_settings
from keyreel.ks import Keyring, crack, generate
from keyreel.roles.features import FeatureRefused, Features
from keyreel.schema.names import snake
from keyreel.sessions.store import insert_widget
from keyreel.storage import Tx
from keyreel.wiring.people import RoleAccounts

ACCOUNT = IDS["first"]


async def put(house: House, **texts: str) -> None:
    assert house.app.parts is not None
    await change_settings(house.app.parts.db, ACCOUNT, {name.replace("_", "-"): text for name, text in texts.items()})


async def code(house: House, service: str, action: str, **params: Any) -> str | None:
    answer = await house.ask(service, action, **params)
    return answer.get("code") if isinstance(answer, dict) else None


@pytest.mark.parametrize("status", ["blocked", "full-block"])
async def test_a_blocked_account_answers_nothing(house: House, status: str) -> None:
    ks = house.ks()
    assert await code(house, "partner", "getInfo", ks=ks) is None
    await put(house, status=status)
    for service, action in (("partner", "getInfo"), ("user", "list"), ("system", "getTime")):
        assert await code(house, service, action, ks=ks) == "SERVICE_FORBIDDEN_CONTENT_BLOCKED"
    start = {"partnerId": ACCOUNT, "secret": "f" * 32, "type": 2}
    assert await code(house, "session", "start", **start) == "SERVICE_FORBIDDEN_CONTENT_BLOCKED"
    widget = await code(house, "session", "startWidgetSession", widgetId=f"_{ACCOUNT}")
    assert widget == "START_WIDGET_SESSION_ERROR"
    await put(house, status="active")
    assert await code(house, "partner", "getInfo", ks=ks) is None


async def test_a_read_only_account_is_read_and_not_written(house: House) -> None:
    await put(house, status="read-only")
    ks = house.ks()
    assert await code(house, "user", "list", ks=ks) is None
    assert await code(house, "user", "get", ks=ks, userId="plain") is None
    assert await code(house, "session", "get", ks=ks) is None
    for service, action, sent in (
        ("user", "add", {"user": {"id": "new"}}),
        ("user", "update", {"userId": "plain", "user": {"city": "x"}}),
        ("widget", "add", {"widget": {"uiConfId": 1}}),
        ("userRole", "add", {"userRole": {"name": "x"}}),
        ("permission", "delete", {"permissionName": "OWN_PERMISSION"}),
        ("partner", "update", {"partner": {"website": "x"}}),
    ):
        assert await code(house, service, action, ks=ks, **sent) == "SERVICE_FORBIDDEN", (service, action)


async def test_calls_from_elsewhere_are_refused(house: House) -> None:
    ks = house.ks()
    await put(house, addresses="198.51.100.0/24, 192.0.2.7")
    assert await code(house, "partner", "getInfo", ks=ks) is None
    await put(house, addresses="198.51.100.0/24")
    assert await code(house, "partner", "getInfo", ks=ks) == "SERVICE_ACCESS_CONTROL_RESTRICTED"
    await put(house, addresses="")
    assert await code(house, "partner", "getInfo", ks=ks) is None


async def test_an_account_becomes_a_group_and_gets_children(house: House) -> None:
    ks, other = house.ks(), IDS["other"]
    inside = {"partnerId": ACCOUNT, "secret": "f" * 32, "impersonatedPartnerId": other, "type": 2}
    assert house.app.parts is not None
    for wrong in ({"parent": str(ACCOUNT)}, {"parent": "999"}, {"parent": str(other)}, {"group": "x"}):
        with pytest.raises(SettingRefused):
            await change_settings(house.app.parts.db, other, wrong)
    assert await code(house, "session", "impersonate", **inside) == "START_SESSION_ERROR"
    await put(house, group="group")
    await change_settings(house.app.parts.db, other, {"parent": str(ACCOUNT)})
    assert crack(await house.ask("session", "impersonate", **inside), Keyring(["o" * 32])).partner_id == other
    listed = await house.ask("partner", "list", ks=ks)
    assert other in {item["id"] for item in listed["objects"]}
    found = await current_settings(house.app.parts.db, other)
    assert (found["group"], found["parent"]) == ("publisher", ACCOUNT)
    await change_settings(house.app.parts.db, other, {"parent": ""})
    assert await code(house, "session", "impersonate", **inside) == "START_SESSION_ERROR"


async def test_a_profile_says_who_may_call(house: House) -> None:
    ks, here, there = house.ks(), "192.0.2.7", "198.51.100.1"

    def rules(network: str) -> list[dict[str, Any]]:
        values = [{"objectType": "KalturaStringValue", "value": network}]
        condition = {"objectType": "KalturaIpAddressCondition", "not": True, "values": values}
        return [{"actions": [{"objectType": "KalturaAccessControlBlockAction"}], "conditions": [condition]}]

    profile = {"name": "office", "rules": rules("192.0.2.0/24")}
    made = await house.ask("accessControlProfile", "add", ks=ks, accessControlProfile=profile)
    for ip in (here, there):
        assert await code(house, "partner", "getInfo", ks=ks, ip=ip) is None
    await put(house, api_access_control=str(made["id"]))
    assert await code(house, "partner", "getInfo", ks=ks, ip=here) is None
    refused = await house.ask("partner", "getInfo", ks=ks, ip=there)
    assert (refused["code"], refused["args"]) == ("SERVICE_ACCESS_CONTROL_RESTRICTED", {"SERVICE": "partner->getInfo"})
    assert await code(house, "partner", "getInfo", ks=house.ks(account="other"), ip=there) is None
    change = {"id": made["id"], "accessControlProfile": {"rules": rules("198.51.100.0/24")}}
    assert await code(house, "accessControlProfile", "update", ks=ks, **change) is None
    assert await code(house, "partner", "getInfo", ks=ks, ip=there) is None
    assert await code(house, "partner", "getInfo", ks=ks, ip=here) == "SERVICE_ACCESS_CONTROL_RESTRICTED"
    await house.ask("accessControlProfile", "delete", ks=ks, id=made["id"], ip=there)
    assert await code(house, "partner", "getInfo", ks=ks, ip=there) == "SERVICE_ACCESS_CONTROL_RESTRICTED"
    await put(house, api_access_control="")
    for ip in (here, there):
        assert await code(house, "partner", "getInfo", ks=ks, ip=ip) is None


async def test_calls_without_https_are_refused(house: House) -> None:
    ks = house.ks()
    await put(house, https_only="on")
    answer = await house.ask("partner", "getInfo", ks=ks)
    assert (answer["code"], answer["args"]) == ("SERVICE_ACCESS_CONTROL_RESTRICTED", {"SERVICE": "partner->getInfo"})
    assert await code(house, "partner", "getInfo", ks=house.ks(account="other")) is None


async def test_sessions_live_as_long_as_the_account_lets_them(house: House) -> None:
    await put(house, ks_max_expiry="600", ks_version="1")
    sent = {"partnerId": ACCOUNT, "secret": "f" * 32, "type": 2, "expiry": 5000}
    ks = crack(await house.ask("session", "start", **sent), Keyring(["f" * 32]))
    assert (ks.version, ks.expiry) == (1, int(NOW) + 600)


async def test_an_account_chooses_the_roles_of_its_sessions(house: House) -> None:
    admin, user, widget = house.ks(), house.ks("plain", 0), house.ks("0", 0, "widget:1")
    boss, listing = house.ks("boss", 0), ("user", "list")
    own = str(house.roles["Own"])
    assert await code(house, *listing, ks=user) == "SERVICE_FORBIDDEN"
    await put(house, user_role=own)
    assert await code(house, *listing, ks=user) is None
    assert await code(house, *listing, ks=widget) == "SERVICE_FORBIDDEN"
    await put(house, widget_role=own, user_role="", admin_role="PLAYBACK_BASE_ROLE")
    assert await code(house, *listing, ks=widget) is None
    assert await code(house, *listing, ks=user) == "SERVICE_FORBIDDEN"
    assert await code(house, *listing, ks=admin) == "SERVICE_FORBIDDEN"
    assert await code(house, *listing, ks=house.ks(account="other")) is None
    await put(house, admin_role="4711")  # a role that is gone gives nothing
    assert await code(house, *listing, ks=admin) == "SERVICE_FORBIDDEN"
    assert await house.ask("permission", "getCurrentPermissions", ks=admin) == "ALWAYS_ALLOWED_ACTIONS"
    await put(house, admin_role="", always_allowed="ADMIN_BASE")
    assert await code(house, *listing, ks=admin) is None
    assert "ALWAYS" not in await house.ask("permission", "getCurrentPermissions", ks=house.ks("", 0))
    await put(house, always_allowed="")
    assert await code(house, *listing, ks=boss) is None
    await put(house, narrow_user_sessions="on")
    assert await code(house, *listing, ks=boss) == "SERVICE_FORBIDDEN"
    assert await code(house, "user", "get", ks=boss) is None
    assert await code(house, *listing, ks=house.ks("boss")) is None


async def test_only_administrators_give_a_widget_a_role(house: House) -> None:
    own, listing = house.roles["Own"], ("user", "list")
    for ks, widget, expected in (
        (house.ks("plain", 0), {"uiConfId": 1, "roles": "2"}, "SERVICE_FORBIDDEN"),
        (house.ks("plain", 0), {"uiConfId": 1, "privileges": f"setrole:{own}"}, "SERVICE_FORBIDDEN"),
        (house.ks(), {"uiConfId": 1, "privileges": f"setrole:{own}"}, None),
    ):
        made = await house.ask("widget", "add", ks=ks, widget=widget)
        opened = await house.ask("session", "startWidgetSession", widgetId=made["id"])
        assert await code(house, *listing, ks=opened["ks"]) == expected, widget


async def test_who_may_not_do_everything_gives_a_widget_no_role(house: House) -> None:
    reading = house.ks(privileges="setrole:KMS_RESTRICTED_ROLE")
    for privileges, expected in (("edit:1, setrole:2", "INVALID_FIELD_VALUE"), ("list:*", None)):
        widget = {"uiConfId": 1, "privileges": privileges}
        assert await code(house, "widget", "add", ks=reading, widget=widget) == expected


@pytest.mark.parametrize("name", ["privacyContext", "entryId"])
async def test_no_value_of_a_widget_becomes_a_privilege_of_its_own(house: House, name: str) -> None:
    visitor = (await house.ask("session", "startWidgetSession", widgetId=f"_{ACCOUNT}"))["ks"]
    smuggled = {"uiConfId": 1, name: "x,setrole:2"}
    assert await code(house, "widget", "add", ks=visitor, widget=smuggled) == "INVALID_FIELD_VALUE"
    made = await house.ask("widget", "add", ks=visitor, widget={"uiConfId": 1, name: "x"})
    cloned = {"sourceWidgetId": made["id"], name: "x,setrole:2"}
    assert await code(house, "widget", "clone", ks=house.ks("plain", 0), widget=cloned) == "INVALID_FIELD_VALUE"
    changed = {"ks": house.ks(), "id": made["id"], "widget": {name: "x,setrole:2"}}
    assert await code(house, "widget", "update", **changed) == "INVALID_FIELD_VALUE"

    async def old(tx: Tx) -> None:  # one that an earlier version kept
        row = {"id": f"0_{name}", "partner_id": ACCOUNT, "add_embed_html5_support": False}
        await insert_widget(tx, {**row, snake(name): "x,setrole:2"}, int(NOW))

    assert house.app.parts is not None
    await house.app.parts.db.write(old)
    assert await code(house, "session", "startWidgetSession", widgetId=f"0_{name}") == "START_WIDGET_SESSION_ERROR"


async def test_a_second_secret_may_have_a_role_of_its_own(house: House) -> None:
    admin, listing = house.ks(), ("user", "list")
    made = await house.ask("keyreel_secret", "add", ks=admin)
    ring = Keyring([made["secret"]])
    by_second = generate(ring, partner_id=ACCOUNT, user_id="", type=2, expiry=int(NOW) + 999, privileges="")
    chosen = generate(ring, partner_id=ACCOUNT, user_id="boss", type=2, expiry=int(NOW) + 999, privileges="setrole:2")
    assert await code(house, *listing, ks=by_second) is None
    await put(house, second_secret_role="PLAYBACK_BASE_ROLE")
    for ks in (by_second, chosen):
        assert await code(house, *listing, ks=ks) == "SERVICE_FORBIDDEN"
    assert await code(house, *listing, ks=admin) is None
    assert await code(house, *listing, ks=house.ks("boss", privileges="setrole:2")) is None


async def test_what_needs_a_feature_goes_with_it(house: House) -> None:
    assert house.app.parts is not None
    features, admin = Features(house.app.parts.db, RoleAccounts()), house.ks()
    audit, feature = ("audit_auditTrail", "list"), "AUDIT_PLUGIN_PERMISSION"
    assert await code(house, *audit, ks=admin) is None
    await features.switch(ACCOUNT, {feature: False}, int(NOW))
    assert await code(house, *audit, ks=admin) == "SERVICE_FORBIDDEN"
    assert (await features.of(ACCOUNT))[feature] is False
    assert await code(house, *audit, ks=house.ks(account="other")) is None
    await features.switch(ACCOUNT, {feature: True}, int(NOW))
    assert await code(house, *audit, ks=admin) is None
    await house.ask("permission", "delete", ks=admin, permissionName=feature)
    assert await code(house, *audit, ks=admin) == "SERVICE_FORBIDDEN"
    assert (await features.of(ACCOUNT))[feature] is False
    new = "REACH_VENDOR_PARTNER_PERMISSION"
    assert (await features.of(ACCOUNT))[new] is False
    await features.switch(ACCOUNT, {feature: True, new: True}, int(NOW))
    assert await code(house, *audit, ks=admin) is None
    shown = await house.ask("permission", "get", ks=admin, permissionName=new)
    assert (shown["type"], shown["status"], shown["partnerId"]) == (2, 1, ACCOUNT)
    for wrong in ("NOTHING", "ADMIN_BASE", "OWN_PERMISSION"):
        with pytest.raises(FeatureRefused, match=wrong):
            await features.switch(ACCOUNT, {feature: False, wrong: True}, int(NOW))
    assert (await features.of(ACCOUNT))[feature] is True


async def test_settings_are_shown_as_they_are_set(house: House) -> None:
    assert house.app.parts is not None
    await put(house, status="read-only", max_login_attempts="4", addresses="192.0.2.0/24")
    found = await current_settings(house.app.parts.db, ACCOUNT)
    assert found.keys() == SETTINGS.keys()
    assert (found["status"], found["max-login-attempts"], found["addresses"]) == ("read-only", 4, ["192.0.2.0/24"])
    assert (await house.ask("partner", "getInfo", ks=house.ks()))["maxLoginAttempts"] == 4


@pytest.mark.parametrize(
    "texts",
    [
        {"nothing": "1"},
        {"status": "deleted"},
        {"ks-version": "3"},
        {"ks-max-expiry": "0"},
        {"ks-max-expiry": "soon"},
        {"https-only": "perhaps"},
        {"addresses": "10.0.0.0/99"},
        {"status": "blocked", "max-login-attempts": "none"},
    ],
)
async def test_what_cannot_be_is_refused_and_changes_nothing(house: House, texts: dict[str, str]) -> None:
    assert house.app.parts is not None
    before = await current_settings(house.app.parts.db, ACCOUNT)
    with pytest.raises(SettingRefused):
        await change_settings(house.app.parts.db, ACCOUNT, texts)
    assert await current_settings(house.app.parts.db, ACCOUNT) == before
    with pytest.raises(SettingRefused, match="no account"):
        await change_settings(house.app.parts.db, 999, {"status": "blocked"})
