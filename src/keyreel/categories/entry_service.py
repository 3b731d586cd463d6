"""`categoryEntry.*`: which entries are in which categories. See docs/protocol/categories.md, "Entries"."""

from typing import Any

from keyreel.categories.entry_store import (
    NOT_REJECTED,
    VISIBLE_CATEGORY,
    VISIBLE_ENTRY,
    find_link,
    links,
    put_entry,
    set_status,
    take_entry,
)
from keyreel.categories.errors import (
    CannotActivate,
    CannotActivateNotPending,
    CannotAssign,
    CannotReject,
    CannotRejectNotPending,
    CannotRemove,
    CategoryNotFound,
    EntryAlreadyThere,
    EntryNotAssigned,
    InvalidEntryId,
    MustFilterEntries,
    TooManyCategories,
)
from keyreel.categories.filters import CategoryEntryFilter
from keyreel.categories.room import ASSIGN, CONTRIBUTING, MODERATING, Room
from keyreel.categories.tree import hold, paths_of
from keyreel.categories.types import (
    Category,
    CategoryEntry,
    CategoryEntryListResponse,
    CategoryEntryStatus,
    ContributionPolicyType,
)
from keyreel.gate import Call, admit, fold
from keyreel.schema.errors import ApiError, CannotBeNull
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed, created, deleted
from keyreel.schema.service import USER, Service, action
from keyreel.storage import Conflict, Tx

_KIND = "categoryEntry"
_LISTING = ("PLAYLIST_BASE", "CONTENT_MODERATE_BASE", "CONTENT_MANAGE_BASE", "KMC_READ_ONLY")


