"""Filters, orders and pagers of the three lists."""

from typing import Any

import pytest
from office import FIRST, Office

from worker import NOW


async def names(office: Office, service: str, **wanted: Any) -> list[str]:
    """The names of what a list answers, all on one page."""
    listed = await office.ask(f"{service}.list", filter=wanted, pager={"pageSize": 500})
    assert listed["totalCount"] == len(listed["objects"]), listed
    return [item["name"] for item in listed["objects"]]


async def furnish(office: Office) -> list[dict[str, Any]]:
    """Three roles, a minute apart."""
    made = [await office.role("Alpha", tags="red,blue", systemName="SYSTEM_A", description="The 100% first one")]
    office.worker.now += 60
    made.append(await office.role("beta", tags="blue", status=2, description="second"))
    office.worker.now += 60
    made.append(await office.role("Gamma", tags="green", permissionNames="ADMIN_USER_ADD"))
    return made


async def test_conditions_on_roles(office: Office) -> None:
    a, b, c = await furnish(office)
    for wanted, found in [
        ({"idEqual": b["id"]}, ["beta"]),
        ({"idIn": f"{c['id']},{a['id']},7777,x"}, ["Alpha", "Gamma"]),
        ({"nameEqual": "ALPHA"}, ["Alpha"]),
        ({"nameIn": "alpha,Beta"}, ["Alpha", "beta"]),
        ({"systemNameEqual": "SYSTEM_A"}, ["Alpha"]),
        ({"systemNameIn": "SYSTEM_A,SYSTEM_B"}, ["Alpha"]),
        ({"descriptionLike": "FIRST", "partnerIdEqual": FIRST}, ["Alpha"]),
        ({"descriptionLike": "100% f"}, ["Alpha"]),
        ({"descriptionLike": "1_0"}, []),
        ({"statusEqual": 2}, ["beta"]),
        ({"statusIn": "2,3"}, ["beta"]),
        ({"tagsMultiLikeOr": "red,green", "partnerIdIn": f"{FIRST},9"}, ["Alpha", "Gamma"]),
        ({"tagsMultiLikeAnd": "red,blue"}, ["Alpha"]),
        ({"createdAtGreaterThanOrEqual": int(NOW) + 60}, ["beta", "Gamma"]),
        ({"createdAtLessThanOrEqual": int(NOW) + 60, "createdAtGreaterThanOrEqual": int(NOW) + 1}, ["beta"]),
        ({"updatedAtGreaterThanOrEqual": int(NOW) + 61}, ["Gamma"]),
        ({"updatedAtLessThanOrEqual": int(NOW) - 1}, []),
        ({"nameEqual": "Alpha", "statusEqual": 2}, []),
        ({"nameEqual": "", "statusEqual": 2}, ["beta"]),
    ]:
        assert await names(office, "userRole", **wanted) == found, wanted
    everybodys = await names(office, "userRole", partnerIdEqual=0)
    assert "Publisher Administrator" in everybodys
    assert "Alpha" not in everybodys


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("", ["Alpha", "beta", "Gamma"]),
        ("+id", ["Alpha", "beta", "Gamma"]),
        ("-id", ["Gamma", "beta", "Alpha"]),
        ("+name", ["Alpha", "beta", "Gamma"]),
        ("-name", ["Gamma", "beta", "Alpha"]),
        ("-createdAt", ["Gamma", "beta", "Alpha"]),
        ("+updatedAt", ["beta", "Gamma", "Alpha"]),
        ("nothing", ["Alpha", "beta", "Gamma"]),
        ("-status,description", ["Alpha", "beta", "Gamma"]),
    ],
)
async def test_orders_of_roles(office: Office, order: str, found: list[str]) -> None:
    a, b, c = await furnish(office)
    office.worker.now += 60
    await office.ask("userRole.update", userRoleId=a["id"], userRole={"permissionNames": "ADMIN_BASE"})
    ids = f"{a['id']},{b['id']},{c['id']}"
    assert await names(office, "userRole", idIn=ids, orderBy=order) == found


