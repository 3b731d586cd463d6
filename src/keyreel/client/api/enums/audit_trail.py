# Generated from the schema: change its source instead.
"""Enums: audit_trail."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class AuditTrailAction(ApiStringEnum):
    CHANGED = 'CHANGED'
    CONTENT_VIEWED = 'CONTENT_VIEWED'
    COPIED = 'COPIED'
    CREATED = 'CREATED'
    DELETED = 'DELETED'
    FILE_SYNC_CREATED = 'FILE_SYNC_CREATED'
    RELATION_ADDED = 'RELATION_ADDED'
    RELATION_REMOVED = 'RELATION_REMOVED'
    VIEWED = 'VIEWED'
    KEYREEL_OPENED = 'keyreel.OPENED'
    KEYREEL_USED = 'keyreel.USED'


class AuditTrailContext(ApiIntEnum):
    CLIENT = -1
    SCRIPT = 0
    PS2 = 1
    API_V3 = 2


class AuditTrailObjectType(ApiStringEnum):
    BATCH_JOB = 'BatchJob'
    EMAIL_INGESTION_PROFILE = 'EmailIngestionProfile'
    FILE_SYNC = 'FileSync'
    KSHOW_KUSER = 'KshowKuser'
    METADATA = 'Metadata'
    METADATA_PROFILE = 'MetadataProfile'
    PARTNER = 'Partner'
    PERMISSION = 'Permission'
    REACH_PROFILE = 'ReachProfile'
    UPLOAD_TOKEN = 'UploadToken'
    USER_LOGIN_DATA = 'UserLoginData'
    USER_ROLE = 'UserRole'
    ACCESS_CONTROL = 'accessControl'
    CATEGORY = 'category'
    CATEGORY_ENTRY = 'categoryEntry'
    CONVERSION_PROFILE_2 = 'conversionProfile2'
    ENTRY = 'entry'
    FLAVOR_ASSET = 'flavorAsset'
    FLAVOR_PARAMS = 'flavorParams'
    FLAVOR_PARAMS_CONVERSION_PROFILE = 'flavorParamsConversionProfile'
    FLAVOR_PARAMS_OUTPUT = 'flavorParamsOutput'
    KEYREEL_APP_TOKEN = 'keyreel.APP_TOKEN'
    KEYREEL_CATEGORY_USER = 'keyreel.CATEGORY_USER'
    KEYREEL_GROUP_USER = 'keyreel.GROUP_USER'
    KEYREEL_PERMISSION_ITEM = 'keyreel.PERMISSION_ITEM'
    KEYREEL_RESPONSE_PROFILE = 'keyreel.RESPONSE_PROFILE'
    KEYREEL_SECRET = 'keyreel.SECRET'
    KEYREEL_SESSION = 'keyreel.SESSION'
    KSHOW = 'kshow'
    KUSER = 'kuser'
    MEDIA_INFO = 'mediaInfo'
    MODERATION = 'moderation'
    ROUGHCUT = 'roughcutEntry'
    SYNDICATION = 'syndicationFeed'
    THUMBNAIL_ASSET = 'thumbAsset'
    THUMBNAIL_PARAMS = 'thumbParams'
    THUMBNAIL_PARAMS_OUTPUT = 'thumbParamsOutput'
    UI_CONF = 'uiConf'
    WIDGET = 'widget'


class AuditTrailOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    PARSED_AT_ASC = '+parsedAt'
    CREATED_AT_DESC = '-createdAt'
    PARSED_AT_DESC = '-parsedAt'


class AuditTrailStatus(ApiIntEnum):
    PENDING = 1
    READY = 2
    FAILED = 3
