"""The modules of enums and objects."""

from collections.abc import Mapping

from keyreel.client.generator import naming, types
from keyreel.client.generator.areas import in_order
from keyreel.client.generator.schema import Class, Enum, Property, Schema
from keyreel.client.generator.texts import doc, module, name_imports


def enum_modules(schema: Schema, where: Mapping[str, str]) -> dict[str, str]:
    """The text of each module of enums, by its name."""
    found: dict[str, list[Enum]] = {}
    for item in sorted(schema.enums, key=lambda item: item.name):
        found.setdefault(where[item.name], []).append(item)
    return {area: _enum_module(area, items) for area, items in found.items()}


def _enum_module(area: str, items: list[Enum]) -> str:
    bases = sorted({_enum_base(item) for item in items})
    body = [line for item in items for line in _enum(item)]
    return module(f"Enums: {area}.", [f"from keyreel.client.enums import {', '.join(bases)}"], body)


def _enum_base(item: Enum) -> str:
    return "ApiIntEnum" if item.of_numbers else "ApiStringEnum"


def _enum(item: Enum) -> list[str]:
    lines = ["", "", f"class {naming.class_name(item.name)}({_enum_base(item)}):"]
    values = [(name, int(value) if item.of_numbers else value) for name, value in item.members]
    lines += [f"    {naming.attribute_of_enum(name)} = {value!r}" for name, value in values]
    return lines if values else [*lines, '    """No members are known."""']


def object_modules(schema: Schema, where: Mapping[str, str]) -> dict[str, str]:
    """The text of each module of classes, by its name."""
    found: dict[str, list[Class]] = {}
    for item in in_order(schema.classes):
        found.setdefault(where[item.name], []).append(item)
    if not any(item.name == "KalturaObject" for item in schema.classes):
        root = Class("KalturaObject", None, (), None, "What every object is derived from.")
        found["base"] = [root, *found.get("base", [])]
    names = _names({item.name: item for items in found.values() for item in items})
    return {area: _object_module(area, items, where, names) for area, items in found.items()}


Names = Mapping[str, Mapping[str, str]]
"""Of each class, the Python names of its properties, inherited ones too, by those on the wire."""


def _names(classes: Mapping[str, Class]) -> Names:
    found: dict[str, dict[str, str]] = {}

    def of(item: Class) -> dict[str, str]:
        if item.name not in found:
            base = classes.get(item.base or "KalturaObject")
            names = dict(of(base)) if base is not None and base is not item else {}
            for part in item.properties:
                name = naming.attribute(part.name)
                while name in names.values():  # `streamID` beside `streamId`
                    name += "_"
                names[part.name] = name
            found[item.name] = names
        return found[item.name]

    for item in classes.values():
        of(item)
    return found


def _object_module(area: str, items: list[Class], where: Mapping[str, str], names: Names) -> str:
    kinds = [part.type for item in items for part in item.properties]
    enums = {naming.class_name(name): where[name] for name in types.enums_in(kinds)}
    bases = {_base(item): where[item.base or "KalturaObject"] for item in items if _base(item)}
    nested = {naming.class_name(name): where.get(name, "base") for name in types.classes_in(kinds)}
    imports = [
        "from collections import abc",
        "from typing import TYPE_CHECKING, ClassVar",
        "",
        "from keyreel.client import kinds as k",
        "from keyreel.client import objects as o",
        "",
        *name_imports(enums, "..enums."),
        *name_imports(bases, ".", own=area),
    ]
    only = name_imports({name: at for name, at in nested.items() if name not in bases}, ".", own=area)
    body = [line for item in items for line in _class(item, names)]
    return module(f"Objects: {area}.", imports, body, only)


def _base(item: Class) -> str:
    if item.name == "KalturaObject":
        return ""
    return naming.class_name(item.base) if item.base else naming.ROOT


def _class(item: Class, names: Names) -> list[str]:
    name = naming.class_name(item.name)
    head = f"{_base(item) or 'o.ApiObject'}, name={item.name!r}"
    lines = ["", "", f"class {name}({head}):", *doc(item.text, "    ")]
    if item.text and item.properties:
        lines.append("")
    for part in item.properties:
        lines += _property(part, names[item.name][part.name])
    return lines if item.text.strip() or item.properties else [*lines, "    pass"]


def _property(part: Property, name: str) -> list[str]:
    wire = naming.wire_of(name, part.name)
    value = types.expression(part.type) + (f", {wire!r}" if wire else "")
    if part.read_only:
        line = f"    {name}: ClassVar[o.ReadOnly[{types.given(part.type)}]] = o.read_only({value})"
    else:
        line = f"    {name}: {types.property_type(part.type)} = o.prop({value})"
    return [line, *doc(part.text, "    ")]
