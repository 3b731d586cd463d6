# Generated from the schema: change its source instead.
"""Objects: flavor_asset."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from .base import ApiObject, ListResponse

if TYPE_CHECKING:
    from .base import FlavorAsset, FlavorParams


class FlavorAssetListResponse(ListResponse, name='KalturaFlavorAssetListResponse'):
    """A page of flavors."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[FlavorAsset]]] = o.read_only(k.Several(k.Nested("FlavorAsset")))


class FlavorAssetUrlOptions(ApiObject, name='KalturaFlavorAssetUrlOptions'):
    """What an address of a flavor carries."""

    file_name: o.Text = o.prop(k.TEXT)
    """The name that it is saved under."""
    referrer: o.Text = o.prop(k.TEXT)
    """The page that it is asked for on."""


class FlavorAssetWithParams(ApiObject, name='KalturaFlavorAssetWithParams'):
    """A flavor of an entry and how it is made, of which either may be missing."""

    flavor_asset: o.Nested[FlavorAsset] = o.prop(k.Nested("FlavorAsset"))
    flavor_params: o.Nested[FlavorParams] = o.prop(k.Nested("FlavorParams"))
    entry_id: o.Text = o.prop(k.TEXT)
