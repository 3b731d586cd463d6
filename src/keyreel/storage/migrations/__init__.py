"""Migrations: how a database of any earlier release becomes one of this release. They run at start, under a lock.

See docs/upgrading.md.
"""

from keyreel.storage.migrations.revisions import VERSIONS, Schema, floor, head, is_current, schema_floor, title
from keyreel.storage.migrations.run import migrate_postgresql, migrate_sqlite
from keyreel.storage.migrations.steps import Migrated, log, read_schema

__all__ = [
    "VERSIONS",
    "Migrated",
    "Schema",
    "floor",
    "head",
    "is_current",
    "log",
    "migrate_postgresql",
    "migrate_sqlite",
    "read_schema",
    "schema_floor",
    "title",
]
