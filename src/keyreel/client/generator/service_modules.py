"""The modules of services: one method an action, with and without `await`."""

from collections.abc import Mapping

from keyreel.client.generator import naming, types
from keyreel.client.generator.schema import Action, Enum, Param, Schema, Service
from keyreel.client.generator.texts import doc, item_lines, module, name_imports


def service_modules(schema: Schema, where: Mapping[str, str]) -> dict[str, str]:
    """The text of each module, by its name."""
    enums = {item.name: item for item in schema.enums}
    return {naming.attribute(item.name): _module(item, where, enums) for item in schema.services}


def class_of(service: Service) -> str:
    """The name of a service's class, without `Async`."""
    return naming.class_name(service.name[:1].upper() + service.name[1:]) + "Service"


def _module(service: Service, where: Mapping[str, str], enums: Mapping[str, Enum]) -> str:
    kinds = [param.type for action in service.actions for param in action.params]
    kinds += [action.result for action in service.actions if action.result]
    choices = {naming.class_name(name): where[name] for name in types.enums_in(kinds)}
    classes = {naming.class_name(name): where.get(name, "base") for name in types.classes_in(kinds)}
    imports = [
        "from collections import abc",
        "from datetime import datetime",
        "from typing import TYPE_CHECKING",
        "",
        "from keyreel.client import kinds as k",
        "from keyreel.client import sources as s",
        "from keyreel.client.files import AsyncRemoteFile, RemoteFile",
        "from keyreel.client.services import AsyncService, Service",
        "",
        *name_imports(choices, "..enums."),
        "from ..registry import REGISTRY",
    ]
    body: list[str] = []
    for prefix in ("", "Async"):
        body += ["", "", f"class {prefix}{class_of(service)}({prefix}Service):", *doc(service.text, "    "), ""]
        body += [f"    id_ = {service.id!r}", "    registry_ = REGISTRY"]
        for action in service.actions:
            body += _method(action, prefix, enums)
    return module(f"The service {service.name}.", imports, body, name_imports(classes, "..objects."))


def _method(action: Action, prefix: str, enums: Mapping[str, Enum]) -> list[str]:
    file = action.result is not None and action.result.name == "file"
    answered = f"{prefix}RemoteFile" if file else types.result(action.result) if action.result else "None"
    params = [_param(param, enums) for param in _ordered(action)]
    start = "async def" if prefix and not file else "def"
    lines = ["", f"    {start} {naming.attribute(action.name)}("]
    lines += ["        self,", *(f"        {param}," for param in params), f"    ) -> {answered}:"]
    if not params:
        lines = ["", f"    {start} {naming.attribute(action.name)}(self) -> {answered}:"]
    lines += doc(action.text, "        ", _sections(action))
    sent = "{" + ", ".join(f"{param.name!r}: {_value(param)}" for param in action.params) + "}"
    if file:
        return [*lines, f"        return self.file_({action.name!r}, {sent})"]
    kind = types.expression(action.result) if action.result else "k.NOTHING"
    wait = "await " if prefix else ""
    return [*lines, f"        return {wait}self.call_({action.name!r}, {kind}, {sent})"]


def _ordered(action: Action) -> list[Param]:
    """As the API orders them; Python wants those that must be given first."""
    return sorted(action.params, key=lambda param: param.optional)


def _param(param: Param, enums: Mapping[str, Enum]) -> str:
    written = f"{naming.attribute(param.name)}: {types.param(param.type)}"
    if not param.optional:
        return written
    default = _default(param, enums)
    return f"{written} | None = None" if default == "None" else f"{written} = {default}"


def _default(param: Param, enums: Mapping[str, Enum]) -> str:
    if param.default in (None, "null"):
        return "None"
    if param.type.enum:
        members = {value: name for name, value in enums[param.type.enum].members}
        name = members.get(param.default)
        member = naming.attribute_of_enum(name) if name else None
        return f"{naming.class_name(param.type.enum)}.{member}" if member else "None"
    if param.type.name == "string":
        return repr(param.default)
    if param.type.name == "bool":
        return str(param.default in ("true", "1"))
    try:
        return repr(float(param.default) if param.type.name == "float" else int(param.default))
    except ValueError:
        return "None"


def _value(param: Param) -> str:
    name = naming.attribute(param.name)
    return f"s.source({name})" if param.type.name == "file" else name


def _sections(action: Action) -> list[str]:
    told = [(naming.attribute(param.name), " ".join(param.text.split())) for param in action.params]
    lines: list[str] = []
    if any(text for _, text in told):
        lines += ["Args:"]
        for name, text in told:
            lines += item_lines(f"{name}: {text}") if text else []
    if action.throws:
        lines += [*([""] if lines else []), "Raises:"]
        lines += item_lines(", ".join(naming.error_name(code) for code in action.throws))
    return lines
