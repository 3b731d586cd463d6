# Generated from the schema: change its source instead.
"""The service flavorAsset."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.base import AssetFilter, ContentResource, FlavorAsset
    from ..objects.common import FilterPager
    from ..objects.flavor_asset import FlavorAssetListResponse, FlavorAssetUrlOptions, FlavorAssetWithParams
    from ..objects.list_response import RemotePathListResponse


class FlavorAssetService(Service):
    """Flavors of entries. Nothing is transcoded: besides the original they are brought ready made."""

    id_ = 'flavorasset'
    registry_ = REGISTRY

    def add(
        self,
        entry_id: str,
        flavor_asset: FlavorAsset,
    ) -> FlavorAsset:
        """Say that an entry has another flavor, whose content comes with `setContent`.

        Raises:
            EntryIdNotFound, InvalidKs, FlavorParamsIdNotFound, FlavorAssetAlreadyExists
        """
        return self.call_('add', k.Nested("FlavorAsset"), {'entryId': entry_id, 'flavorAsset': flavor_asset})

    def convert(
        self,
        entry_id: str,
        flavor_params_id: int,
        priority: int = 0,
    ) -> None:
        """Make a flavor of an entry: nothing is transcoded here.

        Raises:
            EntryIdNotFound, FlavorParamsNotFound
        """
        return self.call_('convert', k.NOTHING, {'entryId': entry_id, 'flavorParamsId': flavor_params_id, 'priority': priority})

    def delete(
        self,
        id: str,
    ) -> None:
        """Delete a flavor.

        Raises:
            FlavorAssetIdNotFound, InvalidKs
        """
        return self.call_('delete', k.NOTHING, {'id': id})

    def get(
        self,
        id: str,
    ) -> FlavorAsset:
        """A flavor.

        Raises:
            FlavorAssetIdNotFound
        """
        return self.call_('get', k.Nested("FlavorAsset"), {'id': id})

    def get_by_entry_id(
        self,
        entry_id: str,
    ) -> abc.Sequence[FlavorAsset]:
        """The flavors of an entry.

        Raises:
            EntryIdNotFound
        """
        return self.call_('getByEntryId', k.Several(k.Nested("FlavorAsset")), {'entryId': entry_id})

    def get_download_url(
        self,
        id: str,
        use_cdn: bool = False,
    ) -> str:
        """Where the file of a flavor can be saved from.

        Raises:
            FlavorAssetIdNotFound, FlavorAssetIsNotReady, InvalidKs
        """
        return self.call_('getDownloadUrl', k.TEXT, {'id': id, 'useCdn': use_cdn})

    def get_flavor_assets_with_params(
        self,
        entry_id: str,
    ) -> abc.Sequence[FlavorAssetWithParams]:
        """The flavors of an entry, each with the params that it was made by.

        Raises:
            EntryIdNotFound
        """
        return self.call_('getFlavorAssetsWithParams', k.Several(k.Nested("FlavorAssetWithParams")), {'entryId': entry_id})

    def get_remote_paths(
        self,
        id: str,
    ) -> RemotePathListResponse:
        """Where else a flavor is: nowhere.

        Raises:
            FlavorAssetIdNotFound
        """
        return self.call_('getRemotePaths', k.Nested("RemotePathListResponse"), {'id': id})

    def get_url(
        self,
        id: str,
        storage_id: int | None = None,
        force_proxy: bool = False,
        options: FlavorAssetUrlOptions | None = None,
    ) -> str:
        """Where the file of a flavor is. Where not everybody may have it, the address works for a day, for it
        only.

        Raises:
            FlavorAssetIdNotFound, FlavorAssetIsNotReady, InvalidKs
        """
        return self.call_('getUrl', k.TEXT, {'id': id, 'storageId': storage_id, 'forceProxy': force_proxy, 'options': options})

    def get_web_playable_by_entry_id(
        self,
        entry_id: str,
    ) -> abc.Sequence[FlavorAsset]:
        """The flavors of an entry that browsers can play.

        Raises:
            EntryIdNotFound
        """
        return self.call_('getWebPlayableByEntryId', k.Several(k.Nested("FlavorAsset")), {'entryId': entry_id})

    def list(
        self,
        filter: AssetFilter | None = None,
        pager: FilterPager | None = None,
    ) -> FlavorAssetListResponse:
        """The flavors of entries that the filter names with `entryIdEqual` or `entryIdIn`.

        Raises:
            EntryIdNotFound, PropertyValidationCannotBeNull
        """
        return self.call_('list', k.Nested("FlavorAssetListResponse"), {'filter': filter, 'pager': pager})

    def reconvert(
        self,
        id: str,
    ) -> None:
        """Look at the original again; other flavors are not transcoded here.

        Raises:
            FlavorAssetIdNotFound, FlavorParamsNotFound
        """
        return self.call_('reconvert', k.NOTHING, {'id': id})

    def set_as_source(
        self,
        asset_id: str,
    ) -> None:
        """Let a flavor be the original of its entry.

        Raises:
            FlavorAssetIdNotFound, InvalidKs
        """
        return self.call_('setAsSource', k.NOTHING, {'assetId': asset_id})

    def set_content(
        self,
        id: str,
        content_resource: ContentResource,
    ) -> FlavorAsset:
        """Give a flavor its content, in the place of what it had.

        Raises:
            FlavorAssetIdNotFound, InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound,
                UploadTokenInvalidStatusForAddEntry, EntryIdNotFound
        """
        return self.call_('setContent', k.Nested("FlavorAsset"), {'id': id, 'contentResource': content_resource})

    def update(
        self,
        id: str,
        flavor_asset: FlavorAsset,
    ) -> FlavorAsset:
        """Change a flavor.

        Raises:
            FlavorAssetIdNotFound, InvalidKs
        """
        return self.call_('update', k.Nested("FlavorAsset"), {'id': id, 'flavorAsset': flavor_asset})


class AsyncFlavorAssetService(AsyncService):
    """Flavors of entries. Nothing is transcoded: besides the original they are brought ready made."""

    id_ = 'flavorasset'
    registry_ = REGISTRY

    async def add(
        self,
        entry_id: str,
        flavor_asset: FlavorAsset,
    ) -> FlavorAsset:
        """Say that an entry has another flavor, whose content comes with `setContent`.

        Raises:
            EntryIdNotFound, InvalidKs, FlavorParamsIdNotFound, FlavorAssetAlreadyExists
        """
        return await self.call_('add', k.Nested("FlavorAsset"), {'entryId': entry_id, 'flavorAsset': flavor_asset})

    async def convert(
        self,
        entry_id: str,
        flavor_params_id: int,
        priority: int = 0,
    ) -> None:
        """Make a flavor of an entry: nothing is transcoded here.

        Raises:
            EntryIdNotFound, FlavorParamsNotFound
        """
        return await self.call_('convert', k.NOTHING, {'entryId': entry_id, 'flavorParamsId': flavor_params_id, 'priority': priority})

    async def delete(
        self,
        id: str,
    ) -> None:
        """Delete a flavor.

        Raises:
            FlavorAssetIdNotFound, InvalidKs
        """
        return await self.call_('delete', k.NOTHING, {'id': id})

    async def get(
        self,
        id: str,
    ) -> FlavorAsset:
        """A flavor.

        Raises:
            FlavorAssetIdNotFound
        """
        return await self.call_('get', k.Nested("FlavorAsset"), {'id': id})

    async def get_by_entry_id(
        self,
        entry_id: str,
    ) -> abc.Sequence[FlavorAsset]:
        """The flavors of an entry.

        Raises:
            EntryIdNotFound
        """
        return await self.call_('getByEntryId', k.Several(k.Nested("FlavorAsset")), {'entryId': entry_id})

    async def get_download_url(
        self,
        id: str,
        use_cdn: bool = False,
    ) -> str:
        """Where the file of a flavor can be saved from.

        Raises:
            FlavorAssetIdNotFound, FlavorAssetIsNotReady, InvalidKs
        """
        return await self.call_('getDownloadUrl', k.TEXT, {'id': id, 'useCdn': use_cdn})

    async def get_flavor_assets_with_params(
        self,
        entry_id: str,
    ) -> abc.Sequence[FlavorAssetWithParams]:
        """The flavors of an entry, each with the params that it was made by.

        Raises:
            EntryIdNotFound
        """
        return await self.call_('getFlavorAssetsWithParams', k.Several(k.Nested("FlavorAssetWithParams")), {'entryId': entry_id})

    async def get_remote_paths(
        self,
        id: str,
    ) -> RemotePathListResponse:
        """Where else a flavor is: nowhere.

        Raises:
            FlavorAssetIdNotFound
        """
        return await self.call_('getRemotePaths', k.Nested("RemotePathListResponse"), {'id': id})

    async def get_url(
        self,
        id: str,
        storage_id: int | None = None,
        force_proxy: bool = False,
        options: FlavorAssetUrlOptions | None = None,
    ) -> str:
        """Where the file of a flavor is. Where not everybody may have it, the address works for a day, for it
        only.

        Raises:
            FlavorAssetIdNotFound, FlavorAssetIsNotReady, InvalidKs
        """
        return await self.call_('getUrl', k.TEXT, {'id': id, 'storageId': storage_id, 'forceProxy': force_proxy, 'options': options})

    async def get_web_playable_by_entry_id(
        self,
        entry_id: str,
    ) -> abc.Sequence[FlavorAsset]:
        """The flavors of an entry that browsers can play.

        Raises:
            EntryIdNotFound
        """
        return await self.call_('getWebPlayableByEntryId', k.Several(k.Nested("FlavorAsset")), {'entryId': entry_id})

    async def list(
        self,
        filter: AssetFilter | None = None,
        pager: FilterPager | None = None,
    ) -> FlavorAssetListResponse:
        """The flavors of entries that the filter names with `entryIdEqual` or `entryIdIn`.

        Raises:
            EntryIdNotFound, PropertyValidationCannotBeNull
        """
        return await self.call_('list', k.Nested("FlavorAssetListResponse"), {'filter': filter, 'pager': pager})

    async def reconvert(
        self,
        id: str,
    ) -> None:
        """Look at the original again; other flavors are not transcoded here.

        Raises:
            FlavorAssetIdNotFound, FlavorParamsNotFound
        """
        return await self.call_('reconvert', k.NOTHING, {'id': id})

    async def set_as_source(
        self,
        asset_id: str,
    ) -> None:
        """Let a flavor be the original of its entry.

        Raises:
            FlavorAssetIdNotFound, InvalidKs
        """
        return await self.call_('setAsSource', k.NOTHING, {'assetId': asset_id})

    async def set_content(
        self,
        id: str,
        content_resource: ContentResource,
    ) -> FlavorAsset:
        """Give a flavor its content, in the place of what it had.

        Raises:
            FlavorAssetIdNotFound, InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound,
                UploadTokenInvalidStatusForAddEntry, EntryIdNotFound
        """
        return await self.call_('setContent', k.Nested("FlavorAsset"), {'id': id, 'contentResource': content_resource})

    async def update(
        self,
        id: str,
        flavor_asset: FlavorAsset,
    ) -> FlavorAsset:
        """Change a flavor.

        Raises:
            FlavorAssetIdNotFound, InvalidKs
        """
        return await self.call_('update', k.Nested("FlavorAsset"), {'id': id, 'flavorAsset': flavor_asset})
