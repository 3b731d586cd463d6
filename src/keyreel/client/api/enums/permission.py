# Generated from the schema: change its source instead.
"""Enums: permission."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class PermissionOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    ID_ASC = '+id'
    NAME_ASC = '+name'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    ID_DESC = '-id'
    NAME_DESC = '-name'
    UPDATED_AT_DESC = '-updatedAt'


class PermissionStatus(ApiIntEnum):
    ACTIVE = 1
    BLOCKED = 2
    DELETED = 3


class PermissionType(ApiIntEnum):
    NORMAL = 1
    SPECIAL_FEATURE = 2
    PLUGIN = 3
    PARTNER_GROUP = 4
