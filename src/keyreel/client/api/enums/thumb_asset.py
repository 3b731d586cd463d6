# Generated from the schema: change its source instead.
"""Enums: thumb_asset."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class ThumbAssetOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    DELETED_AT_ASC = '+deletedAt'
    SIZE_ASC = '+size'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    DELETED_AT_DESC = '-deletedAt'
    SIZE_DESC = '-size'
    UPDATED_AT_DESC = '-updatedAt'


class ThumbAssetStatus(ApiIntEnum):
    ERROR = -1
    QUEUED = 0
    CAPTURING = 1
    READY = 2
    DELETED = 3
    IMPORTING = 7
    EXPORTING = 9
