"""Every declaration agrees with the facts of the API: names, types, order, defaults, flags, permissions, errors."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

import keyreel.app  # noqa: F401  # declares everything
from keyreel.schema.enums import ApiIntEnum, ApiStringEnum, DynamicEnum
from keyreel.schema.errors import ApiError
from keyreel.schema.kinds import Kind, Shape
from keyreel.schema.lists import Filter, order_members
from keyreel.schema.objects import ApiObject, Property
from keyreel.schema.service import Action, Service

FACTS = json.loads(gzip.decompress((Path(__file__).parent / "facts.json.gz").read_bytes()))

OWN_ERRORS = {
    "KEYREEL_SECRET_REFUSED": "the API has no secrets that change",
    "REQUEST_TOO_LARGE": "the API has no error for a request that is too large",
    "REQUEST_TOO_MANY_FIELDS": "the API has no limit on fields",
    "REQUEST_BODY_BROKEN": "the API ignores broken bodies",
    "REQUEST_TOO_DEEP": "the API has no limit on nesting",
    "REQUEST_NAME_TOO_LONG": "the API has no limit on names",
    "RESPONSE_PROFILE_TOO_MANY_RELATED": "the API has no limit on related lists",
    "RESPONSE_PROFILE_FILTER_HAS_NO_LIST": "the API has a list for every filter of related lists",
    "SERVER_BUSY": "the API has no limit on requests at once",
    "TOO_MANY_REQUESTS": "the API has no limit for addresses",
    "TOO_MANY_CALLS": "the API has no limit for sessions but actionslimit",
    "REQUEST_TOOK_TOO_LONG": "the API has no limit on time",
    "MULTIREQUEST_TOO_LONG": "the API has no limit on calls in a multirequest",
}
"""Error codes of ours, and why the API's do not serve."""


def subclasses(base: type) -> list[Any]:
    """Every class under `base`, but for those of tests: this one's neighbours, and what `keyreel.testing` injects."""
    found: list[Any] = []
    for item in base.__subclasses__():
        of_server = item.__module__.startswith("keyreel.") and not item.__module__.startswith("keyreel.testing.")
        found += [*([item] if of_server else []), *subclasses(item)]
    return found


def is_own(name: str) -> bool:
    """Whether something is Keyreel's own addition, which the facts do not know: its name says so."""
    return name.lower().startswith("keyreel")


OBJECTS = sorted({ApiObject, *(item for item in subclasses(ApiObject) if not is_own(item.kaltura_name))}, key=str)
ENUMS = [
    item
    for item in subclasses(ApiIntEnum) + subclasses(ApiStringEnum)
    if item is not DynamicEnum and not is_own(item.kaltura_name)
]
ERRORS = subclasses(ApiError)
ACTIONS = [
    action
    for service in subclasses(Service)
    for action in service.actions(object.__new__(service))
    if not is_own(action.service.name)
]


def is_filtered(model: type[ApiObject]) -> bool:
    return f"{model.kaltura_name}BaseFilter".lower() in ApiObject.known


def same(default: Any, fact: Any) -> bool:
    """Whether two defaults are equal and, as `0 == False`, of one kind; core members are numbers in the facts."""
    if isinstance(default, DynamicEnum) and default.lstrip("-").isdigit():
        default = int(default)
    return default == fact and isinstance(default, bool) == isinstance(fact, bool)


def wire_type(kind: Kind) -> dict[str, Any]:
    found: dict[str, Any] = {"type": kind.wire_type}
    if kind.shape in (Shape.INT_ENUM, Shape.STRING_ENUM):
        found["enumType"] = kind.type.kaltura_name
    if kind.item is not None:
        found["arrayType"] = kind.item.wire_type
    return found


def described(item: Property) -> dict[str, Any]:
    flags = {
        "isTime": item.kind.shape is Shape.TIME,
        "readOnly": item.read_only,
        "insertOnly": item.insert_only,
        "writeOnly": item.write_only,
        "deprecated": item.declared.deprecated,
    }
    return {"name": item.wire, **wire_type(item.kind), **{name: True for name, value in flags.items() if value}}


