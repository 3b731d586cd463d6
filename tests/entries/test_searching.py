"""Advanced searches: what they find is what a plain reading of the entries finds."""

import random
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from worker import Worker, workers

ACCOUNT = 491
NAMES = ("Red fox", "red Foxes, blue dog", "DOG (old)", "a_fox", "100% fox", "fo%", "Ärger", "")
TAGS = ("", "red, blue", "dark blue", "fox")


@pytest.fixture
async def worker(database_url: str, tmp_path: Path) -> AsyncIterator[Worker]:
    async with workers(tmp_path, database_url) as [worker]:
        await worker.open_account(ACCOUNT)
        yield worker


async def add(worker: Worker, **values: Any) -> dict[str, Any]:
    new = {"objectType": "KalturaMediaEntry", "mediaType": 2, **values}
    return await worker.ask("media", "add", ks=worker.ks(ACCOUNT, "boss"), entry=new)


async def search(worker: Worker, item: Any, service: str = "media", **filter: Any) -> Any:
    sent = {"objectType": "KalturaMediaEntryFilter", "statusIn": "7,2,1,0", "advancedSearch": item, **filter}
    return await worker.ask(service, "list", ks=worker.ks(ACCOUNT, "boss"), filter=sent, pager={"pageSize": 500})


def match(attribute: str, value: str, **more: Any) -> dict[str, Any]:
    return {"objectType": "KalturaMediaEntryMatchAttributeCondition", "attribute": attribute, "value": value, **more}


def compare(attribute: str, comparison: int, value: object) -> dict[str, Any]:
    name = "KalturaMediaEntryCompareAttributeCondition"
    return {"objectType": name, "attribute": attribute, "comparison": str(comparison), "value": str(value)}


def several(kind: int, *items: Any) -> dict[str, Any]:
    return {"objectType": "KalturaSearchOperator", "type": kind, "items": list(items)}


def words(text: str) -> list[str]:
    return "".join(" " if each in ",:;!?()[]{}\"'/|" else each for each in text.lower()).split()


def holds(item: dict[str, Any], entry: dict[str, Any]) -> bool:
    """What an item means, in plain words."""
    if "items" in item:
        return (any if item["type"] == 2 else all)(holds(each, entry) for each in item["items"])
    value = entry.get(item["attribute"])
    if "comparison" in item:
        wanted, kind = float(item["value"]), int(item["comparison"])
        if value is None:
            return kind == 6
        signs = {1: value == wanted, 2: value > wanted, 3: value >= wanted, 4: value < wanted, 5: value <= wanted}
        return {**signs, 6: value != wanted}[kind]
    if item["attribute"] in ("referenceId", "userId", "id"):
        found = (value or "").lower() == item["value"].lower()
    else:
        there, sought = words(value or ""), words(item["value"])
        found = any(there[at : at + len(sought)] == sought for at in range(len(there))) and bool(sought)
    return found is not bool(item.get("not"))


def draw(chance: random.Random, depth: int = 0) -> dict[str, Any]:
    kind = chance.randrange(4 if depth < 3 else 2)
    if kind == 0:
        attribute = chance.choice(["name", "tags", "referenceId", "userId", "description"])
        value = chance.choice(["fox", "red", "dog", "BLUE", "blue dog", "red fox", "fo%", "r1", "boss", "ann", "a_fox"])
        return match(attribute, value, **({"not": True} if chance.random() < 0.3 else {}))
    if kind == 1:
        attribute, value = chance.choice([("partnerSortValue", 2), ("startDate", 1000), ("plays", 0), ("mediaType", 2)])
        return compare(attribute, chance.randint(1, 6), value)
    return several(chance.choice([1, 2]), *(draw(chance, depth + 1) for _ in range(chance.randint(1, 3))))


async def test_what_is_found_is_what_a_plain_reading_finds(worker: Worker) -> None:
    entries = list[dict[str, Any]]()
    for number in range(24):
        values: dict[str, Any] = {"name": NAMES[number % len(NAMES)] or "none", "tags": TAGS[number % len(TAGS)]}
        values |= {"description": NAMES[-number % len(NAMES)], "partnerSortValue": number % 4}
        values |= {"userId": ["Ann", "boss"][number % 2]} | ({"referenceId": f"R{number}"} if number % 3 else {})
        entries.append(await add(worker, **values, **({"startDate": 500 * (number % 5)} if number % 2 else {})))
    chance = random.Random(7)
    for _ in range(80):
        item = draw(chance)
        expected = {each["id"] for each in entries if holds(item, each)}
        found = await search(worker, item)
        assert {each["id"] for each in found["objects"]} == expected, item
        assert found["totalCount"] == len(expected)


