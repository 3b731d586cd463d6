"""`flavorAsset.*`: see docs/protocol/assets.md, "Flavors"."""

from collections.abc import Sequence

from keyreel.assets.errors import FlavorNotFound, FlavorNotReady, FlavorThere, NotTranscoded
from keyreel.assets.flavor_params import FlavorAssetWithParams
from keyreel.assets.store import flavors
from keyreel.assets.types import AssetFilter, FlavorAsset, FlavorAssetFilter, FlavorAssetListResponse
from keyreel.assets.urls import FlavorAssetUrlOptions, RemotePath, RemotePathListResponse
from keyreel.conversion.errors import FlavorParamsNotFound
from keyreel.conversion.params_store import flavor_params
from keyreel.entries.errors import EntryNotFound, ResourceNotSupported, TokenNotReady
from keyreel.flavors.room import Flavors
from keyreel.gate import Call
from keyreel.schema.errors import CannotBeNull, InvalidKs
from keyreel.schema.lists import FilterPager
from keyreel.schema.service import USER, WIDGET, Service, action
from keyreel.uploads.errors import UploadTokenNotFound
from keyreel.uploads.resources import ContentResource

_MANAGE, _UPLOAD, _DELETE = "CONTENT_MANAGE_BASE", "CONTENT_INGEST_UPLOAD", "CONTENT_MANAGE_DELETE"
_PLAY, _READ_ONLY = "PLAYBACK_BASE_PERMISSION", "KMC_READ_ONLY"
_FILLED = [FlavorNotFound, InvalidKs, ResourceNotSupported, UploadTokenNotFound, TokenNotReady, EntryNotFound]


