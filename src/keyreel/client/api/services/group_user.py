# Generated from the schema: change its source instead.
"""The service groupUser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.bulk import BulkUpload
    from ..objects.common import FilterPager
    from ..objects.group_user import GroupUser, GroupUserFilter, GroupUserListResponse


class GroupUserService(Service):
    """Members of groups. A USER session sees its own groups and their members, and changes those that it
    manages.
    """

    id_ = 'groupuser'
    registry_ = REGISTRY

    def add(
        self,
        group_user: GroupUser,
    ) -> GroupUser:
        """Let a user into a group.

        Raises:
            PropertyValidationCannotBeNull, UserNotFound, GroupNotFound, GroupUserAlreadyExists,
                UserExceededMaxGroups
        """
        return self.call_('add', k.Nested("GroupUser"), {'groupUser': group_user})

    def delete(
        self,
        user_id: str,
        group_id: str,
    ) -> None:
        """Take a user out of a group. Everybody may leave.

        Raises:
            GroupUserDoesNotExists, GroupNotFound
        """
        return self.call_('delete', k.NOTHING, {'userId': user_id, 'groupId': group_id})

    def list(
        self,
        filter: GroupUserFilter | None = None,
        pager: FilterPager | None = None,
    ) -> GroupUserListResponse:
        """Who is in which group. A USER session lists its own groups, or the members of one that it is in."""
        return self.call_('list', k.Nested("GroupUserListResponse"), {'filter': filter, 'pager': pager})

    def sync(
        self,
        user_id: str,
        group_ids: str | None = None,
        remove_from_existing_groups: bool = True,
        create_new_groups: bool = True,
    ) -> BulkUpload:
        """Let a user into these groups, and out of the others that an earlier sync let them into.

        Raises:
            UserNotFound, GroupNotFound, UserExceededMaxGroups
        """
        return self.call_('sync', k.Nested("BulkUpload"), {'userId': user_id, 'groupIds': group_ids, 'removeFromExistingGroups': remove_from_existing_groups, 'createNewGroups': create_new_groups})

    def update(
        self,
        group_user_id: str,
        group_user: GroupUser,
    ) -> GroupUser:
        """Change what a user is in a group.

        Raises:
            GroupUserNotFound, GroupNotFound
        """
        return self.call_('update', k.Nested("GroupUser"), {'groupUserId': group_user_id, 'groupUser': group_user})


class AsyncGroupUserService(AsyncService):
    """Members of groups. A USER session sees its own groups and their members, and changes those that it
    manages.
    """

    id_ = 'groupuser'
    registry_ = REGISTRY

    async def add(
        self,
        group_user: GroupUser,
    ) -> GroupUser:
        """Let a user into a group.

        Raises:
            PropertyValidationCannotBeNull, UserNotFound, GroupNotFound, GroupUserAlreadyExists,
                UserExceededMaxGroups
        """
        return await self.call_('add', k.Nested("GroupUser"), {'groupUser': group_user})

    async def delete(
        self,
        user_id: str,
        group_id: str,
    ) -> None:
        """Take a user out of a group. Everybody may leave.

        Raises:
            GroupUserDoesNotExists, GroupNotFound
        """
        return await self.call_('delete', k.NOTHING, {'userId': user_id, 'groupId': group_id})

    async def list(
        self,
        filter: GroupUserFilter | None = None,
        pager: FilterPager | None = None,
    ) -> GroupUserListResponse:
        """Who is in which group. A USER session lists its own groups, or the members of one that it is in."""
        return await self.call_('list', k.Nested("GroupUserListResponse"), {'filter': filter, 'pager': pager})

    async def sync(
        self,
        user_id: str,
        group_ids: str | None = None,
        remove_from_existing_groups: bool = True,
        create_new_groups: bool = True,
    ) -> BulkUpload:
        """Let a user into these groups, and out of the others that an earlier sync let them into.

        Raises:
            UserNotFound, GroupNotFound, UserExceededMaxGroups
        """
        return await self.call_('sync', k.Nested("BulkUpload"), {'userId': user_id, 'groupIds': group_ids, 'removeFromExistingGroups': remove_from_existing_groups, 'createNewGroups': create_new_groups})

    async def update(
        self,
        group_user_id: str,
        group_user: GroupUser,
    ) -> GroupUser:
        """Change what a user is in a group.

        Raises:
            GroupUserNotFound, GroupNotFound
        """
        return await self.call_('update', k.Nested("GroupUser"), {'groupUserId': group_user_id, 'groupUser': group_user})
