"""Rules of `permissionItem.*`: items that actions and properties declare, and those of the installation's account."""

from typing import Any

import pytest
from office import CONSOLE, FIRST, SECOND, Office

from worker import NOW, SECRET

ACTION, PROPERTY = "KalturaApiActionPermissionItem", "KalturaApiParameterPermissionItem"
RESERVED = ("user", "checklogindataexists")
"""An action that no permission of everybody opens."""


@pytest.fixture
async def console(office: Office) -> Office:
    """An office beside which there is the installation's own account."""
    await office.worker.open_account(CONSOLE)
    return office


async def added(office: Office, **values: Any) -> dict[str, Any]:
    item = {"objectType": ACTION, "service": "user", "action": "list", **values}
    made = await office.ask("permissionItem.add", of=CONSOLE, permissionItem=item)
    assert made["objectType"] == item["objectType"], made
    return made


async def test_every_action_and_gated_property_has_an_item(office: Office) -> None:
    id = await office.item("user", "list")
    item = await office.ask("permissionItem.get", permissionItemId=id)
    stamps = {"createdAt": int(NOW), "updatedAt": int(NOW)}
    kept = {"id": id, "type": ACTION, "partnerId": 0, "tags": "", **stamps, "objectType": ACTION}
    assert item == {**kept, "service": "user", "action": "list"}
    listed = await office.ask(
        "permissionItem.list", filter={"typeEqual": "kApiParameterPermissionItem"}, pager={"pageSize": 500}
    )
    wanted = ("KalturaWidget", "privileges", "update")
    assert wanted in [(each["object"], each["parameter"], each["action"]) for each in listed["objects"]]
    held = (await office.ask("permission.get", permissionName="ADMIN_ROLE_DELETE"))["permissionItemsIds"]
    assert held == str(await office.item("userrole", "delete"))


@pytest.mark.parametrize("id", [0, -1, 5, 2**62])
async def test_items_that_are_none(office: Office, id: int) -> None:
    assert await office.error("permissionItem.get", permissionItemId=id) == ("INVALID_OBJECT_ID", {"ID": str(id)})


async def test_only_the_installations_account_makes_items(office: Office) -> None:
    id = await office.item("user", "list")
    item = {"objectType": ACTION, "service": "user", "action": "list"}
    for action, sent in {
        "add": {"permissionItem": item},
        "update": {"permissionItemId": id, "permissionItem": item},
        "delete": {"permissionItemId": id},
    }.items():
        forbidden = ("SERVICE_FORBIDDEN", {"SERVICE": f"permissionItem->{action}"})
        assert await office.error(f"permissionItem.{action}", **sent) == forbidden


async def test_what_nobody_opens_is_not_opened_by_a_permission_of_ones_own(console: Office) -> None:
    assert RESERVED not in await console.items()
    id = await console.item(*RESERVED, of=CONSOLE)
    assert await console.error("permissionItem.get", permissionItemId=id) == ("INVALID_OBJECT_ID", {"ID": str(id)})
    assert (await console.ask("permissionItem.list", filter={"idEqual": id}))["totalCount"] == 0
    sneaked = {"name": "SNEAKED", "permissionItemsIds": str(id)}
    assert (await console.error("permission.add", permission=sneaked))[0] == "PERMISSION_ITEM_NOT_FOUND"
    await console.permission("SNEAKED")
    code, _ = await console.error("permission.update", permissionName="SNEAKED", permission=sneaked)
    assert code == "PERMISSION_ITEM_NOT_FOUND"
    await console.permission("KEYREEL_PERMISSION_ITEMS")  # a name like any other here
    sent = {"filter": {"loginEmailEqual": "a@example.org"}}
    for of in (FIRST, CONSOLE):
        assert (await console.error("user.checkLoginDataExists", of=of, **sent))[0] == "SERVICE_FORBIDDEN"
    await console.permission("LOGINS", of=CONSOLE, permissionItemsIds=str(id))
    assert await console.ask("user.checkLoginDataExists", of=CONSOLE, **sent) is False


async def test_its_administrators_make_items_and_others_of_it_do_not(console: Office) -> None:
    item = {"objectType": ACTION, "service": "user", "action": "list"}
    for ks in (
        console.worker.ks(CONSOLE, "somebody", 0),
        console.worker.ks(CONSOLE, privileges="setrole:PLAYBACK_BASE_ROLE"),
        console.worker.ks(CONSOLE, privileges="restrictingrole:2"),
    ):
        assert (await console.error("permissionItem.add", ks=ks, permissionItem=item))[0] == "SERVICE_FORBIDDEN"
    role = await console.role("Items", of=CONSOLE, permissionNames="KEYREEL_PERMISSION_ITEMS")
    ks = console.worker.ks(CONSOLE, privileges=f"setrole:{role['id']}")
    made = await console.ask("permissionItem.add", ks=ks, permissionItem=item)
    assert made["partnerId"] == CONSOLE
    blocked = {"status": 2}
    name = "KEYREEL_PERMISSION_ITEMS"
    await console.ask("permission.update", of=CONSOLE, permissionName=name, permission=blocked)
    assert (await console.error("permissionItem.add", ks=ks, permissionItem=item))[0] == "SERVICE_FORBIDDEN"


