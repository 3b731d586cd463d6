# Generated from the schema: change its source instead.
"""Enums: upload."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum


class UploadErrorCode(ApiIntEnum):
    NO_ERROR = 0
    GENERAL_ERROR = 1
    PARTIAL_UPLOAD = 2
