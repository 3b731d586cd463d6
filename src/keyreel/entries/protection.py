"""Who may have what of an entry: the one judgement behind every address that gives out a byte.

See docs/protocol/playback.md, "Who may". The order: whether the entry is there, its status, the moderators, its
schedule, and the rules of its access control profile.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from keyreel.access_control.judging import LISTS, Saying, Wish, judge
from keyreel.access_control.rule_types import (
    AccessControlLimitDeliveryProfilesAction,
    AccessControlLimitFlavorsAction,
    AccessControlLimitThumbnailCaptureAction,
    ContextType,
    Rule,
)
from keyreel.entries.ownership import is_listed
from keyreel.entries.types import BaseEntry, EntryModerationStatus, EntryStatus
from keyreel.gate import Call
from keyreel.storage import Database, Tx

UNSEEN = (EntryModerationStatus.PENDING_MODERATION, EntryModerationStatus.REJECTED, EntryModerationStatus.DELETED)
"""What moderators keep from viewers."""


class Profiles(Protocol):
    """What entries need to know of access control profiles."""

    async def rules(self, db: Database | Tx, partner_id: int, profile_id: int) -> Sequence[Rule]:
        """The rules of an account's profile.

        Raises:
            LookupError: there is no such profile.
        """
        ...


class Reason(Enum):
    """Why an entry is not given out."""

    NOT_READY = "ENTRY_NOT_READY"
    NOT_APPROVED = "ENTRY_MODERATION_ERROR"
    NOT_SCHEDULED = "SCHEDULED_RESTRICTED"
    RESTRICTED = "ACCESS_CONTROL_RESTRICTED"


SENTENCES = {
    Reason.NOT_READY: "The entry has no content that is ready.",
    Reason.NOT_APPROVED: "The entry was not approved.",
    Reason.NOT_SCHEDULED: "It is not the entry's time.",
    Reason.RESTRICTED: "The rules of the entry keep it from whoever asks.",
}


@dataclass(slots=True)
class Verdict:
    """What somebody may have of an entry.

    Attributes:
        reason: why it is nothing, if it is.
        saying: what the rules say.
        is_admin: whether they may change the entry.
        is_viewer: whether their session says that they may play it.
        is_scheduled: whether it is the entry's time.
        has_rules: whether another may be told something else.
    """

    reason: Reason | None = None
    saying: Saying = field(default_factory=Saying)
    is_admin: bool = False
    is_viewer: bool = False
    is_scheduled: bool = True
    has_rules: bool = False

    @property
    def preview(self) -> int | None:
        """Seconds that may be played, where that is not all."""
        return self.saying.preview

    def allows_flavor(self, flavor_params_id: int) -> bool:
        """Whether the rules let a flavor be played that was made in this way."""
        limits = [each for each in self.saying.actions if isinstance(each, AccessControlLimitFlavorsAction)]
        return all(_allows(each.flavor_params_ids, each.is_blocked_list, flavor_params_id) for each in limits)

    def allows_delivery(self, profile_id: int) -> bool:
        """Whether the rules let it be played in a way."""
        limits = [each for each in self.saying.actions if isinstance(each, AccessControlLimitDeliveryProfilesAction)]
        return all(_allows(each.delivery_profile_ids, each.is_blocked_list, profile_id) for each in limits)

    @property
    def allows_capture(self) -> bool:
        """Whether the rules let images be taken out of the video."""
        return not any(isinstance(each, AccessControlLimitThumbnailCaptureAction) for each in self.saying.actions)


def _allows(ids: str | None, is_blocked_list: bool | None, id: int) -> bool:
    return (str(id) in [each.strip() for each in (ids or "").split(",")]) is not bool(is_blocked_list)


class Guard:
    """Judges who may have what of entries.

    Args:
        country_of: tells the country code of an address, if that is known.
    """

    def __init__(self, profiles: Profiles, country_of: Callable[[str], str | None]) -> None:
        self._profiles = profiles
        self._country_of = country_of

    async def judge(
        self,
        db: Database | Tx,
        call: Call,
        entry: BaseEntry,
        context: ContextType,
        *,
        referrer: str = "",
        user_agent: str = "",
        ip: str = "",
        now: float | None = None,
    ) -> Verdict:
        """What a caller may have of an entry.

        Args:
            entry: which they may know of.
            context: what is wanted.
            referrer: the page that it is wanted for; without one, the page that the caller calls from.
            user_agent: what the viewer's program calls itself; without that, what the caller's does.
            ip: the viewer's address; without one, the caller's.
            now: when it is wanted, unix seconds; without it, at once.
        """
        id, ks = entry.id or "", call.ks
        is_admin = ks is not None and (
            ks.is_admin or ks.privileges.allows("edit", id) or await is_listed(db, call, "editplaylist", id)
        )
        is_listed_for = [name for name in LISTS if await is_listed(db, call, name, id)]
        is_viewer = bool(is_listed_for) or (ks is not None and (ks.is_admin or ks.privileges.allows("sview", id)))
        when = call.now if now is None else now
        verdict = Verdict(is_admin=is_admin, is_viewer=is_viewer, is_scheduled=_is_scheduled(entry, when))
        if context != ContextType.THUMBNAIL and entry.status != EntryStatus.READY:
            verdict.reason = Reason.NOT_READY
        elif not is_admin and not is_viewer and entry.moderation_status in UNSEEN:
            verdict.reason = Reason.NOT_APPROVED
        elif not is_admin and not is_viewer and not verdict.is_scheduled:
            verdict.reason = Reason.NOT_SCHEDULED
        rules = await self._rules(db, entry)
        verdict.has_rules = bool(rules) or bool(entry.start_date or entry.end_date)
        if rules is None:
            verdict.reason = verdict.reason or Reason.RESTRICTED
            return verdict
        if context == ContextType.DOWNLOAD and ks is not None and ks.privileges.allows("download", id):
            return verdict
        wish = Wish(
            context=context,
            entry_id=id,
            now=when,
            ip=ip or call.ip,
            ks=ks,
            referrer=referrer or call.referrer,
            user_agent=user_agent or call.user_agent,
            is_scheduled=verdict.is_scheduled,
            role_ids=tuple(call.caller.role_ids.split(",")),
            listed_for=tuple(is_listed_for),
            country_of=self._country_of,
        )
        verdict.saying = judge(rules, wish, forced_only=ks is not None and ks.is_admin)
        if verdict.saying.blocks:
            verdict.reason = verdict.reason or Reason.RESTRICTED
        return verdict

    async def _rules(self, db: Database | Tx, entry: BaseEntry) -> Sequence[Rule] | None:
        """The rules of an entry; `None` where its profile is gone, and so nobody knows what they were."""
        if entry.access_control_id is None:
            return ()
        try:
            return await self._profiles.rules(db, entry.partner_id or 0, entry.access_control_id)
        except LookupError:
            return None


def _is_scheduled(entry: BaseEntry, now: float) -> bool:
    if entry.start_date and now < entry.start_date:
        return False
    return not entry.end_date or now < entry.end_date
