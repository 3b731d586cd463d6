"""Coercion of single values: every rule of docs/protocol/requests.md, "Values"."""

import math
from typing import Any

import pytest

from boxes import MAX, NOW, YEARS, Colour, Kinds, Level, Size, cast, object_refused, read, refused, wrong_enum
from keyreel.schema.casts import wire_value
from keyreel.schema.kinds import BigInt, OptionalBool, Timestamp
from keyreel.sessions.types import WidgetFilter

# -- Simple values -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("5", 5),
        ("5abc", 5),
        (" 5", 5),
        ("+5", 5),
        ("-5", -5),
        ("5.9", 5),
        ("-5.9", -5),
        (".5", 0),
        ("1e3", 1000),
        ("abc", 0),
        ("", 0),
        ("0x1A", 0),
        ("\u0663", 0),  # digits of other scripts are letters
        ("\u20035", 0),
        ("1e9999", 0),
        ("9" * 5000, MAX),
        ("-" + "9" * 5000, -MAX - 1),
        ("1e30", MAX),
        ("9223372036854775807", MAX),
        (None, 0),
        (True, 1),
        (False, 0),
        (1.9, 1),
        (-1.9, -1),
        (1e300, MAX),
        (math.inf, 0),
        (math.nan, 0),
        (10**400, MAX),
        ([], 0),
        ([0], 1),
        ({}, 0),
        ({"a": 0}, 1),
    ],
)
def test_whole_numbers(raw: Any, value: int) -> None:
    for declared in (int, BigInt, Timestamp):
        got = cast(declared, raw)
        assert got == value
        assert type(got) is int


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0.5", 0.5),
        ("-.5x", -0.5),
        ("1e3", 1000.0),
        ("abc", 0.0),
        ("", 0.0),
        (None, 0.0),
        (True, 1.0),
        (2, 2.0),
        ("1e9999", 0.0),
        (10**400, 0.0),
        (math.nan, 0.0),
        (-math.inf, 0.0),
        ([], 0.0),
        ([1], 1.0),
    ],
)
def test_fractions(raw: Any, value: float) -> None:
    got = cast(float, raw)
    assert got == value
    assert type(got) is float


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("true", True),
        ("True", True),
        ("1", True),
        ("no", True),
        ("False ", True),
        (" ", True),
        ("0.0", True),
        ("false", False),
        ("FALSE", False),
        ("0", False),
        ("", False),
        (1, True),
        (0, False),
        (0.0, False),
        (0.1, True),
        (None, False),
        (True, True),
        ([], False),
        ([0], True),
    ],
)
def test_booleans(raw: Any, value: bool) -> None:
    assert cast(bool, raw) is value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("text", "text"),
        (" kept ", " kept "),
        (True, "1"),
        (False, ""),
        (None, ""),
        (5, "5"),
        (1.5, "1.5"),
        (2.0, "2"),
        (MAX, "9223372036854775807"),
        ([], "Array"),
        ({"a": 1}, "Array"),
        ("\t\n\r\x7f\x85é日\U0001f600", "\t\n\r\x7f\x85é日\U0001f600"),
        ("broken \ud800 text", ""),
        ("bytes that were no UTF-8 \udcff", ""),
    ],
)
def test_text(raw: Any, value: str) -> None:
    assert cast(str, raw) == value


@pytest.mark.parametrize("bad", ["\x00", "\x08", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_text_that_xml_cannot_carry_is_refused(bad: str) -> None:
    assert refused(str, f"a{bad}b") == ("INVALID_PARAMETER_CHAR", {"XML_FIELD": "param"})
    assert object_refused({"text": bad}) == ("INVALID_PARAMETER_CHAR", {"XML_FIELD": "text"})
    assert object_refused({"named": {bad: {}}}) == ("INVALID_PARAMETER_CHAR", {"XML_FIELD": "param:named"})


# -- Enums -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (2, Size.LARGE),
        ("2", Size.LARGE),
        (" 2", Size.LARGE),
        ("2.0", Size.LARGE),
        (2.0, Size.LARGE),
        ("+1", Size.SMALL),
        ("true", Size.SMALL),
        ("FALSE", Size.NONE),
        (True, Size.SMALL),
        (False, Size.NONE),
        (None, Size.NONE),
    ],
)
def test_numbered_enums(raw: Any, value: Size) -> None:
    assert cast(Size, raw) is value


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (3, "3"),
        ("3", "3"),
        ("2x", "2x"),
        ("", ""),
        ("x", "x"),
        (1.5, "1.5"),
        ([], "Array"),
        ({}, "Array"),
        ("\u0662", "\u0662"),
        ("9" * 500, "9" * 500),
        (10**400, "INF"),
    ],
)
def test_numbered_enums_refuse(raw: Any, shown: str) -> None:
    assert refused(Size, raw) == wrong_enum(shown, "TestSize")


