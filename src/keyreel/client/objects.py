"""API objects, as generated packages declare them: `name: o.Text = o.prop(k.TEXT)`.

The annotation is for type checkers and says what reading gives and what setting takes; the value is for run time. What
an answer left out reads as the empty value of its type: `""`, `0`, `False`, no items; or as `None` where there is no
such value: times, enums, objects. `"email" in user` says whether it was there. Setting `None` clears.

Only what a program set is sent. An object that came in an answer can be changed and sent back: the changes travel.
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, dataclass_transform, overload

from keyreel.client import redaction
from keyreel.client.kinds import Kind
from keyreel.client.sources import FileSource, Source
from keyreel.schema.names import camel

if TYPE_CHECKING:
    from keyreel.client.references import Pending
    from keyreel.client.registry import Registry

Got = TypeVar("Got", covariant=True)
Taken = TypeVar("Taken", contravariant=True)
Item = TypeVar("Item")


class ReadOnly(Generic[Got]):
    """A property that the server sets; its value lies in the object."""

    __slots__ = ("kind", "name", "wire")

    def __init__(self, kind: Kind, wire: str | None) -> None:
        self.kind = kind
        self.wire = wire or ""
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.wire = self.wire or camel(name)

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: "ApiObject", owner: type) -> Got: ...

    def __get__(self, instance: "ApiObject | None", owner: type) -> Any:
        if instance is None:
            return self
        state = instance.state_
        if state.pending is not None:
            return state.pending.at(self.wire, self.kind)
        value = state.values.get(self.wire)
        return self.kind.empty if value is None else value


class Property(ReadOnly[Got], Generic[Got, Taken]):
    """A property that a program may set too."""

    __slots__ = ()

    def __set__(self, instance: "ApiObject", value: Taken) -> None:
        instance[self.wire] = self.kind.clear() if value is None else self.kind.take(value)


Text = Property[str, str | None]
Number = Property[int, int | None]
Decimal = Property[float, float | None]
Flag = Property[bool, bool | None]
Time = Property[int | None, int | datetime | None]
"""Unix seconds. Those within ten years of 0 count from now: -3600 is an hour ago."""
Choice = Property[Item | None, Item | None]
MaybeFlag = Property[Item | None, Item | bool | None]
Nested = Property[Item | None, Item | None]
Several = Property[Sequence[Item], Iterable[Item] | None]
Named = Property[Mapping[str, Item], Mapping[str, Item] | None]
File = Property[Source | None, FileSource | None]


def prop(kind: Kind, wire: str | None = None) -> Any:
    """A property. Its name on the wire is the camelCase of its own, unless `wire` says another."""
    return Property[Any, Any](kind, wire)


def read_only(kind: Kind, wire: str | None = None) -> Any:
    """A property that only the server sets."""
    return ReadOnly[Any](kind, wire)


class State:
    """What lies behind an object's properties.

    Attributes:
        values: by their names on the wire; `None` where a program cleared one.
        sent: the names of those that a program set.
        pending: where the object will come from, as long as it is not there.
    """

    __slots__ = ("pending", "sent", "values")

    def __init__(self, pending: "Pending | None" = None) -> None:
        self.values: dict[str, Any] = {}
        self.sent: set[str] = set()
        self.pending = pending


@dataclass_transform(kw_only_default=True, eq_default=False)
class ApiObject:
    """Base of every object. Construct with Python names: `User(id="ada", screen_name="Ada")`.

    By the names of the wire, `user["screenName"]` reads anything that an answer had, also what the schema does not
    know; `"screenName" in user` asks whether it had it; and `user["screenName"] = "Ada"` sends it.

    What ends with an underscore here is no property of the API.
    """

    __slots__ = ("state_",)
    state_: State
    name_: ClassVar[str]
    properties_: ClassVar[Mapping[str, ReadOnly[Any]]] = {}
    """By their names on the wire, those of parent classes first."""

    def __init_subclass__(cls, *, name: str) -> None:
        super().__init_subclass__()
        cls.name_ = name
        own = [value for value in vars(cls).values() if isinstance(value, ReadOnly)]
        cls.properties_ = {**cls.properties_, **{item.wire: item for item in own}}

    def __new__(cls, *args: Any, **values: Any) -> Self:
        self = super().__new__(cls)
        object.__setattr__(self, "state_", State())
        return self

    if not TYPE_CHECKING:  # which make one out of the properties

        def __init__(self, **values: Any) -> None:
            for name, value in values.items():
                setattr(self, name, value)

    def __setattr__(self, name: str, value: Any) -> None:
        found = getattr(type(self), name, None)
        if isinstance(found, Property):
            object.__setattr__(self, name, value)
            return
        if isinstance(found, ReadOnly):
            raise AttributeError(f"{type(self).__name__}.{name} is the server's to set")
        names = [item.name for item in self.properties_.values()]
        close = difflib.get_close_matches(name, names, 1, 0.5)
        hint = f": did you mean {close[0]!r}?" if close else ""
        raise AttributeError(f"{type(self).__name__} has no property {name!r}{hint}")

    def __getitem__(self, wire: str) -> Any:
        return self.state_.values[wire]

    def __setitem__(self, wire: str, value: Any) -> None:
        if self.state_.pending is not None:
            raise TypeError("this is a result that is not there yet: it can be changed after the multirequest")
        self.state_.values[wire] = value
        self.state_.sent.add(wire)

    def __contains__(self, wire: str) -> bool:
        name = getattr(type(self), wire, None)
        return (name.wire if isinstance(name, ReadOnly) else wire) in self.state_.values

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ApiObject) and type(other) is type(self) and other.state_.values == self.state_.values

    __hash__ = None  # type: ignore[assignment]  # objects are compared by value and change

    def __repr__(self) -> str:
        if self.state_.pending is not None:
            return f"<{type(self).__name__} that will be {{{self.state_.pending.path}}}>"
        values = {self._called(wire): redaction.shown(wire, value) for wire, value in self.state_.values.items()}
        values.pop("objectType", None)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in values.items())})"

    def __getstate__(self) -> State:
        return self.state_

    def __setstate__(self, state: State) -> None:
        object.__setattr__(self, "state_", state)

    def _called(self, wire: str) -> str:
        found = self.properties_.get(wire)
        return found.name if found else wire


def read(model: type[ApiObject], value: Mapping[str, Any], registry: "Registry") -> ApiObject:
    """An object of an answer. What the class does not know is kept as it came."""
    self = model.__new__(model)
    values = self.state_.values
    for wire, item in value.items():
        if item is not None:
            known = model.properties_.get(wire)
            values[wire] = known.kind.read(item, registry) if known else item
    return self


def stand_in(model: type[ApiObject], pending: "Pending") -> ApiObject:
    """An object that will be filled: its properties are references until then."""
    self = model.__new__(model)
    self.state_.pending = pending
    return self


def fill(waiting: ApiObject, found: ApiObject | None) -> None:
    """Make an object that stood in what was answered. Without an answer it stays empty."""
    waiting.state_.pending = None
    if found is not None:
        object.__setattr__(waiting, "__class__", type(found))
        object.__setattr__(waiting, "state_", found.state_)


def is_pending(value: object) -> bool:
    """Whether it stands for a result that is not there yet."""
    return isinstance(value, ApiObject) and value.state_.pending is not None


def is_changed(value: Any) -> bool:
    """Whether a program set anything in it, or in what is inside it, since it came."""
    if isinstance(value, ApiObject):
        return bool(value.state_.sent) or any(is_changed(item) for item in value.state_.values.values())
    if isinstance(value, Mapping):
        return any(is_changed(item) for item in value.values())
    return isinstance(value, tuple) and any(is_changed(item) for item in value)


def to_send(value: ApiObject, *, whole: bool) -> dict[str, Any]:
    """What of an object travels, by the names of the wire.

    Args:
        whole: all of it but what only the server sets, as for an object inside another, which is replaced as one;
            otherwise what a program set, or changed inside.
    """
    names = {wire for wire, item in value.state_.values.items() if wire in value.state_.sent or is_changed(item)}
    if whole:
        names |= {wire for wire in value.state_.values if isinstance(value.properties_.get(wire), Property | None)}
    return {wire: item for wire, item in value.state_.values.items() if wire in names and wire != "objectType"}
