"""Delivery: every address that gives out bytes of entries, judged by one guard. See docs/protocol/playback.md."""
