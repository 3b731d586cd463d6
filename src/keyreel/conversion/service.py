"""`conversionProfile.*` and `conversionProfileAssetParams.*`: see docs/protocol/conversion.md, "Profiles"."""

from collections.abc import Awaitable, Callable
from typing import Any

from keyreel.conversion import store
from keyreel.conversion.errors import (
    ConversionProfileNotFound,
    DefaultProfileStays,
    FlavorParamsNotFound,
    FlavorParamsTwice,
    NotInProfile,
)
from keyreel.conversion.params_store import known_flavor_params
from keyreel.conversion.store import ids_of, parts, profiles
from keyreel.conversion.types import (
    ConversionProfile,
    ConversionProfileAssetParams,
    ConversionProfileAssetParamsFilter,
    ConversionProfileAssetParamsListResponse,
    ConversionProfileFilter,
    ConversionProfileListResponse,
    ConversionProfileType,
)
from keyreel.gate import Call, admit, amend
from keyreel.schema.errors import MinLength
from keyreel.schema.kinds import BigInt
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed, created, deleted
from keyreel.schema.service import Service, action
from keyreel.storage import Database, Reader, Tx

KIND = "conversionProfile2"
_BASE = "TRANSCODING_BASE"
_MANAGE = "CONTENT_MANAGE_BASE"
_UPLOAD = "CONTENT_INGEST_UPLOAD"
_MODERATE = "CONTENT_MODERATE_BASE"

Move = Callable[[Tx, int, int, int | None], Awaitable[None]]
"""Gives what has a profile another one: transaction, account, the profile, the other."""


async def check_params(db: Reader, partner_id: int, text: str | None) -> None:
    """Whether an account can use the flavor params of a comma list.

    Raises:
        FlavorParamsNotFound, FlavorParamsTwice
    """
    ids = ids_of(text)
    known = await known_flavor_params(db, partner_id, ids)
    for id in ids:
        if id not in known:
            raise FlavorParamsNotFound(str(id))
        if ids.count(id) > 1:
            raise FlavorParamsTwice(str(id))


