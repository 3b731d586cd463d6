"""How sessions are made and ended."""

import hmac
from collections.abc import Iterable
from itertools import zip_longest

from keyreel.gate import PartnerFacts
from keyreel.gate.minting import DAY
from keyreel.ks import KS

GROUP_LIFE = 10 * 365 * DAY
"""Seconds that the end of a `sessionid` group is remembered: its members' own ends are not known."""


def presented_key(partner: PartnerFacts | None, secret: str, now: float, *, admin: bool) -> int | None:
    """Which of the account's keys signs for whoever presents `secret`; `None` where it authorises nothing.

    An admin secret signs with itself, the user secret with the primary key and for USER sessions only. A secret that
    has ended is none. Every secret is compared, whichever fits, so that time tells nothing.
    """
    given = secret.encode("utf-8", "surrogatepass")
    found: int | None = None
    for index, (known, ends) in enumerate(_with_ends(partner, admin=True)):
        if hmac.compare_digest(known.encode(), given) and found is None and known and (ends is None or ends > now):
            found = index
    for known, ends in _with_ends(partner, admin=False):
        fits = hmac.compare_digest(known.encode(), given) and known and (ends is None or ends > now)
        if fits and found is None and not admin:
            found = 0
    return found


def _with_ends(partner: PartnerFacts | None, *, admin: bool) -> Iterable[tuple[str, int | None]]:
    if partner is None:
        return [("", None)]
    if admin:
        return zip_longest(partner.admin_secrets, partner.admin_ends)
    return zip_longest(partner.user_secrets, partner.user_ends)


def may_impersonate(master: PartnerFacts, target: PartnerFacts, action: tuple[str, str]) -> bool:
    """Whether one account may open sessions of another by this action: of itself, its children, and whom it reaches."""
    return master.id == target.id or target.parent_id == master.id or master.reach.covers(action, target.id)


def widget_privileges(own: str | None, *, entry_id: str | None, privacy_context: str | None) -> str:
    """The privileges of a widget's sessions."""
    parts = [own or "view:*", "widget:1"]
    if privacy_context:
        parts.append(f"privacycontext:{privacy_context}")
    if entry_id:
        parts.append(f"limitentry:{entry_id}")
    return ",".join(parts)


def is_one_value(text: str | None) -> bool:
    """Whether a privilege can have this as its value: behind a comma another privilege would begin."""
    return "," not in (text or "")


def names_role(privileges: str | None) -> bool:
    """Whether a session with these privileges has a role that they choose, in whatever format it is made."""
    return any(part.partition(":")[0].strip() == "setrole" for part in (privileges or "").split(","))


def revocations(ks: KS, now: float) -> list[dict[str, int | str]]:
    """The rows that end a session, and its `sessionid` group if it is in one."""
    rows: list[dict[str, int | str]] = [
        {"partner_id": ks.partner_id, "key": ks.hash, "expires_at": ks.expiry or int(now)}
    ]
    if ks.group_hash:
        rows.append({"partner_id": ks.partner_id, "key": ks.group_hash, "expires_at": int(now) + GROUP_LIFE})
    return rows
