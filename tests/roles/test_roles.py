"""Rules of `userRole.*`."""

from typing import Any

import pytest
from office import ADMINISTRATOR, CHILD, FIRST, SECOND, Office

from worker import NOW

NO_ARGUMENTS: list[Any] = []


async def test_a_role_is_answered_as_it_was_made(office: Office) -> None:
    sent = {"description": "d", "permissionNames": "CONTENT_MANAGE_BASE,ADMIN_USER_ADD", "tags": "kmc,own"}
    made = await office.role("Editors", **sent)
    expected = {
        "name": "Editors",
        **sent,
        "id": made["id"],
        "status": 1,
        "partnerId": FIRST,
        "createdAt": int(NOW),
        "updatedAt": int(NOW),
        "objectType": "KalturaUserRole",
    }
    assert made == {**expected, "systemName": ""}
    assert await office.ask("userRole.get", userRoleId=made["id"]) == expected
    assert await office.ask("userRole.get", userRoleId=str(made["id"])) == expected


async def test_the_least_that_a_role_says(office: Office) -> None:
    made = await office.role("Least")
    assert (made["permissionNames"], made["status"]) == ("", 1)
    assert "tags" not in made
    blocked = await office.role("Blocked", status=2, systemName="BLOCKED_ONE")
    assert (blocked["status"], blocked["systemName"]) == (2, "BLOCKED_ONE")


@pytest.mark.parametrize("name", [None, "", "   "])
async def test_a_role_has_a_name(office: Office, name: str | None) -> None:
    null = ("PROPERTY_VALIDATION_CANNOT_BE_NULL", {"PROP_NAME": "KalturaUserRole::name"})
    assert await office.error("userRole.add", userRole={"name": name, "description": "d"}) == null
    assert await office.error("userRole.add", userRole={"description": "d"}) == null
    made = await office.role("Named")
    assert await office.error("userRole.update", userRoleId=made["id"], userRole={"name": name}) == null
    kept = {"name__null": "", "status__null": "", "permissionNames__null": "", "tags": "t"}
    changed = await office.ask("userRole.update", userRoleId=made["id"], userRole=kept)
    assert (changed["name"], changed["status"], changed["permissionNames"], changed["tags"]) == ("Named", 1, "", "t")


@pytest.mark.parametrize("name", ["id", "partnerId", "createdAt", "updatedAt"])
async def test_what_the_server_sets_is_not_sent(office: Office, name: str) -> None:
    refused = ("PROPERTY_VALIDATION_NOT_UPDATABLE", {"PROP_NAME": f"KalturaUserRole::{name}"})
    assert await office.error("userRole.add", userRole={"name": "R", name: 7}) == refused
    made = await office.role("R")
    assert await office.error("userRole.update", userRoleId=made["id"], userRole={name: 7}) == refused
    again = await office.ask("userRole.update", userRoleId=made["id"], userRole={name: made[name], "tags": "t"})
    assert again["tags"] == "t"


async def test_names_are_free_in_the_account_and_in_everybodys_roles(office: Office) -> None:
    await office.role("Editors")
    other = await office.role("Others")
    taken = ("ROLE_NAME_ALREADY_EXISTS", NO_ARGUMENTS)
    for name in ("Editors", "eDITORS", "Publisher Administrator", "publisher administrator"):
        assert await office.error("userRole.add", userRole={"name": name}) == taken
        assert await office.error("userRole.update", userRoleId=other["id"], userRole={"name": name}) == taken
    renamed = await office.ask("userRole.update", userRoleId=other["id"], userRole={"name": "OTHERS"})
    assert renamed["name"] == "OTHERS"
    assert (await office.role("Editors", of=SECOND))["partnerId"] == SECOND
    assert (await office.role("Editors", of=CHILD))["partnerId"] == CHILD
    await office.ask("userRole.delete", userRoleId=other["id"])
    assert (await office.role("Others"))["id"] != other["id"]


