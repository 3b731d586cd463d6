# Generated from the schema: change its source instead.
"""The service uploadToken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client import sources as s
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.common import FilterPager
    from ..objects.upload_token import UploadToken, UploadTokenFilter, UploadTokenListResponse


class UploadTokenService(Service):
    """Files that arrive in one piece or in many, also in parallel and in any order. A USER session has its own
    only.
    """

    id_ = 'uploadtoken'
    registry_ = REGISTRY

    def add(
        self,
        upload_token: UploadToken | None = None,
    ) -> UploadToken:
        """Make a token for a file.

        Raises:
            UploadTokenMissingFileSize
        """
        return self.call_('add', k.Nested("UploadToken"), {'uploadToken': upload_token})

    def delete(
        self,
        upload_token_id: str,
    ) -> None:
        """Delete a token, and its file, if nothing has used it.

        Raises:
            UploadTokenNotFound
        """
        return self.call_('delete', k.NOTHING, {'uploadTokenId': upload_token_id})

    def get(
        self,
        upload_token_id: str,
    ) -> UploadToken:
        """A token, with how much of its file is there.

        Raises:
            UploadTokenNotFound
        """
        return self.call_('get', k.Nested("UploadToken"), {'uploadTokenId': upload_token_id})

    def list(
        self,
        filter: UploadTokenFilter | None = None,
        pager: FilterPager | None = None,
    ) -> UploadTokenListResponse:
        """Tokens, the newest first."""
        return self.call_('list', k.Nested("UploadTokenListResponse"), {'filter': filter, 'pager': pager})

    def upload(
        self,
        upload_token_id: str,
        file_data: s.FileSource,
        resume: bool = False,
        final_chunk: bool = True,
        resume_at: float = -1.0,
    ) -> UploadToken:
        """Send a piece of the file. The first one comes without `resume`; the others go where `resumeAt` says,
        in bytes from the beginning, or to the end of what is there.

        Raises:
            UploadTokenNotFound, UploadTokenInvalidStatusForUpload, UploadTokenCannotResume,
                UploadTokenCannotMatchExpectedSize, UploadTokenFileTypeRestrictedForUpload, UploadError
        """
        return self.call_('upload', k.Nested("UploadToken"), {'uploadTokenId': upload_token_id, 'fileData': s.source(file_data), 'resume': resume, 'finalChunk': final_chunk, 'resumeAt': resume_at})


class AsyncUploadTokenService(AsyncService):
    """Files that arrive in one piece or in many, also in parallel and in any order. A USER session has its own
    only.
    """

    id_ = 'uploadtoken'
    registry_ = REGISTRY

    async def add(
        self,
        upload_token: UploadToken | None = None,
    ) -> UploadToken:
        """Make a token for a file.

        Raises:
            UploadTokenMissingFileSize
        """
        return await self.call_('add', k.Nested("UploadToken"), {'uploadToken': upload_token})

    async def delete(
        self,
        upload_token_id: str,
    ) -> None:
        """Delete a token, and its file, if nothing has used it.

        Raises:
            UploadTokenNotFound
        """
        return await self.call_('delete', k.NOTHING, {'uploadTokenId': upload_token_id})

    async def get(
        self,
        upload_token_id: str,
    ) -> UploadToken:
        """A token, with how much of its file is there.

        Raises:
            UploadTokenNotFound
        """
        return await self.call_('get', k.Nested("UploadToken"), {'uploadTokenId': upload_token_id})

    async def list(
        self,
        filter: UploadTokenFilter | None = None,
        pager: FilterPager | None = None,
    ) -> UploadTokenListResponse:
        """Tokens, the newest first."""
        return await self.call_('list', k.Nested("UploadTokenListResponse"), {'filter': filter, 'pager': pager})

    async def upload(
        self,
        upload_token_id: str,
        file_data: s.FileSource,
        resume: bool = False,
        final_chunk: bool = True,
        resume_at: float = -1.0,
    ) -> UploadToken:
        """Send a piece of the file. The first one comes without `resume`; the others go where `resumeAt` says,
        in bytes from the beginning, or to the end of what is there.

        Raises:
            UploadTokenNotFound, UploadTokenInvalidStatusForUpload, UploadTokenCannotResume,
                UploadTokenCannotMatchExpectedSize, UploadTokenFileTypeRestrictedForUpload, UploadError
        """
        return await self.call_('upload', k.Nested("UploadToken"), {'uploadTokenId': upload_token_id, 'fileData': s.source(file_data), 'resume': resume, 'finalChunk': final_chunk, 'resumeAt': resume_at})
