# Generated from the schema: change its source instead.
"""The service permissionItem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.base import PermissionItem
    from ..objects.common import FilterPager
    from ..objects.permission_item import PermissionItemFilter, PermissionItemListResponse


class PermissionItemService(Service):
    """Permission items: the actions and properties that permissions open."""

    id_ = 'permissionitem'
    registry_ = REGISTRY

    def add(
        self,
        permission_item: PermissionItem,
    ) -> PermissionItem:
        """For the installation's own account: make an item, for its own permissions.

        Raises:
            PropertyValidationCannotBeNull
        """
        return self.call_('add', k.Nested("PermissionItem"), {'permissionItem': permission_item})

    def delete(
        self,
        permission_item_id: int,
    ) -> PermissionItem:
        """For the installation's own account: remove an item that it made. Permissions that list it lose it.

        Raises:
            InvalidObjectId
        """
        return self.call_('delete', k.Nested("PermissionItem"), {'permissionItemId': permission_item_id})

    def get(
        self,
        permission_item_id: int,
    ) -> PermissionItem:
        """A permission item.

        Raises:
            InvalidObjectId
        """
        return self.call_('get', k.Nested("PermissionItem"), {'permissionItemId': permission_item_id})

    def list(
        self,
        filter: PermissionItemFilter | None = None,
        pager: FilterPager | None = None,
    ) -> PermissionItemListResponse:
        """The permission items that the account can use."""
        return self.call_('list', k.Nested("PermissionItemListResponse"), {'filter': filter, 'pager': pager})

    def update(
        self,
        permission_item_id: int,
        permission_item: PermissionItem,
    ) -> PermissionItem:
        """For the installation's own account: change an item that it made.

        Raises:
            InvalidObjectId
        """
        return self.call_('update', k.Nested("PermissionItem"), {'permissionItemId': permission_item_id, 'permissionItem': permission_item})


class AsyncPermissionItemService(AsyncService):
    """Permission items: the actions and properties that permissions open."""

    id_ = 'permissionitem'
    registry_ = REGISTRY

    async def add(
        self,
        permission_item: PermissionItem,
    ) -> PermissionItem:
        """For the installation's own account: make an item, for its own permissions.

        Raises:
            PropertyValidationCannotBeNull
        """
        return await self.call_('add', k.Nested("PermissionItem"), {'permissionItem': permission_item})

    async def delete(
        self,
        permission_item_id: int,
    ) -> PermissionItem:
        """For the installation's own account: remove an item that it made. Permissions that list it lose it.

        Raises:
            InvalidObjectId
        """
        return await self.call_('delete', k.Nested("PermissionItem"), {'permissionItemId': permission_item_id})

    async def get(
        self,
        permission_item_id: int,
    ) -> PermissionItem:
        """A permission item.

        Raises:
            InvalidObjectId
        """
        return await self.call_('get', k.Nested("PermissionItem"), {'permissionItemId': permission_item_id})

    async def list(
        self,
        filter: PermissionItemFilter | None = None,
        pager: FilterPager | None = None,
    ) -> PermissionItemListResponse:
        """The permission items that the account can use."""
        return await self.call_('list', k.Nested("PermissionItemListResponse"), {'filter': filter, 'pager': pager})

    async def update(
        self,
        permission_item_id: int,
        permission_item: PermissionItem,
    ) -> PermissionItem:
        """For the installation's own account: change an item that it made.

        Raises:
            InvalidObjectId
        """
        return await self.call_('update', k.Nested("PermissionItem"), {'permissionItemId': permission_item_id, 'permissionItem': permission_item})
