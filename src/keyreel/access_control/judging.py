"""What the rules of an access control profile say to somebody who wants something of an entry.

A condition holds, does not hold, or cannot be told here: the place of an address without a database of places, say. A
rule whose conditions hold as far as can be told fits: what would keep somebody out keeps out where nobody knows.
See docs/protocol/playback.md, "Rules".
"""

import ipaddress
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import re2

from keyreel.access_control import conditions as c
from keyreel.access_control import fields as f
from keyreel.access_control.rule_types import (
    AccessControlBlockAction,
    AccessControlPreviewAction,
    ContextType,
    Rule,
    RuleAction,
)
from keyreel.ks import KS
from keyreel.schema.values import StringValue

LISTS = ("sviewplaylist",)
"""Privileges that name playlists instead of entries."""
SESSION = ("sview", *LISTS)
"""Privileges that let a session play where a condition names none."""


def _nowhere(_address: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wants what of which entry, from where.

    Attributes:
        context: what is wanted; null where somebody calls and wants nothing of an entry.
        entry_id: of which entry.
        now: unix seconds.
        ip: the viewer's address.
        ks: the viewer's session.
        referrer: the page that the player is on; empty where nobody says.
        user_agent: what the viewer's browser says it is.
        is_scheduled: whether it is the entry's time.
        role_ids: the roles of the session's user.
        listed_for: the privileges of the session that name playlists which list the entry.
        country_of: tells the country code of an address, if that is known.
    """

    context: ContextType | None
    entry_id: str
    now: float
    ip: str
    ks: KS | None = None
    referrer: str = ""
    user_agent: str = ""
    is_scheduled: bool = True
    role_ids: tuple[str, ...] = ()
    listed_for: tuple[str, ...] = ()
    country_of: Callable[[str], str | None] = _nowhere


@dataclass(slots=True)
class Saying:
    """What the rules say.

    Attributes:
        actions: what happens.
        messages: code and text of the rules that fit, for viewers.
    """

    actions: list[RuleAction] = field(default_factory=list[RuleAction])
    messages: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    @property
    def blocks(self) -> bool:
        """Whether nothing is given out."""
        return any(isinstance(each, AccessControlBlockAction) for each in self.actions)

    @property
    def preview(self) -> int | None:
        """Seconds that may be played, where that is not all."""
        limits = [each.limit or 0 for each in self.actions if isinstance(each, AccessControlPreviewAction)]
        return min(limits, default=None)


def judge(rules: Iterable[Rule], wish: Wish, *, forced_only: bool = False) -> Saying:
    """What the rules say to a wish.

    Args:
        forced_only: only rules count that ADMIN sessions keep to as well.
    """
    saying = Saying()
    for rule in rules:
        if forced_only and not rule.force_admin_validation:
            continue
        if not _counts(rule, wish.context) or not fits(rule.conditions or (), wish):
            continue
        saying.actions += rule.actions or []
        if rule.message or rule.code:
            saying.messages.append((rule.code or "", rule.message or ""))
        if rule.stop_processing:
            break
    return saying


def _counts(rule: Rule, context: ContextType | None) -> bool:
    return not rule.contexts or any(each.type == context for each in rule.contexts)


def fits(conditions: Sequence[c.Condition], wish: Wish) -> bool:
    """Whether no condition is known not to hold."""
    return all(_holds(each, wish) is not False for each in conditions)


def _holds(condition: c.Condition, wish: Wish) -> bool | None:
    """Whether a condition holds; `None` where that cannot be told."""
    test = _TESTS.get(type(condition))
    found = None if test is None else test(condition, wish)
    if found is None:
        return None
    return not found if condition.not_ else found


def _is_authenticated(condition: c.AuthenticatedCondition, wish: Wish) -> bool:
    ks = wish.ks
    if ks is None:
        return False
    if ks.is_admin:
        return True
    names = [name.strip() for each in condition.privileges or () for name in (each.value or "").split(",")]
    wanted = [name for name in names or SESSION if name]
    return any(
        name in wish.listed_for or (name not in LISTS and ks.privileges.allows(name, wish.entry_id)) for name in wanted
    )


def _is_there(condition: c.IpAddressCondition, wish: Wish) -> bool | None:
    if condition.http_header:
        return None
    try:
        address = ipaddress.ip_address(wish.ip)
    except ValueError:
        return None
    if condition.accept_internal_ips and address.is_private:
        return True
    return any(_in_range(address, text) for text in _texts(condition))


def _in_range(address: ipaddress.IPv4Address | ipaddress.IPv6Address, text: str) -> bool:
    with suppress(ValueError):
        first, dash, last = text.partition("-")
        if dash:
            low, high = ipaddress.ip_address(first.strip()), ipaddress.ip_address(last.strip())
            return low.version == address.version == high.version and int(low) <= int(address) <= int(high)
        return address in ipaddress.ip_network(text.strip(), strict=False)
    return False


def _is_on_site(condition: c.SiteCondition, wish: Wish) -> bool:
    host = host_of(wish.referrer)
    for text in _texts(condition):
        site = text.strip().lower().lstrip("*").strip(".")
        site = host_of(site) or site
        if site and (host == site or host.endswith(f".{site}")):
            return True
    return False


def host_of(address: str) -> str:
    """The host that a page is on; empty where there is none."""
    with suppress(ValueError):
        return (urlsplit(address if "://" in address else f"//{address}").hostname or "").rstrip(".")
    return ""


def _is_in_country(condition: c.CountryCondition, wish: Wish) -> bool | None:
    country = wish.country_of(wish.ip)
    if country is None:
        return None
    return country.lower() in {text.strip().lower() for text in _texts(condition)}


def _is_browser(condition: c.UserAgentCondition, wish: Wish) -> bool | None:
    return _matches(_texts(condition), wish.user_agent)


def _matches(patterns: Sequence[str], text: str) -> bool | None:
    found = [_pattern(each) for each in patterns]
    if any(each is not None and each.search(text) for each in found):
        return True
    return None if None in found else False


@lru_cache(maxsize=256)
def _pattern(text: str) -> Any:
    """A regular expression that takes no longer than its text is long; `None` where it is none."""
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    try:
        return re2.compile(text, options)
    except re2.error:
        return None


def _has_type(condition: c.SessionTypeCondition, wish: Wish) -> bool:
    return wish.ks is not None and wish.ks.type == condition.session_type


def _has_role(condition: c.UserRoleCondition, wish: Wish) -> bool:
    return any(id.strip() in wish.role_ids for id in (condition.role_ids or "").split(","))


def _is_scheduled(_condition: c.EntryScheduledCondition, wish: Wish) -> bool:
    return wish.is_scheduled


def _any_holds(condition: c.OrCondition, wish: Wish) -> bool | None:
    found = [_holds(each, wish) for each in condition.conditions or ()]
    return True if True in found else None if None in found else False


def _has_text(condition: c.FieldMatchCondition, wish: Wish) -> bool | None:
    match condition.field:
        case f.IpAddressContextField():
            text = wish.ip
        case f.UserAgentContextField():
            text = wish.user_agent
        case f.ObjectIdField():
            text = wish.entry_id
        case f.CountryContextField():
            text = wish.country_of(wish.ip)
        case _:
            text = None
    return None if text is None else text.lower() in {each.strip().lower() for each in _texts(condition)}


def _compares(condition: c.FieldCompareCondition, wish: Wish) -> bool | None:
    named, against = condition.field, condition.value
    if not isinstance(named, f.TimeContextField) or against is None or isinstance(against, c.IntegerField):
        return None
    compare = _COMPARISONS.get(condition.comparison or c.SearchConditionComparison.EQUAL)
    return None if compare is None else compare(int(wish.now) + (named.offset or 0), against.value or 0)


def _texts(condition: c.MatchCondition) -> list[str]:
    """What a condition looks for: its values, each of which may be a comma list."""
    values: Sequence[StringValue] = condition.values or ()
    return [text for each in values for text in (each.value or "").split(",") if text.strip()]


_K = c.SearchConditionComparison
_COMPARISONS: dict[c.SearchConditionComparison, Callable[[int, int], bool]] = {
    _K.EQUAL: lambda a, b: a == b,
    _K.NOT_EQUAL: lambda a, b: a != b,
    _K.GREATER_THAN: lambda a, b: a > b,
    _K.GREATER_THAN_OR_EQUAL: lambda a, b: a >= b,
    _K.LESS_THAN: lambda a, b: a < b,
    _K.LESS_THAN_OR_EQUAL: lambda a, b: a <= b,
}
_TESTS: dict[type[c.Condition], Callable[[Any, Wish], bool | None]] = {
    c.AuthenticatedCondition: _is_authenticated,
    c.IpAddressCondition: _is_there,
    c.SiteCondition: _is_on_site,
    c.CountryCondition: _is_in_country,
    c.UserAgentCondition: _is_browser,
    c.SessionTypeCondition: _has_type,
    c.UserRoleCondition: _has_role,
    c.EntryScheduledCondition: _is_scheduled,
    c.OrCondition: _any_holds,
    c.FieldMatchCondition: _has_text,
    c.FieldCompareCondition: _compares,
}
