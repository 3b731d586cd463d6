# Generated from the schema: change its source instead.
"""The service data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.files import AsyncRemoteFile, RemoteFile
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.base import GenericDataCenterContentResource
    from ..objects.common import FilterPager
    from ..objects.data import DataEntry, DataEntryFilter, DataListResponse


class DataService(Service):
    """Entries that are text: settings, notes, whatever a program keeps."""

    id_ = 'data'
    registry_ = REGISTRY

    def add(
        self,
        data_entry: DataEntry,
    ) -> DataEntry:
        """Keep a text.

        Raises:
            AccessControlIdNotFound, PropertyValidationAdminProperty, InvalidEntryScheduleDates, InvalidKs
        """
        return self.call_('add', k.Nested("DataEntry"), {'dataEntry': data_entry})

    def add_content(
        self,
        entry_id: str,
        resource: GenericDataCenterContentResource,
    ) -> str:
        """Give a text entry its text, from a file; the entry's id.

        Raises:
            EntryIdNotFound, InvalidKs, EntryAlreadyWithContent, ResourceTypeNotSupported,
                UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry
        """
        return self.call_('addContent', k.TEXT, {'entryId': entry_id, 'resource': resource})

    def delete(
        self,
        entry_id: str,
    ) -> None:
        """Delete a text entry.

        Raises:
            EntryIdNotFound, InvalidKs
        """
        return self.call_('delete', k.NOTHING, {'entryId': entry_id})

    def get(
        self,
        entry_id: str,
        version: int = -1,
    ) -> DataEntry:
        """A text entry, with its text unless it says otherwise.

        Raises:
            EntryIdNotFound
        """
        return self.call_('get', k.Nested("DataEntry"), {'entryId': entry_id, 'version': version})

    def list(
        self,
        filter: DataEntryFilter | None = None,
        pager: FilterPager | None = None,
    ) -> DataListResponse:
        """Text entries: of the account, or the caller's own.

        Raises:
            QueryExceededMaxMatchesAllowed
        """
        return self.call_('list', k.Nested("DataListResponse"), {'filter': filter, 'pager': pager})

    def serve(
        self,
        entry_id: str,
        version: int = -1,
        force_proxy: bool = False,
    ) -> RemoteFile:
        """The text itself.

        Raises:
            EntryIdNotFound
        """
        return self.file_('serve', {'entryId': entry_id, 'version': version, 'forceProxy': force_proxy})

    def update(
        self,
        entry_id: str,
        document_entry: DataEntry,
    ) -> DataEntry:
        """Change a text entry, or its text.

        Raises:
            EntryIdNotFound, AccessControlIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, InvalidKs
        """
        return self.call_('update', k.Nested("DataEntry"), {'entryId': entry_id, 'documentEntry': document_entry})


class AsyncDataService(AsyncService):
    """Entries that are text: settings, notes, whatever a program keeps."""

    id_ = 'data'
    registry_ = REGISTRY

    async def add(
        self,
        data_entry: DataEntry,
    ) -> DataEntry:
        """Keep a text.

        Raises:
            AccessControlIdNotFound, PropertyValidationAdminProperty, InvalidEntryScheduleDates, InvalidKs
        """
        return await self.call_('add', k.Nested("DataEntry"), {'dataEntry': data_entry})

    async def add_content(
        self,
        entry_id: str,
        resource: GenericDataCenterContentResource,
    ) -> str:
        """Give a text entry its text, from a file; the entry's id.

        Raises:
            EntryIdNotFound, InvalidKs, EntryAlreadyWithContent, ResourceTypeNotSupported,
                UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry
        """
        return await self.call_('addContent', k.TEXT, {'entryId': entry_id, 'resource': resource})

    async def delete(
        self,
        entry_id: str,
    ) -> None:
        """Delete a text entry.

        Raises:
            EntryIdNotFound, InvalidKs
        """
        return await self.call_('delete', k.NOTHING, {'entryId': entry_id})

    async def get(
        self,
        entry_id: str,
        version: int = -1,
    ) -> DataEntry:
        """A text entry, with its text unless it says otherwise.

        Raises:
            EntryIdNotFound
        """
        return await self.call_('get', k.Nested("DataEntry"), {'entryId': entry_id, 'version': version})

    async def list(
        self,
        filter: DataEntryFilter | None = None,
        pager: FilterPager | None = None,
    ) -> DataListResponse:
        """Text entries: of the account, or the caller's own.

        Raises:
            QueryExceededMaxMatchesAllowed
        """
        return await self.call_('list', k.Nested("DataListResponse"), {'filter': filter, 'pager': pager})

    def serve(
        self,
        entry_id: str,
        version: int = -1,
        force_proxy: bool = False,
    ) -> AsyncRemoteFile:
        """The text itself.

        Raises:
            EntryIdNotFound
        """
        return self.file_('serve', {'entryId': entry_id, 'version': version, 'forceProxy': force_proxy})

    async def update(
        self,
        entry_id: str,
        document_entry: DataEntry,
    ) -> DataEntry:
        """Change a text entry, or its text.

        Raises:
            EntryIdNotFound, AccessControlIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, InvalidKs
        """
        return await self.call_('update', k.Nested("DataEntry"), {'entryId': entry_id, 'documentEntry': document_entry})
