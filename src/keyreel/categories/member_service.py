"""`categoryUser.*`: members of categories. See docs/protocol/categories.md, "Members"."""

from typing import Any

from keyreel.categories import member_store
from keyreel.categories.errors import (
    AlreadyAMember,
    CannotOverrideManual,
    CannotUpdateMember,
    CannotUpdateOwner,
    CategoryNotFound,
    InheritsMembers,
    InvalidUserId,
    JoinNotAllowed,
    MustFilterMembers,
    NoParent,
    NotAMember,
    NotEntitledToUpdate,
    TooManyMembers,
)
from keyreel.categories.member_store import AMONG_USERS, members
from keyreel.categories.member_types import (
    CategoryUser,
    CategoryUserFilter,
    CategoryUserListResponse,
    CategoryUserStatus,
    UpdateMethodType,
)
from keyreel.categories.room import ASSIGN, MANAGING, Room, members_of
from keyreel.categories.rules import MOST_MEMBERS, level_of_names, names_of_level
from keyreel.categories.store import categories
from keyreel.categories.tree import count_members, hold
from keyreel.categories.types import Category, CategoryUserPermissionLevel, InheritanceType
from keyreel.gate import Call, admit, amend, fold
from keyreel.schema.errors import CannotBeNull
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed, created, deleted
from keyreel.schema.service import USER, Service, action
from keyreel.storage import Conflict, Tx

_MEMBERS = "CONTENT_MANAGE_CATEGORY_USERS"
_READ_ONLY = "KMC_READ_ONLY"
_KIND = "keyreel.CATEGORY_USER"
_CATEGORY = ("category", "category_id")
_ASKED = ("user_id_equal", "user_id_in", "category_id_equal", "category_id_in", "category_full_ids_starts_with")
_ASKED_TOO = ("category_full_ids_equal", "related_groups_by_user_id")


