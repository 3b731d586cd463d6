"""Statements: SQL built once with SQLAlchemy Core, compiled once per dialect, run many times.

Building a statement costs more than running it, so none is built on the path of a call.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles

metadata = sa.MetaData()
"""Every table of the server. Rooms declare theirs on it, in their `store.py`."""

Serial = sa.BigInteger().with_variant(sa.Integer, "sqlite")
"""The type of a number that the database counts up itself.

Whole numbers have 64 bits in every column: what a request sends may be as large, and then finds nothing.
"""

Key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""The type of text that is looked up, ordered and cut off by its code points, whatever the database's language."""

Params = Mapping[str, Any]

_SQLITE = sqlite.dialect(paramstyle="qmark")
_POSTGRESQL = postgresql.dialect(paramstyle="numeric_dollar")


class Compiled:
    """The SQL of one dialect and the order of its parameters."""

    __slots__ = ("_constants", "_lists_as_json", "_pick", "names", "sql")

    def __init__(self, clause: sa.sql.ClauseElement, dialect: sa.Dialect) -> None:
        compiled = clause.compile(dialect=dialect)
        self.sql = str(compiled)
        self.names: Sequence[str] = tuple(getattr(compiled, "positiontup", None) or ())
        self._constants = {name: value for name, value in (compiled.params or {}).items() if value is not None}
        self._lists_as_json = dialect is _SQLITE and "json_each(" in self.sql
        simple = len(self.names) > 1 and not self._constants and not self._lists_as_json
        self._pick: Callable[[Params], Sequence[Any]] | None = _picker(self.names) if simple else None

    def arguments(self, params: Params) -> Sequence[Any]:
        """The values in the order that the SQL wants them.

        Raises:
            KeyError: one is missing.
        """
        if self._pick is not None:
            return self._pick(params)
        constants = self._constants
        values = [params[name] if name in params else constants[name] for name in self.names]
        if self._lists_as_json:
            return [msgspec.json.encode(value).decode() if type(value) is list else value for value in values]
        return values


def _picker(names: Sequence[str]) -> Callable[[Params], Sequence[Any]]:
    first, second, *others = names
    return itemgetter(first, second, *others)


class Statement:
    """One statement with named parameters (`sa.bindparam`)."""

    def __init__(self, clause: sa.sql.ClauseElement) -> None:
        self.clause = clause

    @cached_property
    def sqlite(self) -> Compiled:
        return Compiled(self.clause, _SQLITE)

    @cached_property
    def postgresql(self) -> Compiled:
        return Compiled(self.clause, _POSTGRESQL)


class InList(sa.ColumnElement[bool]):
    """`column IN` a list that is one parameter, so that the SQL does not depend on its length."""

    inherit_cache = False
    type = sa.Boolean()

    def __init__(self, column: sa.ColumnElement[Any], values: sa.BindParameter[Any]) -> None:
        self.column = column
        self.values = values

    def self_group(self, against: Any = None) -> "InList":
        """Itself: SQLite finds no index for `(… IN …) = 1`, which is what booleans become there otherwise."""
        return self


def in_list(column: sa.ColumnElement[Any], name: str) -> sa.ColumnElement[bool]:
    """Whether `column` is in the list given as parameter `name`."""
    return InList(column, sa.bindparam(name))


@compiles(InList, "sqlite")
def _in_json(element: InList, compiler: Any, **kw: Any) -> str:
    column, values = compiler.process(element.column, **kw), compiler.process(element.values, **kw)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608  # compiled SQL, no text of a request


@compiles(InList, "postgresql")
def _in_array(element: InList, compiler: Any, **kw: Any) -> str:
    return f"{compiler.process(element.column, **kw)} = ANY({compiler.process(element.values, **kw)})"


class CommaList(sa.ColumnElement[bool]):
    """How the items of a comma list in a column meet a list of text that is one parameter."""

    inherit_cache = False
    type = sa.Boolean()

    def __init__(self, column: sa.ColumnElement[Any], values: sa.BindParameter[Any], *, every: bool) -> None:
        self.column = sa.func.coalesce(column, sa.literal_column("''"))
        self.values = values
        self.every = every

    def self_group(self, against: Any = None) -> "CommaList":
        """Itself: it is a condition on both databases."""
        return self


def names_any(column: sa.ColumnElement[Any], name: str) -> sa.ColumnElement[bool]:
    """Whether the comma list in `column` has any of the list given as parameter `name`."""
    return CommaList(column, sa.bindparam(name), every=False)


def names_all(column: sa.ColumnElement[Any], name: str) -> sa.ColumnElement[bool]:
    """Whether the comma list in `column` has all of the list given as parameter `name`."""
    return CommaList(column, sa.bindparam(name), every=True)


@compiles(CommaList, "sqlite")
def _comma_list_json(element: CommaList, compiler: Any, **kw: Any) -> str:
    column, values = compiler.process(element.column, **kw), compiler.process(element.values, **kw)
    found = f"instr(',' || {column} || ',', ',' || value || ',')"
    rows = f"SELECT 1 FROM json_each({values}) WHERE {found}"  # noqa: S608  # compiled SQL, no text of a request
    return f"NOT EXISTS ({rows} = 0)" if element.every else f"EXISTS ({rows} > 0)"


@compiles(CommaList, "postgresql")
def _comma_list_array(element: CommaList, compiler: Any, **kw: Any) -> str:
    column, values = compiler.process(element.column, **kw), compiler.process(element.values, **kw)
    return f"string_to_array({column}, ',') {'@>' if element.every else '&&'} CAST({values} AS text[])"


class Joined(sa.ColumnElement[str]):
    """The values of a column in the rows of a group, as a comma list in the order of another.

    SQLite joins rows as it finds them: let the order be that of the index by which it does.
    """

    inherit_cache = False
    type = sa.Text()

    def __init__(self, column: sa.ColumnElement[Any], order: sa.ColumnElement[Any]) -> None:
        self.column = sa.cast(column, sa.Text)
        self.order = order

    @property
    def _from_objects(self) -> list[Any]:
        tables = (*self.column._from_objects, *self.order._from_objects)  # pyright: ignore[reportPrivateUsage]
        return list(tables)


def joined(column: sa.ColumnElement[Any], order: sa.ColumnElement[Any]) -> sa.ColumnElement[str]:
    """The values of `column` in the rows of a group, as a comma list in the order of `order`."""
    return Joined(column, order)


@compiles(Joined, "sqlite")
def _joined_rows(element: Joined, compiler: Any, **kw: Any) -> str:
    return f"group_concat({compiler.process(element.column, **kw)}, ',')"


@compiles(Joined, "postgresql")
def _joined_in_order(element: Joined, compiler: Any, **kw: Any) -> str:
    column, order = compiler.process(element.column, **kw), compiler.process(element.order, **kw)
    return f"string_agg({column}, ',' ORDER BY {order})"
