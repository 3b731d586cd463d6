# Generated from the schema: change its source instead.
"""Enums: user_role."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class UserRoleOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    ID_ASC = '+id'
    NAME_ASC = '+name'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    ID_DESC = '-id'
    NAME_DESC = '-name'
    UPDATED_AT_DESC = '-updatedAt'


class UserRoleStatus(ApiIntEnum):
    ACTIVE = 1
    BLOCKED = 2
    DELETED = 3
