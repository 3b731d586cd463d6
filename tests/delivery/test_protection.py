"""Every address that gives out a byte, asked by everybody, behind everything that keeps people away.

What is expected is worked out here, from the words of docs/protocol/playback.md, not by the guard's code.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest

from cinema import ACCOUNT, OTHER, SECONDS, House, add_entry
from keyreel.delivery import paths
from keyreel.schema.files import FileResult
from keyreel.schema.kinds import Kind, Shape
from media import make_image, make_video
from worker import NOW, workers

PAGE, VIEWER = "https://shop.example.org/page", "198.51.100.7"
BLOCK = [{"objectType": "KalturaAccessControlBlockAction"}]
PREVIEW = [{"objectType": "KalturaAccessControlPreviewAction", "limit": 3}]


def when(kind: str, **values: Any) -> dict[str, Any]:
    return {"objectType": f"Kaltura{kind}Condition", **values}


def texts(*values: str) -> list[dict[str, str]]:
    return [{"objectType": "KalturaStringValue", "value": value} for value in values]


def limited(kind: str, **values: Any) -> dict[str, Any]:
    return {"objectType": f"KalturaAccessControlLimit{kind}Action", "isBlockedList": True, **values}


RULES: dict[str, list[dict[str, Any]]] = {
    "open": [],
    "session": [{"actions": BLOCK, "conditions": [when("Authenticated", **{"not": True})]}],
    "preview": [{"actions": PREVIEW, "conditions": [when("Authenticated", **{"not": True})]}],
    "address": [{"actions": BLOCK, "conditions": [when("IpAddress", values=texts("198.51.100.0/24"))]}],
    "site": [{"actions": BLOCK, "conditions": [when("Site", values=texts("example.org"))]}],
    "country": [{"actions": BLOCK, "conditions": [when("Country", values=texts("DE"))]}],
    "agent": [{"actions": BLOCK, "conditions": [when("UserAgent", values=texts("^Robot/"))]}],
    "forced": [{"actions": BLOCK, "conditions": [], "forceAdminValidation": 1}],
    "no download": [{"actions": BLOCK, "conditions": [], "contexts": [{"type": "2"}]}],
}
"""What access control profiles say; each blocks the viewer of these tests, who is at `VIEWER`, on `PAGE`, a robot."""
LIMITS: dict[str, list[dict[str, Any]]] = {
    "no flavor": [{"actions": [limited("Flavors", flavorParamsIds="0")], "conditions": []}],
    "no whole file": [{"actions": [limited("DeliveryProfiles", deliveryProfileIds="1")], "conditions": []}],
}
"""Profiles that keep nobody away, but part of the film."""
STATES: dict[str, dict[str, Any]] = {
    "ended": {"startDate": int(NOW) - 200, "endDate": int(NOW) - 100},
    "begins later": {"startDate": int(NOW) + 10**7, "endDate": int(NOW) + 10**8},
}

CALLERS = {
    "nobody": None,
    "user": ("ada", 0, ""),
    "sview": ("ada", 0, "sview:{entry}"),
    "sview of all": ("ada", 0, "sview:*"),
    "sview of another": ("ada", 0, "sview:0_another1"),
    "sviewplaylist": ("ada", 0, "sviewplaylist:{playlist}"),
    "edit": ("ada", 0, "edit:{entry}"),
    "download": ("ada", 0, "download:{entry}"),
    "admin": ("boss", 2, ""),
    "admin elsewhere": ("boss", 2, "iprestrict:203.0.113.9"),
    "admin of one address": ("boss", 2, "urirestrict:/p/1/*"),
    "other account": ("boss", 2, ""),
    "forged": None,
}
ROUTES = {
    "progressive": ("PLAY", "playManifest/entryId/{entry}/format/url"),
    "hls": ("PLAY", "playManifest/entryId/{entry}/format/applehttp/a.m3u8"),
    "pieces": ("PLAY", "hls/entryId/{entry}/flavorId/{flavor}/index.m3u8"),
    "piece": ("PLAY", "hls/entryId/{entry}/flavorId/{flavor}/package.mp4"),
    "flavor": ("PLAY", "serveFlavor/entryId/{entry}/flavorId/{flavor}"),
    "flavor to save": ("DOWNLOAD", "serveFlavor/entryId/{entry}/flavorId/{flavor}/fileName/a.mp4"),
    "manifest to save": ("DOWNLOAD", "playManifest/entryId/{entry}/format/download"),
    "raw": ("DOWNLOAD", "raw/entry_id/{entry}"),
    "download": ("DOWNLOAD", "download/entry_id/{entry}"),
    "thumbnail": ("THUMBNAIL", "thumbnail/entry_id/{entry}/width/40"),
    "frame": ("THUMBNAIL", "thumbnail/entry_id/{entry}/width/40/vid_sec/2"),
    "strip": ("THUMBNAIL", "thumbnail/entry_id/{entry}/width/20/vid_slices/3"),
    "thumb asset": ("THUMBNAIL", "thumbAsset/entryId/{entry}/thumbAssetId/{thumb}"),
}
SERVING = {
    "thumbAsset.serve": ("THUMBNAIL", {"thumbAssetId": "{thumb}"}),
    "thumbAsset.serveByEntryId": ("THUMBNAIL", {"entryId": "{entry}"}),
    "data.serve": ("DOWNLOAD", {"entryId": "{text}"}),
}
"""Actions of the API that answer bytes of entries."""
WHOLE = ("progressive", "flavor", "flavor to save", "manifest to save", "raw", "download")


@dataclass
class Stage:
    house: House
    profiles: dict[str, int]
    entry: str
    names: dict[str, str]

    def address(self, route: str, caller: str) -> str:
        path = ROUTES[route][1].format(**self.names)
        made = CALLERS[caller]
        if caller == "forged":
            return f"{path}?ks={self.house.ks()[:-4]}AAAA"
        if made is None:
            return path
        user, kind, privileges = made
        account = OTHER if caller == "other account" else ACCOUNT
        ks = self.house.ks(privileges.format(**self.names), user=user, kind=kind, account=account)
        return f"{path}?ks={ks}"


@pytest.fixture(scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    folder = tmp_path_factory.mktemp("protection")
    film, picture = make_video(folder / "film.mp4", SECONDS), make_image(folder / "picture.png")
    async with workers(folder / "data", "") as [worker]:
        for account in (ACCOUNT, OTHER):
            await worker.open_account(account)
        entry = await add_entry(worker, ACCOUNT, film.read_bytes(), "film.mp4", 1)
        house = House(worker, entry, "", film.read_bytes(), picture.read_bytes())
        profiles = dict[str, int]()
        for name, rules in (RULES | LIMITS).items():
            new = {"name": name, "rules": rules}
            made = await worker.ask("accessControlProfile", "add", ks=house.admin, accessControlProfile=new)
            profiles[name] = made["id"]
        [flavor] = await worker.ask("flavorAsset", "getByEntryId", ks=house.admin, entryId=entry)
        [thumb] = await worker.ask("thumbAsset", "getByEntryId", ks=house.admin, entryId=entry)
        listed = {"name": "list", "playlistType": 3, "playlistContent": entry}
        playlist = await worker.ask("playlist", "add", ks=house.admin, playlist=listed)
        new = {"name": "text", "dataContent": "what is kept from some"}
        text = await worker.ask("data", "add", ks=house.admin, dataEntry=new)
        names = {"entry": entry, "flavor": flavor["id"], "thumb": thumb["id"], "playlist": playlist["id"]}
        names["text"] = text["id"]
        yield Stage(house, profiles, entry, names)


def test_the_matrix_has_every_address() -> None:
    """An address that somebody adds is asked for by everybody here, or this fails."""
    assert {path.partition("/")[0] for _, path in ROUTES.values()} == set(paths.ROUTES.values())


async def test_the_matrix_has_every_action_that_answers_bytes(stage: Stage) -> None:
    parts = stage.house.worker.app.parts
    assert parts is not None
    file = Kind(Shape.FILE, FileResult)
    serving = [each for each in parts.registry if each.returns == file or each.name.startswith("serve")]
    assert {f"{each.service.name}.{each.name}" for each in serving} == {*SERVING, "user.serveCsv"}


async def test_a_table_of_users_is_for_who_has_its_link(stage: Stage) -> None:
    """Which is nobody's but whose session has `download` on it, be they an administrator."""
    worker, admin = stage.house.worker, stage.house.admin
    await worker.ask("user", "update", ks=admin, userId="boss", user={"email": "boss@example.org"})
    assert await worker.ask("user", "exportToCsv", ks=admin) == "boss@example.org"
    async with asyncio.timeout(30):
        while not (found := [*worker.settings.tables.rglob("*.csv")]):  # noqa: ASYNC110  # a job
            await asyncio.sleep(0.05)
    id = found[0].name
    for caller in CALLERS:
        ks = stage.address("raw", caller).partition("?ks=")[2]
        if caller == "download":
            ks = stage.house.ks(f"download:{id}", user="ada")
        asked = {"id": id, "ks": ks} if ks else {"id": id}
        target = f"/api_v3/service/user/action/serveCsv?{urlencode(asked)}"
        status, headers, body = await worker.get(target, ip=VIEWER, referer=PAGE)
        assert (b"boss@example.org" in body) is (caller == "download"), (caller, body[:200])
        assert (status, headers["content-type"].partition(";")[0]) == (
            200,
            "text/csv" if caller == "download" else "text/xml",
        )


