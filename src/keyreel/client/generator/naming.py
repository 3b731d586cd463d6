"""Names in generated packages: the API's own, in Python's spelling, with an underscore where Python forces one."""

import keyword
import re

from keyreel.client.clients import AsyncClient, Client
from keyreel.client.registry import PREFIX
from keyreel.schema.names import camel, snake

ROOT = "ApiObject"
"""What the class is called that the wire calls `KalturaObject`."""
_TAKEN = frozenset({"abc", "k", "o", "s", "int", "str", "bool", "float", "datetime", "self", "property"})
"""Names that generated classes need themselves."""


def attribute(wire: str) -> str:
    """Of a property, parameter or action: `screenName` -> `screen_name`, `not` -> `not_`."""
    name = snake(wire)
    if name in _TAKEN or not name.isidentifier() or keyword.iskeyword(name):
        name = _plain(name) + "_"
    return name


def attribute_of_enum(wire: str) -> str:
    """Of a member of an enum: as it is."""
    return wire if wire.isidentifier() and not keyword.iskeyword(wire) else f"{_plain(wire)}_"


def wire_of(name: str, wire: str) -> str | None:
    """What has to be said of the name on the wire: nothing, where it follows from the Python name."""
    return None if camel(name) == wire else wire


def class_name(wire: str) -> str:
    """Of a class or enum: `KalturaUser` -> `User`."""
    if wire in ("KalturaObject", "KalturaObjectBase"):
        return ROOT
    name = wire.removeprefix(PREFIX)
    return name if name.isidentifier() and not keyword.iskeyword(name) else f"{_plain(name)}_"


def service_name(name: str) -> str:
    """Of a service as a property of a client: `userRole` -> `user_role`."""
    found = attribute(name)
    return f"{found}_" if hasattr(Client, found) or hasattr(AsyncClient, found) else found


def error_name(code: str) -> str:
    """Of an error's class: `INVALID_USER_ID` -> `InvalidUserId`."""
    name = "".join(word.capitalize() for word in re.split(r"[^A-Za-z0-9]+", code))
    return name if name.isidentifier() and not keyword.iskeyword(name) else f"Error{name}"


def _plain(name: str) -> str:
    plain = re.sub(r"\W", "_", name)
    return plain if plain[:1].isalpha() else f"_{plain}"
