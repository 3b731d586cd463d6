# Generated from the schema: change its source instead.
"""Enums: session."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum


class SessionType(ApiIntEnum):
    USER = 0
    ADMIN = 2
