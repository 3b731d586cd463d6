"""Conditions of advanced searches on what entries say. See docs/protocol/requests.md, "Advanced searches"."""

from keyreel.schema.enums import ApiStringEnum
from keyreel.schema.objects import Updatable
from keyreel.schema.search import SearchComparableAttributeCondition, SearchMatchAttributeCondition


class BaseEntryMatchAttribute(ApiStringEnum, name="KalturaBaseEntryMatchAttribute"):
    """What texts of entries are searched."""

    ADMIN_TAGS = "adminTags"
    CATEGORIES_IDS = "categoriesIds"
    CREATOR_ID = "creatorId"
    DESCRIPTION = "description"
    GROUP_ID = "groupId"
    ID = "id"
    NAME = "name"
    REFERENCE_ID = "referenceId"
    REPLACED_ENTRY_ID = "replacedEntryId"
    REPLACING_ENTRY_ID = "replacingEntryId"
    SEARCH_TEXT = "searchText"
    TAGS = "tags"
    USER_ID = "userId"


class BaseEntryCompareAttribute(ApiStringEnum, name="KalturaBaseEntryCompareAttribute"):
    """What numbers of entries are compared."""

    ACCESS_CONTROL_ID = "accessControlId"
    CREATED_AT = "createdAt"
    END_DATE = "endDate"
    MODERATION_COUNT = "moderationCount"
    MODERATION_STATUS = "moderationStatus"
    PARTNER_ID = "partnerId"
    PARTNER_SORT_VALUE = "partnerSortValue"
    RANK = "rank"
    REPLACEMENT_STATUS = "replacementStatus"
    START_DATE = "startDate"
    STATUS = "status"
    TOTAL_RANK = "totalRank"
    TYPE = "type"
    UPDATED_AT = "updatedAt"


class BaseEntryMatchAttributeCondition(SearchMatchAttributeCondition, name="KalturaBaseEntryMatchAttributeCondition"):
    """Whether a text of an entry holds some words."""

    attribute: Updatable[BaseEntryMatchAttribute]


class BaseEntryCompareAttributeCondition(
    SearchComparableAttributeCondition, name="KalturaBaseEntryCompareAttributeCondition"
):
    """How a number of an entry compares to another."""

    attribute: Updatable[BaseEntryCompareAttribute]


class PlayableEntryMatchAttribute(ApiStringEnum, name="KalturaPlayableEntryMatchAttribute"):
    """What texts of playable entries are searched."""

    ADMIN_TAGS = "adminTags"
    CATEGORIES_IDS = "categoriesIds"
    CREATOR_ID = "creatorId"
    DESCRIPTION = "description"
    DURATION_TYPE = "durationType"
    GROUP_ID = "groupId"
    ID = "id"
    NAME = "name"
    REFERENCE_ID = "referenceId"
    REPLACED_ENTRY_ID = "replacedEntryId"
    REPLACING_ENTRY_ID = "replacingEntryId"
    SEARCH_TEXT = "searchText"
    TAGS = "tags"
    USER_ID = "userId"


class PlayableEntryCompareAttribute(ApiStringEnum, name="KalturaPlayableEntryCompareAttribute"):
    """What numbers of playable entries are compared."""

    ACCESS_CONTROL_ID = "accessControlId"
    CREATED_AT = "createdAt"
    END_DATE = "endDate"
    LAST_PLAYED_AT = "lastPlayedAt"
    MODERATION_COUNT = "moderationCount"
    MODERATION_STATUS = "moderationStatus"
    MS_DURATION = "msDuration"
    PARTNER_ID = "partnerId"
    PARTNER_SORT_VALUE = "partnerSortValue"
    PLAYS = "plays"
    RANK = "rank"
    REPLACEMENT_STATUS = "replacementStatus"
    START_DATE = "startDate"
    STATUS = "status"
    TOTAL_RANK = "totalRank"
    TYPE = "type"
    UPDATED_AT = "updatedAt"
    VIEWS = "views"


class PlayableEntryMatchAttributeCondition(
    SearchMatchAttributeCondition, name="KalturaPlayableEntryMatchAttributeCondition"
):
    """Whether a text of a playable entry holds some words."""

    attribute: Updatable[PlayableEntryMatchAttribute]


class PlayableEntryCompareAttributeCondition(
    SearchComparableAttributeCondition, name="KalturaPlayableEntryCompareAttributeCondition"
):
    """How a number of a playable entry compares to another."""

    attribute: Updatable[PlayableEntryCompareAttribute]


class MediaEntryMatchAttribute(ApiStringEnum, name="KalturaMediaEntryMatchAttribute"):
    """What texts of media entries are searched."""

    ADMIN_TAGS = "adminTags"
    CATEGORIES_IDS = "categoriesIds"
    CREATOR_ID = "creatorId"
    DESCRIPTION = "description"
    DURATION_TYPE = "durationType"
    FLAVOR_PARAMS_IDS = "flavorParamsIds"
    GROUP_ID = "groupId"
    ID = "id"
    NAME = "name"
    REFERENCE_ID = "referenceId"
    REPLACED_ENTRY_ID = "replacedEntryId"
    REPLACING_ENTRY_ID = "replacingEntryId"
    SEARCH_TEXT = "searchText"
    TAGS = "tags"
    USER_ID = "userId"


