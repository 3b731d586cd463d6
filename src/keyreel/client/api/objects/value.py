# Generated from the schema: change its source instead.
"""Objects: value."""

from __future__ import annotations

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.common import GeoCoderType
from .base import StringField, Value


class AnonymousIPContextField(StringField, name='KalturaAnonymousIPContextField'):
    """What is known to hide behind the viewer's address."""

    geo_coder_type: o.Choice[GeoCoderType] = o.prop(k.Choice(GeoCoderType))


class CoordinatesContextField(StringField, name='KalturaCoordinatesContextField'):
    """Where the viewer's address is, as latitude and longitude."""

    geo_coder_type: o.Choice[GeoCoderType] = o.prop(k.Choice(GeoCoderType))


class CountryContextField(StringField, name='KalturaCountryContextField'):
    """Where the viewer's address is, as a country code."""

    geo_coder_type: o.Choice[GeoCoderType] = o.prop(k.Choice(GeoCoderType))


class IntegerValue(Value, name='KalturaIntegerValue'):
    """A number that somebody wrote."""

    value: o.Number = o.prop(k.NUMBER)


class IntegerField(IntegerValue, name='KalturaIntegerField'):
    """Base of the numbers that are found out when a rule is tried."""


class IpAddressContextField(StringField, name='KalturaIpAddressContextField'):
    """The viewer's address."""


class ObjectIdField(StringField, name='KalturaObjectIdField'):
    """The id of what the rule is tried for."""


class TimeContextField(IntegerField, name='KalturaTimeContextField'):
    """The time now, in unix seconds."""

    offset: o.Number = o.prop(k.NUMBER)
    """Seconds that are added to it."""