class CategoryUserService(Service, name="categoryUser"):
    """Members of categories. A USER session sees itself and the members of what it manages, and changes those."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._db = room.db

    @action(
        permission=[ASSIGN, USER],
        raises=[CannotBeNull, CategoryNotFound, InheritsMembers, JoinNotAllowed, AlreadyAMember, TooManyMembers],
        writes=True,
        record=created(_KIND),
    )
    async def add(self, call: Call, category_user: CategoryUser) -> CategoryUser:
        """Make a user or a group a member; a user who is not there yet is made."""
        values = admit(category_user, call)
        for name, wire in (("category_id", "categoryId"), ("user_id", "userId")):
            if not values.get(name):
                raise CannotBeNull(f"KalturaCategoryUser::{wire}")
        category = await self._own(call, values["category_id"])
        if not await self._manages(call, category):
            raise JoinNotAllowed(str(category.id))
        level, names = _powers(values, category)
        id, method = category.id or 0, values.get("update_method", UpdateMethodType.MANUAL)

        async def unit(tx: Tx) -> str:
            await hold(tx, call.partner_id)
            if await categories.find_one(tx, call.partner_id, str(id)) is None:
                raise CategoryNotFound(str(id))
            await self._room.users.meet(tx, call.partner_id, values["user_id"], call.time)
            user_id = await self._room.users.find(tx, call.partner_id, values["user_id"]) or values["user_id"]
            if await member_store.find_member(tx, call.partner_id, id, user_id) is not None:
                raise AlreadyAMember
            if await member_store.count(tx, call.partner_id, id) >= MOST_MEMBERS:
                raise TooManyMembers(str(MOST_MEMBERS))
            await member_store.let_in(tx, call.partner_id, id, user_id, level, call.time, method=method, names=names)
            return user_id

        try:
            user_id = await self._db.write(unit)
        except Conflict as error:
            raise AlreadyAMember from error
        return await self._shown(call, id, user_id)

    @action(permission=[ASSIGN, USER, _READ_ONLY], raises=[CategoryNotFound, InvalidUserId, NotAMember])
    async def get(self, call: Call, category_id: int, user_id: str) -> CategoryUser:
        """What somebody is in a category, or in the one whose members it has."""
        category = await self._room.category(call, category_id)
        await self._check_known(call, user_id)
        if not self._is_caller(call, user_id) and not await self._reads(call, category):
            raise NotAMember(str(category_id), user_id)
        return await self._shown(call, members_of(category), user_id, category_id)

    @action(
        permission=[ASSIGN, USER],
        raises=[
            CategoryNotFound,
            InheritsMembers,
            InvalidUserId,
            NotAMember,
            CannotUpdateMember,
            CannotUpdateOwner,
            CannotOverrideManual,
        ],
        writes=True,
        record=changed(_KIND, "user_id", _CATEGORY),
    )
    async def update(
        self, call: Call, category_id: int, user_id: str, category_user: CategoryUser, override: bool = False
    ) -> CategoryUser:
        """Change what somebody is in a category.

        What people said of a membership, a program changes only with `override`.
        """
        category = await self._changeable(call, category_id, user_id)
        stored = await self._shown(call, category_id, user_id)
        changes = {name: value for name, value in amend(stored, category_user, call).items() if value is not None}
        method = changes.get("update_method")
        if method == UpdateMethodType.AUTOMATIC and stored.update_method == UpdateMethodType.MANUAL and not override:
            raise CannotOverrideManual
        if "permission_level" in changes or "permission_names" in changes:
            changes["permission_level"], changes["permission_names"] = _powers(changes, category)
        if changes.get("permission_level", 0) != CategoryUserPermissionLevel.MANAGER and _is_owner(category, user_id):
            raise CannotUpdateOwner
        return await self._change(call, category_id, user_id, changes)

    @action(
        permission=[ASSIGN, USER],
        raises=[CategoryNotFound, InheritsMembers, InvalidUserId, NotAMember, CannotUpdateMember, CannotUpdateOwner],
        writes=True,
        record=deleted(_KIND, "user_id", _CATEGORY),
    )
    async def delete(self, call: Call, category_id: int, user_id: str) -> None:
        """Take somebody out of a category. Everybody but its owner may leave."""
        category = await self._changeable(call, category_id, user_id, leaves=True)
        if _is_owner(category, user_id):
            raise CannotUpdateOwner

        async def unit(tx: Tx) -> None:
            await hold(tx, call.partner_id)
            if not await member_store.let_out(tx, call.partner_id, category_id, user_id):
                raise NotAMember(str(category_id), user_id)

        await self._db.write(unit)

    @action(permission=[ASSIGN, USER, _READ_ONLY], raises=[MustFilterMembers, CategoryNotFound])
    async def list_(
        self, call: Call, filter: CategoryUserFilter | None = None, pager: FilterPager | None = None
    ) -> CategoryUserListResponse:
        """Who is a member of what. Of a category with the members of another, those are listed."""
        given: dict[str, Any] = dict(filter.given) if filter else {}
        if not any(given.get(name) for name in (*_ASKED, *_ASKED_TOO)):
            raise MustFilterMembers
        category_id = given.get("category_id_equal")
        reads = await self._reads(call, None)
        if category_id:
            category = await self._room.category(call, category_id)
            reads = reads or await self._reads(call, category)
            if not given.get("category_direct_members"):
                given["category_id_equal"] = members_of(category)
        also: dict[str, Any] = {}
        if related := given.pop("related_groups_by_user_id", None):
            groups = await self._room.users.groups_of(self._db, call.partner_id, related)
            also[AMONG_USERS] = [fold(related), *groups]
        if not reads:
            also[AMONG_USERS] = await self._narrowed(call, also.get(AMONG_USERS))
        page = await members.list(self._db, call.partner_id, CategoryUserFilter.of(given), pager, also)
        return CategoryUserListResponse(total_count=page.total, objects=page.objects)

    @action(
        permission=[ASSIGN, USER],
        raises=[CategoryNotFound, InheritsMembers, InvalidUserId, NotAMember, CannotUpdateMember],
        writes=True,
        record=changed(_KIND, "user_id", _CATEGORY),
    )
    async def activate(self, call: Call, category_id: int, user_id: str) -> CategoryUser:
        """Let somebody in again."""
        await self._changeable(call, category_id, user_id)
        return await self._change(call, category_id, user_id, {"status": CategoryUserStatus.ACTIVE})

    @action(
        permission=[ASSIGN, USER],
        raises=[CategoryNotFound, InheritsMembers, InvalidUserId, NotAMember, CannotUpdateMember, CannotUpdateOwner],
        writes=True,
        record=changed(_KIND, "user_id", _CATEGORY),
    )
    async def deactivate(self, call: Call, category_id: int, user_id: str) -> CategoryUser:
        """Let a membership rest. Everybody but the owner may do so with their own."""
        category = await self._changeable(call, category_id, user_id, leaves=True)
        if _is_owner(category, user_id):
            raise CannotUpdateOwner
        return await self._change(call, category_id, user_id, {"status": CategoryUserStatus.NOT_ACTIVE})

    @action(
        permission=[_MEMBERS],
        raises=[CategoryNotFound, InheritsMembers, NoParent, NotEntitledToUpdate],
        writes=True,
        record=changed(_KIND, None, _CATEGORY),
    )
    async def copy_from_category(self, call: Call, category_id: int) -> None:
        """Make the members of the category above members of this one too."""
        category = await self._own(call, category_id)
        await self._room.check_manages(call, category)
        if not category.parent_id:
            raise NoParent
        above = await self._room.category(call, category.parent_id)

        async def unit(tx: Tx) -> None:
            await hold(tx, call.partner_id)
            await member_store.copy_members(tx, call.partner_id, members_of(above), category_id, call.time)

        await self._db.write(unit)

    @action(permission=[], raises=[NotAMember])
    async def index(self, call: Call, user_id: str, category_id: int, should_update: bool = True) -> int:
        """The number of a membership. There is no index beside the data that could differ from it."""
        found = await member_store.find_member(self._db, call.partner_id, category_id, user_id)
        if found is None:
            raise NotAMember(str(category_id), user_id)
        return found

    async def _own(self, call: Call, id: int) -> Category:
        """A category that is there and has members of its own."""
        category = await self._room.category(call, id)
        if category.inheritance_type == InheritanceType.INHERIT:
            raise InheritsMembers(str(id))
        return category

    async def _changeable(self, call: Call, id: int, user_id: str, *, leaves: bool = False) -> Category:
        """A category whose member the caller may change, as a manager or because it is about the caller."""
        category = await self._own(call, id)
        await self._check_known(call, user_id)
        if not (leaves and self._is_caller(call, user_id)) and not await self._manages(call, category):
            raise CannotUpdateMember
        return category

    async def _manages(self, call: Call, category: Category) -> bool:
        return await self._room.rules_all(call) or await self._room.level(call, category) in MANAGING

    async def _reads(self, call: Call, category: Category | None) -> bool:
        """Whether the caller sees all members: of a category, or of all of them."""
        if call.grant.holds_any([ASSIGN, _READ_ONLY]) and not (await self._room.viewer(call)).is_enforced:
            return True
        return category is not None and await self._room.level(call, category) in MANAGING

    async def _narrowed(self, call: Call, keys: list[str] | None) -> list[str]:
        own = await self._room.keys(call)
        return own if keys is None else [key for key in own if key in keys]

    async def _check_known(self, call: Call, user_id: str) -> None:
        if await self._room.users.find(self._db, call.partner_id, user_id) is None:
            raise InvalidUserId

    @staticmethod
    def _is_caller(call: Call, user_id: str) -> bool:
        own = call.caller.user_id
        return bool(own) and fold(own or "") == fold(user_id)

    async def _change(self, call: Call, category_id: int, user_id: str, changes: dict[str, Any]) -> CategoryUser:
        async def unit(tx: Tx) -> None:
            await hold(tx, call.partner_id)
            found = await member_store.find_member(tx, call.partner_id, category_id, user_id)
            if found is None:
                raise NotAMember(str(category_id), user_id)
            stored = await members.get(tx, call.partner_id, str(found))
            await members.change(tx, call.partner_id, str(found), stored, {**changes, "updated_at": call.time})
            await count_members(tx, call.partner_id, [category_id])

        await self._db.write(unit)
        return await self._shown(call, category_id, user_id)

    async def _shown(self, call: Call, category_id: int, user_id: str, named: int | None = None) -> CategoryUser:
        found = await member_store.find_member(self._db, call.partner_id, category_id, user_id)
        if found is None:
            raise NotAMember(str(named or category_id), user_id)
        return await members.get(self._db, call.partner_id, str(found))


def _is_owner(category: Category, user_id: str) -> bool:
    return bool(category.owner) and fold(category.owner or "") == fold(user_id)


def _powers(said: dict[str, Any], category: Category) -> tuple[CategoryUserPermissionLevel, str]:
    """The level and the permissions that a member gets."""
    names = said.get("permission_names") or ""
    level = said.get("permission_level")
    if level is None and names:
        level = level_of_names(names)
    if level is None:
        level = category.default_permission_level
    level = CategoryUserPermissionLevel(CategoryUserPermissionLevel.MEMBER if level is None else level)
    return level, names_of_level(level, names)
