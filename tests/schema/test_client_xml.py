"""The exported schema has the grammar that client generators read, and says what the facts say."""

import gzip
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from running import Running

FACTS = json.loads(gzip.decompress((Path(__file__).parent / "facts.json.gz").read_bytes()))
LIMITS = ("minLength", "maxLength", "minValue", "maxValue", "utf8truncate")
PLAIN = {"int", "bigint", "float", "bool", "string", "file", "array", "map", "KalturaObjectBase", None}
SHAPE = {
    "enums": {"enum"},
    "enum": {"const"},
    "classes": {"class"},
    "class": {"property"},
    "services": {"service"},
    "service": {"action"},
    "action": {"param", "result", "throws"},
    "plugins": {"plugin"},
    "errors": {"error"},
    "error": {"parameter"},
}
"""The elements that an element may hold; those not named hold none."""
ATTRIBUTES = {
    "enum": {"name", "enumType"},
    "const": {"name", "value"},
    "class": {"name", "description"},
    "property": {"name", "type", "readOnly", "insertOnly", "writeOnly", "multiLingual", "description"},
    "service": {"id", "name", "description"},
    "action": {"name", "description", "enableInMultiRequest", "sessionRequired"},
    "param": {"name", "type", "optional", "description"},
    "throws": {"name"},
    "error": {"name", "code", "message"},
    "parameter": {"name"},
}
"""The attributes that an element must have."""


@pytest.fixture(scope="module")
def schema(server: Running) -> ET.Element:
    """What a server gives out: a process of its own, so without classes that other tests declare."""
    with urlopen(f"{server.url}/api_v3/api_schema.php") as answer:
        assert answer.headers["Content-Type"] == "text/xml"
        return ET.fromstring(answer.read())


def flag(item: ET.Element, name: str) -> bool:
    return item.get(name) == "1"


def named(schema: ET.Element, path: str) -> dict[str, ET.Element]:
    return {item.attrib["name"]: item for item in schema.iterfind(path)}


def of_the_api(found: dict[str, ET.Element]) -> dict[str, ET.Element]:
    """Without what Keyreel adds, which the facts do not know; its names say so."""
    return {name: item for name, item in found.items() if not name.lower().startswith("keyreel")}


def types(item: ET.Element) -> dict[str, str]:
    return {name: item.attrib[name] for name in ("type", "enumType", "arrayType") if name in item.attrib}


def facts_types(fact: dict[str, Any]) -> dict[str, str]:
    found = {name: fact[name] for name in ("type", "enumType", "arrayType") if name in fact}
    return {**found, "type": "KalturaObjectBase"} if found["type"] == "KalturaObject" else found


def test_its_parts_come_in_order(schema: ET.Element) -> None:
    assert FACTS["version"] == f"Venus-{schema.get('apiVersion')}"
    assert schema.attrib["generatedDate"].isdigit()
    assert [part.tag for part in schema] == ["enums", "classes", "services", "plugins", "errors", "configurations"]


def test_elements_hold_what_the_grammar_says(schema: ET.Element) -> None:
    for part in schema.iter():
        if part.tag in ("xml", "configurations", "client", "request"):
            continue
        assert {child.tag for child in part} <= SHAPE.get(part.tag, set()), part.tag
        assert ATTRIBUTES.get(part.tag, set()) <= set(part.keys()), ET.tostring(part)
        if part.tag == "action":
            order = [child.tag for child in part]
            assert order == sorted(order, key=["param", "result", "throws"].index)
            assert order.count("result") == 1


def test_names_are_there_once(schema: ET.Element) -> None:
    for path in ("enums/enum", "classes/class", "services/service", "errors/error"):
        assert len(named(schema, path)) == len(schema.findall(path)), path


def test_classes_come_after_their_bases(schema: ET.Element) -> None:
    seen: set[str | None] = {None}
    for item in schema.iterfind("classes/class"):
        assert item.get("base") in seen, item.get("name")
        seen.add(item.get("name"))


def test_classes_come_after_those_of_their_properties(schema: ET.Element) -> None:
    """But for circles: `KalturaDetachedResponseProfile` holds itself."""
    seen: set[str] = set()
    for item in schema.iterfind("classes/class"):
        seen.add(item.attrib["name"])
        used = {prop.get("arrayType") or prop.attrib["type"] for prop in item}
        assert {name for name in used if name.startswith("Kaltura")} - {"KalturaObjectBase"} <= seen, item.get("name")


