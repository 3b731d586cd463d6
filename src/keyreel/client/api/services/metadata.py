# Generated from the schema: change its source instead.
"""The service metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.common import FilterPager
    from ..objects.metadata import MetadataFilter, MetadataListResponse


class MetadataService(Service):
    """Custom metadata. It cannot be added yet, so that lists of it are empty."""

    id_ = 'metadata_metadata'
    registry_ = REGISTRY

    def list(
        self,
        filter: MetadataFilter | None = None,
        pager: FilterPager | None = None,
    ) -> MetadataListResponse:
        """The metadata of objects: none, as none can be added yet."""
        return self.call_('list', k.Nested("MetadataListResponse"), {'filter': filter, 'pager': pager})


class AsyncMetadataService(AsyncService):
    """Custom metadata. It cannot be added yet, so that lists of it are empty."""

    id_ = 'metadata_metadata'
    registry_ = REGISTRY

    async def list(
        self,
        filter: MetadataFilter | None = None,
        pager: FilterPager | None = None,
    ) -> MetadataListResponse:
        """The metadata of objects: none, as none can be added yet."""
        return await self.call_('list', k.Nested("MetadataListResponse"), {'filter': filter, 'pager': pager})
