"""`user.list` finds what a plain reading of its filter finds, for every condition and order."""

import random
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from keyreel.shelf import shelf
from keyreel.users.types import UserFilter
from worker import NOW, Worker, workers

ACCOUNT = 361
PEOPLE, QUESTIONS = 60, 250
WORDS = ("Ann", "ann", "ANNA", "bob", "ß", "É", "100%", "a_b", "x", "Zoe", "o'hara", "日本")
TAGS = ("red", "Green", "50%", "blue_sky", "e")
PERMISSIONS = ("ADMIN_BASE", "CONTENT_MANAGE_BASE", "ANALYTICS_BASE", "ADMIN_USER_ADD")
Person = dict[str, Any]


def words(text: Any) -> list[str]:
    return [word for word in str(text).split(",") if word.strip()]


def folded(person: Person, name: str) -> str | None:
    value = person.get(name)
    return None if value is None else str(value).casefold()


def holds(name: str) -> Callable[[Person, Any], bool]:
    return lambda person, value: str(value).casefold() in (folded(person, name) or "\0")


def begins(*names: str) -> Callable[[Person, Any], bool]:
    return lambda person, value: any((folded(person, name) or "\0").startswith(str(value).casefold()) for name in names)


def tagged(person: Person, value: Any, every: bool) -> bool:
    found = [word.strip().casefold() in (folded(person, "tags") or "\0") for word in words(value)]
    return all(found) if every else any(found)


def permits(person: Person, value: Any, every: bool) -> bool:
    """Whether the person's roles name such permissions; `allowed` is what each names, as one text."""
    found = [any(word.strip().casefold() in text for text in person["allowed"]) for word in words(value)]
    return all(found) if every else any(found)


def roles(person: Person) -> set[str]:
    return set(words(person.get("roleIds") or ""))


RULES: dict[str, Callable[[Person, Any], bool]] = {
    "partnerIdEqual": lambda person, value: person["partnerId"] == value,
    "screenNameLike": holds("screenName"),
    "screenNameStartsWith": begins("screenName"),
    "emailLike": holds("email"),
    "emailStartsWith": begins("email"),
    "tagsMultiLikeOr": lambda person, value: tagged(person, value, False),
    "tagsMultiLikeAnd": lambda person, value: tagged(person, value, True),
    "statusEqual": lambda person, value: person["status"] == value,
    "statusIn": lambda person, value: str(person["status"]) in words(value),
    "createdAtGreaterThanOrEqual": lambda person, value: person["createdAt"] >= value,
    "createdAtLessThanOrEqual": lambda person, value: person["createdAt"] <= value,
    "updatedAtGreaterThanOrEqual": lambda person, value: person["updatedAt"] >= value,
    "updatedAtLessThanOrEqual": lambda person, value: person["updatedAt"] <= value,
    "typeEqual": lambda person, value: person["type"] == value,
    "typeIn": lambda person, value: str(person["type"]) in words(value),
    "isAdminEqual": lambda person, value: bool(person.get("isAdmin")) is bool(value),
    "firstNameStartsWith": begins("firstName"),
    "lastNameStartsWith": begins("lastName"),
    "idEqual": lambda person, value: person["id"].casefold() == str(value).casefold(),
    "idIn": lambda person, value: person["id"].casefold() in [word.casefold() for word in words(value)],
    "idOrScreenNameStartsWith": begins("id", "screenName"),
    "loginEnabledEqual": lambda person, value: bool(person.get("loginEnabled")) is bool(value),
    "roleIdEqual": lambda person, value: str(value) in roles(person),
    "roleIdsEqual": lambda person, value: roles(person) == set(words(value)),
    "roleIdsIn": lambda person, value: bool(roles(person) & set(words(value))),
    "firstNameOrLastNameStartsWith": begins("firstName", "lastName"),
    "permissionNamesMultiLikeOr": lambda person, value: permits(person, value, False),
    "permissionNamesMultiLikeAnd": lambda person, value: permits(person, value, True),
}
"""Every condition, as one would say it."""
NO_CONDITIONS = {"relatedObjects", "orderBy", "advancedSearch"}


def test_every_condition_has_its_rule() -> None:
    assert {item.wire for item in UserFilter.properties} - NO_CONDITIONS == set(RULES)


@pytest.fixture
async def worker(database_url: str, tmp_path: Path) -> AsyncIterator[Worker]:
    async with workers(tmp_path, database_url) as (worker,):
        await worker.open_account(ACCOUNT)
        await worker.open_account(ACCOUNT + 1)
        yield worker


