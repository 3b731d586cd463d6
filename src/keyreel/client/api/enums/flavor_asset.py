# Generated from the schema: change its source instead.
"""Enums: flavor_asset."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class FlavorAssetOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    DELETED_AT_ASC = '+deletedAt'
    SIZE_ASC = '+size'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    DELETED_AT_DESC = '-deletedAt'
    SIZE_DESC = '-size'
    UPDATED_AT_DESC = '-updatedAt'


class FlavorAssetStatus(ApiIntEnum):
    ERROR = -1
    QUEUED = 0
    CONVERTING = 1
    READY = 2
    DELETED = 3
    NOT_APPLICABLE = 4
    TEMP = 5
    WAIT_FOR_CONVERT = 6
    IMPORTING = 7
    VALIDATING = 8
    EXPORTING = 9
