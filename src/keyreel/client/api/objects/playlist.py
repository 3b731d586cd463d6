# Generated from the schema: change its source instead.
"""Objects: playlist."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.playlist import PlaylistCompareAttribute, PlaylistMatchAttribute, PlaylistType
from .base import BaseEntry, BaseEntryFilter, ListResponse, SearchComparableAttributeCondition, SearchMatchAttributeCondition

if TYPE_CHECKING:
    from .media import MediaEntryFilterForPlaylist


class Playlist(BaseEntry, name='KalturaPlaylist'):
    """Entries in an order."""

    playlist_content: o.Text = o.prop(k.TEXT)
    """Comma list of entries, or XML that says how to look for them."""
    filters: o.Several[MediaEntryFilterForPlaylist] = o.prop(k.Several(k.Nested("MediaEntryFilterForPlaylist")))
    """What a dynamic one looks for."""
    total_results: o.Number = o.prop(k.NUMBER)
    """How many entries it has at most."""
    playlist_type: o.Choice[PlaylistType] = o.prop(k.Choice(PlaylistType))
    plays: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """How often it was played."""
    views: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """How often a player showed it."""
    duration: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Seconds that its entries last together."""
    execute_url: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """Where its entries are to be had."""


class PlaylistBaseFilter(BaseEntryFilter, name='KalturaPlaylistBaseFilter'):
    """Conditions on playlists."""


class PlaylistCompareAttributeCondition(SearchComparableAttributeCondition, name='KalturaPlaylistCompareAttributeCondition'):
    """How a number of a playlist compares to another."""

    attribute: o.Choice[PlaylistCompareAttribute] = o.prop(k.Choice(PlaylistCompareAttribute))


class PlaylistFilter(PlaylistBaseFilter, name='KalturaPlaylistFilter'):
    """Which playlists to list."""

    play_list_type_equal: o.Choice[PlaylistType] = o.prop(k.Choice(PlaylistType))
    play_list_type_in: o.Text = o.prop(k.TEXT)


class PlaylistListResponse(ListResponse, name='KalturaPlaylistListResponse'):
    """A page of playlists."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[Playlist]]] = o.read_only(k.Several(k.Nested("Playlist")))


class PlaylistMatchAttributeCondition(SearchMatchAttributeCondition, name='KalturaPlaylistMatchAttributeCondition'):
    """Whether a text of a playlist holds some words."""

    attribute: o.Choice[PlaylistMatchAttribute] = o.prop(k.Choice(PlaylistMatchAttribute))
