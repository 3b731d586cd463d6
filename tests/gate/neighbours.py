"""A populated account, its neighbour, and by which names calls speak of each other's objects."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from keyreel.ks import partner_of
from keyreel.schema.bulk import BatchJobStatus
from keyreel.schema.kinds import Kind, Shape
from keyreel.schema.lists import SUFFIXES
from keyreel.schema.objects import ApiObject
from keyreel.schema.service import Action
from town import NEIGHBOUR, TOWN, Question, Served, answers
from worker import Worker

CONSOLE = -2
SERVICES = {
    "accesscontrol": "guard",
    "accesscontrolprofile": "guard",
    "apptoken": "token",
    "audit_audittrail": "line",
    "baseentry": "entry",
    "bulkupload_bulk": "job",
    "category": "category",
    "categoryentry": "entry",
    "categoryuser": "user",
    "conversionprofile": "conversion",
    "conversionprofileassetparams": "conversion",
    "data": "text",
    "flavorasset": "flavor",
    "flavorparams": "flavor_params",
    "groupuser": "user",
    "keyreel_secret": "secret",
    "media": "entry",
    "partner": "account",
    "permission": "permission",
    "permissionitem": "item",
    "playlist": "playlist",
    "responseprofile": "profile",
    "thumbasset": "thumb",
    "thumbparams": "thumb_params",
    "uiconf": "player",
    "uploadtoken": "upload",
    "user": "user",
    "userrole": "role",
    "widget": "widget",
}
"""What the `id` of a service's actions is the id of."""
EMPTY = ("metadata_metadata", "userentry", "system", "adminuser", "session", "upload")
"""Services without objects of their own that an id names."""
NAMES = {
    "accessControlId": "guard",
    "adminUserId": "user",
    "assetId": "flavor",
    "assetParamsId": "flavor_params",
    "categoriesIds": "category",
    "categoryId": "category",
    "categoryIds": "category",
    "conversionProfileId": "conversion",
    "creatorId": "user",
    "destThumbParamsId": "thumb_params",
    "entitledUsersEdit": "user",
    "entitledUsersPublish": "user",
    "entitledUsersView": "user",
    "entryId": "entry",
    "entryIds": "entry",
    "existingLoginId": "login",
    "flaggedEntryId": "entry",
    "flavorParamsId": "flavor_params",
    "flavorParamsIds": "flavor_params",
    "groupId": "group",
    "groupUserId": "membership",
    "groupIds": "group",
    "impersonatedPartnerId": "account",
    "loginDataId": "login",
    "loginId": "login",
    "newLoginId": "login",
    "objectId": "entry",
    "oldLoginId": "login",
    "owner": "user",
    "parentEntryId": "entry",
    "parentId": "category",
    "partnerId": "account",
    "partnerParentId": "account",
    "permissionItemId": "item",
    "permissionItemsIds": "item",
    "permissionName": "permission",
    "permissionNames": "permission",
    "dependsOnPermissionNames": "permission",
    "playlistContent": "entry",
    "redirectEntryId": "entry",
    "refId": "reference",
    "referenceId": "reference",
    "relatedObjectId": "entry",
    "replacedEntryId": "entry",
    "replacingEntryId": "entry",
    "requestedPartnerId": "account",
    "roleIds": "role",
    "rootEntryId": "entry",
    "rootWidgetId": "widget",
    "sessionUserId": "user",
    "sourceAssetId": "flavor",
    "sourceEntryId": "entry",
    "sourceFlavorAssetId": "flavor",
    "sourceFlavorParamsId": "flavor_params",
    "sourceWidgetId": "widget",
    "systemName": "system_name",
    "targetCategoryParentId": "category",
    "templateEntryId": "entry",
    "templatePartnerId": "account",
    "thumbAssetId": "thumb",
    "thumbParamId": "thumb_params",
    "token": "upload",
    "uiConfId": "player",
    "uploadTokenId": "upload",
    "userId": "user",
    "userRoleId": "role",
    "widgetId": "widget",
}
"""What parameters and properties of these names speak of."""
NAMELESS = {
    "additionalFields", "adminEmail", "advancedOptions", "autoFinalize", "cmsPassword", "createNewGroups", "detailed",
    "email", "expiry", "fileName", "finalChunk", "forceProxy", "grace", "hashKey", "isFinal", "mappedFields",
    "metadataProfileId", "month", "moveEntriesToParentCategory", "newEmail", "newFirstName", "newLastName",
    "newPassword", "otp", "override", "password", "playlistContext", "priority", "privileges", "rank",
    "removeFromExistingGroups", "resolution", "resume", "resumeAt", "secret", "session", "sessionPrivileges",
    "shouldUpdate", "silent", "storageId", "timeOffset", "tokenHash", "totalResults", "updateStats", "url", "useCdn",
    "version", "year", "allowEmpty",
}  # fmt: skip
"""Parameters that speak of nobody's object."""
_WORDS = (
    "objectType",
    "auditObjectType",
    "relatedObjectType",
    "action",
    "entryPoint",
    "hashType",
    "errorDescription",
    "permissionNames",
    "descriptor",
)
"""Properties whose values are words of the API, which nobody has for themselves."""
_SCALARS = (Shape.STRING, Shape.INT, Shape.BIGINT, Shape.FLOAT, Shape.BOOL)


