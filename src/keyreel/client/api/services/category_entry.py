# Generated from the schema: change its source instead.
"""The service categoryEntry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.category_entry import CategoryEntry, CategoryEntryFilter, CategoryEntryListResponse
    from ..objects.common import FilterPager


class CategoryEntryService(Service):
    """Entries in categories."""

    id_ = 'categoryentry'
    registry_ = REGISTRY

    def activate(
        self,
        entry_id: str,
        category_id: int,
    ) -> None:
        """Let an entry in that waits for it.

        Raises:
            InvalidEntryId, CategoryNotFound, EntryIsNotAssignedToCategory, CannotActivateCategoryEntry,
                CannotActivateCategoryEntrySinceItIsNotPending
        """
        return self.call_('activate', k.NOTHING, {'entryId': entry_id, 'categoryId': category_id})

    def add(
        self,
        category_entry: CategoryEntry,
    ) -> CategoryEntry:
        """Put an entry into a category; into a moderated one, it may wait until somebody lets it in.

        Raises:
            PropertyValidationCannotBeNull, InvalidEntryId, CategoryNotFound, CannotAssignEntryToCategory,
                MaxCategoriesForEntryReached, CategoryEntryAlreadyExists
        """
        return self.call_('add', k.Nested("CategoryEntry"), {'categoryEntry': category_entry})

    def delete(
        self,
        entry_id: str,
        category_id: int,
    ) -> None:
        """Take an entry out of a category.

        Raises:
            InvalidEntryId, CategoryNotFound, EntryIsNotAssignedToCategory, CannotRemoveEntryFromCategory
        """
        return self.call_('delete', k.NOTHING, {'entryId': entry_id, 'categoryId': category_id})

    def index(
        self,
        entry_id: str,
        category_id: int,
        should_update: bool = True,
    ) -> int:
        """The number of a category entry. There is no index beside the data that could differ from it.

        Raises:
            EntryIsNotAssignedToCategory
        """
        return self.call_('index', k.NUMBER, {'entryId': entry_id, 'categoryId': category_id, 'shouldUpdate': should_update})

    def list(
        self,
        filter: CategoryEntryFilter | None = None,
        pager: FilterPager | None = None,
    ) -> CategoryEntryListResponse:
        """Which entries are in which categories. Those that were turned down are listed where a status is asked
        for.

        Raises:
            MustFilterOnEntryOrCategory
        """
        return self.call_('list', k.Nested("CategoryEntryListResponse"), {'filter': filter, 'pager': pager})

    def reject(
        self,
        entry_id: str,
        category_id: int,
    ) -> None:
        """Turn an entry down that waits to be let in.

        Raises:
            InvalidEntryId, CategoryNotFound, EntryIsNotAssignedToCategory, CannotRejectCategoryEntry,
                CannotRejectCategoryEntrySinceItIsNotPending
        """
        return self.call_('reject', k.NOTHING, {'entryId': entry_id, 'categoryId': category_id})

    def sync_privacy_context(
        self,
        entry_id: str,
        category_id: int,
    ) -> None:
        """Nothing to do: what is in a category has its privacy contexts because it is there.

        Raises:
            InvalidEntryId, CategoryNotFound, EntryIsNotAssignedToCategory
        """
        return self.call_('syncPrivacyContext', k.NOTHING, {'entryId': entry_id, 'categoryId': category_id})


class AsyncCategoryEntryService(AsyncService):
    """Entries in categories."""

    id_ = 'categoryentry'
    registry_ = REGISTRY

    async def activate(
        self,
        entry_id: str,
        category_id: int,
    ) -> None:
        """Let an entry in that waits for it.

        Raises:
            InvalidEntryId, CategoryNotFound, EntryIsNotAssignedToCategory, CannotActivateCategoryEntry,
                CannotActivateCategoryEntrySinceItIsNotPending
        """
        return await self.call_('activate', k.NOTHING, {'entryId': entry_id, 'categoryId': category_id})

    async def add(
        self,
        category_entry: CategoryEntry,
    ) -> CategoryEntry:
        """Put an entry into a category; into a moderated one, it may wait until somebody lets it in.

        Raises:
            PropertyValidationCannotBeNull, InvalidEntryId, CategoryNotFound, CannotAssignEntryToCategory,
                MaxCategoriesForEntryReached, CategoryEntryAlreadyExists
        """
        return await self.call_('add', k.Nested("CategoryEntry"), {'categoryEntry': category_entry})

    async def delete(
        self,
        entry_id: str,
        category_id: int,
    ) -> None:
        """Take an entry out of a category.

        Raises:
            InvalidEntryId, CategoryNotFound, EntryIsNotAssignedToCategory, CannotRemoveEntryFromCategory
        """
        return await self.call_('delete', k.NOTHING, {'entryId': entry_id, 'categoryId': category_id})

    async def index(
        self,
        entry_id: str,
        category_id: int,
        should_update: bool = True,
    ) -> int:
        """The number of a category entry. There is no index beside the data that could differ from it.

        Raises:
            EntryIsNotAssignedToCategory
        """
        return await self.call_('index', k.NUMBER, {'entryId': entry_id, 'categoryId': category_id, 'shouldUpdate': should_update})

    async def list(
        self,
        filter: CategoryEntryFilter | None = None,
        pager: FilterPager | None = None,
    ) -> CategoryEntryListResponse:
        """Which entries are in which categories. Those that were turned down are listed where a status is asked
        for.

        Raises:
            MustFilterOnEntryOrCategory
        """
        return await self.call_('list', k.Nested("CategoryEntryListResponse"), {'filter': filter, 'pager': pager})

    async def reject(
        self,
        entry_id: str,
        category_id: int,
    ) -> None:
        """Turn an entry down that waits to be let in.

        Raises:
            InvalidEntryId, CategoryNotFound, EntryIsNotAssignedToCategory, CannotRejectCategoryEntry,
                CannotRejectCategoryEntrySinceItIsNotPending
        """
        return await self.call_('reject', k.NOTHING, {'entryId': entry_id, 'categoryId': category_id})

    async def sync_privacy_context(
        self,
        entry_id: str,
        category_id: int,
    ) -> None:
        """Nothing to do: what is in a category has its privacy contexts because it is there.

        Raises:
            InvalidEntryId, CategoryNotFound, EntryIsNotAssignedToCategory
        """
        return await self.call_('syncPrivacyContext', k.NOTHING, {'entryId': entry_id, 'categoryId': category_id})
