"""What playlists hold, and in which order. See docs/protocol/playlists.md."""

from collections.abc import Sequence
from typing import Any

from keyreel.entries.filters import MediaEntryFilter
from keyreel.entries.media_types import MediaEntry
from keyreel.entries.playlist_types import MediaEntryFilterForPlaylist, Playlist, PlaylistType
from keyreel.entries.room import EntryRoom
from keyreel.entries.store import ids_in_content
from keyreel.entries.types import BaseEntry
from keyreel.gate import Call
from keyreel.schema.lists import FilterPager, Pager
from keyreel.shelf import page_of
from keyreel.shelf.filters import MAX_LISTED

MOST = 200
"""Entries that a playlist gives where it does not say how many."""
MOST_EVER = 1500
"""Entries that any playlist gives."""
_OF_PLAYLIST = ("limit", "name")


class Playlists:
    """Finds the entries of playlists.

    Attributes:
        entries: the entries of all accounts.
    """

    def __init__(self, entries: EntryRoom) -> None:
        self.entries = entries

    async def of(
        self, call: Call, playlist: Playlist, filter: MediaEntryFilterForPlaylist | None, pager: Pager | None
    ) -> list[BaseEntry]:
        """A page of the entries of a playlist that are there for the caller.

        Args:
            filter: what they have to meet besides.
        """
        if playlist.playlist_type == PlaylistType.DYNAMIC:
            found = await self.searched(call, playlist.filters or (), playlist.total_results, filter)
        else:
            found = await self.named(call, playlist.playlist_content, filter)
            found = found[: playlist.total_results or MOST_EVER]
        return _paged(found, pager)

    async def named(
        self, call: Call, content: str | None, filter: MediaEntryFilterForPlaylist | None = None
    ) -> list[BaseEntry]:
        """The entries of a comma list that are there for the caller, in its order; each as often as it is named."""
        ids = ids_in_content(content)[:MOST_EVER]
        if not ids:
            return []
        found = await self._among(call, ids, _conditions(filter))
        return [found[id] for id in ids if id in found]

    async def searched(
        self,
        call: Call,
        filters: Sequence[MediaEntryFilterForPlaylist],
        total: int | None,
        also: MediaEntryFilterForPlaylist | None = None,
    ) -> list[BaseEntry]:
        """What the searches of a dynamic playlist find, one after the other, each entry once."""
        most = min(total if total and total > 0 else MOST, MOST_EVER)
        found: dict[str, BaseEntry] = {}
        for filter in filters:
            limit = min(filter.limit if filter.limit and filter.limit > 0 else most, most)
            for each in await self._search(call, _conditions(filter), _conditions(also), limit):
                found.setdefault(each.id or "", each)
            if len(found) >= most:
                break
        return list(found.values())[:most]

    async def _search(self, call: Call, own: dict[str, Any], more: dict[str, Any], limit: int) -> Sequence[BaseEntry]:
        """What a search finds that is also what somebody asks for. Its own conditions stay, whatever is asked for."""
        order = {name: more[name] for name in ("order_by",) if name in more}
        found = await self.entries.chosen(call, MediaEntryFilter.of({**more, **own, **order}), limit)
        twice = {name: value for name, value in more.items() if name in own and name not in order}
        if not twice or not found:
            return found
        both = await self._among(call, [each.id or "" for each in found], twice)
        return [each for each in found if each.id in both]

    async def _among(self, call: Call, ids: Sequence[str], conditions: dict[str, Any]) -> dict[str, BaseEntry]:
        """Those of some entries that meet conditions, by their ids."""
        wanted, found = list(dict.fromkeys(ids)), dict[str, BaseEntry]()
        for first in range(0, len(wanted), MAX_LISTED):
            asked = {**conditions, "id_in": ",".join(wanted[first : first + MAX_LISTED])}
            for each in await self.entries.chosen(call, MediaEntryFilter.of(asked), MAX_LISTED):
                found[each.id or ""] = each
        return found

    async def duration(self, call: Call, content: str | None) -> int:
        """Seconds that the entries of a comma list last together."""
        found = await self.named(call, content)
        return sum(each.duration or 0 for each in found if isinstance(each, MediaEntry))


def _conditions(filter: MediaEntryFilterForPlaylist | None) -> dict[str, Any]:
    """A filter's conditions on entries."""
    given = filter.given.items() if filter else ()
    return {name: value for name, value in given if name not in _OF_PLAYLIST and value not in (None, "")}


def _paged(found: list[BaseEntry], pager: Pager | None) -> list[BaseEntry]:
    if pager is None:
        return found
    size, offset = page_of(pager if isinstance(pager, FilterPager) else None)
    return found[offset : offset + size]
