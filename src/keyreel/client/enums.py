"""Enums of the API. A server that is newer than the schema answers members that are not known here: they stay.

>>> UserStatus(7)
<UserStatus.UNKNOWN_7: 7>
"""

from enum import IntEnum, StrEnum
from typing import Any, Self


class ApiIntEnum(IntEnum):
    """An enum whose members are numbers on the wire."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        number = {"true": 1, "false": 0}.get(str(value).lower(), value)
        try:
            number = int(number)  # type: ignore[call-overload]  # whatever has a number in it
        except (TypeError, ValueError):
            return None
        return cls(number) if number in cls._value2member_map_ else _unknown(cls, number)


class ApiStringEnum(StrEnum):
    """An enum whose members are text on the wire."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        text = str(value)
        return cls(text) if text in cls._value2member_map_ else _unknown(cls, text)


def member(enum: type[ApiIntEnum | ApiStringEnum], value: object) -> Any:
    """The member with a value.

    Raises:
        ValueError: it cannot be one.
    """
    if enum.__members__:
        return enum(value)
    return _unknown(
        enum, int(str(value)) if issubclass(enum, int) else str(value)
    )  # calling it would make another enum


def _unknown(cls: Any, value: int | str) -> Any:
    base = int if isinstance(value, int) else str
    member = base.__new__(cls, value)
    member._name_, member._value_ = f"UNKNOWN_{value}", value
    return member
