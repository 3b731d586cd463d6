# Generated from the schema: change its source instead.
"""The service responseProfile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..enums.response_profile import ResponseProfileStatus
from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.common import FilterPager
    from ..objects.response_profile import ResponseProfile, ResponseProfileFilter, ResponseProfileListResponse


class ResponseProfileService(Service):
    """Profiles that an account keeps, so that calls name them instead of sending them."""

    id_ = 'responseprofile'
    registry_ = REGISTRY

    def add(
        self,
        add_response_profile: ResponseProfile,
    ) -> ResponseProfile:
        """Keep a profile.

        Raises:
            PropertyValidationMinLength, PropertyValidationMaxLength, PropertyValidationMaxValue,
                PropertyIsNotDefined, ResponseProfileMaxNestingLevel, ResponseProfileDuplicateSystemName
        """
        return self.call_('add', k.Nested("ResponseProfile"), {'addResponseProfile': add_response_profile})

    def clone(
        self,
        id: int,
        profile: ResponseProfile,
    ) -> ResponseProfile:
        """Copy a profile, but for its system name, with the changes that are sent.

        Raises:
            ResponseProfileIdNotFound, PropertyValidationMinLength, PropertyValidationMaxLength,
                PropertyValidationMaxValue, PropertyIsNotDefined, ResponseProfileMaxNestingLevel,
                ResponseProfileDuplicateSystemName
        """
        return self.call_('clone', k.Nested("ResponseProfile"), {'id': id, 'profile': profile})

    def delete(
        self,
        id: int,
    ) -> None:
        """Delete a profile. Its system name is free again.

        Raises:
            ResponseProfileIdNotFound
        """
        return self.call_('delete', k.NOTHING, {'id': id})

    def get(
        self,
        id: int,
    ) -> ResponseProfile:
        """A profile.

        Raises:
            ResponseProfileIdNotFound
        """
        return self.call_('get', k.Nested("ResponseProfile"), {'id': id})

    def list(
        self,
        filter: ResponseProfileFilter | None = None,
        pager: FilterPager | None = None,
    ) -> ResponseProfileListResponse:
        """The profiles of the account."""
        return self.call_('list', k.Nested("ResponseProfileListResponse"), {'filter': filter, 'pager': pager})

    def update(
        self,
        id: int,
        update_response_profile: ResponseProfile,
    ) -> ResponseProfile:
        """Change a profile. Calls that name it are answered by what it is now.

        Raises:
            ResponseProfileIdNotFound, PropertyValidationMinLength, PropertyValidationMaxLength,
                PropertyValidationMaxValue, PropertyIsNotDefined, ResponseProfileMaxNestingLevel,
                ResponseProfileDuplicateSystemName
        """
        return self.call_('update', k.Nested("ResponseProfile"), {'id': id, 'updateResponseProfile': update_response_profile})

    def update_status(
        self,
        id: int,
        status: ResponseProfileStatus,
    ) -> ResponseProfile:
        """Let calls name a profile, or not. Deleting is `delete`, which needs another permission.

        Raises:
            ResponseProfileIdNotFound, InvalidFieldValue
        """
        return self.call_('updateStatus', k.Nested("ResponseProfile"), {'id': id, 'status': status})


class AsyncResponseProfileService(AsyncService):
    """Profiles that an account keeps, so that calls name them instead of sending them."""

    id_ = 'responseprofile'
    registry_ = REGISTRY

    async def add(
        self,
        add_response_profile: ResponseProfile,
    ) -> ResponseProfile:
        """Keep a profile.

        Raises:
            PropertyValidationMinLength, PropertyValidationMaxLength, PropertyValidationMaxValue,
                PropertyIsNotDefined, ResponseProfileMaxNestingLevel, ResponseProfileDuplicateSystemName
        """
        return await self.call_('add', k.Nested("ResponseProfile"), {'addResponseProfile': add_response_profile})

    async def clone(
        self,
        id: int,
        profile: ResponseProfile,
    ) -> ResponseProfile:
        """Copy a profile, but for its system name, with the changes that are sent.

        Raises:
            ResponseProfileIdNotFound, PropertyValidationMinLength, PropertyValidationMaxLength,
                PropertyValidationMaxValue, PropertyIsNotDefined, ResponseProfileMaxNestingLevel,
                ResponseProfileDuplicateSystemName
        """
        return await self.call_('clone', k.Nested("ResponseProfile"), {'id': id, 'profile': profile})

    async def delete(
        self,
        id: int,
    ) -> None:
        """Delete a profile. Its system name is free again.

        Raises:
            ResponseProfileIdNotFound
        """
        return await self.call_('delete', k.NOTHING, {'id': id})

    async def get(
        self,
        id: int,
    ) -> ResponseProfile:
        """A profile.

        Raises:
            ResponseProfileIdNotFound
        """
        return await self.call_('get', k.Nested("ResponseProfile"), {'id': id})

    async def list(
        self,
        filter: ResponseProfileFilter | None = None,
        pager: FilterPager | None = None,
    ) -> ResponseProfileListResponse:
        """The profiles of the account."""
        return await self.call_('list', k.Nested("ResponseProfileListResponse"), {'filter': filter, 'pager': pager})

    async def update(
        self,
        id: int,
        update_response_profile: ResponseProfile,
    ) -> ResponseProfile:
        """Change a profile. Calls that name it are answered by what it is now.

        Raises:
            ResponseProfileIdNotFound, PropertyValidationMinLength, PropertyValidationMaxLength,
                PropertyValidationMaxValue, PropertyIsNotDefined, ResponseProfileMaxNestingLevel,
                ResponseProfileDuplicateSystemName
        """
        return await self.call_('update', k.Nested("ResponseProfile"), {'id': id, 'updateResponseProfile': update_response_profile})

    async def update_status(
        self,
        id: int,
        status: ResponseProfileStatus,
    ) -> ResponseProfile:
        """Let calls name a profile, or not. Deleting is `delete`, which needs another permission.

        Raises:
            ResponseProfileIdNotFound, InvalidFieldValue
        """
        return await self.call_('updateStatus', k.Nested("ResponseProfile"), {'id': id, 'status': status})
