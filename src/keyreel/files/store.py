"""Which files there are. The truth is here: bytes that no row names are nobody's."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from keyreel.storage import Database, Reader, Snapshot, Statement, Tx, in_list, metadata

stored_file = sa.Table(
    "stored_file",
    metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("content_type", sa.Text, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("released_at", sa.BigInteger),
)
"""`released_at` says since when nothing needs the file."""
_RELEASED = stored_file.c.released_at.is_not(None)
sa.Index("stored_file_released", stored_file.c.released_at, sqlite_where=_RELEASED, postgresql_where=_RELEASED)

_ADD = Statement(
    sa.insert(stored_file).values(
        {name: sa.bindparam(name) for name in ("name", "partner_id", "size", "content_type", "created_at")}
    )
)
_FIND = Statement(
    sa.select(
        stored_file.c.partner_id,
        stored_file.c.name,
        stored_file.c.size,
        stored_file.c.content_type,
        stored_file.c.created_at,
    ).where(stored_file.c.name == sa.bindparam("file"), stored_file.c.partner_id == sa.bindparam("partner"))
)
_RELEASE = Statement(
    sa.update(stored_file)
    .where(
        stored_file.c.name == sa.bindparam("file"),
        stored_file.c.partner_id == sa.bindparam("partner"),
        stored_file.c.released_at.is_(None),
    )
    .values(released_at=sa.bindparam("now", type_=sa.BigInteger))
)
_DUE = Statement(
    sa.select(stored_file.c.name, stored_file.c.partner_id).where(stored_file.c.released_at < sa.bindparam("before"))
)
_FORGET = Statement(sa.delete(stored_file).where(stored_file.c.name == sa.bindparam("file"), _RELEASED))
_ALL = Statement(
    sa.select(
        stored_file.c.partner_id, stored_file.c.name, stored_file.c.size, stored_file.c.released_at.is_not(None)
    ).order_by(stored_file.c.partner_id, stored_file.c.name)
)
_KNOWN = Statement(sa.select(stored_file.c.name).where(in_list(stored_file.c.name, "files")))


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file. Its content never changes.

    Attributes:
        name: 32 hexadecimal digits, drawn at random.
        size: bytes.
        content_type: what it was found to be.
        created_at: unix seconds.
    """

    partner_id: int
    name: str
    size: int
    content_type: str
    created_at: int


async def add_file(tx: Tx, file: StoredFile) -> None:
    """Say that a file is needed from now on; its bytes are there already."""
    await tx.execute(
        _ADD,
        {
            "name": file.name,
            "partner_id": file.partner_id,
            "size": file.size,
            "content_type": file.content_type,
            "created_at": file.created_at,
        },
    )


async def find_file(db: Reader, partner_id: int, name: str) -> StoredFile | None:
    """A file of an account, if there is one of this name."""
    row = await db.fetch_one(_FIND, {"file": name, "partner": partner_id})
    return None if row is None else StoredFile(*row)


async def release_file(tx: Tx, partner_id: int, name: str, now: int) -> None:
    """Say that nothing needs a file any more: its bytes go an hour later."""
    await tx.execute(_RELEASE, {"file": name, "partner": partner_id, "now": now})


async def due_files(db: Reader, before: int) -> list[tuple[str, int]]:
    """Names and accounts of the files that were released before a moment, unix seconds."""
    return [(row[0], row[1]) for row in await db.fetch(_DUE, {"before": before})]


async def forget_file(db: Database, name: str) -> None:
    """Forget a released file whose bytes are gone."""
    await db.write(lambda tx: tx.execute(_FORGET, {"file": name}))


async def known_names(db: Reader, names: Sequence[str]) -> set[str]:
    """Those of some names that are names of files."""
    return {row[0] for row in await db.fetch(_KNOWN, {"files": list(names)})} if names else set()


async def all_files(db: Snapshot) -> AsyncIterator[tuple[int, str, int, bool]]:
    """Every file: account, name, bytes, and whether it was released."""
    async for rows in db.stream(_ALL):
        for row in rows:
            yield row[0], row[1], row[2], bool(row[3])
