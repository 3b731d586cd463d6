# Generated from the schema: change its source instead.
"""The service media."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client import sources as s
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.base import BaseEntry, Resource
    from ..objects.common import ConversionAttribute, EntryReplacementOptions, FilterPager, ModerationFlag
    from ..objects.list_response import ModerationFlagListResponse
    from ..objects.media import MediaEntry, MediaEntryFilter, MediaListResponse


class MediaService(Service):
    """Videos, sounds and images. USER sessions change their own only, and list their own unless they have
    `list:*`.
    """

    id_ = 'media'
    registry_ = REGISTRY

    def add(
        self,
        entry: MediaEntry,
    ) -> MediaEntry:
        """Make an entry, which has no content yet.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs
        """
        return self.call_('add', k.Nested("MediaEntry"), {'entry': entry})

    def add_content(
        self,
        entry_id: str,
        resource: Resource | None = None,
    ) -> MediaEntry:
        """Give an entry its content.

        Raises:
            EntryIdNotFound, InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound,
                UploadTokenInvalidStatusForAddEntry, LocalFileNotFound, EntryAlreadyWithContent
        """
        return self.call_('addContent', k.Nested("MediaEntry"), {'entryId': entry_id, 'resource': resource})

    def add_from_entry(
        self,
        source_entry_id: str,
        media_entry: MediaEntry | None = None,
        source_flavor_params_id: int | None = None,
    ) -> MediaEntry:
        """Make an entry of the content of another. Where nothing else is said, it is called like that one.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs, EntryIdNotFound,
                InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry,
                LocalFileNotFound, OriginalFlavorAssetIsMissing, FlavorParamsNotFound
        """
        return self.call_('addFromEntry', k.Nested("MediaEntry"), {'sourceEntryId': source_entry_id, 'mediaEntry': media_entry, 'sourceFlavorParamsId': source_flavor_params_id})

    def add_from_flavor_asset(
        self,
        source_flavor_asset_id: str,
        media_entry: MediaEntry | None = None,
    ) -> MediaEntry:
        """Make an entry of a flavor of another. Where nothing else is said, it is called like that one.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs, EntryIdNotFound,
                InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry,
                LocalFileNotFound, FlavorAssetIdNotFound
        """
        return self.call_('addFromFlavorAsset', k.Nested("MediaEntry"), {'sourceFlavorAssetId': source_flavor_asset_id, 'mediaEntry': media_entry})

    def add_from_uploaded_file(
        self,
        media_entry: MediaEntry,
        upload_token_id: str,
    ) -> MediaEntry:
        """Make an entry of an uploaded file.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs, EntryIdNotFound,
                InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry,
                LocalFileNotFound
        """
        return self.call_('addFromUploadedFile', k.Nested("MediaEntry"), {'mediaEntry': media_entry, 'uploadTokenId': upload_token_id})

    def add_from_url(
        self,
        media_entry: MediaEntry,
        url: str,
    ) -> MediaEntry:
        """Make an entry of a file that is fetched.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs, EntryIdNotFound,
                InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry,
                LocalFileNotFound
        """
        return self.call_('addFromUrl', k.Nested("MediaEntry"), {'mediaEntry': media_entry, 'url': url})

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

    def approve_replace(
        self,
        entry_id: str,
    ) -> MediaEntry:
        """The entry. `updateContent` replaces content at once, so that nothing waits to be approved.

        Raises:
            EntryIdNotFound, InvalidKs
        """
        return self.call_('approveReplace', k.Nested("MediaEntry"), {'entryId': entry_id})

    def cancel_replace(
        self,
        entry_id: str,
    ) -> MediaEntry:
        """The entry. `updateContent` replaces content at once, so that nothing waits that could be cancelled.

        Raises:
            EntryIdNotFound, InvalidKs
        """
        return self.call_('cancelReplace', k.Nested("MediaEntry"), {'entryId': entry_id})

    def convert(
        self,
        entry_id: str,
        conversion_profile_id: int | None = None,
        dynamic_conversion_attributes: abc.Sequence[ConversionAttribute] | None = None,
    ) -> int:
        """Make the flavors of an entry anew: nothing is transcoded here.

        Raises:
            EntryIdNotFound, FlavorParamsNotFound
        """
        return self.call_('convert', k.NUMBER, {'entryId': entry_id, 'conversionProfileId': conversion_profile_id, 'dynamicConversionAttributes': dynamic_conversion_attributes})

    def count(
        self,
        filter: MediaEntryFilter | None = None,
    ) -> int:
        """How many entries `list` would find."""
        return self.call_('count', k.NUMBER, {'filter': filter})

    def delete(
        self,
        entry_id: str,
    ) -> None:
        """Delete an entry, and its files soon after.

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
    ) -> MediaEntry:
        """An entry. There is one version of its properties, whatever `version` asks for.

        Raises:
            EntryIdNotFound
        """
        return self.call_('get', k.Nested("MediaEntry"), {'entryId': entry_id, 'version': version})

    def list(
        self,
        filter: MediaEntryFilter | None = None,
        pager: FilterPager | None = None,
    ) -> MediaListResponse:
        """Entries, the oldest first unless the filter says otherwise.

        Raises:
            QueryExceededMaxMatchesAllowed
        """
        return self.call_('list', k.Nested("MediaListResponse"), {'filter': filter, 'pager': pager})

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
        media_entry: MediaEntry,
    ) -> MediaEntry:
        """Change an entry.

        Raises:
            EntryIdNotFound, AccessControlIdNotFound, ConversionProfileIdNotFound,
                PropertyValidationAdminProperty, InvalidEntryScheduleDates, PropertyValidationCannotBeNull,
                InvalidKs
        """
        return self.call_('update', k.Nested("MediaEntry"), {'entryId': entry_id, 'mediaEntry': media_entry})

    def update_content(
        self,
        entry_id: str,
        resource: Resource,
        conversion_profile_id: int | None = None,
        advanced_options: EntryReplacementOptions | None = None,
    ) -> MediaEntry:
        """Replace the content of an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound,
                UploadTokenInvalidStatusForAddEntry, LocalFileNotFound
        """
        return self.call_('updateContent', k.Nested("MediaEntry"), {'entryId': entry_id, 'resource': resource, 'conversionProfileId': conversion_profile_id, 'advancedOptions': advanced_options})

    def update_thumbnail(
        self,
        entry_id: str,
        time_offset: int,
        flavor_params_id: int | None = None,
    ) -> MediaEntry:
        """Let the picture of a second stand for an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed, ThumbAssetIsNotReady
        """
        return self.call_('updateThumbnail', k.Nested("MediaEntry"), {'entryId': entry_id, 'timeOffset': time_offset, 'flavorParamsId': flavor_params_id})

    def update_thumbnail_from_source_entry(
        self,
        entry_id: str,
        source_entry_id: str,
        time_offset: int,
        flavor_params_id: int | None = None,
    ) -> MediaEntry:
        """Let the picture of a second of another entry stand for an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed, ThumbAssetIsNotReady
        """
        return self.call_('updateThumbnailFromSourceEntry', k.Nested("MediaEntry"), {'entryId': entry_id, 'sourceEntryId': source_entry_id, 'timeOffset': time_offset, 'flavorParamsId': flavor_params_id})

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
    ) -> MediaEntry:
        """Let the picture that comes with the call stand for an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed, ThumbAssetIsNotReady
        """
        return self.call_('updateThumbnailJpeg', k.Nested("MediaEntry"), {'entryId': entry_id, 'fileData': s.source(file_data)})

    def upload(
        self,
        file_data: s.FileSource,
    ) -> str:
        """Send a whole file; the id of its token.

        Raises:
            UploadTokenFileTypeRestrictedForUpload, UploadError
        """
        return self.call_('upload', k.TEXT, {'fileData': s.source(file_data)})


