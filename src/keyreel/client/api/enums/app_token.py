# Generated from the schema: change its source instead.
"""Enums: app_token."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class AppTokenHashType(ApiStringEnum):
    MD5 = 'MD5'
    SHA1 = 'SHA1'
    SHA256 = 'SHA256'
    SHA512 = 'SHA512'


class AppTokenOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    UPDATED_AT_DESC = '-updatedAt'


class AppTokenStatus(ApiIntEnum):
    DISABLED = 1
    ACTIVE = 2
    DELETED = 3