@pytest.mark.parametrize("model", OBJECTS, ids=lambda model: model.kaltura_name)
def test_objects(model: type[ApiObject]) -> None:
    facts = FACTS["classes"][model.kaltura_name]
    base = model.base().kaltura_name if model is not ApiObject and model.base() is not ApiObject else None
    assert base == facts.get("base")
    assert model.abstract == facts.get("abstract", False)
    assert model.deprecated == facts.get("deprecated", False)
    assert model.__doc__
    assert ApiObject.known.get(model.kaltura_name.lower(), ApiObject) is model, "two classes share a name"
    names = ("name", "type", "enumType", "arrayType", "isTime", "readOnly", "insertOnly", "writeOnly", "deprecated")
    want = [{name: item[name] for name in names if name in item} for item in facts["properties"]]
    got = [described(item) for item in model.own_properties()]
    if issubclass(model, Filter):  # derived conditions come first; the order of a filter's properties means nothing
        want.sort(key=lambda item: item["name"])
        got.sort(key=lambda item: item["name"])
    assert got == want


@pytest.mark.parametrize("model", OBJECTS, ids=lambda model: model.kaltura_name)
def test_limits_filters_and_permissions_of_properties(model: type[ApiObject]) -> None:
    facts = {item["name"]: item for item in FACTS["classes"][model.kaltura_name]["properties"]}
    for item in model.own_properties():
        fact = facts[item.wire]
        limits = item.declared.limits
        got = {
            "minLength": limits.min_length,
            "maxLength": limits.max_length,
            "minValue": limits.min_value,
            "maxValue": limits.max_value,
            "utf8truncate": limits.truncate,
        }
        assert {name: value for name, value in got.items() if value is not None} == fact.get("constraints", {})
        assert same(item.declared.default, fact.get("default")), item.wire
        assert list(item.declared.filter) == fact.get("filterable", []), item.wire
        assert sorted(item.declared.permission) == sorted(fact.get("requiresPermission", [])), item.wire
        for operation, names in item.declared.permission.items():
            key = f"{model.kaltura_name}.{item.wire}.{operation}"
            assert sorted(names) == FACTS["propertyPermissions"].get(key, []), key


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.kaltura_name)
def test_enums(enum: Any) -> None:
    facts = FACTS["enums"][enum.kaltura_name]
    assert facts["type"] == ("int" if issubclass(enum, ApiIntEnum) else "string")
    assert facts.get("dynamic", False) == issubclass(enum, DynamicEnum)
    members = {name: member.value for name, member in enum.__members__.items() if not is_own(name)}
    assert members == facts["values"]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.code)
def test_errors(error: type[ApiError]) -> None:
    assert error.template, "an error explains itself"
    if error.code in OWN_ERRORS:
        assert error.code not in FACTS["errors"]
    else:
        assert list(error.params) in FACTS["errors"][error.code]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.title)
def test_actions(action: Action) -> None:
    facts = FACTS["services"][action.service.id]["actions"][action.name]
    assert action.service.name == FACTS["services"][action.service.id]["name"]
    assert action.summary, "an action explains itself"
    assert [param.wire for param in action.params] == [param["name"] for param in facts["params"]]
    for param, fact in zip(action.params, facts["params"], strict=True):
        want = {name: fact[name] for name in ("type", "enumType", "arrayType") if name in fact}
        assert wire_type(param.kind) == want, param.wire
        assert param.required is not fact["optional"], param.wire
        if fact["optional"]:
            assert same(param.default, fact["default"]), param.wire
    returns = facts["returns"]
    assert (wire_type(action.returns) if action.returns else None) == (
        {name: returns[name] for name in ("type", "enumType", "arrayType") if name in returns} if returns else None
    )
    assert action.seed.session == facts["session"]
    assert action.seed.deprecated == facts.get("deprecated", False)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.title)
def test_permissions_of_actions(action: Action) -> None:
    facts = FACTS["permissions"].get(f"{action.service.id}.{action.name.lower()}", [])
    assert sorted(action.seed.permissions) == facts


@pytest.mark.parametrize("model", [item for item in OBJECTS if is_filtered(item)], ids=lambda model: model.kaltura_name)
def test_orders(model: type[ApiObject]) -> None:
    assert order_members(model) == FACTS["enums"][f"{model.kaltura_name}OrderBy"]["values"]
