"""Accounts that accounts open, and who owns them."""

from pathlib import Path
from typing import Any

from house import IDS, NOW, House

from keyreel.settings import Settings

CHILD = {"name": "Child", "adminName": "Cleo", "adminEmail": "cleo@example.org", "description": "a child"}


async def test_a_group_opens_children_and_reaches_them(house: House) -> None:
    ks = house.ks(account="group")
    assert await house.ask("partner", "registrationValidation", ks=ks, partner=CHILD) is True
    made = await house.ask("partner", "register", ks=ks, partner=CHILD)
    assert made["partnerParentId"] == IDS["group"], made
    listed = await house.ask("partner", "list", ks=ks)
    assert {item["id"] for item in listed["objects"]} == {IDS["group"], made["id"]}
    assert (await house.ask("partner", "get", ks=ks, id=made["id"]))["name"] == "Child"
    sent = {"partnerId": IDS["group"], "secret": "g" * 32, "impersonatedPartnerId": made["id"], "type": 2}
    inside = await house.ask("session", "impersonate", **sent)
    assert (await house.ask("partner", "getInfo", ks=inside))["id"] == made["id"]


async def test_an_account_that_is_no_group_has_no_children(house: House) -> None:
    assert (await house.ask("partner", "register", ks=house.ks(), partner=CHILD))["code"] == "SERVICE_FORBIDDEN"
    outside = {"partnerId": IDS["first"], "secret": "f" * 32, "impersonatedPartnerId": IDS["other"], "type": 2}
    assert (await house.ask("session", "impersonate", **outside))["code"] == "START_SESSION_ERROR"
    assert (await house.ask("partner", "get", ks=house.ks(), id=IDS["other"]))["code"] == "INVALID_PARTNER_ID"


async def test_open_registration_refuses_admins_of_what_is_no_group(tmp_path: Path) -> None:
    house = House(Settings(data_dir=tmp_path, open_registration=True))
    parts = await house.start()
    await parts.registrar.bring({"id": 201, "name": "first", "adminSecret": "f" * 32, "ksVersion": 2}, now=NOW)
    refused: Any = await house.ask("partner", "register", ks=house.ks(), partner=CHILD)
    assert refused["code"] == "PARTNER_REGISTRATION_ERROR"
    assert (await house.ask("partner", "register", partner=CHILD))["name"] == "Child"
    for action in ("register", "registrationValidation"):
        template = await house.ask("partner", action, partner=CHILD, templatePartnerId=99)
        assert (template["code"], "99" in template["message"]) == ("PARTNER_REGISTRATION_ERROR", True)
    again = await house.ask("partner", "register", partner=CHILD, cmsPassword="another")
    assert again["code"] == "PARTNER_REGISTRATION_ERROR"
    for number, (weak, rule) in enumerate((("abc", "8 to 14"), ("Cleo!1234x", "8 to 14"), ("Passw0rd!1", "Too many"))):
        sent = {"partner": {**CHILD, "adminEmail": f"c{number}@example.org"}, "cmsPassword": weak}
        for action in ("register", "registrationValidation"):
            refused = await house.ask("partner", action, **sent)
            assert refused["code"] == "PARTNER_REGISTRATION_ERROR"
            assert rule in refused["message"], (weak, refused)
        assert (await house.ask("partner", "register", **{**sent, "cmsPassword": "qX4!rr-7vv"}))["id"]
    for missing in CHILD:
        partner = {name: value for name, value in CHILD.items() if name != missing}
        assert (await house.ask("partner", "register", partner=partner))["code"] == "PARTNER_REGISTRATION_ERROR"
        checked = await house.ask("partner", "registrationValidation", partner=partner)
        assert checked["code"] == "PROPERTY_VALIDATION_CANNOT_BE_NULL"
    await house.app.stop()


async def test_only_an_administrator_comes_to_own_the_account(house: House) -> None:
    ks = house.ks()
    for user, code in (("nobody", "USER_NOT_FOUND"), ("plain", "ACCOUNT_OWNER_NEEDS_PARTNER_ADMIN_ROLE")):
        answer = await house.ask("partner", "update", ks=ks, partner={"adminUserId": user})
        assert answer["code"] == code
    await house.ask("user", "update", ks=ks, userId="boss", user={"status": 0})
    refused = await house.ask("partner", "update", ks=ks, partner={"adminUserId": "boss"})
    assert refused["code"] == "USER_BLOCKED"
    await house.ask("user", "update", ks=ks, userId="boss", user={"status": 1})
    changed = await house.ask("partner", "update", ks=ks, partner={"adminUserId": "boss"})
    assert (changed["adminUserId"], changed["adminName"]) == ("boss", "boss")
    assert (await house.ask("user", "get", ks=ks, userId="boss"))["isAccountOwner"] is True
    blocked = await house.ask("user", "update", ks=ks, userId="boss", user={"status": 0})
    assert blocked["code"] == "CANNOT_DELETE_OR_BLOCK_ROOT_ADMIN_USER"
