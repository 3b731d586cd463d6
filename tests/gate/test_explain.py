"""Explanations: their verdict is what the application answers, and the first refusal says the same."""

import random
from typing import Any

from house import IDS, NOW, SECRETS, House
from naive import CALLERS
from test_matrix import CLOSED, call, sent

from keyreel.accounts.settings import change_settings
from keyreel.gate import Origin
from keyreel.gate.epochs import stamp
from keyreel.gate.steps import Check, Explanation, Mark, Step
from keyreel.ks import Keyring, generate
from keyreel.schema.service import Action

IP = "192.0.2.7"
OF_THE_GATE = {
    "INVALID_KS",
    "INVALID_ACTIONS_LIMIT",
    "SERVICE_FORBIDDEN_CONTENT_BLOCKED",
    "USER_BLOCKED",
    "INVALID_SET_ROLE",
    "SERVICE_FORBIDDEN",
    "SERVICE_ACCESS_CONTROL_RESTRICTED",
}


async def explained(house: House, action: Action, who: dict[str, Any], ip: str = IP) -> Explanation:
    assert house.app.parts is not None
    path = f"/api_v3/service/{action.service.id}/action/{action.name}"
    origin = Origin(ip=ip, uri=path, base_url="http://localhost", now=house.now)
    return await house.app.parts.explainer.explain(action, who.get("ks", ""), who.get("partnerId"), origin)


def find(house: House, name: str) -> Action:
    assert house.app.parts is not None
    return house.app.parts.registry.find(*name.split("."))


def step(explanation: Explanation, check: Check) -> Step:
    return next(item for item in explanation.steps if item.check is check)


async def differences(house: House, action: Action, who: dict[str, Any], ip: str = IP) -> list[str]:
    """What is wrong with the explanation of one call, beside the answer to it."""
    params = {**sent(action), **who}
    found = await explained(house, action, params, ip)
    answer = await call(house, action, params, ip=ip)
    code = answer.get("code") if isinstance(answer, dict) else None
    first = next((item.error for item in found.steps if item.mark is Mark.REFUSED), None)
    wrong: list[str] = []
    if first != found.error or found.allowed is not (found.error is None):
        wrong.append(f"steps say {first}, the gate {found.error}")
    if not found.allowed and code != found.shown:
        wrong.append(f"explained as {found.shown}, answered with {code}")
    if found.allowed and action.title not in CLOSED and action.seed.masks is None and code in OF_THE_GATE:
        wrong.append(f"explained as allowed, answered with {code}")
    if any(item.mark is Mark.REFUSED and item.error is None for item in found.steps):
        wrong.append("a refusal without an error")
    if who.get("ks") and any(who["ks"] in item.text or who["ks"] in str(item.facts) for item in found.steps):
        wrong.append("the session is shown")
    return [f"{action.title}: {item}: {who}" for item in wrong]


async def test_narrowed_user_sessions(house: House) -> None:
    assert house.app.parts is not None
    await change_settings(house.app.parts.db, IDS["first"], {"narrow-user-sessions": "on"})
    listing, reading, boss = find(house, "user.list"), find(house, "user.get"), {"ks": house.ks("boss", 0)}
    assert await differences(house, listing, boss) == await differences(house, reading, boss) == []
    found = await explained(house, listing, boss)
    assert not found.allowed
    assert "not for USER sessions in this account" in step(found, Check.PERMISSION).text
    assert (await explained(house, reading, boss)).allowed
    assert (await explained(house, listing, {"ks": house.ks("boss")})).allowed


async def test_every_action_by_every_kind_of_caller(house: House) -> None:
    assert house.app.parts is not None
    wrong: list[str] = []
    allowed = refused = 0
    for name in CALLERS:
        for action in house.app.parts.registry:
            who = await house.caller(name)
            wrong += await differences(house, action, who)
            found = await explained(house, action, await house.caller(name))
            allowed, refused = allowed + found.allowed, refused + (not found.allowed)
    assert not wrong, "\n".join(wrong)
    assert allowed > 100
    assert refused > 100


ACTIONS = (
    "user.list",
    "user.get",
    "user.update",
    "user.resetPassword",
    "user.loginByLoginId",
    "session.get",
    "session.start",
    "session.impersonate",
    "system.getTime",
    "system.ping",
    "permission.list",
    "userRole.add",
    "widget.get",
    "widget.add",
    "partner.getInfo",
)
PRIVILEGES = (
    "iprestrict:192.0.2.7",
    "iprestrict:198.51.100.1/198.51.100.2",
    "iprestrict",
    "urirestrict:/api_v3/service/user/*",
    "urirestrict:/api_v3/service/system/action/getTime",
    "setrole:PLAYBACK_BASE_ROLE",
    "setrole:null",
    "setrole:-7",
    "setrole:no such role",
    "setrole",
    "restrictingrole:KMS_RESTRICTED_ROLE",
    "restrictingrole:no such role",
    "actionslimit:1",
    "actionslimit:many",
    "actionslimit:9",
    "widget:1",
    "sessionid:over",
    "sessionid:kept",
    "reftime:1",
)
SETTINGS = (
    {"status": "active", "https-only": "off", "addresses": ""},
    {"status": "read-only"},
    {"addresses": "198.51.100.0/24"},
    {"status": "blocked"},
    {"https-only": "on"},
)


