"""Errors of playlists."""

from keyreel.schema.errors import ApiError


class InvalidPlaylistType(ApiError, code="INVALID_PLAYLIST_TYPE"):
    """A playlist is a list of entries (3) or what searches find (10)."""


class UnsupportedPlaylistContent(ApiError, code="UNSUPPORTED_PLAYLIST_TYPE"):
    """What a playlist looks for is said by its filters here, not by XML."""
