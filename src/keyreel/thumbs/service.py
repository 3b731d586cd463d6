"""`thumbAsset.*`: see docs/protocol/assets.md, "Thumbnails"."""

from collections.abc import Sequence

from keyreel.assets.errors import NotAPicture, ThumbIsDefault, ThumbNotFound, ThumbNotReady
from keyreel.assets.store import thumbs
from keyreel.assets.thumb_params import ThumbParams
from keyreel.assets.types import AssetFilter, ThumbAsset, ThumbAssetFilter, ThumbAssetListResponse
from keyreel.assets.urls import RemotePath, RemotePathListResponse, ThumbnailServeOptions
from keyreel.conversion.errors import ThumbParamsNotFound
from keyreel.entries.errors import EntryNotFound, ResourceNotSupported, TokenNotReady
from keyreel.gate import Call
from keyreel.schema.errors import CannotBeNull, InvalidKs
from keyreel.schema.files import FileResult, Upload
from keyreel.schema.lists import FilterPager
from keyreel.schema.service import ALWAYS, USER, WIDGET, Service, action
from keyreel.thumbs.room import Thumbs
from keyreel.thumbs.views import ThumbViews
from keyreel.uploads.errors import UploadTokenNotFound
from keyreel.uploads.resources import ContentResource

_THUMB, _MANAGE, _UPLOAD = "CONTENT_MANAGE_THUMBNAIL", "CONTENT_MANAGE_BASE", "CONTENT_INGEST_UPLOAD"
_CAPTURE = "CAPTURE_DEVICE_PERMISSION"
_OF_ENTRY = [EntryNotFound, InvalidKs]
_ONE = [ThumbNotFound, InvalidKs]