async def test_system_names_are_free_too(office: Office) -> None:
    first = await office.role("One", systemName="MY_ROLE")
    other = await office.role("Two")
    for name in ("MY_ROLE", "my_role", "Publisher Administrator"):
        taken = ("SYSTEM_NAME_ALREADY_EXISTS", {"SYS_NAME": name})
        assert await office.error("userRole.add", userRole={"name": "Three", "systemName": name}) == taken
        assert await office.error("userRole.update", userRoleId=other["id"], userRole={"systemName": name}) == taken
    again = {"systemName": "MY_ROLE", "description": "same"}
    assert (await office.ask("userRole.update", userRoleId=first["id"], userRole=again))["systemName"] == "MY_ROLE"
    assert (await office.role("One", of=SECOND, systemName="MY_ROLE"))["systemName"] == "MY_ROLE"
    cleared = await office.ask("userRole.update", userRoleId=first["id"], userRole={"systemName": ""})
    assert "systemName" not in cleared
    assert "systemName" not in await office.ask("userRole.get", userRoleId=first["id"])
    taken_over = await office.ask("userRole.update", userRoleId=other["id"], userRole={"systemName": "MY_ROLE"})
    assert taken_over["systemName"] == "MY_ROLE"


async def test_a_system_name_stands_for_its_role_in_sessions(office: Office) -> None:
    await office.role("Adders", systemName="ADDERS", permissionNames="ADMIN_USER_ADD")
    ks = office.worker.ks(FIRST, privileges="setrole:ADDERS")
    names = await office.ask("permission.getCurrentPermissions", ks=ks)
    assert names == "ADMIN_USER_ADD,ALWAYS_ALLOWED_ACTIONS"
    elsewhere = office.worker.ks(SECOND, privileges="setrole:ADDERS")
    assert (await office.error("userRole.list", ks=elsewhere))[0] == "INVALID_OBJECT_ID"


@pytest.mark.parametrize(
    "names",
    [
        "NO_SUCH",
        "ADMIN_USER_ADD,NO_SUCH",
        "*,ADMIN_USER_ADD",
        "FEATURE_ANALYTICS_TAB",  # a feature of the account
        "FEATURE_MOBILE_FLAVORS",  # a feature of everybody
        "THEIRS",
        "BLOCKED_ONE",
        "GONE",
    ],
)
async def test_roles_name_permissions_that_there_are(office: Office, names: str) -> None:
    await office.permission("THEIRS", of=SECOND)
    await office.permission("BLOCKED_ONE", status=2)
    await office.permission("GONE")
    await office.ask("permission.delete", permissionName="GONE")
    made = await office.role("Named", permissionNames="ADMIN_USER_ADD")
    for sent in (
        {"title": "userRole.add", "userRole": {"name": "R", "permissionNames": names}},
        {"title": "userRole.update", "userRoleId": made["id"], "userRole": {"permissionNames": names}},
    ):
        code, arguments = await office.error(**sent)
        assert (code, list(arguments)) == ("PERMISSION_NOT_FOUND", ["ERR_TEXT"])
        wrong = next(name for name in names.split(",") if name != "ADMIN_USER_ADD")
        assert wrong in arguments["ERR_TEXT"]
        assert str(FIRST) in arguments["ERR_TEXT"]
    kept = await office.ask("userRole.get", userRoleId=made["id"])
    assert kept["permissionNames"] == "ADMIN_USER_ADD"


async def test_permissions_are_found_in_any_case_and_kept_as_they_are_spelled(office: Office) -> None:
    await office.permission("Own.Permission")
    made = await office.role("R", permissionNames="own.permission, admin_user_add,ADCUEPOINT.manage")
    assert made["permissionNames"] == "Own.Permission,ADMIN_USER_ADD,adCuePoint.MANAGE"
    names = await office.ask("permission.getCurrentPermissions", ks=await office.user("u", made["id"]))
    assert set(names.split(",")) == {"Own.Permission", "ADMIN_USER_ADD", "ALWAYS_ALLOWED_ACTIONS"}


async def test_a_role_with_every_permission_names_them_and_keeps_them(office: Office) -> None:
    made = await office.role("All", permissionNames="*")
    await office.permission("COMES_LATER")
    found = (await office.ask("userRole.get", userRoleId=made["id"]))["permissionNames"].split(",")
    assert "*" not in found
    assert {"ADMIN_USER_ADD", "COMES_LATER", "FEATURE_ANALYTICS_TAB", "FEATURE_MOBILE_FLAVORS"} <= set(found)
    assert "LECTURE_CAPTURE_USAGE" not in found  # switched off in the account
    narrower = {"permissionNames": "ADMIN_USER_ADD", "description": "changed"}
    changed = await office.ask("userRole.update", userRoleId=made["id"], userRole=narrower)
    assert changed["description"] == "changed"
    assert changed["permissionNames"].split(",") == found


