"""A schema as a server exports it at `/api_v3/api_schema.php`, read into records."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass


class SchemaError(ValueError):
    """The text is no exported schema."""


@dataclass(frozen=True, slots=True)
class Type:
    """Of a property, parameter or result.

    Attributes:
        name: `int`, `bigint`, `float`, `bool`, `string`, `file`, `array`, `map`, or the name of a class.
        enum: the enum that a number or text is of.
        item: the class of the items of an array or map.
        is_time: a number of unix seconds.
    """

    name: str
    enum: str | None = None
    item: str | None = None
    is_time: bool = False


@dataclass(frozen=True, slots=True)
class Enum:
    name: str
    of_numbers: bool
    members: tuple[tuple[str, str], ...]
    plugin: str | None


@dataclass(frozen=True, slots=True)
class Property:
    name: str
    type: Type
    read_only: bool
    text: str


@dataclass(frozen=True, slots=True)
class Class:
    name: str
    base: str | None
    properties: tuple[Property, ...]
    plugin: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Param:
    name: str
    type: Type
    optional: bool
    default: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Action:
    name: str
    params: tuple[Param, ...]
    result: Type | None
    throws: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Service:
    id: str
    name: str
    actions: tuple[Action, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Error:
    code: str
    message: str
    params: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    version: str
    enums: tuple[Enum, ...]
    classes: tuple[Class, ...]
    services: tuple[Service, ...]
    errors: tuple[Error, ...]


def read_schema(document: bytes) -> Schema:
    """The schema in an export.

    Raises:
        SchemaError: it is none.
    """
    try:
        root = ET.fromstring(document)  # noqa: S314  # expat limits what entities may grow to
        schema = Schema(
            root.attrib["apiVersion"],
            tuple(_enum(item) for item in root.iterfind("enums/enum")),
            tuple(_class(item) for item in root.iterfind("classes/class")),
            tuple(_service(item) for item in root.iterfind("services/service")),
            tuple(_error(item) for item in root.iterfind("errors/error")),
        )
    except ET.ParseError as error:
        raise SchemaError(f"this is no XML: {error}") from error
    except KeyError as missing:
        raise SchemaError(f"this is no exported schema: an element has no {missing.args[0]}") from missing
    _check(schema)
    return schema


def _check(schema: Schema) -> None:
    if not schema.services:
        raise SchemaError("this is no exported schema: it has no services")
    known = {item.name for item in (*schema.classes, *schema.enums)} | _PLAIN
    for where, kind in _types(schema):
        for name in (kind.name, kind.enum, kind.item):
            if name is not None and name not in known:
                raise SchemaError(f"{where} is of type {name}, which the schema does not have")
    for item in schema.classes:
        if item.base is not None and item.base not in known:
            raise SchemaError(f"{item.name} is derived from {item.base}, which the schema does not have")


_PLAIN = {"int", "bigint", "float", "bool", "string", "file", "array", "map", "KalturaObjectBase", "KalturaObject"}


def _types(schema: Schema) -> list[tuple[str, Type]]:
    found = [(f"{item.name}.{part.name}", part.type) for item in schema.classes for part in item.properties]
    for service in schema.services:
        for action in service.actions:
            where = f"{service.name}.{action.name}"
            found += [(f"{where}({param.name})", param.type) for param in action.params]
            found += [(where, action.result)] if action.result else []
    return found


def _type(item: ET.Element) -> Type:
    return Type(item.attrib["type"], item.get("enumType"), item.get("arrayType"), item.get("isTime") == "1")


def _enum(item: ET.Element) -> Enum:
    members = tuple((const.attrib["name"], const.attrib["value"]) for const in item.iterfind("const"))
    return Enum(item.attrib["name"], item.get("enumType") == "int", members, item.get("plugin"))


def _class(item: ET.Element) -> Class:
    properties = tuple(
        Property(part.attrib["name"], _type(part), part.get("readOnly") == "1", part.get("description", ""))
        for part in item.iterfind("property")
    )
    return Class(item.attrib["name"], item.get("base"), properties, item.get("plugin"), item.get("description", ""))


def _service(item: ET.Element) -> Service:
    actions = tuple(_action(part) for part in item.iterfind("action"))
    return Service(item.attrib["id"], item.attrib["name"], actions, item.get("description", ""))


def _action(item: ET.Element) -> Action:
    params = tuple(
        Param(
            part.attrib["name"],
            _type(part),
            part.get("optional") == "1",
            part.get("default"),
            part.get("description", ""),
        )
        for part in item.iterfind("param")
    )
    result = item.find("result")
    throws = tuple(part.attrib["name"] for part in item.iterfind("throws"))
    answered = _type(result) if result is not None and result.get("type") else None
    name = item.attrib["name"]
    if name.startswith("serve") and answered == Type("string"):
        answered = Type("file")  # `serveCsv` and its like, whose file schemas call text
    return Action(name, params, answered, throws, item.get("description", ""))


def _error(item: ET.Element) -> Error:
    params = tuple(part.attrib["name"] for part in item.iterfind("parameter"))
    return Error(item.attrib["code"].strip(), item.get("message", ""), params)