def allowed(route: str, caller: str, protection: str) -> bool:
    """Whether the pages say that a caller gets something."""
    context = ROUTES[route][0]
    if caller in ("admin elsewhere", "admin of one address", "forged"):
        return False
    if caller == "other account":
        return allowed(route, "nobody", protection)
    admin = caller in ("admin", "edit")
    views = caller in ("sview", "sview of all", "sviewplaylist")
    if protection in ("ended", "begins later", "rejected"):
        return admin or views
    if context == "DOWNLOAD" and caller == "download":
        return True
    if protection == "forced":
        return False
    if caller == "admin":
        return True
    if protection == "no flavor":
        return context == "THUMBNAIL"
    if protection == "no whole file":
        return route not in WHOLE
    if protection == "no download":
        return context != "DOWNLOAD"
    if protection in ("session", "preview"):
        if views:
            return True
        return protection == "preview" and route not in WHOLE
    return protection == "open"


@pytest.mark.parametrize("protection", [*RULES, *LIMITS, *STATES, "rejected"])
async def test_every_address_keeps_away_whom_it_should(stage: Stage, protection: str) -> None:
    worker, entry = stage.house.worker, stage.entry
    profile = stage.profiles.get(protection, stage.profiles["open"])
    dates = STATES.get(protection, {"startDate__null": "", "endDate__null": ""})
    await stage.house.update(entry, accessControlId=profile, **dates)
    if protection == "rejected":
        await worker.ask("baseEntry", "reject", ks=stage.house.admin, entryId=entry)
    wrong = list[tuple[str, str, int]]()
    for route in ROUTES:
        for caller in CALLERS:
            target = f"/p/{ACCOUNT}/sp/{ACCOUNT}00/{stage.address(route, caller)}"
            status, _, body = await worker.get(target, ip=VIEWER, referer=PAGE, user_agent="Robot/1.0")
            gets = status in (200, 302)
            if gets is not allowed(route, caller, protection):
                wrong.append((route, caller, status))
            if not gets:
                assert status in (403, 404)
                assert len(body) < 500
                assert stage.house.film[:100] not in body
    if protection == "rejected":
        await worker.ask("baseEntry", "approve", ks=stage.house.admin, entryId=entry)
    assert wrong == []


