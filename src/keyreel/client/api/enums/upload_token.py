# Generated from the schema: change its source instead.
"""Enums: upload_token."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class UploadTokenOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    CREATED_AT_DESC = '-createdAt'


class UploadTokenStatus(ApiIntEnum):
    PENDING = 0
    PARTIAL_UPLOAD = 1
    FULL_UPLOAD = 2
    CLOSED = 3
    TIMED_OUT = 4
    DELETED = 5
