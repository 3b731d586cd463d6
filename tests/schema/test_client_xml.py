"""The exported schema has the grammar that client generators read, and says what the facts say."""

import gzip
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from running import Running

FACTS = json.loads(gzip.decompress((Path(__file__).parent / "facts.json.gz").read_bytes()))


@pytest.fixture(scope="module")
def schema(server: Running) -> ET.Element:
    from urllib.request import urlopen

    with urlopen(f"{server.url}/api_v3/api_schema.php") as answer:
        assert answer.headers["Content-Type"] == "text/xml"
        return ET.fromstring(answer.read())


def test_its_parts_come_in_order(schema: ET.Element) -> None:
    assert [part.tag for part in schema] == ["enums", "classes", "services", "plugins", "errors", "configurations"]
    assert schema.get("apiVersion")
    assert schema.get("generatedDate", "").isdigit()


def test_classes_come_after_their_bases(schema: ET.Element) -> None:
    seen: set[str | None] = {None}
    for item in schema.iterfind("classes/class"):
        assert item.get("base") in seen, item.get("name")
        seen.add(item.get("name"))


def test_everything_named_is_defined(schema: ET.Element) -> None:
    classes = {item.get("name") for item in schema.iterfind("classes/class")}
    enums = {item.get("name") for item in schema.iterfind("enums/enum")}
    plain = {"int", "bigint", "float", "bool", "string", "file", "array", "map", None}
    for item in [*schema.iterfind(".//property"), *schema.iterfind(".//param"), *schema.iterfind(".//result")]:
        assert item.get("type") in plain | classes, ET.tostring(item)
        assert item.get("arrayType") in classes | {None}, ET.tostring(item)
        assert item.get("enumType") in enums | {None}, ET.tostring(item)


def test_every_filter_has_its_orders(schema: ET.Element) -> None:
    enums = {item.get("name"): item for item in schema.iterfind("enums/enum")}
    for item in schema.iterfind("classes/class"):
        name = item.get("name", "")
        if name.endswith("Filter") and not item.get("abstract") and name != "KalturaFilter":
            order = name.removesuffix("Filter") + "OrderBy"
            values = {const.get("value") for const in enums[order]}
            assert values == set(FACTS["enums"][order]["values"].values()), order


def test_actions_are_those_of_the_facts(schema: ET.Element) -> None:
    for service in schema.iterfind("services/service"):
        facts: dict[str, Any] = FACTS["services"][service.get("id")]["actions"]
        for action in service:
            fact = facts[action.get("name")]
            params = [(item.get("name"), item.get("type"), item.get("optional")) for item in action.iterfind("param")]
            assert params == [(item["name"], item["type"], str(int(item["optional"]))) for item in fact["params"]]
            assert action.get("description")
