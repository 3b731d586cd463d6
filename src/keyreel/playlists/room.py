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
        asked = _without(filter, {"id_in": ",".join(dict.fromkeys(ids))})
        found = {each.id: each for each in await self.entries.chosen(call, asked, MOST_EVER)}
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
            narrowed = _without(filter, _without(also, {}).given)
            for each in await self.entries.chosen(call, narrowed, limit):
                found.setdefault(each.id or "", each)
            if len(found) >= most:
                break
        return list(found.values())[:most]

    async def duration(self, call: Call, content: str | None) -> int:
        """Seconds that the entries of a comma list last together."""
        found = await self.named(call, content)
        return sum(each.duration or 0 for each in found if isinstance(each, MediaEntry))


def _without(filter: MediaEntryFilterForPlaylist | None, more: Any) -> MediaEntryFilter:
    """A filter's conditions on entries, and more."""
    given = {name: value for name, value in (filter.given if filter else {}).items() if name not in _OF_PLAYLIST}
    return MediaEntryFilter.of({**given, **more})


def _paged(found: list[BaseEntry], pager: Pager | None) -> list[BaseEntry]:
    if pager is None:
        return found
    size, offset = page_of(pager if isinstance(pager, FilterPager) else None)
    return found[offset : offset + size]
