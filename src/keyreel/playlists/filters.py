"""Which playlists to list."""

from keyreel.entries.filters import BaseEntryFilter
from keyreel.entries.playlist_types import Playlist, PlaylistType
from keyreel.schema.objects import Updatable


class PlaylistBaseFilter(BaseEntryFilter, name="KalturaPlaylistBaseFilter", abstract=True, conditions_of=Playlist):
    """Conditions on playlists."""


class PlaylistFilter(PlaylistBaseFilter, name="KalturaPlaylistFilter"):
    """Which playlists to list."""

    play_list_type_equal: Updatable[PlaylistType]
    play_list_type_in: Updatable[str]
