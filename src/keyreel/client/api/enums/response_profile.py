# Generated from the schema: change its source instead.
"""Enums: response_profile."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class ResponseProfileOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    UPDATED_AT_DESC = '-updatedAt'


class ResponseProfileStatus(ApiIntEnum):
    DISABLED = 1
    ENABLED = 2
    DELETED = 3


class ResponseProfileType(ApiIntEnum):
    INCLUDE_FIELDS = 1
    EXCLUDE_FIELDS = 2
