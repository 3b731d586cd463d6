# Generated from the schema: change its source instead.
"""Enums: search_item."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class PlayableEntryCompareAttribute(ApiStringEnum):
    ACCESS_CONTROL_ID = 'accessControlId'
    CREATED_AT = 'createdAt'
    END_DATE = 'endDate'
    LAST_PLAYED_AT = 'lastPlayedAt'
    MODERATION_COUNT = 'moderationCount'
    MODERATION_STATUS = 'moderationStatus'
    MS_DURATION = 'msDuration'
    PARTNER_ID = 'partnerId'
    PARTNER_SORT_VALUE = 'partnerSortValue'
    PLAYS = 'plays'
    RANK = 'rank'
    REPLACEMENT_STATUS = 'replacementStatus'
    START_DATE = 'startDate'
    STATUS = 'status'
    TOTAL_RANK = 'totalRank'
    TYPE = 'type'
    UPDATED_AT = 'updatedAt'
    VIEWS = 'views'


class PlayableEntryMatchAttribute(ApiStringEnum):
    ADMIN_TAGS = 'adminTags'
    CATEGORIES_IDS = 'categoriesIds'
    CREATOR_ID = 'creatorId'
    DESCRIPTION = 'description'
    DURATION_TYPE = 'durationType'
    GROUP_ID = 'groupId'
    ID = 'id'
    NAME = 'name'
    REFERENCE_ID = 'referenceId'
    REPLACED_ENTRY_ID = 'replacedEntryId'
    REPLACING_ENTRY_ID = 'replacingEntryId'
    SEARCH_TEXT = 'searchText'
    TAGS = 'tags'
    USER_ID = 'userId'


class SearchOperatorType(ApiIntEnum):
    SEARCH_AND = 1
    SEARCH_OR = 2
