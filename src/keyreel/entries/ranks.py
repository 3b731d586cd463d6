"""Votes for entries."""

from keyreel.entries.errors import RankOutOfRange
from keyreel.entries.room import EntryRoom
from keyreel.entries.store import change_entry
from keyreel.entries.types import BaseEntry
from keyreel.gate import Call
from keyreel.storage import Tx


async def rank_entry(room: EntryRoom, call: Call, entry_id: str, rank: int) -> None:
    """Count a vote for an entry.

    Raises:
        RankOutOfRange, EntryNotFound
    """
    if not 1 <= rank <= 5:
        raise RankOutOfRange

    async def unit(tx: Tx) -> None:
        stored = await room.find(tx, call, entry_id, BaseEntry)
        total, votes = (stored.total_rank or 0) + rank, (stored.votes or 0) + 1
        changes = {"total_rank": total, "votes": votes, "rank": total / votes}
        await change_entry(tx, call.partner_id, stored, changes)

    await room.db.write(unit)
