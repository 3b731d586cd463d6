"""Objects and enums of no service, and shorthands that decode them, for tests of the type system."""

from typing import Any

import pytest

from keyreel.schema.casts import Context, cast_for, decode_object
from keyreel.schema.enums import ApiIntEnum, ApiStringEnum, DynamicEnum
from keyreel.schema.errors import ApiError
from keyreel.schema.kinds import BigInt, OptionalBool, Timestamp, kind_of
from keyreel.schema.objects import ApiObject, Limits, Updatable, prop

NOW = 1_700_000_000
CONTEXT = Context(float(NOW) + 0.9)
YEARS = 315_360_000
"""Seconds: ten years."""
MAX = 2**63 - 1
"""The largest number that fits into 64 bits."""


class Size(ApiIntEnum, name="TestSize"):
    NONE = 0
    SMALL = 1
    LARGE = 2


class Level(ApiIntEnum, name="TestLevel"):
    LOW = 1
    HIGH = 2


class Colour(ApiStringEnum, name="TestColour"):
    RED = "red"
    ONE = "1"


class Kinds(DynamicEnum, name="TestKinds"):
    CORE = "2"
    PLUGIN = "plugin.VALUE"


class File:
    """Stands for an uploaded file in declarations."""

    is_file = True


class Shapeless(ApiObject, name="TestShapeless", abstract=True):
    side: Updatable[int]


class Square(Shapeless, name="TestSquare"):
    area: Updatable[float]


class Box(ApiObject, name="TestBox"):
    text: Updatable[str]
    short: Updatable[str] = prop(limits=Limits(min_length=2, max_length=4))
    cut: Updatable[str] = prop(limits=Limits(truncate=5))
    number: Updatable[int]
    few: Updatable[int] = prop(limits=Limits(min_value=1, max_value=9))
    big: Updatable[BigInt]
    ratio: Updatable[float]
    flag: Updatable[bool]
    maybe: Updatable[OptionalBool]
    at: Updatable[Timestamp]
    size: Updatable[Size]
    level: Updatable[Level]
    colour: Updatable[Colour]
    inner: Updatable["Box"]
    boxes: Updatable[list["Box"]]
    named: Updatable[dict[str, "Box"]]
    shape: Updatable[Shapeless]
    file: Updatable[File]


def cast(declared: Any, raw: Any) -> Any:
    """`raw` as a parameter `param` of an action."""
    return cast_for(kind_of(declared))(raw, "param", CONTEXT)


def read(raw: dict[Any, Any], model: type[ApiObject] = Box, context: Context = CONTEXT) -> dict[str, Any]:
    """What an object `param` holds once `raw` is decoded."""
    return decode_object(model, raw, "param", context).given


def refused(declared: Any, raw: Any) -> tuple[str, dict[str, str]]:
    """Code and arguments of the error that `raw` raises as a parameter."""
    with pytest.raises(ApiError) as caught:
        cast(declared, raw)
    return caught.value.code, caught.value.arguments


def object_refused(raw: dict[Any, Any], context: Context = CONTEXT) -> tuple[str, dict[str, str]]:
    """Code and arguments of the error that `raw` raises as a box."""
    with pytest.raises(ApiError) as caught:
        read(raw, context=context)
    return caught.value.code, caught.value.arguments


def wrong_enum(value: str, enum: str, name: str = "param") -> tuple[str, dict[str, str]]:
    """Code and arguments of the error about a value that an enum does not have."""
    return "INVALID_ENUM_VALUE", {"ENUM_VAL": value, "PARAM_NAME": name, "ENUM_TYPE": enum}
