"""Torture: a server is killed, starved and slowed, and held to what it said. See docs/torture.md, which this writes.

`python tools/torture` runs all of it; `make test` runs a short form of each.
"""
