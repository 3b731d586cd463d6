# Generated from the schema: change its source instead.
"""Enums: base_entry."""

from __future__ import annotations

from keyreel.client.enums import ApiStringEnum


class BaseEntryCompareAttribute(ApiStringEnum):
    ACCESS_CONTROL_ID = 'accessControlId'
    CREATED_AT = 'createdAt'
    END_DATE = 'endDate'
    MODERATION_COUNT = 'moderationCount'
    MODERATION_STATUS = 'moderationStatus'
    PARTNER_ID = 'partnerId'
    PARTNER_SORT_VALUE = 'partnerSortValue'
    RANK = 'rank'
    REPLACEMENT_STATUS = 'replacementStatus'
    START_DATE = 'startDate'
    STATUS = 'status'
    TOTAL_RANK = 'totalRank'
    TYPE = 'type'
    UPDATED_AT = 'updatedAt'


class BaseEntryMatchAttribute(ApiStringEnum):
    ADMIN_TAGS = 'adminTags'
    CATEGORIES_IDS = 'categoriesIds'
    CREATOR_ID = 'creatorId'
    DESCRIPTION = 'description'
    GROUP_ID = 'groupId'
    ID = 'id'
    NAME = 'name'
    REFERENCE_ID = 'referenceId'
    REPLACED_ENTRY_ID = 'replacedEntryId'
    REPLACING_ENTRY_ID = 'replacingEntryId'
    SEARCH_TEXT = 'searchText'
    TAGS = 'tags'
    USER_ID = 'userId'


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
