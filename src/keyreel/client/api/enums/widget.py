# Generated from the schema: change its source instead.
"""Enums: widget."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class WidgetOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    CREATED_AT_DESC = '-createdAt'


class WidgetSecurityType(ApiIntEnum):
    NONE = 1
    TIMEHASH = 2
