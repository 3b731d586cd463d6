"""Related lists: what a response profile asks for beside an object, each list a call of its own through the gate.

Which list a filter belongs to is read from the registry, so services need nothing for it. See
docs/protocol/response-profiles.md, "Related lists".
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from keyreel.gate import Call, Gate, Grant, Identity, Origin, check_use
from keyreel.schema.casts import Context, cast_for
from keyreel.schema.errors import ApiError, ServiceForbidden
from keyreel.schema.kinds import Shape
from keyreel.schema.lists import Filter, FilterPager, ListResponse, Pager, bounded
from keyreel.schema.objects import ApiObject
from keyreel.schema.profiles import (
    MAX_RELATED_PAGE,
    DetachedResponseProfile,
    ResponseProfileMapping,
    property_named,
)
from keyreel.schema.registry import Registry
from keyreel.schema.service import Action

MAX_LISTS = 500
"""Related lists in the answer to one request."""
MAX_OBJECTS = 10_000
"""Objects in them."""
_PLAIN = (str, int, float)


class TooManyRelated(ApiError, code="RESPONSE_PROFILE_TOO_MANY_RELATED"):
    """The answer to one request holds at most {LISTS} related lists with {OBJECTS} objects in all. Ask for a shorter
    page, or for fewer related profiles.
    """


class FilterHasNoList(ApiError, code="RESPONSE_PROFILE_FILTER_HAS_NO_LIST"):
    """No list here takes a {TYPE}, so nothing related can be found with it."""


@dataclass(slots=True)
class Budget:
    """How many related lists, and objects in them, a request may still get."""

    lists: int = MAX_LISTS
    objects: int = MAX_OBJECTS

    def spend(self, *, lists: int = 0, objects: int = 0) -> None:
        """Raises `TooManyRelated` where that is more than is left."""
        self.lists -= lists
        self.objects -= objects
        if self.lists < 0 or self.objects < 0:
            raise TooManyRelated(MAX_LISTS, MAX_OBJECTS)


@dataclass(slots=True)
class Asker:
    """Who asks for related lists: the session, the account and the origin of the call that they belong to."""

    identity: Identity | None
    requested: int | None
    origin: Origin
    context: Context
    notes: list[tuple[str, str]]
    budget: Budget
    admitted: dict[Action, Call | None] = field(default_factory=dict[Action, Call | None])
    """What the gate said of each list, at this call's one moment."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list action, and the names of its parameters for the filter and the pager."""

    action: Action
    filter: str
    pager: str | None


class Listings:
    """The list actions of a registry, by the filter that they take."""

    def __init__(self, registry: Registry) -> None:
        self._of: dict[type[ApiObject], list[Listing]] = {}
        for action in registry:
            listing = _listing(action)
            if listing is not None:
                self._of.setdefault(action.params[0].kind.type, []).append(listing)

    def find(self, model: type[Filter]) -> Listing:
        """The list that takes a filter of this class, or of the nearest one that it derives from.

        Raises:
            FilterHasNoList: there is none.
        """
        for parent in model.__mro__:
            if found := self._of.get(parent):
                named = (each for name in (model, parent) for each in found if _is_namesake(each.action, name))
                return next(named, found[0])
        raise FilterHasNoList(model.kaltura_name)


def _listing(action: Action) -> Listing | None:
    """What is known of an action that is a list: its first parameter is a filter, and it needs no other."""
    if action.name != "list" or not action.params:
        return None
    first, *rest = action.params
    if first.kind.shape is not Shape.OBJECT or not issubclass(first.kind.type, Filter):
        return None
    if any(param.required for param in rest):
        return None
    pagers = (param.name for param in rest if param.kind.shape is Shape.OBJECT and issubclass(param.kind.type, Pager))
    return Listing(action, first.name, next(pagers, None))


def _is_namesake(action: Action, model: type[ApiObject]) -> bool:
    """Whether a filter is called after the service: several take the same one, or one that others derive from."""
    stem = model.kaltura_name.removeprefix("Kaltura").lower()
    return stem.startswith(action.service.name.lower())


