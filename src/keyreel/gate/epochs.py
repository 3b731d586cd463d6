"""Epochs: what ends every session that a login opened, without a list of them.

A session that logging in opens says in its additional data which epoch its user was in. Raising the user's epoch ends
them all, in every worker at its next call. What an account makes itself with its secret carries no epoch. See
docs/decisions/epochs.md.
"""

from keyreel.ks import KS

_LOGIN = "l"
_SECOND_FACTOR = "L"


def stamp(epoch: int, *, second_factor: bool = False) -> str:
    """The additional data of a session that a login opens in this epoch of its user."""
    return f"{_SECOND_FACTOR if second_factor else _LOGIN}{epoch}"


def stamped(ks: KS) -> int | None:
    """The epoch that a session was opened in; `None` where no login opened it, `-1` where it claims none there is."""
    text = ks.additional_data or ""
    if not text.startswith((_LOGIN, _SECOND_FACTOR)):
        return None
    number = text[1:]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else -1


def has_second_factor(ks: KS) -> bool:
    """Whether the login that opened a session was proven with a second factor."""
    return (ks.additional_data or "").startswith(_SECOND_FACTOR)
