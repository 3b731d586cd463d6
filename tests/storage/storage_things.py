"""A table for the tests of databases, its migration and its statements."""

import sqlalchemy as sa

from keyreel.storage import Statement

table = sa.Table(
    "thing",
    sa.MetaData(),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("name", sa.Text, unique=True),
    sa.Column("flag", sa.Boolean),
    sa.Column("raw", sa.LargeBinary),
)

MIGRATION = '''"""One table."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "thing",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, unique=True),
        sa.Column("flag", sa.Boolean),
        sa.Column("raw", sa.LargeBinary),
    )
'''

INSERT = Statement(sa.insert(table).values({name: sa.bindparam(name) for name in ("id", "name", "flag", "raw")}))
BY_ID = Statement(sa.select(table.c.name, table.c.flag, table.c.raw).where(table.c.id == sa.bindparam("id")))
ALL = Statement(sa.select(table.c.id).order_by(table.c.id))
COUNT = Statement(sa.select(sa.func.count()).select_from(table))
RENAME = Statement(sa.update(table).where(table.c.id == sa.bindparam("key")).values(name=sa.bindparam("new")))


def row(id: int, name: str | None = None) -> dict[str, object]:
    return {"id": id, "name": name or f"thing {id}", "flag": True, "raw": b"\x00\xff"}
