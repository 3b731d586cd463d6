"""No caller of an account reaches what another account has: by id, filter, relation, reference or response profile.

Every action that is built, every condition of every list, every property that speaks of another object. What the
answers are held against: that they are those about what is not there at all, that nothing of the town is in them, and
that the town is as it was.
"""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from neighbours import EMPTY, NAMES, SERVICES, Neighbours, concrete, conditions, reads, settle, subject, unclear
from test_matrix import minimal

from keyreel.schema.kinds import Shape
from keyreel.schema.lists import Filter, RelatedFilter
from keyreel.schema.service import Action
from town import NEIGHBOUR, TOWN, answers, serving

EVERYTHING = "edit:*,list:*,sview:*,download:*,disableentitlement,edituser:*,editadmintags:*"
CALLERS = {
    "admin": ("mayor", 2, ""),
    "namesake": ("ada", 2, ""),
    "user": ("una", 0, EVERYTHING),
    "widget": ("0", 0, "view:*,widget:1"),
}
"""The neighbour's callers: user, type and privileges. Some are called like the town's people."""
PUBLIC = {
    "partner->getPublicInfo": "anybody may know where an account is",
    "session->startWidgetSession": "widgets are for everybody",
}
"""Actions whose answer about the town differs from that about nothing, and why that is right."""


@pytest.fixture(scope="module")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Neighbours]:
    async with serving(tmp_path_factory.mktemp("isolation")) as served:
        found = await settle(served)
        yield found
        asked = reads(served)
        for question, before, now in zip(asked, served.answers, await answers(served.worker, asked), strict=True):
            assert now == before, question


def actions(town: Neighbours) -> list[Action]:
    assert town.worker.app.parts is not None
    return list(town.worker.app.parts.registry)


def sent(town: Neighbours, action: Action, *, theirs: bool) -> dict[str, Any]:
    """The least that an action takes, and what it names is the town's, or nobody's."""
    found: dict[str, Any] = {}
    for param in action.params:
        kind = subject(action, param.wire)
        if kind is not None:
            found[param.wire] = town.theirs[kind] if theirs else town.absent(kind)
        elif param.required and param.kind.shape is not Shape.FILE:
            found[param.wire] = minimal(param.kind)
    return found


def naming(town: Neighbours) -> list[Action]:
    """The actions that name an object."""
    return [each for each in actions(town) if any(subject(each, param.wire) for param in each.params)]


def told(town: Neighbours, answer: Any) -> str:
    """What an answer tells, with nothing for the names of what was asked about."""
    if isinstance(answer, dict) and "message" in answer:
        return f"{answer['code']}({', '.join(answer['args'])})"
    text = json.dumps(answer)
    for kind, value in town.theirs.items():
        if isinstance(value, str):
            text = text.replace(value, "?").replace(town.absent(kind), "?")
    return text


def test_every_action_and_service_is_in_the_matrix(town: Neighbours) -> None:
    unknown = [name for each in actions(town) for name in unclear(each)]
    assert not unknown, f"say in NAMES or NAMELESS of neighbours.py what these name: {', '.join(unknown)}"
    services = {each.service.id for each in actions(town)}
    assert services == {*SERVICES, *EMPTY}, "say in SERVICES or EMPTY of neighbours.py what the ids of these are ids of"
    assert {*SERVICES.values(), *NAMES.values()} == {*town.theirs} | {"entry"}
    assert len(town.texts) > 50


@pytest.mark.parametrize("caller", CALLERS)
async def test_by_id(town: Neighbours, caller: str) -> None:
    user, type, privileges = CALLERS[caller]
    ks = town.worker.ks(NEIGHBOUR, user, type, privileges)
    wrong: list[str] = []
    for action in naming(town):
        named = [subject(action, param.wire) for param in action.params]
        there = await town.send(action, {**sent(town, action, theirs=True), "ks": ks})
        nowhere = await town.send(action, {**sent(town, action, theirs=False), "ks": ks})
        if "account" in named and action.title not in PUBLIC:
            assert "message" in there, action.title
        elif action.title not in PUBLIC and told(town, there) != told(town, nowhere):
            wrong.append(f"{action.title}: {str(there)[:300]} but {str(nowhere)[:300]}")
        if action.title not in PUBLIC and (leaked := town.leaked(there)):
            wrong.append(f"{action.title}: {leaked}")
    assert not wrong, "\n".join(wrong)


