# Generated from the schema: change its source instead.
"""The service bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.bulk import BulkUpload, BulkUploadFilter, BulkUploadListResponse
    from ..objects.common import FilterPager


class BulkService(Service):
    """Work on many objects. A USER session sees its own."""

    id_ = 'bulkupload_bulk'
    registry_ = REGISTRY

    def abort(
        self,
        id: int,
    ) -> BulkUpload:
        """End some work, if it is not done.

        Raises:
            BulkUploadNotFound
        """
        return self.call_('abort', k.Nested("BulkUpload"), {'id': id})

    def get(
        self,
        id: int,
    ) -> BulkUpload:
        """How far some work is.

        Raises:
            BulkUploadNotFound
        """
        return self.call_('get', k.Nested("BulkUpload"), {'id': id})

    def list(
        self,
        bulk_upload_filter: BulkUploadFilter | None = None,
        pager: FilterPager | None = None,
    ) -> BulkUploadListResponse:
        """The newest work, 500 at most."""
        return self.call_('list', k.Nested("BulkUploadListResponse"), {'bulkUploadFilter': bulk_upload_filter, 'pager': pager})


class AsyncBulkService(AsyncService):
    """Work on many objects. A USER session sees its own."""

    id_ = 'bulkupload_bulk'
    registry_ = REGISTRY

    async def abort(
        self,
        id: int,
    ) -> BulkUpload:
        """End some work, if it is not done.

        Raises:
            BulkUploadNotFound
        """
        return await self.call_('abort', k.Nested("BulkUpload"), {'id': id})

    async def get(
        self,
        id: int,
    ) -> BulkUpload:
        """How far some work is.

        Raises:
            BulkUploadNotFound
        """
        return await self.call_('get', k.Nested("BulkUpload"), {'id': id})

    async def list(
        self,
        bulk_upload_filter: BulkUploadFilter | None = None,
        pager: FilterPager | None = None,
    ) -> BulkUploadListResponse:
        """The newest work, 500 at most."""
        return await self.call_('list', k.Nested("BulkUploadListResponse"), {'bulkUploadFilter': bulk_upload_filter, 'pager': pager})
