"""Rules of `permission.*`, and what permissions of an account's own open."""

from typing import Any

import pytest
from office import CHILD, FIRST, SECOND, Office

from keyreel.roles.store import own_roles
from worker import NOW

ALWAYS = "ALWAYS_ALLOWED_ACTIONS"


async def test_a_permission_is_answered_as_it_was_made(office: Office) -> None:
    sent = {"friendlyName": "f", "description": "d", "tags": "t", "dependsOnPermissionNames": "ADMIN_USER_ADD"}
    made = await office.permission("Mine", **sent)
    expected = {
        "name": "Mine",
        **sent,
        "id": made["id"],
        "type": 1,
        "status": 1,
        "partnerId": FIRST,
        "createdAt": int(NOW),
        "updatedAt": int(NOW),
        "objectType": "KalturaPermission",
    }
    assert made == expected
    for spelled in ("Mine", "MINE"):
        assert await office.ask("permission.get", permissionName=spelled) == expected


async def test_the_least_that_a_permission_says(office: Office) -> None:
    made = await office.permission("LEAST")
    assert (made["friendlyName"], made["status"], made["type"]) == ("LEAST", 1, 1)
    assert "dependsOnPermissionNames" not in made


@pytest.mark.parametrize("name", [None, "", "  "])
async def test_a_permission_has_a_name(office: Office, name: str | None) -> None:
    null = ("PROPERTY_VALIDATION_CANNOT_BE_NULL", {"PROP_NAME": "KalturaPermission::name"})
    assert await office.error("permission.add", permission={"name": name}) == null
    assert await office.error("permission.add", permission={"friendlyName": "f"}) == null
    await office.permission("P")
    assert await office.error("permission.update", permissionName="P", permission={"name": name}) == null
    kept = {"name__null": "", "status__null": "", "tags": "t"}
    changed = await office.ask("permission.update", permissionName="P", permission=kept)
    assert (changed["name"], changed["status"], changed["tags"]) == ("P", 1, "t")


@pytest.mark.parametrize(
    "name",
    [
        "A,B",
        "*",
        " A",
        "A\t",
        "FEATURE_SERVER_NODE",  # something needs it, and only an operator gives it
        "ASPERA_PLUGIN_PERMISSION",
        "VOICEBASE_ACTIONS",  # a role of everybody names it
    ],
)
async def test_names_that_no_permission_can_have(office: Office, name: str) -> None:
    invalid = ("INVALID_FIELD_VALUE", {"FIELD_NAME": "name"})
    assert await office.error("permission.add", permission={"name": name}) == invalid
    await office.permission("P")
    assert await office.error("permission.update", permissionName="P", permission={"name": name}) == invalid
    assert (await office.ask("permission.get", permissionName="P"))["name"] == "P"


@pytest.mark.parametrize("name", ["MINE", "mine", "ADMIN_USER_ADD", "admin_user_add", "FEATURE_ANALYTICS_TAB"])
async def test_names_are_free_in_the_account_and_in_everybodys(office: Office, name: str) -> None:
    await office.permission("MINE")
    await office.permission("OTHER")
    taken = ("PERMISSION_ALREADY_EXISTS", {"PERMISSION": name, "PID": str(FIRST)})
    assert await office.error("permission.add", permission={"name": name}) == taken
    assert await office.error("permission.update", permissionName="OTHER", permission={"name": name}) == taken
    assert (await office.permission("MINE", of=SECOND))["partnerId"] == SECOND
    assert (await office.permission("MINE", of=CHILD))["partnerId"] == CHILD


async def test_a_deleted_feature_does_not_come_back_as_a_permission(office: Office) -> None:
    """An operator has switched it off; who deletes the row and names a permission like it would have it."""
    feature = "FEATURE_KALTURA_LIVE_STREAM_TRANSCODE"
    assert (await office.ask("permission.delete", permissionName=feature))["status"] == 3
    invalid = ("INVALID_FIELD_VALUE", {"FIELD_NAME": "name"})
    assert await office.error("permission.add", permission={"name": feature}) == invalid


@pytest.mark.parametrize("name", ["id", "type", "partnerId", "createdAt", "updatedAt"])
async def test_what_the_server_sets_is_not_sent(office: Office, name: str) -> None:
    refused = ("PROPERTY_VALIDATION_NOT_UPDATABLE", {"PROP_NAME": f"KalturaPermission::{name}"})
    assert await office.error("permission.add", permission={"name": "P", name: 2}) == refused
    await office.permission("P")
    assert await office.error("permission.update", permissionName="P", permission={name: 2}) == refused


