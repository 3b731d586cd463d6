# Generated from the schema: change its source instead.
"""Enums: partner."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class CommercialUseType(ApiIntEnum):
    NON_COMMERCIAL_USE = 0
    COMMERCIAL_USE = 1


class PartnerAuthenticationType(ApiIntEnum):
    PASSWORD_ONLY = 0
    TWO_FACTOR_AUTH = 1
    SSO = 2


class PartnerGroupType(ApiIntEnum):
    PUBLISHER = 1
    VAR_GROUP = 2
    GROUP = 3
    TEMPLATE = 4


class PartnerOrderBy(ApiStringEnum):
    ADMIN_EMAIL_ASC = '+adminEmail'
    ADMIN_NAME_ASC = '+adminName'
    CREATED_AT_ASC = '+createdAt'
    ID_ASC = '+id'
    NAME_ASC = '+name'
    STATUS_ASC = '+status'
    WEBSITE_ASC = '+website'
    ADMIN_EMAIL_DESC = '-adminEmail'
    ADMIN_NAME_DESC = '-adminName'
    CREATED_AT_DESC = '-createdAt'
    ID_DESC = '-id'
    NAME_DESC = '-name'
    STATUS_DESC = '-status'
    WEBSITE_DESC = '-website'


class PartnerStatus(ApiIntEnum):
    DELETED = 0
    ACTIVE = 1
    BLOCKED = 2
    FULL_BLOCK = 3
    READ_ONLY = 4


class PartnerType(ApiIntEnum):
    KMC = 1
    WIKI = 100
    WORDPRESS = 101
    DRUPAL = 102
    DEKIWIKI = 103
    MOODLE = 104
    COMMUNITY_EDITION = 105
    JOOMLA = 106
    BLACKBOARD = 107
    SAKAI = 108
    ADMIN_CONSOLE = 109


class ReportInterval(ApiStringEnum):
    DAYS = 'days'
    HOURS = 'hours'
    MINUTES = 'minutes'
    MONTHS = 'months'
    TEN_MINUTES = 'ten_minutes'
    TEN_SECONDS = 'ten_seconds'
    YEARS = 'years'


class TwoFactorAuthenticationMode(ApiIntEnum):
    ALL = 0
    ADMIN_USERS_ONLY = 1
    NON_ADMIN_USERS_ONLY = 2
