# Generated from the schema: change its source instead.
"""The service accessControl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.access_control import AccessControl, AccessControlFilter, AccessControlListResponse
    from ..objects.common import FilterPager


class AccessControlService(Service):
    """Access control profiles in their old form: restrictions instead of rules."""

    id_ = 'accesscontrol'
    registry_ = REGISTRY

    def add(
        self,
        access_control: AccessControl,
    ) -> AccessControl:
        """Keep a profile.

        Raises:
            PropertyValidationMinLength, MaxNumberOfAccessControlsReached
        """
        return self.call_('add', k.Nested("AccessControl"), {'accessControl': access_control})

    def delete(
        self,
        id: int,
    ) -> None:
        """Delete a profile. Entries that have it get the account's default one.

        Raises:
            AccessControlIdNotFound, CannotDeleteDefaultAccessControl
        """
        return self.call_('delete', k.NOTHING, {'id': id})

    def get(
        self,
        id: int,
    ) -> AccessControl:
        """A profile.

        Raises:
            AccessControlIdNotFound
        """
        return self.call_('get', k.Nested("AccessControl"), {'id': id})

    def list(
        self,
        filter: AccessControlFilter | None = None,
        pager: FilterPager | None = None,
    ) -> AccessControlListResponse:
        """The profiles of the account."""
        return self.call_('list', k.Nested("AccessControlListResponse"), {'filter': filter, 'pager': pager})

    def update(
        self,
        id: int,
        access_control: AccessControl,
    ) -> AccessControl:
        """Change a profile that restrictions can say.

        Raises:
            AccessControlIdNotFound, PropertyValidationMinLength, AccessControlNewVersionUpdate
        """
        return self.call_('update', k.Nested("AccessControl"), {'id': id, 'accessControl': access_control})


class AsyncAccessControlService(AsyncService):
    """Access control profiles in their old form: restrictions instead of rules."""

    id_ = 'accesscontrol'
    registry_ = REGISTRY

    async def add(
        self,
        access_control: AccessControl,
    ) -> AccessControl:
        """Keep a profile.

        Raises:
            PropertyValidationMinLength, MaxNumberOfAccessControlsReached
        """
        return await self.call_('add', k.Nested("AccessControl"), {'accessControl': access_control})

    async def delete(
        self,
        id: int,
    ) -> None:
        """Delete a profile. Entries that have it get the account's default one.

        Raises:
            AccessControlIdNotFound, CannotDeleteDefaultAccessControl
        """
        return await self.call_('delete', k.NOTHING, {'id': id})

    async def get(
        self,
        id: int,
    ) -> AccessControl:
        """A profile.

        Raises:
            AccessControlIdNotFound
        """
        return await self.call_('get', k.Nested("AccessControl"), {'id': id})

    async def list(
        self,
        filter: AccessControlFilter | None = None,
        pager: FilterPager | None = None,
    ) -> AccessControlListResponse:
        """The profiles of the account."""
        return await self.call_('list', k.Nested("AccessControlListResponse"), {'filter': filter, 'pager': pager})

    async def update(
        self,
        id: int,
        access_control: AccessControl,
    ) -> AccessControl:
        """Change a profile that restrictions can say.

        Raises:
            AccessControlIdNotFound, PropertyValidationMinLength, AccessControlNewVersionUpdate
        """
        return await self.call_('update', k.Nested("AccessControl"), {'id': id, 'accessControl': access_control})
