"""What the services of entries have in common: reading, listing, making, changing and deleting them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from keyreel.access_control.errors import AccessControlNotFound
from keyreel.categories.entitlement import NAMED
from keyreel.categories.entry_conditions import ENTITLED
from keyreel.conversion.errors import ConversionProfileNotFound
from keyreel.entries.errors import (
    EntryNotFound,
    ForAdmins,
    TooFar,
    WrongSchedule,
)
from keyreel.entries.filters import BaseEntryFilter
from keyreel.entries.ownership import check_edit, check_owner, seen_by
from keyreel.entries.places import Places
from keyreel.entries.rules import FIRST_VERSION, beginning, clean_tags, clean_users, draw_id, shown
from keyreel.entries.store import SHOWN, change_entry, entries, insert_entry
from keyreel.entries.types import BaseEntry, EntryStatus
from keyreel.gate import Call
from keyreel.gate.writes import admit, amend
from keyreel.schema.errors import CannotBeNull
from keyreel.schema.lists import MAX_PAGE_SIZE, Filter, FilterPager, Pager
from keyreel.shelf import Page, page_of
from keyreel.shelf.filters import MAX_LISTED
from keyreel.storage import Database, Tx

T = TypeVar("T", bound=BaseEntry)

Farewell = Callable[[Tx, int, str, int], Awaitable[None]]
"""What else happens when an entry of an account is deleted: transaction, account, entry, unix seconds."""
FARTHEST = 10_000
"""Entries that a list reaches at most."""
_SAYS_STATUS = ("id_equal", "status_equal", "status_not_equal", "status_in", "status_not_in")


class Setup(Protocol):
    """What entries need to know of how an account is set up."""

    async def access_control(self, tx: Tx, partner_id: int, asked: int | None) -> int | None:
        """The access control profile of an entry that asks for this one; the default one where it asks for none.

        Raises:
            LookupError: there is no such profile.
        """
        ...

    async def meet(self, tx: Tx, partner_id: int, user_id: str, now: int) -> None:
        """Make a user who is not there yet.

        Raises:
            ApiError: there can be no user with this id.
        """
        ...

    async def conversion_profile(self, tx: Tx, partner_id: int, asked: int | None) -> int | None:
        """The same for conversion profiles."""
        ...


class EntryRoom:
    """The entries of all accounts, as calls see them.

    Args:
        farewells: what goes with an entry that is deleted.

    Attributes:
        db: where they are kept.
        setup: how accounts are set up.
    """

    def __init__(self, db: Database, setup: Setup, places: Places, farewells: Sequence[Farewell] = ()) -> None:
        self.db = db
        self.setup = setup
        self._places = places
        self._farewells = farewells

    async def find(self, db: Database | Tx, call: Call, id: str, kind: type[T]) -> T:
        """An entry of a kind that the caller may see, as it is kept.

        Raises:
            EntryNotFound
        """
        found = await entries.get(db, call.partner_id, id)
        if not isinstance(found, kind) or not await self._places.sees(db, call, found):
            raise EntryNotFound(id)
        return found

    async def get(self, call: Call, id: str, kind: type[T]) -> T:
        """An entry of a kind that the caller may see, as it is answered.

        Raises:
            EntryNotFound
        """
        found = await self.find(self.db, call, id, kind)
        await self._show(call, [found])
        return found

    async def _show(self, call: Call, found: Sequence[BaseEntry]) -> None:
        await self._places.hide(call, found)
        for each in found:
            shown(each, call.base_url)

    async def some(self, call: Call, ids: Sequence[str]) -> list[BaseEntry]:
        """Those of the entries with these ids that the caller may see, in the order of the ids."""
        found = [await entries.find_one(self.db, call.partner_id, id) for id in dict.fromkeys(ids)]
        seen = [each for each in found if each is not None and await self._places.sees(self.db, call, each)]
        await self._show(call, seen)
        return seen

    async def check_named(self, call: Call, filter: Filter | None, name: str) -> None:
        """Whether a filter names entries, with `entryIdEqual` or `entryIdIn`, and each is there for the caller.

        Args:
            name: the filter's class, for the error.

        Raises:
            CannotBeNull, EntryNotFound
        """
        given = filter.given if filter else {}
        ids = [*str(given.get("entry_id_in") or "").split(","), str(given.get("entry_id_equal") or "")]
        named = [each.strip() for each in ids if each.strip()]
        if not named:
            raise CannotBeNull(f"{name}::entryIdEqual/{name}::entryIdIn")
        for id in named[:MAX_LISTED]:
            await self.find(self.db, call, id, BaseEntry)

    async def page(
        self, call: Call, filter: BaseEntryFilter | None, pager: Pager | None, also: Mapping[str, Any]
    ) -> Page[BaseEntry]:
        """A page of the entries that match and that the caller may list.

        Raises:
            TooFar: the page lies too far behind.
        """
        size, offset = page_of(pager)
        if offset + size > FARTHEST and offset:
            raise TooFar
        conditions = await self._conditions(call, filter, also)
        if conditions is None:
            return Page(0, [])
        found = await entries.list(self.db, call.partner_id, filter, pager, conditions)
        await self._show(call, found.objects)
        return found

    async def chosen(self, call: Call, filter: BaseEntryFilter, most: int) -> list[BaseEntry]:
        """The entries that somebody chose for others, such as in a playlist: those that match, that are ready and not
        objected to, and that are there for the caller, whoever they belong to."""
        conditions = await self._seen_of(call, filter, {SHOWN: True})
        found, size = list[BaseEntry](), min(most, MAX_PAGE_SIZE)
        for number in range(1, -(-most // size) + 1):
            pager = FilterPager(page_size=size, page_index=number)
            page = await entries.list(self.db, call.partner_id, filter, pager, conditions)
            found += page.objects
            if len(page.objects) < size:
                break
        await self._show(call, found)
        return found[:most]

    async def count(self, call: Call, filter: BaseEntryFilter | None, also: Mapping[str, Any]) -> int:
        """How many entries match that the caller may list."""
        conditions = await self._conditions(call, filter, also)
        return 0 if conditions is None else await entries.count(self.db, call.partner_id, filter, conditions)

    async def add(self, call: Call, new: BaseEntry, **more: Any) -> BaseEntry:
        """Make an entry; `more` are properties that the server sets.

        Raises:
            ApiError: it cannot be made so.
        """
        values = await self.admitted(call, new)

        async def unit(tx: Tx) -> str:
            return await self.insert(tx, call, new, {**values, **more})

        return await self.get(call, await self.db.write(unit), BaseEntry)

    async def admitted(self, call: Call, new: BaseEntry) -> dict[str, Any]:
        """What of a new entry is to be kept.

        Raises:
            ApiError: it cannot be made so.
        """
        values = admit(new, call)
        _check(call, values)
        check_owner(call, values, None)
        return values

    async def insert(self, tx: Tx, call: Call, new: BaseEntry, values: Mapping[str, Any]) -> str:
        """Add an entry with what `admitted` found of it; its id.

        Raises:
            AccessControlNotFound, ConversionProfileNotFound
        """
        id = draw_id()
        row = {**beginning(new, call.partner_id, id, call.time), "user_id": call.caller.user_id, **values}
        row["creator_id"] = row.get("creator_id") or row["user_id"]
        row |= _cleaned(row)
        if row["user_id"]:
            await self.setup.meet(tx, call.partner_id, row["user_id"], call.time)
        await self._set_up(tx, call.partner_id, row)
        await insert_entry(tx, row)
        await self._places.place(tx, call, id, values)
        return id

    async def update(self, call: Call, id: str, new: BaseEntry, kind: type[BaseEntry]) -> BaseEntry:
        """Change an entry.

        Raises:
            ApiError: it cannot be changed so, or not by this caller.
        """

        async def unit(tx: Tx) -> None:
            stored = await self.find(tx, call, id, kind)
            await check_edit(tx, call, stored)
            changes = amend(stored, new, call)
            _check(call, changes, stored)
            check_owner(call, changes, stored)
            for name in ("name", "description", "tags"):
                if name in changes and changes[name] is None:
                    changes[name] = ""
            if "data_content" in changes:
                changes["version"] = (stored.version or FIRST_VERSION - 1) + 1
            changes |= _cleaned(changes)
            if changes.get("user_id"):
                await self.setup.meet(tx, call.partner_id, changes["user_id"], call.time)
            await self._set_up(tx, call.partner_id, changes, only_asked=True)
            await change_entry(tx, call.partner_id, stored, {**changes, "updated_at": call.time})
            await self._places.place(tx, call, id, changes)

        await self.db.write(unit)
        changed = await self.get(call, id, BaseEntry)
        if type(new) is BaseEntry:  # who sends a plain entry is answered one
            return BaseEntry.of({name: each for name, each in changed.given.items() if name in BaseEntry.names()})
        return changed

    async def delete(self, call: Call, id: str, kind: type[BaseEntry], *, owner_only: bool = False) -> None:
        """Delete an entry, and its files soon after.

        Raises:
            EntryNotFound, InvalidKs
        """

        async def unit(tx: Tx) -> None:
            stored = await self.find(tx, call, id, kind)
            await check_edit(tx, call, stored, owner_only=owner_only)
            changes = {"status": EntryStatus.DELETED, "updated_at": call.time}
            await change_entry(tx, call.partner_id, stored, changes)
            for farewell in self._farewells:
                await farewell(tx, call.partner_id, id, call.time)

        await self.db.write(unit)

    async def change(self, call: Call, id: str, changes: Mapping[str, Any], kind: type[BaseEntry] = BaseEntry) -> None:
        """Change properties that the server sets.

        Raises:
            EntryNotFound
        """

        async def unit(tx: Tx) -> None:
            stored = await self.find(tx, call, id, kind)
            await change_entry(tx, call.partner_id, stored, {**changes, "updated_at": call.time})

        await self.db.write(unit)

    async def _conditions(
        self, call: Call, filter: BaseEntryFilter | None, also: Mapping[str, Any]
    ) -> Mapping[str, Any] | None:
        """The conditions of a list besides those of its filter; `None` where the caller sees none."""
        given = filter.given if filter else {}
        seen = seen_by(call, given)
        if seen is None:
            return None
        return await self._seen_of(call, filter, {**also, **seen})

    async def _seen_of(self, call: Call, filter: BaseEntryFilter | None, also: Mapping[str, Any]) -> Mapping[str, Any]:
        """The conditions of a list that have nothing to do with whose entries they are."""
        given = filter.given if filter else {}
        conditions = dict(also)
        if not any(given.get(name) not in (None, "") for name in _SAYS_STATUS):
            conditions[SHOWN] = True
        viewer = await self._places.viewer(call)
        if viewer.is_enforced:
            conditions[ENTITLED] = viewer
        return conditions

    async def _set_up(self, tx: Tx, partner_id: int, values: dict[str, Any], *, only_asked: bool = False) -> None:
        if not only_asked or "access_control_id" in values:
            asked = values.get("access_control_id")
            try:
                values["access_control_id"] = await self.setup.access_control(tx, partner_id, asked)
            except LookupError as error:
                raise AccessControlNotFound(str(asked)) from error
        if values.get("conversion_profile_id") is not None:
            asked = values["conversion_profile_id"]
            try:
                values["conversion_profile_id"] = await self.setup.conversion_profile(tx, partner_id, asked)
            except LookupError as error:
                raise ConversionProfileNotFound(str(asked)) from error


def _cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    """The lists among some values, as they are kept."""
    users = {name: clean_users(values[name]) for name in NAMED if name in values}
    return users | ({"tags": clean_tags(values["tags"])} if "tags" in values else {})


def _check(call: Call, values: Mapping[str, Any], stored: BaseEntry | None = None) -> None:
    if values.get("admin_tags") is not None and not call.caller.is_admin:
        raise ForAdmins("adminTags")
    start = values.get("start_date", stored.start_date if stored else None)
    end = values.get("end_date", stored.end_date if stored else None)
    if start and end and end < start:
        raise WrongSchedule