async def test_an_update_changes_what_it_names(office: Office) -> None:
    made = await office.role("R", description="d", tags="one,two", permissionNames="ADMIN_USER_ADD")
    office.worker.now += 60
    changed = await office.ask("userRole.update", userRoleId=made["id"], userRole={"description": "d2"})
    del made["systemName"]
    assert changed == {**made, "description": "d2", "updatedAt": int(NOW) + 60}
    assert await office.ask("userRole.get", userRoleId=made["id"]) == changed
    cleared = await office.ask(
        "userRole.update", userRoleId=made["id"], userRole={"tags__null": "", "permissionNames": ""}
    )
    assert "tags" not in cleared
    assert cleared["permissionNames"] == ""
    blocked = await office.ask("userRole.update", userRoleId=made["id"], userRole={"status": 2})
    assert blocked["status"] == 2


async def test_what_a_blocked_role_gives(office: Office) -> None:
    role = await office.role("Listers", permissionNames="ADMIN_BASE", systemName="LISTERS")
    ks = await office.user("lister", role["id"])
    assert "objects" in await office.ask("userRole.list", ks=ks)
    await office.ask("userRole.update", userRoleId=role["id"], userRole={"status": 2})
    chosen = office.worker.ks(FIRST, privileges="setrole:LISTERS")
    for each in (ks, chosen):
        assert await office.ask("permission.getCurrentPermissions", ks=each) == "ALWAYS_ALLOWED_ACTIONS"
        assert await office.error("userRole.list", ks=each) == ("SERVICE_FORBIDDEN", {"SERVICE": "userRole->list"})
    restricted = office.worker.ks(FIRST, privileges="restrictingrole:LISTERS")
    names = (await office.ask("permission.getCurrentPermissions", ks=restricted)).split(",")
    assert "ADMIN_BASE" not in names  # blocking a role takes no restriction away
    await office.ask("userRole.update", userRoleId=role["id"], userRole={"status": 1})
    assert "objects" in await office.ask("userRole.list", ks=ks)


async def test_deleting_is_for_delete_alone(office: Office) -> None:
    invalid = ("INVALID_FIELD_VALUE", {"FIELD_NAME": "status"})
    assert await office.error("userRole.add", userRole={"name": "R", "status": 3}) == invalid
    role = await office.role("Used", permissionNames="ADMIN_USER_ADD")
    await office.user("u", role["id"])
    assert await office.error("userRole.update", userRoleId=role["id"], userRole={"status": 3}) == invalid
    unknown, arguments = await office.error("userRole.update", userRoleId=role["id"], userRole={"status": 9})
    assert (unknown, list(arguments)) == ("INVALID_ENUM_VALUE", ["ENUM_VAL", "PARAM_NAME", "ENUM_TYPE"])


async def test_a_role_is_deleted_once_nobody_has_it(office: Office) -> None:
    role = await office.role("Used", permissionNames="ADMIN_USER_ADD")
    kept = await office.role("Kept")
    await office.user("u", f"{kept['id']},{role['id']}")
    used = ("ROLE_IS_BEING_USED", NO_ARGUMENTS)
    assert await office.error("userRole.delete", userRoleId=role["id"]) == used
    await office.ask("user.update", userId="u", user={"roleIds": str(kept["id"])})
    assert await office.error("userRole.delete", userRoleId=kept["id"]) == used
    office.worker.now += 5
    gone = await office.ask("userRole.delete", userRoleId=role["id"])
    assert (gone["id"], gone["status"], gone["updatedAt"]) == (role["id"], 3, int(NOW) + 5)
    missing = ("INVALID_OBJECT_ID", {"ID": str(role["id"])})
    for title in ("get", "delete", "clone"):
        assert await office.error(f"userRole.{title}", userRoleId=role["id"]) == missing
    assert await office.error("userRole.update", userRoleId=role["id"], userRole={"tags": "t"}) == missing
    listed = await office.ask("userRole.list", filter={"idEqual": role["id"]})
    assert listed["totalCount"] == 0
    assert (await office.error("user.add", user={"id": "v", "roleIds": str(role["id"])}))[0] == "USER_ROLE_NOT_FOUND"
    await office.ask("user.delete", userId="u")
    assert (await office.ask("userRole.delete", userRoleId=kept["id"]))["status"] == 3


