"""A whole package: its modules, and a client with every service."""

from collections.abc import Mapping
from pathlib import Path

from keyreel.client.generator import naming
from keyreel.client.generator.areas import areas
from keyreel.client.generator.object_modules import enum_modules, object_modules
from keyreel.client.generator.schema import Error, Schema, Service, read_schema
from keyreel.client.generator.service_modules import class_of, service_modules
from keyreel.client.generator.texts import MARK, doc, module, name_imports


def write_package(document: bytes, folder: Path) -> int:
    """Write the package of an exported schema into a folder; gives how many actions it has.

    What a package of another schema left there is removed. Other files are not touched.

    Raises:
        SchemaError: the document is no schema.
        FileExistsError: the folder holds modules that were not generated.
    """
    schema = read_schema(document)
    texts = package_texts(schema)
    stale = {path for path in folder.rglob("*.py") if path.relative_to(folder).as_posix() not in texts}
    foreign = [path for path in folder.rglob("*.py") if not path.read_text("utf-8").startswith(MARK)]
    if foreign:
        raise FileExistsError(f"{foreign[0]} was not generated: choose another folder")
    for path in stale:
        path.unlink()
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "py.typed").touch()
    return sum(len(service.actions) for service in schema.services)


def package_texts(schema: Schema) -> dict[str, str]:
    """The text of each module, by its path."""
    where = areas(schema)
    errors = {error.code: error for error in schema.errors}
    enums, objects = enum_modules(schema, where), object_modules(schema, where)
    texts = {f"enums/{area}.py": text for area, text in enums.items()}
    texts |= {f"objects/{area}.py": text for area, text in objects.items()}
    texts |= {f"services/{name}.py": text for name, text in service_modules(schema, where).items()}
    texts |= {f"{part}/__init__.py": f'{MARK}\n"""See the package."""\n' for part in ("enums", "objects", "services")}
    texts["errors.py"] = _errors(errors)
    texts["registry.py"] = _registry(schema, where, errors)
    texts["clients.py"] = _clients(schema)
    texts["__init__.py"] = _package(schema, where)
    return dict(sorted(texts.items()))


def _places(schema: Schema, where: Mapping[str, str]) -> dict[str, str]:
    """The module of each class and enum, by its Python name."""
    places = {naming.class_name(item.name): f"enums.{where[item.name]}" for item in schema.enums}
    places |= {naming.class_name(item.name): f"objects.{where[item.name]}" for item in schema.classes}
    return {**places, naming.ROOT: "objects.base"}


def _errors(errors: Mapping[str, Error]) -> str:
    body: list[str] = []
    for code in sorted(errors):
        error = errors[code]
        more = [f"Arguments: {', '.join(error.params)}."] if error.params else []
        text = doc(error.message, "    ", more) or [f'    """{code}."""']
        body += ["", "", f"class {naming.error_name(code)}(ApiError):", *text]
    return module("Errors: a class for each code.", ["from keyreel.client.errors import ApiError"], body)


def _registry(schema: Schema, where: Mapping[str, str], errors: Mapping[str, Error]) -> str:
    modules: dict[str, list[str]] = {}
    for name, place in sorted(_places(schema, where).items()):
        modules.setdefault(place, []).append(name)
    renamed = {item.name: naming.class_name(item.name) for item in (*schema.classes, *schema.enums)}
    body = ["", "REGISTRY = Registry(", "    __package__,", "    {"]
    body += [f'        "{place}": "{" ".join(modules[place])}",' for place in sorted(modules)]
    body += ["    },", "    {"]
    body += [f'        "{wire}": "{name}",' for wire, name in sorted(renamed.items()) if wire != f"Kaltura{name}"]
    body += ["    },", "    {", *(f"        {code!r}: {naming.error_name(code)!r}," for code in sorted(errors))]
    body += ["    },", ")", f"VERSION = {schema.version!r}", '"""Of the API."""']
    return module("What the package has.", ["from keyreel.client.registry import Registry"], body)


def _clients(schema: Schema) -> str:
    services = sorted(schema.services, key=lambda item: naming.service_name(item.name))
    imports = [
        "from functools import cached_property",
        "from typing import TYPE_CHECKING",
        "",
        "from keyreel.client import batches, clients",
        "from keyreel.client.services import AsyncCaller, Caller",
        "",
        "from .registry import REGISTRY",
    ]
    only = [f"from .services.{naming.attribute(item.name)} import {_both(item)}" for item in services]
    body: list[str] = []
    for prefix in ("", "Async"):
        body += ["", "", f"class {prefix}Services({prefix}Caller):", '    """Every service."""']
        for item in services:
            body += _service(item, prefix)
    for prefix in ("", "Async"):
        body += ["", "", f"class {prefix}Batch(batches.{prefix}Batch, Services):"]
        body += [f"    __doc__ = batches.{prefix}Batch.__doc__"]
        body += ["", "", f"class {prefix}Client(clients.{prefix}Client[{prefix}Batch], {prefix}Services):"]
        body += [f"    __doc__ = clients.{prefix}Client.__doc__"]
        body += ["    registry_ = REGISTRY", f"    batch_ = {prefix}Batch"]
    return module("Clients with every service.", imports, body, only)


def _both(service: Service) -> str:
    name = class_of(service)
    return f"Async{name}, {name}"


def _service(service: Service, prefix: str) -> list[str]:
    name = f"{prefix}{class_of(service)}"
    return [
        "",
        "    @cached_property",
        f"    def {naming.service_name(service.name)}(self) -> {name}:",
        *doc(service.text, "        "),
        f"        from .services.{naming.attribute(service.name)} import {name}",
        "",
        f"        return {name}(self)",
    ]


def _package(schema: Schema, where: Mapping[str, str]) -> str:
    places = _places(schema, where)
    imports = [
        "from typing import TYPE_CHECKING, Any",
        "",
        "from .clients import AsyncBatch, AsyncClient, Batch, Client",
        "from .registry import REGISTRY",
    ]
    body = [
        "",
        "",
        "def __getattr__(name: str) -> Any:",
        '    """Objects and enums, loaded when they are first needed."""',
        "    if name in REGISTRY:",
        "        return REGISTRY[name]",
        '    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")',
        "",
        "",
        "def __dir__() -> list[str]:",
        "    return [*globals(), *REGISTRY.names()]",
        "",
        "",
        "__all__ = [",
        *(f"    {name!r}," for name in sorted([*places, "AsyncBatch", "AsyncClient", "Batch", "Client"])),
        "]",
    ]
    about = f"Clients, objects and enums of the API {schema.version}. Its errors are in `errors`."
    return module(about, imports, body, name_imports(places, "."), exported=True)
