"""`userEntry.*`: so far, that there is none. See docs/decisions/metadata-list.md."""

from keyreel.gate import Call
from keyreel.schema.lists import FilterPager
from keyreel.schema.service import USER, WIDGET, Service, action
from keyreel.user_entries.types import UserEntry, UserEntryFilter, UserEntryListResponse


class UserEntryService(Service, name="userEntry"):
    """What users have to do with entries. It cannot be noted yet, so that lists of it are empty."""

    @action(permission=[USER, WIDGET, "PLAYBACK_BASE_PERMISSION"])
    async def list_(
        self, call: Call, filter: UserEntryFilter | None = None, pager: FilterPager | None = None
    ) -> UserEntryListResponse:
        """What users have to do with entries: nothing, as none can be noted yet."""
        return UserEntryListResponse(total_count=0, objects=list[UserEntry]())
