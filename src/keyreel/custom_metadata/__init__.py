"""Custom metadata of entries and other objects: players ask for it before they play."""
