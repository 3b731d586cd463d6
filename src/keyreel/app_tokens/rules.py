"""What a token's sessions may be. See docs/protocol/app-tokens.md, "Opening a session"."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable

from keyreel.app_tokens.types import AppToken, AppTokenHashType
from keyreel.ks import Privileges, Unknown, reserved_names
from keyreel.schema.common import SessionType
from keyreel.schema.errors import InvalidFieldValue

OWN = ("sessionid", "apptoken")
"""Privileges that every session of a token has, and that only the server sets: they hold the token's id."""
_NEVER = frozenset(reserved_names() | {"all"})
_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"


def draw_id() -> str:
    """A new token's id: public, and not to be guessed in order."""
    return "0_" + "".join(secrets.choice(_ALPHABET) for _ in range(8))


def draw_token() -> str:
    """A new token: 32 hexadecimal digits from the system's generator."""
    return secrets.token_hex(16)


def proves(kind: AppTokenHashType, ks_text: str, token: str, shown: str) -> bool:
    """Whether a hash is that of the session as it was sent and the token; in constant time."""
    text = f"{ks_text}{token}".encode("utf-8", "surrogatepass")
    made = hashlib.new(kind.value.lower(), text, usedforsecurity=False).hexdigest()
    return hmac.compare_digest(made.encode(), shown.encode("utf-8", "surrogatepass"))


def seconds(token: AppToken, asked: int | None, standard: int, now: int) -> int | None:
    """Seconds that a session lives, or `None` where the token is over.

    Args:
        asked: the seconds that the program asks for.
        standard: the seconds of a token that says nothing.
    """
    limit = standard if token.session_duration is None else token.session_duration
    if token.expiry is not None:
        limit = min(limit, token.expiry - now)
    if limit < 0:
        return None
    return min(asked, limit) if asked else limit


def kind_of(token: AppToken, asked: SessionType | None) -> SessionType:
    """The type of a session: the token's, or, where it leaves that open, the one asked for."""
    if token.session_type is not None:
        return SessionType(token.session_type)
    return SessionType.USER if asked is None else SessionType(asked)


def merged(token: AppToken, asked: str | None) -> str:
    """The privileges of a session: those of the token, and of those asked for what neither the token nor we reserve.

    A privilege that the token gives for everything (`name:*`) can be narrowed to some values.
    """
    found: dict[str, list[str]] = {name: [token.id or ""] for name in OWN}
    for name, values in _pairs(token.session_privileges):
        if name not in OWN:
            found.setdefault(name, []).extend(values)
    narrowed = {name for name, values in found.items() if "*" in values and name not in OWN}
    for name, values in _pairs(asked):
        if name in narrowed or (name not in _NEVER and name not in found):
            found[name] = list(values)
    return ",".join(f"{name}:{'/'.join(values)}" if values else name for name, values in found.items())


def check_carried(wanted: str, carried: Privileges) -> None:
    """Whether a session will say what was meant: its format reads some names as others.

    Raises:
        InvalidFieldValue: it would have a reserved privilege that it should not.
    """
    meant = dict(_pairs(wanted))
    for item in carried:
        if not isinstance(item, Unknown) and meant.get(item.name) != item.values:
            raise InvalidFieldValue("sessionPrivileges")


def _pairs(text: str | None) -> Iterable[tuple[str, tuple[str, ...]]]:
    for part in (text or "").split(","):
        name, _, value = part.strip().partition(":")
        if name := name.strip():
            yield name, tuple(value.split("/")) if value else ()
