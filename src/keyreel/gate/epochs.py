"""Epochs: what ends every session that a login opened, without a list of them.

A session that logging in opens says in its additional data which epoch its user was in. Raising the user's epoch ends
them all, in every worker at its next call. What an account makes itself with its secret carries no epoch, or claims
one; the mark behind it only the server can make. See docs/decisions/epochs.md.
"""

from keyreel.ks import KS
from keyreel.storage import Sealer

_LOGIN = "l"
_SECOND_FACTOR = "L"


def stamp(epoch: int, *, second_factor: bool = False) -> str:
    """What says that a session belongs to this epoch of its user. Whoever has the account's secret can say it."""
    return f"{_SECOND_FACTOR if second_factor else _LOGIN}{epoch}"


def stamped(ks: KS) -> int | None:
    """The epoch that a session says it belongs to; `None` where it says none, `-1` where it claims none there is."""
    text = ks.additional_data or ""
    if not text.startswith((_LOGIN, _SECOND_FACTOR)):
        return None
    number = text[1:].partition(".")[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else -1


class LoginMarks:
    """What the server writes into the sessions that it opens for who logs in, and knows again."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    def write(self, partner_id: int, user_id: str, epoch: int, *, ends: int, second_factor: bool) -> str:
        """The additional data of a session.

        Args:
            ends: when the session does, unix seconds.
            second_factor: whether the login was proven with one.
        """
        said = f"{stamp(epoch, second_factor=second_factor)}.{ends}"
        return f"{said}.{self._sealer.mark(_about(said, partner_id, user_id))}"

    def opened(self, ks: KS, now: float) -> bool:
        """Whether a login here opened this session, rather than its account."""
        said, _, mark = (ks.additional_data or "").rpartition(".")
        ends = said.rpartition(".")[2]
        if not said.startswith((_LOGIN, _SECOND_FACTOR)) or not ends.isdecimal() or len(ends) > 18:
            return False
        return int(ends) > now and self._sealer.is_marked(_about(said, ks.partner_id, ks.user_id or ""), mark)

    def has_second_factor(self, ks: KS, now: float) -> bool:
        """Whether a login here opened this session, and was proven with a second factor."""
        return (ks.additional_data or "").startswith(_SECOND_FACTOR) and self.opened(ks, now)


def claims_second_factor(ks: KS) -> bool:
    """Whether a session says that it was opened with a second factor."""
    return (ks.additional_data or "").startswith(_SECOND_FACTOR)


def _about(said: str, partner_id: int, user_id: str) -> str:
    return f"login {said} {partner_id} {user_id}"
