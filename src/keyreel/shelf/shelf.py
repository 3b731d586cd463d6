"""A shelf: the objects of one class in one table, as the actions of a service need them."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.sql import operators

from keyreel.schema.errors import ApiError
from keyreel.schema.lists import DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, Filter, Pager, orders
from keyreel.schema.objects import ApiObject
from keyreel.shelf.filters import Condition, conditions_for, given_conditions
from keyreel.shelf.rows import Rows
from keyreel.shelf.searching import Attribute, Searches, Shape, attributes_of
from keyreel.shelf.totals import total
from keyreel.storage import Database, Statement, Tx

T = TypeVar("T", bound=ApiObject)

NOTHING: Mapping[str, Any] = {}
NO_TOTALS: Mapping[tuple[str, ...], str] = {}
FEW = 10_000
"""Rows that are found by a range of an index and then ordered; more are looked through in their order."""
_SHAPES = 512
"""How many shapes of list (conditions and order), of insert and of change (columns) keep their compiled statements."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A page of a list: how many objects match in all, and those on the page."""

    total: int
    objects: list[T]


class Shelf(Generic[T]):
    """Objects of `model` in `table`, each confined to its account.

    Args:
        missing: the error for an object that is not there, made from its id.
        key: the column that ids are looked up in, and `fold`, which makes an id into its value.
        visible: which rows exist at all, such as those not deleted.
        order: the default order of lists.
        filter: the filter class of lists, and `extra`, its conditions that no single column answers.
        scope: which rows an account reaches; the parameter `partner_id` is the account.
        derived: properties that are worked out from columns, by name.
        kept_totals: the names under which the table `total` keeps how many objects an account has that meet some
            conditions, by the names of these in order; other totals are counted.
        searched: what advanced searches look at, where that is not the column of the property, by its name on the wire.
        variants: the classes of rows by what they hold in the column `type`; the others are of `model`.
    """

    def __init__(
        self,
        model: type[T],
        table: sa.Table,
        *,
        missing: Callable[[str], ApiError],
        key: sa.Column[Any],
        order: tuple[sa.ColumnElement[Any], ...],
        fold: Callable[[str], Any] = str,
        visible: sa.ColumnElement[bool] | None = None,
        filter: type[Filter] | None = None,
        extra: Mapping[str, Condition] | None = None,
        scope: sa.ColumnElement[bool] | None = None,
        derived: Mapping[str, sa.ColumnElement[Any]] | None = None,
        kept_totals: Mapping[tuple[str, ...], str] = NO_TOTALS,
        variants: Mapping[str, type[T]] | None = None,
        searched: Mapping[str, Attribute] | None = None,
    ) -> None:
        self.table = table
        self.rows = Rows(model, table, derived, variants)
        self._missing = missing
        self._fold = fold
        self._order = order
        own = table.c.partner_id == sa.bindparam("partner_id") if scope is None else scope
        self._within = own if visible is None else sa.and_(own, visible)
        self._conditions = {**(conditions_for(filter, table) if filter else {}), **(extra or {})}
        self._orders = {
            wire: table.c[f"{name}_key"] if f"{name}_key" in table.c else table.c[name]
            for each in (model, *(variants or {}).values())
            for wire, name in orders(each).items()
            if name in table.c
        }
        self._at_key = key == sa.bindparam("key")
        one = sa.select(*self.rows.selected).where(self._at_key, self._within)
        self._read = Statement(one)
        self._hold = Statement(one.with_for_update(key_share=True))
        held = sa.select(table.c.data).where(self._at_key, self._within) if self.rows.has_data else None
        self._data = None if held is None else Statement(held.with_for_update(key_share=True))
        self._kept_totals = kept_totals
        self._searches = Searches({**attributes_of(table, list(self.rows.kinds)), **(searched or {})})
        self._listing = lru_cache(_SHAPES)(self._build_listing)
        self._counting = lru_cache(_SHAPES)(self._build_counting)
        self._walking = lru_cache(_SHAPES)(self._build_walking)
        self._inserting = lru_cache(_SHAPES)(self._build_inserting)
        self._changing = lru_cache(_SHAPES)(self._build_changing)

    async def find_one(self, db: Database | Tx, partner_id: int, id: str) -> T | None:
        """The object with this id in this account, or `None`.

        Read in a transaction, nobody else changes it before that ends.
        """
        statement = self._read if isinstance(db, Database) else self._hold
        row = await db.fetch_one(statement, {"partner_id": partner_id, "key": self._fold(id)})
        return None if row is None else self.rows.read(row)

    async def get(self, db: Database | Tx, partner_id: int, id: str) -> T:
        """The object with this id in this account; see `find_one`.

        Raises:
            ApiError: the shelf's `missing` error.
        """
        found = await self.find_one(db, partner_id, id)
        if found is None:
            raise self._missing(id)
        return found

    async def insert(self, tx: Tx, values: Mapping[str, Any], **columns: Any) -> None:
        """Add an object with these property values; `columns` are the table's own besides.

        Raises:
            Conflict: a unique key is taken.
        """
        row = {**self.rows.write(values), **columns}
        await tx.execute(self._inserting(frozenset(row)), row)

    async def change(
        self, tx: Tx, partner_id: int, id: str, stored: T, changes: Mapping[str, Any], **columns: Any
    ) -> T:
        """Change properties of a stored object (`None` clears); `columns` are the table's own besides."""
        row = {**self.rows.write_columns(changes), **columns}
        here = {"partner_id": partner_id, "key": self._fold(id)}
        if self._data is not None and (rest := self.rows.rest(changes)):
            held = await tx.fetch_one(self._data, here)
            row["data"] = self.rows.write_data(held[0] if held else "{}", rest)
        if row:
            params = {f"new_{name}": value for name, value in row.items()}
            await tx.execute(self._changing(frozenset(row)), {**params, **here})
        values = {**stored.given, **changes}
        return type(stored).of({name: value for name, value in values.items() if value is not None})

    async def list(
        self,
        db: Database,
        partner_id: int,
        filter: Filter | None,
        pager: Pager | None,
        also: Mapping[str, Any] = NOTHING,
    ) -> Page[T]:
        """A page of the objects that match; `also` are conditions that hold besides those of the filter, by name."""
        size, offset = page_of(pager)
        names, search, params = self._asked(partner_id, filter, also)
        order = self._asked_order(filter)
        few = await self._count_few(db, names, search, order, params)
        page, count = self._listing(names, search, order, few is not None)
        rows = await db.fetch(page, {**params, "page_size": size, "page_offset": offset})
        if few is not None:
            return Page(few, [self.rows.read(row) for row in rows])
        total = offset + len(rows)
        if len(rows) == size or (offset and not rows):
            counted = await db.fetch_one(count, params)
            total = counted[0] if counted else 0
        return Page(total, [self.rows.read(row) for row in rows])

    async def count(self, db: Database, partner_id: int, filter: Filter | None, also: Mapping[str, Any]) -> int:
        """How many objects match; see `list`."""
        names, search, params = self._asked(partner_id, filter, also)
        found = await db.fetch_one(self._listing(names, search, (), False)[1], params)
        return found[0] if found else 0

    async def _count_few(
        self, db: Database, names: tuple[str, ...], search: Shape | None, order: tuple[str, ...], params: dict[str, Any]
    ) -> int | None:
        """How many objects match, where conditions on ranges of an index may make them few, and do."""
        ranges = [self._conditions[name].within for name in names if self._conditions[name].within is not None]
        if not ranges or any(self._conditions[name].is_selective for name in names):
            return None
        if order and any(self._orders[order[0].lstrip("+-")] is column for column in ranges):
            return None  # the index gives that order
        found = await db.fetch_one(self._counting(names, search), {**params, "most_counted": FEW + 1})
        return found[0] if found and found[0] <= FEW else None

    def _asked(
        self, partner_id: int, filter: Filter | None, also: Mapping[str, Any]
    ) -> tuple[tuple[str, ...], Shape | None, dict[str, Any]]:
        """The names of the conditions that count, in order, the search, and the parameters of a statement with these.

        Raises:
            MaxValue: the search is too large.
        """
        given = {**given_conditions(filter, self._conditions), **also}
        params: dict[str, Any] = {"partner_id": partner_id}
        for name, value in given.items():
            params.update(self._conditions[name].params(value))
        search, values = self._searches.read(filter)
        return tuple(sorted(given)), search, {**params, **values}

    async def walk(
        self, db: Database, partner_id: int, filter: Filter | None, *, step: int = MAX_PAGE_SIZE
    ) -> AsyncIterator[T]:
        """Every object that matches, in the default order, read some at a time; that order's column is a number."""
        names, search, params = self._asked(partner_id, filter, NOTHING)
        statement = self._walking(names, search)
        after = -(2**63)
        while rows := await db.fetch(statement, {**params, "walk_after": after, "page_size": step}):
            for row in rows:
                yield self.rows.read(row)
            after = rows[-1][-1]

    def _build_walking(self, names: tuple[str, ...], search: Shape | None) -> Statement:
        clause = self._order[0]
        assert isinstance(clause, sa.UnaryExpression)
        place: sa.ColumnElement[Any] = clause.element
        where = self._where(names, search)
        return Statement(
            sa.select(*self.rows.selected, place.label("walk_place"))
            .where(where, place > sa.bindparam("walk_after"))
            .order_by(place)
            .limit(sa.bindparam("page_size", type_=sa.BigInteger))
        )

    def _asked_order(self, filter: Filter | None) -> tuple[str, ...]:
        asked = (filter.order_by or "").split(",") if filter else []
        first: dict[str, str] = {}
        for token in asked:
            if token.lstrip("+-") in self._orders and token[:2] not in ("++", "--"):
                first.setdefault(token.lstrip("+-"), token)  # a column orders once
        return tuple(first.values())

    def _where(self, names: tuple[str, ...], search: Shape | None) -> sa.ColumnElement[bool]:
        searched = [] if search is None else [self._searches.clause(search)]
        return sa.and_(self._within, *(self._conditions[name].clause() for name in names), *searched)

    def _build_counting(self, names: tuple[str, ...], search: Shape | None) -> Statement:
        some = sa.select(sa.literal_column("1").label("one")).select_from(self.table).where(self._where(names, search))
        return Statement(
            sa.select(sa.func.count()).select_from(
                some.limit(sa.bindparam("most_counted", type_=sa.BigInteger)).subquery()
            )
        )

    def _build_listing(
        self, names: tuple[str, ...], search: Shape | None, order: tuple[str, ...], is_few: bool
    ) -> tuple[Statement, Statement]:
        where = self._where(names, search)
        by = [self._direction(token) for token in order]
        is_selective = is_few or any(self._conditions[name].is_selective for name in names)
        page = (
            sa.select(*self.rows.selected)
            .where(where)
            .order_by(*(_sorted(clause) for clause in (*by, *self._order)) if is_selective else (*by, *self._order))
            .limit(sa.bindparam("page_size", type_=sa.BigInteger))
            .offset(sa.bindparam("page_offset", type_=sa.BigInteger))
        )
        if search is None and (kind := self._kept_totals.get(names)):
            kept = sa.select(total.c.number).where(
                total.c.partner_id == sa.bindparam("partner_id"),
                total.c.kind == sa.literal_column(f"'{kind}'"),
            )
            return Statement(page), Statement(kept)
        return Statement(page), Statement(sa.select(sa.func.count()).select_from(self.table).where(where))

    def _direction(self, token: str) -> sa.ColumnElement[Any]:
        """One order. What has no value comes before what has one, on either database."""
        column = self._orders[token.lstrip("+-")]
        if token.startswith("-"):
            return column.desc().nulls_last() if column.nullable else column.desc()
        return column.asc().nulls_first() if column.nullable else column.asc()

    def _build_inserting(self, names: frozenset[str]) -> Statement:
        return Statement(sa.insert(self.table).values({name: sa.bindparam(name) for name in names}))

    def _build_changing(self, names: frozenset[str]) -> Statement:
        values = {name: sa.bindparam(f"new_{name}") for name in names}
        return Statement(sa.update(self.table).where(self._at_key, self._within).values(values))


def _sorted(clause: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """An order that no index gives: the database finds the rows by their conditions and sorts those few."""
    assert isinstance(clause, sa.UnaryExpression)
    column: sa.ColumnElement[Any] = clause.element
    if isinstance(column, sa.UnaryExpression):  # the order itself, inside of what it says about nulls
        order = _sorted(column)
        return order.nulls_last() if clause.modifier is operators.nulls_last_op else order.nulls_first()
    value = (
        column.concat(sa.literal_column("''"))
        if isinstance(column.type, sa.String)
        else column + sa.literal_column("0")
    )
    return value.desc() if clause.modifier is operators.desc_op else value.asc()


def page_of(pager: Pager | None) -> tuple[int, int]:
    """Rows on a page and rows before it. A size of zero or less asks for as many as one answer may hold."""
    size = DEFAULT_PAGE_SIZE if pager is None or "page_size" not in pager.given else (pager.page_size or 0)
    index = 1 if pager is None or "page_index" not in pager.given else (pager.page_index or 1)
    size = MAX_PAGE_SIZE if size <= 0 else min(size, MAX_PAGE_SIZE)
    return size, min(max(index, 1) - 1, 2**40) * size
