"""What is called by the id of a user, and follows where that changes: whoever gets the id afterwards has none of it."""

import sqlalchemy as sa

from keyreel.accounts import store as account_store
from keyreel.app_tokens.store import app_token
from keyreel.categories.tables import category_user
from keyreel.entries.store import entry
from keyreel.gate import fold
from keyreel.groups.store import group_user
from keyreel.storage import Statement, Tx
from keyreel.uploads.store import upload_token


def _following(table: sa.Table, name: str) -> Statement:
    key = f"{name}_key"
    return Statement(
        sa.update(table)
        .where(table.c.partner_id == sa.bindparam("partner"), table.c[key] == sa.bindparam("old_key"))
        .values({name: sa.bindparam("new"), key: sa.bindparam("new_key")})
    )


_FOLLOWING = (
    _following(group_user, "user_id"),
    _following(group_user, "group_id"),
    _following(category_user, "user_id"),
    _following(app_token, "session_user_id"),
    _following(entry, "user_id"),
    _following(upload_token, "user_id"),
)


async def follow_user(tx: Tx, partner_id: int, old: str, new: str) -> None:
    """Let an account that a user owns, and what else is theirs, name them by their new id."""
    params = {"partner": partner_id, "old_key": fold(old), "new": new, "new_key": fold(new)}
    for statement in _FOLLOWING:
        await tx.execute(statement, params)
    id = str(partner_id)
    account = await account_store.partners.get(tx, partner_id, id)
    if account.admin_user_id is not None and fold(account.admin_user_id) == fold(old):
        await account_store.partners.change(tx, partner_id, id, account, {"admin_user_id": new})
        await tx.execute(account_store.RAISE_VERSION, {"id": partner_id})