@pytest.mark.parametrize("protection", [*RULES, *STATES])
async def test_every_action_that_answers_bytes_keeps_away_whom_it_should(stage: Stage, protection: str) -> None:
    worker = stage.house.worker
    values = {"accessControlId": stage.profiles.get(protection, stage.profiles["open"])}
    values |= STATES.get(protection, {"startDate__null": "", "endDate__null": ""})
    for name in ("entry", "text"):
        await stage.house.update(stage.names[name], **values)
    wrong = list[tuple[str, str, bytes]]()
    for name, (context, params) in SERVING.items():
        service, _, action = name.partition(".")
        of = {**stage.names, "entry": stage.names["text"]} if service == "data" else stage.names
        for caller in ("user", "sview", "sview of all", "sview of another", "edit", "download", "admin"):
            user, kind, privileges = CALLERS[caller] or ("", 0, "")
            ks = stage.house.ks(privileges.format(**of), user=user, kind=kind)
            asked = {key: value.format(**stage.names) for key, value in params.items()} | {"ks": ks}
            target = f"/api_v3/service/{service}/action/{action}?{urlencode(asked)}"
            status, _, body = await worker.get(target, ip=VIEWER, referer=PAGE, user_agent="Robot/1.0")
            gets = b"<error>" not in body
            assert status == 200
            if gets is not allowed("thumbnail" if context == "THUMBNAIL" else "download", caller, protection):
                wrong.append((name, caller, body[:100]))
    assert wrong == []


