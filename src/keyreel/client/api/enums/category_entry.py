# Generated from the schema: change its source instead.
"""Enums: category_entry."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class CategoryEntryOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    CREATED_AT_DESC = '-createdAt'


class CategoryEntryStatus(ApiIntEnum):
    PENDING = 1
    ACTIVE = 2
    DELETED = 3
    REJECTED = 4
