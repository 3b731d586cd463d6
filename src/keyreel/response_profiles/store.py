"""Response profiles, as they are kept."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from keyreel.response_profiles.types import ResponseProfile, ResponseProfileFilter, ResponseProfileStatus
from keyreel.schema.errors import ApiError
from keyreel.schema.profiles import DetachedResponseProfile
from keyreel.shelf import Shelf
from keyreel.storage import Conflict, Database, Key, Serial, Statement, Tx, metadata

response_profile = sa.Table(
    "response_profile",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("system_name", sa.Text),
    sa.Column("system_name_key", Key),
    sa.Column("status", sa.BigInteger, nullable=False),
    sa.Column("version", sa.BigInteger, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
)
_LIVES = response_profile.c.status != sa.literal_column(str(int(ResponseProfileStatus.DELETED)))
_NAMED = sa.text("status != 3 AND system_name_key IS NOT NULL")
sa.Index("response_profile_partner", response_profile.c.partner_id, response_profile.c.id)
sa.Index(
    "response_profile_name",
    response_profile.c.partner_id,
    response_profile.c.system_name_key,
    unique=True,
    sqlite_where=_NAMED,
    postgresql_where=_NAMED,
)


class ResponseProfileNotFound(ApiError, code="RESPONSE_PROFILE_ID_NOT_FOUND"):
    """The account has no response profile {ID}."""


class SystemNameTaken(ApiError, code="RESPONSE_PROFILE_DUPLICATE_SYSTEM_NAME"):
    """Another response profile of the account has the system name {SYSTEM_NAME}."""


response_profiles = Shelf(
    ResponseProfile,
    response_profile,
    missing=ResponseProfileNotFound,
    key=response_profile.c.id,
    fold=int,
    order=(response_profile.c.id.asc(),),
    visible=_LIVES,
    filter=ResponseProfileFilter,
)
"""The profiles of an account. Deleted ones are not on it."""

_ROW = tuple(column.name for column in response_profile.c if column.name != "id")
_INSERT = Statement(
    sa.insert(response_profile).values({name: sa.bindparam(name) for name in _ROW}).returning(response_profile.c.id)
)
_ID_OF_NAME = Statement(
    sa.select(response_profile.c.id).where(
        response_profile.c.partner_id == sa.bindparam("partner"),
        response_profile.c.system_name_key == sa.bindparam("name_key"),
        _LIVES,
    )
)


async def insert_profile(tx: Tx, values: Mapping[str, Any]) -> str:
    """Add a profile; its id.

    Raises:
        Conflict: the system name is taken.
    """
    row = response_profiles.rows.write({"system_name": None, **values})
    made = await tx.fetch_one(_INSERT, row)
    assert made is not None
    return str(made[0])


@contextmanager
def unique(system_name: str | None) -> Generator[None]:
    """Raises `SystemNameTaken` where a write inside finds the system name taken."""
    try:
        yield
    except Conflict as error:
        raise SystemNameTaken(system_name) from error


class Book:
    """The profiles that calls name."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def find(self, partner_id: int, id: int | None, system_name: str | None) -> DetachedResponseProfile | None:
        """An account's profile by its system name or, where none is given, by its id, if it is enabled."""
        if system_name:
            row = await self._db.fetch_one(_ID_OF_NAME, {"partner": partner_id, "name_key": system_name.casefold()})
            id = row[0] if row else None
        found = await response_profiles.find_one(self._db, partner_id, str(id)) if id else None
        return found if found is not None and found.status == ResponseProfileStatus.ENABLED else None