class CategoryEntryService(Service, name="categoryEntry"):
    """Entries in categories.

    A USER session puts its own entries into categories and takes them out, and others where `edit` says so; moderators
    of a category let entries in, turn them down and take them out.
    """

    def __init__(self, room: Room) -> None:
        self._room = room
        self._db = room.db

    @action(
        permission=[ASSIGN, USER],
        raises=[CannotBeNull, InvalidEntryId, CategoryNotFound, CannotAssign, TooManyCategories, EntryAlreadyThere],
        writes=True,
        record=created(_KIND),
    )
    async def add(self, call: Call, category_entry: CategoryEntry) -> CategoryEntry:
        """Put an entry into a category; into a moderated one, it may wait until somebody lets it in."""
        values = admit(category_entry, call)
        for name, wire in (("entry_id", "entryId"), ("category_id", "categoryId")):
            if not values.get(name):
                raise CannotBeNull(f"KalturaCategoryEntry::{wire}")
        entry_id: str = values["entry_id"]
        owner = await self._room.entry_owner(call, entry_id)
        category = await self._room.category(call, values["category_id"])
        waits = await self._check_assigns(call, category, entry_id, owner)
        most = await self._room.most_categories(call.partner_id)
        id = category.id or 0

        async def unit(tx: Tx) -> None:
            await hold(tx, call.partner_id)
            if id not in await paths_of(tx, call.partner_id, [id]):
                raise CategoryNotFound(str(id))
            if await self._room.entries.users_of(tx, call.partner_id, entry_id) is None:
                raise InvalidEntryId(entry_id)  # deleted a moment ago
            found = await find_link(tx, call.partner_id, entry_id, id)
            if found is not None and found[1] != CategoryEntryStatus.REJECTED:
                raise EntryAlreadyThere
            creator = call.caller.user_id
            await put_entry(tx, call.partner_id, entry_id, id, call.time, creator=creator, waits=waits, most=most)

        try:
            await self._db.write(unit)
        except Conflict as error:
            raise EntryAlreadyThere from error
        return await self._shown(call, entry_id, id)

    @action(
        permission=[ASSIGN, USER],
        raises=[InvalidEntryId, CategoryNotFound, EntryNotAssigned, CannotRemove],
        writes=True,
        record=deleted(_KIND, "entry_id"),
    )
    async def delete(self, call: Call, entry_id: str, category_id: int) -> None:
        """Take an entry out of a category."""
        owner = await self._room.entry_owner(call, entry_id)
        category = await self._room.category(call, category_id)
        found = await find_link(self._db, call.partner_id, entry_id, category_id)
        if found is None or found[1] == CategoryEntryStatus.REJECTED:
            raise EntryNotAssigned
        if not await self._room.rules_all(call):
            is_own = self._is_own(call, owner, found[2] or "") or _edits(call, entry_id)
            if not is_own and await self._room.level(call, category) not in MODERATING:
                raise CannotRemove

        async def unit(tx: Tx) -> None:
            await hold(tx, call.partner_id)
            await take_entry(tx, call.partner_id, entry_id, category_id)

        await self._db.write(unit)

    @action(
        permission=[ASSIGN, USER, *_LISTING],
        raises=[MustFilterEntries],
    )
    async def list_(
        self, call: Call, filter: CategoryEntryFilter | None = None, pager: FilterPager | None = None
    ) -> CategoryEntryListResponse:
        """Which entries are in which categories. Those that were turned down are listed where a status is asked for."""
        given = filter.given if filter else {}
        also: dict[str, Any] = {}
        if not given.get("status_equal") and not given.get("status_in"):
            also[NOT_REJECTED] = True
        viewer = await self._room.viewer(call)
        if viewer.is_enforced:
            if not any(given.get(name) for name in ("entry_id_equal", "category_id_equal", "category_id_in")):
                raise MustFilterEntries
            also |= {VISIBLE_CATEGORY: viewer, VISIBLE_ENTRY: viewer}
        page = await links.list(self._db, call.partner_id, filter, pager, also)
        return CategoryEntryListResponse(total_count=page.total, objects=page.objects)

    @action(permission=[], raises=[EntryNotAssigned])
    async def index(self, call: Call, entry_id: str, category_id: int, should_update: bool = True) -> int:
        """The number of a category entry. There is no index beside the data that could differ from it."""
        found = await find_link(self._db, call.partner_id, entry_id, category_id)
        if found is None:
            raise EntryNotAssigned
        return found[0]

    @action(
        permission=[ASSIGN, USER],
        raises=[InvalidEntryId, CategoryNotFound, EntryNotAssigned, CannotActivate, CannotActivateNotPending],
        writes=True,
        record=changed(_KIND, "entry_id"),
    )
    async def activate(self, call: Call, entry_id: str, category_id: int) -> None:
        """Let an entry in that waits for it."""
        await self._decide(
            call, entry_id, category_id, CategoryEntryStatus.ACTIVE, CannotActivate, CannotActivateNotPending
        )

    @action(
        permission=[ASSIGN, USER],
        raises=[InvalidEntryId, CategoryNotFound, EntryNotAssigned, CannotReject, CannotRejectNotPending],
        writes=True,
        record=changed(_KIND, "entry_id"),
    )
    async def reject(self, call: Call, entry_id: str, category_id: int) -> None:
        """Turn an entry down that waits to be let in."""
        await self._decide(
            call, entry_id, category_id, CategoryEntryStatus.REJECTED, CannotReject, CannotRejectNotPending
        )

    @action(permission=[], raises=[InvalidEntryId, CategoryNotFound, EntryNotAssigned])
    async def sync_privacy_context(self, call: Call, entry_id: str, category_id: int) -> None:
        """Nothing to do: what is in a category has its privacy contexts because it is there."""
        await self._room.entry_owner(call, entry_id)
        await self._room.category(call, category_id)
        if await find_link(self._db, call.partner_id, entry_id, category_id) is None:
            raise EntryNotAssigned

    async def _check_assigns(self, call: Call, category: Category, entry_id: str, owner: str) -> bool:
        """Whether an entry that the caller puts into a category waits there.

        Raises:
            CannotAssign: the caller may not.
        """
        level = await self._room.level(call, category)
        viewer = await self._room.viewer(call)
        if not call.grant.holds_any([ASSIGN]) and not self._is_own(call, owner) and not _edits(call, entry_id):
            raise CannotAssign
        everybody = category.contribution_policy == ContributionPolicyType.ALL
        if viewer.is_enforced and not everybody and level not in CONTRIBUTING:
            raise CannotAssign
        ks = call.ks
        counts = viewer.is_enforced or (ks is not None and "enablecategorymoderation" in ks.privileges)
        return bool(category.moderation) and counts and level not in MODERATING

    async def _decide(
        self,
        call: Call,
        entry_id: str,
        category_id: int,
        status: CategoryEntryStatus,
        forbidden: type[ApiError],
        not_pending: type[ApiError],
    ) -> None:
        await self._room.entry_owner(call, entry_id)
        category = await self._room.category(call, category_id)
        if not await self._room.rules_all(call) and await self._room.level(call, category) not in MODERATING:
            raise forbidden

        async def unit(tx: Tx) -> None:
            await hold(tx, call.partner_id)
            found = await find_link(tx, call.partner_id, entry_id, category_id)
            if found is None:
                raise EntryNotAssigned
            if found[1] != CategoryEntryStatus.PENDING:
                raise not_pending
            await set_status(tx, call.partner_id, entry_id, category_id, status)

        await self._db.write(unit)

    async def _shown(self, call: Call, entry_id: str, category_id: int) -> CategoryEntry:
        found = await find_link(self._db, call.partner_id, entry_id, category_id)
        if found is None:
            raise EntryNotAssigned
        return await links.get(self._db, call.partner_id, str(found[0]))

    @staticmethod
    def _is_own(call: Call, *users: str) -> bool:
        own = call.caller.user_id
        return bool(own) and fold(own or "") in {fold(user) for user in users if user}


def _edits(call: Call, entry_id: str) -> bool:
    return call.ks is not None and call.ks.privileges.allows("edit", entry_id)