def subject(action: Action, name: str) -> str | None:
    """What kind of object a parameter of an action names; `None` where it names none."""
    return SERVICES.get(action.service.id) if name == "id" else NAMES.get(name)


def unclear(action: Action) -> list[str]:
    """The parameters of an action that nobody said anything about here."""
    return [
        f"{action.title}({param.wire})"
        for param in action.params
        if param.kind.shape in _SCALARS and subject(action, param.wire) is None and param.wire not in NAMELESS
    ]


def concrete(kind: Kind) -> list[type[ApiObject]]:
    """The classes whose objects a parameter takes."""
    found = [kind.type]
    for item in found:
        found += [each for each in item.__subclasses__() if each not in found]
    return [item for item in found if not item.abstract]


def conditions(model: type[ApiObject]) -> Iterator[tuple[str, str]]:
    """The conditions of a filter, each with the name of the property that it looks at."""
    for item in model.properties:
        if item.wire not in ("orderBy", "advancedSearch", "relatedObjects"):
            ends = sorted((end for end in SUFFIXES.values() if item.wire.endswith(end)), key=len)
            yield item.wire, item.wire.removesuffix(ends[-1]) if ends else item.wire


@dataclass
class Neighbours:
    """The town, what it has by what it is called here, and the neighbour who has no business with it.

    Attributes:
        theirs: a value of each kind: an id, mostly.
        texts: what only the town's own answers hold.
    """

    served: Served
    theirs: dict[str, Any]
    objects: dict[str, list[dict[str, Any]]] = field(default_factory=dict[str, list[dict[str, Any]]])
    texts: frozenset[str] = frozenset()
    sent: int = 0

    @property
    def worker(self) -> Worker:
        return self.served.worker

    def absent(self, kind: str) -> Any:
        """A value like the town's, of nothing that there is."""
        value = self.theirs[kind]
        return 2_000_000_000 + value if isinstance(value, int) else f"{value[:-2]}zz"

    async def ask(self, service: str, action: str, **params: Any) -> Any:
        """The answer to a call; each comes from another address, so that none waits for the guesses of others."""
        self.sent += 1
        ip = f"10.{self.sent >> 16 & 255}.{self.sent >> 8 & 255}.{self.sent & 255}"
        return await self.worker.ask(service, action, ip=ip, **params)

    async def send(self, action: Action, params: dict[str, Any]) -> Any:
        """The answer to a call that brings a file, where the action takes one."""
        for param in action.params:
            if param.kind.shape is Shape.FILE:
                return await self.worker.send(
                    action.service.id, action.name, b"x", field=param.wire, name="a.txt", **params
                )
        return await self.ask(action.service.id, action.name, **params)

    def leaked(self, answer: Any) -> list[str]:
        """What of the town is in an answer."""
        return [text for text in leaves(answer) if text in self.texts]


