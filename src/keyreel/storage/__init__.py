"""Storage: a seam over SQLite and PostgreSQL, migrations, and sealing.

Rooms declare tables on `metadata` and statements as `Statement(sa.select(...))`, both at import; calls run them on a
`Database`, and change things in units: `await db.write(unit)`.
"""

from keyreel.storage.batches import Batch
from keyreel.storage.database import BESIDE, Beside, Database, Reader, Row, Snapshot, Tx
from keyreel.storage.errors import Busy, Conflict, Newer, StorageError, Unavailable, Unstorable
from keyreel.storage.migrations import VERSIONS, Migrated, Schema, floor, head
from keyreel.storage.opening import (
    is_postgresql,
    is_usable,
    migrate_database,
    open_database,
    open_snapshot_of,
    path_of,
    schema_of,
)
from keyreel.storage.sealed import SealedColumn, reseal
from keyreel.storage.sealing import SealBroken, Sealer, key_id
from keyreel.storage.sealing_keys import (
    KeyFileUnsafe,
    draw_key,
    keys_from_command,
    load_or_create_keys,
    parse_keys,
    read_keys,
    sealer_of_file,
    write_keys,
)
from keyreel.storage.statements import (
    Key,
    Params,
    Serial,
    Statement,
    in_list,
    joined,
    metadata,
    names_all,
    names_any,
)

__all__ = [
    "BESIDE",
    "VERSIONS",
    "Batch",
    "Beside",
    "Busy",
    "Conflict",
    "Database",
    "Key",
    "KeyFileUnsafe",
    "Migrated",
    "Newer",
    "Params",
    "Reader",
    "Row",
    "Schema",
    "SealBroken",
    "SealedColumn",
    "Sealer",
    "Serial",
    "Snapshot",
    "Statement",
    "StorageError",
    "Tx",
    "Unavailable",
    "Unstorable",
    "draw_key",
    "floor",
    "head",
    "in_list",
    "is_postgresql",
    "is_usable",
    "joined",
    "key_id",
    "keys_from_command",
    "load_or_create_keys",
    "metadata",
    "migrate_database",
    "names_all",
    "names_any",
    "open_database",
    "open_snapshot_of",
    "parse_keys",
    "path_of",
    "read_keys",
    "reseal",
    "schema_of",
    "sealer_of_file",
    "write_keys",
]