async def test_ids_that_hold_a_roles_id_are_not_the_role(office: Office) -> None:
    roles = [await office.role(f"R{number}") for number in range(3)]
    await office.user("u", roles[1]["id"])
    for role in (roles[0], roles[2]):
        assert (await office.ask("userRole.delete", userRoleId=role["id"]))["status"] == 3


async def test_everybodys_roles_are_seen_and_copied_and_not_changed(office: Office) -> None:
    found = await office.ask("userRole.get", userRoleId=ADMINISTRATOR)
    assert (found["partnerId"], found["name"]) == (0, "Publisher Administrator")
    missing = ("INVALID_OBJECT_ID", {"ID": str(ADMINISTRATOR)})
    assert await office.error("userRole.update", userRoleId=ADMINISTRATOR, userRole={"tags": "t"}) == missing
    assert await office.error("userRole.delete", userRoleId=ADMINISTRATOR) == missing
    copy = await office.ask("userRole.clone", userRoleId=ADMINISTRATOR)
    assert copy["partnerId"] == FIRST
    assert copy["permissionNames"] == found["permissionNames"]


@pytest.mark.parametrize(("of", "whose"), [(FIRST, SECOND), (SECOND, FIRST), (CHILD, FIRST), (FIRST, CHILD)])
async def test_roles_of_other_accounts_are_not_there(office: Office, of: int, whose: int) -> None:
    role = await office.role("Theirs", of=whose, permissionNames="ADMIN_USER_ADD", systemName="THEIRS")
    missing = ("INVALID_OBJECT_ID", {"ID": str(role["id"])})
    for title in ("get", "delete", "clone"):
        assert await office.error(f"userRole.{title}", of=of, userRoleId=role["id"]) == missing
    changes = {"description": "taken"}
    assert await office.error("userRole.update", of=of, userRoleId=role["id"], userRole=changes) == missing
    for wanted in (
        {"idEqual": role["id"]},
        {"idIn": f"{role['id']}"},
        {"partnerIdEqual": whose},
        {"nameEqual": "Theirs"},
    ):
        assert (await office.ask("userRole.list", of=of, filter=wanted))["totalCount"] == 0
    asked = await office.error("userRole.get", of=of, userRoleId=role["id"], partnerId=whose)
    assert asked == ("SERVICE_FORBIDDEN", {"SERVICE": "userRole->get"})
    given = await office.error("user.add", of=of, user={"id": "u", "roleIds": str(role["id"])})
    assert given[0] == "USER_ROLE_NOT_FOUND"


async def test_a_copy_is_the_role_under_another_name(office: Office) -> None:
    sent = {
        "description": "d",
        "tags": "kmc",
        "permissionNames": "ADMIN_USER_ADD",
        "systemName": "ORIGINAL",
        "status": 2,
    }
    made = await office.role("Original", **sent)
    office.worker.now += 90_061
    copy = await office.ask("userRole.clone", userRoleId=made["id"])
    assert copy["id"] != made["id"]
    assert copy["name"] == "Original copy (Sat 16 Jan 2027, 09:01:01)"
    assert {name: copy[name] for name in sent} == sent
    assert copy["createdAt"] == copy["updatedAt"] == office.worker.now
    changed = await office.ask("userRole.update", userRoleId=copy["id"], userRole={**copy, "description": "d2"})
    assert (changed["description"], changed["systemName"]) == ("d2", "ORIGINAL")
    assert (await office.ask("userRole.get", userRoleId=made["id"]))["description"] == "d"


@pytest.mark.parametrize("id", [0, -1, 99_999_999, 2**62, "abc", ""])
async def test_ids_that_are_none(office: Office, id: object) -> None:
    code, _ = await office.error("userRole.get", userRoleId=id)
    assert code in ("INVALID_OBJECT_ID", "MISSING_MANDATORY_PARAMETER")
    assert (await office.error("userRole.get"))[0] == "MISSING_MANDATORY_PARAMETER"
