# Generated from the schema: change its source instead.
"""The service conversionProfileAssetParams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.common import FilterPager
    from ..objects.conversion_profile_asset_params import ConversionProfileAssetParams, ConversionProfileAssetParamsFilter, ConversionProfileAssetParamsListResponse


class ConversionProfileAssetParamsService(Service):
    """What differs in a profile from the params of what it makes."""

    id_ = 'conversionprofileassetparams'
    registry_ = REGISTRY

    def list(
        self,
        filter: ConversionProfileAssetParamsFilter | None = None,
        pager: FilterPager | None = None,
    ) -> ConversionProfileAssetParamsListResponse:
        """What the profiles of the account make."""
        return self.call_('list', k.Nested("ConversionProfileAssetParamsListResponse"), {'filter': filter, 'pager': pager})

    def update(
        self,
        conversion_profile_id: int,
        asset_params_id: int,
        conversion_profile_asset_params: ConversionProfileAssetParams,
    ) -> ConversionProfileAssetParams:
        """Change what differs.

        Raises:
            ConversionProfileAssetParamsNotFound
        """
        return self.call_('update', k.Nested("ConversionProfileAssetParams"), {'conversionProfileId': conversion_profile_id, 'assetParamsId': asset_params_id, 'conversionProfileAssetParams': conversion_profile_asset_params})


class AsyncConversionProfileAssetParamsService(AsyncService):
    """What differs in a profile from the params of what it makes."""

    id_ = 'conversionprofileassetparams'
    registry_ = REGISTRY

    async def list(
        self,
        filter: ConversionProfileAssetParamsFilter | None = None,
        pager: FilterPager | None = None,
    ) -> ConversionProfileAssetParamsListResponse:
        """What the profiles of the account make."""
        return await self.call_('list', k.Nested("ConversionProfileAssetParamsListResponse"), {'filter': filter, 'pager': pager})

    async def update(
        self,
        conversion_profile_id: int,
        asset_params_id: int,
        conversion_profile_asset_params: ConversionProfileAssetParams,
    ) -> ConversionProfileAssetParams:
        """Change what differs.

        Raises:
            ConversionProfileAssetParamsNotFound
        """
        return await self.call_('update', k.Nested("ConversionProfileAssetParams"), {'conversionProfileId': conversion_profile_id, 'assetParamsId': asset_params_id, 'conversionProfileAssetParams': conversion_profile_asset_params})
