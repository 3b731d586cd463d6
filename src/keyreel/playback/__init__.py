"""Playback: what players are told before they play."""