class ThumbAssetService(Service, name="thumbAsset"):
    """Thumbnails of entries: brought, or made of the content."""

    def __init__(self, room: Thumbs, views: ThumbViews) -> None:
        self._room = room
        self._views = views
        self._db = room.entries.db

    @action(permission=[_UPLOAD, USER, _CAPTURE], raises=_OF_ENTRY, writes=True)
    async def add(self, call: Call, entry_id: str, thumb_asset: ThumbAsset) -> ThumbAsset:
        """Say that an entry has another thumbnail, whose picture comes with `setContent`."""
        return await self._room.add(call, entry_id, thumb_asset)

    @action(
        permission=[_UPLOAD, USER, _CAPTURE],
        raises=[*_ONE, EntryNotFound, NotAPicture, ResourceNotSupported, UploadTokenNotFound, TokenNotReady],
        writes=True,
    )
    async def set_content(self, call: Call, id: str, content_resource: ContentResource) -> ThumbAsset:
        """Give a thumbnail its picture, in the place of what it had."""
        await self._room.fill(call, id, content_resource)
        return await self._room.get(call, id)

    @action(permission=[_THUMB, USER], raises=[*_OF_ENTRY, NotAPicture], writes=True)
    async def add_from_image(self, call: Call, entry_id: str, file_data: Upload) -> ThumbAsset:
        """Add a thumbnail with the picture that comes with the call."""
        return await self._room.add_picture(call, entry_id, file_data.path, file_data.name)

    @action(permission=[_THUMB, USER], raises=[*_OF_ENTRY, NotAPicture], deprecated=True, writes=True)
    async def add_from_url(self, call: Call, entry_id: str, url: str) -> ThumbAsset:
        """Add a thumbnail with the picture that lies at an address."""
        return await self._room.add_from_address(call, entry_id, url)

    @action(permission=[_THUMB, USER], raises=[*_OF_ENTRY, ThumbNotReady, NotAPicture], writes=True)
    async def generate(
        self, call: Call, entry_id: str, thumb_params: ThumbParams, source_asset_id: str | None = None
    ) -> ThumbAsset:
        """Add a thumbnail that is made of the content of an entry."""
        return await self._room.generate(call, entry_id, thumb_params, source_asset_id or "")

    @action(permission=[_THUMB], raises=[*_OF_ENTRY, ThumbParamsNotFound, ThumbNotReady, NotAPicture], writes=True)
    async def generate_by_entry_id(self, call: Call, entry_id: str, dest_thumb_params_id: int) -> ThumbAsset:
        """Add a thumbnail that is made as params say."""
        params = await self._room.params(call, dest_thumb_params_id)
        return await self._room.generate(call, entry_id, params)

    @action(permission=[_THUMB], raises=[*_ONE, ThumbParamsNotFound, ThumbNotReady, NotAPicture], writes=True)
    async def regenerate(self, call: Call, thumb_asset_id: str) -> ThumbAsset:
        """Make a thumbnail again by the params that it names, as another one."""
        found = await self._room.get(call, thumb_asset_id)
        params = await self._room.params(call, found.thumb_params_id or 0)
        return await self._room.generate(call, found.entry_id or "", params)

    @action(permission=[_THUMB, USER], raises=[*_ONE, ThumbNotReady], writes=True)
    async def set_as_default(self, call: Call, thumb_asset_id: str) -> None:
        """Let a thumbnail stand for its entry."""
        await self._room.make_default(call, thumb_asset_id)

    @action(permission=[_UPLOAD, USER], raises=_ONE, writes=True)
    async def update(self, call: Call, id: str, thumb_asset: ThumbAsset) -> ThumbAsset:
        """Change a thumbnail."""
        return await self._room.update(call, id, thumb_asset)

    @action(permission=[_THUMB, USER, WIDGET], raises=[ThumbNotFound])
    async def get(self, call: Call, thumb_asset_id: str) -> ThumbAsset:
        """A thumbnail."""
        return await self._room.get(call, thumb_asset_id)

    @action(permission=[_THUMB, "KMC_READ_ONLY", USER, WIDGET], raises=[EntryNotFound], deprecated=True)
    async def get_by_entry_id(self, call: Call, entry_id: str) -> list[ThumbAsset]:
        """The thumbnails of an entry."""
        return await self._room.of_entry(call, entry_id)

    @action(permission=[_THUMB, _MANAGE, USER, WIDGET], raises=[EntryNotFound, CannotBeNull])
    async def list_(
        self, call: Call, filter: AssetFilter | None = None, pager: FilterPager | None = None
    ) -> ThumbAssetListResponse:
        """The thumbnails of entries that the filter names with `entryIdEqual` or `entryIdIn`."""
        same = ThumbAssetFilter.of(dict(filter.given)) if filter else ThumbAssetFilter()
        await self._room.entries.check_named(call, filter, "KalturaAssetFilter")
        page = await thumbs.list(self._db, call.partner_id, same, pager)
        return ThumbAssetListResponse(total_count=page.total, objects=page.objects)

    @action(
        permission=[_UPLOAD, _MANAGE, USER, WIDGET, "PLAYBACK_BASE_PERMISSION"], raises=[ThumbNotFound, ThumbNotReady]
    )
    async def get_url(
        self, call: Call, id: str, storage_id: int | None = None, thumb_params: ThumbParams | None = None
    ) -> str:
        """Where the picture of a thumbnail is. Where not everybody may see it, the address works for a day."""
        return await self._views.address(call, id, thumb_params)

    @action(permission=[_MANAGE, USER, WIDGET], raises=[ThumbNotFound])
    async def get_remote_paths(self, call: Call, id: str) -> RemotePathListResponse:
        """Where else a thumbnail is: nowhere."""
        await self._room.get(call, id)
        nowhere: Sequence[RemotePath] = ()
        return RemotePathListResponse(total_count=0, objects=list(nowhere))

    @action(permission=[_THUMB, ALWAYS, USER, WIDGET], raises=[ThumbNotFound, ThumbNotReady], session="optional")
    async def serve(
        self,
        call: Call,
        thumb_asset_id: str,
        version: int | None = None,
        thumb_params: ThumbParams | None = None,
        options: ThumbnailServeOptions | None = None,
    ) -> FileResult:
        """The picture of a thumbnail, made what the params ask for."""
        found = await self._room.found(self._db, call, thumb_asset_id)
        referrer = (options.referrer if options else None) or ""
        name = f"{found.id}.jpg" if options and options.download else None
        return await self._views.serve(call, found, thumb_params, referrer=referrer, name=name)

    @action(
        permission=[_THUMB, ALWAYS, USER, WIDGET],
        raises=[EntryNotFound, ThumbNotReady, ThumbParamsNotFound],
        session="optional",
    )
    async def serve_by_entry_id(self, call: Call, entry_id: str, thumb_param_id: int | None = None) -> FileResult:
        """The picture of the thumbnail that stands for an entry."""
        params = await self._room.params(call, thumb_param_id) if thumb_param_id else None
        return await self._views.serve(call, await self._views.default_of(call, entry_id), params)

    @action(permission=[_THUMB], raises=[*_ONE, ThumbIsDefault], writes=True)
    async def delete(self, call: Call, thumb_asset_id: str) -> None:
        """Delete a thumbnail, unless it stands for its entry."""
        await self._room.delete(call, thumb_asset_id)
