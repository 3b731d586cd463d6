"""Which module of a generated package a class or enum lies in.

It lies with the service whose name it begins with, else with its plugin, else with the ancestor that all classes of its
kind have, else, if it is an enum, with what alone uses it, else in `common`. Classes that others in several modules are
derived from lie in `base`, so that modules never need each other in a circle.
"""

from collections.abc import Iterable, Mapping

from keyreel.client.generator import naming
from keyreel.client.generator.schema import Class, Schema

BASE = "base"
COMMON = "common"
_KIND = 3
"""So many classes with one ancestor are a kind of their own."""


def areas(schema: Schema) -> dict[str, str]:
    """The module of each class and enum, by its name on the wire."""
    services = {naming.class_name(item.name[:1].upper() + item.name[1:]): item.name for item in schema.services}
    found: dict[str, str] = {}
    roots = _roots(schema.classes)
    sizes = {root: sum(1 for other in roots.values() if other == root) for root in set(roots.values())}
    for item in (*schema.classes, *schema.enums):
        name = naming.class_name(item.name)
        begins = max((each for each in services if name.startswith(each)), key=len, default=None)
        root = roots.get(item.name)
        if begins:
            area = services[begins]
        elif item.plugin:
            area = item.plugin
        else:
            area = naming.class_name(root) if root and sizes[root] >= _KIND else COMMON
        found[item.name] = naming.attribute(area[:1].lower() + area[1:])
    _settle(schema, found)
    _lift(schema.classes, found)
    return found


def in_order(classes: Iterable[Class]) -> list[Class]:
    """Every class after its base, otherwise by name."""
    waiting = {item.name: item for item in sorted(classes, key=lambda item: item.name)}
    ordered: list[Class] = []

    def place(item: Class) -> None:
        if waiting.pop(item.name, None) is None:
            return
        base = waiting.get(item.base or "KalturaObject")
        if base is not None:
            place(base)
        ordered.append(item)

    for item in list(waiting.values()):
        place(item)
    return ordered


def ancestors(classes: Iterable[Class]) -> dict[str, list[str]]:
    """Of each class, those it is derived from, the nearest first."""
    bases = {item.name: item.base for item in classes}
    return {name: _chain(name, bases) for name in bases}


def _chain(name: str, bases: Mapping[str, str | None]) -> list[str]:
    found: list[str] = []
    base = bases[name]
    while base is not None and base not in found:
        found.append(base)
        base = bases.get(base)
    return found


def _roots(classes: Iterable[Class]) -> dict[str, str]:
    return {name: chain[-1] for name, chain in ancestors(classes).items() if chain}


def _settle(schema: Schema, found: dict[str, str]) -> None:
    """Move enums out of `common` whose users all lie in one module."""
    users: dict[str, set[str]] = {}
    for item in schema.classes:
        for part in item.properties:
            users.setdefault(part.type.enum or "", set()).add(found[item.name])
    for service in schema.services:
        for action in service.actions:
            for param in action.params:
                users.setdefault(param.type.enum or "", set()).add(naming.attribute(service.name))
    for enum in schema.enums:
        if found[enum.name] == COMMON and len(users.get(enum.name, ())) == 1:
            found[enum.name] = next(iter(users[enum.name]))


def _lift(classes: Iterable[Class], found: dict[str, str]) -> None:
    """Move to `base` what classes of another module are derived from."""
    used: dict[str, set[str]] = {}
    for name, chain in ancestors(classes).items():
        for base in chain:
            used.setdefault(base, set()).add(found[name])
    lifted = {name for name, modules in used.items() if modules - {found.get(name)}}
    for name in lifted:
        found[name] = BASE
    found["KalturaObject"] = BASE