@pytest.mark.parametrize("service", ["userRole", "permission", "permissionItem"])
async def test_pages(office: Office, service: str) -> None:
    async def page(**pager: Any) -> tuple[int, list[int]]:
        sent = {"pager": pager} if pager else {}
        listed = await office.ask(f"{service}.list", **sent)
        return listed["totalCount"], [item["id"] for item in listed["objects"]]

    total, ids = await page(pageSize=500)
    assert total == len(ids) == len(set(ids)) > 6
    for index in (1, 2, 3):
        assert await page(pageSize=2, pageIndex=index) == (total, ids[2 * index - 2 : 2 * index])
    assert await page() == (total, ids[:30])
    assert await page(pageSize=2, pageIndex=0) == (total, ids[:2])
    assert await page(pageSize=0) == (total, ids)
    assert await page(pageSize=500, pageIndex=9) == (total, [])
    everything = await office.ask(f"{service}.list", filter={"idIn": "0"})
    assert (everything["totalCount"], everything["objects"]) == (0, [])


async def test_conditions_on_permissions(office: Office) -> None:
    made = await office.permission("Mine", friendlyName="My One", description="for_me", tags="x,y", status=2)
    await office.permission("Needy", dependsOnPermissionNames="Mine,ADMIN_BASE", tags="y")
    for wanted, found in [
        ({"idEqual": made["id"]}, ["Mine"]),
        ({"idIn": f"{made['id']},0"}, ["Mine"]),
        ({"nameEqual": "mine"}, ["Mine"]),
        ({"nameIn": "Mine,Needy,Nobody"}, ["Mine", "Needy"]),
        ({"friendlyNameLike": "my o"}, ["Mine"]),
        ({"descriptionLike": "for_m"}, ["Mine"]),
        ({"statusEqual": 2, "typeEqual": 1}, ["Mine"]),
        ({"typeIn": "1", "partnerIdEqual": FIRST}, ["Mine", "Needy"]),
        ({"dependsOnPermissionNamesMultiLikeOr": "Mine,none"}, ["Needy"]),
        ({"dependsOnPermissionNamesMultiLikeAnd": "Mine,none"}, []),
        ({"tagsMultiLikeOr": "x,y"}, ["Mine", "Needy"]),
        ({"tagsMultiLikeAnd": "x,y"}, ["Mine"]),
        ({"createdAtGreaterThanOrEqual": int(NOW) + 1}, []),
        ({"nameIn": "Mine,Needy", "orderBy": "-name"}, ["Needy", "Mine"]),
        ({"nameIn": "Mine,Needy", "orderBy": "-id"}, ["Needy", "Mine"]),
    ]:
        assert await names(office, "permission", **wanted) == found, wanted
    features = await names(office, "permission", typeIn="2,3")
    assert {"FEATURE_ANALYTICS_TAB", "METADATA_PLUGIN_PERMISSION", "FEATURE_MOBILE_FLAVORS"} <= set(features)
    assert "Mine" not in features
    assert "LECTURE_CAPTURE_USAGE" in await names(office, "permission", typeEqual=2, statusEqual=2)


async def test_conditions_and_orders_of_items(office: Office) -> None:
    async def items(**wanted: Any) -> list[dict[str, Any]]:
        listed = await office.ask("permissionItem.list", filter=wanted, pager={"pageSize": 500})
        assert listed["totalCount"] == len(listed["objects"])
        return listed["objects"]

    every = await items()
    ids = [item["id"] for item in every]
    first, second = ids[0], ids[1]
    assert [item["id"] for item in await items(idEqual=second)] == [second]
    assert [item["id"] for item in await items(idIn=f"{second}, {first},x")] == [first, second]
    assert [item["id"] for item in await items(orderBy="-id")] == sorted(ids, reverse=True)
    assert [item["id"] for item in await items(orderBy="+updatedAt,+id")] == sorted(ids)
    assert [item["id"] for item in await items(orderBy=",".join(["+id", "-createdAt"] * 3000))] == sorted(ids)
    assert await items(partnerIdEqual=0) == every
    assert await items(partnerIdIn=f"5,{FIRST}") == []
    assert await items(createdAtLessThanOrEqual=int(NOW)) == every
    assert await items(updatedAtGreaterThanOrEqual=int(NOW) + 1) == []
    assert await items(tagsMultiLikeOr="x,y") == []
    actions = [item for item in every if "service" in item]
    assert 0 < len(actions) < len(every)
    for name in ("KalturaApiActionPermissionItem", "kApiActionPermissionItem"):
        assert await items(typeIn=name) == actions
    assert await items(typeEqual="kApiActionPermissionItem") == actions
    assert await items(typeIn="kApiActionPermissionItem,kApiParameterPermissionItem") == every
