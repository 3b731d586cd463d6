"""An access control profile that says who may call the API of its account. See docs/accounts.md."""

from collections.abc import Sequence

from keyreel.access_control.judging import Wish, judge
from keyreel.access_control.rule_types import Rule
from keyreel.access_control.store import profiles
from keyreel.ks import KS
from keyreel.storage import Database


class ProfileRules:
    """The rules of a profile; of one that is gone, nobody may call."""

    def __init__(self, rules: Sequence[Rule] | None) -> None:
        self._rules = rules

    def refuse(self, ip: str, user_agent: str, ks: KS | None, now: float) -> bool:
        """Whether they keep a call away. Rules that are for playing, or for downloads, do not count."""
        if self._rules is None:
            return True
        return judge(self._rules, Wish(None, "", now, ip, ks, user_agent=user_agent)).blocks


async def rules_of(db: Database, partner_id: int, profile_id: int) -> ProfileRules:
    """The rules of a profile of an account."""
    found = await profiles.find_one(db, partner_id, str(profile_id))
    return ProfileRules(None if found is None else found.rules or ())
