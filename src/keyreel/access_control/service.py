"""`accessControlProfile.*`: see docs/protocol/playback.md, "Profiles"."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from keyreel.access_control import store
from keyreel.access_control.completing import completed
from keyreel.access_control.errors import AccessControlNotFound, DefaultStays, TooManyProfiles
from keyreel.access_control.store import profiles
from keyreel.access_control.types import (
    AccessControlProfile,
    AccessControlProfileFilter,
    AccessControlProfileListResponse,
)
from keyreel.gate import Call, admit, amend
from keyreel.schema.errors import MinLength
from keyreel.schema.kinds import BigInt
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed, created, deleted
from keyreel.schema.service import Service, action
from keyreel.storage import Database, Tx

MOST = 1000
"""Profiles that an account can have."""
KIND = "accessControl"

Move = Callable[[Tx, int, int, int], Awaitable[None]]
"""Gives what has a profile another one: transaction, account, the profile, the other."""

Note = Callable[[Tx, int], Awaitable[None]]
"""Hears that a profile of an account changes: transaction, account."""


class Profiles:
    """What both services of access control do.

    Args:
        move: what entries do that lose their profile.
        note: what is done when a profile changes: it may be the one that says who may call.
    """

    def __init__(self, db: Database, move: Move, note: Note) -> None:
        self.db = db
        self._move = move
        self._note = note

    async def add(self, call: Call, values: Mapping[str, Any]) -> int:
        """Keep a new profile; its id.

        Raises:
            MinLength, TooManyProfiles
        """
        _check_name(values, is_new=True)
        row = {"rules": [], "system_name": "", "description": "", **_clean(values), "partner_id": call.partner_id}
        row |= {"created_at": call.time, "updated_at": call.time, "is_default": bool(values.get("is_default"))}

        async def unit(tx: Tx) -> int:
            if await store.count_profiles(tx, call.partner_id) >= MOST:
                raise TooManyProfiles(MOST)
            return await store.insert_profile(tx, row)

        return await self.db.write(unit)

    async def update(
        self, call: Call, id: int, changes_of: Callable[[AccessControlProfile], Mapping[str, Any]]
    ) -> None:
        """Change a profile.

        Raises:
            AccessControlNotFound, MinLength
        """

        async def unit(tx: Tx) -> None:
            stored = await profiles.get(tx, call.partner_id, str(id))
            asked = changes_of(stored)
            _check_name(asked, is_new=False)
            changes = _clean(asked)
            if changes.pop("is_default", None) and not stored.is_default:
                await store.drop_default(tx, call.partner_id)
                changes["is_default"] = True
            await profiles.change(tx, call.partner_id, str(id), stored, {**changes, "updated_at": call.time})
            await self._note(tx, call.partner_id)

        await self.db.write(unit)

    async def delete(self, call: Call, id: int) -> None:
        """Delete a profile; what has it gets the account's default one.

        Raises:
            AccessControlNotFound, DefaultStays
        """

        async def unit(tx: Tx) -> None:
            stored = await profiles.get(tx, call.partner_id, str(id))
            default = await store.default_of(tx, call.partner_id)
            if stored.is_default or default is None:
                raise DefaultStays
            await self._move(tx, call.partner_id, id, default)
            await store.delete_profile(tx, call.partner_id, id)
            await self._note(tx, call.partner_id)

        await self.db.write(unit)


def _check_name(values: Mapping[str, Any], *, is_new: bool) -> None:
    if (is_new or "name" in values) and not values.get("name"):
        raise MinLength("name", 1)


def _clean(values: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(values)
    if "rules" in found:
        found["rules"] = [completed(rule) for rule in found["rules"] or ()]
    return found


class AccessControlProfileService(Service, name="accessControlProfile"):
    """Profiles that say who may play entries, where and how much of them."""

    def __init__(self, profiles: Profiles) -> None:
        self._profiles = profiles
        self._db = profiles.db

    @action(permission=["ACCESS_CONTROL_ADD"], raises=[MinLength, TooManyProfiles], writes=True, record=created(KIND))
    async def add(self, call: Call, access_control_profile: AccessControlProfile) -> AccessControlProfile:
        """Keep a profile."""
        id = await self._profiles.add(call, admit(access_control_profile, call))
        return await profiles.get(self._db, call.partner_id, str(id))

    @action(permission=["ACCESS_CONTROL_BASE"], raises=[AccessControlNotFound])
    async def get(self, call: Call, id: BigInt) -> AccessControlProfile:
        """A profile."""
        return await profiles.get(self._db, call.partner_id, str(id))

    @action(
        permission=["ACCESS_CONTROL_UPDATE"],
        raises=[AccessControlNotFound, MinLength],
        writes=True,
        record=changed(KIND, "id"),
    )
    async def update(
        self, call: Call, id: BigInt, access_control_profile: AccessControlProfile
    ) -> AccessControlProfile:
        """Change a profile. Whoever plays an entry that has it is judged by what it is now."""
        await self._profiles.update(call, id, lambda stored: amend(stored, access_control_profile, call))
        return await profiles.get(self._db, call.partner_id, str(id))

    @action(
        permission=["ACCESS_CONTROL_DELETE"],
        raises=[AccessControlNotFound, DefaultStays],
        writes=True,
        record=deleted(KIND, "id"),
    )
    async def delete(self, call: Call, id: BigInt) -> None:
        """Delete a profile. Entries that have it get the account's default one."""
        await self._profiles.delete(call, id)

    @action(permission=["ACCESS_CONTROL_BASE", "KMC_READ_ONLY"])
    async def list_(
        self, call: Call, filter: AccessControlProfileFilter | None = None, pager: FilterPager | None = None
    ) -> AccessControlProfileListResponse:
        """The profiles of the account."""
        page = await profiles.list(self._db, call.partner_id, filter, pager)
        return AccessControlProfileListResponse(total_count=page.total, objects=page.objects)
