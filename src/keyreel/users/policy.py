"""What an account demands of logins: the rules of passwords, the lock, the second factor."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Protocol

from keyreel.schema.errors import ApiError

MAX_BYTES = 1024
"""A longer password is refused before anything is done with it."""
_TOO_LONG = f"at most {MAX_BYTES} bytes."


class PasswordStructureInvalid(ApiError, code="PASSWORD_STRUCTURE_INVALID", params=("RULES",)):
    """The password does not keep to the account's rules: {RULES}"""


class CommonPassword(ApiError, code="COMMON_PASSWORD"):
    """Too many people use this password: choose another."""


class SecondFactor(IntEnum):
    """Who needs a second factor, where an account asks for one."""

    ALL = 0
    ADMINS = 1
    NON_ADMINS = 2


class Pattern(Protocol):
    """A compiled pattern that cannot be made to run for long."""

    def search(self, string: str, /) -> bool:
        """Whether it is found anywhere in a text."""
        ...


@dataclass(frozen=True, slots=True)
class LoginPolicy:
    """The rules of one account.

    Attributes:
        patterns: what a password must match, each of them.
        help: the same in words.
        names_allowed: whether a password may hold its owner's names.
        remembered: how many earlier passwords cannot be used again.
        max_age: seconds after which a password must be changed.
        max_attempts: wrong passwords in a row that lock a login.
        block_period: seconds that it stays locked.
        second_factor: who needs one; `None` for nobody.
        direct_login_blocked: whether people come through another identity provider only.
        admin_quota: administrators who may log in; -1 for any number.
        admin_domains: where the e-mails of administrators must be; anywhere where there are none.
    """

    patterns: tuple[Pattern, ...]
    help: str
    names_allowed: bool = False
    remembered: int = 0
    max_age: int = 432_000_000
    max_attempts: int = 10
    block_period: int = 900
    second_factor: SecondFactor | None = None
    direct_login_blocked: bool = False
    admin_quota: int = 10
    admin_domains: tuple[str, ...] = ()

    def needs_second_factor(self, *, is_admin: bool) -> bool:
        """Whether such a user proves who they are with a second factor too."""
        match self.second_factor:
            case None:
                return False
            case SecondFactor.ALL:
                return True
            case SecondFactor.ADMINS:
                return is_admin
            case SecondFactor.NON_ADMINS:
                return not is_admin

    def check_password(self, password: str, *, email: str, names: Mapping[str, Any]) -> None:
        """Whether a user may choose a password.

        Args:
            email: what they log in with.
            names: their `first_name` and `last_name`.

        Raises:
            PasswordStructureInvalid, CommonPassword
        """
        if len(password.encode("utf-8", "surrogatepass")) > MAX_BYTES:
            raise PasswordStructureInvalid(_TOO_LONG)
        if not all(pattern.search(password) for pattern in self.patterns):
            raise PasswordStructureInvalid(self.help)
        if not self.names_allowed and _tells_who(password.casefold(), email, names):
            raise PasswordStructureInvalid(self.help)
        if _is_common(password):
            raise CommonPassword


def _tells_who(folded: str, email: str, names: Mapping[str, Any]) -> bool:
    first, last = ((names.get(name) or "").casefold() for name in ("first_name", "last_name"))
    parts = [part for part in (first, last) if len(part) > 2]
    full = f"{first} {last}".strip()
    if len(full) > 2:
        parts.append(full)
    return folded == email.casefold() or any(part in folded for part in parts)


def _is_common(password: str) -> bool:
    """Whether a password is a common word but for what people do to it to please rules: case, digits, signs."""
    folded = password.casefold()
    stripped = _ENDS.sub("", folded).translate(_LEET)
    return stripped in COMMON or _ENDS.sub("", folded.translate(_LEET)) in COMMON


_ENDS = re.compile(r"^[^a-z]+|[^a-z]+$")
_LEET = str.maketrans("013457@$!", "oleastasi")
COMMON = frozenset(
    {
        "abcdefgh",
        "admin",
        "administrator",
        "changeme",
        "default",
        "kaltura",
        "keyreel",
        "letmein",
        "login",
        "monkey",
        "passphrase",
        "passwd",
        "password",
        "passwort",
        "qwerty",
        "qwertyui",
        "qwertyuiop",
        "secret",
        "superuser",
        "test",
        "testtest",
        "welcome",
    }
)
"""Words that are tried first by whoever guesses, and so are no passwords."""
