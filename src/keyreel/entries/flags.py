"""What viewers say against entries, and what moderators decide."""

from typing import Any

import sqlalchemy as sa

from keyreel.entries.errors import EntryNotFound, NothingFlagged
from keyreel.entries.moderation_types import (
    ModerationFlag,
    ModerationFlagListResponse,
    ModerationFlagStatus,
    ModerationObjectType,
)
from keyreel.entries.protection import UNSEEN
from keyreel.entries.room import EntryRoom
from keyreel.entries.store import change_entry, entries
from keyreel.entries.types import BaseEntry, EntryModerationStatus, EntryStatus
from keyreel.gate import Call
from keyreel.gate.writes import admit
from keyreel.schema.errors import InvalidObjectId
from keyreel.schema.lists import Pager
from keyreel.shelf import Condition, Shelf
from keyreel.storage import Serial, Statement, Tx, metadata

moderation_flag = sa.Table(
    "moderation_flag",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("flagged_entry_id", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
)
sa.Index("moderation_flag_entry", moderation_flag.c.partner_id, moderation_flag.c.flagged_entry_id)

_ENTRY = "of_entry"
_flags = Shelf(
    ModerationFlag,
    moderation_flag,
    missing=InvalidObjectId,
    key=moderation_flag.c.id,
    fold=int,
    order=(moderation_flag.c.id.asc(),),
    extra={
        _ENTRY: Condition(
            lambda: sa.and_(
                moderation_flag.c.flagged_entry_id == sa.bindparam(_ENTRY),
                moderation_flag.c.status == sa.literal_column(f"'{ModerationFlagStatus.PENDING.value}'"),
            ),
            lambda raw: {_ENTRY: raw},
            True,
        )
    },
)
_LAST = Statement(
    sa.select(sa.func.max(moderation_flag.c.id)).where(
        moderation_flag.c.partner_id == sa.bindparam("partner"),
        moderation_flag.c.flagged_entry_id == sa.bindparam("entry"),
    )
)
_SETTLED = Statement(
    sa.update(moderation_flag)
    .where(
        moderation_flag.c.partner_id == sa.bindparam("partner"),
        moderation_flag.c.flagged_entry_id == sa.bindparam("entry"),
    )
    .values(status=sa.literal_column(f"'{ModerationFlagStatus.MODERATED.value}'"))
)


async def flag(room: EntryRoom, call: Call, new: ModerationFlag) -> ModerationFlag:
    """Say something against an entry, which stays as it is until a moderator decides.

    Raises:
        NothingFlagged, EntryNotFound
    """
    values = admit(new, call)
    entry_id = values.get("flagged_entry_id")
    if not entry_id:
        raise NothingFlagged

    async def unit(tx: Tx) -> str:
        stored = await room.find(tx, call, entry_id, BaseEntry)
        row: dict[str, Any] = {
            **values,
            "partner_id": call.partner_id,
            "user_id": call.caller.user_id,
            "moderation_object_type": ModerationObjectType.ENTRY,
            "status": ModerationFlagStatus.PENDING,
            "created_at": call.time,
            "updated_at": call.time,
        }
        await _flags.insert(tx, row)
        changes: dict[str, Any] = {"moderation_count": (stored.moderation_count or 0) + 1}
        if stored.moderation_status not in UNSEEN:  # what viewers say shows nothing that is kept from them
            changes["moderation_status"] = EntryModerationStatus.FLAGGED_FOR_REVIEW
        await change_entry(tx, call.partner_id, stored, changes)
        found = await tx.fetch_one(_LAST, {"partner": call.partner_id, "entry": entry_id})
        assert found is not None
        return str(found[0])

    return await _flags.get(room.db, call.partner_id, await room.db.write(unit))


async def list_flags(room: EntryRoom, call: Call, entry_id: str, pager: Pager | None) -> ModerationFlagListResponse:
    """What was said against an entry and no moderator has seen yet.

    Raises:
        EntryNotFound
    """
    await room.find(room.db, call, entry_id, BaseEntry)
    page = await _flags.list(room.db, call.partner_id, None, pager, {_ENTRY: entry_id})
    return ModerationFlagListResponse(total_count=page.total, objects=page.objects)


async def decide(room: EntryRoom, call: Call, entry_id: str, status: EntryModerationStatus) -> None:
    """Approve or reject an entry; its flags are settled then.

    Raises:
        EntryNotFound
    """

    async def unit(tx: Tx) -> None:
        stored = await entries.find_one(tx, call.partner_id, entry_id)
        if stored is None:
            raise EntryNotFound(entry_id)
        changes: dict[str, Any] = {"moderation_status": status, "moderation_count": 0, "updated_at": call.time}
        if status == EntryModerationStatus.APPROVED and stored.status in (EntryStatus.MODERATE, EntryStatus.BLOCKED):
            changes["status"] = EntryStatus.READY
        await change_entry(tx, call.partner_id, stored, changes)
        await tx.execute(_SETTLED, {"partner": call.partner_id, "entry": entry_id})

    await room.db.write(unit)
