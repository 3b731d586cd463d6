"""Tokens, as they are kept."""

from collections.abc import Sequence

import sqlalchemy as sa

from keyreel.app_tokens.types import AppToken, AppTokenFilter, AppTokenStatus
from keyreel.gate import fold
from keyreel.gate.store import REVOKE
from keyreel.ks import group_hash
from keyreel.schema.errors import ApiError
from keyreel.shelf import Condition, Shelf
from keyreel.storage import Database, Key, Reader, SealedColumn, Sealer, Serial, Statement, Tx, metadata
from keyreel.telemetry.metrics import REVOKED

app_token = sa.Table(
    "app_token",
    metadata,
    sa.Column("serial", Serial, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String(16), nullable=False, unique=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("status", sa.BigInteger, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("session_user_id", sa.Text),
    sa.Column("session_user_id_key", Key),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
)
"""`sealed` is the token, sealed for this row."""
sa.Index("app_token_partner", app_token.c.partner_id, app_token.c.serial)
sa.Index("app_token_user", app_token.c.partner_id, app_token.c.session_user_id_key)

app_token_use = sa.Table(
    "app_token_use",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("uses", sa.BigInteger, nullable=False),
    sa.Column("last_used_at", sa.BigInteger, nullable=False),
    sa.Column("last_used_from", sa.Text, nullable=False),
)
"""How often a token opened a session, and when and from which address it last did."""

GROUP_LIFE = 10 * 365 * 86_400
"""Seconds that the end of a token's sessions is remembered: a session lives as long as its token said then."""


class AppTokenNotFound(ApiError, code="APP_TOKEN_ID_NOT_FOUND", params=("ID",)):
    """The account has no application token {ID}."""


def context(token_id: str) -> str:
    """The place that a token is sealed for."""
    return f"app_token/{token_id}"


SEALED_TOKENS = SealedColumn(app_token.c.sealed, app_token.c.serial, (app_token.c.id,), context)


app_tokens = Shelf(
    AppToken,
    app_token,
    missing=AppTokenNotFound,
    key=app_token.c.id,
    order=(app_token.c.serial.asc(),),
    visible=app_token.c.status != int(AppTokenStatus.DELETED),
    filter=AppTokenFilter,
    derived={"token": app_token.c.sealed},
    extra={
        "session_user_id_equal": Condition(
            lambda: app_token.c.session_user_id_key == sa.bindparam("session_user_id_equal"),
            lambda raw: {"session_user_id_equal": fold(str(raw))},
            True,
        )
    },
)
"""The tokens of an account. Deleted ones are not on it. `token` is what is sealed: see `opened`."""

_OF_USER = Statement(
    sa.select(app_token.c.id).where(
        app_token.c.partner_id == sa.bindparam("partner"),
        app_token.c.session_user_id_key == sa.bindparam("user_key"),
        app_token.c.status != sa.literal_column("3"),
    )
)
_DELETE = Statement(
    sa.update(app_token)
    .where(
        app_token.c.partner_id == sa.bindparam("partner"),
        app_token.c.id == sa.bindparam("token_id"),
        app_token.c.status != sa.literal_column("3"),
    )
    .values(status=sa.literal_column("3"), updated_at=sa.bindparam("now"))
)
_NOTE_USE = Statement(
    sa.text(
        "INSERT INTO app_token_use (id, uses, last_used_at, last_used_from) VALUES (:id, :uses, :at, :address) "
        "ON CONFLICT (id) DO UPDATE SET uses = app_token_use.uses + excluded.uses, "
        "last_used_from = CASE WHEN app_token_use.last_used_at <= excluded.last_used_at "
        "THEN excluded.last_used_from ELSE app_token_use.last_used_from END, "
        "last_used_at = CASE WHEN app_token_use.last_used_at <= excluded.last_used_at "
        "THEN excluded.last_used_at ELSE app_token_use.last_used_at END"
    )
)
_LISTED = Statement(
    sa.select(
        app_token.c.id,
        app_token.c.status,
        app_token.c.session_user_id,
        app_token.c.created_at,
        app_token_use.c.uses,
        app_token_use.c.last_used_at,
        app_token_use.c.last_used_from,
        app_token.c.data,
    )
    .select_from(app_token.outerjoin(app_token_use, app_token_use.c.id == app_token.c.id))
    .where(app_token.c.partner_id == sa.bindparam("partner"), app_token.c.status != sa.literal_column("3"))
    .order_by(app_token.c.serial)
)


def opened(found: AppToken, sealer: Sealer) -> AppToken:
    """A token as it is answered: what was sealed, opened."""
    sealed = found.given.get("token")
    if isinstance(sealed, bytes | memoryview):
        found.given["token"] = sealer.open(bytes(sealed), context(found.id or ""))
    return found


async def delete_token(tx: Tx, partner_id: int, token_id: str, now: int) -> bool:
    """Delete a token and end its sessions in every worker; whether there was one."""
    if not await tx.execute(_DELETE, {"partner": partner_id, "token_id": token_id, "now": now}):
        return False
    key = group_hash(partner_id, token_id)
    REVOKED.add("token")
    await tx.execute(REVOKE, {"partner_id": partner_id, "key": key, "expires_at": now + GROUP_LIFE})
    return True


async def delete_tokens_of(tx: Tx, partner_id: int, user_id: str, now: int) -> None:
    """Delete the tokens whose sessions are a user's."""
    for (token_id,) in await tx.fetch(_OF_USER, {"partner": partner_id, "user_key": fold(user_id)}):
        await delete_token(tx, partner_id, token_id, now)


async def note_uses(tx: Tx, token_id: str, uses: int, at: int, address: str) -> None:
    """Add to what is known of a token's use."""
    await tx.execute(_NOTE_USE, {"id": token_id, "uses": uses, "at": at, "address": address})


async def list_with_use(db: Database | Reader, partner_id: int) -> Sequence[tuple[object, ...]]:
    """An account's tokens for its operator: id, status, user, made at, uses, last used at and from, and their JSON."""
    return [tuple(row) for row in await db.fetch(_LISTED, {"partner": partner_id})]
