# Generated from the schema: change its source instead.
"""Enums: category_user."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class CategoryUserOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    UPDATED_AT_DESC = '-updatedAt'


class CategoryUserPermissionLevel(ApiIntEnum):
    MANAGER = 0
    MODERATOR = 1
    CONTRIBUTOR = 2
    MEMBER = 3
    NONE = 4


class CategoryUserStatus(ApiIntEnum):
    ACTIVE = 1
    PENDING = 2
    NOT_ACTIVE = 3
    DELETED = 4


class UpdateMethodType(ApiIntEnum):
    MANUAL = 0
    AUTOMATIC = 1
