"""Access control profiles; every account gets one that has no rules and is its default."""

import time

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the profiles, and a default one for each account that is there."""
    op.create_table(
        "access_control",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("system_name", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("is_default", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("access_control_partner", "access_control", ["partner_id", "id"], unique=False)
    is_default = sa.text("is_default = 1")
    op.create_index(
        "access_control_default",
        "access_control",
        ["partner_id"],
        unique=True,
        sqlite_where=is_default,
        postgresql_where=is_default,
    )
    op.execute(
        sa.text(
            "INSERT INTO access_control (partner_id, name, system_name, created_at, updated_at, is_default, data)"
            " SELECT id, 'Default', 'Default', :now, :now, 1, '{\"rules\": []}' FROM partner WHERE id > 0"
        ).bindparams(sa.bindparam("now", int(time.time()), type_=sa.BigInteger()))
    )
