"""The service `data`: entries that are text. See docs/protocol/entries.md, "Text"."""

from keyreel.access_control.errors import AccessControlNotFound
from keyreel.access_control.rule_types import ContextType
from keyreel.entries.content import Contents
from keyreel.entries.errors import (
    EntryNotFound,
    ForAdmins,
    HasContent,
    ResourceNotSupported,
    TokenNotReady,
    TooFar,
    WrongSchedule,
)
from keyreel.entries.filters import DataEntryFilter
from keyreel.entries.protection import Guard
from keyreel.entries.room import EntryRoom
from keyreel.entries.store import TEXT
from keyreel.entries.types import DataEntry, DataListResponse, EntryStatus
from keyreel.gate import Call
from keyreel.schema.errors import InvalidKs
from keyreel.schema.files import FileResult
from keyreel.schema.lists import FilterPager
from keyreel.schema.service import USER, WIDGET, Service, action
from keyreel.uploads.errors import UploadTokenNotFound
from keyreel.uploads.resources import GenericDataCenterContentResource

_MADE = [AccessControlNotFound, ForAdmins, WrongSchedule, InvalidKs]
_TYPE = "text/plain; charset=UTF-8"
"""What is served here is what anybody may have written: browsers are not to run it."""


class DataService(Service, name="data"):
    """Entries that are text: settings, notes, whatever a program keeps."""

    def __init__(self, room: EntryRoom, contents: Contents, guard: Guard) -> None:
        self._room = room
        self._contents = contents
        self._guard = guard

    @action(permission=["CONTENT_INGEST_UPLOAD", USER], raises=_MADE, writes=True)
    async def add(self, call: Call, data_entry: DataEntry) -> DataEntry:
        """Keep a text."""
        made = await self._room.add(call, data_entry, status=EntryStatus.READY)
        return await self._room.get(call, made.id or "", DataEntry)

    @action(permission=["CONTENT_MANAGE_BASE", USER, WIDGET], raises=[EntryNotFound])
    async def get(self, call: Call, entry_id: str, version: int = -1) -> DataEntry:
        """A text entry, with its text unless it says otherwise."""
        found = await self._room.get(call, entry_id, DataEntry)
        if found.retrieve_data_content_by_get is False:
            found.given.pop("data_content", None)
        return found

    @action(
        permission=[
            "CONTENT_MANAGE_SCHEDULE",
            "CONTENT_MANAGE_ACCESS_CONTROL",
            "CONTENT_MANAGE_METADATA",
            "CONTENT_MODERATE_METADATA",
            "CONTENT_MANAGE_THUMBNAIL",
            "CONTENT_MANAGE_ASSIGN_CATEGORIES",
            USER,
        ],
        raises=[EntryNotFound, *_MADE],
        writes=True,
    )
    async def update(self, call: Call, entry_id: str, document_entry: DataEntry) -> DataEntry:
        """Change a text entry, or its text."""
        await self._room.update(call, entry_id, document_entry, DataEntry)
        return await self._room.get(call, entry_id, DataEntry)

    @action(permission=["CONTENT_MANAGE_DELETE", USER], raises=[EntryNotFound, InvalidKs], writes=True)
    async def delete(self, call: Call, entry_id: str) -> None:
        """Delete a text entry."""
        await self._room.delete(call, entry_id, DataEntry)

    @action(
        permission=[
            "PLAYLIST_ADD",
            "PLAYLIST_UPDATE",
            "PLAYLIST_BASE",
            "CONTENT_MODERATE_BASE",
            "CONTENT_MANAGE_BASE",
            USER,
            WIDGET,
        ],
        raises=[TooFar],
    )
    async def list_(
        self, call: Call, filter: DataEntryFilter | None = None, pager: FilterPager | None = None
    ) -> DataListResponse:
        """Text entries: of the account, or the caller's own."""
        page = await self._room.page(call, filter, pager, {TEXT: True})
        found = [each for each in page.objects if isinstance(each, DataEntry)]
        return DataListResponse(total_count=page.total, objects=found)

    @action(permission=["CONTENT_MANAGE_BASE", USER, WIDGET], raises=[EntryNotFound])
    async def serve(self, call: Call, entry_id: str, version: int = -1, force_proxy: bool = False) -> FileResult:
        """The text itself."""
        found = await self._room.get(call, entry_id, DataEntry)
        verdict = await self._guard.judge(self._room.db, call, found, ContextType.DOWNLOAD)
        if verdict.reason is not None or verdict.preview is not None:
            raise EntryNotFound(entry_id)
        return FileResult((found.data_content or "").encode(), _TYPE)

    @action(
        permission=["CONTENT_INGEST_UPLOAD", USER, "CAPTURE_DEVICE_PERMISSION"],
        raises=[EntryNotFound, InvalidKs, HasContent, ResourceNotSupported, UploadTokenNotFound, TokenNotReady],
        writes=True,
    )
    async def add_content(self, call: Call, entry_id: str, resource: GenericDataCenterContentResource) -> str:
        """Give a text entry its text, from a file; the entry's id."""
        return await self._contents.fill_text(call, entry_id, resource)