def filters(town: Neighbours) -> dict[type[Filter], str]:
    """The filters of lists, and the services whose lists they are of."""
    found: dict[type[Filter], str] = {}
    for action in actions(town):
        for param in action.params:
            if param.kind.shape is Shape.OBJECT and issubclass(param.kind.type, Filter) and action.name == "list":
                found |= dict.fromkeys(concrete(param.kind), action.service.id)
    return found


def values(town: Neighbours, service: str, name: str) -> list[Any]:
    """What the town's objects of a service have in a property, and what the town has that is called so."""
    found = [item[name] for item in town.objects.get(service, []) if item.get(name) not in (None, "", [], {})]
    if name in NAMES:
        found.append(town.theirs[NAMES[name]])
    return [value for value in dict.fromkeys(map(str, found)) if value]


async def test_by_filter(town: Neighbours) -> None:
    """Every condition of every filter, for what the town's objects have there."""
    mine, theirs = town.worker.ks(NEIGHBOUR, "mayor"), town.worker.ks(TOWN, "ada")
    wrong: list[str] = []
    found: set[str] = set()
    for model, service in filters(town).items():
        tried = [{wire: value} for wire, name in conditions(model) for value in values(town, service, name)[:2]]
        for filter in ({"partnerIdEqual": TOWN}, *tried):
            sent = {"filter": {"objectType": model.kaltura_name, **filter}}
            if leaked := town.leaked(await town.ask(service, "list", ks=mine, **sent)):
                wrong.append(f"{service}.list({filter}): {leaked}")
            if town.leaked(await town.ask(service, "list", ks=theirs, **sent)):
                found.add(service)
    assert not wrong, "\n".join(wrong)
    assert len(found) > 20, found  # asked by the town, the same filters find what the town has


async def test_by_response_profile(town: Neighbours) -> None:
    """A list that is related to an object of one's own, by a condition or by what is mapped into one."""
    mine, theirs = town.worker.ks(NEIGHBOUR, "mayor"), town.worker.ks(TOWN, "ada")
    profiles: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for model, service in filters(town).items():
        for wire, name in conditions(model) if issubclass(model, RelatedFilter) else ():
            for value in values(town, service, name)[:1]:
                filter = {"objectType": model.kaltura_name}
                mapping = [{"parentProperty": "partnerData", "filterProperty": wire}]
                for more in ({"filter": {**filter, wire: value}}, {"filter": filter, "mappings": mapping}):
                    part = {"name": "part", "type": 1, "fields": "id,name,partnerId,userId,entryId", **more}
                    profile = {"type": 1, "fields": "id", "relatedProfiles": [part]}
                    profiles.setdefault(value, []).append((service, profile))
    wrong: list[str] = []
    found: set[str] = set()
    for value, named in profiles.items():
        for ks in (mine, theirs):
            await town.ask("user", "update", ks=ks, userId="vera", user={"partnerData": value})
            for service, profile in named:
                answer = await town.ask("user", "get", ks=ks, userId="vera", responseProfile=profile)
                if town.leaked(answer):
                    found.add(service) if ks == theirs else wrong.append(f"{profile}: {answer}")
    await town.ask("user", "update", ks=theirs, userId="vera", user={"partnerData": ""})
    assert not wrong, "\n".join(wrong)
    assert len(found) > 3, found  # asked by the town, the same profiles show what the town has
    read = {"ks": mine, "userId": "vera"}
    for kept, nothing in (
        ({"systemName": "brief"}, {"systemName": "none"}),
        ({"id": town.theirs["profile"]}, {"id": 10**9}),
    ):
        there = await town.ask("user", "get", **read, responseProfile=kept)
        assert told(town, there) == told(town, await town.ask("user", "get", **read, responseProfile=nothing))


