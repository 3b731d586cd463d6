# Generated from the schema: change its source instead.
"""Objects: data."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from .base import BaseEntry, BaseEntryFilter, ListResponse


class DataEntry(BaseEntry, name='KalturaDataEntry'):
    """An entry that is text: settings, notes, whatever a program keeps."""

    data_content: o.Text = o.prop(k.TEXT)
    retrieve_data_content_by_get: o.Flag = o.prop(k.FLAG)
    """Whether `get` answers the text too."""


class DataEntryBaseFilter(BaseEntryFilter, name='KalturaDataEntryBaseFilter'):
    """Conditions on data entries."""


class DataEntryFilter(DataEntryBaseFilter, name='KalturaDataEntryFilter'):
    """Which data entries to list."""


class DataListResponse(ListResponse, name='KalturaDataListResponse'):
    """A page of data entries."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[DataEntry]]] = o.read_only(k.Several(k.Nested("DataEntry")))
