"""Logins that are locked, mailed and proved with a second factor; epochs of users; throttles."""

import sqlalchemy as sa
from alembic import op

from keyreel.storage.migrations.totals import keep_total

revision = "0002"
down_revision = "0001"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add what each room needs, a function for each."""
    _users()
    _throttles()
    _totals()
    _app_tokens()
    _groups()
    _jobs()
    _permission_items()
    op.add_column("partner_secret", sa.Column("ends_at", sa.BigInteger(), nullable=True))
    _old_uses()
    _audit_trail()
    _upload_tokens()


def _users() -> None:
    op.add_column("user", sa.Column("epoch", sa.BigInteger(), nullable=False, server_default="0"))
    deleted = sa.text("status = 2")
    op.create_index(
        "user_deleted_id_key", "user", ["partner_id", "id_key"], sqlite_where=deleted, postgresql_where=deleted
    )
    logs_in = sa.text("status != 2 AND login_key IS NOT NULL")
    op.create_index(
        "user_login_unique",
        "user",
        ["partner_id", "login_key"],
        unique=True,
        sqlite_where=logs_in,
        postgresql_where=logs_in,
    )
    for name in ("screen_name", "email", "first_name", "last_name"):
        op.create_index(f"user_partner_{name}", "user", ["partner_id", f"{name}_key"])
    if op.get_bind().dialect.name == "postgresql":
        for name in ("id", "screen_name", "email", "first_name", "last_name"):
            op.alter_column("user", f"{name}_key", type_=sa.Text(collation="C"))
    for column in (
        sa.Column("attempts", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("blocked_until", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("previous", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("key_digest", sa.String(64), nullable=True),
        sa.Column("key_expires_at", sa.BigInteger(), nullable=True),
        sa.Column("key_user", sa.BigInteger(), nullable=True),
        sa.Column("seed", sa.LargeBinary(), nullable=True),
        sa.Column("seed_step", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("config_partner_id", sa.BigInteger(), nullable=True),
        sa.Column("last_partner_id", sa.BigInteger(), nullable=True),
    ):
        op.add_column("login", column)
    op.create_index(op.f("ix_login_key_digest"), "login", ["key_digest"], unique=False)


def _throttles() -> None:
    op.create_table(
        "throttle",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("used", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_throttle_expires_at"), "throttle", ["expires_at"], unique=False)


def _totals() -> None:
    op.create_table(
        "total",
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("partner_id", "kind"),
    )
    keep_total("user", "user", "{row}.status != 2")


def _app_tokens() -> None:
    key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "app_token",
        sa.Column("serial", SERIAL, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("session_user_id", sa.Text(), nullable=True),
        sa.Column("session_user_id_key", key, nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"]),
        sa.PrimaryKeyConstraint("serial"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("app_token_partner", "app_token", ["partner_id", "serial"])
    op.create_index("app_token_user", "app_token", ["partner_id", "session_user_id_key"])
    op.create_table(
        "app_token_use",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("uses", sa.BigInteger(), nullable=False),
        sa.Column("last_used_at", sa.BigInteger(), nullable=False),
        sa.Column("last_used_from", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _groups() -> None:
    key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "group_user",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("user_id_key", key, nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("group_id_key", key, nullable=False),
        sa.Column("group_type", sa.BigInteger(), nullable=False),
        sa.Column("user_role", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    names = ["partner_id", "user_id_key", "group_id_key"]
    op.create_index("group_user_unique", "group_user", names, unique=True)
    op.create_index("group_user_group", "group_user", ["partner_id", "group_id_key"])


def _jobs() -> None:
    op.create_table(
        "job",
        sa.Column("serial", SERIAL, autoincrement=True, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("status", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("claim", sa.String(32), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("serial"),
    )
    is_open = sa.text("status < 2")
    op.create_index("job_due", "job", ["due_at"], sqlite_where=is_open, postgresql_where=is_open)
    op.create_index("job_claim", "job", ["claim"])


def _permission_items() -> None:
    op.create_table(
        "permission_item",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=True),
        sa.Column("object", sa.Text(), nullable=True),
        sa.Column("parameter", sa.Text(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_permission_item_partner_id"), "permission_item", ["partner_id"], unique=False)


def _old_uses() -> None:
    op.create_table(
        "old_use",
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.BigInteger(), nullable=False),
        sa.Column("calls", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("partner_id", "day"),
    )


def _audit_trail() -> None:
    op.create_table(
        "audit_trail",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), autoincrement=True, nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("audit_object_type", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Text(), nullable=True),
        sa.Column("related_object_type", sa.Text(), nullable=True),
        sa.Column("related_object_id", sa.Text(), nullable=True),
        sa.Column("entry_id", sa.Text(), nullable=True),
        sa.Column("master_partner_id", sa.BigInteger(), nullable=True),
        sa.Column("user_id", sa.Text(), nullable=True),
        sa.Column("ks", sa.Text(), nullable=True),
        sa.Column("context", sa.BigInteger(), nullable=False),
        sa.Column("entry_point", sa.Text(), nullable=False),
        sa.Column("server_name", sa.Text(), nullable=True),
        sa.Column("ip_address", sa.Text(), nullable=True),
        sa.Column("user_agent", sa.Text(), nullable=True),
        sa.Column("client_tag", sa.Text(), nullable=True),
        sa.Column("request_id", sa.Text(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("error_description", sa.Text(), nullable=True),
        sa.Column("info", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("audit_trail_partner", "audit_trail", ["partner_id", "id"], unique=False)
    op.create_index("audit_trail_age", "audit_trail", ["created_at"], unique=False)


def _upload_tokens() -> None:
    op.create_table(
        "upload_token",
        sa.Column("serial", sa.BigInteger().with_variant(sa.Integer, "sqlite"), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=True),
        sa.Column("user_id_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("status", sa.BigInteger(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=True),
        sa.Column("file_size", sa.Double(), nullable=True),
        sa.Column("uploaded_file_size", sa.Double(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("whole", sa.BigInteger(), nullable=True),
        sa.Column("ranges", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"]),
        sa.PrimaryKeyConstraint("serial"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("upload_token_partner", "upload_token", ["partner_id", "serial"], unique=False)
    op.create_index("upload_token_user", "upload_token", ["partner_id", "user_id_key", "serial"], unique=False)
    op.create_index("upload_token_age", "upload_token", ["status", "updated_at"], unique=False)
