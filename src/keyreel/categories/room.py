"""What the services of categories share: what they need of other rooms, and who may do what."""

from collections.abc import Sequence
from typing import Protocol

from keyreel.categories.entitlement import SEES_ALL, Rules, Viewer, is_enforced, may_see_entry, viewer_of
from keyreel.categories.entry_store import placements_of
from keyreel.categories.errors import InvalidEntryId, NotEntitledToUpdate
from keyreel.categories.member_store import level_of
from keyreel.categories.rules import MOST_CATEGORIES, MOST_CATEGORIES_UNLIMITED
from keyreel.categories.store import find_visible
from keyreel.categories.types import Category, CategoryUserPermissionLevel
from keyreel.gate import Call, fold
from keyreel.storage import Database, Reader, Tx

ASSIGN = "CONTENT_MANAGE_ASSIGN_CATEGORIES"
"""Whoever holds it says what is in every category, and who is a member."""
EDIT = "CONTENT_MANAGE_EDIT_CATEGORIES"
"""Whoever holds it makes and changes categories."""
MANAGING = (CategoryUserPermissionLevel.MANAGER,)
MODERATING = (CategoryUserPermissionLevel.MANAGER, CategoryUserPermissionLevel.MODERATOR)
CONTRIBUTING = (*MODERATING, CategoryUserPermissionLevel.CONTRIBUTOR)


_ENTITLEMENT = "FEATURE_ENTITLEMENT"
_NO_LIMIT = "FEATURE_DISABLE_CATEGORY_LIMIT"
_STRICT, _LENIENT = Rules(is_usable=True, by_default=True), Rules(is_usable=True, by_default=False)


class Accounts(Protocol):
    """What categories need to know of accounts."""

    async def has_feature(self, partner_id: int, name: str) -> bool:
        """Whether an account has a feature."""
        ...


class Entries(Protocol):
    """What categories need to know of entries."""

    async def users_of(self, db: Database | Tx, partner_id: int, entry_id: str) -> list[str] | None:
        """The user whose entry this is, empty where it is nobody's, and those who are entitled to it by name; `None`
        where there is no such entry."""
        ...

    async def listed(self, db: Database | Tx, partner_id: int, playlist_ids: Sequence[str]) -> set[str]:
        """The entries that some playlists list by their ids."""
        ...


class Users(Protocol):
    """What categories need to know of users."""

    async def find(self, db: Database | Tx, partner_id: int, user_id: str) -> str | None:
        """A user's or group's id as it is written; `None` where there is none."""
        ...

    async def meet(self, tx: Tx, partner_id: int, user_id: str, now: int) -> None:
        """Make a user who is not there yet.

        Raises:
            ApiError: there can be no user with this id.
        """
        ...

    async def groups_of(self, db: Reader, partner_id: int, user_id: str) -> list[str]:
        """The folded ids of the groups that a user is in."""
        ...


class Room:
    """What the services of categories are made with."""

    def __init__(self, db: Database, accounts: Accounts, users: Users, entries: Entries) -> None:
        self.db = db
        self.accounts = accounts
        self.users = users
        self.entries = entries

    async def viewer(self, call: Call) -> Viewer:
        """Who makes a call, as entitlement sees it."""
        rules = _STRICT if call.partner is not None and call.partner.enforces_entitlement else _LENIENT
        if not is_enforced(call.partner_id, call.ks, rules):
            return SEES_ALL
        if not await self.accounts.has_feature(call.partner_id, _ENTITLEMENT):
            return SEES_ALL
        playlists = (call.ks.privileges.get("disableentitlementforplaylist") if call.ks else None) or ()
        exempt = (
            {*playlists, *await self.entries.listed(self.db, call.partner_id, playlists)} if playlists else set[str]()
        )
        return viewer_of(call.partner_id, call.ks, rules, (await self.keys(call))[1:], exempt)

    async def most_categories(self, partner_id: int) -> int:
        """Categories that an entry of an account can be in."""
        is_free = await self.accounts.has_feature(partner_id, _NO_LIMIT)
        return MOST_CATEGORIES_UNLIMITED if is_free else MOST_CATEGORIES

    async def keys(self, call: Call) -> list[str]:
        """The folded ids of the caller and of the caller's groups; nothing where the caller is nobody."""
        user_id = call.caller.user_id
        if not user_id:
            return []
        return [fold(user_id), *await self.users.groups_of(self.db, call.partner_id, user_id)]

    async def category(self, call: Call, id: int) -> Category:
        """A category that is there for the caller.

        Raises:
            CategoryNotFound
        """
        return await find_visible(self.db, call.partner_id, id, await self.viewer(call))

    async def level(self, call: Call, category: Category) -> CategoryUserPermissionLevel | None:
        """What the caller is in a category."""
        keys = await self.keys(call)
        return await level_of(self.db, call.partner_id, members_of(category), keys) if keys else None

    async def rules_all(self, call: Call) -> bool:
        """Whether the caller may act on every category, its members and entries, without being a member."""
        return call.grant.holds_any([ASSIGN]) and not (await self.viewer(call)).is_enforced

    async def check_manages(self, call: Call, category: Category | None) -> None:
        """Whether the caller may change a category, or the top of the tree, where entitlement is enforced.

        Raises:
            NotEntitledToUpdate
        """
        if not (await self.viewer(call)).is_enforced:
            return
        if category is None or await self.level(call, category) not in MANAGING:
            raise NotEntitledToUpdate

    async def entry_owner(self, call: Call, entry_id: str) -> str:
        """The user whose entry this is; empty where it is nobody's.

        Raises:
            InvalidEntryId: it is not there for the caller.
        """
        users = await self.entries.users_of(self.db, call.partner_id, entry_id)
        if users is None:
            raise InvalidEntryId(entry_id)
        viewer = await self.viewer(call)
        if viewer.is_enforced:
            places = await placements_of(self.db, call.partner_id, entry_id, viewer)
            if not may_see_entry(viewer, entry_id, users, places, partner_id=call.partner_id):
                raise InvalidEntryId(entry_id)
        return users[0]


def members_of(category: Category) -> int:
    """The category whose members a category has."""
    return category.inherited_parent_id or category.id or 0
