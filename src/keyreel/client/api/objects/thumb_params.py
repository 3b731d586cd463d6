# Generated from the schema: change its source instead.
"""Objects: thumb_params."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.common import ContainerFormat
from ..enums.thumb_params import ThumbCropType
from .base import AssetParams, AssetParamsFilter, ListResponse


class ThumbParams(AssetParams, name='KalturaThumbParams'):
    """How a thumbnail is made."""

    crop_type: o.Choice[ThumbCropType] = o.prop(k.Choice(ThumbCropType))
    quality: o.Number = o.prop(k.NUMBER)
    """1 to 100, for JPEG."""
    crop_x: o.Number = o.prop(k.NUMBER)
    """Pixels from the left."""
    crop_y: o.Number = o.prop(k.NUMBER)
    """Pixels from the top."""
    crop_width: o.Number = o.prop(k.NUMBER)
    crop_height: o.Number = o.prop(k.NUMBER)
    video_offset: o.Decimal = o.prop(k.DECIMAL)
    """Seconds into the video."""
    width: o.Number = o.prop(k.NUMBER)
    height: o.Number = o.prop(k.NUMBER)
    scale_width: o.Decimal = o.prop(k.DECIMAL)
    """Factor."""
    scale_height: o.Decimal = o.prop(k.DECIMAL)
    """Factor."""
    background_color: o.Text = o.prop(k.TEXT)
    """Fills what is left free, in hexadecimal."""
    source_params_id: o.Number = o.prop(k.NUMBER)
    """The flavor that it is taken from."""
    format: o.Choice[ContainerFormat] = o.prop(k.Choice(ContainerFormat))
    density: o.Number = o.prop(k.NUMBER)
    strip_profiles: o.Flag = o.prop(k.FLAG)
    """Whether colour profiles are left out."""
    video_offset_in_percentage: o.Number = o.prop(k.NUMBER)
    """Percent of the video."""
    interval: o.Number = o.prop(k.NUMBER)
    """Seconds between images, where there are several."""


class ThumbParamsBaseFilter(AssetParamsFilter, name='KalturaThumbParamsBaseFilter'):
    """Conditions on thumbnail params."""

    format_equal: o.Choice[ContainerFormat] = o.prop(k.Choice(ContainerFormat))


class ThumbParamsFilter(ThumbParamsBaseFilter, name='KalturaThumbParamsFilter'):
    """Which thumbnail params to list."""


class ThumbParamsListResponse(ListResponse, name='KalturaThumbParamsListResponse'):
    """A page of thumbnail params."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[ThumbParams]]] = o.read_only(k.Several(k.Nested("ThumbParams")))


class ThumbParamsOutput(ThumbParams, name='KalturaThumbParamsOutput'):
    """How one thumbnail was made."""

    thumb_params_id: o.Number = o.prop(k.NUMBER)
    thumb_params_version: o.Text = o.prop(k.TEXT)
    thumb_asset_id: o.Text = o.prop(k.TEXT)
    thumb_asset_version: o.Text = o.prop(k.TEXT)
    rotate: o.Number = o.prop(k.NUMBER)


class ThumbParamsOutputBaseFilter(ThumbParamsFilter, name='KalturaThumbParamsOutputBaseFilter'):
    """Conditions on thumbnail params of made thumbnails."""

    thumb_params_id_equal: o.Number = o.prop(k.NUMBER)
    thumb_params_version_equal: o.Text = o.prop(k.TEXT)
    thumb_asset_id_equal: o.Text = o.prop(k.TEXT)
    thumb_asset_version_equal: o.Text = o.prop(k.TEXT)


class ThumbParamsOutputFilter(ThumbParamsOutputBaseFilter, name='KalturaThumbParamsOutputFilter'):
    """Which thumbnail params of made thumbnails to list."""


class ThumbParamsOutputListResponse(ListResponse, name='KalturaThumbParamsOutputListResponse'):
    """A page of thumbnail params of made thumbnails."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[ThumbParamsOutput]]] = o.read_only(k.Several(k.Nested("ThumbParamsOutput")))
