"""Restrictions, the old way to say rules, and the rules that they stand for.

See docs/protocol/playback.md, "Restrictions".
"""

from collections.abc import Iterable
from typing import Any

from keyreel.access_control import conditions as c
from keyreel.access_control import restrictions as r
from keyreel.access_control.rule_types import (
    AccessControlBlockAction,
    AccessControlLimitFlavorsAction,
    AccessControlPreviewAction,
    Rule,
    RuleAction,
    RuleActionType,
)
from keyreel.access_control.types import AccessControl, AccessControlProfile
from keyreel.schema.values import StringValue

_COMMON = ("id", "partner_id", "name", "system_name", "description", "created_at", "is_default")


def rules_of(restrictions: Iterable[r.BaseRestriction]) -> list[Rule]:
    """The rules that restrictions stand for."""
    return [rule for each in restrictions if (rule := _rule_of(each)) is not None]


def shown(profile: AccessControlProfile) -> AccessControl:
    """A profile in its old form."""
    found = [_restriction_of(rule) for rule in profile.rules or ()]
    values: dict[str, Any] = {name: profile.given[name] for name in _COMMON if name in profile.given}
    values["restrictions"] = [each for each in found if each is not None]
    if None in found:
        values["contains_unsuported_restrictions"] = True
    return AccessControl.of(values)


def _block() -> RuleAction:
    return AccessControlBlockAction(type=RuleActionType.BLOCK)


def _texts(text: str | None) -> list[StringValue]:
    return [StringValue(value=each.strip()) for each in (text or "").split(",") if each.strip()]


def _no_session() -> c.Condition:
    return c.AuthenticatedCondition(type=c.ConditionType.AUTHENTICATED, not_=True)


def _rule_of(restriction: r.BaseRestriction) -> Rule | None:
    match restriction:
        case r.PreviewRestriction(preview_length=seconds):
            preview = AccessControlPreviewAction(type=RuleActionType.PREVIEW, limit=seconds or 0)
            return Rule(actions=[preview], conditions=[_no_session()])
        case r.SessionRestriction():
            return Rule(actions=[_block()], conditions=[_no_session()])
        case r.SiteRestriction(site_restriction_type=kind, site_list=text):
            site = c.SiteCondition(type=c.ConditionType.SITE, not_=bool(kind), values=_texts(text))
            return Rule(actions=[_block()], conditions=[site])
        case r.CountryRestriction(country_restriction_type=kind, country_list=text):
            country = c.CountryCondition(type=c.ConditionType.COUNTRY, not_=bool(kind), values=_texts(text))
            return Rule(actions=[_block()], conditions=[country])
        case r.IpAddressRestriction(ip_address_restriction_type=kind, ip_address_list=text):
            there = c.IpAddressCondition(type=c.ConditionType.IP_ADDRESS, not_=bool(kind), values=_texts(text))
            return Rule(actions=[_block()], conditions=[there])
        case r.UserAgentRestriction(user_agent_restriction_type=kind, user_agent_regex_list=text):
            agent = c.UserAgentCondition(type=c.ConditionType.USER_AGENT, not_=bool(kind), values=_texts(text))
            return Rule(actions=[_block()], conditions=[agent])
        case r.LimitFlavorsRestriction(limit_flavors_restriction_type=kind, flavor_params_ids=ids):
            limit = AccessControlLimitFlavorsAction(
                type=RuleActionType.LIMIT_FLAVORS, flavor_params_ids=ids or "", is_blocked_list=not kind
            )
            return Rule(actions=[limit], conditions=[])
        case _:
            return None


def _restriction_of(rule: Rule) -> r.BaseRestriction | None:
    """The restriction that says a rule; `None` where none does."""
    actions, conditions = list(rule.actions or ()), list(rule.conditions or ())
    if len(actions) != 1 or len(conditions) > 1 or rule.contexts or rule.stop_processing or rule.force_admin_validation:
        return None
    condition = conditions[0] if conditions else None
    match actions[0], condition:
        case AccessControlPreviewAction(limit=seconds), c.AuthenticatedCondition(not_=True):
            return r.PreviewRestriction(preview_length=seconds)
        case AccessControlBlockAction(), c.AuthenticatedCondition(not_=True):
            return r.SessionRestriction()
        case AccessControlBlockAction(), c.SiteCondition():
            kind = r.SiteRestrictionType(int(bool(condition.not_)))
            return r.SiteRestriction(site_restriction_type=kind, site_list=_list(condition))
        case AccessControlBlockAction(), c.CountryCondition():
            country = r.CountryRestrictionType(int(bool(condition.not_)))
            return r.CountryRestriction(country_restriction_type=country, country_list=_list(condition))
        case AccessControlBlockAction(), c.IpAddressCondition(http_header=None):
            there = r.IpAddressRestrictionType(int(bool(condition.not_)))
            return r.IpAddressRestriction(ip_address_restriction_type=there, ip_address_list=_list(condition))
        case AccessControlBlockAction(), c.UserAgentCondition():
            agent = r.UserAgentRestrictionType(int(bool(condition.not_)))
            return r.UserAgentRestriction(user_agent_restriction_type=agent, user_agent_regex_list=_list(condition))
        case AccessControlLimitFlavorsAction() as limit, None:
            flavors = r.LimitFlavorsRestrictionType(int(not limit.is_blocked_list))
            return r.LimitFlavorsRestriction(
                limit_flavors_restriction_type=flavors, flavor_params_ids=limit.flavor_params_ids
            )
        case _:
            return None


def _list(condition: c.MatchCondition) -> str:
    return ",".join(each.value or "" for each in condition.values or ())
