"""Entries, what viewers say against them, their assets, and the files of both."""

import sqlalchemy as sa
from alembic import op

from keyreel.storage.migrations.totals import keep_total

revision = "0003"
down_revision = "0002"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add what each room needs, a function for each."""
    _entries()
    _flags()
    _assets()
    _files()


def _entries() -> None:
    op.create_table(
        "entry",
        sa.Column("serial", SERIAL, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("media_type", sa.BigInteger(), nullable=True),
        sa.Column("source_type", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("moderation_status", sa.BigInteger(), nullable=False),
        sa.Column("moderation_count", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", KEY, nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=True),
        sa.Column("admin_tags", sa.Text(), nullable=True),
        sa.Column("user_id", sa.Text(), nullable=True),
        sa.Column("user_id_key", KEY, nullable=True),
        sa.Column("creator_id", sa.Text(), nullable=True),
        sa.Column("creator_id_key", KEY, nullable=True),
        sa.Column("entitled_users_edit", sa.Text(), nullable=True),
        sa.Column("entitled_users_publish", sa.Text(), nullable=True),
        sa.Column("entitled_users_view", sa.Text(), nullable=True),
        sa.Column("group_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("rank", sa.Double(), nullable=True),
        sa.Column("total_rank", sa.BigInteger(), nullable=True),
        sa.Column("plays", sa.BigInteger(), nullable=True),
        sa.Column("views", sa.BigInteger(), nullable=True),
        sa.Column("last_played_at", sa.BigInteger(), nullable=True),
        sa.Column("duration", sa.BigInteger(), nullable=True),
        sa.Column("duration_type", sa.Text(), nullable=True),
        sa.Column("media_date", sa.BigInteger(), nullable=True),
        sa.Column("access_control_id", sa.BigInteger(), nullable=True),
        sa.Column("conversion_profile_id", sa.BigInteger(), nullable=True),
        sa.Column("start_date", sa.BigInteger(), nullable=True),
        sa.Column("end_date", sa.BigInteger(), nullable=True),
        sa.Column("reference_id", KEY, nullable=True),
        sa.Column("partner_sort_value", sa.BigInteger(), nullable=True),
        sa.Column("display_in_search", sa.BigInteger(), nullable=True),
        sa.Column("root_entry_id", sa.Text(), nullable=True),
        sa.Column("parent_entry_id", sa.Text(), nullable=True),
        sa.Column("redirect_entry_id", sa.Text(), nullable=True),
        sa.Column("replacing_entry_id", sa.Text(), nullable=True),
        sa.Column("replaced_entry_id", sa.Text(), nullable=True),
        sa.Column("replacement_status", sa.Text(), nullable=True),
        sa.Column("thumb_version", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
        ),
        sa.PrimaryKeyConstraint("serial"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("entry_created", "entry", ["partner_id", "created_at"], unique=False)
    op.create_index("entry_name", "entry", ["partner_id", "name_key"], unique=False)
    op.create_index("entry_partner", "entry", ["partner_id", "serial"], unique=False)
    op.create_index("entry_reference", "entry", ["partner_id", "reference_id"], unique=False)
    op.create_index(
        "entry_shown",
        "entry",
        ["partner_id", "serial"],
        unique=False,
        sqlite_where=sa.text("status = '2' AND (moderation_status NOT IN (1, 3))"),
        postgresql_where=sa.text("status = '2' AND (moderation_status NOT IN (1, 3))"),
    )
    op.create_index("entry_updated", "entry", ["partner_id", "updated_at"], unique=False)
    op.create_index("entry_user", "entry", ["partner_id", "user_id_key", "serial"], unique=False)
    shown = "{row}.status = '2' AND {row}.moderation_status NOT IN (1, 3)"
    keep_total("entry", "entry", shown)
    keep_total("entry", "media", f"{shown} AND {{row}}.type = '1'")


def _flags() -> None:
    op.create_table(
        "moderation_flag",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("flagged_entry_id", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("moderation_flag_entry", "moderation_flag", ["partner_id", "flagged_entry_id"], unique=False)


def _assets() -> None:
    op.create_table(
        "asset",
        sa.Column("serial", SERIAL, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("status", sa.BigInteger(), nullable=False),
        sa.Column("flavor_params_id", sa.BigInteger(), nullable=True),
        sa.Column("thumb_params_id", sa.BigInteger(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.BigInteger(), nullable=True),
        sa.Column("file", sa.String(length=64), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
        ),
        sa.PrimaryKeyConstraint("serial"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("asset_entry", "asset", ["partner_id", "entry_id"], unique=False)


def _files() -> None:
    op.create_table(
        "stored_file",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("released_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
        ),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_index(
        "stored_file_released",
        "stored_file",
        ["released_at"],
        unique=False,
        sqlite_where=sa.text("released_at IS NOT NULL"),
        postgresql_where=sa.text("released_at IS NOT NULL"),
    )
