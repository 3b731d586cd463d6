"""Restrictions: what rules were before they were rules."""

from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.objects import ApiObject, Updatable


class BaseRestriction(ApiObject, name="KalturaBaseRestriction", abstract=True, deprecated=True):
    """Base of the restrictions."""


class SiteRestrictionType(ApiIntEnum, name="KalturaSiteRestrictionType"):
    """Whether sites are those that may or those that may not."""

    RESTRICT_SITE_LIST = 0
    ALLOW_SITE_LIST = 1


class SiteRestriction(BaseRestriction, name="KalturaSiteRestriction", deprecated=True):
    """On which sites it plays."""

    site_restriction_type: Updatable[SiteRestrictionType]
    site_list: Updatable[str]


class CountryRestrictionType(ApiIntEnum, name="KalturaCountryRestrictionType"):
    """Whether countries are those that may or those that may not."""

    RESTRICT_COUNTRY_LIST = 0
    ALLOW_COUNTRY_LIST = 1


class CountryRestriction(BaseRestriction, name="KalturaCountryRestriction", deprecated=True):
    """In which countries it plays."""

    country_restriction_type: Updatable[CountryRestrictionType]
    country_list: Updatable[str]


class IpAddressRestrictionType(ApiIntEnum, name="KalturaIpAddressRestrictionType"):
    """Whether addresses are those that may or those that may not."""

    RESTRICT_LIST = 0
    ALLOW_LIST = 1


class IpAddressRestriction(BaseRestriction, name="KalturaIpAddressRestriction", deprecated=True):
    """From which addresses it plays."""

    ip_address_restriction_type: Updatable[IpAddressRestrictionType]
    ip_address_list: Updatable[str]


class UserAgentRestrictionType(ApiIntEnum, name="KalturaUserAgentRestrictionType"):
    """Whether browsers are those that may or those that may not."""

    RESTRICT_LIST = 0
    ALLOW_LIST = 1


class UserAgentRestriction(BaseRestriction, name="KalturaUserAgentRestriction", deprecated=True):
    """In which browsers it plays."""

    user_agent_restriction_type: Updatable[UserAgentRestrictionType]
    user_agent_regex_list: Updatable[str]


class DirectoryRestrictionType(ApiIntEnum, name="KalturaDirectoryRestrictionType"):
    """Whether what is refused is listed."""

    DONT_DISPLAY = 0
    DISPLAY_WITH_LINK = 1


class DirectoryRestriction(BaseRestriction, name="KalturaDirectoryRestriction", deprecated=True):
    """Whether the entry is in public lists."""

    directory_restriction_type: Updatable[DirectoryRestrictionType]


class LimitFlavorsRestrictionType(ApiIntEnum, name="KalturaLimitFlavorsRestrictionType"):
    """Whether flavors are those that may or those that may not."""

    RESTRICT_LIST = 0
    ALLOW_LIST = 1


class LimitFlavorsRestriction(BaseRestriction, name="KalturaLimitFlavorsRestriction", deprecated=True):
    """Which flavors play."""

    limit_flavors_restriction_type: Updatable[LimitFlavorsRestrictionType]
    flavor_params_ids: Updatable[str]


class SessionRestriction(BaseRestriction, name="KalturaSessionRestriction", deprecated=True):
    """It plays with a session that says so."""


class PreviewRestriction(SessionRestriction, name="KalturaPreviewRestriction", deprecated=True):
    """Without a session that says so only the beginning plays."""

    preview_length: Updatable[int]
    """Seconds."""
