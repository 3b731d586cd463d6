# Generated from the schema: change its source instead.
"""The service userEntry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.common import FilterPager
    from ..objects.user_entry import UserEntryFilter, UserEntryListResponse


class UserEntryService(Service):
    """What users have to do with entries. It cannot be noted yet, so that lists of it are empty."""

    id_ = 'userentry'
    registry_ = REGISTRY

    def list(
        self,
        filter: UserEntryFilter | None = None,
        pager: FilterPager | None = None,
    ) -> UserEntryListResponse:
        """What users have to do with entries: nothing, as none can be noted yet."""
        return self.call_('list', k.Nested("UserEntryListResponse"), {'filter': filter, 'pager': pager})


class AsyncUserEntryService(AsyncService):
    """What users have to do with entries. It cannot be noted yet, so that lists of it are empty."""

    id_ = 'userentry'
    registry_ = REGISTRY

    async def list(
        self,
        filter: UserEntryFilter | None = None,
        pager: FilterPager | None = None,
    ) -> UserEntryListResponse:
        """What users have to do with entries: nothing, as none can be noted yet."""
        return await self.call_('list', k.Nested("UserEntryListResponse"), {'filter': filter, 'pager': pager})