async def test_an_item_is_answered_as_it_was_made(console: Office) -> None:
    made = await added(console, service="User", action="checkLoginDataExists", tags="t")
    stamps = {"createdAt": int(NOW), "updatedAt": int(NOW)}
    expected = {"id": made["id"], "type": ACTION, "partnerId": CONSOLE, "tags": "t", **stamps}
    expected |= {"service": "user", "action": "checklogindataexists", "objectType": ACTION}
    assert made == expected
    assert await console.ask("permissionItem.get", of=CONSOLE, permissionItemId=made["id"]) == expected
    listed = await console.ask(
        "permissionItem.list", of=CONSOLE, filter={"partnerIdEqual": CONSOLE, "tagsMultiLikeOr": "t"}
    )
    assert listed["objects"] == [expected]
    of_property = {"objectType": PROPERTY, "object": "KalturaUser", "parameter": "Id", "action": "read"}
    other = await console.ask("permissionItem.add", of=CONSOLE, permissionItem=of_property)
    assert {name: other[name] for name in of_property} == of_property
    assert other["type"] == PROPERTY
    assert await console.ask("permissionItem.get", of=CONSOLE, permissionItemId=other["id"]) == other


@pytest.mark.parametrize(
    ("item", "missing"),
    [
        ({"objectType": ACTION, "action": "list"}, f"{ACTION}::service"),
        ({"objectType": ACTION, "service": "user"}, f"{ACTION}::action"),
        ({"objectType": ACTION, "service": " ", "action": "list"}, f"{ACTION}::service"),
        ({"objectType": PROPERTY, "parameter": "p", "action": "read"}, f"{PROPERTY}::object"),
        ({"objectType": PROPERTY, "object": "o", "action": "read"}, f"{PROPERTY}::parameter"),
        ({"objectType": PROPERTY, "object": "o", "parameter": "p"}, f"{PROPERTY}::action"),
    ],
)
async def test_an_item_says_what_it_is_of(console: Office, item: dict[str, Any], missing: str) -> None:
    null = ("PROPERTY_VALIDATION_CANNOT_BE_NULL", {"PROP_NAME": missing})
    assert await console.error("permissionItem.add", of=CONSOLE, permissionItem=item) == null
    made = await added(console)
    emptied = {"objectType": ACTION, "service__null": ""}
    code, _ = await console.error(
        "permissionItem.update", of=CONSOLE, permissionItemId=made["id"], permissionItem=emptied
    )
    assert code == "PROPERTY_VALIDATION_CANNOT_BE_NULL"


@pytest.mark.parametrize("name", ["id", "type", "partnerId", "createdAt", "updatedAt"])
async def test_what_the_server_sets_is_not_sent(console: Office, name: str) -> None:
    value = "kApiActionPermissionItem" if name == "type" else 7
    item = {"objectType": ACTION, "service": "user", "action": "list", name: value}
    refused = ("PROPERTY_VALIDATION_NOT_UPDATABLE", {"PROP_NAME": f"{ACTION}::{name}"})
    assert await console.error("permissionItem.add", of=CONSOLE, permissionItem=item) == refused


async def test_an_item_opens_what_it_says_for_permissions_that_list_it(console: Office) -> None:
    made = await added(console, service="userRole", action="list")
    await console.permission("OWN", of=CONSOLE, permissionItemsIds=f"{made['id']}")
    role = await console.role("Own", of=CONSOLE, permissionNames="OWN")
    ks = console.worker.ks(CONSOLE, privileges=f"setrole:{role['id']}")
    assert "objects" in await console.ask("userRole.list", ks=ks)
    sent = {"objectType": ACTION, "action": "GET"}
    office, id = console.worker, made["id"]
    office.now += 60
    changed = await console.ask("permissionItem.update", of=CONSOLE, permissionItemId=id, permissionItem=sent)
    assert changed == {**made, "action": "get", "updatedAt": int(NOW) + 60}
    assert (await console.error("userRole.list", ks=ks))[0] == "SERVICE_FORBIDDEN"
    assert (await console.ask("userRole.get", ks=ks, userRoleId=2))["id"] == 2
    gone = await console.ask("permissionItem.delete", of=CONSOLE, permissionItemId=id)
    assert gone == changed
    assert (await console.error("userRole.get", ks=ks, userRoleId=2))[0] == "SERVICE_FORBIDDEN"
    missing = ("INVALID_OBJECT_ID", {"ID": str(id)})
    for action, more in {"get": {}, "delete": {}, "update": {"permissionItem": sent}}.items():
        answer = await console.error(f"permissionItem.{action}", of=CONSOLE, permissionItemId=id, **more)
        assert answer == missing
    again = await added(console, service="userRole", action="list")
    assert again["id"] != id  # the permission that lists the former one has gained nothing
    assert (await console.error("userRole.list", ks=ks))[0] == "SERVICE_FORBIDDEN"


