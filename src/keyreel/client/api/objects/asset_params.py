# Generated from the schema: change its source instead.
"""Objects: asset_params."""

from __future__ import annotations

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.common import ContainerFormat
from .base import AssetParams, FlavorParams


class AssetParamsOutput(AssetParams, name='KalturaAssetParamsOutput'):
    """How one asset was made."""

    asset_params_id: o.Number = o.prop(k.NUMBER)
    asset_params_version: o.Text = o.prop(k.TEXT)
    asset_id: o.Text = o.prop(k.TEXT)
    asset_version: o.Text = o.prop(k.TEXT)
    ready_behavior: o.Number = o.prop(k.NUMBER)
    """Whether the entry waits for it."""
    format: o.Choice[ContainerFormat] = o.prop(k.Choice(ContainerFormat))


class LiveParams(FlavorParams, name='KalturaLiveParams'):
    """How a flavor of a live stream is made."""

    stream_suffix: o.Text = o.prop(k.TEXT)
