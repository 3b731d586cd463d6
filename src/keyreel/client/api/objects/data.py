# Generated from the schema: change its source instead.
"""Objects: data."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.data import DataEntryCompareAttribute, DataEntryMatchAttribute
from .base import BaseEntry, BaseEntryFilter, ListResponse, SearchComparableAttributeCondition, SearchMatchAttributeCondition


class DataEntry(BaseEntry, name='KalturaDataEntry'):
    """An entry that is text: settings, notes, whatever a program keeps."""

    data_content: o.Text = o.prop(k.TEXT)
    retrieve_data_content_by_get: o.Flag = o.prop(k.FLAG)
    """Whether `get` answers the text too."""


class DataEntryBaseFilter(BaseEntryFilter, name='KalturaDataEntryBaseFilter'):
    """Conditions on data entries."""


class DataEntryCompareAttributeCondition(SearchComparableAttributeCondition, name='KalturaDataEntryCompareAttributeCondition'):
    """How a number of a data entry compares to another."""

    attribute: o.Choice[DataEntryCompareAttribute] = o.prop(k.Choice(DataEntryCompareAttribute))


class DataEntryFilter(DataEntryBaseFilter, name='KalturaDataEntryFilter'):
    """Which data entries to list."""


class DataEntryMatchAttributeCondition(SearchMatchAttributeCondition, name='KalturaDataEntryMatchAttributeCondition'):
    """Whether a text of a data entry holds some words."""

    attribute: o.Choice[DataEntryMatchAttribute] = o.prop(k.Choice(DataEntryMatchAttribute))


class DataListResponse(ListResponse, name='KalturaDataListResponse'):
    """A page of data entries."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[DataEntry]]] = o.read_only(k.Several(k.Nested("DataEntry")))
