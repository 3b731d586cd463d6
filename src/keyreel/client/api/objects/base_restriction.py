# Generated from the schema: change its source instead.
"""Objects: base_restriction."""

from __future__ import annotations

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.base_restriction import CountryRestrictionType, DirectoryRestrictionType, IpAddressRestrictionType, LimitFlavorsRestrictionType, SiteRestrictionType
from .base import BaseRestriction, SessionRestriction


class CountryRestriction(BaseRestriction, name='KalturaCountryRestriction'):
    """In which countries it plays."""

    country_restriction_type: o.Choice[CountryRestrictionType] = o.prop(k.Choice(CountryRestrictionType))
    country_list: o.Text = o.prop(k.TEXT)


class DirectoryRestriction(BaseRestriction, name='KalturaDirectoryRestriction'):
    """Whether the entry is in public lists."""

    directory_restriction_type: o.Choice[DirectoryRestrictionType] = o.prop(k.Choice(DirectoryRestrictionType))


class IpAddressRestriction(BaseRestriction, name='KalturaIpAddressRestriction'):
    """From which addresses it plays."""

    ip_address_restriction_type: o.Choice[IpAddressRestrictionType] = o.prop(k.Choice(IpAddressRestrictionType))
    ip_address_list: o.Text = o.prop(k.TEXT)


class LimitFlavorsRestriction(BaseRestriction, name='KalturaLimitFlavorsRestriction'):
    """Which flavors play."""

    limit_flavors_restriction_type: o.Choice[LimitFlavorsRestrictionType] = o.prop(k.Choice(LimitFlavorsRestrictionType))
    flavor_params_ids: o.Text = o.prop(k.TEXT)


class PreviewRestriction(SessionRestriction, name='KalturaPreviewRestriction'):
    """Without a session that says so only the beginning plays."""

    preview_length: o.Number = o.prop(k.NUMBER)
    """Seconds."""


class SiteRestriction(BaseRestriction, name='KalturaSiteRestriction'):
    """On which sites it plays."""

    site_restriction_type: o.Choice[SiteRestrictionType] = o.prop(k.Choice(SiteRestrictionType))
    site_list: o.Text = o.prop(k.TEXT)
