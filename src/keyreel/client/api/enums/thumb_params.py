# Generated from the schema: change its source instead.
"""Enums: thumb_params."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class ThumbCropType(ApiIntEnum):
    RESIZE = 1
    RESIZE_WITH_PADDING = 2
    CROP = 3
    CROP_FROM_TOP = 4
    RESIZE_WITH_FORCE = 5


class ThumbParamsOrderBy(ApiStringEnum):
    """No members are known."""


class ThumbParamsOutputOrderBy(ApiStringEnum):
    """No members are known."""