def test_everything_named_is_defined(schema: ET.Element) -> None:
    classes = named(schema, "classes/class").keys()
    enums = named(schema, "enums/enum").keys()
    for item in [*schema.iterfind(".//property"), *schema.iterfind(".//param"), *schema.iterfind(".//result")]:
        assert item.get("type") in PLAIN | classes, ET.tostring(item)
        assert item.get("arrayType") in classes | {None}, ET.tostring(item)
        assert item.get("enumType") in enums | {None}, ET.tostring(item)
    errors = named(schema, "errors/error").keys()
    assert {item.get("name") for item in schema.iterfind(".//throws")} <= errors


def test_clients_find_the_classes_that_no_action_names(schema: ET.Element) -> None:
    needed = {"KalturaObject", "KalturaListResponse", "KalturaApiExceptionArg", "KalturaBaseResponseProfile"}
    assert needed <= named(schema, "classes/class").keys()


def test_enums_are_those_of_the_facts(schema: ET.Element) -> None:
    for name, item in of_the_api(named(schema, "enums/enum")).items():
        fact = FACTS["enums"][name]
        assert item.get("enumType") == fact["type"]
        values = [const.attrib["value"] for const in item]
        consts = {const.attrib["name"]: const.get("value") for const in item}
        assert {key: value for key, value in consts.items() if not key.startswith("KEYREEL_")} == {
            key: str(value) for key, value in fact["values"].items()
        }, name
        assert values == sorted(values, key=int if fact["type"] == "int" else str), name


def test_every_filter_has_its_orders(schema: ET.Element) -> None:
    enums = named(schema, "enums/enum")
    for name, item in named(schema, "classes/class").items():
        if name.endswith("Filter") and not flag(item, "abstract"):
            assert name.removesuffix("Filter") + "OrderBy" in enums


def test_classes_are_those_of_the_facts(schema: ET.Element) -> None:
    for name, item in of_the_api(named(schema, "classes/class")).items():
        fact = FACTS["classes"][name]
        assert item.get("base") == fact.get("base")
        assert flag(item, "abstract") == fact.get("abstract", False)
        assert flag(item, "deprecated") == fact.get("deprecated", False)
        facts = {each["name"]: each for prop in fact["properties"] for each in written_twice(prop)}
        assert sorted(prop.attrib["name"] for prop in item) == sorted(facts)
        for prop in item:
            want = facts[prop.attrib["name"]]
            assert types(prop) == facts_types(want)
            for mark in ("isTime", "readOnly", "insertOnly", "writeOnly", "deprecated"):
                assert flag(prop, mark) == want.get(mark, False), (name, want["name"], mark)
            assert (prop.get("requiresPermissions") or "").split(",") == want.get("requiresPermission", [""])
            limits = {key: int(prop.attrib[key]) for key in LIMITS if key in prop.attrib}
            assert limits == want.get("constraints", {})


def written_twice(fact: dict[str, Any]) -> list[dict[str, Any]]:
    """A property of texts by language is there as plain text and as an array; any other once."""
    if fact.get("arrayType") != "KalturaMultiLingualString":
        return [fact]
    text = {name: value for name, value in fact.items() if name != "arrayType"} | {"type": "string"}
    return [text, fact | {"name": f"multiLingual_{fact['name']}"}]


def test_actions_are_those_of_the_facts(schema: ET.Element) -> None:
    for service in of_the_api(named(schema, "services/service")).values():
        fact = FACTS["services"][service.get("id")]
        assert service.get("name") == fact["name"]
        names = [action.attrib["name"] for action in service]
        assert names == sorted(names, key=str.lower)
        for action in service:
            check_action(action, fact["actions"][action.get("name")])


def check_action(action: ET.Element, fact: dict[str, Any]) -> None:
    assert action.get("description")
    assert action.get("sessionRequired") == fact["session"]
    assert flag(action, "deprecated") == fact.get("deprecated", False)
    params = action.findall("param")
    assert [item.get("name") for item in params] == [item["name"] for item in fact["params"]]
    for item, want in zip(params, fact["params"], strict=True):
        assert types(item) == facts_types(want)
        assert flag(item, "optional") == want["optional"]
        assert item.get("default") == (written(want) if want["optional"] else None), item.get("name")
    result = action.find("result")
    assert result is not None
    assert types(result) == (facts_types(fact["returns"]) if fact["returns"] else {})


def written(param: dict[str, Any]) -> str:
    """A default as the grammar writes it."""
    value = param["default"]
    if value is None or (param["type"] == "string" and "enumType" in param):
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_errors_name_their_parameters(schema: ET.Element) -> None:
    for item in schema.iterfind("errors/error"):
        assert item.get("name") == item.get("code")
        names = [each.attrib["name"] for each in item]
        if item.attrib["code"].startswith("KEYREEL_"):
            continue  # Keyreel's own
        assert names in FACTS["errors"][item.get("code")]
        assert "{" not in item.attrib["message"]
