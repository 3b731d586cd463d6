# Generated from the schema: change its source instead.
"""Objects: media."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.common import NullableBoolean
from ..enums.media import MediaEntryCompareAttribute, MediaEntryMatchAttribute, MediaType, SearchProviderType, SourceType
from .base import ApiObject, FlavorParams, FlavorParamsFilter, FlavorParamsOutput, FlavorParamsOutputFilter, ListResponse, PlayableEntry, PlayableEntryFilter, SearchComparableAttributeCondition, SearchMatchAttributeCondition

if TYPE_CHECKING:
    from .common import StreamContainer


class MediaCompositionAttributes(ApiObject, name='KalturaMediaCompositionAttributes'):
    """What is laid over a clip."""


class MediaEntry(PlayableEntry, name='KalturaMediaEntry'):
    """A video, a sound or an image."""

    media_type: o.Choice[MediaType] = o.prop(k.Choice(MediaType))
    conversion_quality: o.Text = o.prop(k.TEXT)
    """An old name for the conversion profile."""
    source_type: o.Choice[SourceType] = o.prop(k.Choice(SourceType))
    source_version: o.Text = o.prop(k.TEXT)
    """The version of the source, where it counts them."""
    search_provider_type: o.Choice[SearchProviderType] = o.prop(k.Choice(SearchProviderType))
    search_provider_id: o.Text = o.prop(k.TEXT)
    """What it is called on the site that it was found on."""
    credit_user_name: o.Text = o.prop(k.TEXT)
    """Who made the content."""
    credit_url: o.Text = o.prop(k.TEXT)
    """Where its maker is to be found."""
    media_date: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    """When it was recorded or taken."""
    data_url: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """Where it plays."""
    flavor_params_ids: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """Comma list of the flavors that are ready."""
    is_trim_disabled: ClassVar[o.ReadOnly[NullableBoolean | None]] = o.read_only(k.Choice(NullableBoolean))
    streams: o.Several[StreamContainer] = o.prop(k.Several(k.Nested("StreamContainer")))
    """The streams of its original."""


class MediaEntryBaseFilter(PlayableEntryFilter, name='KalturaMediaEntryBaseFilter'):
    """Conditions on media entries."""

    media_type_equal: o.Choice[MediaType] = o.prop(k.Choice(MediaType))
    media_type_in: o.Text = o.prop(k.TEXT)
    source_type_equal: o.Choice[SourceType] = o.prop(k.Choice(SourceType))
    source_type_not_equal: o.Choice[SourceType] = o.prop(k.Choice(SourceType))
    source_type_in: o.Text = o.prop(k.TEXT)
    source_type_not_in: o.Text = o.prop(k.TEXT)
    media_date_greater_than_or_equal: o.Time = o.prop(k.TIME)
    media_date_less_than_or_equal: o.Time = o.prop(k.TIME)
    flavor_params_ids_match_or: o.Text = o.prop(k.TEXT)
    flavor_params_ids_match_and: o.Text = o.prop(k.TEXT)


class MediaEntryCompareAttributeCondition(SearchComparableAttributeCondition, name='KalturaMediaEntryCompareAttributeCondition'):
    """How a number of a media entry compares to another."""

    attribute: o.Choice[MediaEntryCompareAttribute] = o.prop(k.Choice(MediaEntryCompareAttribute))


class MediaEntryFilter(MediaEntryBaseFilter, name='KalturaMediaEntryFilter'):
    """Which media entries to list."""


class MediaEntryFilterForPlaylist(MediaEntryFilter, name='KalturaMediaEntryFilterForPlaylist'):
    """One of the searches that make a dynamic playlist."""

    limit: o.Number = o.prop(k.NUMBER)
    """How many entries it gives at most."""
    name: o.Text = o.prop(k.TEXT)


class MediaEntryMatchAttributeCondition(SearchMatchAttributeCondition, name='KalturaMediaEntryMatchAttributeCondition'):
    """Whether a text of a media entry holds some words."""

    attribute: o.Choice[MediaEntryMatchAttribute] = o.prop(k.Choice(MediaEntryMatchAttribute))


class MediaFlavorParams(FlavorParams, name='KalturaMediaFlavorParams'):
    """How a flavor of sound or moving images is made."""


class MediaFlavorParamsBaseFilter(FlavorParamsFilter, name='KalturaMediaFlavorParamsBaseFilter'):
    """Conditions on media flavor params."""


class MediaFlavorParamsFilter(MediaFlavorParamsBaseFilter, name='KalturaMediaFlavorParamsFilter'):
    """Which media flavor params to list."""


class MediaFlavorParamsOutput(FlavorParamsOutput, name='KalturaMediaFlavorParamsOutput'):
    """How one flavor of sound or moving images was made."""


class MediaFlavorParamsOutputBaseFilter(FlavorParamsOutputFilter, name='KalturaMediaFlavorParamsOutputBaseFilter'):
    """Conditions on media flavor params of made flavors."""


class MediaFlavorParamsOutputFilter(MediaFlavorParamsOutputBaseFilter, name='KalturaMediaFlavorParamsOutputFilter'):
    """Which media flavor params of made flavors to list."""


class MediaListResponse(ListResponse, name='KalturaMediaListResponse'):
    """A page of media entries."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[MediaEntry]]] = o.read_only(k.Several(k.Nested("MediaEntry")))
