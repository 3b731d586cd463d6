"""Who may see and change an entry. See docs/protocol/entries.md, "Whose entry"."""

from collections.abc import Mapping
from typing import Any

from keyreel.entries.store import OWN, listed_in
from keyreel.entries.types import BaseEntry
from keyreel.gate import Call, fold
from keyreel.schema.errors import InvalidKs
from keyreel.storage import Database, Tx


def not_yours() -> InvalidKs:
    """The error of who changes what is somebody else's."""
    return InvalidKs("", "-4", "INVALID_TYPE")


async def check_edit(db: Database | Tx, call: Call, entry: BaseEntry, *, owner_only: bool = False) -> None:
    """Whether the caller may change an entry: an ADMIN session, one with `edit` on it or with `editplaylist` on a
    playlist that lists it, its owner, its editors.

    Args:
        owner_only: being one of its editors is not enough.

    Raises:
        InvalidKs: the caller may not.
    """
    caller = call.caller
    if caller.is_admin:
        return
    if caller.ks is None:
        raise not_yours()
    if caller.ks.privileges.allows("edit", entry.id or ""):
        return
    own = caller.user_id
    if own is not None:
        if fold(entry.user_id or "") == fold(own):
            return
        editors = (entry.entitled_users_edit or "").split(",")
        if not owner_only and fold(own) in {fold(editor.strip()) for editor in editors}:
            return
    if not await is_listed(db, call, "editplaylist", entry.id or ""):
        raise not_yours()


async def is_listed(db: Database | Tx, call: Call, privilege: str, entry_id: str) -> bool:
    """Whether one of the playlists that the session names in a privilege lists an entry."""
    named = call.ks.privileges.get(privilege) if call.ks is not None else None
    return bool(named) and entry_id in await listed_in(db, call.partner_id, named or ())


def check_owner(call: Call, values: Mapping[str, Any], stored: BaseEntry | None) -> None:
    """Whether the caller may make somebody the owner of an entry.

    Raises:
        InvalidKs: only ADMIN sessions, and those with `edituser` for that user, give entries to others.
    """
    caller = call.caller
    wanted = values.get("user_id")
    if wanted is None or caller.is_admin or caller.ks is None:
        return
    if stored is not None and fold(stored.user_id or "") == fold(wanted):
        return
    if caller.user_id is not None and fold(caller.user_id) == fold(wanted):
        return
    if not caller.ks.privileges.allows("edituser", wanted):
        raise not_yours()


NAMING = ("id_equal", "id_in", "redirect_from_entry_id", "reference_id_equal")
"""Conditions that name the entries that are wanted."""


def seen_by(call: Call, asked: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The conditions that lists have because of who asks; `None` where that is nobody who sees any.

    A USER session lists its own entries only, unless it has `list:*`, or names those that it wants: players begin with
    that, and whoever knows an id may get the entry.

    Args:
        asked: the conditions of the filter.
    """
    caller = call.caller
    if caller.ks is not None and any(asked.get(name) for name in NAMING):
        return {}
    if caller.is_admin or (caller.ks is not None and caller.ks.privileges.allows("list", "*")):
        return {}
    return None if caller.user_id is None else {OWN: fold(caller.user_id)}
