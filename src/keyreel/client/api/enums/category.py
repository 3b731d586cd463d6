# Generated from the schema: change its source instead.
"""Enums: category."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class AppearInListType(ApiIntEnum):
    PARTNER_ONLY = 1
    CATEGORY_MEMBERS_ONLY = 3


class CategoryOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    DEPTH_ASC = '+depth'
    DIRECT_ENTRIES_COUNT_ASC = '+directEntriesCount'
    DIRECT_SUB_CATEGORIES_COUNT_ASC = '+directSubCategoriesCount'
    ENTRIES_COUNT_ASC = '+entriesCount'
    FULL_NAME_ASC = '+fullName'
    MEMBERS_COUNT_ASC = '+membersCount'
    NAME_ASC = '+name'
    PARTNER_SORT_VALUE_ASC = '+partnerSortValue'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    DEPTH_DESC = '-depth'
    DIRECT_ENTRIES_COUNT_DESC = '-directEntriesCount'
    DIRECT_SUB_CATEGORIES_COUNT_DESC = '-directSubCategoriesCount'
    ENTRIES_COUNT_DESC = '-entriesCount'
    FULL_NAME_DESC = '-fullName'
    MEMBERS_COUNT_DESC = '-membersCount'
    NAME_DESC = '-name'
    PARTNER_SORT_VALUE_DESC = '-partnerSortValue'
    UPDATED_AT_DESC = '-updatedAt'


class CategoryStatus(ApiIntEnum):
    UPDATING = 1
    ACTIVE = 2
    DELETED = 3
    PURGED = 4


class ContributionPolicyType(ApiIntEnum):
    ALL = 1
    MEMBERS_WITH_CONTRIBUTION_PERMISSION = 2


class InheritanceType(ApiIntEnum):
    INHERIT = 1
    MANUAL = 2


class PrivacyType(ApiIntEnum):
    ALL = 1
    AUTHENTICATED_USERS = 2
    MEMBERS_ONLY = 3
