# Generated from the schema: change its source instead.
"""Enums: access_control_profile."""

from __future__ import annotations

from keyreel.client.enums import ApiStringEnum


class AccessControlProfileOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    UPDATED_AT_DESC = '-updatedAt'
