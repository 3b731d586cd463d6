"""Configurations of players, as they are kept."""

from collections.abc import Mapping

import sqlalchemy as sa

from keyreel.schema.errors import ApiError
from keyreel.shelf import Shelf
from keyreel.storage import Serial, Statement, Tx, metadata
from keyreel.ui_confs.types import UiConf, UiConfFilter


class UiConfNotFound(ApiError, code="UICONF_ID_NOT_FOUND", params=("ID",)):
    """The account has no configuration {ID}."""


ui_conf = sa.Table(
    "ui_conf",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("name", sa.Text),
    sa.Column("obj_type", sa.BigInteger, nullable=False),
    sa.Column("tags", sa.Text),
    sa.Column("partner_tags", sa.Text),
    sa.Column("creation_mode", sa.BigInteger, nullable=False),
    sa.Column("version", sa.Text),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)
"""Ids of deleted ones never come back."""
sa.Index("ui_conf_partner", ui_conf.c.partner_id, ui_conf.c.id)

ui_confs = Shelf(
    UiConf,
    ui_conf,
    missing=UiConfNotFound,
    key=ui_conf.c.id,
    fold=int,
    order=(ui_conf.c.id.asc(),),
    visible=sa.true(),
    filter=UiConfFilter,
)
"""The configurations of an account."""

_DELETE = Statement(
    sa.delete(ui_conf).where(
        ui_conf.c.partner_id == sa.bindparam("partner"),
        ui_conf.c.id == sa.bindparam("ui_conf", type_=sa.BigInteger),
    )
)
_ROW = tuple(column.name for column in ui_conf.c if column.name != "id")
_INSERT = Statement(sa.insert(ui_conf).values({name: sa.bindparam(name) for name in _ROW}).returning(ui_conf.c.id))


async def insert_ui_conf(tx: Tx, values: Mapping[str, object]) -> int:
    """Add a configuration with these values; its id."""
    row = {"name": None, "tags": None, "partner_tags": None, "version": None, **ui_confs.rows.write(values)}
    made = await tx.fetch_one(_INSERT, row)
    assert made is not None
    return made[0]


async def delete_ui_conf(tx: Tx, partner_id: int, id: int) -> None:
    """Remove a configuration."""
    await tx.execute(_DELETE, {"partner": partner_id, "ui_conf": id})
