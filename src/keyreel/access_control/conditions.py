"""Conditions of rules."""

from keyreel.schema.common import KeyValue, SessionType
from keyreel.schema.enums import DynamicEnum
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable
from keyreel.schema.search import SearchConditionComparison
from keyreel.schema.values import IntegerValue, StringValue


class ConditionType(DynamicEnum, name="KalturaConditionType"):
    """What a condition looks at."""

    AUTHENTICATED = "1"
    COUNTRY = "2"
    IP_ADDRESS = "3"
    SITE = "4"
    USER_AGENT = "5"
    FIELD_MATCH = "6"
    FIELD_COMPARE = "7"
    ASSET_PROPERTIES_COMPARE = "8"
    USER_ROLE = "9"
    GEO_DISTANCE = "10"
    OR_OPERATOR = "11"
    HASH = "12"
    DELIVERY_PROFILE = "13"
    ACTIVE_EDGE_VALIDATE = "14"
    ANONYMOUS_IP = "15"
    ASSET_TYPE = "16"
    BOOLEAN = "17"
    HTTP_HEADER = "18"
    ENTRY_SCHEDULED = "19"
    ACTION_NAME = "20"
    URL_AUTH_PARAMS = "21"
    SESSION_TYPE = "22"
    METADATA_FIELD_MATCH = "metadata.FieldMatch"
    METADATA_FIELD_COMPARE = "metadata.FieldCompare"
    METADATA_FIELD_CHANGED = "metadata.FieldChanged"
    EVENT_CATEGORY_ENTRY = "reach.CategoryEntry"
    EVENT_NOTIFICATION_FIELD = "eventNotification.BooleanField"
    EVENT_NOTIFICATION_OBJECT_CHANGED = "eventNotification.ObjectChanged"


class Condition(ApiObject, name="KalturaCondition", abstract=True):
    """Base of the conditions of a rule."""

    type: ReadOnly[ConditionType]
    description: Updatable[str]
    not_: Updatable[bool]
    """Whether it holds where it would not, and the other way round."""


class MatchConditionType(DynamicEnum, name="KalturaMatchConditionType"):
    """Whether one of several values is enough."""

    MATCH_ANY = "1"
    MATCH_ALL = "2"


class GeoCoderType(DynamicEnum, name="KalturaGeoCoderType"):
    """Whose list says where an address is."""

    KALTURA = "1"
    MAX_MIND = "2"
    DIGITAL_ELEMENT = "3"


class IntegerField(IntegerValue, name="KalturaIntegerField", abstract=True):
    """Base of the numbers that are found out when a rule is tried."""


class StringField(StringValue, name="KalturaStringField", abstract=True):
    """Base of the texts that are found out when a rule is tried."""


class CompareCondition(Condition, name="KalturaCompareCondition", abstract=True):
    """Base of the conditions that compare a number."""

    value: Updatable[IntegerValue]
    comparison: Updatable[SearchConditionComparison]


class MatchCondition(Condition, name="KalturaMatchCondition", abstract=True):
    """Base of the conditions that look for a value among several."""

    values: Updatable[list[StringValue]]
    match_type: Updatable[MatchConditionType]


class RegexCondition(MatchCondition, name="KalturaRegexCondition", abstract=True):
    """Base of the conditions whose values are regular expressions."""


class OrCondition(Condition, name="KalturaOrCondition"):
    """One of several conditions must hold."""

    conditions: Updatable[list[Condition]]


class AuthenticatedCondition(Condition, name="KalturaAuthenticatedCondition"):
    """The session has a privilege for the entry."""

    privileges: Updatable[list[StringValue]]
    """The names of the privileges, of which one is enough; `sview` and `sviewplaylist` where there are none."""


class CountryCondition(MatchCondition, name="KalturaCountryCondition"):
    """Where the viewer's address is, by country codes."""

    geo_coder_type: Updatable[GeoCoderType]


class GeoDistanceCondition(MatchCondition, name="KalturaGeoDistanceCondition"):
    """How far the viewer's address is from a place."""

    geo_coder_type: Updatable[GeoCoderType]


class AnonymousIPCondition(MatchCondition, name="KalturaAnonymousIPCondition"):
    """Whether the viewer's address hides somebody."""

    geo_coder_type: Updatable[GeoCoderType]


class IpAddressCondition(MatchCondition, name="KalturaIpAddressCondition"):
    """The viewer's address: addresses and ranges of them."""

    accept_internal_ips: Updatable[bool]
    http_header: Updatable[str]
    """The header that holds the address, where a proxy of the account's sets one."""


class SiteCondition(MatchCondition, name="KalturaSiteCondition"):
    """The site that the player is on."""


class UserAgentCondition(RegexCondition, name="KalturaUserAgentCondition"):
    """What the viewer's browser says it is."""


class HttpHeaderCondition(RegexCondition, name="KalturaHttpHeaderCondition"):
    """What a header of the request holds."""

    header_name: Updatable[str]


class ActionNameCondition(RegexCondition, name="KalturaActionNameCondition"):
    """Which action is called."""


class FieldMatchCondition(MatchCondition, name="KalturaFieldMatchCondition"):
    """A text that is found out when the rule is tried."""

    field: Updatable[StringField]


class FieldCompareCondition(CompareCondition, name="KalturaFieldCompareCondition"):
    """A number that is found out when the rule is tried."""

    field: Updatable[IntegerField]


class UserRoleCondition(Condition, name="KalturaUserRoleCondition"):
    """Which roles the viewer has."""

    role_ids: Updatable[str]


class SessionTypeCondition(Condition, name="KalturaSessionTypeCondition"):
    """Whether the session is a USER or an ADMIN session."""

    session_type: Updatable[SessionType]


class AssetTypeCondition(Condition, name="KalturaAssetTypeCondition"):
    """What kind of asset is asked for."""

    asset_types: Updatable[str]


class AssetPropertiesCompareCondition(Condition, name="KalturaAssetPropertiesCompareCondition"):
    """Whether an asset of the entry has these values."""

    properties_: Updatable[list[KeyValue]]


class DeliveryProfileCondition(Condition, name="KalturaDeliveryProfileCondition"):
    """The way of delivery that is asked for."""

    delivery_profile_ids: Updatable[list[IntegerValue]]


class HashCondition(Condition, name="KalturaHashCondition"):
    """A signature that the player hands over."""

    hash_name: Updatable[str]
    hash_secret: Updatable[str]


class UrlAuthenticationParamsCondition(Condition, name="KalturaUrlAuthenticationParamsCondition"):
    """Whether the address that is asked for is signed."""


class ValidateActiveEdgeCondition(Condition, name="KalturaValidateActiveEdgeCondition"):
    """Whether a server is alive."""

    edge_server_ids: Updatable[str]


class EntryScheduledCondition(Condition, name="KalturaEntryScheduledCondition"):
    """Whether it is the entry's time."""


class BooleanEventNotificationCondition(Condition, name="KalturaBooleanEventNotificationCondition"):
    """Whether notifications of events would be sent."""

    boolean_event_notification_ids: Updatable[str]
