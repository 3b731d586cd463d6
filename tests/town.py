"""A populated installation: two accounts with people, tokens and content, and what is asked of it afterwards.

What is asked, and what was answered, are plain data, so that they can be kept with a recorded database and asked
again of a later release, of a restored backup, or of an account on another server.
"""

import asyncio
import hashlib
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from pyotp.totp import TOTP

from cinema import add_entry
from keyreel.accounts.settings import change_settings
from keyreel.ks import Keyring, generate
from keyreel.users.logins import find_login, seed_context
from media import make_image, make_video
from worker import NOW, SECRET, Worker, workers

TOWN, NEIGHBOUR = 601, 602
PASSWORD = "Str0ng!pass"
OWNER, VERA = "owner@town.example", "vera@town.example"
Question = dict[str, Any]
"""`ask` is a service and an action with `params`, `get` an address, `fill` the content of a new entry. Where it
`opens`, the answer is a session, and what an administrator (`by`) learns of it is what counts; `seed` is that of the
second factor which it needs a code of. `once` says that asking changes something, so that it is asked last; `code` is
the error that it is answered with then."""


class Builder:
    """Builds the town by calls, as its people would."""

    def __init__(self, worker: Worker, folder: Path) -> None:
        self.worker = worker
        self.folder = folder
        self.admin = worker.ks(TOWN, "ada")
        self.questions: list[Question] = []

    async def do(self, service: str, action: str, *, ks: str = "", **params: Any) -> Any:
        """The result of a call that is not refused."""
        answer = await self.worker.ask(service, action, ks=ks or self.admin, **params)
        assert not (isinstance(answer, dict) and "code" in answer and "message" in answer), (service, action, answer)
        return answer

    def later(self, service: str, action: str, **params: Any) -> None:
        """Ask this afterwards, as the town's administrator."""
        self.questions.append({"ask": [service, action], "params": {"ks": self.admin, **params}})

    def once(self, service: str, action: str, **more: Any) -> None:
        """Ask this afterwards, and once."""
        names = {name: more.pop(name) for name in ("seed", "opens", "code") if name in more}
        self.questions.append({"ask": [service, action], "params": more, "once": True, "by": self.admin, **names})

    async def people(self) -> None:
        """An owner, an administrator, a viewer who logs in with a second factor in both accounts, and a group."""
        worker = self.worker
        assert worker.app.parts is not None
        await worker.open_account(TOWN, adminEmail=OWNER, password=PASSWORD, website="https://town.example")
        await worker.open_account(NEIGHBOUR, adminEmail="owner@neighbour.example", password=PASSWORD)
        await change_settings(worker.app.parts.db, TOWN, {"second-factor": "on", "second-factor-for": "others"})
        role = await self.do(
            "userRole", "add", userRole={"name": "Librarian", "permissionNames": "CONTENT_MANAGE_BASE,ADMIN_BASE"}
        )
        people = (
            {"id": "ada", "firstName": "Ada", "email": "ada@town.example", "isAdmin": True, "password": PASSWORD},
            {"id": "vera", "firstName": "Véra", "lastName": "Ω", "email": VERA, "password": PASSWORD, "country": "CH"},
            {
                "id": "lib",
                "email": "lib@town.example",
                "isAdmin": True,
                "roleIds": str(role["id"]),
                "partnerData": "{}",
            },
            {"id": "gone"},
            {"id": "crew", "type": 1},
        )
        for person in people:
            await self.do("user", "add", user=person)
        await self.do("user", "delete", userId="gone")
        await self.do("groupUser", "add", groupUser={"userId": "vera", "groupId": "crew"})
        login = {"loginId": VERA, "password": PASSWORD}
        assert await worker.code("user", "loginByLoginId", **login) == "MISSING_OTP"
        [(_, key)] = [mail for mail in await worker.mails() if mail[0] == VERA]
        await self.do("user", "generateQrCode", hashKey=key)
        found = await find_login(worker.app.parts.db, VERA)
        assert found is not None
        assert found.seed is not None
        seed = worker.app.parts.sealer.open(found.seed, seed_context(found.key))
        neighbour = {"id": "vera", "email": VERA, "password": PASSWORD}
        await self.do("user", "add", ks=worker.ks(NEIGHBOUR), user=neighbour)
        self.later("userRole", "list", filter={"orderBy": "+id"})
        self.later("user", "list")
        self.later("groupUser", "list", filter={"groupIdEqual": "crew"})
        self.later("partner", "getInfo")
        self.later("permission", "getCurrentPermissions")
        self.once("user", "loginByLoginId", loginId=OWNER, password=PASSWORD, partnerId=TOWN, opens=True)
        self.once("user", "loginByLoginId", **login, partnerId=TOWN, opens=True, seed=seed)
        self.once("user", "loginByLoginId", **login, partnerId=TOWN, code="MISSING_OTP")
        wrong = {"loginId": OWNER, "password": "wrong"}
        self.once("user", "loginByLoginId", **wrong, partnerId=TOWN, code="USER_WRONG_PASSWORD")

    async def sessions(self) -> None:
        """Sessions of every kind: ended, limited, of a token, of a login, of a widget, of an earlier secret."""
        worker = self.worker
        assert worker.app.parts is not None
        ended = worker.ks(TOWN, "vera", privileges="sessionid:x")
        await self.do("session", "end", ks=ended)
        limited = worker.ks(TOWN, "vera", 2, "actionslimit:3")
        for _ in range(2):
            await self.do("user", "get", ks=limited, userId="vera")
        token = await self.do(
            "appToken",
            "add",
            appToken={"hashType": "SHA256", "sessionUserId": "lib", "sessionType": 2, "sessionDuration": 10**6},
        )
        lost = await self.do("appToken", "add", appToken={"hashType": "SHA1", "sessionUserId": "vera"})
        widget = await self.do("widget", "add", widget={"sourceWidgetId": f"_{TOWN}"})
        visitor = await self.do("session", "startWidgetSession", widgetId=f"_{TOWN}", ks="")
        digest = hashlib.sha256((visitor["ks"] + token["token"]).encode()).hexdigest()
        opened = await self.do("appToken", "startSession", ks=visitor["ks"], id=token["id"], tokenHash=digest)
        other = hashlib.sha1((visitor["ks"] + lost["token"]).encode()).hexdigest()  # as the API has it
        of_lost = await self.do("appToken", "startSession", ks=visitor["ks"], id=lost["id"], tokenHash=other)
        await self.do("appToken", "delete", id=lost["id"])
        login = await self.do("user", "loginByLoginId", loginId="ada@town.example", password=PASSWORD, partnerId=TOWN)
        made = await self.do("keyreel_secret", "rotate", graceSeconds=10**7)
        later = Keyring([made["secret"]])
        by_new = generate(later, partner_id=TOWN, user_id="ada", type=2, expiry=int(NOW) + 10**8, privileges="")
        by_v1 = generate(later, partner_id=TOWN, user_id="ada", type=2, expiry=int(NOW) + 10**8, version=1)
        for ks in (ended, of_lost["ks"], opened["ks"], login, visitor["ks"], by_new, by_v1):
            self.later("session", "get", session=ks)
            self.later("baseEntry", "count", ks=ks)
        self.later("user", "get", ks=login, userId="ada")
        self.later("user", "get", ks=opened["ks"], userId="lib")
        self.later("appToken", "list")
        self.later("widget", "get", id=widget["id"])
        self.later("widget", "get", id=f"_{TOWN}")
        self.later("keyreel_secret", "list")
        self.once("appToken", "startSession", ks=visitor["ks"], id=token["id"], tokenHash=digest, opens=True)
        self.once("user", "get", ks=limited, userId="vera")
        self.once("user", "get", ks=limited, userId="vera", code="INVALID_KS")
        self.once("session", "start", secret=SECRET, partnerId=TOWN, userId="ada", type=2, opens=True)

    async def rules(self) -> None:
        """Profiles of every kind, a player, and categories."""
        rule = {
            "objectType": "KalturaRule",
            "conditions": [
                {"objectType": "KalturaIpAddressCondition", "not": True, "values": [{"value": "192.0.2.7"}]}
            ],
            "actions": [{"objectType": "KalturaAccessControlBlockAction"}],
        }
        self.guard = await self.do(
            "accessControlProfile", "add", accessControlProfile={"name": "Here only", "rules": [rule]}
        )
        flavor = await self.do("flavorParams", "add", flavorParams={"name": "Small", "format": "mp4", "width": 320})
        self.thumb = await self.do("thumbParams", "add", thumbParams={"name": "Cut", "width": 32, "height": 18})
        self.conversion = await self.do(
            "conversionProfile",
            "add",
            conversionProfile={"name": "Both", "flavorParamsIds": f"0,{flavor['id']}"},
        )
        player = await self.do("uiConf", "add", uiConf={"name": "Player", "objType": 1, "width": 640, "tags": "player"})
        top = await self.do(
            "category", "add", category={"name": "Courses", "description": "All of them", "privacyContext": "school"}
        )
        below = await self.do("category", "add", category={"name": "Algebra", "parentId": top["id"], "tags": "maths"})
        self.category = await self.do(
            "category", "add", category={"name": "First", "parentId": below["id"], "privacy": 1, "owner": "ada"}
        )
        await self.do(
            "categoryUser",
            "add",
            categoryUser={"categoryId": self.category["id"], "userId": "vera", "permissionLevel": 2},
        )
        for service in (
            "accessControlProfile",
            "conversionProfile",
            "category",
            "flavorParams",
            "thumbParams",
            "uiConf",
        ):
            self.later(service, "list")
        self.later("uiConf", "get", id=player["id"])
        self.later("conversionProfileAssetParams", "list")
        self.later("categoryUser", "list", filter={"categoryIdEqual": self.category["id"]})

    async def content(self) -> None:
        """Entries of every kind, with their files, and uploads that are not used yet."""
        worker, folder = self.worker, self.folder
        film = await asyncio.to_thread(make_video, folder / "film.mp4", 2, width=64, height=36)
        picture = await asyncio.to_thread(make_image, folder / "picture.png")
        places = {"accessControlId": self.guard["id"], "conversionProfileId": self.conversion["id"]}
        described = {**places, "tags": "one,two", "referenceId": "film-1", "userId": "vera"}
        video = await add_entry(worker, TOWN, film.read_bytes(), "film.mp4", 1, **described)
        image = await add_entry(worker, TOWN, picture.read_bytes(), "picture.png", 2)
        text = await self.do("data", "add", dataEntry={"name": "Notes", "dataContent": "Ω ≈ ∞"})
        static = {"name": "In order", "playlistType": 3, "playlistContent": f"{image},{video}"}
        ordered = await self.do("playlist", "add", playlist=static)
        search = {"objectType": "KalturaMediaEntryFilterForPlaylist", "categoriesIdsMatchOr": str(self.category["id"])}
        dynamic = {"name": "Found", "playlistType": 10, "filters": [search], "totalResults": 10}
        found = await self.do("playlist", "add", playlist=dynamic)
        await self.do("categoryEntry", "add", categoryEntry={"categoryId": self.category["id"], "entryId": video})
        flag = {"flaggedEntryId": image, "flagType": 1, "comments": "unclear"}
        await self.do("baseEntry", "flag", moderationFlag=flag)
        await self.do("thumbAsset", "generateByEntryId", entryId=video, destThumbParamsId=self.thumb["id"])
        related = {"objectType": "KalturaCategoryEntryFilter", "categoryIdEqual": self.category["id"]}
        profile = await self.do(
            "responseProfile",
            "add",
            addResponseProfile={"systemName": "brief", "type": 1, "fields": "id,name", "filter": related},
        )
        whole, part = await self.do("uploadToken", "add"), await self.do("uploadToken", "add")
        for token, size, last in ((whole, 3000, True), (part, 1000, False)):
            sent = {"uploadTokenId": token["id"], "ks": self.admin, "finalChunk": str(last)}
            await worker.send("uploadToken", "upload", b"x" * size, field="fileData", name="a.png", **sent)
        for id in (video, image, text["id"], ordered["id"]):
            self.later("baseEntry", "get", entryId=id)
        self.later("baseEntry", "list", filter={"orderBy": "+createdAt"})
        self.later("media", "list", filter={"freeText": "film"})
        self.later("flavorAsset", "getByEntryId", entryId=video)
        self.later("thumbAsset", "getByEntryId", entryId=video)
        self.later("baseEntry", "getPlaybackContext", entryId=video, contextDataParams={})
        self.later("baseEntry", "listFlags", entryId=image)
        self.later("categoryEntry", "list", filter={"categoryIdEqual": self.category["id"]})
        self.later("playlist", "execute", id=ordered["id"])
        self.later("playlist", "execute", id=found["id"])
        self.later("responseProfile", "get", id=profile["id"])
        self.later("baseEntry", "get", entryId=video, responseProfile={"systemName": "brief"})
        self.later("uploadToken", "list")
        self.later("user", "list", ks=worker.ks(NEIGHBOUR))
        ks = f"?ks={self.admin}"
        for address in (
            f"raw/entry_id/{video}{ks}",
            f"raw/entry_id/{image}{ks}",
            f"thumbnail/entry_id/{image}/width/20",
            f"playManifest/entryId/{video}/format/url{ks}",
        ):
            self.questions.append({"get": f"/p/{TOWN}/sp/{TOWN}00/{address}"})
        use = {"objectType": "KalturaUploadedFileTokenResource", "token": whole["id"]}
        new = {"objectType": "KalturaMediaEntry", "name": "late", "mediaType": 2}
        self.questions.append({"fill": use, "params": {"ks": self.admin, "entry": new}, "once": True})


