"""Categories, the entries in them and their members, as they are kept."""

import sqlalchemy as sa

from keyreel.storage import Key, Serial, metadata

category = sa.Table(
    "category",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("parent_id", sa.BigInteger, nullable=False),
    sa.Column("depth", sa.BigInteger, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_key", Key, nullable=False),
    sa.Column("full_name", sa.Text, nullable=False),
    sa.Column("full_name_key", Key, nullable=False),
    sa.Column("full_ids", Key, nullable=False),
    sa.Column("entries_count", sa.BigInteger, nullable=False),
    sa.Column("direct_entries_count", sa.BigInteger, nullable=False),
    sa.Column("direct_sub_categories_count", sa.BigInteger, nullable=False),
    sa.Column("members_count", sa.BigInteger, nullable=False),
    sa.Column("pending_members_count", sa.BigInteger, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
    sa.Column("tags", sa.Text),
    sa.Column("appear_in_list", sa.BigInteger, nullable=False),
    sa.Column("privacy", sa.BigInteger, nullable=False),
    sa.Column("inheritance_type", sa.BigInteger, nullable=False),
    sa.Column("contribution_policy", sa.BigInteger, nullable=False),
    sa.Column("reference_id", sa.Text),
    sa.Column("reference_id_key", Key),
    sa.Column("privacy_context", sa.Text, nullable=False),
    sa.Column("privacy_contexts", sa.Text, nullable=False),
    sa.Column("status", sa.BigInteger, nullable=False),
    sa.Column("inherited_parent_id", sa.BigInteger),
    sa.Column("partner_sort_value", sa.BigInteger, nullable=False),
    sa.Column("aggregation_categories", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)
"""`full_ids` is the path of ids; `words` is what free text is looked for in. Ids of deleted ones never come back."""
sa.Index("category_name", category.c.partner_id, category.c.parent_id, category.c.name_key, unique=True)
sa.Index("category_path", category.c.partner_id, category.c.full_ids)
sa.Index("category_inherited", category.c.partner_id, category.c.inherited_parent_id)

category_entry = sa.Table(
    "category_entry",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("category_id", sa.BigInteger, nullable=False),
    sa.Column("entry_id", Key, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("status", sa.BigInteger, nullable=False),
    sa.Column("creator_user_id", sa.Text),
    sa.Column("creator_user_id_key", Key),
)
"""A row for each category of each entry."""
sa.Index(
    "category_entry_unique",
    category_entry.c.partner_id,
    category_entry.c.entry_id,
    category_entry.c.category_id,
    unique=True,
)
sa.Index("category_entry_category", category_entry.c.partner_id, category_entry.c.category_id, category_entry.c.status)

category_user = sa.Table(
    "category_user",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("category_id", sa.BigInteger, nullable=False),
    sa.Column("user_id", sa.Text, nullable=False),
    sa.Column("user_id_key", Key, nullable=False),
    sa.Column("permission_level", sa.BigInteger, nullable=False),
    sa.Column("status", sa.BigInteger, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
    sa.Column("update_method", sa.BigInteger, nullable=False),
    sa.Column("permission_names", sa.Text, nullable=False),
)
"""A row for each user, or group, that is a member of a category which has members of its own."""
sa.Index(
    "category_user_unique",
    category_user.c.partner_id,
    category_user.c.category_id,
    category_user.c.user_id_key,
    unique=True,
)
sa.Index("category_user_user", category_user.c.partner_id, category_user.c.user_id_key)
