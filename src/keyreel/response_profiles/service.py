"""`responseProfile.*`: see docs/protocol/response-profiles.md."""

from collections.abc import Mapping
from typing import Any

from keyreel.gate import Call, admit, amend
from keyreel.response_profiles import store
from keyreel.response_profiles.rules import kept
from keyreel.response_profiles.store import ResponseProfileNotFound, SystemNameTaken, response_profiles
from keyreel.response_profiles.types import (
    ResponseProfile,
    ResponseProfileFilter,
    ResponseProfileListResponse,
    ResponseProfileStatus,
)
from keyreel.schema.errors import InvalidFieldValue, MaxLength, MaxValue, MinLength
from keyreel.schema.kinds import BigInt
from keyreel.schema.lists import FilterPager
from keyreel.schema.profiles import PropertyIsNotDefined, TooDeeplyNested
from keyreel.schema.records import changed, created, deleted
from keyreel.schema.service import USER, Service, action
from keyreel.storage import Database, Tx

_REFUSED = [MinLength, MaxLength, MaxValue, PropertyIsNotDefined, TooDeeplyNested, SystemNameTaken]
_KIND = "keyreel.RESPONSE_PROFILE"
_COPIED = ("name", "type", "fields", "filter", "pager", "related_profiles", "mappings")


class ResponseProfileService(Service, name="responseProfile"):
    """Profiles that an account keeps, so that calls name them instead of sending them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @action(permission=["RESPONSE_PROFILE_ADD"], raises=_REFUSED, writes=True, record=created(_KIND))
    async def add(self, call: Call, add_response_profile: ResponseProfile) -> ResponseProfile:
        """Keep a profile."""
        return await self._insert(call, kept(admit(add_response_profile, call)))

    @action(permission=[USER], raises=[ResponseProfileNotFound])
    async def get(self, call: Call, id: BigInt) -> ResponseProfile:
        """A profile."""
        return await response_profiles.get(self._db, call.partner_id, str(id))

    @action(
        permission=["RESPONSE_PROFILE_UPDATE"],
        raises=[ResponseProfileNotFound, *_REFUSED],
        writes=True,
        record=changed(_KIND, "id"),
    )
    async def update(self, call: Call, id: BigInt, update_response_profile: ResponseProfile) -> ResponseProfile:
        """Change a profile. Calls that name it are answered by what it is now."""
        stored = await response_profiles.get(self._db, call.partner_id, str(id))
        return await self._change(call, id, kept(amend(stored, update_response_profile, call)))

    @action(
        permission=["RESPONSE_PROFILE_UPDATE"],
        raises=[ResponseProfileNotFound, InvalidFieldValue],
        writes=True,
        record=changed(_KIND, "id"),
    )
    async def update_status(self, call: Call, id: BigInt, status: ResponseProfileStatus) -> ResponseProfile:
        """Let calls name a profile, or not. Deleting is `delete`, which needs another permission."""
        if status == ResponseProfileStatus.DELETED:
            raise InvalidFieldValue("status")
        return await self._change(call, id, {"status": status})

    @action(
        permission=["RESPONSE_PROFILE_DELETE"],
        raises=[ResponseProfileNotFound],
        writes=True,
        record=deleted(_KIND, "id"),
    )
    async def delete(self, call: Call, id: BigInt) -> None:
        """Delete a profile. Its system name is free again."""
        await self._change(call, id, {"status": ResponseProfileStatus.DELETED})

    @action(permission=[USER, "KMC_READ_ONLY"])
    async def list_(
        self, call: Call, filter: ResponseProfileFilter | None = None, pager: FilterPager | None = None
    ) -> ResponseProfileListResponse:
        """The profiles of the account."""
        page = await response_profiles.list(self._db, call.partner_id, filter, pager)
        return ResponseProfileListResponse(total_count=page.total, objects=page.objects)

    @action(
        permission=["RESPONSE_PROFILE_ADD"],
        raises=[ResponseProfileNotFound, *_REFUSED],
        writes=True,
        record=created(_KIND),
    )
    async def clone(self, call: Call, id: BigInt, profile: ResponseProfile) -> ResponseProfile:
        """Copy a profile, but for its system name, with the changes that are sent."""
        source = await response_profiles.get(self._db, call.partner_id, str(id))
        copied = {name: source.given[name] for name in _COPIED if name in source.given}
        return await self._insert(call, {**copied, **kept(admit(profile, call))})

    async def _insert(self, call: Call, values: Mapping[str, Any]) -> ResponseProfile:
        stamps = {"partner_id": call.partner_id, "created_at": call.time, "updated_at": call.time}
        row = {**values, **stamps, "status": ResponseProfileStatus.ENABLED, "version": 1}
        with store.unique(values.get("system_name")):
            id = await self._db.write(lambda tx: store.insert_profile(tx, row))
        return await response_profiles.get(self._db, call.partner_id, id)

    async def _change(self, call: Call, id: int, changes: Mapping[str, Any]) -> ResponseProfile:
        async def unit(tx: Tx) -> ResponseProfile:
            current = await response_profiles.get(tx, call.partner_id, str(id))
            stamps = {"version": (current.version or 0) + 1, "updated_at": call.time}
            return await response_profiles.change(tx, call.partner_id, str(id), current, {**changes, **stamps})

        with store.unique(changes.get("system_name")):
            return await self._db.write(unit)