async def build(worker: Worker, folder: Path) -> list[Question]:
    """Build the town on a worker's server; what to ask of it.

    Args:
        folder: where files are made.
    """
    builder = Builder(worker, folder)
    await builder.people()
    await builder.rules()
    await builder.content()
    await builder.sessions()
    return sorted(builder.questions, key=lambda question: "once" in question)


async def answer(worker: Worker, question: Question) -> Any:
    """What a server answers to a question, as plain data."""
    params = dict(question.get("params", {}))
    if "get" in question:
        status, headers, body = await worker.get(question["get"])
        shown: Any = hashlib.sha256(body).hexdigest()
        if (kind := headers.get("content-type")) == "image/jpeg":  # which another release may draw otherwise
            shown = list(Image.open(io.BytesIO(body)).size)
        return [status, kind, headers.get("location"), shown]
    if "fill" in question:
        made = await worker.ask("media", "add", **params)
        filled = await worker.ask("media", "addContent", ks=params["ks"], entryId=made["id"], resource=question["fill"])
        return filled.get("status", filled)
    if "seed" in question:
        worker.now += 90  # a code counts once
        params["otp"] = TOTP(question["seed"]).at(int(worker.now))
    found = await worker.ask(*question["ask"], **params)
    if question.get("opens"):
        ks = found["ks"] if isinstance(found, dict) and "ks" in found else found
        info = await worker.ask("session", "get", ks=question["by"], session=ks)
        return {name: info.get(name) for name in ("partnerId", "userId", "sessionType", "code")}
    if isinstance(found, dict) and "message" in found and "code" in found:
        return {"code": found["code"], "args": found.get("args")}
    return found


async def answers(worker: Worker, questions: list[Question]) -> list[Any]:
    """What a server answers, in order."""
    return [await answer(worker, question) for question in questions]


def check_last(questions: list[Question], found: list[Any]) -> None:
    """Whether what is asked once was answered as the town's people expect."""
    asked = [(question, answer) for question, answer in zip(questions, found, strict=True) if "once" in question]
    assert len(asked) >= 8
    for question, answered in asked:
        code = answered.get("code") if isinstance(answered, dict) else None
        assert code == question.get("code"), (question, answered)


@dataclass
class Served:
    """A worker that serves the town; what to ask of it, and what it answers to all that may be asked again."""

    worker: Worker
    questions: list[Question]
    answers: list[Any]


@asynccontextmanager
async def serving(folder: Path, database_url: str = "") -> AsyncIterator[Served]:
    """The town, served. What is asked once is not asked yet."""
    async with workers(folder / "data", database_url) as [worker]:
        questions = await build(worker, folder)
        reads = [question for question in questions if "once" not in question]
        yield Served(worker, questions, await answers(worker, reads))
