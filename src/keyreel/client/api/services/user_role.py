# Generated from the schema: change its source instead.
"""The service userRole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.common import FilterPager
    from ..objects.user_role import UserRole, UserRoleFilter, UserRoleListResponse


class UserRoleService(Service):
    """Roles: which permissions the users of an account have."""

    id_ = 'userrole'
    registry_ = REGISTRY

    def add(
        self,
        user_role: UserRole,
    ) -> UserRole:
        """Make a role.

        Raises:
            RoleNameAlreadyExists, SystemNameAlreadyExists, PermissionNotFound, InvalidFieldValue
        """
        return self.call_('add', k.Nested("UserRole"), {'userRole': user_role})

    def clone(
        self,
        user_role_id: int,
    ) -> UserRole:
        """Copy a role into the account.

        Raises:
            InvalidObjectId
        """
        return self.call_('clone', k.Nested("UserRole"), {'userRoleId': user_role_id})

    def delete(
        self,
        user_role_id: int,
    ) -> UserRole:
        """Remove a role of the account that nobody has.

        Raises:
            InvalidObjectId, RoleIsBeingUsed
        """
        return self.call_('delete', k.Nested("UserRole"), {'userRoleId': user_role_id})

    def get(
        self,
        user_role_id: int,
    ) -> UserRole:
        """A role, the account's own or everybody's.

        Raises:
            InvalidObjectId
        """
        return self.call_('get', k.Nested("UserRole"), {'userRoleId': user_role_id})

    def list(
        self,
        filter: UserRoleFilter | None = None,
        pager: FilterPager | None = None,
    ) -> UserRoleListResponse:
        """The roles that the account can use."""
        return self.call_('list', k.Nested("UserRoleListResponse"), {'filter': filter, 'pager': pager})

    def update(
        self,
        user_role_id: int,
        user_role: UserRole,
    ) -> UserRole:
        """Change a role of the account. What it permits changes at the next call of whoever has it.

        Raises:
            InvalidObjectId, RoleNameAlreadyExists, SystemNameAlreadyExists, PermissionNotFound,
                InvalidFieldValue
        """
        return self.call_('update', k.Nested("UserRole"), {'userRoleId': user_role_id, 'userRole': user_role})


class AsyncUserRoleService(AsyncService):
    """Roles: which permissions the users of an account have."""

    id_ = 'userrole'
    registry_ = REGISTRY

    async def add(
        self,
        user_role: UserRole,
    ) -> UserRole:
        """Make a role.

        Raises:
            RoleNameAlreadyExists, SystemNameAlreadyExists, PermissionNotFound, InvalidFieldValue
        """
        return await self.call_('add', k.Nested("UserRole"), {'userRole': user_role})

    async def clone(
        self,
        user_role_id: int,
    ) -> UserRole:
        """Copy a role into the account.

        Raises:
            InvalidObjectId
        """
        return await self.call_('clone', k.Nested("UserRole"), {'userRoleId': user_role_id})

    async def delete(
        self,
        user_role_id: int,
    ) -> UserRole:
        """Remove a role of the account that nobody has.

        Raises:
            InvalidObjectId, RoleIsBeingUsed
        """
        return await self.call_('delete', k.Nested("UserRole"), {'userRoleId': user_role_id})

    async def get(
        self,
        user_role_id: int,
    ) -> UserRole:
        """A role, the account's own or everybody's.

        Raises:
            InvalidObjectId
        """
        return await self.call_('get', k.Nested("UserRole"), {'userRoleId': user_role_id})

    async def list(
        self,
        filter: UserRoleFilter | None = None,
        pager: FilterPager | None = None,
    ) -> UserRoleListResponse:
        """The roles that the account can use."""
        return await self.call_('list', k.Nested("UserRoleListResponse"), {'filter': filter, 'pager': pager})

    async def update(
        self,
        user_role_id: int,
        user_role: UserRole,
    ) -> UserRole:
        """Change a role of the account. What it permits changes at the next call of whoever has it.

        Raises:
            InvalidObjectId, RoleNameAlreadyExists, SystemNameAlreadyExists, PermissionNotFound,
                InvalidFieldValue
        """
        return await self.call_('update', k.Nested("UserRole"), {'userRoleId': user_role_id, 'userRole': user_role})
