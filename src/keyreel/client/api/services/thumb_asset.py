# Generated from the schema: change its source instead.
"""The service thumbAsset."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client import sources as s
from keyreel.client.files import AsyncRemoteFile, RemoteFile
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.base import AssetFilter, ContentResource
    from ..objects.common import FilterPager, ThumbnailServeOptions
    from ..objects.list_response import RemotePathListResponse
    from ..objects.thumb_asset import ThumbAsset, ThumbAssetListResponse
    from ..objects.thumb_params import ThumbParams


class ThumbAssetService(Service):
    """Thumbnails of entries: brought, or made of the content."""

    id_ = 'thumbasset'
    registry_ = REGISTRY

    def add(
        self,
        entry_id: str,
        thumb_asset: ThumbAsset,
    ) -> ThumbAsset:
        """Say that an entry has another thumbnail, whose picture comes with `setContent`.

        Raises:
            EntryIdNotFound, InvalidKs
        """
        return self.call_('add', k.Nested("ThumbAsset"), {'entryId': entry_id, 'thumbAsset': thumb_asset})

    def add_from_image(
        self,
        entry_id: str,
        file_data: s.FileSource,
    ) -> ThumbAsset:
        """Add a thumbnail with the picture that comes with the call.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed
        """
        return self.call_('addFromImage', k.Nested("ThumbAsset"), {'entryId': entry_id, 'fileData': s.source(file_data)})

    def add_from_url(
        self,
        entry_id: str,
        url: str,
    ) -> ThumbAsset:
        """Add a thumbnail with the picture that lies at an address.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed
        """
        return self.call_('addFromUrl', k.Nested("ThumbAsset"), {'entryId': entry_id, 'url': url})

    def delete(
        self,
        thumb_asset_id: str,
    ) -> None:
        """Delete a thumbnail, unless it stands for its entry.

        Raises:
            ThumbAssetIdNotFound, InvalidKs, ThumbAssetIsDefault
        """
        return self.call_('delete', k.NOTHING, {'thumbAssetId': thumb_asset_id})

    def generate(
        self,
        entry_id: str,
        thumb_params: ThumbParams,
        source_asset_id: str | None = None,
    ) -> ThumbAsset:
        """Add a thumbnail that is made of the content of an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetIsNotReady, ThumbAssetDownloadFailed
        """
        return self.call_('generate', k.Nested("ThumbAsset"), {'entryId': entry_id, 'thumbParams': thumb_params, 'sourceAssetId': source_asset_id})

    def generate_by_entry_id(
        self,
        entry_id: str,
        dest_thumb_params_id: int,
    ) -> ThumbAsset:
        """Add a thumbnail that is made as params say.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetIdNotFound, ThumbAssetIsNotReady, ThumbAssetDownloadFailed
        """
        return self.call_('generateByEntryId', k.Nested("ThumbAsset"), {'entryId': entry_id, 'destThumbParamsId': dest_thumb_params_id})

    def get(
        self,
        thumb_asset_id: str,
    ) -> ThumbAsset:
        """A thumbnail.

        Raises:
            ThumbAssetIdNotFound
        """
        return self.call_('get', k.Nested("ThumbAsset"), {'thumbAssetId': thumb_asset_id})

    def get_by_entry_id(
        self,
        entry_id: str,
    ) -> abc.Sequence[ThumbAsset]:
        """The thumbnails of an entry.

        Raises:
            EntryIdNotFound
        """
        return self.call_('getByEntryId', k.Several(k.Nested("ThumbAsset")), {'entryId': entry_id})

    def get_remote_paths(
        self,
        id: str,
    ) -> RemotePathListResponse:
        """Where else a thumbnail is: nowhere.

        Raises:
            ThumbAssetIdNotFound
        """
        return self.call_('getRemotePaths', k.Nested("RemotePathListResponse"), {'id': id})

    def get_url(
        self,
        id: str,
        storage_id: int | None = None,
        thumb_params: ThumbParams | None = None,
    ) -> str:
        """Where the picture of a thumbnail is. Where not everybody may see it, the address works for a day.

        Raises:
            ThumbAssetIdNotFound, ThumbAssetIsNotReady
        """
        return self.call_('getUrl', k.TEXT, {'id': id, 'storageId': storage_id, 'thumbParams': thumb_params})

    def list(
        self,
        filter: AssetFilter | None = None,
        pager: FilterPager | None = None,
    ) -> ThumbAssetListResponse:
        """The thumbnails of entries that the filter names with `entryIdEqual` or `entryIdIn`.

        Raises:
            EntryIdNotFound, PropertyValidationCannotBeNull
        """
        return self.call_('list', k.Nested("ThumbAssetListResponse"), {'filter': filter, 'pager': pager})

    def regenerate(
        self,
        thumb_asset_id: str,
    ) -> ThumbAsset:
        """Make a thumbnail again by the params that it names, as another one.

        Raises:
            ThumbAssetIdNotFound, InvalidKs, ThumbAssetIdNotFound, ThumbAssetIsNotReady,
                ThumbAssetDownloadFailed
        """
        return self.call_('regenerate', k.Nested("ThumbAsset"), {'thumbAssetId': thumb_asset_id})

    def serve(
        self,
        thumb_asset_id: str,
        version: int | None = None,
        thumb_params: ThumbParams | None = None,
        options: ThumbnailServeOptions | None = None,
    ) -> RemoteFile:
        """The picture of a thumbnail, made what the params ask for.

        Raises:
            ThumbAssetIdNotFound, ThumbAssetIsNotReady
        """
        return self.file_('serve', {'thumbAssetId': thumb_asset_id, 'version': version, 'thumbParams': thumb_params, 'options': options})

    def serve_by_entry_id(
        self,
        entry_id: str,
        thumb_param_id: int | None = None,
    ) -> RemoteFile:
        """The picture of the thumbnail that stands for an entry.

        Raises:
            EntryIdNotFound, ThumbAssetIsNotReady, ThumbAssetIdNotFound
        """
        return self.file_('serveByEntryId', {'entryId': entry_id, 'thumbParamId': thumb_param_id})

    def set_as_default(
        self,
        thumb_asset_id: str,
    ) -> None:
        """Let a thumbnail stand for its entry.

        Raises:
            ThumbAssetIdNotFound, InvalidKs, ThumbAssetIsNotReady
        """
        return self.call_('setAsDefault', k.NOTHING, {'thumbAssetId': thumb_asset_id})

    def set_content(
        self,
        id: str,
        content_resource: ContentResource,
    ) -> ThumbAsset:
        """Give a thumbnail its picture, in the place of what it had.

        Raises:
            ThumbAssetIdNotFound, InvalidKs, EntryIdNotFound, ThumbAssetDownloadFailed,
                ResourceTypeNotSupported, UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry
        """
        return self.call_('setContent', k.Nested("ThumbAsset"), {'id': id, 'contentResource': content_resource})

    def update(
        self,
        id: str,
        thumb_asset: ThumbAsset,
    ) -> ThumbAsset:
        """Change a thumbnail.

        Raises:
            ThumbAssetIdNotFound, InvalidKs
        """
        return self.call_('update', k.Nested("ThumbAsset"), {'id': id, 'thumbAsset': thumb_asset})


class AsyncThumbAssetService(AsyncService):
    """Thumbnails of entries: brought, or made of the content."""

    id_ = 'thumbasset'
    registry_ = REGISTRY

    async def add(
        self,
        entry_id: str,
        thumb_asset: ThumbAsset,
    ) -> ThumbAsset:
        """Say that an entry has another thumbnail, whose picture comes with `setContent`.

        Raises:
            EntryIdNotFound, InvalidKs
        """
        return await self.call_('add', k.Nested("ThumbAsset"), {'entryId': entry_id, 'thumbAsset': thumb_asset})

    async def add_from_image(
        self,
        entry_id: str,
        file_data: s.FileSource,
    ) -> ThumbAsset:
        """Add a thumbnail with the picture that comes with the call.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed
        """
        return await self.call_('addFromImage', k.Nested("ThumbAsset"), {'entryId': entry_id, 'fileData': s.source(file_data)})

    async def add_from_url(
        self,
        entry_id: str,
        url: str,
    ) -> ThumbAsset:
        """Add a thumbnail with the picture that lies at an address.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed
        """
        return await self.call_('addFromUrl', k.Nested("ThumbAsset"), {'entryId': entry_id, 'url': url})

    async def delete(
        self,
        thumb_asset_id: str,
    ) -> None:
        """Delete a thumbnail, unless it stands for its entry.

        Raises:
            ThumbAssetIdNotFound, InvalidKs, ThumbAssetIsDefault
        """
        return await self.call_('delete', k.NOTHING, {'thumbAssetId': thumb_asset_id})

    async def generate(
        self,
        entry_id: str,
        thumb_params: ThumbParams,
        source_asset_id: str | None = None,
    ) -> ThumbAsset:
        """Add a thumbnail that is made of the content of an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetIsNotReady, ThumbAssetDownloadFailed
        """
        return await self.call_('generate', k.Nested("ThumbAsset"), {'entryId': entry_id, 'thumbParams': thumb_params, 'sourceAssetId': source_asset_id})

    async def generate_by_entry_id(
        self,
        entry_id: str,
        dest_thumb_params_id: int,
    ) -> ThumbAsset:
        """Add a thumbnail that is made as params say.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetIdNotFound, ThumbAssetIsNotReady, ThumbAssetDownloadFailed
        """
        return await self.call_('generateByEntryId', k.Nested("ThumbAsset"), {'entryId': entry_id, 'destThumbParamsId': dest_thumb_params_id})

    async def get(
        self,
        thumb_asset_id: str,
    ) -> ThumbAsset:
        """A thumbnail.

        Raises:
            ThumbAssetIdNotFound
        """
        return await self.call_('get', k.Nested("ThumbAsset"), {'thumbAssetId': thumb_asset_id})

    async def get_by_entry_id(
        self,
        entry_id: str,
    ) -> abc.Sequence[ThumbAsset]:
        """The thumbnails of an entry.

        Raises:
            EntryIdNotFound
        """
        return await self.call_('getByEntryId', k.Several(k.Nested("ThumbAsset")), {'entryId': entry_id})

    async def get_remote_paths(
        self,
        id: str,
    ) -> RemotePathListResponse:
        """Where else a thumbnail is: nowhere.

        Raises:
            ThumbAssetIdNotFound
        """
        return await self.call_('getRemotePaths', k.Nested("RemotePathListResponse"), {'id': id})

    async def get_url(
        self,
        id: str,
        storage_id: int | None = None,
        thumb_params: ThumbParams | None = None,
    ) -> str:
        """Where the picture of a thumbnail is. Where not everybody may see it, the address works for a day.

        Raises:
            ThumbAssetIdNotFound, ThumbAssetIsNotReady
        """
        return await self.call_('getUrl', k.TEXT, {'id': id, 'storageId': storage_id, 'thumbParams': thumb_params})

    async def list(
        self,
        filter: AssetFilter | None = None,
        pager: FilterPager | None = None,
    ) -> ThumbAssetListResponse:
        """The thumbnails of entries that the filter names with `entryIdEqual` or `entryIdIn`.

        Raises:
            EntryIdNotFound, PropertyValidationCannotBeNull
        """
        return await self.call_('list', k.Nested("ThumbAssetListResponse"), {'filter': filter, 'pager': pager})

    async def regenerate(
        self,
        thumb_asset_id: str,
    ) -> ThumbAsset:
        """Make a thumbnail again by the params that it names, as another one.

        Raises:
            ThumbAssetIdNotFound, InvalidKs, ThumbAssetIdNotFound, ThumbAssetIsNotReady,
                ThumbAssetDownloadFailed
        """
        return await self.call_('regenerate', k.Nested("ThumbAsset"), {'thumbAssetId': thumb_asset_id})

    def serve(
        self,
        thumb_asset_id: str,
        version: int | None = None,
        thumb_params: ThumbParams | None = None,
        options: ThumbnailServeOptions | None = None,
    ) -> AsyncRemoteFile:
        """The picture of a thumbnail, made what the params ask for.

        Raises:
            ThumbAssetIdNotFound, ThumbAssetIsNotReady
        """
        return self.file_('serve', {'thumbAssetId': thumb_asset_id, 'version': version, 'thumbParams': thumb_params, 'options': options})

    def serve_by_entry_id(
        self,
        entry_id: str,
        thumb_param_id: int | None = None,
    ) -> AsyncRemoteFile:
        """The picture of the thumbnail that stands for an entry.

        Raises:
            EntryIdNotFound, ThumbAssetIsNotReady, ThumbAssetIdNotFound
        """
        return self.file_('serveByEntryId', {'entryId': entry_id, 'thumbParamId': thumb_param_id})

    async def set_as_default(
        self,
        thumb_asset_id: str,
    ) -> None:
        """Let a thumbnail stand for its entry.

        Raises:
            ThumbAssetIdNotFound, InvalidKs, ThumbAssetIsNotReady
        """
        return await self.call_('setAsDefault', k.NOTHING, {'thumbAssetId': thumb_asset_id})

    async def set_content(
        self,
        id: str,
        content_resource: ContentResource,
    ) -> ThumbAsset:
        """Give a thumbnail its picture, in the place of what it had.

        Raises:
            ThumbAssetIdNotFound, InvalidKs, EntryIdNotFound, ThumbAssetDownloadFailed,
                ResourceTypeNotSupported, UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry
        """
        return await self.call_('setContent', k.Nested("ThumbAsset"), {'id': id, 'contentResource': content_resource})

    async def update(
        self,
        id: str,
        thumb_asset: ThumbAsset,
    ) -> ThumbAsset:
        """Change a thumbnail.

        Raises:
            ThumbAssetIdNotFound, InvalidKs
        """
        return await self.call_('update', k.Nested("ThumbAsset"), {'id': id, 'thumbAsset': thumb_asset})
