"""Playlists: entries in an order."""
