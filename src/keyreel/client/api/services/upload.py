# Generated from the schema: change its source instead.
"""The service upload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client import sources as s
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.upload import UploadResponse


class UploadService(Service):
    """Files in one piece. What they are used by later is an upload token like any other."""

    id_ = 'upload'
    registry_ = REGISTRY

    def get_uploaded_file_token_by_file_name(
        self,
        file_name: str,
    ) -> UploadResponse:
        """The token of the file of this name that the caller sent last."""
        return self.call_('getUploadedFileTokenByFileName', k.Nested("UploadResponse"), {'fileName': file_name})

    def upload(
        self,
        file_data: s.FileSource,
    ) -> str:
        """Send a whole file; the id of its token.

        Raises:
            UploadTokenFileTypeRestrictedForUpload, UploadError
        """
        return self.call_('upload', k.TEXT, {'fileData': s.source(file_data)})


class AsyncUploadService(AsyncService):
    """Files in one piece. What they are used by later is an upload token like any other."""

    id_ = 'upload'
    registry_ = REGISTRY

    async def get_uploaded_file_token_by_file_name(
        self,
        file_name: str,
    ) -> UploadResponse:
        """The token of the file of this name that the caller sent last."""
        return await self.call_('getUploadedFileTokenByFileName', k.Nested("UploadResponse"), {'fileName': file_name})

    async def upload(
        self,
        file_data: s.FileSource,
    ) -> str:
        """Send a whole file; the id of its token.

        Raises:
            UploadTokenFileTypeRestrictedForUpload, UploadError
        """
        return await self.call_('upload', k.TEXT, {'fileData': s.source(file_data)})
