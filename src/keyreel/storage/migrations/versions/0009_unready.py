"""Find at once what has been on its way to being ready for long."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add indexes of the few entries and assets that are not ready."""
    entries, assets = sa.text("status IN ('0', '1')"), sa.text("status = 7 OR status = 0 AND file IS NOT NULL")
    op.create_index("entry_unready", "entry", ["updated_at"], sqlite_where=entries, postgresql_where=entries)
    op.create_index("asset_unready", "asset", ["updated_at"], sqlite_where=assets, postgresql_where=assets)
