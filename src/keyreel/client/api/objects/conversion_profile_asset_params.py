# Generated from the schema: change its source instead.
"""Objects: conversion_profile_asset_params."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.common import NullableBoolean
from ..enums.conversion_profile_asset_params import AssetParamsDeletePolicy, AssetParamsOrigin, FlavorReadyBehaviorType
from .base import ApiObject, ListResponse, RelatedFilter

if TYPE_CHECKING:
    from .base import AssetParamsFilter
    from .conversion_profile import ConversionProfileFilter


class ConversionProfileAssetParams(ApiObject, name='KalturaConversionProfileAssetParams'):
    """One flavor or thumbnail of a profile, and what differs there."""

    conversion_profile_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    asset_params_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    ready_behavior: o.Choice[FlavorReadyBehaviorType] = o.prop(k.Choice(FlavorReadyBehaviorType))
    origin: o.Choice[AssetParamsOrigin] = o.prop(k.Choice(AssetParamsOrigin))
    system_name: o.Text = o.prop(k.TEXT)
    """What its source is called where it is brought."""
    force_none_complied: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    """Whether it is made although it would be better than its source."""
    delete_policy: o.Choice[AssetParamsDeletePolicy] = o.prop(k.Choice(AssetParamsDeletePolicy))
    is_encrypted: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    content_awareness: o.Decimal = o.prop(k.DECIMAL)
    chunked_encode_mode: o.Number = o.prop(k.NUMBER)
    two_pass: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    tags: o.Text = o.prop(k.TEXT)
    """Instead of those of the params."""
    overload_params: o.Text = o.prop(k.TEXT)
    """Values instead of those of the params, in JSON."""


class ConversionProfileAssetParamsBaseFilter(RelatedFilter, name='KalturaConversionProfileAssetParamsBaseFilter'):
    """Conditions on flavors of conversion profiles."""

    conversion_profile_id_equal: o.Number = o.prop(k.NUMBER)
    conversion_profile_id_in: o.Text = o.prop(k.TEXT)
    asset_params_id_equal: o.Number = o.prop(k.NUMBER)
    asset_params_id_in: o.Text = o.prop(k.TEXT)
    ready_behavior_equal: o.Choice[FlavorReadyBehaviorType] = o.prop(k.Choice(FlavorReadyBehaviorType))
    ready_behavior_in: o.Text = o.prop(k.TEXT)
    origin_equal: o.Choice[AssetParamsOrigin] = o.prop(k.Choice(AssetParamsOrigin))
    origin_in: o.Text = o.prop(k.TEXT)
    system_name_equal: o.Text = o.prop(k.TEXT)
    system_name_in: o.Text = o.prop(k.TEXT)


class ConversionProfileAssetParamsFilter(ConversionProfileAssetParamsBaseFilter, name='KalturaConversionProfileAssetParamsFilter'):
    """Which flavors of conversion profiles to list."""

    conversion_profile_id_filter: o.Nested[ConversionProfileFilter] = o.prop(k.Nested("ConversionProfileFilter"))
    asset_params_id_filter: o.Nested[AssetParamsFilter] = o.prop(k.Nested("AssetParamsFilter"))


class ConversionProfileAssetParamsListResponse(ListResponse, name='KalturaConversionProfileAssetParamsListResponse'):
    """A page of flavors of conversion profiles."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[ConversionProfileAssetParams]]] = o.read_only(k.Several(k.Nested("ConversionProfileAssetParams")))
