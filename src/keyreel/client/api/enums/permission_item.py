# Generated from the schema: change its source instead.
"""Enums: permission_item."""

from __future__ import annotations

from keyreel.client.enums import ApiStringEnum


class PermissionItemOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    ID_ASC = '+id'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    ID_DESC = '-id'
    UPDATED_AT_DESC = '-updatedAt'


class PermissionItemType(ApiStringEnum):
    API_ACTION_ITEM = 'kApiActionPermissionItem'
    API_PARAMETER_ITEM = 'kApiParameterPermissionItem'
