"""The session that a client uses now: opened when it is first needed, renewed shortly before it ends."""

from keyreel.client.errors import ApiError, TransportError
from keyreel.client.sessions import Opened, Opener, Session
from keyreel.client.steps import Alone, Steps

AHEAD = 60.0
"""Seconds before its end that a session is renewed; a tenth of its life, where that is less."""
_OVER = frozenset({"EXPIRED", "LOGOUT"})
_LIMITED = frozenset({"EXCEEDED_ACTIONS_LIMIT", "EXCEEDED_RESTRICTED_IP", "EXCEEDED_RESTRICTED_URI"})


class Keeper:
    """Keeps one session. Calls that run at the same time share it, and renew it once."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._opened: Opened | None = None
        self._renew_at = 0.0

    def current(self, opener: Opener) -> Steps[str]:
        """A session that is good for now."""
        opened = self._opened
        if opened is not None and not self._is_due(opened, opener.now()):
            return opened.ks
        return (yield Alone(self._open(opener, None)))

    def renewed(self, opener: Opener, refused: str) -> Steps[str]:
        """Another session than one that was refused."""
        return (yield Alone(self._open(opener, refused)))

    def can_renew(self, refusal: ApiError) -> bool:
        """Whether a call that was refused so may be accepted with another session."""
        if refusal.code != "INVALID_KS" or not self.session.renewable:
            return False
        said = refusal.arguments.get("KSID", "")
        if said in _OVER:
            return True
        unreadable = refusal.arguments.get("ERR_CODE") == "-1" and said not in _LIMITED
        return unreadable and not self.session.signed_here

    def _is_due(self, opened: Opened, now: float) -> bool:
        return opened.ends is not None and now >= self._renew_at

    def _open(self, opener: Opener, refused: str | None) -> Steps[str]:
        opened, now = self._opened, opener.now()
        if opened is not None and opened.ks != refused and not self._is_due(opened, now):
            return opened.ks  # another call was faster
        try:
            fresh = yield from self.session.open(opener)
        except TransportError:
            if opened is None or opened.ks == refused or opened.ends is None or opened.ends <= now:
                raise
            return opened.ks
        self._opened = fresh
        if fresh.ends is not None:
            self._renew_at = fresh.ends - min(AHEAD, (fresh.ends - now) / 10)
        return fresh.ks