async def test_callers_of_every_mixture(house: House) -> None:
    """Whatever several things stand in the way at once, the first of them is what the application answers."""
    assert house.app.parts is not None
    chance = random.Random(20260801)
    admin = house.ks()
    await house.ask("user", "add", ks=admin, user={"id": "barred", "status": 0})
    await house.ask("user", "add", ks=admin, user={"id": "gone"})
    await house.ask("user", "delete", ks=admin, userId="gone")
    await house.ask("session", "end", ks=house.ks(privileges="sessionid:over"))
    marks = (None, None, None, stamp(await house.epoch(IDS["first"], "plain")), stamp(7), "l", "free text")
    wrong: list[str] = []
    codes: set[str | None] = set()
    for settings in (*SETTINGS, SETTINGS[0]):
        await change_settings(house.app.parts.db, IDS["first"], settings)
        for _ in range(150):
            account = chance.choice(("first", "first", "first", "kid", "other"))
            text = generate(
                Keyring([SECRETS[chance.choice((account,) * 9 + ("group",))]]),
                version=chance.choice((1, 2)),
                partner_id=chance.choice((IDS[account],) * 9 + (999,)),
                user_id=chance.choice(("", "plain", "boss", "uploader", "never-seen", "barred", "gone", "0")),
                type=chance.choice((0, 2)),
                expiry=int(NOW) + chance.choice((1, 3600, 3600, 3600, 0, -9)),
                privileges=",".join(chance.sample(PRIVILEGES, chance.choice((0, 0, 1, 1, 2, 3)))),
                additional_data=chance.choice(marks),
            )
            who: dict[str, Any] = {"ks": chance.choice((text,) * 9 + (text[:-8], "nonsense", ""))}
            if chance.random() < 0.4:
                who["partnerId"] = chance.choice((IDS["first"], IDS["kid"], IDS["other"], 0, -1, 998))
            action, ip = find(house, chance.choice(ACTIONS)), chance.choice((IP, IP, "198.51.100.1"))
            codes.add((await explained(house, action, who, ip)).error)
            wrong += await differences(house, action, who, ip)
    assert not wrong, "\n".join(wrong)
    assert codes >= OF_THE_GATE | {None, "INVALID_OBJECT_ID"}, "every refusal of the gate is met"


async def test_explaining_uses_nothing_up(house: House) -> None:
    who = {"ks": house.ks(privileges="actionslimit:1")}
    action = find(house, "session.get")
    for _ in range(3):
        found = await explained(house, action, who)
        assert found.allowed
        assert step(found, Check.LIMIT).facts == {"used": 0}
    assert await house.code("session", "get", **who) is None
    found = await explained(house, action, who)
    assert found.error == "INVALID_KS"
    assert step(found, Check.LIMIT).facts == {"used": 1, "reason": "EXCEEDED_ACTIONS_LIMIT"}


async def test_a_change_counts_at_the_next_explanation(house: House) -> None:
    who = {"ks": house.ks("owner-of-own-role", 0)}
    action = find(house, "user.list")
    found = await explained(house, action, who)
    assert step(found, Check.PERMISSION).facts["matched"] == ["OWN_PERMISSION"]
    assert [item.facts["name"] for item in found.steps if item.check is Check.ROLES] == ["Own"]
    await house.ask("permission", "delete", ks=house.ks(), permissionName="OWN_PERMISSION")
    found = await explained(house, action, who)
    assert found.error == "SERVICE_FORBIDDEN"
    assert "OWN_PERMISSION" not in step(found, Check.PERMISSION).facts["wanted"]


async def test_reasons_why_a_permission_is_missing(house: House) -> None:
    action = find(house, "permission.list")
    for caller, said in (
        ("restricted", "ADMIN_BASE, KMC_READ_ONLY: taken away by restrictingrole"),
        ("user", "ADMIN_BASE, KMC_READ_ONLY: given by no role in force"),
        ("setrole-null", "ADMIN_BASE, KMC_READ_ONLY: given by no role in force"),
    ):
        found = await explained(house, action, await house.caller(caller))
        assert step(found, Check.PERMISSION).text == said
    admin = house.ks()
    items = await house.ask("permissionItem", "list", ks=admin, pager={"pageSize": 500})
    listing = next(item["id"] for item in items["objects"] if (item.get("service"), item["action"]) == ("user", "list"))
    needy = {"name": "NEEDY", "dependsOnPermissionNames": "MISSING_ONE", "permissionItemsIds": str(listing)}
    assert "id" in await house.ask("permission", "add", ks=admin, permission=needy)
    role = await house.ask("userRole", "add", ks=admin, userRole={"name": "Needy", "permissionNames": "NEEDY"})
    who = {"ks": house.ks(privileges=f"setrole:{role['id']}")}
    missing = step(await explained(house, find(house, "user.list"), who), Check.PERMISSION).text
    assert missing.endswith("; NEEDY: needs MISSING_ONE, which is missing")


async def test_one_look_shows_everything_in_the_way(house: House) -> None:
    ring = Keyring([SECRETS["first"]])
    text = generate(
        ring,
        partner_id=IDS["first"],
        user_id="plain",
        type=0,
        expiry=int(NOW) - 1,
        privileges="iprestrict:198.51.100.1",
    )
    found = await explained(house, find(house, "permission.list"), {"ks": text, "partnerId": IDS["other"]})
    refused = [item.check for item in found.steps if item.mark is Mark.REFUSED]
    assert refused == [Check.EXPIRY, Check.IP, Check.PERMISSION, Check.REACH]
    assert found.error == found.shown == "INVALID_KS"
