"""The schema in the form that client generators read, made from the declarations.

Only what the registry's actions reach is in it: their objects with bases, subclasses and filters, their enums, their
errors; and the few classes that every client needs. Served at `/api_v3/api_schema.php`.
"""

import re
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import quoteattr

from keyreel.schema.common import ApiExceptionArg
from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.errors import ApiError
from keyreel.schema.kinds import Kind, Shape
from keyreel.schema.lists import Filter, order_members
from keyreel.schema.objects import ApiObject, Property
from keyreel.schema.profiles import DetachedResponseProfile, ResponseProfileHolder
from keyreel.schema.registry import Registry
from keyreel.schema.service import Action, Param, Service

_REQUEST = """<request type="KalturaRequestConfiguration">\
<partnerId type="int" description="The account that the call works on"/>\
<ks type="string" alias="sessionId" description="The session"/>\
<language type="string" description="The language of texts"/>\
<responseProfile type="KalturaBaseResponseProfile" volatile="1" description="Which properties to answer"/></request>"""
_CLIENT = """<client type="KalturaClientConfiguration"><clientTag type="string"/><apiVersion type="string"/></client>"""
_ALWAYS = (ApiExceptionArg, ResponseProfileHolder, DetachedResponseProfile)
"""Classes that requests and answers use without any action naming them."""


def write_schema(registry: Registry, *, version: str, made_at: int) -> bytes:
    """The schema as XML.

    Args:
        version: the version of the API.
        made_at: unix seconds.
    """
    classes, enums = _reached(registry)
    parts = [
        f'<?xml version="1.0" encoding="utf-8"?>\n<xml apiVersion="{version}" generatedDate="{made_at}">\n<enums>\n'
    ]
    parts += [_enum(enum) for enum in sorted(enums, key=lambda enum: enum.kaltura_name)]
    declared = {enum.kaltura_name for enum in enums}
    orders = {_order_name(model): model for model in classes if _ordered(model)}
    parts += [_order_enum(name, orders[name]) for name in sorted(orders.keys() - declared)]
    parts.append("</enums>\n<classes>\n")
    parts += [_class(model) for model in _in_order(classes)]
    parts.append("</classes>\n<services>\n")
    parts += [_service(service, registry) for service in sorted(registry.services.values(), key=lambda item: item.id)]
    parts.append("</services>\n<plugins></plugins>\n<errors>\n")
    raised = (error for action in sorted(registry, key=lambda action: action.key) for error in action.seed.raises)
    errors = {error.code: error for error in raised}
    parts += [_error(errors[code]) for code in sorted(errors)]
    parts.append(f"</errors>\n<configurations>{_CLIENT}{_REQUEST}</configurations>\n</xml>\n")
    return "".join(parts).encode()


def _attributes(**values: Any) -> str:
    return "".join(f" {name}={quoteattr(str(value))}" for name, value in values.items() if value is not None)


def _type(kind: Kind) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "KalturaObjectBase" if kind.type is ApiObject else kind.wire_type}
    if kind.shape in (Shape.INT_ENUM, Shape.STRING_ENUM):
        found["enumType"] = kind.type.kaltura_name
    if kind.item is not None:
        found["arrayType"] = kind.item.wire_type
    if kind.shape is Shape.TIME:
        found["isTime"] = 1
    return found


def _reached(registry: Registry) -> tuple[set[type[ApiObject]], set[Any]]:
    classes: set[type[ApiObject]] = {ApiObject}
    enums: set[Any] = set()
    waiting: list[Kind] = [Kind(Shape.OBJECT, model) for model in _ALWAYS]
    waiting += [item.kind for item in ApiObject.own_properties()]
    for action in registry:
        waiting += [param.kind for param in action.params]
        waiting += [action.returns] if action.returns else []
    while waiting:
        kind = waiting.pop()
        if kind.item is not None:
            waiting.append(kind.item)
        elif kind.shape in (Shape.INT_ENUM, Shape.STRING_ENUM):
            enums.add(kind.type)
        elif kind.shape is Shape.OBJECT and kind.type not in classes:
            classes.add(kind.type)
            related = (kind.type.base(), *kind.type.__subclasses__())
            waiting += [Kind(Shape.OBJECT, model) for model in related]
            waiting += [item.kind for item in kind.type.own_properties()]
    return classes, enums


def _in_order(classes: set[type[ApiObject]]) -> list[type[ApiObject]]:
    """Every class after its base and, where they do not go in a circle, after the classes of its properties."""
    ordered: list[type[ApiObject]] = []
    seen: set[type[ApiObject]] = set()

    def place(model: type[ApiObject]) -> None:
        if model in seen or model not in classes:
            return
        seen.add(model)
        place(model.base())
        for item in model.own_properties():
            kind = item.kind.item or item.kind
            if kind.shape is Shape.OBJECT:
                place(kind.type)
        ordered.append(model)

    for model in (ApiObject, *sorted(classes, key=lambda model: model.kaltura_name)):
        place(model)
    return ordered


