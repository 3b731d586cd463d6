# Generated from the schema: change its source instead.
"""The service categoryUser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.category_user import CategoryUser, CategoryUserFilter, CategoryUserListResponse
    from ..objects.common import FilterPager


class CategoryUserService(Service):
    """Members of categories. A USER session sees itself and the members of what it manages, and changes those."""

    id_ = 'categoryuser'
    registry_ = REGISTRY

    def activate(
        self,
        category_id: int,
        user_id: str,
    ) -> CategoryUser:
        """Let somebody in again.

        Raises:
            CategoryNotFound, CategoryInheritMembers, InvalidUserId, InvalidCategoryUserId,
                CannotUpdateCategoryUser
        """
        return self.call_('activate', k.Nested("CategoryUser"), {'categoryId': category_id, 'userId': user_id})

    def add(
        self,
        category_user: CategoryUser,
    ) -> CategoryUser:
        """Make a user or a group a member; a user who is not there yet is made.

        Raises:
            PropertyValidationCannotBeNull, CategoryNotFound, CategoryInheritMembers,
                CategoryUserJoinNotAllowed, CategoryUserAlreadyExists, CategoryMaxUserReached
        """
        return self.call_('add', k.Nested("CategoryUser"), {'categoryUser': category_user})

    def copy_from_category(
        self,
        category_id: int,
    ) -> None:
        """Make the members of the category above members of this one too.

        Raises:
            CategoryNotFound, CategoryInheritMembers, CategoryDoesNotHaveParentCategory,
                NotEntitledToUpdateCategory
        """
        return self.call_('copyFromCategory', k.NOTHING, {'categoryId': category_id})

    def deactivate(
        self,
        category_id: int,
        user_id: str,
    ) -> CategoryUser:
        """Let a membership rest. Everybody but the owner may do so with their own.

        Raises:
            CategoryNotFound, CategoryInheritMembers, InvalidUserId, InvalidCategoryUserId,
                CannotUpdateCategoryUser, CannotUpdateCategoryUserOwner
        """
        return self.call_('deactivate', k.Nested("CategoryUser"), {'categoryId': category_id, 'userId': user_id})

    def delete(
        self,
        category_id: int,
        user_id: str,
    ) -> None:
        """Take somebody out of a category. Everybody but its owner may leave.

        Raises:
            CategoryNotFound, CategoryInheritMembers, InvalidUserId, InvalidCategoryUserId,
                CannotUpdateCategoryUser, CannotUpdateCategoryUserOwner
        """
        return self.call_('delete', k.NOTHING, {'categoryId': category_id, 'userId': user_id})

    def get(
        self,
        category_id: int,
        user_id: str,
    ) -> CategoryUser:
        """What somebody is in a category, or in the one whose members it has.

        Raises:
            CategoryNotFound, InvalidUserId, InvalidCategoryUserId
        """
        return self.call_('get', k.Nested("CategoryUser"), {'categoryId': category_id, 'userId': user_id})

    def index(
        self,
        user_id: str,
        category_id: int,
        should_update: bool = True,
    ) -> int:
        """The number of a membership. There is no index beside the data that could differ from it.

        Raises:
            InvalidCategoryUserId
        """
        return self.call_('index', k.NUMBER, {'userId': user_id, 'categoryId': category_id, 'shouldUpdate': should_update})

    def list(
        self,
        filter: CategoryUserFilter | None = None,
        pager: FilterPager | None = None,
    ) -> CategoryUserListResponse:
        """Who is a member of what. Of a category with the members of another, those are listed.

        Raises:
            MustFilterUsersOrCategory, CategoryNotFound
        """
        return self.call_('list', k.Nested("CategoryUserListResponse"), {'filter': filter, 'pager': pager})

    def update(
        self,
        category_id: int,
        user_id: str,
        category_user: CategoryUser,
        override: bool = False,
    ) -> CategoryUser:
        """Change what somebody is in a category.

        Raises:
            CategoryNotFound, CategoryInheritMembers, InvalidUserId, InvalidCategoryUserId,
                CannotUpdateCategoryUser, CannotUpdateCategoryUserOwner, CannotOverrideManualChanges
        """
        return self.call_('update', k.Nested("CategoryUser"), {'categoryId': category_id, 'userId': user_id, 'categoryUser': category_user, 'override': override})


class AsyncCategoryUserService(AsyncService):
    """Members of categories. A USER session sees itself and the members of what it manages, and changes those."""

    id_ = 'categoryuser'
    registry_ = REGISTRY

    async def activate(
        self,
        category_id: int,
        user_id: str,
    ) -> CategoryUser:
        """Let somebody in again.

        Raises:
            CategoryNotFound, CategoryInheritMembers, InvalidUserId, InvalidCategoryUserId,
                CannotUpdateCategoryUser
        """
        return await self.call_('activate', k.Nested("CategoryUser"), {'categoryId': category_id, 'userId': user_id})

    async def add(
        self,
        category_user: CategoryUser,
    ) -> CategoryUser:
        """Make a user or a group a member; a user who is not there yet is made.

        Raises:
            PropertyValidationCannotBeNull, CategoryNotFound, CategoryInheritMembers,
                CategoryUserJoinNotAllowed, CategoryUserAlreadyExists, CategoryMaxUserReached
        """
        return await self.call_('add', k.Nested("CategoryUser"), {'categoryUser': category_user})

    async def copy_from_category(
        self,
        category_id: int,
    ) -> None:
        """Make the members of the category above members of this one too.

        Raises:
            CategoryNotFound, CategoryInheritMembers, CategoryDoesNotHaveParentCategory,
                NotEntitledToUpdateCategory
        """
        return await self.call_('copyFromCategory', k.NOTHING, {'categoryId': category_id})

    async def deactivate(
        self,
        category_id: int,
        user_id: str,
    ) -> CategoryUser:
        """Let a membership rest. Everybody but the owner may do so with their own.

        Raises:
            CategoryNotFound, CategoryInheritMembers, InvalidUserId, InvalidCategoryUserId,
                CannotUpdateCategoryUser, CannotUpdateCategoryUserOwner
        """
        return await self.call_('deactivate', k.Nested("CategoryUser"), {'categoryId': category_id, 'userId': user_id})

    async def delete(
        self,
        category_id: int,
        user_id: str,
    ) -> None:
        """Take somebody out of a category. Everybody but its owner may leave.

        Raises:
            CategoryNotFound, CategoryInheritMembers, InvalidUserId, InvalidCategoryUserId,
                CannotUpdateCategoryUser, CannotUpdateCategoryUserOwner
        """
        return await self.call_('delete', k.NOTHING, {'categoryId': category_id, 'userId': user_id})

    async def get(
        self,
        category_id: int,
        user_id: str,
    ) -> CategoryUser:
        """What somebody is in a category, or in the one whose members it has.

        Raises:
            CategoryNotFound, InvalidUserId, InvalidCategoryUserId
        """
        return await self.call_('get', k.Nested("CategoryUser"), {'categoryId': category_id, 'userId': user_id})

    async def index(
        self,
        user_id: str,
        category_id: int,
        should_update: bool = True,
    ) -> int:
        """The number of a membership. There is no index beside the data that could differ from it.

        Raises:
            InvalidCategoryUserId
        """
        return await self.call_('index', k.NUMBER, {'userId': user_id, 'categoryId': category_id, 'shouldUpdate': should_update})

    async def list(
        self,
        filter: CategoryUserFilter | None = None,
        pager: FilterPager | None = None,
    ) -> CategoryUserListResponse:
        """Who is a member of what. Of a category with the members of another, those are listed.

        Raises:
            MustFilterUsersOrCategory, CategoryNotFound
        """
        return await self.call_('list', k.Nested("CategoryUserListResponse"), {'filter': filter, 'pager': pager})

    async def update(
        self,
        category_id: int,
        user_id: str,
        category_user: CategoryUser,
        override: bool = False,
    ) -> CategoryUser:
        """Change what somebody is in a category.

        Raises:
            CategoryNotFound, CategoryInheritMembers, InvalidUserId, InvalidCategoryUserId,
                CannotUpdateCategoryUser, CannotUpdateCategoryUserOwner, CannotOverrideManualChanges
        """
        return await self.call_('update', k.Nested("CategoryUser"), {'categoryId': category_id, 'userId': user_id, 'categoryUser': category_user, 'override': override})
