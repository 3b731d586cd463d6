# Generated from the schema: change its source instead.
"""Objects: conversion_profile."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.common import Language, NullableBoolean
from ..enums.conversion_profile import ConversionProfileStatus, ConversionProfileType
from ..enums.media import MediaParserType
from .base import ApiObject, ListResponse, RelatedFilter

if TYPE_CHECKING:
    from .common import CropDimensions, EntryReplacementOptions


class ConversionProfile(ApiObject, name='KalturaConversionProfile'):
    """Says which flavors and thumbnails are made of what is uploaded."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    status: o.Choice[ConversionProfileStatus] = o.prop(k.Choice(ConversionProfileStatus))
    type: o.Choice[ConversionProfileType] = o.prop(k.Choice(ConversionProfileType))
    name: o.Text = o.prop(k.TEXT)
    system_name: o.Text = o.prop(k.TEXT)
    """The account's own name for it, for its programs."""
    tags: o.Text = o.prop(k.TEXT)
    """Comma list."""
    description: o.Text = o.prop(k.TEXT)
    default_entry_id: o.Text = o.prop(k.TEXT)
    """The entry whose properties new ones begin with."""
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    flavor_params_ids: o.Text = o.prop(k.TEXT)
    """Comma list of the flavors and thumbnails that are made."""
    is_default: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    """Whether entries have it that name no other."""
    is_partner_default: ClassVar[o.ReadOnly[bool]] = o.read_only(k.FLAG)
    """Whether the account has chosen it as the default of its type."""
    crop_dimensions: o.Nested[CropDimensions] = o.prop(k.Nested("CropDimensions"))
    clip_start: o.Number = o.prop(k.NUMBER)
    clip_duration: o.Number = o.prop(k.NUMBER)
    xsl_transformation: o.Text = o.prop(k.TEXT)
    """What is done to bulk uploads."""
    storage_profile_id: o.Number = o.prop(k.NUMBER)
    """The storage that content goes to."""
    media_parser_type: o.Choice[MediaParserType] = o.prop(k.Choice(MediaParserType))
    """What reads uploaded files."""
    calculate_complexity: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    """Whether it is measured how hard content is to compress."""
    collection_tags: o.Text = o.prop(k.TEXT)
    """Comma list of tags whose flavors play together."""
    conditional_profiles: o.Text = o.prop(k.TEXT)
    """Which profile takes its place when, in JSON."""
    detect_gop: o.Number = o.prop(k.NUMBER, 'detectGOP')
    """Seconds at the beginning in which the distance of key frames is found out."""
    media_info_xsl_transformation: o.Text = o.prop(k.TEXT)
    """What is done to what the parser says."""
    default_replacement_options: o.Nested[EntryReplacementOptions] = o.prop(k.Nested("EntryReplacementOptions"))
    default_audio_lang: o.Choice[Language] = o.prop(k.Choice(Language))
    """The language of sound that names none."""
    delivery_tag: o.Text = o.prop(k.TEXT)
    """Which ways of delivery its entries take."""


class ConversionProfileBaseFilter(RelatedFilter, name='KalturaConversionProfileBaseFilter'):
    """Conditions on conversion profiles."""

    id_equal: o.Number = o.prop(k.NUMBER)
    id_in: o.Text = o.prop(k.TEXT)
    status_equal: o.Choice[ConversionProfileStatus] = o.prop(k.Choice(ConversionProfileStatus))
    status_in: o.Text = o.prop(k.TEXT)
    type_equal: o.Choice[ConversionProfileType] = o.prop(k.Choice(ConversionProfileType))
    type_in: o.Text = o.prop(k.TEXT)
    name_equal: o.Text = o.prop(k.TEXT)
    system_name_equal: o.Text = o.prop(k.TEXT)
    system_name_in: o.Text = o.prop(k.TEXT)
    tags_multi_like_or: o.Text = o.prop(k.TEXT)
    tags_multi_like_and: o.Text = o.prop(k.TEXT)
    default_entry_id_equal: o.Text = o.prop(k.TEXT)
    default_entry_id_in: o.Text = o.prop(k.TEXT)


class ConversionProfileFilter(ConversionProfileBaseFilter, name='KalturaConversionProfileFilter'):
    """Which conversion profiles to list."""


class ConversionProfileListResponse(ListResponse, name='KalturaConversionProfileListResponse'):
    """A page of conversion profiles."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[ConversionProfile]]] = o.read_only(k.Several(k.Nested("ConversionProfile")))
