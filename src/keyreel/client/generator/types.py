"""How types of the API are written in generated modules: for type checkers, and for run time."""

from collections.abc import Iterable

from keyreel.client.generator import naming
from keyreel.client.generator.schema import Type

_PLAIN = {"int": "int", "bigint": "int", "float": "float", "bool": "bool", "string": "str"}
_KINDS = {"int": "NUMBER", "bigint": "NUMBER", "float": "DECIMAL", "bool": "FLAG", "string": "TEXT", "file": "FILE"}
_PROPERTIES = {"int": "Number", "bigint": "Number", "float": "Decimal", "bool": "Flag", "string": "Text"}
_TRISTATE = "KalturaNullableBoolean"


def is_list(kind: Type) -> bool:
    return kind.name in ("array", "map")


def item_of(kind: Type) -> str:
    """The Python name of what is in an array or map."""
    return naming.class_name(kind.item or "KalturaObject")


def expression(kind: Type) -> str:
    """What says at run time what it is."""
    if kind.enum:
        return f"k.Choice({naming.class_name(kind.enum)})"
    if kind.is_time:
        return "k.TIME"
    if kind.name in _KINDS:
        return f"k.{_KINDS[kind.name]}"
    if is_list(kind):
        return f'k.{"Several" if kind.name == "array" else "Named"}(k.Nested("{item_of(kind)}"))'
    return f'k.Nested("{naming.class_name(kind.name)}")'


def given(kind: Type) -> str:
    """What reading a property, or a result, gives."""
    if kind.enum:
        return f"{naming.class_name(kind.enum)} | None"
    if kind.is_time:
        return "int | None"
    if kind.name in _PLAIN:
        return _PLAIN[kind.name]
    if is_list(kind):
        return f"abc.Sequence[{item_of(kind)}]" if kind.name == "array" else f"abc.Mapping[str, {item_of(kind)}]"
    return f"{naming.class_name(kind.name)} | None"


def result(kind: Type) -> str:
    """What an action returns."""
    return given(kind).removesuffix(" | None")


def property_type(kind: Type) -> str:
    """The declaration of a property that programs set."""
    if kind.enum:
        name = naming.class_name(kind.enum)
        return f"o.MaybeFlag[{name}]" if kind.enum == _TRISTATE else f"o.Choice[{name}]"
    if kind.is_time:
        return "o.Time"
    if kind.name in _PROPERTIES:
        return f"o.{_PROPERTIES[kind.name]}"
    if kind.name == "file":
        return "o.File"
    if is_list(kind):
        return f"o.{'Several' if kind.name == 'array' else 'Named'}[{item_of(kind)}]"
    return f"o.Nested[{naming.class_name(kind.name)}]"


def param(kind: Type) -> str:
    """What an action takes."""
    if kind.enum:
        return f"{naming.class_name(kind.enum)} | bool" if kind.enum == _TRISTATE else naming.class_name(kind.enum)
    if kind.is_time:
        return "int | datetime"
    if kind.name == "file":
        return "s.FileSource"
    return result(kind)


def enums_in(kinds: Iterable[Type]) -> set[str]:
    """The enums, by their names on the wire."""
    return {kind.enum for kind in kinds if kind.enum}


def classes_in(kinds: Iterable[Type]) -> set[str]:
    """The classes, by their names on the wire."""
    found = {kind.item or "KalturaObject" if is_list(kind) else kind.name for kind in kinds if not kind.enum}
    return {"KalturaObject" if name == "KalturaObjectBase" else name for name in found if name not in _NO_CLASS}


_NO_CLASS = {*_PLAIN, "file", "array", "map"}
