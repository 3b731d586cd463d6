"""What a rule says of itself that nobody sends: the types of what it holds, and what is meant where nothing is said."""

from keyreel.access_control import conditions as c
from keyreel.access_control import rule_types as r
from keyreel.schema.objects import ApiObject

_T = r.RuleActionType
_K = c.ConditionType
_ACTIONS: dict[type[r.RuleAction], r.RuleActionType] = {
    r.AccessControlBlockAction: _T.BLOCK,
    r.AccessControlPreviewAction: _T.PREVIEW,
    r.AccessControlLimitFlavorsAction: _T.LIMIT_FLAVORS,
    r.StorageAddAction: _T.ADD_TO_STORAGE,
    r.AccessControlLimitDeliveryProfilesAction: _T.LIMIT_DELIVERY_PROFILES,
    r.AccessControlServeRemoteEdgeServerAction: _T.SERVE_FROM_REMOTE_SERVER,
    r.AccessControlModifyRequestHostRegexAction: _T.REQUEST_HOST_REGEX,
    r.AccessControlLimitThumbnailCaptureAction: _T.LIMIT_THUMBNAIL_CAPTURE,
}
_CONDITIONS: dict[type[c.Condition], c.ConditionType] = {
    c.AuthenticatedCondition: _K.AUTHENTICATED,
    c.CountryCondition: _K.COUNTRY,
    c.IpAddressCondition: _K.IP_ADDRESS,
    c.SiteCondition: _K.SITE,
    c.UserAgentCondition: _K.USER_AGENT,
    c.FieldMatchCondition: _K.FIELD_MATCH,
    c.FieldCompareCondition: _K.FIELD_COMPARE,
    c.AssetPropertiesCompareCondition: _K.ASSET_PROPERTIES_COMPARE,
    c.UserRoleCondition: _K.USER_ROLE,
    c.GeoDistanceCondition: _K.GEO_DISTANCE,
    c.OrCondition: _K.OR_OPERATOR,
    c.HashCondition: _K.HASH,
    c.DeliveryProfileCondition: _K.DELIVERY_PROFILE,
    c.ValidateActiveEdgeCondition: _K.ACTIVE_EDGE_VALIDATE,
    c.AnonymousIPCondition: _K.ANONYMOUS_IP,
    c.AssetTypeCondition: _K.ASSET_TYPE,
    c.BooleanEventNotificationCondition: _K.BOOLEAN,
    c.HttpHeaderCondition: _K.HTTP_HEADER,
    c.EntryScheduledCondition: _K.ENTRY_SCHEDULED,
    c.ActionNameCondition: _K.ACTION_NAME,
    c.UrlAuthenticationParamsCondition: _K.URL_AUTH_PARAMS,
    c.SessionTypeCondition: _K.SESSION_TYPE,
}
_LOCATED = (c.CountryCondition, c.GeoDistanceCondition, c.AnonymousIPCondition)


def completed(rule: r.Rule) -> r.Rule:
    """A rule with all that is kept and shown of it."""
    begin(rule, force_admin_validation=False)
    rule.actions = list(rule.actions or ())
    for action in rule.actions:
        action.given["type"] = _ACTIONS.get(type(action))
    for condition in rule.conditions or ():
        _complete(condition)
    return rule


def _complete(condition: c.Condition) -> None:
    begin(condition, not_=False)
    condition.given["type"] = _CONDITIONS.get(type(condition))
    if isinstance(condition, c.MatchCondition) and not isinstance(condition, c.AnonymousIPCondition):
        any_of = isinstance(condition, c.FieldMatchCondition)
        begin(condition, match_type=c.MatchConditionType.MATCH_ANY if any_of else c.MatchConditionType.MATCH_ALL)
    if isinstance(condition, _LOCATED):
        begin(condition, geo_coder_type=c.GeoCoderType.KALTURA)
    if isinstance(condition, c.OrCondition):
        for each in condition.conditions or ():
            _complete(each)


def begin(item: ApiObject, **values: object) -> None:
    """Give an object these values where it has none."""
    for name, value in values.items():
        if item.given.get(name) is None:
            item.given[name] = value
