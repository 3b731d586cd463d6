# Generated from the schema: change its source instead.
"""Objects: thumb_asset."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.thumb_asset import ThumbAssetStatus
from .base import Asset, AssetFilter, ListResponse


class ThumbAsset(Asset, name='KalturaThumbAsset'):
    """An image that stands for an entry."""

    thumb_params_id: o.Number = o.prop(k.NUMBER)
    """Says how it was made."""
    width: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Pixels."""
    height: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Pixels."""
    status: ClassVar[o.ReadOnly[ThumbAssetStatus | None]] = o.read_only(k.Choice(ThumbAssetStatus))


class ThumbAssetBaseFilter(AssetFilter, name='KalturaThumbAssetBaseFilter'):
    """Conditions on thumbnails."""

    thumb_params_id_equal: o.Number = o.prop(k.NUMBER)
    thumb_params_id_in: o.Text = o.prop(k.TEXT)
    status_equal: o.Choice[ThumbAssetStatus] = o.prop(k.Choice(ThumbAssetStatus))
    status_in: o.Text = o.prop(k.TEXT)
    status_not_in: o.Text = o.prop(k.TEXT)


class ThumbAssetFilter(ThumbAssetBaseFilter, name='KalturaThumbAssetFilter'):
    """Which thumbnails to list."""


class ThumbAssetListResponse(ListResponse, name='KalturaThumbAssetListResponse'):
    """A page of thumbnails."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[ThumbAsset]]] = o.read_only(k.Several(k.Nested("ThumbAsset")))
