"""`playlist.*`: see docs/protocol/playlists.md."""

from typing import Any, cast

from keyreel.access_control.errors import AccessControlNotFound
from keyreel.categories.errors import InvalidEntryId
from keyreel.entries.errors import EntryNotFound, ForAdmins, TooFar, WrongSchedule
from keyreel.entries.playlist_types import (
    Context,
    MediaEntryFilterForPlaylist,
    Playlist,
    PlaylistListResponse,
    PlaylistType,
)
from keyreel.entries.store import PLAYLIST, ids_in_content
from keyreel.entries.types import BaseEntry, EntryStatus
from keyreel.gate import Call
from keyreel.playlists.errors import InvalidPlaylistType, UnsupportedPlaylistContent
from keyreel.playlists.filters import PlaylistFilter
from keyreel.playlists.room import Playlists
from keyreel.schema.errors import InvalidKs
from keyreel.schema.lists import FilterPager
from keyreel.schema.service import ALWAYS, USER, WIDGET, Service, action

_MADE = [AccessControlNotFound, ForAdmins, WrongSchedule, InvalidKs]
_KINDS = (PlaylistType.STATIC_LIST, PlaylistType.DYNAMIC)
_NO, _YES = cast("str", False), cast("str", True)
"""Defaults of texts, as the schema has them."""
_BASE = "PLAYLIST_BASE"
_LISTING = ["STUDIO_SELECT_CONTENT", _BASE, "CONTENT_MODERATE_BASE", "KMC_READ_ONLY", USER, WIDGET]


