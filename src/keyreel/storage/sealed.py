"""Sealed columns, and sealing all that they hold anew."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from keyreel.storage.database import Tx
from keyreel.storage.sealing import Sealer
from keyreel.storage.statements import Statement


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A column that holds sealed text.

    Attributes:
        key: the column that tells rows apart.
        named_by: the columns from whose values `context` makes the place that a value is sealed for.
    """

    column: sa.Column[Any]
    key: sa.Column[Any]
    named_by: tuple[sa.Column[Any], ...]
    context: Callable[..., str]


async def reseal(tx: Tx, sealer: Sealer, columns: Sequence[SealedColumn]) -> int:
    """Seal under the first key whatever of the columns is sealed under another; how many values that were.

    Raises:
        SealBroken: one of them does not open. Nothing is changed then.
    """
    count = 0
    for item in columns:
        read = Statement(sa.select(item.key, item.column, *item.named_by).where(item.column.is_not(None)))
        write = Statement(
            sa.update(item.column.table)
            .where(item.key == sa.bindparam("row_key"))
            .values({item.column.name: sa.bindparam("resealed")})
        )
        for key, value, *names in await tx.fetch(read, {}):
            sealed = bytes(value)
            if not sealer.is_current(sealed):
                place = item.context(*names)
                resealed = sealer.seal(sealer.open(sealed, place), place)
                await tx.execute(write, {"row_key": key, "resealed": resealed})
                count += 1
    return count