class MediaEntryCompareAttribute(ApiStringEnum, name="KalturaMediaEntryCompareAttribute"):
    """What numbers of media entries are compared."""

    ACCESS_CONTROL_ID = "accessControlId"
    CREATED_AT = "createdAt"
    END_DATE = "endDate"
    LAST_PLAYED_AT = "lastPlayedAt"
    MEDIA_DATE = "mediaDate"
    MEDIA_TYPE = "mediaType"
    MODERATION_COUNT = "moderationCount"
    MODERATION_STATUS = "moderationStatus"
    MS_DURATION = "msDuration"
    PARTNER_ID = "partnerId"
    PARTNER_SORT_VALUE = "partnerSortValue"
    PLAYS = "plays"
    RANK = "rank"
    REPLACEMENT_STATUS = "replacementStatus"
    START_DATE = "startDate"
    STATUS = "status"
    TOTAL_RANK = "totalRank"
    TYPE = "type"
    UPDATED_AT = "updatedAt"
    VIEWS = "views"


class MediaEntryMatchAttributeCondition(SearchMatchAttributeCondition, name="KalturaMediaEntryMatchAttributeCondition"):
    """Whether a text of a media entry holds some words."""

    attribute: Updatable[MediaEntryMatchAttribute]


class MediaEntryCompareAttributeCondition(
    SearchComparableAttributeCondition, name="KalturaMediaEntryCompareAttributeCondition"
):
    """How a number of a media entry compares to another."""

    attribute: Updatable[MediaEntryCompareAttribute]


class DataEntryMatchAttribute(ApiStringEnum, name="KalturaDataEntryMatchAttribute"):
    """What texts of data entries are searched."""

    ADMIN_TAGS = "adminTags"
    CATEGORIES_IDS = "categoriesIds"
    CREATOR_ID = "creatorId"
    DESCRIPTION = "description"
    GROUP_ID = "groupId"
    ID = "id"
    NAME = "name"
    REFERENCE_ID = "referenceId"
    REPLACED_ENTRY_ID = "replacedEntryId"
    REPLACING_ENTRY_ID = "replacingEntryId"
    SEARCH_TEXT = "searchText"
    TAGS = "tags"
    USER_ID = "userId"


class DataEntryCompareAttribute(ApiStringEnum, name="KalturaDataEntryCompareAttribute"):
    """What numbers of data entries are compared."""

    ACCESS_CONTROL_ID = "accessControlId"
    CREATED_AT = "createdAt"
    END_DATE = "endDate"
    MODERATION_COUNT = "moderationCount"
    MODERATION_STATUS = "moderationStatus"
    PARTNER_ID = "partnerId"
    PARTNER_SORT_VALUE = "partnerSortValue"
    RANK = "rank"
    REPLACEMENT_STATUS = "replacementStatus"
    START_DATE = "startDate"
    STATUS = "status"
    TOTAL_RANK = "totalRank"
    TYPE = "type"
    UPDATED_AT = "updatedAt"


class DataEntryMatchAttributeCondition(SearchMatchAttributeCondition, name="KalturaDataEntryMatchAttributeCondition"):
    """Whether a text of a data entry holds some words."""

    attribute: Updatable[DataEntryMatchAttribute]


class DataEntryCompareAttributeCondition(
    SearchComparableAttributeCondition, name="KalturaDataEntryCompareAttributeCondition"
):
    """How a number of a data entry compares to another."""

    attribute: Updatable[DataEntryCompareAttribute]


class PlaylistMatchAttribute(ApiStringEnum, name="KalturaPlaylistMatchAttribute"):
    """What texts of playlists are searched."""

    ADMIN_TAGS = "adminTags"
    CATEGORIES_IDS = "categoriesIds"
    CREATOR_ID = "creatorId"
    DESCRIPTION = "description"
    GROUP_ID = "groupId"
    ID = "id"
    NAME = "name"
    REFERENCE_ID = "referenceId"
    REPLACED_ENTRY_ID = "replacedEntryId"
    REPLACING_ENTRY_ID = "replacingEntryId"
    SEARCH_TEXT = "searchText"
    TAGS = "tags"
    USER_ID = "userId"


class PlaylistCompareAttribute(ApiStringEnum, name="KalturaPlaylistCompareAttribute"):
    """What numbers of playlists are compared."""

    ACCESS_CONTROL_ID = "accessControlId"
    CREATED_AT = "createdAt"
    END_DATE = "endDate"
    MODERATION_COUNT = "moderationCount"
    MODERATION_STATUS = "moderationStatus"
    PARTNER_ID = "partnerId"
    PARTNER_SORT_VALUE = "partnerSortValue"
    RANK = "rank"
    REPLACEMENT_STATUS = "replacementStatus"
    START_DATE = "startDate"
    STATUS = "status"
    TOTAL_RANK = "totalRank"
    TYPE = "type"
    UPDATED_AT = "updatedAt"


class PlaylistMatchAttributeCondition(SearchMatchAttributeCondition, name="KalturaPlaylistMatchAttributeCondition"):
    """Whether a text of a playlist holds some words."""

    attribute: Updatable[PlaylistMatchAttribute]


class PlaylistCompareAttributeCondition(
    SearchComparableAttributeCondition, name="KalturaPlaylistCompareAttributeCondition"
):
    """How a number of a playlist compares to another."""

    attribute: Updatable[PlaylistCompareAttribute]
