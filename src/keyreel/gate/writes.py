"""The rules of writing: which properties of an object a caller may set, and when.

Three functions own them all. See docs/protocol/requests.md, "Writing objects".
"""

from functools import cache
from typing import Any

from keyreel.gate.call import Call
from keyreel.gate.grants import Grant
from keyreel.schema.errors import NotUpdatable, NoUsagePermission
from keyreel.schema.objects import ApiObject, Property

_HOLDING = (ApiObject, list, dict)


def check_use(sent: Any, grant: Grant) -> None:
    """Check the properties, at any depth, that need a permission whatever they are sent for.

    Raises:
        NoUsagePermission: the caller lacks it.
    """
    if isinstance(sent, ApiObject):
        for item in _of_use(type(sent)):
            if item.name in sent.given and not grant.opens(item, "all"):
                raise NoUsagePermission(f"{item.owner}::{item.wire}")
        for value in sent.given.values():
            if isinstance(value, _HOLDING):
                check_use(value, grant)
    elif isinstance(sent, list | dict):
        for value in sent.values() if isinstance(sent, dict) else sent:
            if isinstance(value, _HOLDING):
                check_use(value, grant)


@cache
def _of_use(model: type[ApiObject]) -> tuple[Property, ...]:
    return tuple(item for item in model.properties if "all" in item.declared.permission)


def admit(new: ApiObject, call: Call) -> dict[str, Any]:
    """What of a new object is to be stored, by Python name; explicit nulls are left out.

    A property that needs a permission which the caller lacks is dropped, and a note of the call says so.

    Raises:
        NotUpdatable: it sets a property that only the server sets.
    """
    values: dict[str, Any] = {}
    for item in new.properties:
        value = new.given.get(item.name)
        if value is None:
            continue
        if item.read_only:
            raise NotUpdatable(f"{new.kaltura_name}::{item.wire}")
        if _permitted(item, "insert", call):
            values[item.name] = value
    return values


def amend(stored: ApiObject, new: ApiObject, call: Call) -> dict[str, Any]:
    """What of a stored object is to change, by Python name; `None` clears.

    A read-only or insert-only property may be sent back as it stands. A property that needs a permission which the
    caller lacks is dropped, and a note of the call says so.

    Raises:
        NotUpdatable: it changes a property that cannot change.
    """
    changes: dict[str, Any] = {}
    for item in new.properties:
        if item.name not in new.given:
            continue
        value = new.given[item.name]
        if item.read_only or item.insert_only:
            if value is not None and value != stored.given.get(item.name):
                raise NotUpdatable(f"{new.kaltura_name}::{item.wire}")
        elif _permitted(item, "update", call):
            changes[item.name] = value
    return changes


def _permitted(item: Property, operation: str, call: Call) -> bool:
    if call.grant.opens(item, operation):
        return True
    call.notes.append((f"{item.owner}-{item.wire}-error", f"this session may not {operation} the property"))
    return False
