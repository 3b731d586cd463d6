# Generated from the schema: change its source instead.
"""Enums: base_entry."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class BaseEntryCloneOptions(ApiStringEnum):
    USERS = '1'
    CATEGORIES = '2'
    CHILD_ENTRIES = '3'
    ACCESS_CONTROL = '4'
    METADATA = '5'
    FLAVORS = '6'
    CAPTIONS = '7'
    AD_CUE_POINTS = 'adCuePoint.AD_CUE_POINTS'
    ANNOTATION_CUE_POINTS = 'annotation.ANNOTATION_CUE_POINTS'
    CODE_CUE_POINTS = 'codeCuePoint.CODE_CUE_POINTS'
    SESSION_CUE_POINTS = 'sessionCuePoint.SESSION_CUE_POINTS'
    THUMB_CUE_POINTS = 'thumbCuePoint.THUMB_CUE_POINTS'


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


class CloneComponentSelectorType(ApiStringEnum):
    INCLUDE_COMPONENT = '0'
    EXCLUDE_COMPONENT = '1'


class DurationType(ApiStringEnum):
    LONG = 'long'
    MEDIUM = 'medium'
    NOT_AVAILABLE = 'notavailable'
    SHORT = 'short'


class EntryApplication(ApiStringEnum):
    KMC = '0'
    KMS = '1'
    KAF = '2'
    PITCH = '3'
    KMS_GO = '4'
    WEBCAST_APP = '5'
    PERSONAL_CAPTURE = '6'
    KALTURA_MEETING = '7'
    EP = '8'
    CONTENT_LAB = '9'


class EntryDisplayInSearchType(ApiIntEnum):
    RECYCLED = -2
    SYSTEM = -1
    NONE = 0
    PARTNER_ONLY = 1
    KALTURA_NETWORK = 2


class EntryModerationStatus(ApiIntEnum):
    PENDING_MODERATION = 1
    APPROVED = 2
    REJECTED = 3
    DELETED = 4
    FLAGGED_FOR_REVIEW = 5
    AUTO_APPROVED = 6


class EntryReplacementStatus(ApiStringEnum):
    NONE = '0'
    APPROVED_BUT_NOT_READY = '1'
    READY_BUT_NOT_APPROVED = '2'
    NOT_READY_AND_NOT_APPROVED = '3'
    FAILED = '4'


class EntryStatus(ApiStringEnum):
    ERROR_CONVERTING = '-1'
    ERROR_IMPORTING = '-2'
    IMPORT = '0'
    PRECONVERT = '1'
    READY = '2'
    DELETED = '3'
    PENDING = '4'
    MODERATE = '5'
    BLOCKED = '6'
    NO_CONTENT = '7'
    INFECTED = 'virusScan.Infected'
    SCAN_FAILURE = 'virusScan.ScanFailure'


class LicenseType(ApiIntEnum):
    UNKNOWN = -1
    NONE = 0
    COPYRIGHTED = 1
    PUBLIC_DOMAIN = 2
    CREATIVECOMMONS_ATTRIBUTION = 3
    CREATIVECOMMONS_ATTRIBUTION_SHARE_ALIKE = 4
    CREATIVECOMMONS_ATTRIBUTION_NO_DERIVATIVES = 5
    CREATIVECOMMONS_ATTRIBUTION_NON_COMMERCIAL = 6
    CREATIVECOMMONS_ATTRIBUTION_NON_COMMERCIAL_SHARE_ALIKE = 7
    CREATIVECOMMONS_ATTRIBUTION_NON_COMMERCIAL_NO_DERIVATIVES = 8
    GFDL = 9
    GPL = 10
    AFFERO_GPL = 11
    LGPL = 12
    BSD = 13
    APACHE = 14
    MOZILLA = 15
