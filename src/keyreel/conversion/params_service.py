"""`flavorParams.*` and `thumbParams.*`: see docs/protocol/conversion.md, "Params"."""

from collections.abc import Mapping
from typing import Any

from keyreel.assets.flavor_params import FlavorParams, FlavorParamsFilter, FlavorParamsListResponse
from keyreel.assets.params import AssetParams
from keyreel.assets.thumb_params import ThumbParams, ThumbParamsFilter, ThumbParamsListResponse
from keyreel.conversion.errors import ConversionProfileNotFound, FlavorParamsNotFound, ThumbParamsNotFound
from keyreel.conversion.params_store import FLAVOR, THUMB, delete_params, flavor_params, insert_params, thumb_params
from keyreel.conversion.store import ids_of, profiles
from keyreel.gate import Call, admit, amend
from keyreel.schema.errors import MinLength
from keyreel.schema.kinds import BigInt
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed, created, deleted
from keyreel.schema.service import Service, action
from keyreel.storage import Database, Tx

_KIND = "flavorParams"
_THUMB_KIND = "thumbParams"
_THUMB = "CONTENT_MANAGE_THUMBNAIL"
_MANAGE = "CONTENT_MANAGE_BASE"
_DISTRIBUTE = "CONTENT_MANAGE_DISTRIBUTION_PROFILE_MODIFY"
_MODERATE = "CONTENT_MODERATE_BASE"


class FlavorParamsService(Service, name="flavorParams"):
    """Descriptions of flavors. They are kept for programs that read them; nothing is transcoded by them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @action(permission=["TRANSCODING_ADD"], raises=[MinLength], writes=True, record=created(_KIND))
    async def add(self, call: Call, flavor_params: FlavorParams) -> FlavorParams:
        """Keep params."""
        values = _new(call, flavor_params)
        return await self.get(call, await self._db.write(lambda tx: insert_params(tx, FLAVOR, values)))

    @action(permission=["TRANSCODING_BASE"], raises=[FlavorParamsNotFound])
    async def get(self, call: Call, id: BigInt) -> FlavorParams:
        """Params, the account's own or everybody's."""
        return await flavor_params.get(self._db, call.partner_id, str(id))

    @action(permission=["TRANSCODING_BASE"], raises=[ConversionProfileNotFound])
    async def get_by_conversion_profile_id(self, call: Call, conversion_profile_id: int) -> list[FlavorParams]:
        """What a conversion profile makes."""
        profile = await profiles.get(self._db, call.partner_id, str(conversion_profile_id))
        ids = ids_of(profile.flavor_params_ids)
        found = [await flavor_params.find_one(self._db, call.partner_id, str(id)) for id in ids]
        return [each for each in found if each is not None]

    @action(
        permission=["TRANSCODING_UPDATE"],
        raises=[FlavorParamsNotFound, MinLength],
        writes=True,
        record=changed(_KIND, "id"),
    )
    async def update(self, call: Call, id: BigInt, flavor_params: FlavorParams) -> FlavorParams:
        """Change params of the account's own."""

        async def unit(tx: Tx) -> None:
            stored = await _FLAVORS.get(tx, call.partner_id, str(id))
            _check_own(stored, FlavorParamsNotFound(str(id)))
            await _FLAVORS.change(tx, call.partner_id, str(id), stored, _changes(call, stored, flavor_params))

        await self._db.write(unit)
        return await self.get(call, id)

    @action(permission=["TRANSCODING_DELETE"], raises=[FlavorParamsNotFound], writes=True, record=deleted(_KIND, "id"))
    async def delete(self, call: Call, id: BigInt) -> None:
        """Delete params of the account's own."""

        async def unit(tx: Tx) -> None:
            _check_own(await _FLAVORS.get(tx, call.partner_id, str(id)), FlavorParamsNotFound(str(id)))
            await delete_params(tx, call.partner_id, id)

        await self._db.write(unit)

    @action(
        permission=["TRANSCODING_BASE", _DISTRIBUTE, _MODERATE, _MANAGE, "KMC_READ_ONLY", "CAPTURE_DEVICE_PERMISSION"]
    )
    async def list_(
        self, call: Call, filter: FlavorParamsFilter | None = None, pager: FilterPager | None = None
    ) -> FlavorParamsListResponse:
        """Params, everybody's and the account's own."""
        page = await flavor_params.list(self._db, call.partner_id, filter, pager)
        return FlavorParamsListResponse(total_count=page.total, objects=page.objects)


