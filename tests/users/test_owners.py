"""People who administrate accounts: their secrets, and which accounts they have."""

from typing import Any

from keyreel.accounts.settings import change_settings
from people import ACCOUNT, ANNA, PASSWORD, SECOND, VERA
from worker import SECRET, Worker


async def test_secrets_for_who_administrates_and_proves_it(worker: Worker) -> None:
    ask = {"service": "partner", "action": "getSecrets", "partnerId": ACCOUNT}
    found = await worker.ask(**ask, adminEmail=ANNA, cmsPassword=PASSWORD)
    assert (found["id"], found["adminSecret"], found["cmsPassword"]) == (ACCOUNT, SECRET, PASSWORD)
    for email, password in ((ANNA, "wrong"), (VERA, PASSWORD), ("nobody@x.example", "x"), ("", "")):
        assert await worker.code(**ask, adminEmail=email, cmsPassword=password) == "USER_DATA_ERROR"
    elsewhere = {**ask, "partnerId": SECOND}
    assert await worker.code(**elsewhere, adminEmail=ANNA, cmsPassword=PASSWORD) == "USER_DATA_ERROR"
    assert worker.app.parts is not None
    await change_settings(worker.app.parts.db, ACCOUNT, {"hide-secrets": "on"})
    hidden = await worker.ask(**ask, adminEmail=ANNA, cmsPassword=PASSWORD)
    shown = await worker.ask("partner", "getInfo", ks=worker.ks(ACCOUNT))
    assert "adminSecret" not in hidden
    assert "adminSecret" not in shown


async def test_no_password_shows_secrets_to_who_may_not_see_them(worker: Worker) -> None:
    admin = worker.ks(ACCOUNT)
    [moderator] = (await worker.ask("userRole", "list", ks=admin, filter={"nameEqual": "Content Moderator"}))["objects"]
    await worker.ask("user", "update", ks=admin, userId="anna", user={"roleIds": str(moderator["id"])})
    ask = {"partnerId": ACCOUNT, "adminEmail": ANNA, "cmsPassword": PASSWORD}
    found = await worker.ask("partner", "getSecrets", **ask)
    assert found["id"] == ACCOUNT
    assert not {"adminSecret", "secret"} & found.keys()


async def test_what_is_a_users_follows_a_new_id(worker: Worker) -> None:
    admin = worker.ks(ACCOUNT)

    async def ask(service: str, action: str, **params: Any) -> Any:
        return await worker.ask(service, action, ks=admin, **params)

    owner = (await ask("partner", "getInfo"))["adminUserId"]
    renamed = await ask("user", "update", userId=owner, user={"id": "boss"})
    assert (renamed["id"], renamed["isAccountOwner"]) == ("boss", True)
    assert (await ask("partner", "getInfo"))["adminUserId"] == "boss"
    assert await worker.code("user", "delete", ks=admin, userId="boss") == "CANNOT_DELETE_OR_BLOCK_ROOT_ADMIN_USER"
    await ask("user", "add", user={"id": "pupils", "type": 1})
    await ask("groupUser", "add", groupUser={"userId": "vera", "groupId": "pupils"})
    category = await ask("category", "add", category={"name": "school"})
    await ask("categoryUser", "add", categoryUser={"categoryId": category["id"], "userId": "vera"})
    token = await ask("appToken", "add", appToken={"sessionUserId": "vera"})
    entry = await worker.ask("media", "add", ks=worker.ks(ACCOUNT, "vera", 0), entry={"name": "e", "mediaType": 1})
    for old, new in (("vera", "verena"), ("pupils", "class")):
        assert (await ask("user", "update", userId=old, user={"id": new}))["id"] == new
        await ask("user", "add", user={"id": old})
    listed = await ask("groupUser", "list")
    assert [(item["userId"], item["groupId"]) for item in listed["objects"]] == [("verena", "class")]
    members = await ask("categoryUser", "list", filter={"categoryIdEqual": category["id"]})
    assert [item["userId"] for item in members["objects"]] == ["verena"]
    assert (await ask("appToken", "get", id=token["id"]))["sessionUserId"] == "verena"
    assert (await ask("media", "get", entryId=entry["id"]))["userId"] == "verena"


async def test_the_accounts_of_a_login(worker: Worker) -> None:
    user = {"id": "anna2", "email": ANNA, "isAdmin": True, "password": PASSWORD}
    await worker.ask("user", "add", ks=worker.ks(SECOND), user=user)
    session = await worker.ask("user", "loginByLoginId", loginId=ANNA, password=PASSWORD, partnerId=ACCOUNT)
    listed = await worker.ask("partner", "listPartnersForUser", ks=session)
    assert [item["id"] for item in listed["objects"]] == [ACCOUNT, SECOND]
    assert ["adminSecret" in item for item in listed["objects"]] == [True, False]
    only = await worker.ask("partner", "listPartnersForUser", ks=session, partnerFilter={"idEqual": SECOND})
    assert [item["id"] for item in only["objects"]] == [SECOND]
    made = await worker.ask("partner", "listPartnersForUser", ks=worker.ks(ACCOUNT, "anna"))
    assert [item["id"] for item in made["objects"]] == [ACCOUNT]
    assert await worker.code("partner", "listPartnersForUser", ks=worker.ks(ACCOUNT)) == "INVALID_USER_ID"
