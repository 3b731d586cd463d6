# Generated from the schema: change its source instead.
"""Objects: bulk."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.bulk import BatchJobErrorTypes, BatchJobStatus, BulkUploadAction, BulkUploadObjectType, BulkUploadResultStatus, BulkUploadType
from .base import ApiObject, Filter, ListResponse


class BulkUpload(ApiObject, name='KalturaBulkUpload'):
    """Work on many objects."""

    id: o.Number = o.prop(k.NUMBER)
    uploaded_by: o.Text = o.prop(k.TEXT)
    uploaded_by_user_id: o.Text = o.prop(k.TEXT)
    uploaded_on: o.Time = o.prop(k.TIME)
    num_of_entries: o.Number = o.prop(k.NUMBER)
    """An old name for the number of objects."""
    status: o.Choice[BatchJobStatus] = o.prop(k.Choice(BatchJobStatus))
    log_file_url: o.Text = o.prop(k.TEXT)
    csv_file_url: o.Text = o.prop(k.TEXT)
    """An old name for where its description is."""
    bulk_file_url: o.Text = o.prop(k.TEXT)
    bulk_upload_type: o.Choice[BulkUploadType] = o.prop(k.Choice(BulkUploadType))
    results: o.Several[BulkUploadResult] = o.prop(k.Several(k.Nested("BulkUploadResult")))
    error: o.Text = o.prop(k.TEXT)
    """Why it failed."""
    error_type: o.Choice[BatchJobErrorTypes] = o.prop(k.Choice(BatchJobErrorTypes))
    error_number: o.Number = o.prop(k.NUMBER)
    file_name: o.Text = o.prop(k.TEXT)
    description: o.Text = o.prop(k.TEXT)
    num_of_objects: o.Number = o.prop(k.NUMBER)
    bulk_upload_object_type: o.Choice[BulkUploadObjectType] = o.prop(k.Choice(BulkUploadObjectType))


class BulkUploadBaseFilter(Filter, name='KalturaBulkUploadBaseFilter'):
    """Conditions on such work."""

    uploaded_on_greater_than_or_equal: o.Time = o.prop(k.TIME)
    uploaded_on_less_than_or_equal: o.Time = o.prop(k.TIME)
    uploaded_on_equal: o.Time = o.prop(k.TIME)
    status_in: o.Text = o.prop(k.TEXT)
    status_equal: o.Choice[BatchJobStatus] = o.prop(k.Choice(BatchJobStatus))
    bulk_upload_object_type_equal: o.Choice[BulkUploadObjectType] = o.prop(k.Choice(BulkUploadObjectType))
    bulk_upload_object_type_in: o.Text = o.prop(k.TEXT)


class BulkUploadFilter(BulkUploadBaseFilter, name='KalturaBulkUploadFilter'):
    """Which such work to list."""


class BulkUploadListResponse(ListResponse, name='KalturaBulkUploadListResponse'):
    """A page of such work."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[BulkUpload]]] = o.read_only(k.Several(k.Nested("BulkUpload")))


class BulkUploadPluginData(ApiObject, name='KalturaBulkUploadPluginData'):
    """One value for a plugin."""

    field: o.Text = o.prop(k.TEXT)
    value: o.Text = o.prop(k.TEXT)


class BulkUploadResult(ApiObject, name='KalturaBulkUploadResult'):
    """What became of one object."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    bulk_upload_job_id: o.Number = o.prop(k.NUMBER)
    line_index: o.Number = o.prop(k.NUMBER)
    partner_id: o.Number = o.prop(k.NUMBER)
    status: o.Choice[BulkUploadResultStatus] = o.prop(k.Choice(BulkUploadResultStatus))
    action: o.Choice[BulkUploadAction] = o.prop(k.Choice(BulkUploadAction))
    object_id: o.Text = o.prop(k.TEXT)
    object_status: o.Number = o.prop(k.NUMBER)
    bulk_upload_result_object_type: o.Choice[BulkUploadObjectType] = o.prop(k.Choice(BulkUploadObjectType))
    row_data: o.Text = o.prop(k.TEXT)
    """How the work on it was described."""
    partner_data: o.Text = o.prop(k.TEXT)
    object_error_description: o.Text = o.prop(k.TEXT)
    plugins_data: o.Several[BulkUploadPluginData] = o.prop(k.Several(k.Nested("BulkUploadPluginData")))
    error_description: o.Text = o.prop(k.TEXT)
    error_code: o.Text = o.prop(k.TEXT)
    error_type: o.Number = o.prop(k.NUMBER)
