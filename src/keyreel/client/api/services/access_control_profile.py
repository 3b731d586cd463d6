# Generated from the schema: change its source instead.
"""The service accessControlProfile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.access_control_profile import AccessControlProfile, AccessControlProfileFilter, AccessControlProfileListResponse
    from ..objects.common import FilterPager


class AccessControlProfileService(Service):
    """Profiles that say who may play entries, where and how much of them."""

    id_ = 'accesscontrolprofile'
    registry_ = REGISTRY

    def add(
        self,
        access_control_profile: AccessControlProfile,
    ) -> AccessControlProfile:
        """Keep a profile.

        Raises:
            PropertyValidationMinLength, MaxNumberOfAccessControlsReached
        """
        return self.call_('add', k.Nested("AccessControlProfile"), {'accessControlProfile': access_control_profile})

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
    ) -> AccessControlProfile:
        """A profile.

        Raises:
            AccessControlIdNotFound
        """
        return self.call_('get', k.Nested("AccessControlProfile"), {'id': id})

    def list(
        self,
        filter: AccessControlProfileFilter | None = None,
        pager: FilterPager | None = None,
    ) -> AccessControlProfileListResponse:
        """The profiles of the account."""
        return self.call_('list', k.Nested("AccessControlProfileListResponse"), {'filter': filter, 'pager': pager})

    def update(
        self,
        id: int,
        access_control_profile: AccessControlProfile,
    ) -> AccessControlProfile:
        """Change a profile. Whoever plays an entry that has it is judged by what it is now.

        Raises:
            AccessControlIdNotFound, PropertyValidationMinLength
        """
        return self.call_('update', k.Nested("AccessControlProfile"), {'id': id, 'accessControlProfile': access_control_profile})


class AsyncAccessControlProfileService(AsyncService):
    """Profiles that say who may play entries, where and how much of them."""

    id_ = 'accesscontrolprofile'
    registry_ = REGISTRY

    async def add(
        self,
        access_control_profile: AccessControlProfile,
    ) -> AccessControlProfile:
        """Keep a profile.

        Raises:
            PropertyValidationMinLength, MaxNumberOfAccessControlsReached
        """
        return await self.call_('add', k.Nested("AccessControlProfile"), {'accessControlProfile': access_control_profile})

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
    ) -> AccessControlProfile:
        """A profile.

        Raises:
            AccessControlIdNotFound
        """
        return await self.call_('get', k.Nested("AccessControlProfile"), {'id': id})

    async def list(
        self,
        filter: AccessControlProfileFilter | None = None,
        pager: FilterPager | None = None,
    ) -> AccessControlProfileListResponse:
        """The profiles of the account."""
        return await self.call_('list', k.Nested("AccessControlProfileListResponse"), {'filter': filter, 'pager': pager})

    async def update(
        self,
        id: int,
        access_control_profile: AccessControlProfile,
    ) -> AccessControlProfile:
        """Change a profile. Whoever plays an entry that has it is judged by what it is now.

        Raises:
            AccessControlIdNotFound, PropertyValidationMinLength
        """
        return await self.call_('update', k.Nested("AccessControlProfile"), {'id': id, 'accessControlProfile': access_control_profile})
