# Generated from the schema: change its source instead.
"""Enums: thumb_params."""

from __future__ import annotations

from keyreel.client.enums import ApiStringEnum


class ThumbParamsOrderBy(ApiStringEnum):
    """No members are known."""


class ThumbParamsOutputOrderBy(ApiStringEnum):
    """No members are known."""