async def test_an_update_changes_what_it_names(office: Office) -> None:
    made = await office.permission("P", description="d", tags="t")
    office.worker.now += 60
    changed = await office.ask("permission.update", permissionName="p", permission={"description": "d2"})
    assert changed == {**made, "description": "d2", "updatedAt": int(NOW) + 60}
    assert await office.ask("permission.get", permissionName="P") == changed
    renamed = await office.ask("permission.update", permissionName="P", permission={"name": "Q", "tags__null": ""})
    assert renamed["name"] == "Q"
    assert "tags" not in renamed
    assert await office.error("permission.get", permissionName="P") == ("INVALID_OBJECT_ID", {"ID": "P"})
    respelled = await office.ask("permission.update", permissionName="Q", permission={"name": "q"})
    assert (respelled["name"], respelled["id"]) == ("q", made["id"])


async def test_features_and_everybodys_are_seen_and_not_changed(office: Office) -> None:
    everybodys = await office.ask("permission.get", permissionName="ADMIN_USER_ADD")
    assert (everybodys["partnerId"], everybodys["type"]) == (0, 1)
    feature = await office.ask("permission.get", permissionName="FEATURE_ANALYTICS_TAB")
    assert (feature["partnerId"], feature["type"]) == (FIRST, 2)
    for name in ("ADMIN_USER_ADD", "FEATURE_ANALYTICS_TAB", "FEATURE_MOBILE_FLAVORS", "NO_SUCH"):
        missing = ("INVALID_OBJECT_ID", {"ID": name})
        assert await office.error("permission.update", permissionName=name, permission={"tags": "t"}) == missing
    for name in ("ADMIN_USER_ADD", "FEATURE_MOBILE_FLAVORS", "NO_SUCH"):
        assert await office.error("permission.delete", permissionName=name) == ("INVALID_OBJECT_ID", {"ID": name})


@pytest.mark.parametrize(("of", "whose"), [(FIRST, SECOND), (CHILD, FIRST), (FIRST, CHILD)])
async def test_permissions_of_other_accounts_are_not_there(office: Office, of: int, whose: int) -> None:
    made = await office.permission("THEIRS", of=whose)
    missing = ("INVALID_OBJECT_ID", {"ID": "THEIRS"})
    assert await office.error("permission.get", of=of, permissionName="THEIRS") == missing
    assert await office.error("permission.delete", of=of, permissionName="THEIRS") == missing
    changes = {"tags": "taken"}
    assert await office.error("permission.update", of=of, permissionName="THEIRS", permission=changes) == missing
    for wanted in ({"idEqual": made["id"]}, {"nameEqual": "THEIRS"}, {"partnerIdIn": f"{whose}"}):
        assert (await office.ask("permission.list", of=of, filter=wanted))["totalCount"] == 0


async def test_deleting_is_for_delete_alone(office: Office) -> None:
    invalid = ("INVALID_FIELD_VALUE", {"FIELD_NAME": "status"})
    assert await office.error("permission.add", permission={"name": "P", "status": 3}) == invalid
    await office.permission("P")
    assert await office.error("permission.update", permissionName="P", permission={"status": 3}) == invalid
    gone = await office.ask("permission.delete", permissionName="p")
    assert (gone["name"], gone["status"]) == ("P", 3)
    assert await office.error("permission.delete", permissionName="P") == ("INVALID_OBJECT_ID", {"ID": "P"})
    assert (await office.permission("P"))["id"] != gone["id"]


async def opener(office: Office, **more: Any) -> tuple[str, int]:
    """An ADMIN session of a user whose one role names a permission that opens `userRole.list`; the role."""
    await office.permission("OPENER", permissionItemsIds=f"{await office.item('userrole', 'list')}", **more)
    role = await office.role("Opener", permissionNames="OPENER")
    return await office.user("u", role["id"]), role["id"]


