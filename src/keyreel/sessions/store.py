"""Widgets, as they are kept."""

from typing import Any

import sqlalchemy as sa

from keyreel.schema.errors import ApiError
from keyreel.sessions.types import Widget, WidgetFilter
from keyreel.shelf import Shelf
from keyreel.storage import Reader, Serial, Statement, Tx, metadata

widget = sa.Table(
    "widget",
    metadata,
    sa.Column("serial", Serial, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String(64), nullable=False, unique=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False, index=True),
    sa.Column("source_widget_id", sa.Text),
    sa.Column("root_widget_id", sa.Text),
    sa.Column("entry_id", sa.Text),
    sa.Column("ui_conf_id", sa.BigInteger),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
    sa.Column("partner_data", sa.Text),
    sa.Column("data", sa.Text, nullable=False),
)


class InvalidWidgetId(ApiError, code="INVALID_WIDGET_ID"):
    """There is no widget "{WIDGET_ID}"."""


widgets = Shelf(
    Widget,
    widget,
    missing=InvalidWidgetId,
    key=widget.c.id,
    order=(widget.c.serial.desc(),),
    filter=WidgetFilter,
)
"""The widgets of an account, the newest first."""

_OWNER = Statement(sa.select(widget.c.partner_id).where(widget.c.id == sa.bindparam("id")))


def default_widget_id(partner_id: int) -> str:
    """The id of the widget that every account has."""
    return f"_{partner_id}"


async def owner_of(db: Reader, widget_id: str) -> int | None:
    """The account that a widget belongs to: widget ids are unique everywhere."""
    row = await db.fetch_one(_OWNER, {"id": widget_id})
    return None if row is None else row[0]


async def insert_widget(tx: Tx, values: dict[str, Any], now: int) -> None:
    """Add a widget with these property values, by Python name."""
    await widgets.insert(tx, {**values, "created_at": now, "updated_at": now})