async def test_the_page_that_asks_is_what_options_say_before_what_the_request_shows(stage: Stage) -> None:
    closed = stage.profiles["site"]
    await stage.house.update(stage.entry, accessControlId=closed, startDate__null="", endDate__null="")
    worker, ks = stage.house.worker, stage.house.ks()
    other = "https://a.example/"
    for referer, options, may in (("", PAGE, False), (PAGE, "", False), (PAGE, other, True), ("", "", True)):
        asked = {"thumbAssetId": stage.names["thumb"], "ks": ks}
        if options:
            asked |= {"options:objectType": "KalturaThumbnailServeOptions", "options:referrer": options}
        target = f"/api_v3/service/thumbAsset/action/serve?{urlencode(asked)}"
        assert (b"<error>" not in (await worker.get(target, referer=referer))[2]) is may, (referer, options)
        told = {"referrer": options} if options else {}
        told_body = {"ks": ks, "entryId": stage.entry, "format": 1, "contextDataParams": told}
        body = json.dumps(told_body).encode()
        context = await worker.post(
            "/api_v3/service/baseEntry/action/getPlaybackContext", "application/json", body, referer=referer
        )
        assert bool(context["sources"]) is may, (referer, options)


async def test_a_preview_is_the_beginning_and_no_more(stage: Stage) -> None:
    await stage.house.update(
        stage.entry, accessControlId=stage.profiles["preview"], startDate__null="", endDate__null=""
    )
    whole = await stage.house.get(stage.address("pieces", "sview"))
    part = await stage.house.get(stage.address("pieces", "nobody"))
    assert 0 < part[2].count(b"#EXTINF") < whole[2].count(b"#EXTINF")
    bytes_of = {
        caller: len((await stage.house.get(stage.address("piece", caller)))[2]) for caller in ("nobody", "sview")
    }
    assert 0 < bytes_of["nobody"] < bytes_of["sview"]
    beyond = f"bytes={bytes_of['nobody']}-{bytes_of['sview'] - 1}"
    assert (await stage.house.get(stage.address("piece", "nobody"), range=beyond))[0] == 416


@pytest.mark.parametrize("protection", [*RULES, *LIMITS, *STATES, "only the film", "rejected"])
async def test_an_address_that_is_handed_on_opens_no_more_than_its_asker_may(stage: Stage, protection: str) -> None:
    """It is asked for where and while it is given, and used by the viewer, at the end, or after a moderator's no."""
    worker, admin = stage.house.worker, stage.house.admin
    open_dates = {"startDate": int(NOW) - 300, "endDate": int(NOW) + 10**8}
    rules = stage.profiles.get(protection, stage.profiles["open"])
    if protection == "only the film":
        new = {"name": protection, "rules": [{**RULES["session"][0], "contexts": [{"type": "1"}, {"type": "2"}]}]}
        rules = (await worker.ask("accessControlProfile", "add", ks=admin, accessControlProfile=new))["id"]
    handed = list[tuple[str, str]]()
    await stage.house.update(stage.entry, accessControlId=rules, **open_dates)
    for caller in ("user", "sview", "sview of another", "download", "edit", "admin"):
        user, kind, privileges = CALLERS[caller] or ("", 0, "")
        ks = stage.house.ks(privileges.format(**stage.names), user=user, kind=kind)
        flavor, thumb = {"ks": ks, "id": stage.names["flavor"]}, {"ks": ks, "id": stage.names["thumb"]}
        for service, action, asked in (
            ("flavorAsset", "getUrl", flavor),
            ("flavorAsset", "getUrl", {**flavor, "options": {"fileName": "a.mp4"}}),
            ("flavorAsset", "getDownloadUrl", flavor),
            ("thumbAsset", "getUrl", thumb),
        ):
            address = await worker.ask(service, action, **asked)
            if isinstance(address, str) and "/ks/" in address:
                handed.append((caller, address.partition("/ks/")[2].partition("/")[0]))
    await stage.house.update(stage.entry, **STATES.get(protection, open_dates))
    if protection == "rejected":
        await worker.ask("baseEntry", "reject", ks=admin, entryId=stage.entry)
    more = list[tuple[str, str]]()
    for caller, ks in handed:
        for route in ROUTES:
            target = f"/p/{ACCOUNT}/sp/{ACCOUNT}00/{stage.address(route, 'nobody')}?ks={ks}"
            status, _, _ = await worker.get(target, ip=VIEWER, referer=PAGE, user_agent="Robot/1.0")
            kept = ROUTES[route][0] == "THUMBNAIL" or caller in ("sview", "edit", "admin")
            kept = kept or (caller == "download" and ROUTES[route][0] == "DOWNLOAD")
            may = kept if protection == "only the film" else allowed(route, caller, protection)
            if status in (200, 302) and not may:
                more.append((route, caller))
    if protection == "rejected":
        await worker.ask("baseEntry", "approve", ks=admin, entryId=stage.entry)
    assert handed
    assert more == []


