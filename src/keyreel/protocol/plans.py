"""How the objects of one class are written: its property table, made once for each format."""

from functools import cache, lru_cache

from keyreel.schema.objects import ApiObject


@cache
def plan(model: type[ApiObject]) -> tuple[tuple[str, str], ...]:
    """Python name and wire name of each property, in the order of the wire."""
    return tuple((item.name, item.wire) for item in model.properties)


_SHAPES = 4096


@lru_cache(_SHAPES)
def plan_of(model: type[ApiObject], given: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The same of those properties that an object has. Objects of one class are of few shapes, and most properties of
    large classes are rarely there.
    """
    return tuple((name, wire) for name, wire in plan(model) if name in given)


@cache
def xml_plan(model: type[ApiObject]) -> tuple[tuple[str, str, str, str], ...]:
    """Python name of each property, and its element: opened, closed, and empty."""
    return tuple((name, f"<{wire}>", f"</{wire}>", f"<{wire}></{wire}>") for name, wire in plan(model))


@cache
def php_plan(model: type[ApiObject]) -> tuple[bytes, tuple[tuple[str, bytes], ...]]:
    """How an object begins, and the Python name of each property with its wire name as a serialized key."""
    name = model.kaltura_name.encode()
    return b'O:%d:"%s":' % (len(name), name), tuple((name, php_text(wire)) for name, wire in plan(model))


def php_text(text: str) -> bytes:
    """Text in PHP's serialization: its length counts bytes."""
    raw = text.encode("utf-8", "replace")
    return b's:%d:"%s";' % (len(raw), raw)
