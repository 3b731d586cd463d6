"""Coercion of objects, arrays, maps and files; and of anything at all, which raises declared errors only."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxes import (
    CONTEXT,
    MAX,
    NOW,
    YEARS,
    Box,
    Colour,
    File,
    Kinds,
    Level,
    Shapeless,
    Size,
    Square,
    cast,
    object_refused,
    read,
    refused,
)
from keyreel.schema.casts import Context, cast_for, to_bool, to_float, to_int, to_text
from keyreel.schema.enums import NullableBoolean
from keyreel.schema.errors import ApiError
from keyreel.schema.kinds import BigInt, Kind, OptionalBool, Shape, Timestamp, kind_of
from keyreel.schema.objects import ApiObject
from keyreel.schema.profiles import DetachedResponseProfile
from keyreel.schema.texts import MultiLingual
from keyreel.sessions.types import Widget
from keyreel.users.types import User

# -- Objects -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("raw", ["", "x", 5, True, None, 1.5])
def test_objects_are_containers(raw: Any) -> None:
    assert refused(Box, raw) == ("PROPERTY_VALIDATION_WRONG_FORMAT", {"PROP_NAME": "param", "FORMAT": "array"})


def test_lists_for_objects_are_maps_of_numbers() -> None:
    assert cast(Box, []) == Box()
    assert cast(Box, ["x"]) == Box()


def test_paths_in_errors_leave_indexes_out() -> None:
    wrong = ("PROPERTY_VALIDATION_WRONG_FORMAT", {"PROP_NAME": "param:inner:boxes", "FORMAT": "array"})
    assert object_refused({"inner": {"boxes": [{}, "x"]}}) == wrong
    assert object_refused({"named": {"k": None}})[1]["PROP_NAME"] == "param:named"


@pytest.mark.parametrize(
    ("asked", "model"),
    [
        ("TestSquare", Square),
        ("testSQUARE", Square),
        ("KalturaAdminUser", None),
        ("TestShapeless", None),
        ("NoSuchType", None),
        ("", None),
        (5, None),
        ({}, None),
        (None, None),
    ],
)
def test_object_types_name_subclasses_in_any_case(asked: Any, model: type[ApiObject] | None) -> None:
    raw = {"shape": {"objectType": asked, "side": 3}}
    if model is None:
        assert object_refused(raw) == ("OBJECT_TYPE_ABSTRACT", {"OBJ_TYPE": "TestShapeless"})
    else:
        assert read(raw) == {"shape": model(side=3)}


def test_unknown_types_of_concrete_classes_are_the_declared_one() -> None:
    for asked in ("NoSuchType", "TestSquare", None, ["x"]):
        assert type(cast(Box, {"objectType": asked})) is Box
    assert type(cast(User, {"objectType": "KalturaAdminUser"})).kaltura_name == "KalturaAdminUser"


def test_unknown_keys_do_not_count() -> None:
    assert read({"nothing": 1, "Text": "x", 0: 1, "objectType": "TestBox", "__null": ""}) == {}


@pytest.mark.parametrize("raw", ["", "x", 0, None, True, 1.5])
def test_containers_given_as_something_else_do_not_count(raw: Any) -> None:
    assert read({"inner": raw, "boxes": raw, "named": raw}) == {}


def test_null_is_no_clearing() -> None:
    assert read({"text": None, "number": None, "flag": None}) == {"text": "", "number": 0, "flag": False}


def test_clearing() -> None:
    raw = {f"{name}__null": "" for name in ("text", "number", "at", "size", "maybe", "inner", "boxes", "named")}
    assert read(raw) == dict.fromkeys(("text", "number", "at", "size", "maybe", "inner"))
    assert read({"widgetHTML__null": ""}, Widget) == {"widget_html": None}


def test_clearing_of_what_is_given_too_goes_by_order() -> None:
    assert read({"text": "x", "text__null": ""}) == {"text": None}
    assert read({"text__null": "", "text": "x"}) == {"text": "x"}


# -- Arrays and maps ---------------------------------------------------------------------------------------------------


def numbered(*numbers: int) -> list[Box]:
    return [Box(number=number) for number in numbers]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ([{"number": 1}, {"number": 2}], numbered(1, 2)),
        ({"1": {"number": 1}, "0": {"number": 0}}, numbered(0, 1)),
        ({"10": {"number": 10}, "9": {"number": 9}}, numbered(9, 10)),
        ({1: {"number": 1}, 0: {"number": 0}}, numbered(0, 1)),
        ({"item2": {"number": 2}, "item1": {"number": 1}, "5": {"number": 5}}, numbered(5, 1, 2)),
        ({"9" * 5000: {"number": 1}, "7": {"number": 0}}, numbered(0, 1)),
        ([], []),
        ({}, []),
        ({"-": ""}, []),
        ({"-": "", "0": {"number": 1}}, numbered(1)),
        ([""], []),
    ],
)
def test_arrays(raw: Any, value: list[Box]) -> None:
    assert read({"boxes": raw}) == {"boxes": value}
    assert cast(list[Box], raw) == value


@pytest.mark.parametrize("raw", ["", "x", None, 5, True])
def test_arrays_of_actions_are_empty_where_they_are_something_else(raw: Any) -> None:
    assert cast(list[Box], raw) == []
    assert cast(dict[str, Box], raw) == {}


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ({"b": {"number": 2}, "a": {"number": 1}}, {"b": Box(number=2), "a": Box(number=1)}),
        ([{"number": 1}], {"0": Box(number=1)}),
        ({5: {}}, {"5": Box()}),
        ({"-": ""}, {}),
        ({}, {}),
        ([], {}),
        ([""], {}),
        ({"\ud800": {}}, {"": Box()}),
    ],
)
def test_maps_keep_keys_and_order(raw: Any, value: dict[str, Box]) -> None:
    got = read({"named": raw})["named"]
    assert list(got.items()) == list(value.items())


# -- Files -------------------------------------------------------------------------------------------------------------


def test_texts_by_language_take_one_text() -> None:
    assert cast(MultiLingual, "Morning") == "Morning"
    assert cast(MultiLingual, 5) == "5"
    for raw in (None, [], {"0": {"language": "en", "value": "Morning"}}):
        assert refused(MultiLingual, raw) == ("WRONG_REQUEST_LANGUAGE", {"LANGUAGE": "N/A"})


def test_files_are_uploads() -> None:
    sent = object()
    context = Context(NOW, {"param": sent, "param:file": sent, "param:inner:file": sent, "param:text": sent})
    assert cast_for(kind_of(File))(None, "param", context) is sent
    assert read({"file": None}, context=context) == {"file": sent}
    assert read({"inner": {"file": None}}, context=context) == {"inner": Box(file=sent)}
    assert refused(File, "name.txt") == ("UPLOAD_ERROR", {})
    assert object_refused({"file": "name.txt"}) == ("UPLOAD_ERROR", {})


# -- Anything ----------------------------------------------------------------------------------------------------------

NAMES = [item.wire for model in (Box, Square, DetachedResponseProfile) for item in model.properties]
KEYS = (
    st.sampled_from([*NAMES, "objectType", "0", "10", "-"])
    | st.sampled_from([f"{name}__null" for name in NAMES])
    | st.text(max_size=6)
    | st.integers()
)
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None), max_size=20)
    | st.sampled_from(["-1", "1e5", "true", "false", "2", "red", "KalturaUserFilter", "TestSquare", "\ud800", "-"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=12,
)
DECLARED: list[Any] = [str, int, BigInt, float, bool, Timestamp, OptionalBool, Size, Level, Colour, Kinds, File, Box]
DECLARED += [MultiLingual, Shapeless, list[Box], dict[str, Box], User, DetachedResponseProfile]


@pytest.mark.parametrize("in_object", [False, True])
@pytest.mark.parametrize("declared", DECLARED, ids=str)
@given(raw=ANYTHING)
def test_anything_is_a_value_or_a_declared_error(declared: Any, in_object: bool, raw: Any) -> None:
    kind = kind_of(declared)
    try:
        value = cast_for(kind, in_object=in_object)(raw, "param", CONTEXT)
    except ApiError as error:
        error.message.encode()
    else:
        check(kind, value)


PYTHON = {
    Shape.STRING: str,
    Shape.INT: int,
    Shape.BIGINT: int,
    Shape.TIME: int,
    Shape.FLOAT: float,
    Shape.BOOL: bool,
    Shape.ARRAY: list,
    Shape.MAP: dict,
    Shape.TEXTS: str,
}


def check(kind: Kind, value: Any) -> None:
    """A decoded value is of its declared type, all the way down, and can be stored and sent."""
    if isinstance(value, str):
        value.encode()
    if isinstance(value, int):
        assert -MAX - 1 <= value <= MAX + YEARS + NOW
    if isinstance(value, float):
        assert math.isfinite(value)
    if kind.type is NullableBoolean:
        assert value is None or isinstance(value, bool)
    elif kind.type is not None:
        assert isinstance(value, kind.type)
    else:
        assert type(value) is PYTHON[kind.shape]
    for item in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        check(kind.item, item)  # type: ignore[arg-type]
    if isinstance(value, dict):
        "".join(value).encode()
    if isinstance(value, ApiObject):
        assert not value.abstract
        for prop_ in value.properties:
            inner = value.given.get(prop_.name)
            if inner is not None:
                check(prop_.kind, inner)


@given(st.none() | st.booleans() | st.integers() | st.floats() | st.text())
def test_conversions_settle(raw: Any) -> None:
    """What a conversion made, it leaves as it is."""
    for convert in (to_text, to_int, to_float, to_bool):
        made = convert(raw)
        assert convert(made) == made
