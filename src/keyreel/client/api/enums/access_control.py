# Generated from the schema: change its source instead.
"""Enums: access_control."""

from __future__ import annotations

from keyreel.client.enums import ApiStringEnum


class AccessControlOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    CREATED_AT_DESC = '-createdAt'