async def test_items_that_are_declared_stay_as_they_are(console: Office) -> None:
    for id in (await console.item("user", "list"), await console.item(*RESERVED, of=CONSOLE)):
        missing = ("INVALID_OBJECT_ID", {"ID": str(id)})
        item = {"objectType": ACTION, "action": "get"}
        assert await console.error("permissionItem.delete", of=CONSOLE, permissionItemId=id) == missing
        update = {"permissionItemId": id, "permissionItem": item}
        assert await console.error("permissionItem.update", of=CONSOLE, **update) == missing


async def test_an_item_keeps_its_kind(console: Office) -> None:
    made = await added(console)
    item = {"objectType": PROPERTY, "object": "KalturaUser"}
    wrong = await console.error("permissionItem.update", of=CONSOLE, permissionItemId=made["id"], permissionItem=item)
    assert wrong == ("INVALID_FIELD_VALUE", {"FIELD_NAME": "objectType"})


async def test_other_accounts_do_not_see_its_items(console: Office) -> None:
    made = await added(console, tags="seen")
    id = made["id"]
    assert await console.error("permissionItem.get", permissionItemId=id) == ("INVALID_OBJECT_ID", {"ID": str(id)})
    for wanted in ({"idEqual": id}, {"tagsMultiLikeAnd": "seen"}, {"partnerIdIn": f"{CONSOLE}"}):
        assert (await console.ask("permissionItem.list", of=SECOND, filter=wanted))["totalCount"] == 0
    sneaked = {"name": "P", "permissionItemsIds": str(id)}
    assert (await console.error("permission.add", of=FIRST, permission=sneaked))[0] == "PERMISSION_ITEM_NOT_FOUND"
    assert (await console.permission("P", of=CONSOLE, permissionItemsIds=str(id)))["permissionItemsIds"] == str(id)


async def test_a_permission_opens_the_properties_whose_items_it_lists(office: Office) -> None:
    listed = await office.ask("permissionItem.list", pager={"pageSize": 500})
    of_properties = {
        (item["object"], item["parameter"], item["action"]): item["id"]
        for item in listed["objects"]
        if item["type"] == PROPERTY
    }
    assert ("KalturaPartner", "partnerGroupType", "read") not in of_properties  # no permission of everybody's opens it
    reading = of_properties["KalturaPartner", "adminSecret", "read"]
    writing = of_properties["KalturaWidget", "privileges", "update"]
    actions = [await office.item(*names) for names in (("partner", "getinfo"), ("widget", "update"))]
    await office.permission("OWN", permissionItemsIds=",".join(str(id) for id in actions))
    ks = await office.user("u", (await office.role("Own", permissionNames="OWN"))["id"])
    widget = {"id": f"_{FIRST}", "widget": {"privileges": "edit:*"}}
    assert "adminSecret" not in await office.ask("partner.getInfo", ks=ks)
    assert (await office.ask("widget.update", ks=ks, **widget)).get("privileges") != "edit:*"
    ids = ",".join(str(id) for id in (*actions, reading, writing))
    await office.ask("permission.update", permissionName="OWN", permission={"permissionItemsIds": ids})
    shown = await office.ask("partner.getInfo", ks=ks)
    assert shown["adminSecret"] == SECRET
    assert "partnerGroupType" not in shown
    assert (await office.ask("widget.update", ks=ks, **widget))["privileges"] == "edit:*"


@pytest.mark.parametrize(
    ("parameter", "operation", "opened"),
    [
        ("adminSecret", "read", {"adminSecret"}),
        ("adminSecret", "all", {"adminSecret"}),
        ("adminSecret", "update", set[str]()),
        ("*", "read", {"adminSecret", "partnerGroupType"}),
        ("*", "all", {"adminSecret", "partnerGroupType"}),
    ],
)
async def test_items_of_properties_that_the_installations_account_makes(
    console: Office, parameter: str, operation: str, opened: set[str]
) -> None:
    of_property = {"objectType": PROPERTY, "object": "KalturaPartner", "parameter": parameter, "action": operation}
    made = await console.ask("permissionItem.add", of=CONSOLE, permissionItem=of_property)
    items = f"{await console.item('partner', 'getinfo')},{made['id']}"
    await console.permission("OWN", of=CONSOLE, permissionItemsIds=items)
    role = await console.role("Own", of=CONSOLE, permissionNames="OWN")
    shown = await console.ask("partner.getInfo", ks=console.worker.ks(CONSOLE, privileges=f"setrole:{role['id']}"))
    assert shown["id"] == CONSOLE
    assert {"adminSecret", "partnerGroupType"} & set(shown) == opened