async def populate(worker: Worker, dice: random.Random) -> list[Person]:
    """People with what people have; as they are answered, the first one first, with what their roles name."""
    ks = worker.ks(ACCOUNT)
    named: dict[str, str] = {"2": "*"}
    for number in range(4):
        names = ",".join(dice.sample(PERMISSIONS, number))
        made = await worker.ask("userRole", "add", ks=ks, userRole={"name": f"Role {number}", "permissionNames": names})
        named[str(made["id"])] = names
    own = [id for id in named if id != "2"]
    for number in range(PEOPLE):
        user: dict[str, Any] = {"id": f"{dice.choice(('User', 'uSER', 'x_'))}{number}"}
        for name in ("screenName", "firstName", "lastName"):
            if dice.random() < 0.7:
                user[name] = " ".join(dice.choices(WORDS, k=dice.randint(1, 2)))
        if dice.random() < 0.6:
            user["email"] = f"{dice.choice(('Ann', 'bob', 'x_y'))}{number}@{dice.choice(('a', 'B'))}.example"
        if dice.random() < 0.5:
            user["tags"] = ",".join(dice.sample(TAGS, dice.randint(1, 3)))
        if dice.random() < 0.4:
            user["roleIds"] = ",".join(dice.sample(own, dice.randint(1, 2)))
            user["isAdmin"] = bool(user.get("email")) and dice.random() < 0.5
        elif dice.random() < 0.2:
            user["type"] = 1
        made = await worker.ask("user", "add", ks=ks, user=user)
        assert "code" not in made, (made, user)
        worker.now += dice.choice((0, 0, 1, 60))
        if dice.random() < 0.15:
            await worker.ask("user", "update", ks=ks, userId=user["id"], user={"status": 0})
        elif dice.random() < 0.1:
            await worker.ask("user", "delete", ks=ks, userId=user["id"])
    await worker.ask("user", "add", ks=worker.ks(ACCOUNT + 1), user={"id": "foreign"})
    everybody = await worker.ask("user", "list", ks=ks, pager={"pageSize": 500})
    every = await worker.ask("permission", "list", ks=ks, pager={"pageSize": 500})
    named["2"] = ",".join(item["name"] for item in every["objects"])
    for person in everybody["objects"]:
        person["allowed"] = [named[role].casefold() for role in roles(person)]
    return everybody["objects"]


def ask_for(people: list[Person], dice: random.Random) -> dict[str, Any]:
    """A filter of one to three conditions, made of what somebody has, or of what nobody has."""
    given: dict[str, Any] = {}
    for name in dice.sample(list(RULES), dice.choice((1, 1, 2, 3))):
        somebody = dice.choice(people)
        given[name] = value_of(name, somebody, dice)
    return given


def value_of(name: str, somebody: Person, dice: random.Random) -> Any:
    if name == "partnerIdEqual":
        return dice.choice((ACCOUNT, ACCOUNT, ACCOUNT + 1))
    if name.startswith(("createdAt", "updatedAt")):
        return somebody[name[:9]] + dice.choice((-1, 0, 0, 1))
    if name in ("isAdminEqual", "loginEnabledEqual"):
        return dice.choice((0, 1))
    if name.startswith(("status", "type")):
        value = dice.choice((0, 1, 2))
        return value if name.endswith("Equal") else f"{value},{dice.choice((0, 1, 7))}"
    if name.startswith("permission"):
        return ",".join(dice.choices((*PERMISSIONS, "base", "nothing"), k=dice.randint(1, 2)))
    if name.startswith("roleId"):
        known = sorted(roles(somebody)) or ["2"]
        return dice.choice(known) if name == "roleIdEqual" else ",".join([*known, *dice.choice(((), ("2",)))])
    if name.startswith("tags"):
        return ",".join(dice.choices((*TAGS, "rEd", "nothing"), k=dice.randint(1, 2)))
    if name in ("idEqual", "idIn"):
        ids = (somebody["id"], somebody["id"].upper(), "nobody")
        return dice.choice(ids) if name == "idEqual" else ",".join(ids)
    whole = str(somebody.get(dice.choice(("screenName", "firstName", "lastName", "email", "id"))) or "Ann")
    start = 0 if name.endswith("With") else dice.randrange(len(whole))
    return dice.choice((str.upper, str.lower, str))(whole[start : start + dice.randint(1, 4)])


def expected(people: list[Person], filter: dict[str, Any], order: str) -> list[str]:
    found = [person for person in people if all(RULES[name](person, value) for name, value in filter.items())]
    if order:
        key = order[1:]
        found.sort(key=lambda person: person[key].casefold() if key == "id" else person[key], reverse=order[0] == "-")
        if order[0] == "-":  # those that are alike stay in the order of their making
            found.sort(key=people.index)
            found.sort(key=lambda person: person[key].casefold() if key == "id" else person[key], reverse=True)
    return [person["id"] for person in found]


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("few", [shelf.FEW, 3])
async def test_lists_are_what_their_filters_say(
    worker: Worker, seed: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether what matches is few, and so found first and then ordered, or looked for in the order of the list."""
    monkeypatch.setattr(shelf, "FEW", few)
    dice = random.Random(seed)
    people = await populate(worker, dice)
    assert worker.now > NOW
    hits = 0
    for _ in range(QUESTIONS):
        filter, order = (
            ask_for(people, dice),
            dice.choice(("", "", "+createdAt", "-createdAt", "-updatedAt", "+id", "-id")),
        )
        size, index = dice.choice((500, 500, 7)), dice.choice((1, 1, 2))
        asked = {"filter": {**filter, "orderBy": order}, "pager": {"pageSize": size, "pageIndex": index}}
        found = await worker.ask("user", "list", ks=worker.ks(ACCOUNT), **asked)
        want = expected(people, filter, order)
        assert "objects" in found, (found, asked)
        assert found["totalCount"] == len(want), (asked, want)
        assert [item["id"] for item in found["objects"]] == want[(index - 1) * size : index * size], asked
        hits += bool(want)
    assert hits > QUESTIONS // 4, "questions that find nothing show little"