class FlavorAssetService(Service, name="flavorAsset"):
    """Flavors of entries. Nothing is transcoded: besides the original they are brought ready made."""

    def __init__(self, room: Flavors) -> None:
        self._room = room
        self._db = room.entries.db

    @action(
        permission=[_UPLOAD, USER],
        raises=[EntryNotFound, InvalidKs, FlavorParamsNotFound, FlavorThere],
        writes=True,
    )
    async def add(self, call: Call, entry_id: str, flavor_asset: FlavorAsset) -> FlavorAsset:
        """Say that an entry has another flavor, whose content comes with `setContent`."""
        return await self._room.add(call, entry_id, flavor_asset)

    @action(permission=[_UPLOAD, USER], raises=_FILLED, writes=True)
    async def set_content(self, call: Call, id: str, content_resource: ContentResource) -> FlavorAsset:
        """Give a flavor its content, in the place of what it had."""
        await self._room.fill(call, id, content_resource)
        return await self._room.get(call, id)

    @action(permission=[_UPLOAD, USER], raises=[FlavorNotFound, InvalidKs], writes=True)
    async def update(self, call: Call, id: str, flavor_asset: FlavorAsset) -> FlavorAsset:
        """Change a flavor."""
        return await self._room.update(call, id, flavor_asset)

    @action(permission=[_MANAGE], raises=[FlavorNotFound])
    async def get(self, call: Call, id: str) -> FlavorAsset:
        """A flavor."""
        return await self._room.get(call, id)

    @action(permission=[_MANAGE, _READ_ONLY, USER, WIDGET, _PLAY], raises=[EntryNotFound], deprecated=True)
    async def get_by_entry_id(self, call: Call, entry_id: str) -> list[FlavorAsset]:
        """The flavors of an entry."""
        return await self._room.of_entry(call, entry_id)

    @action(permission=[_MANAGE, USER, WIDGET, _PLAY], raises=[EntryNotFound, CannotBeNull])
    async def list_(
        self, call: Call, filter: AssetFilter | None = None, pager: FilterPager | None = None
    ) -> FlavorAssetListResponse:
        """The flavors of entries that the filter names with `entryIdEqual` or `entryIdIn`."""
        same = FlavorAssetFilter.of(dict(filter.given)) if filter else FlavorAssetFilter()
        await self._room.entries.check_named(call, filter, "KalturaAssetFilter")
        page = await flavors.list(self._db, call.partner_id, same, pager)
        return FlavorAssetListResponse(total_count=page.total, objects=page.objects)

    @action(permission=[_MANAGE, _READ_ONLY, USER, WIDGET, _PLAY], raises=[EntryNotFound], deprecated=True)
    async def get_web_playable_by_entry_id(self, call: Call, entry_id: str) -> list[FlavorAsset]:
        """The flavors of an entry that browsers can play."""
        return [each for each in await self._room.of_entry(call, entry_id) if each.is_web]

    @action(permission=[_MANAGE, _READ_ONLY], raises=[EntryNotFound])
    async def get_flavor_assets_with_params(self, call: Call, entry_id: str) -> list[FlavorAssetWithParams]:
        """The flavors of an entry, each with the params that it was made by."""
        found = list[FlavorAssetWithParams]()
        for each in await self._room.of_entry(call, entry_id):
            params = await flavor_params.find_one(self._db, call.partner_id, str(each.flavor_params_id or 0))
            values = {"flavor_asset": each, "flavor_params": params, "entry_id": entry_id}
            found.append(FlavorAssetWithParams.of({name: value for name, value in values.items() if value is not None}))
        return found

    @action(permission=[_UPLOAD, _MANAGE, USER, WIDGET, _PLAY], raises=[FlavorNotFound, FlavorNotReady, InvalidKs])
    async def get_url(
        self,
        call: Call,
        id: str,
        storage_id: int | None = None,
        force_proxy: bool = False,
        options: FlavorAssetUrlOptions | None = None,
    ) -> str:
        """Where the file of a flavor is. Where not everybody may have it, the address works for a day, for it only."""
        name = options.file_name if options else None
        return await self._room.address(call, id, referrer=(options.referrer if options else None) or "", name=name)

    @action(permission=["CONTENT_MANAGE_DOWNLOAD"], raises=[FlavorNotFound, FlavorNotReady, InvalidKs], deprecated=True)
    async def get_download_url(self, call: Call, id: str, use_cdn: bool = False) -> str:
        """Where the file of a flavor can be saved from."""
        return await self._room.address(call, id, name="", downloads=True)

    @action(permission=[_MANAGE, USER, WIDGET], raises=[FlavorNotFound])
    async def get_remote_paths(self, call: Call, id: str) -> RemotePathListResponse:
        """Where else a flavor is: nowhere."""
        await self._room.get(call, id)
        nowhere: Sequence[RemotePath] = ()
        return RemotePathListResponse(total_count=0, objects=list(nowhere))

    @action(permission=[_DELETE], raises=[FlavorNotFound, InvalidKs], writes=True)
    async def delete(self, call: Call, id: str) -> None:
        """Delete a flavor."""
        await self._room.delete(call, id)

    @action(permission=["CONTENT_MANAGE_RECONVERT"], raises=[EntryNotFound, NotTranscoded], writes=True)
    async def convert(self, call: Call, entry_id: str, flavor_params_id: int, priority: int = 0) -> None:
        """Make a flavor of an entry: nothing is transcoded here."""
        await self._room.of_entry(call, entry_id)
        raise NotTranscoded

    @action(permission=["CONTENT_MANAGE_RECONVERT"], raises=[FlavorNotFound, NotTranscoded], writes=True)
    async def reconvert(self, call: Call, id: str) -> None:
        """Look at the original again; other flavors are not transcoded here."""
        await self._room.look_again(call, id)

    @action(permission=["CONTENT_MANAGE_RECONVERT"], raises=[FlavorNotFound, InvalidKs], writes=True)
    async def set_as_source(self, call: Call, asset_id: str) -> None:
        """Let a flavor be the original of its entry."""
        await self._room.make_original(call, asset_id)
