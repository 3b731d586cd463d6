# Generated from the schema: change its source instead.
"""The service thumbParams."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.common import FilterPager
    from ..objects.thumb_params import ThumbParams, ThumbParamsFilter, ThumbParamsListResponse


class ThumbParamsService(Service):
    """Descriptions of thumbnails, by which `thumbAsset.generate` makes them."""

    id_ = 'thumbparams'
    registry_ = REGISTRY

    def add(
        self,
        thumb_params: ThumbParams,
    ) -> ThumbParams:
        """Keep params.

        Raises:
            PropertyValidationMinLength
        """
        return self.call_('add', k.Nested("ThumbParams"), {'thumbParams': thumb_params})

    def delete(
        self,
        id: int,
    ) -> None:
        """Delete params of the account.

        Raises:
            ThumbAssetIdNotFound
        """
        return self.call_('delete', k.NOTHING, {'id': id})

    def get(
        self,
        id: int,
    ) -> ThumbParams:
        """Params of the account.

        Raises:
            ThumbAssetIdNotFound
        """
        return self.call_('get', k.Nested("ThumbParams"), {'id': id})

    def get_by_conversion_profile_id(
        self,
        conversion_profile_id: int,
    ) -> abc.Sequence[ThumbParams]:
        """The thumbnails that a conversion profile makes: none does.

        Raises:
            ConversionProfileIdNotFound
        """
        return self.call_('getByConversionProfileId', k.Several(k.Nested("ThumbParams")), {'conversionProfileId': conversion_profile_id})

    def list(
        self,
        filter: ThumbParamsFilter | None = None,
        pager: FilterPager | None = None,
    ) -> ThumbParamsListResponse:
        """Params of the account."""
        return self.call_('list', k.Nested("ThumbParamsListResponse"), {'filter': filter, 'pager': pager})

    def update(
        self,
        id: int,
        thumb_params: ThumbParams,
    ) -> ThumbParams:
        """Change params of the account.

        Raises:
            ThumbAssetIdNotFound, PropertyValidationMinLength
        """
        return self.call_('update', k.Nested("ThumbParams"), {'id': id, 'thumbParams': thumb_params})


class AsyncThumbParamsService(AsyncService):
    """Descriptions of thumbnails, by which `thumbAsset.generate` makes them."""

    id_ = 'thumbparams'
    registry_ = REGISTRY

    async def add(
        self,
        thumb_params: ThumbParams,
    ) -> ThumbParams:
        """Keep params.

        Raises:
            PropertyValidationMinLength
        """
        return await self.call_('add', k.Nested("ThumbParams"), {'thumbParams': thumb_params})

    async def delete(
        self,
        id: int,
    ) -> None:
        """Delete params of the account.

        Raises:
            ThumbAssetIdNotFound
        """
        return await self.call_('delete', k.NOTHING, {'id': id})

    async def get(
        self,
        id: int,
    ) -> ThumbParams:
        """Params of the account.

        Raises:
            ThumbAssetIdNotFound
        """
        return await self.call_('get', k.Nested("ThumbParams"), {'id': id})

    async def get_by_conversion_profile_id(
        self,
        conversion_profile_id: int,
    ) -> abc.Sequence[ThumbParams]:
        """The thumbnails that a conversion profile makes: none does.

        Raises:
            ConversionProfileIdNotFound
        """
        return await self.call_('getByConversionProfileId', k.Several(k.Nested("ThumbParams")), {'conversionProfileId': conversion_profile_id})

    async def list(
        self,
        filter: ThumbParamsFilter | None = None,
        pager: FilterPager | None = None,
    ) -> ThumbParamsListResponse:
        """Params of the account."""
        return await self.call_('list', k.Nested("ThumbParamsListResponse"), {'filter': filter, 'pager': pager})

    async def update(
        self,
        id: int,
        thumb_params: ThumbParams,
    ) -> ThumbParams:
        """Change params of the account.

        Raises:
            ThumbAssetIdNotFound, PropertyValidationMinLength
        """
        return await self.call_('update', k.Nested("ThumbParams"), {'id': id, 'thumbParams': thumb_params})