async def test_what_players_are_told_is_what_addresses_do(stage: Stage) -> None:
    worker = stage.house.worker
    for protection in (*RULES, *LIMITS):
        await stage.house.update(
            stage.entry, accessControlId=stage.profiles[protection], startDate__null="", endDate__null=""
        )
        for caller in ("user", "sview", "admin"):
            user, kind, privileges = CALLERS[caller] or ("", 0, "")
            ks = stage.house.ks(privileges.format(**stage.names), user=user, kind=kind)
            asked = {"objectType": "KalturaPlaybackContextOptions", "referrer": PAGE, "userAgent": "Robot/1.0"}
            told = await worker.ask(
                "baseEntry", "getPlaybackContext", ks=ks, ip=VIEWER, entryId=stage.entry, contextDataParams=asked
            )
            formats = {source["format"] for source in told["sources"]}
            assert ("applehttp" in formats) is allowed("hls", caller, protection), (protection, caller)
            assert ("url" in formats) is allowed("progressive", caller, protection), (protection, caller)
            if protection in LIMITS:
                continue
            blocks = any(action["objectType"] == "KalturaAccessControlBlockAction" for action in told["actions"])
            assert blocks is not allowed("hls", caller, protection)


async def test_a_deleted_profile_leaves_the_default_one(stage: Stage) -> None:
    new = {"name": "to delete", "rules": RULES["forced"]}
    worker, admin = stage.house.worker, stage.house.admin
    made = await worker.ask("accessControlProfile", "add", ks=admin, accessControlProfile=new)
    await stage.house.update(stage.entry, accessControlId=made["id"], startDate__null="", endDate__null="")
    assert (await stage.house.get(stage.address("hls", "user")))[0] == 403
    assert await worker.ask("accessControlProfile", "delete", ks=admin, id=made["id"]) is None
    assert (await stage.house.get(stage.address("hls", "user")))[0] == 200
    shown = await worker.ask("media", "get", ks=admin, entryId=stage.entry)
    default = await worker.ask("accessControlProfile", "get", ks=admin, id=shown["accessControlId"])
    assert default["isDefault"]
    refused = await worker.ask("accessControlProfile", "delete", ks=admin, id=default["id"])
    assert refused["code"] == "CANNOT_DELETE_DEFAULT_ACCESS_CONTROL"


async def test_old_restrictions_are_rules(stage: Stage) -> None:
    worker, admin = stage.house.worker, stage.house.admin
    restrictions = [
        {"objectType": "KalturaSessionRestriction"},
        {"objectType": "KalturaSiteRestriction", "siteRestrictionType": 0, "siteList": "a.example,b.example"},
    ]
    new = {"objectType": "KalturaAccessControl", "name": "old", "restrictions": restrictions}
    made = await worker.ask("accessControl", "add", ks=admin, accessControl=new)
    assert [each["objectType"] for each in made["restrictions"]] == [each["objectType"] for each in restrictions]
    assert made["restrictions"][1]["siteList"] == "a.example,b.example"
    rules = (await worker.ask("accessControlProfile", "get", ks=admin, id=made["id"]))["rules"]
    assert [rule["conditions"][0]["objectType"] for rule in rules] == [
        "KalturaAuthenticatedCondition",
        "KalturaSiteCondition",
    ]
    await stage.house.update(stage.entry, accessControlId=made["id"], startDate__null="", endDate__null="")
    assert (await stage.house.get(stage.address("hls", "user")))[0] == 403
    assert (await stage.house.get(stage.address("hls", "sview")))[0] == 200
    assert (await stage.house.get(stage.address("hls", "sview"), referer="https://www.a.example/"))[0] == 403
    await stage.house.update(stage.entry, accessControlId=stage.profiles["open"])
    only_new = await worker.ask("accessControl", "get", ks=admin, id=stage.profiles["no download"])
    assert only_new["containsUnsuportedRestrictions"] is True
    refused = await worker.ask(
        "accessControl", "update", ks=admin, id=stage.profiles["no download"], accessControl={"name": "x"}
    )
    assert "code" in refused
