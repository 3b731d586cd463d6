"""The service `baseEntry`: what every kind of entry can do. See docs/protocol/entries.md."""

from typing import Protocol

from keyreel.access_control.errors import AccessControlNotFound
from keyreel.assets.errors import NotAPicture, ThumbNotReady
from keyreel.assets.urls import RemotePath, RemotePathListResponse
from keyreel.conversion.errors import ConversionProfileNotFound
from keyreel.conversion.types import EntryReplacementOptions
from keyreel.entries import flags
from keyreel.entries.content import Contents
from keyreel.entries.copying import Copies
from keyreel.entries.errors import (
    EntryNotFound,
    ForAdmins,
    HasContent,
    LocalFileNotFound,
    NothingFlagged,
    RankOutOfRange,
    RecycleBinOff,
    ResourceNotSupported,
    TokenNotReady,
    TooFar,
    WrongSchedule,
)
from keyreel.entries.filters import BaseEntryFilter
from keyreel.entries.media_types import MediaEntry
from keyreel.entries.moderation_types import ModerationFlag, ModerationFlagListResponse
from keyreel.entries.pictures import Pictures, at_second
from keyreel.entries.ranks import rank_entry
from keyreel.entries.room import EntryRoom
from keyreel.entries.types import BaseEntry, BaseEntryCloneOptionItem, BaseEntryListResponse, EntryModerationStatus
from keyreel.gate import Call
from keyreel.playback.types import (
    EntryContextDataParams,
    EntryContextDataResult,
    PlaybackContext,
    PlaybackContextOptions,
)
from keyreel.schema.common import EntryType
from keyreel.schema.errors import CannotBeNull, InvalidKs, UploadFailed
from keyreel.schema.files import Upload
from keyreel.schema.lists import FilterPager
from keyreel.schema.service import ALWAYS, USER, WIDGET, Service, action
from keyreel.uploads.errors import FileTypeRestricted, UploadTokenNotFound
from keyreel.uploads.resources import Resource, UploadedFileTokenResource
from keyreel.uploads.service import UploadTokenService
from keyreel.uploads.whole import send

_MADE = [AccessControlNotFound, ConversionProfileNotFound, ForAdmins, WrongSchedule, CannotBeNull, InvalidKs]
_THUMB = ["CONTENT_MANAGE_THUMBNAIL", USER]
_PICTURED = [EntryNotFound, InvalidKs, NotAPicture, ThumbNotReady]
_FILLED = [EntryNotFound, InvalidKs, ResourceNotSupported, UploadTokenNotFound, TokenNotReady, LocalFileNotFound]


class Playback(Protocol):
    """What entries need to know of how they are played."""

    async def playback(self, call: Call, entry_id: str, asked: EntryContextDataParams) -> PlaybackContext:
        """All that a player needs to play an entry, or why it may not."""
        ...

    async def data(self, call: Call, entry_id: str, asked: EntryContextDataParams) -> EntryContextDataResult:
        """What the rules say to who wants to play an entry."""
        ...


