# Generated from the schema: change its source instead.
"""The service baseEntry."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client import sources as s
from keyreel.client.services import AsyncService, Service

from ..enums.common import EntryType
from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.base import BaseEntry, BaseEntryFilter, Resource
    from ..objects.base_entry import BaseEntryCloneOptionItem, BaseEntryListResponse
    from ..objects.common import EntryContextDataParams, EntryContextDataResult, EntryReplacementOptions, FilterPager, ModerationFlag, PlaybackContext, PlaybackContextOptions
    from ..objects.list_response import ModerationFlagListResponse, RemotePathListResponse


class BaseEntryService(Service):
    """Entries of every kind. USER sessions change their own only, and list their own unless they have `list:*`."""

    id_ = 'baseentry'
    registry_ = REGISTRY

    def add(
        self,
        entry: BaseEntry,
        type: EntryType | None = None,
    ) -> BaseEntry:
        """Make an entry, of the kind that its class says; a plain one is of the `type`.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs
        """
        return self.call_('add', k.Nested("BaseEntry"), {'entry': entry, 'type': type})

    def add_content(
        self,
        entry_id: str,
        resource: Resource,
    ) -> BaseEntry:
        """Give an entry its content.

        Raises:
            EntryIdNotFound, InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound,
                UploadTokenInvalidStatusForAddEntry, LocalFileNotFound, EntryAlreadyWithContent
        """
        return self.call_('addContent', k.Nested("BaseEntry"), {'entryId': entry_id, 'resource': resource})

    def add_from_uploaded_file(
        self,
        entry: BaseEntry,
        upload_token_id: str,
        type: EntryType | None = None,
    ) -> BaseEntry:
        """Make an entry of an uploaded file. A plain one becomes what the file is found to be.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs, EntryIdNotFound,
                InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry,
                LocalFileNotFound
        """
        return self.call_('addFromUploadedFile', k.Nested("BaseEntry"), {'entry': entry, 'uploadTokenId': upload_token_id, 'type': type})

    def anonymous_rank(
        self,
        entry_id: str,
        rank: int,
    ) -> None:
        """Vote for an entry, from 1 to 5.

        Raises:
            EntryIdNotFound, InvalidRankValue
        """
        return self.call_('anonymousRank', k.NOTHING, {'entryId': entry_id, 'rank': rank})

    def approve(
        self,
        entry_id: str,
    ) -> None:
        """Let everybody see an entry that waits for a moderator, or was flagged or rejected.

        Raises:
            EntryIdNotFound
        """
        return self.call_('approve', k.NOTHING, {'entryId': entry_id})

    def clone(
        self,
        entry_id: str,
        clone_options: abc.Sequence[BaseEntryCloneOptionItem] | None = None,
    ) -> BaseEntry:
        """Copy an entry with what belongs to it, or with the parts of it that are asked for.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs, EntryIdNotFound,
                InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry,
                LocalFileNotFound
        """
        return self.call_('clone', k.Nested("BaseEntry"), {'entryId': entry_id, 'cloneOptions': clone_options})

    def count(
        self,
        filter: BaseEntryFilter | None = None,
    ) -> int:
        """How many entries `list` would find."""
        return self.call_('count', k.NUMBER, {'filter': filter})

    def delete(
        self,
        entry_id: str,
    ) -> None:
        """Delete an entry. Being one of its editors is not enough.

        Raises:
            EntryIdNotFound, InvalidKs
        """
        return self.call_('delete', k.NOTHING, {'entryId': entry_id})

    def flag(
        self,
        moderation_flag: ModerationFlag,
    ) -> None:
        """Say something against an entry.

        Raises:
            EntryIdNotFound, ModerationEmptyObject
        """
        return self.call_('flag', k.NOTHING, {'moderationFlag': moderation_flag})

    def get(
        self,
        entry_id: str,
        version: int = -1,
    ) -> BaseEntry:
        """An entry. There is one version of its properties, whatever `version` asks for.

        Raises:
            EntryIdNotFound
        """
        return self.call_('get', k.Nested("BaseEntry"), {'entryId': entry_id, 'version': version})

    def get_by_ids(
        self,
        entry_ids: str,
    ) -> abc.Sequence[BaseEntry]:
        """The entries of a comma list that are there."""
        return self.call_('getByIds', k.Several(k.Nested("BaseEntry")), {'entryIds': entry_ids})

    def get_context_data(
        self,
        entry_id: str,
        context_data_params: EntryContextDataParams,
    ) -> EntryContextDataResult:
        """What the rules of an entry say to somebody who wants to play it."""
        return self.call_('getContextData', k.Nested("EntryContextDataResult"), {'entryId': entry_id, 'contextDataParams': context_data_params})

    def get_playback_context(
        self,
        entry_id: str,
        context_data_params: PlaybackContextOptions,
    ) -> PlaybackContext:
        """All that a player needs to play an entry, or why it may not.

        Raises:
            EntryIdNotFound
        """
        return self.call_('getPlaybackContext', k.Nested("PlaybackContext"), {'entryId': entry_id, 'contextDataParams': context_data_params})

    def get_remote_paths(
        self,
        entry_id: str,
    ) -> RemotePathListResponse:
        """Where else the content of an entry is: nowhere.

        Raises:
            EntryIdNotFound
        """
        return self.call_('getRemotePaths', k.Nested("RemotePathListResponse"), {'entryId': entry_id})

    def list(
        self,
        filter: BaseEntryFilter | None = None,
        pager: FilterPager | None = None,
    ) -> BaseEntryListResponse:
        """Entries, the oldest first unless the filter says otherwise.

        Raises:
            QueryExceededMaxMatchesAllowed
        """
        return self.call_('list', k.Nested("BaseEntryListResponse"), {'filter': filter, 'pager': pager})

    def list_by_reference_id(
        self,
        ref_id: str,
        pager: FilterPager | None = None,
    ) -> BaseEntryListResponse:
        """The entries that the account calls so, whatever their status.

        Raises:
            QueryExceededMaxMatchesAllowed
        """
        return self.call_('listByReferenceId', k.Nested("BaseEntryListResponse"), {'refId': ref_id, 'pager': pager})

    def list_flags(
        self,
        entry_id: str,
        pager: FilterPager | None = None,
    ) -> ModerationFlagListResponse:
        """What was said against an entry and no moderator has seen yet.

        Raises:
            EntryIdNotFound
        """
        return self.call_('listFlags', k.Nested("ModerationFlagListResponse"), {'entryId': entry_id, 'pager': pager})

    def recycle(
        self,
        entry_id: str,
    ) -> BaseEntry:
        """Put an entry into the recycle bin, which no account has here.

        Raises:
            EntryIdNotFound, FeatureRecycleBinDisabled
        """
        return self.call_('recycle', k.Nested("BaseEntry"), {'entryId': entry_id})

    def reject(
        self,
        entry_id: str,
    ) -> None:
        """Take an entry out of lists and players.

        Raises:
            EntryIdNotFound
        """
        return self.call_('reject', k.NOTHING, {'entryId': entry_id})

    def update(
        self,
        entry_id: str,
        base_entry: BaseEntry,
    ) -> BaseEntry:
        """Change an entry.

        Raises:
            EntryIdNotFound, AccessControlIdNotFound, ConversionProfileIdNotFound,
                PropertyValidationAdminProperty, InvalidEntryScheduleDates, PropertyValidationCannotBeNull,
                InvalidKs
        """
        return self.call_('update', k.Nested("BaseEntry"), {'entryId': entry_id, 'baseEntry': base_entry})

    def update_content(
        self,
        entry_id: str,
        resource: Resource,
        conversion_profile_id: int | None = None,
        advanced_options: EntryReplacementOptions | None = None,
    ) -> BaseEntry:
        """Replace the content of an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound,
                UploadTokenInvalidStatusForAddEntry, LocalFileNotFound
        """
        return self.call_('updateContent', k.Nested("BaseEntry"), {'entryId': entry_id, 'resource': resource, 'conversionProfileId': conversion_profile_id, 'advancedOptions': advanced_options})

    def update_thumbnail_from_source_entry(
        self,
        entry_id: str,
        source_entry_id: str,
        time_offset: int,
    ) -> BaseEntry:
        """Let the picture of a second of another entry stand for an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed, ThumbAssetIsNotReady
        """
        return self.call_('updateThumbnailFromSourceEntry', k.Nested("BaseEntry"), {'entryId': entry_id, 'sourceEntryId': source_entry_id, 'timeOffset': time_offset})

    def update_thumbnail_from_url(
        self,
        entry_id: str,
        url: str,
    ) -> BaseEntry:
        """Let the picture that lies at an address stand for an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed, ThumbAssetIsNotReady
        """
        return self.call_('updateThumbnailFromUrl', k.Nested("BaseEntry"), {'entryId': entry_id, 'url': url})

    def update_thumbnail_jpeg(
        self,
        entry_id: str,
        file_data: s.FileSource,
    ) -> BaseEntry:
        """Let the picture that comes with the call stand for an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed, ThumbAssetIsNotReady
        """
        return self.call_('updateThumbnailJpeg', k.Nested("BaseEntry"), {'entryId': entry_id, 'fileData': s.source(file_data)})

    def upload(
        self,
        file_data: s.FileSource,
    ) -> str:
        """Send a whole file; the id of its token.

        Raises:
            UploadTokenFileTypeRestrictedForUpload, UploadError
        """
        return self.call_('upload', k.TEXT, {'fileData': s.source(file_data)})


class AsyncBaseEntryService(AsyncService):
    """Entries of every kind. USER sessions change their own only, and list their own unless they have `list:*`."""

    id_ = 'baseentry'
    registry_ = REGISTRY

    async def add(
        self,
        entry: BaseEntry,
        type: EntryType | None = None,
    ) -> BaseEntry:
        """Make an entry, of the kind that its class says; a plain one is of the `type`.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs
        """
        return await self.call_('add', k.Nested("BaseEntry"), {'entry': entry, 'type': type})

    async def add_content(
        self,
        entry_id: str,
        resource: Resource,
    ) -> BaseEntry:
        """Give an entry its content.

        Raises:
            EntryIdNotFound, InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound,
                UploadTokenInvalidStatusForAddEntry, LocalFileNotFound, EntryAlreadyWithContent
        """
        return await self.call_('addContent', k.Nested("BaseEntry"), {'entryId': entry_id, 'resource': resource})

    async def add_from_uploaded_file(
        self,
        entry: BaseEntry,
        upload_token_id: str,
        type: EntryType | None = None,
    ) -> BaseEntry:
        """Make an entry of an uploaded file. A plain one becomes what the file is found to be.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs, EntryIdNotFound,
                InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry,
                LocalFileNotFound
        """
        return await self.call_('addFromUploadedFile', k.Nested("BaseEntry"), {'entry': entry, 'uploadTokenId': upload_token_id, 'type': type})

    async def anonymous_rank(
        self,
        entry_id: str,
        rank: int,
    ) -> None:
        """Vote for an entry, from 1 to 5.

        Raises:
            EntryIdNotFound, InvalidRankValue
        """
        return await self.call_('anonymousRank', k.NOTHING, {'entryId': entry_id, 'rank': rank})

    async def approve(
        self,
        entry_id: str,
    ) -> None:
        """Let everybody see an entry that waits for a moderator, or was flagged or rejected.

        Raises:
            EntryIdNotFound
        """
        return await self.call_('approve', k.NOTHING, {'entryId': entry_id})

    async def clone(
        self,
        entry_id: str,
        clone_options: abc.Sequence[BaseEntryCloneOptionItem] | None = None,
    ) -> BaseEntry:
        """Copy an entry with what belongs to it, or with the parts of it that are asked for.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs, EntryIdNotFound,
                InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry,
                LocalFileNotFound
        """
        return await self.call_('clone', k.Nested("BaseEntry"), {'entryId': entry_id, 'cloneOptions': clone_options})

    async def count(
        self,
        filter: BaseEntryFilter | None = None,
    ) -> int:
        """How many entries `list` would find."""
        return await self.call_('count', k.NUMBER, {'filter': filter})

    async def delete(
        self,
        entry_id: str,
    ) -> None:
        """Delete an entry. Being one of its editors is not enough.

        Raises:
            EntryIdNotFound, InvalidKs
        """
        return await self.call_('delete', k.NOTHING, {'entryId': entry_id})

    async def flag(
        self,
        moderation_flag: ModerationFlag,
    ) -> None:
        """Say something against an entry.

        Raises:
            EntryIdNotFound, ModerationEmptyObject
        """
        return await self.call_('flag', k.NOTHING, {'moderationFlag': moderation_flag})

    async def get(
        self,
        entry_id: str,
        version: int = -1,
    ) -> BaseEntry:
        """An entry. There is one version of its properties, whatever `version` asks for.

        Raises:
            EntryIdNotFound
        """
        return await self.call_('get', k.Nested("BaseEntry"), {'entryId': entry_id, 'version': version})

    async def get_by_ids(
        self,
        entry_ids: str,
    ) -> abc.Sequence[BaseEntry]:
        """The entries of a comma list that are there."""
        return await self.call_('getByIds', k.Several(k.Nested("BaseEntry")), {'entryIds': entry_ids})

    async def get_context_data(
        self,
        entry_id: str,
        context_data_params: EntryContextDataParams,
    ) -> EntryContextDataResult:
        """What the rules of an entry say to somebody who wants to play it."""
        return await self.call_('getContextData', k.Nested("EntryContextDataResult"), {'entryId': entry_id, 'contextDataParams': context_data_params})

    async def get_playback_context(
        self,
        entry_id: str,
        context_data_params: PlaybackContextOptions,
    ) -> PlaybackContext:
        """All that a player needs to play an entry, or why it may not.

        Raises:
            EntryIdNotFound
        """
        return await self.call_('getPlaybackContext', k.Nested("PlaybackContext"), {'entryId': entry_id, 'contextDataParams': context_data_params})

    async def get_remote_paths(
        self,
        entry_id: str,
    ) -> RemotePathListResponse:
        """Where else the content of an entry is: nowhere.

        Raises:
            EntryIdNotFound
        """
        return await self.call_('getRemotePaths', k.Nested("RemotePathListResponse"), {'entryId': entry_id})

    async def list(
        self,
        filter: BaseEntryFilter | None = None,
        pager: FilterPager | None = None,
    ) -> BaseEntryListResponse:
        """Entries, the oldest first unless the filter says otherwise.

        Raises:
            QueryExceededMaxMatchesAllowed
        """
        return await self.call_('list', k.Nested("BaseEntryListResponse"), {'filter': filter, 'pager': pager})

    async def list_by_reference_id(
        self,
        ref_id: str,
        pager: FilterPager | None = None,
    ) -> BaseEntryListResponse:
        """The entries that the account calls so, whatever their status.

        Raises:
            QueryExceededMaxMatchesAllowed
        """
        return await self.call_('listByReferenceId', k.Nested("BaseEntryListResponse"), {'refId': ref_id, 'pager': pager})

    async def list_flags(
        self,
        entry_id: str,
        pager: FilterPager | None = None,
    ) -> ModerationFlagListResponse:
        """What was said against an entry and no moderator has seen yet.

        Raises:
            EntryIdNotFound
        """
        return await self.call_('listFlags', k.Nested("ModerationFlagListResponse"), {'entryId': entry_id, 'pager': pager})

    async def recycle(
        self,
        entry_id: str,
    ) -> BaseEntry:
        """Put an entry into the recycle bin, which no account has here.

        Raises:
            EntryIdNotFound, FeatureRecycleBinDisabled
        """
        return await self.call_('recycle', k.Nested("BaseEntry"), {'entryId': entry_id})

    async def reject(
        self,
        entry_id: str,
    ) -> None:
        """Take an entry out of lists and players.

        Raises:
            EntryIdNotFound
        """
        return await self.call_('reject', k.NOTHING, {'entryId': entry_id})

    async def update(
        self,
        entry_id: str,
        base_entry: BaseEntry,
    ) -> BaseEntry:
        """Change an entry.

        Raises:
            EntryIdNotFound, AccessControlIdNotFound, ConversionProfileIdNotFound,
                PropertyValidationAdminProperty, InvalidEntryScheduleDates, PropertyValidationCannotBeNull,
                InvalidKs
        """
        return await self.call_('update', k.Nested("BaseEntry"), {'entryId': entry_id, 'baseEntry': base_entry})

    async def update_content(
        self,
        entry_id: str,
        resource: Resource,
        conversion_profile_id: int | None = None,
        advanced_options: EntryReplacementOptions | None = None,
    ) -> BaseEntry:
        """Replace the content of an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound,
                UploadTokenInvalidStatusForAddEntry, LocalFileNotFound
        """
        return await self.call_('updateContent', k.Nested("BaseEntry"), {'entryId': entry_id, 'resource': resource, 'conversionProfileId': conversion_profile_id, 'advancedOptions': advanced_options})

    async def update_thumbnail_from_source_entry(
        self,
        entry_id: str,
        source_entry_id: str,
        time_offset: int,
    ) -> BaseEntry:
        """Let the picture of a second of another entry stand for an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed, ThumbAssetIsNotReady
        """
        return await self.call_('updateThumbnailFromSourceEntry', k.Nested("BaseEntry"), {'entryId': entry_id, 'sourceEntryId': source_entry_id, 'timeOffset': time_offset})

    async def update_thumbnail_from_url(
        self,
        entry_id: str,
        url: str,
    ) -> BaseEntry:
        """Let the picture that lies at an address stand for an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed, ThumbAssetIsNotReady
        """
        return await self.call_('updateThumbnailFromUrl', k.Nested("BaseEntry"), {'entryId': entry_id, 'url': url})

    async def update_thumbnail_jpeg(
        self,
        entry_id: str,
        file_data: s.FileSource,
    ) -> BaseEntry:
        """Let the picture that comes with the call stand for an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed, ThumbAssetIsNotReady
        """
        return await self.call_('updateThumbnailJpeg', k.Nested("BaseEntry"), {'entryId': entry_id, 'fileData': s.source(file_data)})

    async def upload(
        self,
        file_data: s.FileSource,
    ) -> str:
        """Send a whole file; the id of its token.

        Raises:
            UploadTokenFileTypeRestrictedForUpload, UploadError
        """
        return await self.call_('upload', k.TEXT, {'fileData': s.source(file_data)})
