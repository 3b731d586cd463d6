"""Two accounts with users of every kind, and a child account."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from keyreel.settings import Settings

sys.path.append(str(Path(__file__).parent))

from house import IDS, NOW, SECRETS, House  # found through the path above


@pytest.fixture
async def house(database_url: str, tmp_path: Path) -> AsyncIterator[House]:
    house = House(Settings(data_dir=tmp_path, database_url=database_url))
    parts = await house.start()
    for name, number in IDS.items():
        document: dict[str, object] = {"id": number, "name": name, "adminSecret": SECRETS[name], "ksVersion": 2}
        if name == "kid":
            document["partnerParentId"] = IDS["first"]
        if name == "group":
            document["partnerGroupType"] = 3
        await parts.registrar.bring(document, now=NOW)
    admin = house.ks()
    listed = await house.ask("userRole", "list", ks=admin, pager={"pageSize": 500})
    house.roles = {item["name"]: item["id"] for item in listed["objects"]}
    items = await house.ask("permissionItem", "list", ks=admin, pager={"pageSize": 500})
    user_list = [item["id"] for item in items["objects"] if (item.get("service"), item["action"]) == ("user", "list")]
    own = {"name": "OWN_PERMISSION", "permissionItemsIds": str(user_list[0])}
    assert "id" in await house.ask("permission", "add", ks=admin, permission=own)
    role = {"name": "Own", "permissionNames": "ADMIN_USER_ADD,OWN_PERMISSION"}
    house.roles["Own"] = (await house.ask("userRole", "add", ks=admin, userRole=role))["id"]
    two = f"{house.roles['Content Moderator']},{house.roles['Player Designer']}"
    for user, roles in {
        "plain": "",
        "boss": str(house.roles["Publisher Administrator"]),
        "uploader": str(house.roles["Content Uploader"]),
        "designer": two,
        "owner-of-own-role": str(house.roles["Own"]),
    }.items():
        made = await house.ask("user", "add", ks=admin, user={"id": user, "roleIds": roles})
        assert made["id"] == user, made
    yield house
    await house.app.stop()
