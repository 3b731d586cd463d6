"""`accessControl.*`, which came before `accessControlProfile.*` and shows the same profiles."""

from collections.abc import Mapping
from typing import Any

from keyreel.access_control.errors import AccessControlNotFound, DefaultStays, NeedsNewForm, TooManyProfiles
from keyreel.access_control.legacy import rules_of, shown
from keyreel.access_control.service import KIND, Profiles
from keyreel.access_control.store import profiles
from keyreel.access_control.types import (
    AccessControl,
    AccessControlFilter,
    AccessControlListResponse,
    AccessControlProfile,
    AccessControlProfileFilter,
)
from keyreel.gate import Call, admit, amend
from keyreel.schema.errors import MinLength
from keyreel.schema.kinds import BigInt
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed, created, deleted
from keyreel.schema.service import Service, action


class AccessControlService(Service, name="accessControl"):
    """Access control profiles in their old form: restrictions instead of rules."""

    def __init__(self, profiles: Profiles) -> None:
        self._profiles = profiles
        self._db = profiles.db

    @action(permission=["ACCESS_CONTROL_ADD"], raises=[MinLength, TooManyProfiles], writes=True, record=created(KIND))
    async def add(self, call: Call, access_control: AccessControl) -> AccessControl:
        """Keep a profile."""
        id = await self._profiles.add(call, _with_rules(admit(access_control, call)))
        return await self.get(call, id)

    @action(permission=["ACCESS_CONTROL_BASE"], raises=[AccessControlNotFound])
    async def get(self, call: Call, id: BigInt) -> AccessControl:
        """A profile."""
        return shown(await profiles.get(self._db, call.partner_id, str(id)))

    @action(
        permission=["ACCESS_CONTROL_UPDATE"],
        raises=[AccessControlNotFound, MinLength, NeedsNewForm],
        writes=True,
        record=changed(KIND, "id"),
    )
    async def update(self, call: Call, id: BigInt, access_control: AccessControl) -> AccessControl:
        """Change a profile that restrictions can say."""

        def changes_of(stored: AccessControlProfile) -> Mapping[str, Any]:
            old = shown(stored)
            if old.contains_unsuported_restrictions:
                raise NeedsNewForm(str(id))
            return _with_rules(amend(old, access_control, call))

        await self._profiles.update(call, id, changes_of)
        return await self.get(call, id)

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
        self, call: Call, filter: AccessControlFilter | None = None, pager: FilterPager | None = None
    ) -> AccessControlListResponse:
        """The profiles of the account."""
        same = None if filter is None else AccessControlProfileFilter.of(dict(filter.given))
        page = await profiles.list(self._db, call.partner_id, same, pager)
        return AccessControlListResponse(total_count=page.total, objects=[shown(each) for each in page.objects])


def _with_rules(values: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(values)
    if "restrictions" in found:
        found["rules"] = rules_of(found.pop("restrictions") or ())
    return found
