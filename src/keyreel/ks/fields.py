"""The fields of a session, apart from its privileges: how numbers are read, and what may be written at all.

See docs/protocol/ks.md, "Text".
"""

from dataclasses import dataclass

from keyreel.ks.errors import Malformed, Unwritable

MAX_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Content:
    """What a session is to say.

    Raises:
        Unwritable: a value is of the wrong type, or a number longer than `MAX_DIGITS`.
    """

    partner_id: int
    user_id: str | None
    type: int
    expiry: int
    privileges: str
    master_partner_id: int | None
    additional_data: str | None

    def __post_init__(self) -> None:
        require_number("account", self.partner_id)
        require_number("type", self.type)
        require_number("expiry", self.expiry)
        require_text("privileges", self.privileges)
        if self.master_partner_id is not None:
            require_number("master account", self.master_partner_id)
        for field, value in (("user", self.user_id), ("additional data", self.additional_data)):
            if value is not None:
                require_text(field, value)


def require_number(field: str, value: object) -> None:
    """Raises `Unwritable` unless `value` is a whole number that can be read back."""
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 10**MAX_DIGITS:
        raise Unwritable(field, f"not a whole number of {MAX_DIGITS} digits at most")


def require_version(version: object) -> None:
    """Raises `Unwritable` unless `version` is 1 or 2."""
    if not (isinstance(version, int) and version in (1, 2)):
        raise Unwritable("version", "neither 1 nor 2")


def require_seconds(now: object) -> None:
    """Raises `Unwritable` unless `now` is a time that numbers can be compared with."""
    if not (isinstance(now, int | float) and abs(now) < 10**MAX_DIGITS):
        raise Unwritable("now", "not a number of seconds")


def require_text(field: str, value: object) -> None:
    """Raises `Unwritable` unless `value` is a string."""
    if not isinstance(value, str):
        raise Unwritable(field, "not text")


def whole(text: str, field: str) -> int | None:
    """A number field: `None` where it is empty.

    Raises:
        Malformed: it is not a whole number in its one usual spelling.
    """
    if not text:
        return None
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= MAX_DIGITS and text == str(int(text))):
        raise Malformed(f"{field} is not a whole number")
    return int(text)


def partner_number(raw: bytes) -> int:
    """The account that a session names.

    Raises:
        Malformed: it is not a whole number in its one usual spelling.
    """
    number = whole(raw.decode("ascii"), "the account") if raw.isascii() else None
    if number is None:
        raise Malformed("the account is not a whole number")
    return number
