"""Conditions of filters on columns that may hold nothing."""

import pytest
import sqlalchemy as sa
from storage_things import INSERT, table

from keyreel.schema.lists import EMPTY, GTE_OR_NULL, LTE_OR_NULL, MATCH_OR, Filter
from keyreel.schema.objects import ApiObject, Updatable, prop
from keyreel.shelf.filters import conditions_for
from keyreel.storage import Database, Statement, Tx


class Thing(ApiObject, name="TestThing"):
    name: Updatable[str] = prop(filter=(GTE_OR_NULL, LTE_OR_NULL, EMPTY, MATCH_OR))


class ThingFilter(Filter, name="TestThingFilter", conditions_of=Thing):
    pass


@pytest.mark.parametrize(
    ("condition", "value", "ids"),
    [
        ("name_greater_than_or_equal_or_null", "b", [2, 3]),
        ("name_less_than_or_equal_or_null", "B", [0, 1, 2, 3]),
        ("name_less_than_or_equal_or_null", "a", [0, 1, 3]),
        ("name_empty", True, [0, 3]),
        ("name_empty", False, [1, 2]),
    ],
)
async def test_what_is_not_there_is_found_where_it_is_asked_for(
    db: Database, condition: str, value: object, ids: list[int]
) -> None:
    async def fill(tx: Tx) -> None:
        for number, name in enumerate(("", "a", "B", None)):
            await tx.execute(INSERT, {"id": number, "name": name, "flag": True, "raw": b""})

    await db.write(fill)
    found = conditions_for(ThingFilter, table)[condition]
    listed = Statement(sa.select(table.c.id).where(found.clause()).order_by(table.c.id))
    assert [number for (number,) in await db.fetch(listed, found.params(value))] == ids


def test_conditions_on_words_are_left_to_the_rooms() -> None:
    assert "name_match_or" not in conditions_for(ThingFilter, table)