async def test_by_reference(town: Neighbours) -> None:
    """What an earlier call of the same request, with the town's own session, answered."""
    mine, theirs = town.worker.ks(NEIGHBOUR, "mayor"), town.worker.ks(TOWN, "ada")
    wrong: list[str] = []
    count = 0
    for action in naming(town):
        kinds = {param.wire: subject(action, param.wire) for param in action.params}
        files = [param for param in action.params if param.kind.shape is Shape.FILE]
        if action.title in PUBLIC or files or "account" in kinds.values():
            continue
        first = {"service": "user", "action": "getByLoginId", "ks": theirs, "loginId": town.theirs["login"]}
        second = {"service": action.service.id, "action": action.name, "ks": mine}
        second |= sent(town, action, theirs=True)
        wires = [wire for wire, kind in kinds.items() if kind]
        carried = "|".join(str(second[wire]) for wire in wires)
        await town.ask("user", "update", ks=theirs, userId="ada", user={"partnerData": carried})
        second |= {wires[0]: "{1:result:partnerData}"} if len(wires) == 1 else {}
        direct = await town.ask(action.service.id, action.name, ks=mine, **sent(town, action, theirs=True))
        _, answer = await town.ask("multirequest", "null", **{"1": first, "2": second})
        if told(town, answer) != told(town, direct) or town.leaked(answer):
            wrong.append(f"{action.title}: {answer} but {direct}")
        count += 1
    await town.ask("user", "update", ks=theirs, userId="ada", user={"partnerData": ""})
    assert not wrong, "\n".join(wrong)
    assert count > 100


BASE: dict[str, dict[str, Any]] = {
    "accesscontrol": {"name": "n"},
    "accesscontrolprofile": {"name": "n"},
    "audit_audittrail": {"auditObjectType": "Entry", "action": "VIEWED", "objectId": "x"},
    "baseentry": {"objectType": "KalturaMediaEntry", "name": "n", "mediaType": 1},
    "category": {"name": "n"},
    "conversionprofile": {"name": "n"},
    "data": {"name": "n"},
    "flavorparams": {"name": "n", "format": "mp4"},
    "media": {"name": "n", "mediaType": 1},
    "permission": {"name": "N"},
    "playlist": {"name": "n", "playlistType": 3},
    "thumbparams": {"name": "n"},
    "uiconf": {"name": "n", "objType": 1},
    "user": {"id": "n"},
    "userrole": {"name": "n"},
}
"""What an object of a service needs to be made."""
UNTOLD = ("creatorId", "objectId", "referenceId", "relatedObjectId", "systemName", "token", "userId")
"""Properties that mean something of one's own account, whatever the town has that is called so."""


async def test_by_relation(town: Neighbours) -> None:
    """An object of one's own that says that it belongs to one of the town's, and all that can be seen afterwards."""
    mine = town.worker.ks(NEIGHBOUR, "mayor")
    wrong: list[str] = []
    made = count = 0
    for action in actions(town):
        objects = [param for param in action.params if param.kind.shape is Shape.OBJECT]
        if action.name not in ("add", "update") or not objects:
            continue
        model, wire = objects[0].kind.type, objects[0].wire
        for item in model.properties:
            if item.wire in NAMES and not item.read_only:
                count += 1
                base = {**minimal(objects[0].kind), **BASE.get(action.service.id, {})}
                base |= {name: f"{value}-{count}" for name, value in base.items() if name in ("id", "name")}
                rest = {**sent(town, action, theirs=False), "ks": mine}
                answer = await town.send(action, {**rest, wire: {**base, item.wire: town.theirs[NAMES[item.wire]]}})
                made += "message" not in answer
                if leaked := town.leaked(answer):
                    wrong.append(f"{action.title}({item.wire}): {leaked}")
    for action in actions(town):
        if action.name in ("list", "getInfo"):
            for shown in ({}, {"filter": {"entryIdEqual": town.theirs["entry"], "userIdEqual": "vera"}}):
                answer = await town.ask(action.service.id, action.name, ks=mine, pager={"pageSize": 500}, **shown)
                if leaked := town.leaked(answer):
                    wrong.append(f"afterwards {action.title}: {leaked}")
    assert not wrong, "\n".join(wrong)
    assert count > 50
    assert made > 10