class AsyncMediaService(AsyncService):
    """Videos, sounds and images. USER sessions change their own only, and list their own unless they have
    `list:*`.
    """

    id_ = 'media'
    registry_ = REGISTRY

    async def add(
        self,
        entry: MediaEntry,
    ) -> MediaEntry:
        """Make an entry, which has no content yet.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs
        """
        return await self.call_('add', k.Nested("MediaEntry"), {'entry': entry})

    async def add_content(
        self,
        entry_id: str,
        resource: Resource | None = None,
    ) -> MediaEntry:
        """Give an entry its content.

        Raises:
            EntryIdNotFound, InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound,
                UploadTokenInvalidStatusForAddEntry, LocalFileNotFound, EntryAlreadyWithContent
        """
        return await self.call_('addContent', k.Nested("MediaEntry"), {'entryId': entry_id, 'resource': resource})

    async def add_from_entry(
        self,
        source_entry_id: str,
        media_entry: MediaEntry | None = None,
        source_flavor_params_id: int | None = None,
    ) -> MediaEntry:
        """Make an entry of the content of another. Where nothing else is said, it is called like that one.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs, EntryIdNotFound,
                InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry,
                LocalFileNotFound, OriginalFlavorAssetIsMissing, FlavorParamsNotFound
        """
        return await self.call_('addFromEntry', k.Nested("MediaEntry"), {'sourceEntryId': source_entry_id, 'mediaEntry': media_entry, 'sourceFlavorParamsId': source_flavor_params_id})

    async def add_from_flavor_asset(
        self,
        source_flavor_asset_id: str,
        media_entry: MediaEntry | None = None,
    ) -> MediaEntry:
        """Make an entry of a flavor of another. Where nothing else is said, it is called like that one.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs, EntryIdNotFound,
                InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry,
                LocalFileNotFound, FlavorAssetIdNotFound
        """
        return await self.call_('addFromFlavorAsset', k.Nested("MediaEntry"), {'sourceFlavorAssetId': source_flavor_asset_id, 'mediaEntry': media_entry})

    async def add_from_uploaded_file(
        self,
        media_entry: MediaEntry,
        upload_token_id: str,
    ) -> MediaEntry:
        """Make an entry of an uploaded file.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs, EntryIdNotFound,
                InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry,
                LocalFileNotFound
        """
        return await self.call_('addFromUploadedFile', k.Nested("MediaEntry"), {'mediaEntry': media_entry, 'uploadTokenId': upload_token_id})

    async def add_from_url(
        self,
        media_entry: MediaEntry,
        url: str,
    ) -> MediaEntry:
        """Make an entry of a file that is fetched.

        Raises:
            AccessControlIdNotFound, ConversionProfileIdNotFound, PropertyValidationAdminProperty,
                InvalidEntryScheduleDates, PropertyValidationCannotBeNull, InvalidKs, EntryIdNotFound,
                InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound, UploadTokenInvalidStatusForAddEntry,
                LocalFileNotFound
        """
        return await self.call_('addFromUrl', k.Nested("MediaEntry"), {'mediaEntry': media_entry, 'url': url})

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

    async def approve_replace(
        self,
        entry_id: str,
    ) -> MediaEntry:
        """The entry. `updateContent` replaces content at once, so that nothing waits to be approved.

        Raises:
            EntryIdNotFound, InvalidKs
        """
        return await self.call_('approveReplace', k.Nested("MediaEntry"), {'entryId': entry_id})

    async def cancel_replace(
        self,
        entry_id: str,
    ) -> MediaEntry:
        """The entry. `updateContent` replaces content at once, so that nothing waits that could be cancelled.

        Raises:
            EntryIdNotFound, InvalidKs
        """
        return await self.call_('cancelReplace', k.Nested("MediaEntry"), {'entryId': entry_id})

    async def convert(
        self,
        entry_id: str,
        conversion_profile_id: int | None = None,
        dynamic_conversion_attributes: abc.Sequence[ConversionAttribute] | None = None,
    ) -> int:
        """Make the flavors of an entry anew: nothing is transcoded here.

        Raises:
            EntryIdNotFound, FlavorParamsNotFound
        """
        return await self.call_('convert', k.NUMBER, {'entryId': entry_id, 'conversionProfileId': conversion_profile_id, 'dynamicConversionAttributes': dynamic_conversion_attributes})

    async def count(
        self,
        filter: MediaEntryFilter | None = None,
    ) -> int:
        """How many entries `list` would find."""
        return await self.call_('count', k.NUMBER, {'filter': filter})

    async def delete(
        self,
        entry_id: str,
    ) -> None:
        """Delete an entry, and its files soon after.

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
    ) -> MediaEntry:
        """An entry. There is one version of its properties, whatever `version` asks for.

        Raises:
            EntryIdNotFound
        """
        return await self.call_('get', k.Nested("MediaEntry"), {'entryId': entry_id, 'version': version})

    async def list(
        self,
        filter: MediaEntryFilter | None = None,
        pager: FilterPager | None = None,
    ) -> MediaListResponse:
        """Entries, the oldest first unless the filter says otherwise.

        Raises:
            QueryExceededMaxMatchesAllowed
        """
        return await self.call_('list', k.Nested("MediaListResponse"), {'filter': filter, 'pager': pager})

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
        media_entry: MediaEntry,
    ) -> MediaEntry:
        """Change an entry.

        Raises:
            EntryIdNotFound, AccessControlIdNotFound, ConversionProfileIdNotFound,
                PropertyValidationAdminProperty, InvalidEntryScheduleDates, PropertyValidationCannotBeNull,
                InvalidKs
        """
        return await self.call_('update', k.Nested("MediaEntry"), {'entryId': entry_id, 'mediaEntry': media_entry})

    async def update_content(
        self,
        entry_id: str,
        resource: Resource,
        conversion_profile_id: int | None = None,
        advanced_options: EntryReplacementOptions | None = None,
    ) -> MediaEntry:
        """Replace the content of an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ResourceTypeNotSupported, UploadTokenNotFound,
                UploadTokenInvalidStatusForAddEntry, LocalFileNotFound
        """
        return await self.call_('updateContent', k.Nested("MediaEntry"), {'entryId': entry_id, 'resource': resource, 'conversionProfileId': conversion_profile_id, 'advancedOptions': advanced_options})

    async def update_thumbnail(
        self,
        entry_id: str,
        time_offset: int,
        flavor_params_id: int | None = None,
    ) -> MediaEntry:
        """Let the picture of a second stand for an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed, ThumbAssetIsNotReady
        """
        return await self.call_('updateThumbnail', k.Nested("MediaEntry"), {'entryId': entry_id, 'timeOffset': time_offset, 'flavorParamsId': flavor_params_id})

    async def update_thumbnail_from_source_entry(
        self,
        entry_id: str,
        source_entry_id: str,
        time_offset: int,
        flavor_params_id: int | None = None,
    ) -> MediaEntry:
        """Let the picture of a second of another entry stand for an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed, ThumbAssetIsNotReady
        """
        return await self.call_('updateThumbnailFromSourceEntry', k.Nested("MediaEntry"), {'entryId': entry_id, 'sourceEntryId': source_entry_id, 'timeOffset': time_offset, 'flavorParamsId': flavor_params_id})

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
    ) -> MediaEntry:
        """Let the picture that comes with the call stand for an entry.

        Raises:
            EntryIdNotFound, InvalidKs, ThumbAssetDownloadFailed, ThumbAssetIsNotReady
        """
        return await self.call_('updateThumbnailJpeg', k.Nested("MediaEntry"), {'entryId': entry_id, 'fileData': s.source(file_data)})

    async def upload(
        self,
        file_data: s.FileSource,
    ) -> str:
        """Send a whole file; the id of its token.

        Raises:
            UploadTokenFileTypeRestrictedForUpload, UploadError
        """
        return await self.call_('upload', k.TEXT, {'fileData': s.source(file_data)})