def reads(served: Served) -> list[Question]:
    """What can be asked of the town again and again."""
    asked = [question for question in served.questions if "once" not in question]
    return [each for each in asked if "params" not in each or partner_of(each["params"]["ks"]) == TOWN]


def leaves(answer: Any, name: str = "") -> Iterator[str]:
    """The values in an answer that could be somebody's: texts, and the account of an object."""
    match answer:
        case dict():
            for key, value in answer.items():
                if key not in _WORDS:
                    yield from leaves(value, key)
        case list():
            for value in answer:
                yield from leaves(value)
        case str() if len(answer) > 3:
            yield answer
        case int() if name == "partnerId":
            yield f"account {answer}"
        case _:
            pass


async def settle(served: Served) -> Neighbours:
    """Look at the town, with what the town's builder left out, and at its neighbour before anything happens.

    What the town answers from then on is in `served.answers`.
    """
    worker = served.worker
    mine, theirs = worker.ks(NEIGHBOUR, "boss"), worker.ks(TOWN, "ada")
    do = partial(worker.ask, ks=theirs)
    await do("permission", "add", permission={"name": "TOWN_ONLY", "friendlyName": "of the town alone"})
    for user_id in ("ada", "vera"):  # whose data say later what is asked for
        await do("user", "update", userId=user_id, user={"partnerData": ""})
    named = {"name": "Guarded", "systemName": "guarded-by-town"}
    await do("accessControlProfile", "add", accessControlProfile=named)
    job = await do("groupUser", "sync", userId="lib", groupIds="crew")
    async with asyncio.timeout(60):
        while (await do("bulkUpload_bulk", "get", id=job["id"]))["status"] != BatchJobStatus.FINISHED:  # noqa: ASYNC110  # a job
            await asyncio.sleep(0.01)
    await worker.open_account(CONSOLE)
    item = {"objectType": "KalturaApiActionPermissionItem", "service": "user", "action": "list"}
    item = await worker.ask("permissionItem", "add", ks=worker.ks(CONSOLE), permissionItem=item)
    entries = {item["name"]: item["id"] for item in (await do("baseEntry", "list"))["objects"]}
    found: dict[str, Any] = {
        "account": TOWN,
        "entry": entries["film"],
        "text": entries["Notes"],
        "playlist": entries["In order"],
        "user": "lib",
        "group": "crew",
        "login": "ada@town.example",
        "reference": "film-1",
        "permission": "TOWN_ONLY",
        "system_name": "guarded-by-town",
        "job": job["id"],
        "item": item["id"],
        "membership": (await do("groupUser", "list"))["objects"][0]["id"],
    }
    objects: dict[str, list[dict[str, Any]]] = {}
    needed = {"entryIdEqual": found["entry"], "categoryIdEqual": 3}
    assert worker.app.parts is not None
    for action in worker.app.parts.registry:
        if action.name == "list":
            filtered = {"filter": needed} if any(param.wire == "filter" for param in action.params) else {}
            answer = await do(action.service.id, "list", **filtered)
            if "code" in answer or not answer["objects"]:
                answer = await do(action.service.id, "list", pager={"pageSize": 500})
            own = [item for item in answer["objects"] if item.get("partnerId", TOWN) == TOWN]
            objects[action.service.id] = own
            kind = SERVICES.get(action.service.id)
            if kind and kind not in found and own:
                found[kind] = own[-1]["id"]
    baseline: set[str] = set()
    seen: set[str] = {f"account {TOWN}"}
    for service in objects:
        baseline |= {*leaves(await worker.ask(service, "list", ks=mine, pager={"pageSize": 500}))}
        seen |= {*leaves(objects[service])}
    served.answers[:] = await answers(worker, reads(served))
    echoed = {str(value) for value in found.values()}
    return Neighbours(served, found, objects, frozenset(seen - baseline - echoed))
