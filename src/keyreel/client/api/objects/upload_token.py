# Generated from the schema: change its source instead.
"""Objects: upload_token."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.common import NullableBoolean
from ..enums.upload_token import UploadTokenStatus
from .base import ApiObject, Filter, ListResponse


class UploadToken(ApiObject, name='KalturaUploadToken'):
    """A file on its way to the server, in one piece or many."""

    id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    user_id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    status: ClassVar[o.ReadOnly[UploadTokenStatus | None]] = o.read_only(k.Choice(UploadTokenStatus))
    file_name: o.Text = o.prop(k.TEXT)
    """The name that the file has where it comes from."""
    file_size: o.Decimal = o.prop(k.DECIMAL)
    """Bytes that it has when it is whole."""
    uploaded_file_size: ClassVar[o.ReadOnly[float]] = o.read_only(k.DECIMAL)
    """Bytes that are there."""
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    upload_url: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """Where the pieces are to be sent, with the scheme."""
    auto_finalize: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    """Whether it is whole once as many bytes are there as were told."""
    attached_object_type: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """What has used the file, by its class."""
    attached_object_id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """What has used the file."""


class UploadTokenBaseFilter(Filter, name='KalturaUploadTokenBaseFilter'):
    """Conditions on upload tokens."""

    id_equal: o.Text = o.prop(k.TEXT)
    id_in: o.Text = o.prop(k.TEXT)
    user_id_equal: o.Text = o.prop(k.TEXT)
    status_equal: o.Choice[UploadTokenStatus] = o.prop(k.Choice(UploadTokenStatus))
    status_in: o.Text = o.prop(k.TEXT)
    file_name_equal: o.Text = o.prop(k.TEXT)
    file_size_equal: o.Decimal = o.prop(k.DECIMAL)


class UploadTokenFilter(UploadTokenBaseFilter, name='KalturaUploadTokenFilter'):
    """Which upload tokens to list."""


class UploadTokenListResponse(ListResponse, name='KalturaUploadTokenListResponse'):
    """A page of upload tokens."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[UploadToken]]] = o.read_only(k.Several(k.Nested("UploadToken")))
