# Generated from the schema: change its source instead.
"""Enums: base_restriction."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum


class CountryRestrictionType(ApiIntEnum):
    RESTRICT_COUNTRY_LIST = 0
    ALLOW_COUNTRY_LIST = 1


class DirectoryRestrictionType(ApiIntEnum):
    DONT_DISPLAY = 0
    DISPLAY_WITH_LINK = 1


class IpAddressRestrictionType(ApiIntEnum):
    RESTRICT_LIST = 0
    ALLOW_LIST = 1


class LimitFlavorsRestrictionType(ApiIntEnum):
    RESTRICT_LIST = 0
    ALLOW_LIST = 1


class SiteRestrictionType(ApiIntEnum):
    RESTRICT_SITE_LIST = 0
    ALLOW_SITE_LIST = 1
