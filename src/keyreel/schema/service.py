"""Services and actions: one typed method is one action, and everything else is read from its signature.

    class AppTokenService(Service, name="appToken"):
        '''Application tokens: credentials that can be scoped, listed and revoked one by one.'''

        @action(permission=["APP_TOKEN_ADD"])
        async def add(self, call: Call, app_token: AppToken) -> AppToken: ...

Method and parameter names are the wire's in snake_case; a trailing underscore avoids a Python word (`list_`). A service
of many actions is made of classes with some of them each: `class UserService(Logins, Passwords, Service, name="user")`.
"""

import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, ClassVar, get_type_hints

from keyreel.schema.casts import Cast, Context, cast_for
from keyreel.schema.errors import ApiError, MissingMandatoryParameter
from keyreel.schema.kinds import Kind, Shape, kind_of
from keyreel.schema.names import camel
from keyreel.schema.records import Record

ALWAYS = "ALWAYS_ALLOWED_ACTIONS"
"""The permission that every caller has, with a session or without."""
USER = "BASE_USER_SESSION_PERMISSION"
"""The permission of an ordinary USER session."""
WIDGET = "WIDGET_SESSION_PERMISSION"
"""The permission of a widget session."""

_REQUIRED = inspect.Parameter.empty


@dataclass(frozen=True, slots=True)
class Seed:
    """What `@action` notes on a method."""

    permissions: tuple[str, ...]
    raises: tuple[type[ApiError], ...]
    masks: Callable[[ApiError], ApiError | None] | None
    session: str
    deprecated: bool
    writes: bool
    unrestricted: bool
    record: Record | None


def action(
    *,
    permission: Sequence[str],
    raises: Sequence[type[ApiError]] = (),
    masks: Callable[[ApiError], ApiError | None] | None = None,
    session: str = "always",
    deprecated: bool = False,
    writes: bool = False,
    unrestricted: bool = False,
    record: Record | None = None,
) -> Callable[[Callable[..., Awaitable[Any]]], Callable[..., Awaitable[Any]]]:
    """Make a method an action.

    Args:
        permission: names of the permissions that hold this action; a caller with any of them may call it.
        raises: the errors that the action itself answers, for documentation and exports.
        masks: rewrites any error of the action before it goes out; `None` from it means a null result.
        session: what client generators are told: `always`, `optional` or `none`.
        deprecated: kept for old programs.
        writes: changes what the account holds, which a read-only account refuses.
        unrestricted: only for ADMIN sessions whose roles give everything, and from which nothing is taken away.
        record: what the audit trail keeps of it, for actions that change accounts and people or open sessions.
    """
    seed = Seed(tuple(permission), tuple(raises), masks, session, deprecated, writes, unrestricted, record)

    def mark(method: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        method.__dict__["seed"] = seed
        return method

    return mark


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter of an action."""

    name: str
    wire: str
    kind: Kind
    required: bool
    default: Any
    cast: Cast


class Action:
    """One action, bound to its service: decode parameters with `decode`, run it with `run`."""

    def __init__(self, service: "Service", name: str, method: Callable[..., Awaitable[Any]], seed: Seed) -> None:
        self.service = service
        self.name = name
        self.seed = seed
        self.run = method
        self.key = (service.id, name.lower())
        self.title = f"{service.name}->{name}"
        """How errors name it: `baseEntry->get`."""
        self.label = f"{service.name}.{name}"
        """How operators name it: `baseEntry.get`."""

    @cached_property
    def params(self) -> tuple[Param, ...]:
        """The parameters, in order."""
        return _params(getattr(self.run, "__func__", self.run))

    @cached_property
    def returns(self) -> Kind | None:
        """The kind of the result; `None` where there is none."""
        hint = get_type_hints(self.run, include_extras=True).get("return")
        return None if hint in (None, type(None)) else kind_of(hint)

    @property
    def summary(self) -> str:
        """The first paragraph of the method's documentation."""
        return " ".join(inspect.cleandoc(self.run.__doc__ or "").split("\n\n")[0].split())

    def decode(self, sent: Mapping[str, Any], context: Context) -> dict[str, Any]:
        """The arguments, by Python name, that `sent` (wire names, colon keys already grouped) gives.

        Raises:
            MissingMandatoryParameter: a required one is absent.
            ApiError: a value that its declared type cannot take.
        """
        arguments: dict[str, Any] = {}
        for param in self.params:
            shape = param.kind.shape
            if shape is Shape.FILE:
                given = param.wire in context.files or param.wire in sent
            else:
                given = param.wire in sent and (shape is not Shape.OBJECT or sent[param.wire] is not None)
            if given:
                arguments[param.name] = param.cast(sent.get(param.wire), param.wire, context)
            elif shape in (Shape.ARRAY, Shape.MAP):
                arguments[param.name] = [] if shape is Shape.ARRAY else {}
            elif param.required:
                raise MissingMandatoryParameter(param.wire)
        return arguments


@cache
def _params(method: Callable[..., Awaitable[Any]]) -> tuple[Param, ...]:
    """The parameters of a method behind `self` and `call`."""
    hints = get_type_hints(method, include_extras=True)
    found: list[Param] = []
    for item in list(inspect.signature(method).parameters.values())[2:]:
        kind = kind_of(hints[item.name])
        required = item.default is _REQUIRED
        found.append(
            Param(item.name, camel(item.name), kind, required, None if required else item.default, cast_for(kind))
        )
    return tuple(found)


class Service:
    """Base of the services. Its actions are its methods marked with `@action`, in the order they are written."""

    name: ClassVar[str]
    plugin: ClassVar[str | None]

    def __init_subclass__(cls, *, name: str, plugin: str | None = None) -> None:
        super().__init_subclass__()
        cls.name = name
        cls.plugin = plugin

    @property
    def id(self) -> str:
        """Its name in URLs, in lower case: `apptoken`, `metadata_metadata`."""
        return (f"{self.plugin}_{self.name}" if self.plugin else self.name).lower()

    def actions(self) -> list[Action]:
        """Its actions: those of its own class, then those of the classes that it is made of."""
        return [
            Action(self, camel(key), getattr(self, key), method.seed)
            for part in type(self).__mro__
            for key, method in vars(part).items()
            if hasattr(method, "seed")
        ]