def test_null_is_the_zero_of_enums_that_have_one() -> None:
    assert refused(Level, None) == wrong_enum("N/A", "TestLevel")
    assert refused(Level, False) == wrong_enum("", "TestLevel")
    assert object_refused({"level": None}) == wrong_enum("N/A", "TestLevel", "level")
    assert read({"size": None}) == {"size": Size.NONE}


@pytest.mark.parametrize(
    ("raw", "value"),
    [(0, False), ("0", False), (1, True), ("1", True), (-1, None), ("-1", None), ("true", True), (False, False)],
)
def test_nullable_booleans(raw: Any, value: bool | None) -> None:
    assert cast(OptionalBool, raw) is value
    assert read({"maybe": raw}) == {"maybe": value}


def test_empty_text_is_false_for_a_nullable_boolean_of_an_object_only() -> None:
    assert read({"maybe": ""}) == {"maybe": False}
    assert refused(OptionalBool, "") == wrong_enum("", "KalturaNullableBoolean")
    assert refused(OptionalBool, 2) == wrong_enum("2", "KalturaNullableBoolean")


@pytest.mark.parametrize(("raw", "value"), [("red", Colour.RED), ("1", Colour.ONE), (1, Colour.ONE)])
def test_text_enums(raw: Any, value: Colour) -> None:
    assert cast(Colour, raw) is value


@pytest.mark.parametrize(("raw", "shown"), [("RED", "RED"), (" red", " red"), ("", ""), (None, "N/A"), ([], "Array")])
def test_text_enums_match_exactly(raw: Any, shown: str) -> None:
    assert refused(Colour, raw) == wrong_enum(shown, "TestColour")


def test_dynamic_enums_go_out_as_numbers_where_they_are() -> None:
    assert wire_value(cast(Kinds, 2)) == 2
    assert wire_value(cast(Kinds, "plugin.VALUE")) == "plugin.VALUE"
    assert wire_value(Colour.ONE) == "1"
    assert refused(Kinds, "VALUE") == wrong_enum("VALUE", "TestKinds")


# -- Times -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (0, NOW),
        ("", NOW),
        (-1, -1),
        ("-1", -1),
        (-60, NOW - 60),
        ("86400", NOW + 86400),
        (YEARS, NOW + YEARS),
        (-YEARS, NOW - YEARS),
        (YEARS + 1, YEARS + 1),
        (-YEARS - 1, -YEARS - 1),
        (1_600_000_000, 1_600_000_000),
    ],
)
def test_times_of_objects_are_relative(raw: Any, value: int) -> None:
    assert read({"at": raw}) == {"at": value}


def test_a_null_time_of_an_object_is_not_sent() -> None:
    assert read({"at": None}) == {}


def test_times_of_filters_are_relative() -> None:
    assert read({"createdAtGreaterThanOrEqual": -60}, WidgetFilter) == {"created_at_greater_than_or_equal": NOW - 60}


def test_times_of_actions_are_numbers() -> None:
    assert cast(Timestamp, -60) == -60
    assert cast(Timestamp, 0) == 0


# -- Limits ------------------------------------------------------------------------------------------------------------


def test_lengths_are_bytes_and_errors_name_the_property_alone() -> None:
    assert read({"short": "éé"}) == {"short": "éé"}
    assert object_refused({"inner": {"short": "a"}}) == (
        "PROPERTY_VALIDATION_MIN_LENGTH",
        {"PROP_NAME": "short", "MIN_LEN": "2"},
    )
    assert object_refused({"short": "ééé"}) == (
        "PROPERTY_VALIDATION_MAX_LENGTH",
        {"PROP_NAME": "short", "MAX_LEN": "4"},
    )


def test_cutting_keeps_characters_whole() -> None:
    assert read({"cut": "éééé"}) == {"cut": "éé"}
    assert read({"cut": "日本"}) == {"cut": "日"}
    assert read({"cut": "short"}) == {"cut": "short"}


def test_sizes() -> None:
    assert read({"few": "9"}) == {"few": 9}
    assert object_refused({"few": 0}) == ("PROPERTY_VALIDATION_MIN_VALUE", {"PROP_NAME": "few", "MIN_VAL": "1"})
    assert object_refused({"few": "10"}) == ("PROPERTY_VALIDATION_MAX_VALUE", {"PROP_NAME": "few", "MAX_VAL": "9"})
