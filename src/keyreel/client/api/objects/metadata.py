# Generated from the schema: change its source instead.
"""Objects: metadata."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.metadata import MetadataObjectType, MetadataStatus
from .base import ApiObject, ListResponse, RelatedFilter


class Metadata(ApiObject, name='KalturaMetadata'):
    """What an account says of an object in its own words, as XML."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    metadata_profile_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Says what may be in it."""
    metadata_profile_version: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    metadata_object_type: ClassVar[o.ReadOnly[MetadataObjectType | None]] = o.read_only(k.Choice(MetadataObjectType))
    object_id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """What it is about."""
    version: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    status: ClassVar[o.ReadOnly[MetadataStatus | None]] = o.read_only(k.Choice(MetadataStatus))
    xml: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)


class MetadataBaseFilter(RelatedFilter, name='KalturaMetadataBaseFilter'):
    """Conditions on metadata."""

    partner_id_equal: o.Number = o.prop(k.NUMBER)
    metadata_profile_id_equal: o.Number = o.prop(k.NUMBER)
    metadata_profile_id_in: o.Text = o.prop(k.TEXT)
    metadata_profile_version_equal: o.Number = o.prop(k.NUMBER)
    metadata_profile_version_greater_than_or_equal: o.Number = o.prop(k.NUMBER)
    metadata_profile_version_less_than_or_equal: o.Number = o.prop(k.NUMBER)
    metadata_object_type_equal: o.Choice[MetadataObjectType] = o.prop(k.Choice(MetadataObjectType))
    object_id_equal: o.Text = o.prop(k.TEXT)
    object_id_in: o.Text = o.prop(k.TEXT)
    version_equal: o.Number = o.prop(k.NUMBER)
    version_greater_than_or_equal: o.Number = o.prop(k.NUMBER)
    version_less_than_or_equal: o.Number = o.prop(k.NUMBER)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    status_equal: o.Choice[MetadataStatus] = o.prop(k.Choice(MetadataStatus))
    status_in: o.Text = o.prop(k.TEXT)


class MetadataFilter(MetadataBaseFilter, name='KalturaMetadataFilter'):
    """Which metadata to list."""


class MetadataListResponse(ListResponse, name='KalturaMetadataListResponse'):
    """A page of metadata."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[Metadata]]] = o.read_only(k.Several(k.Nested("Metadata")))
