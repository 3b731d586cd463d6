"""The service `media`: videos, sounds and images. See docs/protocol/entries.md."""

from keyreel.access_control.errors import AccessControlNotFound
from keyreel.assets.errors import FlavorNotFound, NotAPicture, NotTranscoded, ThumbNotReady
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
    NoSuchFlavor,
    NothingFlagged,
    OriginalMissing,
    RankOutOfRange,
    ResourceNotSupported,
    TokenNotReady,
    TooFar,
    WrongSchedule,
)
from keyreel.entries.filters import MediaEntryFilter
from keyreel.entries.media_types import ConversionAttribute, MediaEntry, MediaListResponse
from keyreel.entries.moderation_types import ModerationFlag, ModerationFlagListResponse
from keyreel.entries.ownership import check_edit
from keyreel.entries.pictures import Pictures, at_second
from keyreel.entries.ranks import rank_entry
from keyreel.entries.room import EntryRoom
from keyreel.entries.service import check_new
from keyreel.entries.store import MEDIA
from keyreel.entries.types import BaseEntry, EntryModerationStatus
from keyreel.gate import Call
from keyreel.schema.errors import CannotBeNull, InvalidKs, UploadFailed
from keyreel.schema.files import Upload
from keyreel.schema.kinds import BigInt
from keyreel.schema.lists import FilterPager
from keyreel.schema.service import ALWAYS, USER, WIDGET, Service, action
from keyreel.uploads.errors import FileTypeRestricted, UploadTokenNotFound
from keyreel.uploads.resources import Resource, UploadedFileTokenResource, UrlResource
from keyreel.uploads.service import UploadTokenService
from keyreel.uploads.whole import send

_MADE = [AccessControlNotFound, ConversionProfileNotFound, ForAdmins, WrongSchedule, CannotBeNull, InvalidKs]
_THUMB = ["CONTENT_MANAGE_THUMBNAIL", USER]
_PICTURED = [EntryNotFound, InvalidKs, NotAPicture, ThumbNotReady]
_FILLED = [EntryNotFound, InvalidKs, ResourceNotSupported, UploadTokenNotFound, TokenNotReady, LocalFileNotFound]
_ONLY = {MEDIA: True}


