# Generated from the schema: change its source instead.
"""Objects: filter."""

from __future__ import annotations

from .base import AssetParamsFilter, FlavorAssetFilter, FlavorParamsFilter


class AssetParamsOutputBaseFilter(AssetParamsFilter, name='KalturaAssetParamsOutputBaseFilter'):
    """Conditions on params of made assets."""


class AssetParamsOutputFilter(AssetParamsOutputBaseFilter, name='KalturaAssetParamsOutputFilter'):
    """Which params of made assets to list."""


class LiveAssetBaseFilter(FlavorAssetFilter, name='KalturaLiveAssetBaseFilter'):
    """Conditions on live flavors."""


class LiveAssetFilter(LiveAssetBaseFilter, name='KalturaLiveAssetFilter'):
    """Which live flavors to list."""


class LiveParamsBaseFilter(FlavorParamsFilter, name='KalturaLiveParamsBaseFilter'):
    """Conditions on live flavor params."""


class LiveParamsFilter(LiveParamsBaseFilter, name='KalturaLiveParamsFilter'):
    """Which live flavor params to list."""
