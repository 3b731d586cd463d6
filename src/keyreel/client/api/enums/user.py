# Generated from the schema: change its source instead.
"""Enums: user."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class Gender(ApiIntEnum):
    UNKNOWN = 0
    MALE = 1
    FEMALE = 2


class ResetPassLinkType(ApiStringEnum):
    KMC = '1'
    KMS = '2'
    KME = '3'
    EP = '4'
    KME_NR = '5'


class UserAgentRestrictionType(ApiIntEnum):
    RESTRICT_LIST = 0
    ALLOW_LIST = 1


class UserCapabilityType(ApiStringEnum):
    SYNCED_GROUP = '0'


class UserJoinPolicyType(ApiIntEnum):
    AUTO_JOIN = 1
    REQUEST_TO_JOIN = 2
    NOT_ALLOWED = 3


class UserLoginDataOrderBy(ApiStringEnum):
    """No members are known."""


class UserMode(ApiIntEnum):
    NONE = 0
    PROTECTED_USER = 1


class UserOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    ID_ASC = '+id'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    ID_DESC = '-id'
    UPDATED_AT_DESC = '-updatedAt'


class UserStatus(ApiIntEnum):
    BLOCKED = 0
    ACTIVE = 1
    DELETED = 2


class UserType(ApiIntEnum):
    USER = 0
    GROUP = 1
    APPLICATIVE_GROUP = 2
