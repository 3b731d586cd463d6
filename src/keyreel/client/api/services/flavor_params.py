# Generated from the schema: change its source instead.
"""The service flavorParams."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.base import FlavorParams, FlavorParamsFilter
    from ..objects.common import FilterPager
    from ..objects.flavor_params import FlavorParamsListResponse


class FlavorParamsService(Service):
    """Descriptions of flavors. They are kept for programs that read them; nothing is transcoded by them."""

    id_ = 'flavorparams'
    registry_ = REGISTRY

    def add(
        self,
        flavor_params: FlavorParams,
    ) -> FlavorParams:
        """Keep params.

        Raises:
            PropertyValidationMinLength
        """
        return self.call_('add', k.Nested("FlavorParams"), {'flavorParams': flavor_params})

    def delete(
        self,
        id: int,
    ) -> None:
        """Delete params of the account's own.

        Raises:
            FlavorParamsIdNotFound
        """
        return self.call_('delete', k.NOTHING, {'id': id})

    def get(
        self,
        id: int,
    ) -> FlavorParams:
        """Params, the account's own or everybody's.

        Raises:
            FlavorParamsIdNotFound
        """
        return self.call_('get', k.Nested("FlavorParams"), {'id': id})

    def get_by_conversion_profile_id(
        self,
        conversion_profile_id: int,
    ) -> abc.Sequence[FlavorParams]:
        """What a conversion profile makes.

        Raises:
            ConversionProfileIdNotFound
        """
        return self.call_('getByConversionProfileId', k.Several(k.Nested("FlavorParams")), {'conversionProfileId': conversion_profile_id})

    def list(
        self,
        filter: FlavorParamsFilter | None = None,
        pager: FilterPager | None = None,
    ) -> FlavorParamsListResponse:
        """Params, everybody's and the account's own."""
        return self.call_('list', k.Nested("FlavorParamsListResponse"), {'filter': filter, 'pager': pager})

    def update(
        self,
        id: int,
        flavor_params: FlavorParams,
    ) -> FlavorParams:
        """Change params of the account's own.

        Raises:
            FlavorParamsIdNotFound, PropertyValidationMinLength
        """
        return self.call_('update', k.Nested("FlavorParams"), {'id': id, 'flavorParams': flavor_params})


class AsyncFlavorParamsService(AsyncService):
    """Descriptions of flavors. They are kept for programs that read them; nothing is transcoded by them."""

    id_ = 'flavorparams'
    registry_ = REGISTRY

    async def add(
        self,
        flavor_params: FlavorParams,
    ) -> FlavorParams:
        """Keep params.

        Raises:
            PropertyValidationMinLength
        """
        return await self.call_('add', k.Nested("FlavorParams"), {'flavorParams': flavor_params})

    async def delete(
        self,
        id: int,
    ) -> None:
        """Delete params of the account's own.

        Raises:
            FlavorParamsIdNotFound
        """
        return await self.call_('delete', k.NOTHING, {'id': id})

    async def get(
        self,
        id: int,
    ) -> FlavorParams:
        """Params, the account's own or everybody's.

        Raises:
            FlavorParamsIdNotFound
        """
        return await self.call_('get', k.Nested("FlavorParams"), {'id': id})

    async def get_by_conversion_profile_id(
        self,
        conversion_profile_id: int,
    ) -> abc.Sequence[FlavorParams]:
        """What a conversion profile makes.

        Raises:
            ConversionProfileIdNotFound
        """
        return await self.call_('getByConversionProfileId', k.Several(k.Nested("FlavorParams")), {'conversionProfileId': conversion_profile_id})

    async def list(
        self,
        filter: FlavorParamsFilter | None = None,
        pager: FilterPager | None = None,
    ) -> FlavorParamsListResponse:
        """Params, everybody's and the account's own."""
        return await self.call_('list', k.Nested("FlavorParamsListResponse"), {'filter': filter, 'pager': pager})

    async def update(
        self,
        id: int,
        flavor_params: FlavorParams,
    ) -> FlavorParams:
        """Change params of the account's own.

        Raises:
            FlavorParamsIdNotFound, PropertyValidationMinLength
        """
        return await self.call_('update', k.Nested("FlavorParams"), {'id': id, 'flavorParams': flavor_params})