async def test_conditions_on_categories_and_on_what_is_worked_out(worker: Worker) -> None:
    ks = worker.ks(ACCOUNT, "boss")
    made = await worker.ask("category", "add", ks=ks, category={"name": "here"})
    inside, outside = await add(worker, name="inside"), await add(worker, name="outside", tags="needle")
    await worker.ask("categoryEntry", "add", ks=ks, categoryEntry={"entryId": inside["id"], "categoryId": made["id"]})
    for item, expected in (
        (match("categoriesIds", str(made["id"])), [inside["id"]]),
        (match("searchText", "Needle"), [outside["id"]]),
        (match("id", outside["id"]), [outside["id"]]),
        (match("flavorParamsIds", "0"), []),
        (compare("msDuration", 1, 0), [inside["id"], outside["id"]]),
        (compare("status", 1, 7), [inside["id"], outside["id"]]),
        (compare("status", 6, 7), []),
        (compare("partnerSortValue", 1, "no number"), []),
    ):
        assert [each["id"] for each in (await search(worker, item))["objects"]] == expected, item
    found = await search(worker, match("name", "inside"), nameLike="side")
    assert [each["id"] for each in found["objects"]] == [inside["id"]]
    counted = await worker.ask(
        "media", "count", ks=ks, filter={"statusIn": "7", "advancedSearch": match("name", "inside")}
    )
    assert counted == 1


async def test_conditions_name_properties_of_any_list(worker: Worker) -> None:
    ks = worker.ks(ACCOUNT, "boss")
    for name in ("first", "second"):
        await worker.ask("category", "add", ks=ks, category={"name": name, "tags": f"of {name}"})
    condition = {"objectType": "KalturaSearchMatchCondition", "field": "tags", "value": "second"}
    found = await worker.ask("category", "list", ks=ks, filter={"advancedSearch": condition})
    assert [each["name"] for each in found["objects"]] == ["second"]
    condition = {"objectType": "KalturaSearchComparableCondition", "field": "depth", "comparison": 2, "value": "5"}
    assert (await worker.ask("category", "list", ks=ks, filter={"advancedSearch": condition}))["totalCount"] == 0


async def test_what_asks_for_nothing_does_not_count(worker: Worker) -> None:
    await add(worker, name="there")
    for item in (
        {"objectType": "KalturaSearchCondition", "field": "nothing", "value": "x"},
        {"objectType": "KalturaSearchCondition", "field": "name; DROP TABLE entry", "value": "x"},
        {"objectType": "KalturaSearchOperator", "type": 1, "items": []},
        match("name", ""),
        several(2, several(1)),
    ):
        assert (await search(worker, item))["totalCount"] == 1, item


async def test_a_search_has_bounds(worker: Worker) -> None:
    wide = several(1, *(match("name", "x") for _ in range(51)))
    assert (await search(worker, wide))["code"] == "PROPERTY_VALIDATION_MAX_VALUE"
    assert (await search(worker, several(1, *(match("name", "x") for _ in range(50)))))["totalCount"] == 0


async def test_searches_that_are_kept_are_small(worker: Worker) -> None:
    """Each shape of a search keeps its statement, and whoever searches chooses the shape."""
    several = {"objectType": "KalturaSearchOperator", "type": 1}
    tracemalloc.start()
    for place in range(20):
        items = [match("description", "x", **{"not": index == place}) for index in range(50)]
        await search(worker, {**several, "items": items})
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 10_000_000


async def test_what_has_no_value_comes_before_what_has_one(worker: Worker) -> None:
    early, late = 1_900_000_000, 1_950_000_000
    made = [await add(worker, name="x", **({"startDate": date} if date else {})) for date in (None, late, None, early)]
    for more in ({}, {"idIn": ",".join(entry["id"] for entry in made)}):  # as an index orders, and sorted
        for order, dates in (("+startDate", [None, None, early, late]), ("-startDate", [late, early, None, None])):
            found = await search(worker, None, orderBy=order, **more)
            assert [entry.get("startDate") for entry in found["objects"]] == dates
