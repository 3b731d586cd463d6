"""What a declared type means on the wire: one `Kind` per property, parameter or result."""

import types
import typing
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Annotated, Any, get_args, get_origin

from keyreel.schema.enums import ApiIntEnum, ApiStringEnum, NullableBoolean


class Shape(Enum):
    """The kinds of value that travel."""

    STRING = auto()
    INT = auto()
    BIGINT = auto()
    FLOAT = auto()
    BOOL = auto()
    TIME = auto()
    INT_ENUM = auto()
    STRING_ENUM = auto()
    OBJECT = auto()
    ARRAY = auto()
    MAP = auto()
    TEXTS = auto()
    FILE = auto()


Timestamp = Annotated[int, Shape.TIME]
"""Unix seconds. On the way in, small values of object properties are relative to now."""
BigInt = Annotated[int, Shape.BIGINT]
"""A whole number that may pass 32 bits."""
OptionalBool = Annotated[bool, NullableBoolean]
"""A boolean that the wire declares as the enum `KalturaNullableBoolean`."""

_SCALARS: dict[Any, Shape] = {str: Shape.STRING, int: Shape.INT, float: Shape.FLOAT, bool: Shape.BOOL}


@dataclass(frozen=True, slots=True)
class Kind:
    """A declared type: its shape, the enum or object class it names, and the kind of its items."""

    shape: Shape
    type: Any = None
    item: "Kind | None" = None

    @property
    def wire_type(self) -> str:
        """The type as schema exports spell it: `int`, `string`, `array`, `KalturaUser`."""
        match self.shape:
            case Shape.STRING | Shape.STRING_ENUM:
                return "string"
            case Shape.INT | Shape.TIME | Shape.INT_ENUM:
                return "int"
            case Shape.OBJECT:
                return self.type.kaltura_name
            case Shape.TEXTS:
                return "array"
            case shape:
                return shape.name.lower()


def kind_of(annotation: Any) -> Kind:
    """The kind that an annotation declares; `X | None` and flags count as `X`.

    Raises:
        TypeError: the annotation is none that the API can carry.
    """
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *extras = get_args(annotation)
        if NullableBoolean in extras:
            return Kind(Shape.INT_ENUM, NullableBoolean)
        if kinds := [extra for extra in extras if isinstance(extra, Kind)]:
            return kinds[0]
        shapes = [extra for extra in extras if isinstance(extra, Shape)]
        return replace(kind_of(inner), shape=shapes[0]) if shapes else kind_of(inner)
    if origin in (typing.Union, types.UnionType):
        (inner,) = [arm for arm in get_args(annotation) if arm is not types.NoneType]
        return kind_of(inner)
    if origin is list:
        return Kind(Shape.ARRAY, item=kind_of(get_args(annotation)[0]))
    if origin is dict:
        return Kind(Shape.MAP, item=kind_of(get_args(annotation)[1]))
    if annotation in _SCALARS:
        return Kind(_SCALARS[annotation])
    if getattr(annotation, "is_file", False):
        return Kind(Shape.FILE, annotation)
    if hasattr(annotation, "kaltura_name"):
        if issubclass(annotation, ApiIntEnum):
            return Kind(Shape.INT_ENUM, annotation)
        return Kind(Shape.STRING_ENUM if issubclass(annotation, ApiStringEnum) else Shape.OBJECT, annotation)
    raise TypeError(f"the API cannot carry {annotation!r}")