class ConversionProfileService(Service, name="conversionProfile"):
    """Profiles that say what is made of what is uploaded. Nothing is transcoded: the original is all that is.

    Args:
        move: what entries do that lose their profile.
    """

    def __init__(self, db: Database, move: Move) -> None:
        self._db = db
        self._move = move

    @action(
        permission=["TRANSCODING_ADD"],
        raises=[MinLength, FlavorParamsNotFound, FlavorParamsTwice],
        writes=True,
        record=created(KIND),
    )
    async def add(self, call: Call, conversion_profile: ConversionProfile) -> ConversionProfile:
        """Keep a profile."""
        values = {name: value for name, value in admit(conversion_profile, call).items() if value is not None}
        _check_name(values, is_new=True)
        row = {**values, "partner_id": call.partner_id, "created_at": call.time}
        row["is_default"] = bool(values.get("is_default"))

        async def unit(tx: Tx) -> int:
            await check_params(tx, call.partner_id, values.get("flavor_params_ids"))
            return await store.insert_profile(tx, row)

        return await self.get(call, await self._db.write(unit))

    @action(permission=[_BASE], raises=[ConversionProfileNotFound])
    async def get(self, call: Call, id: BigInt) -> ConversionProfile:
        """A profile."""
        return await profiles.get(self._db, call.partner_id, str(id))

    @action(permission=[_BASE], raises=[ConversionProfileNotFound])
    async def get_default(self, call: Call, type: ConversionProfileType | None = None) -> ConversionProfile:
        """The profile that entries have which name no other."""
        id = await store.default_of(self._db, call.partner_id, type or ConversionProfileType.MEDIA)
        if id is None:
            raise ConversionProfileNotFound("")
        return await self.get(call, id)

    @action(
        permission=[_BASE, _UPLOAD, _MANAGE],
        raises=[ConversionProfileNotFound],
        writes=True,
        record=changed(KIND, "id"),
    )
    async def set_as_default(self, call: Call, id: BigInt) -> ConversionProfile:
        """Let entries have this profile which name no other."""

        async def unit(tx: Tx) -> None:
            stored = await profiles.get(tx, call.partner_id, str(id))
            await self._make_default(tx, call, stored)

        await self._db.write(unit)
        return await self.get(call, id)

    @action(
        permission=["TRANSCODING_UPDATE"],
        raises=[ConversionProfileNotFound, MinLength, FlavorParamsNotFound, FlavorParamsTwice],
        writes=True,
        record=changed(KIND, "id"),
    )
    async def update(self, call: Call, id: BigInt, conversion_profile: ConversionProfile) -> ConversionProfile:
        """Change a profile."""

        async def unit(tx: Tx) -> None:
            stored = await profiles.get(tx, call.partner_id, str(id))
            changes = dict(amend(stored, conversion_profile, call))
            _check_name(changes, is_new=False)
            for name, value in store.BEGINNING.items():
                if name in changes and changes[name] is None:
                    changes[name] = value
            wants = changes.pop("is_default", None)
            await profiles.change(tx, call.partner_id, str(id), stored, changes)
            if "flavor_params_ids" in changes:
                await check_params(tx, call.partner_id, changes["flavor_params_ids"])
                await store.set_parts(tx, call.partner_id, id, ids_of(changes["flavor_params_ids"]))
            if wants:
                await self._make_default(tx, call, stored)

        await self._db.write(unit)
        return await self.get(call, id)

    @action(
        permission=["TRANSCODING_DELETE"],
        raises=[ConversionProfileNotFound, DefaultProfileStays],
        writes=True,
        record=deleted(KIND, "id"),
    )
    async def delete(self, call: Call, id: BigInt) -> None:
        """Delete a profile. Entries that have it get the account's default one."""

        async def unit(tx: Tx) -> None:
            stored = await profiles.get(tx, call.partner_id, str(id))
            if stored.is_default:
                raise DefaultProfileStays
            default = await store.default_of(tx, call.partner_id, stored.type or ConversionProfileType.MEDIA)
            await self._move(tx, call.partner_id, id, default)
            await store.delete_profile(tx, call.partner_id, id)

        await self._db.write(unit)

    @action(permission=[_BASE, "CONTENT_INGEST_BULK_UPLOAD", _UPLOAD, _MODERATE, _MANAGE])
    async def list_(
        self, call: Call, filter: ConversionProfileFilter | None = None, pager: FilterPager | None = None
    ) -> ConversionProfileListResponse:
        """The profiles of the account."""
        page = await profiles.list(self._db, call.partner_id, filter, pager)
        return ConversionProfileListResponse(total_count=page.total, objects=page.objects)

    @staticmethod
    async def _make_default(tx: Tx, call: Call, stored: ConversionProfile) -> None:
        if not stored.is_default:
            await store.drop_default(tx, call.partner_id, stored.type or ConversionProfileType.MEDIA)
            await profiles.change(tx, call.partner_id, str(stored.id), stored, {"is_default": True})


class ConversionProfileAssetParamsService(Service, name="conversionProfileAssetParams"):
    """What differs in a profile from the params of what it makes."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @action(permission=[_BASE, _UPLOAD, _MODERATE, _MANAGE, "WEBCAST_PRODUCER_PERMISSION"])
    async def list_(
        self, call: Call, filter: ConversionProfileAssetParamsFilter | None = None, pager: FilterPager | None = None
    ) -> ConversionProfileAssetParamsListResponse:
        """What the profiles of the account make."""
        page = await parts.list(self._db, call.partner_id, filter, pager)
        return ConversionProfileAssetParamsListResponse(total_count=page.total, objects=page.objects)

    @action(
        permission=[_BASE, _UPLOAD, _MANAGE],
        raises=[NotInProfile],
        writes=True,
        record=changed(KIND, "conversion_profile_id"),
    )
    async def update(
        self,
        call: Call,
        conversion_profile_id: int,
        asset_params_id: int,
        conversion_profile_asset_params: ConversionProfileAssetParams,
    ) -> ConversionProfileAssetParams:
        """Change what differs."""

        async def unit(tx: Tx) -> int:
            serial = await store.part_of(tx, call.partner_id, conversion_profile_id, asset_params_id)
            if serial is None:
                raise NotInProfile(str(conversion_profile_id), str(asset_params_id))
            stored = await parts.get(tx, call.partner_id, str(serial))
            changes = amend(stored, conversion_profile_asset_params, call)
            kept = {name: value for name, value in changes.items() if value is not None or name not in _NEEDED}
            await parts.change(tx, call.partner_id, str(serial), stored, kept)
            return serial

        return await parts.get(self._db, call.partner_id, str(await self._db.write(unit)))


_NEEDED = ("ready_behavior", "origin")


def _check_name(values: dict[str, Any], *, is_new: bool) -> None:
    if (is_new or "name" in values) and not values.get("name"):
        raise MinLength("name", 1)