class MediaService(Service, name="media"):
    """Videos, sounds and images. USER sessions change their own only, and list their own unless they have `list:*`."""

    def __init__(
        self, room: EntryRoom, contents: Contents, pictures: Pictures, tokens: UploadTokenService, copies: Copies
    ) -> None:
        self._room = room
        self._pictures = pictures
        self._tokens = tokens
        self._contents = contents
        self._copies = copies

    @action(
        permission=[
            "CONTENT_INGEST_ORPHAN_VIDEO",
            "CONTENT_INGEST_ORPHAN_AUDIO",
            "LIVE_STREAM_ADD",
            "CONTENT_INGEST_UPLOAD",
            "CONTENT_MANAGE_BASE",
            USER,
            "CAPTURE_DEVICE_PERMISSION",
        ],
        raises=_MADE,
        writes=True,
    )
    async def add(self, call: Call, entry: MediaEntry) -> MediaEntry:
        """Make an entry, which has no content yet."""
        check_new(entry)
        return _media(await self._room.add(call, entry))

    @action(
        permission=["CONTENT_INGEST_UPLOAD", USER, "CAPTURE_DEVICE_PERMISSION"],
        raises=[*_FILLED, HasContent],
        writes=True,
    )
    async def add_content(self, call: Call, entry_id: str, resource: Resource | None = None) -> MediaEntry:
        """Give an entry its content."""
        if resource is not None:
            await self._contents.fill(call, entry_id, resource, MediaEntry)
        return await self._room.get(call, entry_id, MediaEntry)

    @action(permission=["CONTENT_INGEST_UPLOAD", USER, "CAPTURE_DEVICE_PERMISSION"], raises=_FILLED, writes=True)
    async def update_content(
        self,
        call: Call,
        entry_id: str,
        resource: Resource,
        conversion_profile_id: int | None = None,
        advanced_options: EntryReplacementOptions | None = None,
    ) -> MediaEntry:
        """Replace the content of an entry."""
        await self._contents.fill(call, entry_id, resource, MediaEntry, again=True)
        return await self._room.get(call, entry_id, MediaEntry)

    @action(
        permission=["CONTENT_INGEST_UPLOAD", USER, "BASE_UPLOAD_PERMISSION"],
        raises=[*_MADE, *_FILLED],
        deprecated=True,
        writes=True,
    )
    async def add_from_uploaded_file(self, call: Call, media_entry: MediaEntry, upload_token_id: str) -> MediaEntry:
        """Make an entry of an uploaded file."""
        check_new(media_entry)
        return _media(await self._contents.add(call, media_entry, UploadedFileTokenResource(token=upload_token_id)))

    @action(permission=["CONTENT_INGEST_UPLOAD", USER], raises=[*_MADE, *_FILLED], deprecated=True, writes=True)
    async def add_from_url(self, call: Call, media_entry: MediaEntry, url: str) -> MediaEntry:
        """Make an entry of a file that is fetched."""
        check_new(media_entry)
        return _media(await self._contents.add(call, media_entry, UrlResource(url=url)))

    @action(
        permission=["CONTENT_INGEST_UPLOAD", USER],
        raises=[*_MADE, *_FILLED, OriginalMissing, NoSuchFlavor],
        deprecated=True,
        writes=True,
    )
    async def add_from_entry(
        self,
        call: Call,
        source_entry_id: str,
        media_entry: MediaEntry | None = None,
        source_flavor_params_id: int | None = None,
    ) -> MediaEntry:
        """Make an entry of the content of another. Where nothing else is said, it is called like that one."""
        new = media_entry or MediaEntry()
        return _media(await self._copies.from_entry(call, new, source_entry_id, source_flavor_params_id))

    @action(
        permission=["CONTENT_INGEST_UPLOAD", USER],
        raises=[*_MADE, *_FILLED, FlavorNotFound],
        deprecated=True,
        writes=True,
    )
    async def add_from_flavor_asset(
        self, call: Call, source_flavor_asset_id: str, media_entry: MediaEntry | None = None
    ) -> MediaEntry:
        """Make an entry of a flavor of another. Where nothing else is said, it is called like that one."""
        return _media(await self._copies.from_flavor(call, media_entry or MediaEntry(), source_flavor_asset_id))

    @action(permission=["CONTENT_INGEST_REPLACE", "KMS_USER_PERMISSION"], raises=[EntryNotFound, InvalidKs])
    async def approve_replace(self, call: Call, entry_id: str) -> MediaEntry:
        """The entry. `updateContent` replaces content at once, so that nothing waits to be approved."""
        await check_edit(self._room.db, call, await self._room.find(self._room.db, call, entry_id, MediaEntry))
        return await self._room.get(call, entry_id, MediaEntry)

    @action(permission=["CONTENT_INGEST_REPLACE", "KMS_USER_PERMISSION"], raises=[EntryNotFound, InvalidKs])
    async def cancel_replace(self, call: Call, entry_id: str) -> MediaEntry:
        """The entry. `updateContent` replaces content at once, so that nothing waits that could be cancelled."""
        await check_edit(self._room.db, call, await self._room.find(self._room.db, call, entry_id, MediaEntry))
        return await self._room.get(call, entry_id, MediaEntry)

    @action(permission=["CONTENT_MANAGE_RECONVERT", USER], raises=[EntryNotFound, NotTranscoded], writes=True)
    async def convert(
        self,
        call: Call,
        entry_id: str,
        conversion_profile_id: int | None = None,
        dynamic_conversion_attributes: list[ConversionAttribute] | None = None,
    ) -> BigInt:
        """Make the flavors of an entry anew: nothing is transcoded here."""
        await self._room.get(call, entry_id, MediaEntry)
        raise NotTranscoded

    @action(permission=["CONTENT_MANAGE_BASE", USER, WIDGET], raises=[EntryNotFound])
    async def get(self, call: Call, entry_id: str, version: int = -1) -> MediaEntry:
        """An entry. There is one version of its properties, whatever `version` asks for."""
        return await self._room.get(call, entry_id, MediaEntry)

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
        self, call: Call, filter: MediaEntryFilter | None = None, pager: FilterPager | None = None
    ) -> MediaListResponse:
        """Entries, the oldest first unless the filter says otherwise.

        Only those that are ready, unless the filter says which status.
        """
        page = await self._room.page(call, filter, pager, _ONLY)
        return MediaListResponse(total_count=page.total, objects=page.objects)

    @action(permission=["CONTENT_MANAGE_BASE", USER, WIDGET])
    async def count(self, call: Call, filter: MediaEntryFilter | None = None) -> int:
        """How many entries `list` would find."""
        return await self._room.count(call, filter, _ONLY)

    @action(
        permission=[
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
    async def update(self, call: Call, entry_id: str, media_entry: MediaEntry) -> MediaEntry:
        """Change an entry."""
        return _media(await self._room.update(call, entry_id, media_entry, MediaEntry))

    @action(permission=["CONTENT_MANAGE_DELETE", USER], raises=[EntryNotFound, InvalidKs], writes=True)
    async def delete(self, call: Call, entry_id: str) -> None:
        """Delete an entry, and its files soon after."""
        await self._room.delete(call, entry_id, MediaEntry)

    @action(permission=["CONTENT_MODERATE_APPROVE_REJECT"], raises=[EntryNotFound], writes=True)
    async def approve(self, call: Call, entry_id: str) -> None:
        """Let everybody see an entry that waits for a moderator, or was flagged or rejected."""
        await flags.decide(self._room, call, entry_id, EntryModerationStatus.APPROVED)

    @action(permission=["CONTENT_MODERATE_APPROVE_REJECT"], raises=[EntryNotFound], writes=True)
    async def reject(self, call: Call, entry_id: str) -> None:
        """Take an entry out of lists and players."""
        await flags.decide(self._room, call, entry_id, EntryModerationStatus.REJECTED)

    @action(
        permission=["CONTENT_MODERATE_BASE", ALWAYS, USER, WIDGET],
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
        permission=["CONTENT_INGEST_UPLOAD", USER],
        raises=[FileTypeRestricted, UploadFailed],
        deprecated=True,
        writes=True,
    )
    async def upload(self, call: Call, file_data: Upload) -> str:
        """Send a whole file; the id of its token."""
        return await send(self._tokens, call, file_data)

    @action(permission=_THUMB, raises=_PICTURED, deprecated=True, writes=True)
    async def update_thumbnail(
        self, call: Call, entry_id: str, time_offset: int, flavor_params_id: int | None = None
    ) -> MediaEntry:
        """Let the picture of a second stand for an entry."""
        await self._pictures.generate(call, entry_id, at_second(time_offset), stands=True)
        return await self._room.get(call, entry_id, MediaEntry)

    @action(permission=_THUMB, raises=_PICTURED, deprecated=True, writes=True)
    async def update_thumbnail_from_source_entry(
        self, call: Call, entry_id: str, source_entry_id: str, time_offset: int, flavor_params_id: int | None = None
    ) -> MediaEntry:
        """Let the picture of a second of another entry stand for an entry."""
        params = at_second(time_offset)
        await self._pictures.generate(call, entry_id, params, source_entry_id=source_entry_id, stands=True)
        return await self._room.get(call, entry_id, MediaEntry)

    @action(permission=_THUMB, raises=_PICTURED, deprecated=True, writes=True)
    async def update_thumbnail_jpeg(self, call: Call, entry_id: str, file_data: Upload) -> MediaEntry:
        """Let the picture that comes with the call stand for an entry."""
        await self._pictures.add_picture(call, entry_id, file_data.path, file_data.name, stands=True)
        return await self._room.get(call, entry_id, MediaEntry)

    @action(permission=_THUMB, raises=_PICTURED, deprecated=True, writes=True)
    async def update_thumbnail_from_url(self, call: Call, entry_id: str, url: str) -> BaseEntry:
        """Let the picture that lies at an address stand for an entry."""
        await self._pictures.add_from_address(call, entry_id, url, stands=True)
        return await self._room.get(call, entry_id, MediaEntry)


def _media(entry: BaseEntry) -> MediaEntry:
    assert isinstance(entry, MediaEntry)
    return entry
