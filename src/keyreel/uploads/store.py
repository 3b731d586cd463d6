"""Upload tokens, as they are kept."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from keyreel.gate import Call, fold
from keyreel.shelf import Condition, Shelf
from keyreel.storage import Database, Key, Reader, Serial, Statement, Tx, metadata
from keyreel.uploads.errors import UploadTokenNotFound
from keyreel.uploads.pieces import Place
from keyreel.uploads.rules import Range
from keyreel.uploads.types import UploadToken, UploadTokenFilter, UploadTokenStatus

upload_token = sa.Table(
    "upload_token",
    metadata,
    sa.Column("serial", Serial, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String(40), nullable=False, unique=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("user_id", sa.Text),
    sa.Column("user_id_key", Key),
    sa.Column("status", sa.BigInteger, nullable=False),
    sa.Column("file_name", sa.Text),
    sa.Column("file_size", sa.Double),
    sa.Column("uploaded_file_size", sa.Double),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
    sa.Column("round", sa.BigInteger, nullable=False),
    sa.Column("whole", sa.BigInteger),
    sa.Column("ranges", sa.Text, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
)
"""`round` says where the file lies, and is drawn anew when the file is begun anew; `ranges` are the bytes that are
there, a JSON list of pairs; `whole` is how many there will be, once the last piece has said so."""
sa.Index("upload_token_partner", upload_token.c.partner_id, upload_token.c.serial)
sa.Index("upload_token_user", upload_token.c.partner_id, upload_token.c.user_id_key, upload_token.c.serial)
sa.Index("upload_token_age", upload_token.c.status, upload_token.c.updated_at)

_ALIVE = (UploadTokenStatus.PENDING, UploadTokenStatus.PARTIAL_UPLOAD, UploadTokenStatus.FULL_UPLOAD)

upload_tokens = Shelf(
    UploadToken,
    upload_token,
    missing=lambda _: UploadTokenNotFound(),
    key=upload_token.c.id,
    order=(upload_token.c.serial.desc(),),
    visible=upload_token.c.status != int(UploadTokenStatus.DELETED),
    filter=UploadTokenFilter,
    extra={
        "user_id_equal": Condition(
            lambda: upload_token.c.user_id_key == sa.bindparam("user_id_equal"),
            lambda raw: {"user_id_equal": fold(str(raw))},
            True,
        )
    },
)
_PIECES = Statement(
    sa.select(upload_token.c.round, upload_token.c.whole, upload_token.c.ranges).where(
        upload_token.c.partner_id == sa.bindparam("partner"), upload_token.c.id == sa.bindparam("token")
    )
)
_GIVE_UP = Statement(
    sa.update(upload_token)
    .where(
        upload_token.c.status.in_([sa.literal_column(str(int(status))) for status in _ALIVE]),
        upload_token.c.updated_at < sa.bindparam("before"),
    )
    .values(status=sa.literal_column(str(int(UploadTokenStatus.TIMED_OUT))))
)
_LIVING = Statement(
    sa.select(upload_token.c.partner_id, upload_token.c.id, upload_token.c.round).where(
        upload_token.c.status.in_([sa.literal_column(str(int(status))) for status in _ALIVE])
    )
)


@dataclass(frozen=True, slots=True)
class Pieces:
    """Which bytes of a token's file are there.

    Attributes:
        round: says where the file lies; 0 before its first piece.
        whole: how many bytes it will have, once that is known.
        ranges: what is there, merged.
    """

    round: int
    whole: int | None
    ranges: tuple[Range, ...]


async def pieces_of(db: Reader, partner_id: int, token_id: str) -> Pieces:
    """What is there of a token's file."""
    row = await db.fetch_one(_PIECES, {"partner": partner_id, "token": token_id})
    if row is None:
        raise UploadTokenNotFound
    return Pieces(row[0], row[1], tuple((first, end) for first, end in json.loads(row[2])))


def columns_of(round: int, whole: int | None, ranges: Iterable[Range]) -> dict[str, Any]:
    """The columns that hold pieces."""
    return {"round": round, "whole": whole, "ranges": json.dumps(list(ranges))}


async def give_up(db: Database, before: int) -> int:
    """Give up the tokens that nothing has happened to since `before`, unix seconds; how many they were."""
    return await db.write(lambda tx: tx.execute(_GIVE_UP, {"before": before}))


async def living_files(db: Reader) -> set[Place]:
    """The files that tokens still need."""
    return {Place(row[0], row[1], row[2]) for row in await db.fetch(_LIVING)}


async def close_token(tx: Tx, partner_id: int, token: UploadToken, kind: str, id: str, now: int) -> None:
    """Note that a token's file was used, and for what."""
    changes = {
        "status": UploadTokenStatus.CLOSED,
        "attached_object_type": kind,
        "attached_object_id": id,
        "updated_at": now,
    }
    await upload_tokens.change(tx, partner_id, token.id or "", token, changes)


async def own_token(call: Call, db: Database | Tx, id: str) -> UploadToken:
    """A token that the caller may see: a USER session sees its own.

    Raises:
        UploadTokenNotFound
    """
    token = await upload_tokens.get(db, call.partner_id, id)
    if not call.caller.is_admin:
        own = call.caller.user_id
        if own is None or fold(token.user_id or "") != fold(own):
            raise UploadTokenNotFound
    return token