class BaseEntryService(Service, name="baseEntry"):
    """Entries of every kind. USER sessions change their own only, and list their own unless they have `list:*`."""

    def __init__(
        self,
        room: EntryRoom,
        contents: Contents,
        playback: Playback,
        pictures: Pictures,
        tokens: UploadTokenService,
        copies: Copies,
    ) -> None:
        self._room = room
        self._pictures = pictures
        self._tokens = tokens
        self._contents = contents
        self._playback = playback
        self._copies = copies

    @action(permission=["CONTENT_INGEST_UPLOAD", USER, "CAPTURE_DEVICE_PERMISSION"], raises=_MADE, writes=True)
    async def add(self, call: Call, entry: BaseEntry, type: EntryType = EntryType.AUTOMATIC) -> BaseEntry:
        """Make an entry, of the kind that its class says; a plain one is of the `type`."""
        check_new(entry)
        more = {} if type == EntryType.AUTOMATIC or entry.kaltura_name != "KalturaBaseEntry" else {"type": type}
        made = await self._room.add(call, entry, **more)
        return made

    @action(
        permission=["CONTENT_INGEST_UPLOAD", USER, "CAPTURE_DEVICE_PERMISSION"],
        raises=[*_FILLED, HasContent],
        writes=True,
    )
    async def add_content(self, call: Call, entry_id: str, resource: Resource) -> BaseEntry:
        """Give an entry its content."""
        await self._contents.fill(call, entry_id, resource, BaseEntry)
        return await self._room.get(call, entry_id, BaseEntry)

    @action(permission=["CONTENT_INGEST_UPLOAD", USER, "CAPTURE_DEVICE_PERMISSION"], raises=_FILLED, writes=True)
    async def update_content(
        self,
        call: Call,
        entry_id: str,
        resource: Resource,
        conversion_profile_id: int | None = None,
        advanced_options: EntryReplacementOptions | None = None,
    ) -> BaseEntry:
        """Replace the content of an entry."""
        await self._contents.fill(call, entry_id, resource, BaseEntry, again=True)
        return await self._room.get(call, entry_id, BaseEntry)

    @action(
        permission=["CONTENT_INGEST_UPLOAD", USER, "CAPTURE_DEVICE_PERMISSION", "BASE_UPLOAD_PERMISSION"],
        raises=[*_MADE, *_FILLED],
        writes=True,
    )
    async def add_from_uploaded_file(
        self, call: Call, entry: BaseEntry, upload_token_id: str, type: EntryType = EntryType.AUTOMATIC
    ) -> BaseEntry:
        """Make an entry of an uploaded file. A plain one becomes what the file is found to be."""
        return await self._contents.add(call, entry, UploadedFileTokenResource(token=upload_token_id))

    @action(permission=["CONTENT_INGEST_UPLOAD", USER], raises=[*_MADE, *_FILLED], writes=True)
    async def clone(
        self, call: Call, entry_id: str, clone_options: list[BaseEntryCloneOptionItem] | None = None
    ) -> BaseEntry:
        """Copy an entry with what belongs to it, or with the parts of it that are asked for."""
        return await self._copies.clone(call, entry_id, clone_options or ())

    @action(permission=["CONTENT_MANAGE_BASE", USER, WIDGET], raises=[EntryNotFound])
    async def get_remote_paths(self, call: Call, entry_id: str) -> RemotePathListResponse:
        """Where else the content of an entry is: nowhere."""
        await self._room.get(call, entry_id, BaseEntry)
        return RemotePathListResponse(total_count=0, objects=list[RemotePath]())

    @action(
        permission=[
            "CONTENT_MANAGE_BASE",
            "KMC_READ_ONLY",
            USER,
            WIDGET,
            "PLAYBACK_BASE_PERMISSION",
            "CAPTURE_DEVICE_PERMISSION",
        ],
        raises=[EntryNotFound],
    )
    async def get(self, call: Call, entry_id: str, version: int = -1) -> BaseEntry:
        """An entry. There is one version of its properties, whatever `version` asks for."""
        return await self._room.get(call, entry_id, BaseEntry)

    @action(permission=["CONTENT_MANAGE_BASE", USER, WIDGET, "PLAYBACK_BASE_PERMISSION"])
    async def get_by_ids(self, call: Call, entry_ids: str) -> list[BaseEntry]:
        """The entries of a comma list that are there."""
        return await self._room.some(call, entry_ids.split(",")[:500])

    @action(
        permission=[
            "PLAYLIST_ADD",
            "PLAYLIST_UPDATE",
            "PLAYLIST_BASE",
            "CONTENT_MODERATE_BASE",
            "CONTENT_MANAGE_BASE",
            "KMC_READ_ONLY",
            USER,
            WIDGET,
            "PLAYBACK_BASE_PERMISSION",
        ],
        raises=[TooFar],
    )
    async def list_(
        self, call: Call, filter: BaseEntryFilter | None = None, pager: FilterPager | None = None
    ) -> BaseEntryListResponse:
        """Entries, the oldest first unless the filter says otherwise.

        Only those that are ready, unless the filter says which status.
        """
        page = await self._room.page(call, filter, pager, {})
        return BaseEntryListResponse(total_count=page.total, objects=page.objects)

    @action(
        permission=["CONTENT_MANAGE_BASE", "KMC_READ_ONLY", USER, WIDGET, "PLAYBACK_BASE_PERMISSION"], raises=[TooFar]
    )
    async def list_by_reference_id(
        self, call: Call, ref_id: str, pager: FilterPager | None = None
    ) -> BaseEntryListResponse:
        """The entries that the account calls so, whatever their status."""
        filter = BaseEntryFilter(reference_id_equal=ref_id, status_not_in="3")
        page = await self._room.page(call, filter, pager, {})
        return BaseEntryListResponse(total_count=page.total, objects=page.objects)

    @action(permission=["CONTENT_MODERATE_BASE", "CONTENT_MANAGE_BASE", USER, WIDGET])
    async def count(self, call: Call, filter: BaseEntryFilter | None = None) -> int:
        """How many entries `list` would find."""
        return await self._room.count(call, filter, {})

    @action(
        permission=[
            "LIVE_STREAM_UPDATE",
            "CONTENT_MANAGE_SCHEDULE",
            "CONTENT_MANAGE_ACCESS_CONTROL",
            "CONTENT_MANAGE_METADATA",
            "CONTENT_MODERATE_METADATA",
            "CONTENT_MANAGE_THUMBNAIL",
            "CONTENT_INGEST_UPLOAD",
            "CONTENT_MANAGE_ASSIGN_CATEGORIES",
            USER,
            "CAPTURE_DEVICE_PERMISSION",
        ],
        raises=[EntryNotFound, *_MADE],
        writes=True,
    )
    async def update(self, call: Call, entry_id: str, base_entry: BaseEntry) -> BaseEntry:
        """Change an entry."""
        return await self._room.update(call, entry_id, base_entry, BaseEntry)

    @action(permission=["CONTENT_MANAGE_DELETE", USER], raises=[EntryNotFound, InvalidKs], writes=True)
    async def delete(self, call: Call, entry_id: str) -> None:
        """Delete an entry. Being one of its editors is not enough."""
        await self._room.delete(call, entry_id, BaseEntry, owner_only=True)

    @action(permission=["CONTENT_MANAGE_DELETE", USER], raises=[EntryNotFound, RecycleBinOff], writes=True)
    async def recycle(self, call: Call, entry_id: str) -> BaseEntry:
        """Put an entry into the recycle bin, which no account has here."""
        await self._room.find(self._room.db, call, entry_id, BaseEntry)
        raise RecycleBinOff

    @action(permission=["CONTENT_MODERATE_APPROVE_REJECT"], raises=[EntryNotFound], writes=True)
    async def approve(self, call: Call, entry_id: str) -> None:
        """Let everybody see an entry that waits for a moderator, or was flagged or rejected."""
        await flags.decide(self._room, call, entry_id, EntryModerationStatus.APPROVED)

    @action(permission=["CONTENT_MODERATE_APPROVE_REJECT"], raises=[EntryNotFound], writes=True)
    async def reject(self, call: Call, entry_id: str) -> None:
        """Take an entry out of lists and players."""
        await flags.decide(self._room, call, entry_id, EntryModerationStatus.REJECTED)

    @action(
        permission=["CONTENT_MODERATE_BASE", ALWAYS, USER, WIDGET, "PLAYBACK_BASE_PERMISSION"],
        raises=[EntryNotFound, NothingFlagged],
        session="optional",
        writes=True,
    )
    async def flag(self, call: Call, moderation_flag: ModerationFlag) -> None:
        """Say something against an entry."""
        await flags.flag(self._room, call, moderation_flag)

    @action(permission=["CONTENT_MODERATE_BASE"], raises=[EntryNotFound])
    async def list_flags(
        self, call: Call, entry_id: str, pager: FilterPager | None = None
    ) -> ModerationFlagListResponse:
        """What was said against an entry and no moderator has seen yet."""
        return await flags.list_flags(self._room, call, entry_id, pager)

    @action(permission=["CONTENT_MODERATE_METADATA", USER, WIDGET], raises=[EntryNotFound, RankOutOfRange], writes=True)
    async def anonymous_rank(self, call: Call, entry_id: str, rank: int) -> None:
        """Vote for an entry, from 1 to 5."""
        await rank_entry(self._room, call, entry_id, rank)

    @action(
        permission=["CONTENT_MANAGE_BASE", "KMC_READ_ONLY", USER, WIDGET, "PLAYBACK_BASE_PERMISSION"],
        raises=[EntryNotFound],
    )
    async def get_playback_context(
        self, call: Call, entry_id: str, context_data_params: PlaybackContextOptions
    ) -> PlaybackContext:
        """All that a player needs to play an entry, or why it may not."""
        return await self._playback.playback(call, entry_id, context_data_params)

    @action(permission=["CONTENT_MANAGE_BASE", "KMC_READ_ONLY", USER, WIDGET, "PLAYBACK_BASE_PERMISSION"])
    async def get_context_data(
        self, call: Call, entry_id: str, context_data_params: EntryContextDataParams
    ) -> EntryContextDataResult:
        """What the rules of an entry say to somebody who wants to play it."""
        return await self._playback.data(call, entry_id, context_data_params)

    @action(
        permission=["CONTENT_INGEST_UPLOAD", USER],
        raises=[FileTypeRestricted, UploadFailed],
        deprecated=True,
        writes=True,
    )
    async def upload(self, call: Call, file_data: Upload) -> str:
        """Send a whole file; the id of its token."""
        return await send(self._tokens, call, file_data)

    @action(permission=_THUMB, raises=_PICTURED, writes=True)
    async def update_thumbnail_from_source_entry(
        self, call: Call, entry_id: str, source_entry_id: str, time_offset: int
    ) -> BaseEntry:
        """Let the picture of a second of another entry stand for an entry."""
        params = at_second(time_offset)
        await self._pictures.generate(call, entry_id, params, source_entry_id=source_entry_id, stands=True)
        return await self._room.get(call, entry_id, BaseEntry)

    @action(permission=_THUMB, raises=_PICTURED, writes=True)
    async def update_thumbnail_jpeg(self, call: Call, entry_id: str, file_data: Upload) -> BaseEntry:
        """Let the picture that comes with the call stand for an entry."""
        await self._pictures.add_picture(call, entry_id, file_data.path, file_data.name, stands=True)
        return await self._room.get(call, entry_id, BaseEntry)

    @action(permission=_THUMB, raises=_PICTURED, writes=True)
    async def update_thumbnail_from_url(self, call: Call, entry_id: str, url: str) -> BaseEntry:
        """Let the picture that lies at an address stand for an entry."""
        await self._pictures.add_from_address(call, entry_id, url, stands=True)
        return await self._room.get(call, entry_id, BaseEntry)


def check_new(entry: BaseEntry) -> None:
    """Whether a new entry says what one of its class has to.

    Raises:
        CannotBeNull
    """
    if isinstance(entry, MediaEntry) and entry.media_type is None:
        raise CannotBeNull("KalturaMediaEntry::mediaType")
