"""How the objects of one class are written: its property table, made once."""

from functools import cache

from keyreel.schema.objects import ApiObject


@cache
def plan(model: type[ApiObject]) -> tuple[tuple[str, str], ...]:
    """Python name and wire name of each property, in the order of the wire."""
    return tuple((item.name, item.wire) for item in model.properties)
