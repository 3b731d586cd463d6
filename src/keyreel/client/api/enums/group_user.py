# Generated from the schema: change its source instead.
"""Enums: group_user."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class GroupType(ApiIntEnum):
    GROUP = 1
    APPLICATIVE_GROUP = 2


class GroupUserCreationMode(ApiIntEnum):
    MANUAL = 1
    AUTOMATIC = 2


class GroupUserOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    UPDATED_AT_DESC = '-updatedAt'


class GroupUserRole(ApiIntEnum):
    MEMBER = 1
    MANAGER = 2


class GroupUserStatus(ApiIntEnum):
    ACTIVE = 0
    DELETED = 1
