"""What an action may know of the call it answers."""

from dataclasses import dataclass, field

from keyreel.gate.grants import Grant
from keyreel.gate.partners import PartnerFacts
from keyreel.ks import KS

_BLOCKED = 0


@dataclass(slots=True)
class Caller:
    """Who calls: the session that was shown, if any, and what is on record about its user.

    `ks_text` is the session exactly as it was sent: app tokens hash it. `user_status` is null where there is no row;
    `role_ids` is the user's roles, a comma list.
    """

    ks: KS | None = None
    ks_text: str = field(default="", repr=False)
    user_status: int | None = None
    role_ids: str = ""

    @property
    def is_admin(self) -> bool:
        """Whether the session is of an ADMIN type. Permissions are another matter: see `Call.grant`."""
        return self.ks is not None and self.ks.is_admin

    @property
    def is_blocked(self) -> bool:
        """Whether it has a session of a user who is blocked."""
        return self.ks is not None and self.user_status == _BLOCKED

    @property
    def user_id(self) -> str | None:
        """The user that the session names; `None` where it names nobody."""
        return None if self.ks is None or self.ks.is_anonymous else self.ks.user_id


@dataclass(slots=True)
class Call:
    """One call, authorised: when, from where, by whom, for which account.

    Attributes:
        now: unix seconds, one value for the whole request.
        ip: the client's address.
        base_url: how the client reaches this server, such as `https://video.example.org`.
        partner: the account that the call works on; `None` only without a session and without `partnerId`.
        grant: what the caller may do.
        user_agent: what the client calls itself.
        referrer: the page that it calls from, where it says.
        notes: response headers that explain what was left out.
    """

    now: float
    ip: str
    base_url: str
    caller: Caller
    partner: PartnerFacts | None
    grant: Grant
    request_id: str = ""
    user_agent: str = ""
    referrer: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    @property
    def time(self) -> int:
        """`now` in whole unix seconds."""
        return int(self.now)

    @property
    def ks(self) -> KS | None:
        return self.caller.ks

    @property
    def partner_id(self) -> int:
        """The account that every query of this call is confined to; 0 where there is none."""
        return self.partner.id if self.partner else 0
