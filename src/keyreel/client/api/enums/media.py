# Generated from the schema: change its source instead.
"""Enums: media."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class MediaEntryCompareAttribute(ApiStringEnum):
    ACCESS_CONTROL_ID = 'accessControlId'
    CREATED_AT = 'createdAt'
    END_DATE = 'endDate'
    LAST_PLAYED_AT = 'lastPlayedAt'
    MEDIA_DATE = 'mediaDate'
    MEDIA_TYPE = 'mediaType'
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


class MediaEntryMatchAttribute(ApiStringEnum):
    ADMIN_TAGS = 'adminTags'
    CATEGORIES_IDS = 'categoriesIds'
    CREATOR_ID = 'creatorId'
    DESCRIPTION = 'description'
    DURATION_TYPE = 'durationType'
    FLAVOR_PARAMS_IDS = 'flavorParamsIds'
    GROUP_ID = 'groupId'
    ID = 'id'
    NAME = 'name'
    REFERENCE_ID = 'referenceId'
    REPLACED_ENTRY_ID = 'replacedEntryId'
    REPLACING_ENTRY_ID = 'replacingEntryId'
    SEARCH_TEXT = 'searchText'
    TAGS = 'tags'
    USER_ID = 'userId'


class MediaEntryOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    DURATION_ASC = '+duration'
    END_DATE_ASC = '+endDate'
    LAST_PLAYED_AT_ASC = '+lastPlayedAt'
    MEDIA_TYPE_ASC = '+mediaType'
    MODERATION_COUNT_ASC = '+moderationCount'
    NAME_ASC = '+name'
    PARTNER_SORT_VALUE_ASC = '+partnerSortValue'
    PLAYS_ASC = '+plays'
    RANK_ASC = '+rank'
    RECENT_ASC = '+recent'
    START_DATE_ASC = '+startDate'
    TOTAL_RANK_ASC = '+totalRank'
    UPDATED_AT_ASC = '+updatedAt'
    VIEWS_ASC = '+views'
    WEIGHT_ASC = '+weight'
    CREATED_AT_DESC = '-createdAt'
    DURATION_DESC = '-duration'
    END_DATE_DESC = '-endDate'
    LAST_PLAYED_AT_DESC = '-lastPlayedAt'
    MEDIA_TYPE_DESC = '-mediaType'
    MODERATION_COUNT_DESC = '-moderationCount'
    NAME_DESC = '-name'
    PARTNER_SORT_VALUE_DESC = '-partnerSortValue'
    PLAYS_DESC = '-plays'
    RANK_DESC = '-rank'
    RECENT_DESC = '-recent'
    START_DATE_DESC = '-startDate'
    TOTAL_RANK_DESC = '-totalRank'
    UPDATED_AT_DESC = '-updatedAt'
    VIEWS_DESC = '-views'
    WEIGHT_DESC = '-weight'


class MediaFlavorParamsOrderBy(ApiStringEnum):
    """No members are known."""


class MediaFlavorParamsOutputOrderBy(ApiStringEnum):
    """No members are known."""


class MediaParserType(ApiStringEnum):
    MEDIAINFO = '0'
    FFMPEG = '1'


class MediaType(ApiIntEnum):
    VIDEO = 1
    IMAGE = 2
    AUDIO = 5
    LIVE_STREAM_FLASH = 201
    LIVE_STREAM_WINDOWS_MEDIA = 202
    LIVE_STREAM_REAL_MEDIA = 203
    LIVE_STREAM_QUICKTIME = 204


class SearchProviderType(ApiIntEnum):
    FLICKR = 3
    YOUTUBE = 4
    MYSPACE = 7
    PHOTOBUCKET = 8
    JAMENDO = 9
    CCMIXTER = 10
    NYPL = 11
    CURRENT = 12
    MEDIA_COMMONS = 13
    KALTURA = 20
    KALTURA_USER_CLIPS = 21
    ARCHIVE_ORG = 22
    KALTURA_PARTNER = 23
    METACAFE = 24
    SEARCH_PROXY = 28
    PARTNER_SPECIFIC = 100


class SourceType(ApiStringEnum):
    FILE = '1'
    WEBCAM = '2'
    AKAMAI_LIVE = '29'
    MANUAL_LIVE_STREAM = '30'
    AKAMAI_UNIVERSAL_LIVE = '31'
    LIVE_STREAM = '32'
    LIVE_CHANNEL = '33'
    RECORDED_LIVE = '34'
    CLIP = '35'
    KALTURA_RECORDED_LIVE = '36'
    LECTURE_CAPTURE = '37'
    LIVE_STREAM_ONTEXTDATA_CAPTIONS = '42'
    URL = '5'
    SEARCH_PROVIDER = '6'
    LIMELIGHT_LIVE = 'limeLight.LIVE_STREAM'
    VELOCIX_LIVE = 'velocix.VELOCIX_LIVE'