class Related:
    """Finds the related lists of objects.

    Args:
        max_page: objects that a page of a list holds.
    """

    def __init__(self, registry: Registry, gate: Gate, max_page: int) -> None:
        self._listings = Listings(registry)
        self._gate = gate
        self._max_page = max_page

    def check(self, profile: DetachedResponseProfile) -> None:
        """Check that every filter belongs to a list.

        Raises:
            FilterHasNoList
        """
        for related in profile.related_profiles or ():
            if related.filter is not None:
                self._listings.find(type(related.filter))
            self.check(related)

    async def lists(
        self, parent: ApiObject, profiles: Iterable[DetachedResponseProfile], asker: Asker
    ) -> list[tuple[DetachedResponseProfile, ListResponse, Grant | None]]:
        """The related lists of an object: each with its profile, and what the caller may read of it.

        Raises:
            ApiError: a mapping cannot be made, a list refuses its filter, or the budget is spent.
        """
        found: list[tuple[DetachedResponseProfile, ListResponse, Grant | None]] = []
        for profile in profiles:
            if profile.filter is None or not profile.name:
                continue
            filter = _filled(profile.filter, profile.mappings or (), parent, asker.context)
            if filter is not None:
                found.append((profile, *await self._list(filter, profile.pager, asker)))
        return found

    async def _list(self, filter: Filter, pager: FilterPager | None, asker: Asker) -> tuple[ListResponse, Grant | None]:
        asker.budget.spend(lists=1)
        await asyncio.sleep(0)  # other calls get their turn between the lists of this one
        listing = self._listings.find(type(filter))
        arguments: dict[str, Any] = {listing.filter: filter}
        if listing.pager is not None:
            arguments[listing.pager] = bounded(_paged(pager), self._max_page)
        call = await self._admitted(listing.action, asker)
        if call is None:
            return ListResponse(total_count=0), None
        check_use(arguments, call.grant)
        try:
            answer = await listing.action.run(call, **arguments)
        except ServiceForbidden:
            return ListResponse(total_count=0), None
        asker.budget.spend(objects=len(objects_of(answer)))
        return answer, call.grant

    async def _admitted(self, action: Action, asker: Asker) -> Call | None:
        """The call of a list as the gate admits it; `None` where the caller may not make it."""
        if action not in asker.admitted:
            try:
                call = await self._gate.admit(action, asker.identity, asker.requested, asker.origin, counted=False)
                call.notes = asker.notes
            except ServiceForbidden:
                call = None
            asker.admitted[action] = call
        return asker.admitted[action]


def objects_of(value: Any) -> list[ApiObject]:
    """The objects that a result is about: itself, or those that it lists."""
    if isinstance(value, ListResponse):
        value = value.given.get("objects")
    items: Iterable[Any] = value if isinstance(value, list) else value.values() if isinstance(value, dict) else [value]
    return [item for item in items if isinstance(item, ApiObject)]


def _paged(pager: FilterPager | None) -> FilterPager:
    """The pager of a related list; one of no size, which would mean as many as an answer may hold, has the largest."""
    values = {} if pager is None else {name: value for name, value in pager.given.items() if value is not None}
    if values.get("page_size", 1) <= 0:
        values["page_size"] = MAX_RELATED_PAGE
    return FilterPager.of(values)


def _filled(
    filter: Filter, mappings: Sequence[ResponseProfileMapping], parent: ApiObject, context: Context
) -> Filter | None:
    """A copy of a filter with what the mappings take from an object; `None` where one finds nothing there to take.

    Raises:
        PropertyIsNotDefined: a mapping names a property that there is not.
    """
    values = dict(filter.given)
    for mapping in mappings:
        source = property_named(type(parent), mapping.parent_property)
        target = property_named(type(filter), mapping.filter_property)
        value = parent.given.get(source.name)
        if not isinstance(value, _PLAIN) or value == "":
            if not mapping.allow_null:
                return None
            values.pop(target.name, None)
        else:
            plain = int(value) if isinstance(value, IntEnum) else str(value) if isinstance(value, str) else value
            values[target.name] = cast_for(target.kind)(plain, target.wire, context)
    return type(filter).of(values)
