"""The three kinds of enumeration that the API has, and the one that stands for an optional boolean."""

from enum import IntEnum, StrEnum


class ApiIntEnum(IntEnum):
    """Members are numbers on the wire; numeric text that equals one is accepted."""

    kaltura_name: str

    def __init_subclass__(cls, *, name: str = "") -> None:
        super().__init_subclass__()
        cls.kaltura_name = name


class ApiStringEnum(StrEnum):
    """Members are text on the wire and match exactly."""

    kaltura_name: str
    stays_text: bool

    def __init_subclass__(cls, *, name: str = "", stays_text: bool = False) -> None:
        super().__init_subclass__()
        cls.kaltura_name = name
        cls.stays_text = stays_text


class DynamicEnum(ApiStringEnum):
    """Text in, but a member whose value is a number goes out as a number, as programs expect of core members.

    With `stays_text` it goes out as text: programs expect that of a few.
    """


class NullableBoolean(ApiIntEnum, name="KalturaNullableBoolean"):
    """A boolean that can also be undecided. Holds `False`, `True` or `None` once it is decoded."""

    NULL_VALUE = -1
    FALSE_VALUE = 0
    TRUE_VALUE = 1
