# Generated from the schema: change its source instead.
"""Enums: flavor_params."""

from __future__ import annotations

from keyreel.client.enums import ApiStringEnum


class FlavorParamsOrderBy(ApiStringEnum):
    """No members are known."""


class FlavorParamsOutputOrderBy(ApiStringEnum):
    """No members are known."""
