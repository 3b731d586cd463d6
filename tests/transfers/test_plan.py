"""The plan of what moves is held against what the rooms declare."""

import re
from collections.abc import Iterator

import sqlalchemy as sa

import keyreel.app  # noqa: F401  # declares every table and object
from keyreel.schema.objects import ApiObject
from keyreel.storage import metadata
from keyreel.transfers.plan import FILTERED, NAMED, OTHERS, PLAN, STAYING, bare, columns_of
from keyreel.wiring.sealed import SEALED

_LIKE_A_NAME = re.compile(r"_ids?\Z|\Aids?\Z")


def objects(base: type[ApiObject] = ApiObject) -> Iterator[type[ApiObject]]:
    for each in base.__subclasses__():
        yield each
        yield from objects(each)


def test_every_table_moves_or_stays_for_a_reason() -> None:
    assert set(PLAN) | set(STAYING) == set(metadata.tables)
    assert not set(PLAN) & set(STAYING)


def test_every_name_is_followed_or_kept() -> None:
    columns = {column.name for table in PLAN for column in columns_of(table)}
    properties = {bare(each.name) for known in objects() for each in known.properties}
    names = {name for name in columns | properties if _LIKE_A_NAME.search(name)}
    assert names - set(NAMED) - OTHERS == set(), "say in the plan what they name"
    assert not set(NAMED) & OTHERS
    assert set(NAMED) <= columns | properties, "what is named does not exist any more"
    assert names >= OTHERS
    assert set(FILTERED) <= {known.kaltura_name for known in objects()}


def test_whatever_has_a_number_is_kept_or_drawn() -> None:
    for name, moving in PLAN.items():
        keys = metadata.tables[name].primary_key.columns
        counted = [column.name for column in keys if column.autoincrement is True or column.identity is not None]
        assert [each for each in (moving.number, moving.drawn) if each] == counted, name
        for table in {item for item in NAMED.values() if item != "partner"}:
            assert PLAN[table].number, f"{table} is named by its number"
        unique = {
            column.name
            for constraint in metadata.tables[name].constraints
            if isinstance(constraint, sa.UniqueConstraint)
            for column in constraint.columns
        }
        assert unique <= {moving.text}, f"{name}: what is unique among all accounts is looked for before an import"


def test_bytes_in_columns_are_sealed() -> None:
    binary = {str(column) for name in PLAN for column in columns_of(name) if isinstance(column.type, sa.LargeBinary)}
    assert binary == {str(item.column) for item in SEALED}


def test_rows_come_behind_those_that_they_need() -> None:
    order = list(PLAN)
    for name in order:
        for key in metadata.tables[name].foreign_keys:
            assert order.index(key.column.table.name) < order.index(name)
    assert order.index("user") < order.index("login")
