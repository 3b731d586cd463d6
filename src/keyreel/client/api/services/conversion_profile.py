# Generated from the schema: change its source instead.
"""The service conversionProfile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..enums.conversion_profile import ConversionProfileType
from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.common import FilterPager
    from ..objects.conversion_profile import ConversionProfile, ConversionProfileFilter, ConversionProfileListResponse


class ConversionProfileService(Service):
    """Profiles that say what is made of what is uploaded. Nothing is transcoded: the original is all that is."""

    id_ = 'conversionprofile'
    registry_ = REGISTRY

    def add(
        self,
        conversion_profile: ConversionProfile,
    ) -> ConversionProfile:
        """Keep a profile.

        Raises:
            PropertyValidationMinLength, FlavorParamsIdNotFound, FlavorParamsDuplicate
        """
        return self.call_('add', k.Nested("ConversionProfile"), {'conversionProfile': conversion_profile})

    def delete(
        self,
        id: int,
    ) -> None:
        """Delete a profile. Entries that have it get the account's default one.

        Raises:
            ConversionProfileIdNotFound, CannotDeleteDefaultConversionProfile
        """
        return self.call_('delete', k.NOTHING, {'id': id})

    def get(
        self,
        id: int,
    ) -> ConversionProfile:
        """A profile.

        Raises:
            ConversionProfileIdNotFound
        """
        return self.call_('get', k.Nested("ConversionProfile"), {'id': id})

    def get_default(
        self,
        type: ConversionProfileType | None = None,
    ) -> ConversionProfile:
        """The profile that entries have which name no other.

        Raises:
            ConversionProfileIdNotFound
        """
        return self.call_('getDefault', k.Nested("ConversionProfile"), {'type': type})

    def list(
        self,
        filter: ConversionProfileFilter | None = None,
        pager: FilterPager | None = None,
    ) -> ConversionProfileListResponse:
        """The profiles of the account."""
        return self.call_('list', k.Nested("ConversionProfileListResponse"), {'filter': filter, 'pager': pager})

    def set_as_default(
        self,
        id: int,
    ) -> ConversionProfile:
        """Let entries have this profile which name no other.

        Raises:
            ConversionProfileIdNotFound
        """
        return self.call_('setAsDefault', k.Nested("ConversionProfile"), {'id': id})

    def update(
        self,
        id: int,
        conversion_profile: ConversionProfile,
    ) -> ConversionProfile:
        """Change a profile.

        Raises:
            ConversionProfileIdNotFound, PropertyValidationMinLength, FlavorParamsIdNotFound,
                FlavorParamsDuplicate
        """
        return self.call_('update', k.Nested("ConversionProfile"), {'id': id, 'conversionProfile': conversion_profile})


class AsyncConversionProfileService(AsyncService):
    """Profiles that say what is made of what is uploaded. Nothing is transcoded: the original is all that is."""

    id_ = 'conversionprofile'
    registry_ = REGISTRY

    async def add(
        self,
        conversion_profile: ConversionProfile,
    ) -> ConversionProfile:
        """Keep a profile.

        Raises:
            PropertyValidationMinLength, FlavorParamsIdNotFound, FlavorParamsDuplicate
        """
        return await self.call_('add', k.Nested("ConversionProfile"), {'conversionProfile': conversion_profile})

    async def delete(
        self,
        id: int,
    ) -> None:
        """Delete a profile. Entries that have it get the account's default one.

        Raises:
            ConversionProfileIdNotFound, CannotDeleteDefaultConversionProfile
        """
        return await self.call_('delete', k.NOTHING, {'id': id})

    async def get(
        self,
        id: int,
    ) -> ConversionProfile:
        """A profile.

        Raises:
            ConversionProfileIdNotFound
        """
        return await self.call_('get', k.Nested("ConversionProfile"), {'id': id})

    async def get_default(
        self,
        type: ConversionProfileType | None = None,
    ) -> ConversionProfile:
        """The profile that entries have which name no other.

        Raises:
            ConversionProfileIdNotFound
        """
        return await self.call_('getDefault', k.Nested("ConversionProfile"), {'type': type})

    async def list(
        self,
        filter: ConversionProfileFilter | None = None,
        pager: FilterPager | None = None,
    ) -> ConversionProfileListResponse:
        """The profiles of the account."""
        return await self.call_('list', k.Nested("ConversionProfileListResponse"), {'filter': filter, 'pager': pager})

    async def set_as_default(
        self,
        id: int,
    ) -> ConversionProfile:
        """Let entries have this profile which name no other.

        Raises:
            ConversionProfileIdNotFound
        """
        return await self.call_('setAsDefault', k.Nested("ConversionProfile"), {'id': id})

    async def update(
        self,
        id: int,
        conversion_profile: ConversionProfile,
    ) -> ConversionProfile:
        """Change a profile.

        Raises:
            ConversionProfileIdNotFound, PropertyValidationMinLength, FlavorParamsIdNotFound,
                FlavorParamsDuplicate
        """
        return await self.call_('update', k.Nested("ConversionProfile"), {'id': id, 'conversionProfile': conversion_profile})
