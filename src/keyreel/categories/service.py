"""`category.*`: the tree that entries are in. See docs/protocol/categories.md."""

from typing import Any

from keyreel.categories import entry_store, member_store, tree
from keyreel.categories.errors import (
    CannotInherit,
    CannotSetDefaultLevel,
    CannotSetOwner,
    CannotUpdatePrivacyContext,
    CategoryNotFound,
    DifferentParents,
    DuplicateCategory,
    NoPrivacyContext,
    NotEntitledToUpdate,
    ParentIsChild,
    WrongAggregation,
)
from keyreel.categories.filters import CategoryFilter
from keyreel.categories.room import EDIT as _EDIT
from keyreel.categories.room import Room
from keyreel.categories.rules import DEFAULTS, check_entitlement, clean_contexts, clean_name, ids_in, join_contexts
from keyreel.categories.store import categories, seen_by
from keyreel.categories.types import Category, CategoryListResponse, InheritanceType
from keyreel.gate import Call, admit, amend
from keyreel.schema.enums import NullableBoolean
from keyreel.schema.errors import CannotBeNull, MaxLength, MinLength
from keyreel.schema.kinds import BigInt
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed, created, deleted
from keyreel.schema.service import USER, WIDGET, Service, action
from keyreel.storage import Conflict, Tx

_BASE = "CONTENT_MANAGE_BASE"
_MODERATE = "CONTENT_MODERATE_BASE"
_READ = ("CONTENT_MANAGE_ASSIGN_CATEGORIES", _BASE, USER, WIDGET)
_NAMING = (CategoryNotFound, DuplicateCategory, CannotBeNull, MinLength, MaxLength)
_ENTITLING = (NoPrivacyContext, CannotInherit, CannotSetOwner, CannotSetDefaultLevel, CannotUpdatePrivacyContext)
_KIND = "category"


