# Generated from the schema: change its source instead.
"""Objects: upload."""

from __future__ import annotations

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.upload import UploadErrorCode
from .base import ApiObject, GenericDataCenterContentResource


class UploadResponse(ApiObject, name='KalturaUploadResponse'):
    """What came of the upload of a file."""

    upload_token_id: o.Text = o.prop(k.TEXT)
    file_size: o.Number = o.prop(k.NUMBER)
    """Bytes."""
    error_code: o.Choice[UploadErrorCode] = o.prop(k.Choice(UploadErrorCode))
    error_description: o.Text = o.prop(k.TEXT)


class UploadedFileResource(GenericDataCenterContentResource, name='KalturaUploadedFileResource'):
    """The file that comes with this request."""

    file_data: o.File = o.prop(k.FILE)


class UploadedFileTokenResource(GenericDataCenterContentResource, name='KalturaUploadedFileTokenResource'):
    """The file of an upload token."""

    token: o.Text = o.prop(k.TEXT)
    """Id of the upload token."""