def _enum(enum: Any) -> str:
    kind = "int" if issubclass(enum, ApiIntEnum) else "string"
    members = sorted(enum.__members__.items(), key=lambda pair: pair[1].value)
    consts = "".join(f"<const{_attributes(name=name, value=member.value)}/>" for name, member in members)
    return f"<enum{_attributes(name=enum.kaltura_name, enumType=kind)}>{consts}</enum>\n"


def _ordered(model: type[ApiObject]) -> bool:
    return issubclass(model, Filter) and not model.abstract and model.kaltura_name.endswith("Filter")


def _order_name(model: type[ApiObject]) -> str:
    return model.kaltura_name.removesuffix("Filter") + "OrderBy"


def _order_enum(name: str, model: type[ApiObject]) -> str:
    sources = [source for base in model.__mro__ if (source := base.__dict__.get("source")) is not None]
    members = order_members(sources[0]) if sources else {}
    ordered = sorted(members.items(), key=lambda pair: pair[1])
    consts = "".join(f"<const{_attributes(name=name, value=value)}/>" for name, value in ordered)
    return f"<enum{_attributes(name=name, enumType='string')}>{consts}</enum>\n"


def _class(model: type[ApiObject]) -> str:
    docs = model.property_docs()
    head = _attributes(
        name=model.kaltura_name,
        abstract=1 if model.abstract else None,
        base=model.base().kaltura_name if model is not ApiObject and model.base() is not ApiObject else None,
        deprecated=1 if model.deprecated else None,
        description=_first_sentence(model.__doc__),
    )
    properties = "".join(_property(item, docs.get(item.name, "")) for item in model.own_properties())
    return f"<class{head}>{properties}</class>\n"


def _property(item: Property, doc: str) -> str:
    if item.kind.shape is not Shape.TEXTS:
        return _written(item, doc, multi_lingual=0)
    text = replace(item, kind=Kind(Shape.STRING))
    texts = replace(item, wire=f"multiLingual_{item.wire}", kind=replace(item.kind, shape=Shape.ARRAY))
    return _written(text, doc, multi_lingual=1) + _written(texts, doc, multi_lingual=1)


def _written(item: Property, doc: str, *, multi_lingual: int) -> str:
    limits = item.declared.limits
    return "<property{}/>".format(
        _attributes(
            name=item.wire,
            **_type(item.kind),
            readOnly=int(item.read_only),
            insertOnly=int(item.insert_only),
            writeOnly=int(item.write_only),
            multiLingual=multi_lingual,
            requiresPermissions=",".join(item.declared.permission) or None,
            description=" ".join(doc.split()),
            minLength=limits.min_length,
            maxLength=limits.max_length,
            minValue=limits.min_value,
            maxValue=limits.max_value,
            utf8truncate=limits.truncate,
            deprecated=1 if item.declared.deprecated else None,
        )
    )


def _service(service: Service, registry: Registry) -> str:
    actions = sorted((item for item in registry if item.service is service), key=lambda item: item.name.lower())
    head = _attributes(id=service.id, name=service.name, description=_first_sentence(type(service).__doc__))
    return f"<service{head}>{''.join(_action(item) for item in actions)}</service>\n"


def _action(item: Action) -> str:
    head = _attributes(
        name=item.name,
        description=item.summary,
        enableInMultiRequest=int(item.returns is None or item.returns.shape is not Shape.FILE),
        sessionRequired=item.seed.session,
        deprecated=1 if item.seed.deprecated else None,
    )
    params = "".join(_param(param) for param in item.params)
    result = _attributes(**_type(item.returns)) if item.returns else ""
    throws = "".join(f"<throws{_attributes(name=error.code)}/>" for error in item.seed.raises)
    return f"<action{head}>{params}<result{result}/>{throws}</action>"


def _param(param: Param) -> str:
    default = None if param.required else _default(param)
    shown = _attributes(
        name=param.wire, **_type(param.kind), optional=int(not param.required), default=default, description=""
    )
    return f"<param{shown}/>"


def _default(param: Param) -> str:
    if param.default is None or param.kind.shape is Shape.STRING_ENUM:
        return "null"
    if isinstance(param.default, bool):
        return "true" if param.default else "false"
    return str(int(param.default) if isinstance(param.default, int) else param.default)


def _error(error: type[ApiError]) -> str:
    parameters = "".join(f"<parameter{_attributes(name=name)}/>" for name in error.params)
    message = re.sub(r"{(\w+)}", r"@\1@", error.template)
    return f"<error{_attributes(name=error.code, code=error.code, message=message)}>{parameters}</error>\n"


def _first_sentence(text: str | None) -> str:
    return " ".join((text or "").split("\n\n")[0].split())
