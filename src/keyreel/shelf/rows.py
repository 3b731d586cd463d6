"""Rows and objects: a property with a column of its name lives there, every other in the JSON column `data`.

So a new property needs no migration unless it is filtered, ordered, unique, joined or secret.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

import msgspec
import sqlalchemy as sa

from keyreel.schema.enums import DynamicEnum, NullableBoolean
from keyreel.schema.kinds import Kind, Shape
from keyreel.schema.objects import ApiObject, subclass_named

T = TypeVar("T", bound=ApiObject)

_decode = msgspec.json.Decoder(dict[str, Any]).decode
_encode = msgspec.json.Encoder().encode


class Rows(Generic[T]):
    """Turns rows of `table` into objects of `model`, and values of objects into rows.

    Args:
        derived: properties that no column holds, by what they are worked out from; they are read and never written.
        variants: the classes of rows by what they hold in the column `type`; the others are of `model`.
    """

    def __init__(
        self,
        model: type[T],
        table: sa.Table,
        derived: Mapping[str, sa.ColumnElement[Any]] | None = None,
        variants: Mapping[str, type[T]] | None = None,
    ) -> None:
        self.model = model
        self._variants = dict(variants or {})
        self.kinds = {item.name: item.kind for each in (model, *self._variants.values()) for item in each.properties}
        self.columns = [table.c[name] for name in self.kinds if name in table.c]
        own = [column.name for column in self.columns]
        self._own = frozenset(own)
        self._derived = dict(derived or {})
        self._names = [*own, *self._derived]
        self._readers = [(name, read) for name in self._names if (read := _column_reader(self.kinds[name]))]
        self._companions = [(name, f"{name}_key") for name in own if f"{name}_key" in table.c]
        self._nested = [
            (name, kind) for name, kind in self.kinds.items() if kind.shape in _NESTED and name not in self._own
        ]
        self.has_data = "data" in table.c
        known = [*self.columns, *(clause.label(name) for name, clause in self._derived.items())]
        self.selected = [*known, table.c.data] if self.has_data else known

    def read(self, row: Sequence[Any]) -> T:
        """The object of a row that holds `selected`."""
        values = {name: value for name, value in zip(self._names, row, strict=False) if value is not None}
        for name, convert in self._readers:
            if name in values:
                values[name] = convert(values[name])
        if self.has_data and (data := row[len(self._names)]):
            extra = _decode(data)
            for name, kind in self._nested:
                if extra.get(name):
                    extra[name] = unpack(kind, extra[name])
            values.update(extra)
        model = self._variants.get(values.get("type", ""), self.model) if self._variants else self.model
        return model.of(values)

    def write(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The columns that hold `values`: by name, `x_key` with text folded, and `data` with the whole rest.

        Nulls of the rest are left out.
        """
        row = self.write_columns(values)
        if self.has_data:
            row["data"] = self.write_data("{}", self.rest(values))
        return row

    def write_columns(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Those of `values` that have columns, by name, and `x_key` with text folded."""
        row: dict[str, Any] = {name: value for name, value in values.items() if name in self._own}
        for name, key in self._companions:
            if name in row:
                row[key] = None if row[name] is None else row[name].casefold()
        return row

    def rest(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Those of `values` that the column `data` holds."""
        others = self._own | self._derived.keys()
        return {name: value for name, value in values.items() if name in self.kinds and name not in others}

    @staticmethod
    def write_data(data: str, rest: Mapping[str, Any]) -> str:
        """The column `data` with the properties of `rest` in it. What it holds besides stays: a later release may know
        what it is."""
        held = {**_decode(data), **{name: pack(value) for name, value in rest.items()}}
        return _encode({name: value for name, value in held.items() if value is not None}).decode()


_NESTED = (Shape.OBJECT, Shape.ARRAY, Shape.MAP)


def _column_reader(kind: Kind) -> Callable[[Any], Any] | None:
    if kind.shape is Shape.BOOL or kind.type is NullableBoolean:
        return bool
    if kind.shape is Shape.STRING_ENUM and issubclass(kind.type, DynamicEnum):
        return _Members(kind.type).__getitem__
    return None


class _Members(dict[str, DynamicEnum]):
    """The members of an enum by their values. Looking one up is several times as fast as asking the enum."""

    def __init__(self, kind: type[DynamicEnum]) -> None:
        super().__init__((member.value, member) for member in kind)
        self._kind = kind

    def __missing__(self, value: str) -> DynamicEnum:
        return self._kind(value)


def pack(value: Any) -> Any:
    """A value as plain data: objects become maps of their given properties, with their class."""
    if isinstance(value, ApiObject):
        return {"objectType": value.kaltura_name, **{name: pack(item) for name, item in value.given.items()}}
    if isinstance(value, list):
        return [pack(item) for item in value]
    if isinstance(value, dict):
        return {key: pack(item) for key, item in value.items()}
    return value


def unpack(kind: Kind, value: Any) -> Any:
    """The value that `pack` made plain."""
    if kind.shape is Shape.OBJECT and isinstance(value, dict):
        model = subclass_named(kind.type, value.pop("objectType", None))
        kinds = {item.name: item.kind for item in model.properties}
        return model.of({name: unpack(kinds[name], item) for name, item in value.items() if name in kinds})
    if kind.item is not None and isinstance(value, list):
        return [unpack(kind.item, item) for item in value]
    if kind.item is not None and isinstance(value, dict):
        return {key: unpack(kind.item, item) for key, item in value.items()}
    return value
