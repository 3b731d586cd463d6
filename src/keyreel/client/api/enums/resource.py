# Generated from the schema: change its source instead.
"""Enums: resource."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum


class ChapterNamePolicy(ApiIntEnum):
    BY_ENTRY_ID = 1
    BY_ENTRY_NAME = 2
    NUMERICAL = 3
