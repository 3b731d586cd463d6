"""API objects: what travels, declared once as typed classes.

    class AppToken(ApiObject, name="KalturaAppToken"):
        id: ReadOnly[str] = prop(filter=(EQ, IN))
        hash_type: Updatable[AppTokenHashType]

An object's state is its `__dict__` and nothing else: a property that was not given is not in it and reads `None`,
so that "absent" and "cleared" look alike to most code and can still be told apart through `given`.
"""

import ast
import inspect
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Flag, auto
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Self, TypeVar, get_args, get_origin, get_type_hints

from keyreel.schema.kinds import Kind, kind_of
from keyreel.schema.names import camel

T = TypeVar("T")


class Rule(Flag):
    """When a property may be written or read."""

    UPDATABLE = 0
    READ_ONLY = auto()
    INSERT_ONLY = auto()
    WRITE_ONLY = auto()


Updatable = Annotated[T | None, Rule.UPDATABLE]
ReadOnly = Annotated[T | None, Rule.READ_ONLY]
InsertOnly = Annotated[T | None, Rule.INSERT_ONLY]
InsertSecret = Annotated[T | None, Rule.INSERT_ONLY | Rule.WRITE_ONLY]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a value must keep to: lengths in bytes, numbers by size. `truncate` cuts silently between characters; a time
    of 0 is now, unless it `keeps_zero`.
    """

    min_length: int | None = None
    max_length: int | None = None
    min_value: int | None = None
    max_value: int | None = None
    truncate: int | None = None
    keeps_zero: bool = False


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Declaration:
    """What `prop()` notes about a property besides its annotation."""

    wire: str | None = None
    filter: tuple[str, ...] = ()
    permission: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    limits: Limits = NO_LIMITS
    default: Any = None
    deprecated: bool = False
    always: bool = False
    condition: tuple[str, str] | None = None
    """For a filter's property: the Python name of the property it looks at, and how."""


def prop(
    *,
    wire: str | None = None,
    filter: tuple[str, ...] = (),
    permission: Mapping[str, tuple[str, ...]] | None = None,
    limits: Limits = NO_LIMITS,
    default: Any = None,
    deprecated: bool = False,
    always: bool = False,
) -> Any:
    """Declare more about a property than its annotation says.

    Args:
        wire: its name on the wire where that is not the camelCase of the Python name.
        filter: the conditions and orders that lists offer on it, in the schema's order (see `schema.lists`).
        permission: for `read`, `insert`, `update`: the permissions of which the caller must hold one; with none named,
            only accounts of the installation itself may.
        limits: lengths and sizes that the decoder holds it to.
        default: what the server fills in where nothing was given.
        deprecated: kept for old programs.
        always: answers have it, whatever a response profile says.
    """
    return Declaration(wire, filter, permission or {}, limits, default, deprecated, always)


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a class: Python and wire name, type, rule, and what `prop()` said."""

    name: str
    wire: str
    kind: Kind
    rule: Rule
    declared: Declaration
    owner: str

    @property
    def read_only(self) -> bool:
        return Rule.READ_ONLY in self.rule

    @property
    def insert_only(self) -> bool:
        return Rule.INSERT_ONLY in self.rule

    @property
    def write_only(self) -> bool:
        return Rule.WRITE_ONLY in self.rule


class _Properties:
    """The property table of a class, parents first, made at its first use (annotations may name later classes)."""

    def __get__(self, instance: object, owner: "type[ApiObject]") -> tuple[Property, ...]:
        table: dict[str, Property] = {}
        for klass in reversed(owner.__mro__):
            if issubclass(klass, ApiObject):
                for item in klass.own_properties():
                    table[item.name] = item
        properties = tuple(table.values())
        owner.properties = properties
        return properties


class ApiObject:
    """Base of every object.

    Construct with Python names: `User(id="ada", screen_name="Ada")`.
    """

    related_objects: ReadOnly[dict[str, "ListResponse"]] = None
    """Lists that a response profile asked for, by the names it gave them."""

    kaltura_name: ClassVar[str] = "KalturaObject"
    abstract: ClassVar[bool] = True
    deprecated: ClassVar[bool] = False
    declared: ClassVar[dict[str, Declaration]] = {"related_objects": Declaration()}
    more_orders: ClassVar[tuple[str, ...]] = ()
    """Orders that lists offer besides those that properties declare, by Python name."""
    properties: ClassVar[Any] = _Properties()
    known: ClassVar[dict[str, type["ApiObject"]]] = {}

    def __init_subclass__(cls, *, name: str, abstract: bool = False, deprecated: bool = False) -> None:
        super().__init_subclass__()
        cls.kaltura_name = name
        cls.abstract = abstract
        cls.deprecated = deprecated
        cls.properties = _Properties()
        cls.declared = {}
        for key, annotation in inspect.get_annotations(cls).items():
            if get_origin(annotation) is not ClassVar:
                value = cls.__dict__.get(key)
                cls.declared[key] = value if isinstance(value, Declaration) else Declaration()
                setattr(cls, key, None)
        ApiObject.known[name.lower()] = cls

    def __init__(self, **values: Any) -> None:
        if not values.keys() <= self.names():
            unknown = values.keys() - self.names()
            raise TypeError(f"{type(self).__name__} has no property {unknown.pop()!r}")
        self.__dict__.update(values)

    @classmethod
    @cache
    def names(cls) -> frozenset[str]:
        """The Python names of its properties."""
        return frozenset(item.name for item in cls.properties)

    @classmethod
    @cache
    def own_properties(cls) -> tuple[Property, ...]:
        """The properties that this class adds to its parents', in the order of their declaration."""
        hints = get_type_hints(cls, include_extras=True)
        return tuple(
            Property(key, made.wire or camel(key), kind_of(hints[key]), _rule_of(hints[key]), made, cls.kaltura_name)
            for key, made in cls.declared.items()
        )

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """An object around `values`, by Python name, unchecked; the dictionary becomes its state."""
        self = cls.__new__(cls)
        self.__dict__ = values
        return self

    @classmethod
    def base(cls) -> type["ApiObject"]:
        """The class it derives from on the wire."""
        return cls.__mro__[1]

    @classmethod
    def property_docs(cls) -> dict[str, str]:
        """The text under each property of this class, by Python name; for schema exports."""
        try:
            tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
        except (OSError, TypeError):
            return {}
        body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
        return {
            before.target.id: inspect.cleandoc(after.value.value)
            for before, after in pairwise(body)
            if isinstance(before, ast.AnnAssign) and isinstance(before.target, ast.Name)
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            if isinstance(after.value.value, str)
        }

    @property
    def given(self) -> dict[str, Any]:
        """What was given, by Python name: `None` means "clear this", a missing name means "not mentioned"."""
        return self.__dict__

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    __hash__ = None  # type: ignore[assignment]  # objects are compared by value and change

    def __repr__(self) -> str:
        return f"<{self.kaltura_name} {' '.join(sorted(self.__dict__))}>"


class ListResponse(ApiObject, name="KalturaListResponse"):
    """A page of objects and how many there are in all."""

    total_count: ReadOnly[int]


def _rule_of(annotation: Any) -> Rule:
    if get_origin(annotation) is Annotated:
        for extra in get_args(annotation)[1:]:
            if isinstance(extra, Rule):
                return extra
    return Rule.UPDATABLE


def subclass_named(declared: type[ApiObject], name: object) -> type[ApiObject]:
    """The class that `objectType` asks for: a descendant of `declared` in any case, else `declared` itself."""
    found = ApiObject.known.get(name.lower()) if isinstance(name, str) else None
    return found if found is not None and issubclass(found, declared) else declared
