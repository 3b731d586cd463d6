"""Keyreel: the Kaltura API, self-hosted."""
