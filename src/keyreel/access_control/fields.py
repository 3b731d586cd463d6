"""What conditions compare that is found out when a rule is tried."""

from keyreel.access_control.conditions import GeoCoderType, IntegerField, StringField
from keyreel.schema.objects import Updatable, prop


class TimeContextField(IntegerField, name="KalturaTimeContextField"):
    """The time now, in unix seconds."""

    offset: Updatable[int]
    """Seconds that are added to it."""


class IpAddressContextField(StringField, name="KalturaIpAddressContextField"):
    """The viewer's address."""


class UserAgentContextField(StringField, name="KalturaUserAgentContextField"):
    """What the viewer's browser says it is."""


class UserEmailContextField(StringField, name="KalturaUserEmailContextField"):
    """The e-mail address of the session's user."""


class ObjectIdField(StringField, name="KalturaObjectIdField"):
    """The id of what the rule is tried for."""


class CountryContextField(StringField, name="KalturaCountryContextField"):
    """Where the viewer's address is, as a country code."""

    geo_coder_type: Updatable[GeoCoderType] = prop(default=GeoCoderType.KALTURA)


class CoordinatesContextField(StringField, name="KalturaCoordinatesContextField"):
    """Where the viewer's address is, as latitude and longitude."""

    geo_coder_type: Updatable[GeoCoderType] = prop(default=GeoCoderType.KALTURA)


class AnonymousIPContextField(StringField, name="KalturaAnonymousIPContextField"):
    """What is known to hide behind the viewer's address."""

    geo_coder_type: Updatable[GeoCoderType] = prop(default=GeoCoderType.KALTURA)
