# Generated from the schema: change its source instead.
"""Enums: base_entry."""

from __future__ import annotations

from keyreel.client.enums import ApiStringEnum


class BaseEntryOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    END_DATE_ASC = '+endDate'
    MODERATION_COUNT_ASC = '+moderationCount'
    NAME_ASC = '+name'
    PARTNER_SORT_VALUE_ASC = '+partnerSortValue'
    RANK_ASC = '+rank'
    RECENT_ASC = '+recent'
    START_DATE_ASC = '+startDate'
    TOTAL_RANK_ASC = '+totalRank'
    UPDATED_AT_ASC = '+updatedAt'
    WEIGHT_ASC = '+weight'
    CREATED_AT_DESC = '-createdAt'
    END_DATE_DESC = '-endDate'
    MODERATION_COUNT_DESC = '-moderationCount'
    NAME_DESC = '-name'
    PARTNER_SORT_VALUE_DESC = '-partnerSortValue'
    RANK_DESC = '-rank'
    RECENT_DESC = '-recent'
    START_DATE_DESC = '-startDate'
    TOTAL_RANK_DESC = '-totalRank'
    UPDATED_AT_DESC = '-updatedAt'
    WEIGHT_DESC = '-weight'