class PlaylistService(Service, name="playlist"):
    """Playlists: entries in an order, listed or searched for. They are entries themselves."""

    def __init__(self, room: Playlists) -> None:
        self._room = room
        self._entries = room.entries

    @action(permission=["PLAYLIST_ADD", USER], raises=[InvalidPlaylistType, *_MADE], writes=True)
    async def add(self, call: Call, playlist: Playlist, update_stats: bool = False) -> Playlist:
        """Make a playlist."""
        _check(playlist)
        return await self._add(call, playlist)

    @action(permission=[_BASE, USER, WIDGET, "PLAYBACK_BASE_PERMISSION"], raises=[InvalidEntryId])
    async def get(self, call: Call, id: str, version: int = -1) -> Playlist:
        """A playlist."""
        await self._found(call, id)
        return await self._entries.get(call, id, Playlist)

    @action(permission=[USER], raises=[InvalidEntryId, *_MADE], writes=True)
    async def update(self, call: Call, id: str, playlist: Playlist, update_stats: bool = False) -> Playlist:
        """Change a playlist."""
        await self._found(call, id)
        if playlist.playlist_content is not None:
            playlist.playlist_content = _cleaned(playlist.playlist_content)
        await self._entries.update(call, id, playlist, Playlist)
        if playlist.playlist_content is not None or update_stats:
            stored = await self._entries.get(call, id, Playlist)
            await self._entries.change(call, id, await self._stats(call, stored), Playlist)
        return await self._entries.get(call, id, Playlist)

    @action(permission=["PLAYLIST_DELETE", USER], raises=[InvalidEntryId, InvalidKs], writes=True)
    async def delete(self, call: Call, id: str) -> None:
        """Delete a playlist; its entries stay."""
        await self._found(call, id)
        await self._entries.delete(call, id, Playlist)

    @action(permission=["PLAYLIST_ADD", USER], raises=[InvalidEntryId, *_MADE], writes=True)
    async def clone(self, call: Call, id: str, new_playlist: Playlist | None = None) -> Playlist:
        """Make a playlist of what another holds; what `newPlaylist` says takes the place of what that says."""
        stored = await self._found(call, id)
        values = {name: stored.given[name] for name in _COPIED if name in stored.given}
        if new_playlist is not None:
            values |= new_playlist.given
        return await self._add(call, Playlist.of(values))

    @action(
        permission=["STUDIO_SELECT_CONTENT", _BASE, "CONTENT_MODERATE_BASE", "KMC_READ_ONLY", USER, WIDGET],
        raises=[TooFar],
    )
    async def list_(
        self, call: Call, filter: PlaylistFilter | None = None, pager: FilterPager | None = None
    ) -> PlaylistListResponse:
        """Playlists: of the account, or the caller's own."""
        page = await self._entries.page(call, filter, pager, {PLAYLIST: True})
        found = [each for each in page.objects if isinstance(each, Playlist)]
        return PlaylistListResponse(total_count=page.total, objects=found)

    @action(
        permission=[_BASE, ALWAYS, USER, WIDGET, "PLAYBACK_BASE_PERMISSION"],
        raises=[InvalidEntryId],
        session="optional",
    )
    async def execute(
        self,
        call: Call,
        id: str,
        detailed: str = _NO,
        playlist_context: Context | None = None,
        filter: MediaEntryFilterForPlaylist | None = None,
        pager: FilterPager | None = None,
    ) -> list[BaseEntry]:
        """The entries of a playlist that are ready and there for the caller, in its order."""
        playlist = await self._found(call, id)
        return await self._room.of(call, playlist, filter, pager)

    @action(permission=[_BASE], raises=[InvalidPlaylistType, UnsupportedPlaylistContent])
    async def execute_from_content(
        self,
        call: Call,
        playlist_type: PlaylistType,
        playlist_content: str,
        detailed: str = _NO,
        pager: FilterPager | None = None,
    ) -> list[BaseEntry]:
        """The entries that a list of ids would hold."""
        _check_content(playlist_type)
        playlist = Playlist(playlist_type=playlist_type, playlist_content=playlist_content)
        return await self._room.of(call, playlist, None, pager)

    @action(permission=[_BASE])
    async def execute_from_filters(
        self,
        call: Call,
        filters: list[MediaEntryFilterForPlaylist],
        total_results: int,
        detailed: str = _YES,
        pager: FilterPager | None = None,
    ) -> list[BaseEntry]:
        """The entries that searches would find."""
        playlist = Playlist(playlist_type=PlaylistType.DYNAMIC, filters=filters, total_results=total_results)
        return await self._room.of(call, playlist, None, pager)

    @action(permission=[_BASE], raises=[InvalidPlaylistType, UnsupportedPlaylistContent], deprecated=True)
    async def get_stats_from_content(self, call: Call, playlist_type: PlaylistType, playlist_content: str) -> Playlist:
        """How long the entries of a list of ids last together."""
        _check_content(playlist_type)
        seconds = await self._room.duration(call, playlist_content)
        return Playlist.of({"playlist_type": playlist_type, "playlist_content": playlist_content, "duration": seconds})

    async def _found(self, call: Call, id: str) -> Playlist:
        try:
            return await self._entries.find(self._entries.db, call, id, Playlist)
        except EntryNotFound as error:
            raise InvalidEntryId(id) from error

    async def _add(self, call: Call, playlist: Playlist) -> Playlist:
        if playlist.playlist_content is not None:
            playlist.playlist_content = _cleaned(playlist.playlist_content)
        stats = await self._stats(call, playlist)
        made = await self._entries.add(call, playlist, status=EntryStatus.READY, **stats)
        return await self._entries.get(call, made.id or "", Playlist)

    async def _stats(self, call: Call, playlist: Playlist) -> dict[str, Any]:
        if playlist.playlist_type != PlaylistType.STATIC_LIST:
            return {}
        return {"duration": await self._room.duration(call, playlist.playlist_content)}


_COPIED = ("name", "description", "tags", "playlist_type", "playlist_content", "filters", "total_results")


def _check(playlist: Playlist) -> None:
    if playlist.playlist_type not in _KINDS:
        raise InvalidPlaylistType


def _check_content(playlist_type: PlaylistType) -> None:
    if playlist_type not in _KINDS:
        raise InvalidPlaylistType
    if playlist_type == PlaylistType.DYNAMIC:
        raise UnsupportedPlaylistContent


def _cleaned(content: str) -> str:
    return ",".join(ids_in_content(content))