async def test_a_permission_opens_the_items_it_lists(office: Office) -> None:
    ks, _ = await opener(office)
    assert await office.ask("permission.getCurrentPermissions", ks=ks) == f"OPENER,{ALWAYS}"
    assert "objects" in await office.ask("userRole.list", ks=ks)
    assert (await office.error("permission.list", ks=ks))[0] == "SERVICE_FORBIDDEN"
    both = f"{await office.item('userrole', 'list')},{await office.item('permission', 'list')}"
    await office.ask("permission.update", permissionName="OPENER", permission={"permissionItemsIds": both})
    assert "objects" in await office.ask("permission.list", ks=ks)
    await office.ask("permission.update", permissionName="OPENER", permission={"permissionItemsIds": ""})
    assert (await office.error("userRole.list", ks=ks))[0] == "SERVICE_FORBIDDEN"


async def test_a_permission_that_is_blocked_or_gone_opens_nothing(office: Office) -> None:
    ks, _ = await opener(office)
    await office.ask("permission.update", permissionName="OPENER", permission={"status": 2})
    assert (await office.error("userRole.list", ks=ks))[0] == "SERVICE_FORBIDDEN"
    await office.ask("permission.update", permissionName="OPENER", permission={"status": 1})
    assert "objects" in await office.ask("userRole.list", ks=ks)
    await office.ask("permission.delete", permissionName="OPENER")
    assert (await office.error("userRole.list", ks=ks))[0] == "SERVICE_FORBIDDEN"


async def test_a_permission_counts_where_what_it_needs_is_there(office: Office) -> None:
    ks, role = await opener(office, dependsOnPermissionNames="FEATURE_ANALYTICS_TAB,BASIS")
    assert await office.ask("permission.getCurrentPermissions", ks=ks) == ALWAYS
    await office.permission("BASIS")
    named = {"permissionNames": "OPENER,BASIS"}
    await office.ask("userRole.update", userRoleId=role, userRole=named)
    names = await office.ask("permission.getCurrentPermissions", ks=ks)
    assert names == f"OPENER,BASIS,{ALWAYS}"
    assert "objects" in await office.ask("userRole.list", ks=ks)
    await office.ask("permission.delete", permissionName="FEATURE_ANALYTICS_TAB")
    assert await office.ask("permission.getCurrentPermissions", ks=ks) == f"BASIS,{ALWAYS}"


@pytest.mark.parametrize("ids", ["x", "1", "-1", "²", "9" * 30, "1.5", "{good},1"])
async def test_items_are_those_that_there_are(office: Office, ids: str) -> None:
    good = await office.item("user", "list")
    sent = {"permissionItemsIds": ids.format(good=good)}
    missing: tuple[str, Any] = ("PERMISSION_ITEM_NOT_FOUND", [])
    assert await office.error("permission.add", permission={"name": "P", **sent}) == missing
    await office.permission("P", permissionItemsIds=f" {good} , {good}")
    assert await office.error("permission.update", permissionName="P", permission=sent) == missing


async def test_current_permissions_of_every_kind_of_session(office: Office) -> None:
    def names(ks: str | None) -> Any:
        return office.worker.ask("permission", "getCurrentPermissions", **({"ks": ks} if ks else {}))

    assert await names(None) == ALWAYS
    assert await names(office.worker.ks(FIRST, "u", 0)) == f"BASE_USER_SESSION_PERMISSION,{ALWAYS}"
    widget = (await office.worker.ask("session", "startWidgetSession", widgetId=f"_{FIRST}"))["ks"]
    assert await names(widget) == f"WIDGET_SESSION_PERMISSION,{ALWAYS}"
    assert await names(office.worker.ks(FIRST, privileges="setrole:null")) == ALWAYS
    admin = (await names(office.worker.ks(FIRST))).split(",")
    assert {"ADMIN_BASE", "FEATURE_ANALYTICS_TAB", "FEATURE_MOBILE_FLAVORS", ALWAYS} <= set(admin)
    assert len(admin) == len(set(admin))


async def test_a_user_whose_roles_are_gone_does_not_come_to_have_more(office: Office) -> None:
    """A role cannot be deleted while somebody has it; were its row lost all the same, nobody gains by it."""
    role = await office.role("Narrow", permissionNames="ADMIN_USER_ADD")
    ks = await office.user("u", role["id"])
    assert office.worker.app.parts is not None
    db = office.worker.app.parts.db

    async def lose(tx: Any) -> None:

        stored = await own_roles.get(tx, FIRST, str(role["id"]))
        await own_roles.change(tx, FIRST, str(role["id"]), stored, {"status": 3})

    await db.write(lose)
    await office.role("Another")  # so that workers read the account's roles again
    assert await office.ask("permission.getCurrentPermissions", ks=ks) == ALWAYS
