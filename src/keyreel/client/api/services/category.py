# Generated from the schema: change its source instead.
"""The service category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..enums.common import NullableBoolean
from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.category import Category, CategoryFilter, CategoryListResponse
    from ..objects.common import FilterPager


class CategoryService(Service):
    """Categories. Ids stay when categories are renamed and moved; what is counted in them is always true."""

    id_ = 'category'
    registry_ = REGISTRY

    def add(
        self,
        category: Category,
    ) -> Category:
        """Make a category.

        Raises:
            CategoryNotFound, DuplicateCategory, PropertyValidationCannotBeNull, PropertyValidationMinLength,
                PropertyValidationMaxLength, CannotUpdateCategoryEntitlementFieldsWithNoPrivacyContext,
                CannotInheritMembersWhenParentCategoryIsNotSet, CannotSetOwnerWhenCategoryInheritMembers,
                CannotSetDefaultPermissionLevelWhenCategoryInheritMembers, CannotUpdateCategoryPrivacyContext,
                AggregationCategoryWrongAssociation, NotEntitledToUpdateCategory
        """
        return self.call_('add', k.Nested("Category"), {'category': category})

    def delete(
        self,
        id: int,
        move_entries_to_parent_category: NullableBoolean | bool = NullableBoolean.TRUE_VALUE,
    ) -> None:
        """Delete a category and all below it. Their entries go to the one above it, unless that is not wanted.

        Raises:
            CategoryNotFound, NotEntitledToUpdateCategory
        """
        return self.call_('delete', k.NOTHING, {'id': id, 'moveEntriesToParentCategory': move_entries_to_parent_category})

    def get(
        self,
        id: int,
    ) -> Category:
        """A category.

        Raises:
            CategoryNotFound
        """
        return self.call_('get', k.Nested("Category"), {'id': id})

    def index(
        self,
        id: int,
        should_update: bool = True,
    ) -> int:
        """Count anew what is in a category. There is no index beside the data that could differ from it.

        Raises:
            CategoryNotFound
        """
        return self.call_('index', k.NUMBER, {'id': id, 'shouldUpdate': should_update})

    def list(
        self,
        filter: CategoryFilter | None = None,
        pager: FilterPager | None = None,
    ) -> CategoryListResponse:
        """Categories; where entitlement is enforced, those that are there for the caller."""
        return self.call_('list', k.Nested("CategoryListResponse"), {'filter': filter, 'pager': pager})

    def move(
        self,
        category_ids: str,
        target_category_parent_id: int,
    ) -> bool:
        """Move categories that are below one, with all below them, below another; 0 is the top.

        Raises:
            CategoryNotFound, CannotMoveCategoriesFromDifferentParentCategories, ParentCategoryIsChild,
                DuplicateCategory, NotEntitledToUpdateCategory
        """
        return self.call_('move', k.FLAG, {'categoryIds': category_ids, 'targetCategoryParentId': target_category_parent_id})

    def unlock_categories(self) -> None:
        """Nothing to do: changes of the tree are whole when they are answered, so no category stays locked."""
        return self.call_('unlockCategories', k.NOTHING, {})

    def update(
        self,
        id: int,
        category: Category,
    ) -> Category:
        """Change a category; another `parentId` moves it with all below it.

        Raises:
            CategoryNotFound, DuplicateCategory, PropertyValidationCannotBeNull, PropertyValidationMinLength,
                PropertyValidationMaxLength, CannotUpdateCategoryEntitlementFieldsWithNoPrivacyContext,
                CannotInheritMembersWhenParentCategoryIsNotSet, CannotSetOwnerWhenCategoryInheritMembers,
                CannotSetDefaultPermissionLevelWhenCategoryInheritMembers, CannotUpdateCategoryPrivacyContext,
                ParentCategoryIsChild, AggregationCategoryWrongAssociation, NotEntitledToUpdateCategory
        """
        return self.call_('update', k.Nested("Category"), {'id': id, 'category': category})


class AsyncCategoryService(AsyncService):
    """Categories. Ids stay when categories are renamed and moved; what is counted in them is always true."""

    id_ = 'category'
    registry_ = REGISTRY

    async def add(
        self,
        category: Category,
    ) -> Category:
        """Make a category.

        Raises:
            CategoryNotFound, DuplicateCategory, PropertyValidationCannotBeNull, PropertyValidationMinLength,
                PropertyValidationMaxLength, CannotUpdateCategoryEntitlementFieldsWithNoPrivacyContext,
                CannotInheritMembersWhenParentCategoryIsNotSet, CannotSetOwnerWhenCategoryInheritMembers,
                CannotSetDefaultPermissionLevelWhenCategoryInheritMembers, CannotUpdateCategoryPrivacyContext,
                AggregationCategoryWrongAssociation, NotEntitledToUpdateCategory
        """
        return await self.call_('add', k.Nested("Category"), {'category': category})

    async def delete(
        self,
        id: int,
        move_entries_to_parent_category: NullableBoolean | bool = NullableBoolean.TRUE_VALUE,
    ) -> None:
        """Delete a category and all below it. Their entries go to the one above it, unless that is not wanted.

        Raises:
            CategoryNotFound, NotEntitledToUpdateCategory
        """
        return await self.call_('delete', k.NOTHING, {'id': id, 'moveEntriesToParentCategory': move_entries_to_parent_category})

    async def get(
        self,
        id: int,
    ) -> Category:
        """A category.

        Raises:
            CategoryNotFound
        """
        return await self.call_('get', k.Nested("Category"), {'id': id})

    async def index(
        self,
        id: int,
        should_update: bool = True,
    ) -> int:
        """Count anew what is in a category. There is no index beside the data that could differ from it.

        Raises:
            CategoryNotFound
        """
        return await self.call_('index', k.NUMBER, {'id': id, 'shouldUpdate': should_update})

    async def list(
        self,
        filter: CategoryFilter | None = None,
        pager: FilterPager | None = None,
    ) -> CategoryListResponse:
        """Categories; where entitlement is enforced, those that are there for the caller."""
        return await self.call_('list', k.Nested("CategoryListResponse"), {'filter': filter, 'pager': pager})

    async def move(
        self,
        category_ids: str,
        target_category_parent_id: int,
    ) -> bool:
        """Move categories that are below one, with all below them, below another; 0 is the top.

        Raises:
            CategoryNotFound, CannotMoveCategoriesFromDifferentParentCategories, ParentCategoryIsChild,
                DuplicateCategory, NotEntitledToUpdateCategory
        """
        return await self.call_('move', k.FLAG, {'categoryIds': category_ids, 'targetCategoryParentId': target_category_parent_id})

    async def unlock_categories(self) -> None:
        """Nothing to do: changes of the tree are whole when they are answered, so no category stays locked."""
        return await self.call_('unlockCategories', k.NOTHING, {})

    async def update(
        self,
        id: int,
        category: Category,
    ) -> Category:
        """Change a category; another `parentId` moves it with all below it.

        Raises:
            CategoryNotFound, DuplicateCategory, PropertyValidationCannotBeNull, PropertyValidationMinLength,
                PropertyValidationMaxLength, CannotUpdateCategoryEntitlementFieldsWithNoPrivacyContext,
                CannotInheritMembersWhenParentCategoryIsNotSet, CannotSetOwnerWhenCategoryInheritMembers,
                CannotSetDefaultPermissionLevelWhenCategoryInheritMembers, CannotUpdateCategoryPrivacyContext,
                ParentCategoryIsChild, AggregationCategoryWrongAssociation, NotEntitledToUpdateCategory
        """
        return await self.call_('update', k.Nested("Category"), {'id': id, 'category': category})