class CategoryService(Service, name="category"):
    """Categories. Ids stay when categories are renamed and moved; what is counted in them is always true."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._db = room.db

    @action(
        permission=[_EDIT],
        raises=[*_NAMING, *_ENTITLING, WrongAggregation, NotEntitledToUpdate],
        writes=True,
        record=created(_KIND),
    )
    async def add(self, call: Call, category: Category) -> Category:
        """Make a category."""
        said = admit(category, call)
        values: dict[str, Any] = {**DEFAULTS, **said, "name": clean_name(category.given.get("name"))}
        values["privacy_context"] = clean_contexts(values["privacy_context"])
        values |= {"created_at": call.time, "updated_at": call.time}
        await self._check_contexts(call, values["privacy_context"])
        parent_id = values["parent_id"]
        parent = await self._room.category(call, parent_id) if parent_id else None
        await self._room.check_manages(call, parent)
        contexts = join_contexts(values["privacy_context"], (parent.privacy_contexts or "") if parent else "")
        check_entitlement(said, Category.of({**values, "privacy_contexts": contexts}))
        owner = values["owner"]

        async def unit(tx: Tx) -> int:
            await tree.hold(tx, call.partner_id)
            await self._check_aggregation(tx, call, values["aggregation_categories"])
            made = await tree.plant(tx, call.partner_id, values)
            if owner:
                await self._own(tx, call, made, owner)
            return made

        made = await self._write(unit, values["name"])
        return await categories.get(self._db, call.partner_id, str(made))

    @action(permission=[_EDIT, *_READ], raises=[CategoryNotFound])
    async def get(self, call: Call, id: BigInt) -> Category:
        """A category."""
        return await self._room.category(call, id)

    @action(
        permission=[_EDIT],
        raises=[*_NAMING, *_ENTITLING, ParentIsChild, WrongAggregation, NotEntitledToUpdate],
        writes=True,
        record=changed(_KIND, "id"),
    )
    async def update(self, call: Call, id: BigInt, category: Category) -> Category:
        """Change a category; another `parentId` moves it with all below it."""
        stored = await self._room.category(call, id)
        await self._room.check_manages(call, stored)
        changes = amend(stored, category, call)
        for name, value in changes.items():
            if value is None and name in DEFAULTS:
                changes[name] = DEFAULTS[name]
        if "name" in changes:
            changes["name"] = clean_name(changes["name"])
        if "privacy_context" in changes:
            changes["privacy_context"] = clean_contexts(changes["privacy_context"])
            if changes["privacy_context"] != stored.privacy_context:
                await self._check_contexts(call, "changed")
        if changes.get("parent_id"):
            await self._room.check_manages(call, await self._room.category(call, changes["parent_id"]))
        await self._change(call, stored.id or 0, changes)
        return await categories.get(self._db, call.partner_id, str(id))

    @action(
        permission=[_EDIT],
        raises=[CategoryNotFound, NotEntitledToUpdate],
        writes=True,
        record=deleted(_KIND, "id"),
    )
    async def delete(
        self, call: Call, id: BigInt, move_entries_to_parent_category: NullableBoolean = NullableBoolean.TRUE_VALUE
    ) -> None:
        """Delete a category and all below it. Their entries go to the one above it, unless that is not wanted."""
        await self._room.check_manages(call, await self._room.category(call, id))
        moves = move_entries_to_parent_category != NullableBoolean.FALSE_VALUE

        async def unit(tx: Tx) -> None:
            await tree.hold(tx, call.partner_id)
            stored = await categories.get(tx, call.partner_id, str(id))
            ids = await tree.family(tx, call.partner_id, stored)
            await entry_store.empty(tx, call.partner_id, stored, ids, moves=moves)
            await tree.uproot(tx, call.partner_id, stored)

        await self._db.write(unit)

    @action(permission=[*_READ, _MODERATE, "ANALYTICS_BASE", "KMC_READ_ONLY"])
    async def list_(
        self, call: Call, filter: CategoryFilter | None = None, pager: FilterPager | None = None
    ) -> CategoryListResponse:
        """Categories; where entitlement is enforced, those that are there for the caller."""
        seen = seen_by(await self._room.viewer(call))
        page = await categories.list(self._db, call.partner_id, filter, pager, seen)
        return CategoryListResponse(total_count=page.total, objects=page.objects)

    @action(permission=[], raises=[CategoryNotFound], writes=True, record=changed(_KIND, "id"))
    async def index(self, call: Call, id: BigInt, should_update: bool = True) -> int:
        """Count anew what is in a category. There is no index beside the data that could differ from it."""
        stored = await categories.get(self._db, call.partner_id, str(id))
        if should_update:

            async def unit(tx: Tx) -> None:
                await tree.hold(tx, call.partner_id)
                await tree.recount(tx, call.partner_id, [stored.id or 0])
                await tree.count_members(tx, call.partner_id, [stored.id or 0])

            await self._db.write(unit)
        return stored.id or 0

    @action(
        permission=[_BASE, _MODERATE],
        raises=[CategoryNotFound, DifferentParents, ParentIsChild, DuplicateCategory, NotEntitledToUpdate],
        writes=True,
        record=changed(_KIND, "category_ids"),
    )
    async def move(self, call: Call, category_ids: str, target_category_parent_id: int) -> bool:
        """Move categories that are below one, with all below them, below another; 0 is the top."""
        moved = [await self._room.category(call, id) for id in ids_in(category_ids)]
        if len({item.parent_id for item in moved}) > 1:
            raise DifferentParents
        target = await self._room.category(call, target_category_parent_id) if target_category_parent_id else None
        for item in (*moved, target):
            await self._room.check_manages(call, item)
        for item in moved:
            check_entitlement({}, Category.of({**item.given, "parent_id": target_category_parent_id}))

        async def unit(tx: Tx) -> None:
            await tree.hold(tx, call.partner_id)
            for item in moved:
                stored = await categories.get(tx, call.partner_id, str(item.id))
                news = {"parent_id": target_category_parent_id, "updated_at": call.time}
                await tree.replant(tx, call.partner_id, stored, news)

        await self._write(unit, category_ids)
        return True

    @action(permission=[])
    async def unlock_categories(self, call: Call) -> None:
        """Nothing to do: changes of the tree are whole when they are answered, so no category stays locked."""

    async def _change(self, call: Call, id: int, changes: dict[str, Any]) -> None:
        """Change a category as it stands when nobody else changes it."""
        said = {name: value for name, value in changes.items() if name in DEFAULTS}

        async def unit(tx: Tx) -> None:
            await tree.hold(tx, call.partner_id)
            stored = await categories.get(tx, call.partner_id, str(id))
            news = {**changes, "updated_at": call.time}
            result: dict[str, Any] = {**stored.given, **news}
            parent_id = result["parent_id"]
            above = ""
            if parent_id:
                above = (await categories.get(tx, call.partner_id, str(parent_id))).privacy_contexts or ""
            contexts = join_contexts(result["privacy_context"], above)
            check_entitlement(said, Category.of({**result, "privacy_contexts": contexts}))
            await self._check_aggregation(tx, call, changes.get("aggregation_categories"))
            if InheritanceType.INHERIT == result["inheritance_type"] != stored.inheritance_type:
                news["owner"] = ""
                await tree.drop_members(tx, call.partner_id, id)
            await tree.replant(tx, call.partner_id, stored, news)
            if owner := changes.get("owner"):
                await self._own(tx, call, id, owner)

        await self._write(unit, str(id))

    async def _own(self, tx: Tx, call: Call, id: int, owner: str) -> None:
        await self._room.users.meet(tx, call.partner_id, owner, call.time)
        found = await self._room.users.find(tx, call.partner_id, owner)
        await member_store.make_manager(tx, call.partner_id, id, found or owner, call.time)

    async def _check_contexts(self, call: Call, text: str) -> None:
        if text and (await self._room.viewer(call)).is_enforced:
            raise CannotUpdatePrivacyContext

    async def _check_aggregation(self, tx: Tx, call: Call, text: str | None) -> None:
        for id in ids_in(text):
            found = await categories.find_one(tx, call.partner_id, str(id))
            if found is None or not found.is_aggregation_category:
                raise WrongAggregation

    async def _write(self, unit: Any, name: str) -> Any:
        try:
            return await self._db.write(unit)
        except Conflict as error:
            raise DuplicateCategory(name) from error
