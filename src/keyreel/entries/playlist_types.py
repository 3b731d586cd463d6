"""Objects of `playlist.*`."""

from keyreel.entries.filters import MediaEntryFilter
from keyreel.entries.types import BaseEntry
from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.lists import ListResponse
from keyreel.schema.objects import ApiObject, InsertOnly, ReadOnly, Updatable


class PlaylistType(ApiIntEnum, name="KalturaPlaylistType"):
    """How the entries of a playlist are chosen."""

    DYNAMIC = 10
    STATIC_LIST = 3
    EXTERNAL = 101
    PATH = 102


class MediaEntryFilterForPlaylist(MediaEntryFilter, name="KalturaMediaEntryFilterForPlaylist"):
    """One of the searches that make a dynamic playlist."""

    limit: Updatable[int]
    """How many entries it gives at most."""
    name: Updatable[str]


class Playlist(BaseEntry, name="KalturaPlaylist"):
    """Entries in an order."""

    playlist_content: Updatable[str]
    """Comma list of entries, or XML that says how to look for them."""
    filters: Updatable[list[MediaEntryFilterForPlaylist]]
    """What a dynamic one looks for."""
    total_results: Updatable[int]
    """How many entries it has at most."""
    playlist_type: InsertOnly[PlaylistType]
    plays: ReadOnly[int]
    """How often it was played."""
    views: ReadOnly[int]
    """How often a player showed it."""
    duration: ReadOnly[int]
    """Seconds that its entries last together."""
    execute_url: ReadOnly[str]
    """Where its entries are to be had."""


class PlaylistListResponse(ListResponse, name="KalturaPlaylistListResponse"):
    """A page of playlists."""

    objects: ReadOnly[list[Playlist]]


class Context(ApiObject, name="KalturaContext", abstract=True):
    """Base of what a playlist is told of where it plays."""
