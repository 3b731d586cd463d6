# Generated from the schema: change its source instead.
"""Objects: condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.common import GeoCoderType, SearchConditionComparison
from .base import Condition, MatchCondition, RegexCondition

if TYPE_CHECKING:
    from .base import StringField, StringValue
    from .common import KeyValue
    from .value import IntegerField, IntegerValue


class ActionNameCondition(RegexCondition, name='KalturaActionNameCondition'):
    """Which action is called."""


class AnonymousIPCondition(MatchCondition, name='KalturaAnonymousIPCondition'):
    """Whether the viewer's address hides somebody."""

    geo_coder_type: o.Choice[GeoCoderType] = o.prop(k.Choice(GeoCoderType))


class AssetPropertiesCompareCondition(Condition, name='KalturaAssetPropertiesCompareCondition'):
    """Whether an asset of the entry has these values."""

    properties: o.Several[KeyValue] = o.prop(k.Several(k.Nested("KeyValue")))


class AssetTypeCondition(Condition, name='KalturaAssetTypeCondition'):
    """What kind of asset is asked for."""

    asset_types: o.Text = o.prop(k.TEXT)


class AuthenticatedCondition(Condition, name='KalturaAuthenticatedCondition'):
    """The session has a privilege for the entry."""

    privileges: o.Several[StringValue] = o.prop(k.Several(k.Nested("StringValue")))
    """The names of the privileges, of which one is enough; `sview` and `sviewplaylist` where there are none."""


class BooleanEventNotificationCondition(Condition, name='KalturaBooleanEventNotificationCondition'):
    """Whether notifications of events would be sent."""

    boolean_event_notification_ids: o.Text = o.prop(k.TEXT)


class CompareCondition(Condition, name='KalturaCompareCondition'):
    """Base of the conditions that compare a number."""

    value: o.Nested[IntegerValue] = o.prop(k.Nested("IntegerValue"))
    comparison: o.Choice[SearchConditionComparison] = o.prop(k.Choice(SearchConditionComparison))


class CountryCondition(MatchCondition, name='KalturaCountryCondition'):
    """Where the viewer's address is, by country codes."""

    geo_coder_type: o.Choice[GeoCoderType] = o.prop(k.Choice(GeoCoderType))


class DeliveryProfileCondition(Condition, name='KalturaDeliveryProfileCondition'):
    """The way of delivery that is asked for."""

    delivery_profile_ids: o.Several[IntegerValue] = o.prop(k.Several(k.Nested("IntegerValue")))


class EntryScheduledCondition(Condition, name='KalturaEntryScheduledCondition'):
    """Whether it is the entry's time."""


class FieldCompareCondition(CompareCondition, name='KalturaFieldCompareCondition'):
    """A number that is found out when the rule is tried."""

    field: o.Nested[IntegerField] = o.prop(k.Nested("IntegerField"))


class FieldMatchCondition(MatchCondition, name='KalturaFieldMatchCondition'):
    """A text that is found out when the rule is tried."""

    field: o.Nested[StringField] = o.prop(k.Nested("StringField"))


class GeoDistanceCondition(MatchCondition, name='KalturaGeoDistanceCondition'):
    """How far the viewer's address is from a place."""

    geo_coder_type: o.Choice[GeoCoderType] = o.prop(k.Choice(GeoCoderType))


class HashCondition(Condition, name='KalturaHashCondition'):
    """A signature that the player hands over."""

    hash_name: o.Text = o.prop(k.TEXT)
    hash_secret: o.Text = o.prop(k.TEXT)


class HttpHeaderCondition(RegexCondition, name='KalturaHttpHeaderCondition'):
    """What a header of the request holds."""

    header_name: o.Text = o.prop(k.TEXT)


class IpAddressCondition(MatchCondition, name='KalturaIpAddressCondition'):
    """The viewer's address: addresses and ranges of them."""

    accept_internal_ips: o.Flag = o.prop(k.FLAG)
    http_header: o.Text = o.prop(k.TEXT)
    """The header that holds the address, where a proxy of the account's sets one."""


class OrCondition(Condition, name='KalturaOrCondition'):
    """One of several conditions must hold."""

    conditions: o.Several[Condition] = o.prop(k.Several(k.Nested("Condition")))


class SiteCondition(MatchCondition, name='KalturaSiteCondition'):
    """The site that the player is on."""


class UrlAuthenticationParamsCondition(Condition, name='KalturaUrlAuthenticationParamsCondition'):
    """Whether the address that is asked for is signed."""


class ValidateActiveEdgeCondition(Condition, name='KalturaValidateActiveEdgeCondition'):
    """Whether a server is alive."""

    edge_server_ids: o.Text = o.prop(k.TEXT)
