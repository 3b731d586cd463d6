# Generated from the schema: change its source instead.
"""Objects: asset."""

from __future__ import annotations

from keyreel.client import kinds as k
from keyreel.client import objects as o

from .base import FlavorAsset


class LiveAsset(FlavorAsset, name='KalturaLiveAsset'):
    """One rendition of a live stream."""

    multicast_ip: o.Text = o.prop(k.TEXT, 'multicastIP')
    multicast_port: o.Number = o.prop(k.NUMBER)
