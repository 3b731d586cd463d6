# Generated from the schema: change its source instead.
"""The service playlist."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..enums.playlist import PlaylistType
from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.base import BaseEntry
    from ..objects.common import Context, FilterPager
    from ..objects.media import MediaEntryFilterForPlaylist
    from ..objects.playlist import Playlist, PlaylistFilter, PlaylistListResponse


class PlaylistService(Service):
    """Playlists: entries in an order, listed or searched for. They are entries themselves."""

    id_ = 'playlist'
    registry_ = REGISTRY

    def add(
        self,
        playlist: Playlist,
        update_stats: bool = False,
    ) -> Playlist:
        """Make a playlist.

        Raises:
            InvalidPlaylistType, AccessControlIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, InvalidKs
        """
        return self.call_('add', k.Nested("Playlist"), {'playlist': playlist, 'updateStats': update_stats})

    def clone(
        self,
        id: str,
        new_playlist: Playlist | None = None,
    ) -> Playlist:
        """Make a playlist of what another holds; what `newPlaylist` says takes the place of what that says.

        Raises:
            InvalidEntryId, AccessControlIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, InvalidKs
        """
        return self.call_('clone', k.Nested("Playlist"), {'id': id, 'newPlaylist': new_playlist})

    def delete(
        self,
        id: str,
    ) -> None:
        """Delete a playlist; its entries stay.

        Raises:
            InvalidEntryId, InvalidKs
        """
        return self.call_('delete', k.NOTHING, {'id': id})

    def execute(
        self,
        id: str,
        detailed: str = 'false',
        playlist_context: Context | None = None,
        filter: MediaEntryFilterForPlaylist | None = None,
        pager: FilterPager | None = None,
    ) -> abc.Sequence[BaseEntry]:
        """The entries of a playlist that are ready and there for the caller, in its order.

        Raises:
            InvalidEntryId
        """
        return self.call_('execute', k.Several(k.Nested("BaseEntry")), {'id': id, 'detailed': detailed, 'playlistContext': playlist_context, 'filter': filter, 'pager': pager})

    def execute_from_content(
        self,
        playlist_type: PlaylistType,
        playlist_content: str,
        detailed: str = 'false',
        pager: FilterPager | None = None,
    ) -> abc.Sequence[BaseEntry]:
        """The entries that a list of ids would hold.

        Raises:
            InvalidPlaylistType, UnsupportedPlaylistType
        """
        return self.call_('executeFromContent', k.Several(k.Nested("BaseEntry")), {'playlistType': playlist_type, 'playlistContent': playlist_content, 'detailed': detailed, 'pager': pager})

    def execute_from_filters(
        self,
        filters: abc.Sequence[MediaEntryFilterForPlaylist],
        total_results: int,
        detailed: str = 'true',
        pager: FilterPager | None = None,
    ) -> abc.Sequence[BaseEntry]:
        """The entries that searches would find."""
        return self.call_('executeFromFilters', k.Several(k.Nested("BaseEntry")), {'filters': filters, 'totalResults': total_results, 'detailed': detailed, 'pager': pager})

    def get(
        self,
        id: str,
        version: int = -1,
    ) -> Playlist:
        """A playlist.

        Raises:
            InvalidEntryId
        """
        return self.call_('get', k.Nested("Playlist"), {'id': id, 'version': version})

    def get_stats_from_content(
        self,
        playlist_type: PlaylistType,
        playlist_content: str,
    ) -> Playlist:
        """How long the entries of a list of ids last together.

        Raises:
            InvalidPlaylistType, UnsupportedPlaylistType
        """
        return self.call_('getStatsFromContent', k.Nested("Playlist"), {'playlistType': playlist_type, 'playlistContent': playlist_content})

    def list(
        self,
        filter: PlaylistFilter | None = None,
        pager: FilterPager | None = None,
    ) -> PlaylistListResponse:
        """Playlists: of the account, or the caller's own.

        Raises:
            QueryExceededMaxMatchesAllowed
        """
        return self.call_('list', k.Nested("PlaylistListResponse"), {'filter': filter, 'pager': pager})

    def update(
        self,
        id: str,
        playlist: Playlist,
        update_stats: bool = False,
    ) -> Playlist:
        """Change a playlist.

        Raises:
            InvalidEntryId, AccessControlIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, InvalidKs
        """
        return self.call_('update', k.Nested("Playlist"), {'id': id, 'playlist': playlist, 'updateStats': update_stats})


class AsyncPlaylistService(AsyncService):
    """Playlists: entries in an order, listed or searched for. They are entries themselves."""

    id_ = 'playlist'
    registry_ = REGISTRY

    async def add(
        self,
        playlist: Playlist,
        update_stats: bool = False,
    ) -> Playlist:
        """Make a playlist.

        Raises:
            InvalidPlaylistType, AccessControlIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, InvalidKs
        """
        return await self.call_('add', k.Nested("Playlist"), {'playlist': playlist, 'updateStats': update_stats})

    async def clone(
        self,
        id: str,
        new_playlist: Playlist | None = None,
    ) -> Playlist:
        """Make a playlist of what another holds; what `newPlaylist` says takes the place of what that says.

        Raises:
            InvalidEntryId, AccessControlIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, InvalidKs
        """
        return await self.call_('clone', k.Nested("Playlist"), {'id': id, 'newPlaylist': new_playlist})

    async def delete(
        self,
        id: str,
    ) -> None:
        """Delete a playlist; its entries stay.

        Raises:
            InvalidEntryId, InvalidKs
        """
        return await self.call_('delete', k.NOTHING, {'id': id})

    async def execute(
        self,
        id: str,
        detailed: str = 'false',
        playlist_context: Context | None = None,
        filter: MediaEntryFilterForPlaylist | None = None,
        pager: FilterPager | None = None,
    ) -> abc.Sequence[BaseEntry]:
        """The entries of a playlist that are ready and there for the caller, in its order.

        Raises:
            InvalidEntryId
        """
        return await self.call_('execute', k.Several(k.Nested("BaseEntry")), {'id': id, 'detailed': detailed, 'playlistContext': playlist_context, 'filter': filter, 'pager': pager})

    async def execute_from_content(
        self,
        playlist_type: PlaylistType,
        playlist_content: str,
        detailed: str = 'false',
        pager: FilterPager | None = None,
    ) -> abc.Sequence[BaseEntry]:
        """The entries that a list of ids would hold.

        Raises:
            InvalidPlaylistType, UnsupportedPlaylistType
        """
        return await self.call_('executeFromContent', k.Several(k.Nested("BaseEntry")), {'playlistType': playlist_type, 'playlistContent': playlist_content, 'detailed': detailed, 'pager': pager})

    async def execute_from_filters(
        self,
        filters: abc.Sequence[MediaEntryFilterForPlaylist],
        total_results: int,
        detailed: str = 'true',
        pager: FilterPager | None = None,
    ) -> abc.Sequence[BaseEntry]:
        """The entries that searches would find."""
        return await self.call_('executeFromFilters', k.Several(k.Nested("BaseEntry")), {'filters': filters, 'totalResults': total_results, 'detailed': detailed, 'pager': pager})

    async def get(
        self,
        id: str,
        version: int = -1,
    ) -> Playlist:
        """A playlist.

        Raises:
            InvalidEntryId
        """
        return await self.call_('get', k.Nested("Playlist"), {'id': id, 'version': version})

    async def get_stats_from_content(
        self,
        playlist_type: PlaylistType,
        playlist_content: str,
    ) -> Playlist:
        """How long the entries of a list of ids last together.

        Raises:
            InvalidPlaylistType, UnsupportedPlaylistType
        """
        return await self.call_('getStatsFromContent', k.Nested("Playlist"), {'playlistType': playlist_type, 'playlistContent': playlist_content})

    async def list(
        self,
        filter: PlaylistFilter | None = None,
        pager: FilterPager | None = None,
    ) -> PlaylistListResponse:
        """Playlists: of the account, or the caller's own.

        Raises:
            QueryExceededMaxMatchesAllowed
        """
        return await self.call_('list', k.Nested("PlaylistListResponse"), {'filter': filter, 'pager': pager})

    async def update(
        self,
        id: str,
        playlist: Playlist,
        update_stats: bool = False,
    ) -> Playlist:
        """Change a playlist.

        Raises:
            InvalidEntryId, AccessControlIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, InvalidKs
        """
        return await self.call_('update', k.Nested("Playlist"), {'id': id, 'playlist': playlist, 'updateStats': update_stats})
