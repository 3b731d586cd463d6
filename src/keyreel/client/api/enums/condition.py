# Generated from the schema: change its source instead.
"""Enums: condition."""

from __future__ import annotations

from keyreel.client.enums import ApiStringEnum


class MatchConditionType(ApiStringEnum):
    MATCH_ANY = '1'
    MATCH_ALL = '2'
