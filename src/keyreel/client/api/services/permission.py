# Generated from the schema: change its source instead.
"""The service permission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.common import FilterPager
    from ..objects.permission import Permission, PermissionFilter, PermissionListResponse


class PermissionService(Service):
    """Permissions: the names that roles are made of, and the features of an account."""

    id_ = 'permission'
    registry_ = REGISTRY

    def add(
        self,
        permission: Permission,
    ) -> Permission:
        """Make a permission of the account, for its own roles.

        Raises:
            PropertyValidationCannotBeNull, InvalidFieldValue, PermissionAlreadyExists, PermissionItemNotFound
        """
        return self.call_('add', k.Nested("Permission"), {'permission': permission})

    def delete(
        self,
        permission_name: str,
    ) -> Permission:
        """Remove a permission of the account.

        Raises:
            InvalidObjectId
        """
        return self.call_('delete', k.Nested("Permission"), {'permissionName': permission_name})

    def get(
        self,
        permission_name: str,
    ) -> Permission:
        """A permission, the account's own or everybody's, by its name.

        Raises:
            InvalidObjectId
        """
        return self.call_('get', k.Nested("Permission"), {'permissionName': permission_name})

    def get_current_permissions(self) -> str:
        """The names of the permissions that the session has, a comma list."""
        return self.call_('getCurrentPermissions', k.TEXT, {})

    def list(
        self,
        filter: PermissionFilter | None = None,
        pager: FilterPager | None = None,
    ) -> PermissionListResponse:
        """The permissions that the account can use."""
        return self.call_('list', k.Nested("PermissionListResponse"), {'filter': filter, 'pager': pager})

    def update(
        self,
        permission_name: str,
        permission: Permission,
    ) -> Permission:
        """Change a permission of the account that is for roles.

        Raises:
            PropertyValidationCannotBeNull, InvalidFieldValue, InvalidObjectId, PermissionAlreadyExists,
                PermissionItemNotFound
        """
        return self.call_('update', k.Nested("Permission"), {'permissionName': permission_name, 'permission': permission})


class AsyncPermissionService(AsyncService):
    """Permissions: the names that roles are made of, and the features of an account."""

    id_ = 'permission'
    registry_ = REGISTRY

    async def add(
        self,
        permission: Permission,
    ) -> Permission:
        """Make a permission of the account, for its own roles.

        Raises:
            PropertyValidationCannotBeNull, InvalidFieldValue, PermissionAlreadyExists, PermissionItemNotFound
        """
        return await self.call_('add', k.Nested("Permission"), {'permission': permission})

    async def delete(
        self,
        permission_name: str,
    ) -> Permission:
        """Remove a permission of the account.

        Raises:
            InvalidObjectId
        """
        return await self.call_('delete', k.Nested("Permission"), {'permissionName': permission_name})

    async def get(
        self,
        permission_name: str,
    ) -> Permission:
        """A permission, the account's own or everybody's, by its name.

        Raises:
            InvalidObjectId
        """
        return await self.call_('get', k.Nested("Permission"), {'permissionName': permission_name})

    async def get_current_permissions(self) -> str:
        """The names of the permissions that the session has, a comma list."""
        return await self.call_('getCurrentPermissions', k.TEXT, {})

    async def list(
        self,
        filter: PermissionFilter | None = None,
        pager: FilterPager | None = None,
    ) -> PermissionListResponse:
        """The permissions that the account can use."""
        return await self.call_('list', k.Nested("PermissionListResponse"), {'filter': filter, 'pager': pager})

    async def update(
        self,
        permission_name: str,
        permission: Permission,
    ) -> Permission:
        """Change a permission of the account that is for roles.

        Raises:
            PropertyValidationCannotBeNull, InvalidFieldValue, InvalidObjectId, PermissionAlreadyExists,
                PermissionItemNotFound
        """
        return await self.call_('update', k.Nested("Permission"), {'permissionName': permission_name, 'permission': permission})