class ThumbParamsService(Service, name="thumbParams"):
    """Descriptions of thumbnails, by which `thumbAsset.generate` makes them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @action(permission=[_THUMB], raises=[MinLength], writes=True, record=created(_THUMB_KIND))
    async def add(self, call: Call, thumb_params: ThumbParams) -> ThumbParams:
        """Keep params."""
        values = _new(call, thumb_params)
        return await self.get(call, await self._db.write(lambda tx: insert_params(tx, THUMB, values)))

    @action(permission=[_THUMB, _MANAGE], raises=[ThumbParamsNotFound])
    async def get(self, call: Call, id: BigInt) -> ThumbParams:
        """Params of the account."""
        return await thumb_params.get(self._db, call.partner_id, str(id))

    @action(permission=[_THUMB], raises=[ConversionProfileNotFound])
    async def get_by_conversion_profile_id(self, call: Call, conversion_profile_id: int) -> list[ThumbParams]:
        """The thumbnails that a conversion profile makes: none does."""
        await profiles.get(self._db, call.partner_id, str(conversion_profile_id))
        return []

    @action(
        permission=[_THUMB], raises=[ThumbParamsNotFound, MinLength], writes=True, record=changed(_THUMB_KIND, "id")
    )
    async def update(self, call: Call, id: BigInt, thumb_params: ThumbParams) -> ThumbParams:
        """Change params of the account."""

        async def unit(tx: Tx) -> None:
            stored = await _THUMBS.get(tx, call.partner_id, str(id))
            await _THUMBS.change(tx, call.partner_id, str(id), stored, _changes(call, stored, thumb_params))

        await self._db.write(unit)
        return await self.get(call, id)

    @action(permission=[_THUMB], raises=[ThumbParamsNotFound], writes=True, record=deleted(_THUMB_KIND, "id"))
    async def delete(self, call: Call, id: BigInt) -> None:
        """Delete params of the account."""

        async def unit(tx: Tx) -> None:
            await _THUMBS.get(tx, call.partner_id, str(id))
            await delete_params(tx, call.partner_id, id)

        await self._db.write(unit)

    @action(permission=[_THUMB, "TRANSCODING_BASE", _DISTRIBUTE, _MODERATE, _MANAGE, "KMC_READ_ONLY"])
    async def list_(
        self, call: Call, filter: ThumbParamsFilter | None = None, pager: FilterPager | None = None
    ) -> ThumbParamsListResponse:
        """Params of the account."""
        page = await thumb_params.list(self._db, call.partner_id, filter, pager)
        return ThumbParamsListResponse(total_count=page.total, objects=page.objects)


_FLAVORS, _THUMBS = flavor_params, thumb_params


def _new(call: Call, params: AssetParams) -> dict[str, Any]:
    values = {name: value for name, value in admit(params, call).items() if value is not None}
    if not values.get("name"):
        raise MinLength("name", 1)
    begins = {"system_name": "", "description": "", "tags": "", "required_permissions": []}
    return {**begins, **values, "partner_id": call.partner_id, "created_at": call.time, "is_system_default": False}


def _changes(call: Call, stored: AssetParams, params: AssetParams) -> Mapping[str, Any]:
    changes = amend(stored, params, call)
    if "name" in changes and not changes["name"]:
        raise MinLength("name", 1)
    return changes


def _check_own(stored: AssetParams, error: FlavorParamsNotFound) -> None:
    """Whether params are the account's own."""
    if not stored.partner_id:
        raise error
