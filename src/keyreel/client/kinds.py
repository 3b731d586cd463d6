"""What a property or a result is: how the value in an answer becomes a value in Python.

Servers are loose about types: numbers come as text, switches as 0 and 1, empty maps as lists. The schema wins.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from keyreel.client.enums import ApiIntEnum, ApiStringEnum
from keyreel.client.errors import BadAnswer
from keyreel.client.sources import source

if TYPE_CHECKING:
    from keyreel.client.registry import Registry


class Kind(ABC):
    """A type of the API.

    Attributes:
        empty: how a property reads that the answer left out.
    """

    empty: Any = None

    def read(self, value: Any, registry: "Registry") -> Any:
        """A value of an answer, as Python has it; null is `empty`.

        Raises:
            BadAnswer: it cannot be one.
        """
        return self.empty if value is None else self.decode(value, registry)

    @abstractmethod
    def decode(self, value: Any, registry: "Registry") -> Any:
        """A value that is not null."""

    def take(self, value: Any) -> Any:
        """What a property is set to that a program sets to `value`."""
        return value

    def clear(self) -> Any:
        """What a property that is to be cleared is set to."""
        return None


class _Text(Kind):
    empty = ""

    def decode(self, value: Any, registry: "Registry") -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "1" if value else ""
        if isinstance(value, int | float):
            return str(value)
        raise _wrong("text", value)


class _Number(Kind):
    empty: Any = 0

    def decode(self, value: Any, registry: "Registry") -> int:
        if isinstance(value, int):
            return int(value)
        if isinstance(value, str):
            with suppress(ValueError):
                return int(value or 0)
        try:
            return int(_float(value))
        except (ValueError, OverflowError) as error:
            raise _wrong("a whole number", value) from error


class _Decimal(Kind):
    empty = 0.0

    def decode(self, value: Any, registry: "Registry") -> float:
        return _float(value)


class _Flag(Kind):
    empty = False

    def decode(self, value: Any, registry: "Registry") -> bool:
        if isinstance(value, str):
            return value.lower() not in ("", "0", "false")
        if isinstance(value, bool | int | float):
            return bool(value)
        raise _wrong("true or false", value)


class _Time(_Number):
    empty = None


class _Any(Kind):
    def decode(self, value: Any, registry: "Registry") -> Any:
        return value


class _File(Kind):
    def decode(self, value: Any, registry: "Registry") -> None:
        return None

    def take(self, value: Any) -> Any:
        return source(value)


class _Nothing(Kind):
    def decode(self, value: Any, registry: "Registry") -> None:
        return None


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """A member of an enum."""

    enum: type[ApiIntEnum | ApiStringEnum]

    def decode(self, value: Any, registry: "Registry") -> Any:
        try:
            return None if value == "" else registry.member(self.enum, value)
        except ValueError as error:
            raise _wrong(f"a member of {self.enum.__name__}", value) from error


@dataclass(frozen=True, slots=True)
class Nested(Kind):
    """An object, of the class `name` or one derived from it."""

    name: str

    def decode(self, value: Any, registry: "Registry") -> Any:
        if not isinstance(value, Mapping):
            if value in ("", []):
                return None
            raise _wrong(f"an object of class {self.name}", value)
        return registry.read(value, self.name)


@dataclass(frozen=True, slots=True)
class Several(Kind):
    """A list. It is a tuple in Python, so that a change to it cannot go unnoticed: set the property anew."""

    empty = ()
    item: Kind

    def decode(self, value: Any, registry: "Registry") -> tuple[Any, ...]:
        if isinstance(value, Mapping):
            value = list(value.values())
        if not isinstance(value, list):
            if value == "":
                return ()
            raise _wrong("a list", value)
        return tuple(self.item.read(item, registry) for item in value)

    def take(self, value: Any) -> Any:
        return tuple(value)

    def clear(self) -> Any:
        return ()


@dataclass(frozen=True, slots=True)
class Named(Kind):
    """A map from names to objects."""

    item: Kind

    @property
    def empty(self) -> Any:
        return {}

    def decode(self, value: Any, registry: "Registry") -> dict[str, Any]:
        if not isinstance(value, Mapping):
            if value in ("", []):
                return {}
            raise _wrong("a map", value)
        return {str(name): self.item.read(item, registry) for name, item in value.items()}

    def clear(self) -> Any:
        return {}


TEXT = _Text()
NUMBER = _Number()
DECIMAL = _Decimal()
FLAG = _Flag()
TIME = _Time()
ANY = _Any()
FILE = _File()
NOTHING = _Nothing()


def _float(value: Any) -> float:
    try:
        return float(value or 0)
    except (TypeError, ValueError) as error:
        raise _wrong("a number", value) from error


def _wrong(what: str, value: Any) -> BadAnswer:
    return BadAnswer(f"the answer has {type(value).__name__} where {what} belongs")
