"""What stands around entries: response profiles, categories, and who and what is in these."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add what each room needs, a function for each."""
    _response_profiles()
    _categories()
    _category_entries()
    _category_users()


def _response_profiles() -> None:
    op.create_table(
        "response_profile",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("system_name", sa.Text(), nullable=True),
        sa.Column("system_name_key", KEY, nullable=True),
        sa.Column("status", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("response_profile_partner", "response_profile", ["partner_id", "id"], unique=False)
    named = sa.text("status != 3 AND system_name_key IS NOT NULL")
    op.create_index(
        "response_profile_name",
        "response_profile",
        ["partner_id", "system_name_key"],
        unique=True,
        sqlite_where=named,
        postgresql_where=named,
    )


def _categories() -> None:
    op.create_table(
        "category",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("parent_id", sa.BigInteger(), nullable=False),
        sa.Column("depth", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", KEY, nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("full_name_key", KEY, nullable=False),
        sa.Column("full_ids", KEY, nullable=False),
        sa.Column("entries_count", sa.BigInteger(), nullable=False),
        sa.Column("direct_entries_count", sa.BigInteger(), nullable=False),
        sa.Column("direct_sub_categories_count", sa.BigInteger(), nullable=False),
        sa.Column("members_count", sa.BigInteger(), nullable=False),
        sa.Column("pending_members_count", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=True),
        sa.Column("appear_in_list", sa.BigInteger(), nullable=False),
        sa.Column("privacy", sa.BigInteger(), nullable=False),
        sa.Column("inheritance_type", sa.BigInteger(), nullable=False),
        sa.Column("contribution_policy", sa.BigInteger(), nullable=False),
        sa.Column("reference_id", sa.Text(), nullable=True),
        sa.Column("reference_id_key", KEY, nullable=True),
        sa.Column("privacy_context", sa.Text(), nullable=False),
        sa.Column("privacy_contexts", sa.Text(), nullable=False),
        sa.Column("status", sa.BigInteger(), nullable=False),
        sa.Column("inherited_parent_id", sa.BigInteger(), nullable=True),
        sa.Column("partner_sort_value", sa.BigInteger(), nullable=False),
        sa.Column("aggregation_categories", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("category_name", "category", ["partner_id", "parent_id", "name_key"], unique=True)
    op.create_index("category_path", "category", ["partner_id", "full_ids"], unique=False)
    op.create_index("category_inherited", "category", ["partner_id", "inherited_parent_id"], unique=False)


def _category_entries() -> None:
    op.create_table(
        "category_entry",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("category_id", sa.BigInteger(), nullable=False),
        sa.Column("entry_id", KEY, nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.BigInteger(), nullable=False),
        sa.Column("creator_user_id", sa.Text(), nullable=True),
        sa.Column("creator_user_id_key", KEY, nullable=True),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("category_entry_unique", "category_entry", ["partner_id", "entry_id", "category_id"], unique=True)
    op.create_index("category_entry_category", "category_entry", ["partner_id", "category_id", "status"], unique=False)


def _category_users() -> None:
    op.create_table(
        "category_user",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("category_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("user_id_key", KEY, nullable=False),
        sa.Column("permission_level", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("update_method", sa.BigInteger(), nullable=False),
        sa.Column("permission_names", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("category_user_unique", "category_user", ["partner_id", "category_id", "user_id_key"], unique=True)
    op.create_index("category_user_user", "category_user", ["partner_id", "user_id_key"], unique=False)
