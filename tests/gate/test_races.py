"""What is asked before a change is asked again within it: two callers at once get what one after the other would."""

import asyncio
from typing import Any

import pytest
from house import IDS, NOW, House

from keyreel.accounts.registration import DocumentInvalid, LoginTaken
from keyreel.accounts.store import partners
from keyreel.users.store import users

ACCOUNT = {"name": "New", "admin_name": "Nia", "description": "new"}


async def test_accounts_registered_at_once_get_numbers_of_their_own(house: House) -> None:
    assert house.app.parts is not None
    registrar = house.app.parts.registrar
    made = await asyncio.gather(
        *(registrar.create(ACCOUNT, email=f"n{index}@example.org", password=None, now=NOW) for index in range(4))
    )
    assert len({account.partner_id for account, _ in made}) == 4


async def test_of_two_owners_with_one_email_the_second_must_know_the_password(house: House) -> None:
    assert house.app.parts is not None
    registrar = house.app.parts.registrar
    results = await asyncio.gather(
        *(registrar.create(ACCOUNT, email="one@example.org", password=word, now=NOW) for word in ("first", "second")),
        return_exceptions=True,
    )
    assert sorted(type(result).__name__ for result in results) == ["LoginTaken", "tuple"]


async def test_an_account_without_a_password_is_not_attached_to_a_login_that_appears_meanwhile(house: House) -> None:
    assert house.app.parts is not None
    parts = house.app.parts
    brought = {"id": 301, "name": "n", "adminSecret": "n" * 32, "adminEmail": "late@example.org"}
    results = await asyncio.gather(
        parts.registrar.bring(brought, now=NOW),
        parts.registrar.create(ACCOUNT, email="late@example.org", password="theirs", now=NOW),
        return_exceptions=True,
    )
    if not isinstance(results[0], LoginTaken):
        found = await users.get(parts.db, 301, "late@example.org")
        assert not found.given.get("login_enabled")


@pytest.mark.parametrize(
    "wrong",
    [
        {"adminSecret": ""},
        {"status": 0},
        {"status": 9},
        {"createdAt": 2**63},
        {"id": 2**70},
        {"ksMaxExpiryInSeconds": 0},
    ],
)
async def test_a_document_that_would_break_the_account_is_refused(house: House, wrong: dict[str, Any]) -> None:
    assert house.app.parts is not None
    with pytest.raises(DocumentInvalid):
        await house.app.parts.registrar.bring({"id": 302, "name": "n", "adminSecret": "n" * 32, **wrong}, now=NOW)


async def test_whoever_comes_to_own_the_account_stays_its_administrator(house: House) -> None:
    ks = house.ks()
    administrator = str(house.roles["Publisher Administrator"])
    for _ in range(5):
        await house.ask("user", "update", ks=ks, userId="boss", user={"roleIds": administrator})
        assert house.app.parts is not None
        db = house.app.parts.db

        async def disown(tx: Any) -> None:
            account = await partners.get(tx, IDS["first"], str(IDS["first"]))
            await partners.change(tx, IDS["first"], str(IDS["first"]), account, {"admin_user_id": None})

        await db.write(disown)
        owned, demoted = await asyncio.gather(
            house.ask("partner", "update", ks=ks, partner={"adminUserId": "boss"}),
            house.ask("user", "update", ks=ks, userId="boss", user={"roleIds": ""}),
        )
        boss = await users.get(db, IDS["first"], "boss")
        account = await partners.get(db, IDS["first"], str(IDS["first"]))
        assert account.admin_user_id != "boss" or boss.role_ids == administrator, (owned, demoted)
        assert ("code" in owned) != ("code" in demoted)


async def test_changes_at_once_of_different_properties_are_all_kept(house: House) -> None:
    ks = house.ks()
    said = {"city": "Bern", "country": "CH", "state": "BE", "zip": "3000", "title": "Dr", "company": "Acme"}
    for _ in range(5):
        answers = await asyncio.gather(
            *(house.ask("user", "update", ks=ks, userId="plain", user={name: text}) for name, text in said.items())
        )
        assert all("code" not in answer for answer in answers), answers
        found = await house.ask("user", "get", ks=ks, userId="plain")
        assert {name: found.get(name) for name in said} == said
        await house.ask("user", "update", ks=ks, userId="plain", user=dict.fromkeys(said, ""))


async def test_lists_take_long_orders_and_long_texts(house: House) -> None:
    ks = house.ks()
    listed = await house.ask("user", "list", ks=ks, filter={"orderBy": ",".join(["+id", "-createdAt"] * 3000)})
    assert listed["totalCount"] > 1
    none = await house.ask("user", "list", ks=ks, filter={"idOrScreenNameStartsWith": "x" * 60_000})
    assert none["totalCount"] == 0


async def test_numbers_that_no_number_can_be_are_those_of_nothing(house: House) -> None:
    ks, long = house.ks(), "1" * 5000
    for wrong in ("--1", "-", long, "²"):
        assert (await house.ask("user", "list", ks=ks, filter={"statusIn": wrong}))["objects"] == []
        work = await house.ask("bulkUpload_bulk", "list", ks=ks, bulkUploadFilter={"statusIn": wrong})
        assert work["objects"] == []
    late = house.ks(privileges=f"reftime:{2**63 - 1}")
    assert (await house.ask("user", "list", ks=late, filter={"createdAtGreaterThanOrEqual": 5}))["objects"] == []
    assert await house.code("groupUser", "update", ks=ks, groupUserId=long, groupUser={}) == "GROUP_USER_NOT_FOUND"
    items = {"1": {"service": "user", "action": "list"}, "2": {"service": "user", "action": "get"}}
    items["2"]["userId"] = f"{{1:result:objects:{long}}}"
    assert len(await house.ask("multirequest", "null", ks=ks, **items)) == 2


async def test_names_are_found_in_any_case_in_any_alphabet(house: House) -> None:
    ks = house.ks(account="group")
    child = {"name": "ÉCOLE Zürich", "adminName": "É", "adminEmail": "e@example.org", "description": "an école"}
    made = await house.ask("partner", "register", ks=ks, partner=child)
    wanted = {"partnerNameDescriptionWebsiteAdminNameAdminEmailLike": "école ZÜ"}
    found = await house.ask("partner", "list", ks=ks, filter=wanted)
    assert [item["id"] for item in found["objects"]] == [made["id"]]
