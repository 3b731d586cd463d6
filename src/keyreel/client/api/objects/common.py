# Generated from the schema: change its source instead.
"""Objects: common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.common import ApiParameterPermissionItemAction, DrmSchemeName, ESearchLanguage, EffectType, EntryType, FeatureStatusType, KeyreelSecretKind, ModerationFlagStatus, ModerationFlagType, ModerationObjectType, NullableBoolean
from .base import AccessControlScope, ApiObject, PermissionItem

if TYPE_CHECKING:
    from .access_control import AccessControlMessage
    from .base import Condition, ContextTypeHolder, DataCenterContentResource, FlavorAsset, RuleAction
    from .media import MediaCompositionAttributes


class ActiveLiveStreamTime(ApiObject, name='KalturaActiveLiveStreamTime'):
    """When a live stream is on."""

    start_time: o.Number = o.prop(k.NUMBER)
    end_time: o.Number = o.prop(k.NUMBER)


class ApiActionPermissionItem(PermissionItem, name='KalturaApiActionPermissionItem'):
    """An action that permissions open."""

    service: o.Text = o.prop(k.TEXT)
    action: o.Text = o.prop(k.TEXT)


class ApiExceptionArg(ApiObject, name='KalturaApiExceptionArg'):
    """One argument of an error, as answers in XML spell it."""

    name: o.Text = o.prop(k.TEXT)
    value: o.Text = o.prop(k.TEXT)


class ApiParameterPermissionItem(PermissionItem, name='KalturaApiParameterPermissionItem'):
    """A property that permissions open."""

    object: o.Text = o.prop(k.TEXT)
    parameter: o.Text = o.prop(k.TEXT)
    action: o.Choice[ApiParameterPermissionItemAction] = o.prop(k.Choice(ApiParameterPermissionItemAction))


class AssetServeOptions(ApiObject, name='KalturaAssetServeOptions'):
    """How a file is given out."""

    download: o.Flag = o.prop(k.FLAG)
    """Whether browsers save it instead of showing it."""
    referrer: o.Text = o.prop(k.TEXT)
    """The page that it is asked for on."""


class Authentication(ApiObject, name='KalturaAuthentication'):
    """What whoever followed a mailed link gets."""

    qr_code: o.Text = o.prop(k.TEXT)
    """A PNG in base64 that enrols an authenticator app; null where none is asked for, or one is enrolled."""


class CaptionAttributes(ApiObject, name='KalturaCaptionAttributes'):
    """What becomes of the captions of a clip."""


class CaptionPlaybackPluginData(ApiObject, name='KalturaCaptionPlaybackPluginData'):
    """One track of captions."""

    label: o.Text = o.prop(k.TEXT)
    """How players name it."""
    format: o.Text = o.prop(k.TEXT)
    language: o.Text = o.prop(k.TEXT)
    web_vtt_url: o.Text = o.prop(k.TEXT)
    """Where it is as WebVTT, in pieces."""
    url: o.Text = o.prop(k.TEXT)
    """Where it is as it was uploaded."""
    is_default: o.Flag = o.prop(k.FLAG)
    """Whether players begin with it."""
    language_code: o.Text = o.prop(k.TEXT)


class OperationAttributes(ApiObject, name='KalturaOperationAttributes'):
    """What is done to content while new content is made of it."""


class ClipAttributes(OperationAttributes, name='KalturaClipAttributes'):
    """Cuts a part out."""

    offset: o.Number = o.prop(k.NUMBER)
    """Milliseconds at which it begins."""
    duration: o.Number = o.prop(k.NUMBER)
    """Milliseconds that it lasts."""
    global_offset_in_destination: o.Number = o.prop(k.NUMBER)
    """Milliseconds at which it begins in what is made."""
    effect_array: o.Several[Effect] = o.prop(k.Several(k.Nested("Effect")))
    crop_alignment: o.Number = o.prop(k.NUMBER)
    """Which side stays where it has to be cropped."""
    caption_attributes: o.Several[CaptionAttributes] = o.prop(k.Several(k.Nested("CaptionAttributes")))
    media_composition_attributes_array: o.Several[MediaCompositionAttributes] = o.prop(k.Several(k.Nested("MediaCompositionAttributes")))


class ConcatAttributes(OperationAttributes, name='KalturaConcatAttributes'):
    """Puts content behind."""

    resource: o.Nested[DataCenterContentResource] = o.prop(k.Nested("DataCenterContentResource"))
    """What follows."""


class Context(ApiObject, name='KalturaContext'):
    """Base of what a playlist is told of where it plays."""


class ContextDataResult(ApiObject, name='KalturaContextDataResult'):
    """What the rules say to somebody who wants an entry."""

    messages: o.Several[String] = o.prop(k.Several(k.Nested("String")))
    """What the viewer is to read."""
    actions: o.Several[RuleAction] = o.prop(k.Several(k.Nested("RuleAction")))
    """What happens."""


class ConversionAttribute(ApiObject, name='KalturaConversionAttribute'):
    """One value that differs from the flavor's own for one conversion."""

    flavor_params_id: o.Number = o.prop(k.NUMBER)
    name: o.Text = o.prop(k.TEXT)
    value: o.Text = o.prop(k.TEXT)


class CropDimensions(ApiObject, name='KalturaCropDimensions'):
    """A part of an image."""

    left: o.Number = o.prop(k.NUMBER)
    top: o.Number = o.prop(k.NUMBER)
    width: o.Number = o.prop(k.NUMBER)
    height: o.Number = o.prop(k.NUMBER)


class CsvAdditionalFieldInfo(ApiObject, name='KalturaCsvAdditionalFieldInfo'):
    """A column of custom metadata."""

    field_name: o.Text = o.prop(k.TEXT)
    xpath: o.Text = o.prop(k.TEXT)


class DimensionsAttributes(ApiObject, name='KalturaDimensionsAttributes'):
    """How wide and high content becomes."""


class PluginData(ApiObject, name='KalturaPluginData'):
    """Base of what else players are told."""


class DrmPlaybackPluginData(PluginData, name='KalturaDrmPlaybackPluginData'):
    """What a player needs to play encrypted content."""

    scheme: o.Choice[DrmSchemeName] = o.prop(k.Choice(DrmSchemeName))
    license_url: o.Text = o.prop(k.TEXT, 'licenseURL')
    """Where it gets the keys."""


class ESearchLanguageItem(ApiObject, name='KalturaESearchLanguageItem'):
    """One language of the account's content, for search."""

    e_serach_language: o.Choice[ESearchLanguage] = o.prop(k.Choice(ESearchLanguage))


class Effect(ApiObject, name='KalturaEffect'):
    """An effect on a clip."""

    effect_type: o.Choice[EffectType] = o.prop(k.Choice(EffectType))
    value: o.Text = o.prop(k.TEXT)
    """Milliseconds that it lasts."""


class EntryContextDataParams(AccessControlScope, name='KalturaEntryContextDataParams'):
    """Who wants to play what, and how."""

    flavor_asset_id: o.Text = o.prop(k.TEXT)
    """The flavor that is wanted."""
    flavor_tags: o.Text = o.prop(k.TEXT)
    """Comma list of tags that flavors must have."""
    streamer_type: o.Text = o.prop(k.TEXT)
    """The way that it is streamed."""
    media_protocol: o.Text = o.prop(k.TEXT)
    """The scheme of the addresses."""


class EntryContextDataResult(ContextDataResult, name='KalturaEntryContextDataResult'):
    """What the rules say to somebody who wants to play an entry."""

    is_site_restricted: o.Flag = o.prop(k.FLAG)
    is_country_restricted: o.Flag = o.prop(k.FLAG)
    is_session_restricted: o.Flag = o.prop(k.FLAG)
    is_ip_address_restricted: o.Flag = o.prop(k.FLAG)
    is_user_agent_restricted: o.Flag = o.prop(k.FLAG)
    preview_length: o.Number = o.prop(k.NUMBER)
    """Seconds that may play; -1 is all."""
    is_scheduled_now: o.Flag = o.prop(k.FLAG)
    """Whether it is the entry's time."""
    is_admin: o.Flag = o.prop(k.FLAG)
    """Whether the session may change the entry."""
    streamer_type: o.Text = o.prop(k.TEXT)
    """The way to stream it."""
    media_protocol: o.Text = o.prop(k.TEXT)
    """The scheme of the addresses."""
    storage_profiles_xml: o.Text = o.prop(k.TEXT, 'storageProfilesXML')
    """Where else its files are."""
    access_control_messages: o.Several[String] = o.prop(k.Several(k.Nested("String")))
    access_control_actions: o.Several[RuleAction] = o.prop(k.Several(k.Nested("RuleAction")))
    flavor_assets: o.Several[FlavorAsset] = o.prop(k.Several(k.Nested("FlavorAsset")))
    """The flavors that may play."""
    ms_duration: o.Number = o.prop(k.NUMBER)
    """Milliseconds of the entry."""
    plugin_data: o.Named[PluginData] = o.prop(k.Named(k.Nested("PluginData")))
    """What plugins say, by their names."""


class EntryReplacementOptions(ApiObject, name='KalturaEntryReplacementOptions'):
    """What happens to an entry when its content is replaced."""

    keep_manual_thumbnails: o.Number = o.prop(k.NUMBER)
    """Whether thumbnails stay that somebody uploaded."""
    plugin_option_items: o.Several[PluginReplacementOptionsItem] = o.prop(k.Several(k.Nested("PluginReplacementOptionsItem")))


class ExportToCsvOptions(ApiObject, name='KalturaExportToCsvOptions'):
    """How a table is written."""

    format: o.Text = o.prop(k.TEXT)
    type_equal: o.Choice[EntryType] = o.prop(k.Choice(EntryType))
    default_header: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    """Whether its usual columns are in it, beside those that were mapped."""


class FairPlayPlaybackPluginData(DrmPlaybackPluginData, name='KalturaFairPlayPlaybackPluginData'):
    """What a player needs to play content encrypted with FairPlay."""

    certificate: o.Text = o.prop(k.TEXT)
    """The account's certificate, in base64."""


class FeatureStatus(ApiObject, name='KalturaFeatureStatus'):
    """An index that is being made."""

    type: o.Choice[FeatureStatusType] = o.prop(k.Choice(FeatureStatusType))
    value: o.Number = o.prop(k.NUMBER)


class Pager(ApiObject, name='KalturaPager'):
    """Which page of a list to answer."""

    page_size: o.Number = o.prop(k.NUMBER)
    """Objects on a page: 30 where nothing is said, 500 at most."""
    page_index: o.Number = o.prop(k.NUMBER)
    """The page, from 1."""


class FilterPager(Pager, name='KalturaFilterPager'):
    """The pager of ordinary lists."""


class KeyValue(ApiObject, name='KalturaKeyValue'):
    """A name and a value."""

    key: o.Text = o.prop(k.TEXT)
    value: o.Text = o.prop(k.TEXT)


class ModerationFlag(ApiObject, name='KalturaModerationFlag'):
    """What a viewer says against an entry or a user."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    user_id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    moderation_object_type: ClassVar[o.ReadOnly[ModerationObjectType | None]] = o.read_only(k.Choice(ModerationObjectType))
    flagged_entry_id: o.Text = o.prop(k.TEXT)
    flagged_user_id: o.Text = o.prop(k.TEXT)
    status: ClassVar[o.ReadOnly[ModerationFlagStatus | None]] = o.read_only(k.Choice(ModerationFlagStatus))
    comments: o.Text = o.prop(k.TEXT)
    flag_type: o.Choice[ModerationFlagType] = o.prop(k.Choice(ModerationFlagType))
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)


class MultiLingualString(ApiObject, name='KalturaMultiLingualString'):
    """A text in one language."""

    language: o.Text = o.prop(k.TEXT)
    value: o.Text = o.prop(k.TEXT)


class PlaybackContext(ApiObject, name='KalturaPlaybackContext'):
    """All that a player needs to play an entry, or why it may not."""

    sources: o.Several[PlaybackSource] = o.prop(k.Several(k.Nested("PlaybackSource")))
    playback_captions: o.Several[CaptionPlaybackPluginData] = o.prop(k.Several(k.Nested("CaptionPlaybackPluginData")))
    flavor_assets: o.Several[FlavorAsset] = o.prop(k.Several(k.Nested("FlavorAsset")))
    """The flavors that may play."""
    actions: o.Several[RuleAction] = o.prop(k.Several(k.Nested("RuleAction")))
    """What the rules do."""
    messages: o.Several[AccessControlMessage] = o.prop(k.Several(k.Nested("AccessControlMessage")))
    """What the rules tell."""
    bumper_data: o.Several[ApiObject] = o.prop(k.Several(k.Nested("ApiObject")))
    """What plays first."""
    active_live_stream_time: o.Nested[ActiveLiveStreamTime] = o.prop(k.Nested("ActiveLiveStreamTime"))


class PlaybackContextOptions(EntryContextDataParams, name='KalturaPlaybackContextOptions'):
    """Who wants to play what, and how."""


class PlaybackSource(ApiObject, name='KalturaPlaybackSource'):
    """One way to play an entry."""

    delivery_profile_id: o.Text = o.prop(k.TEXT)
    format: o.Text = o.prop(k.TEXT)
    """Such as `url`, `applehttp` or `mpegdash`."""
    protocols: o.Text = o.prop(k.TEXT)
    """Comma list of schemes that it is to be had with."""
    flavor_ids: o.Text = o.prop(k.TEXT)
    """Comma list of the flavors in it."""
    url: o.Text = o.prop(k.TEXT)
    drm: o.Several[DrmPlaybackPluginData] = o.prop(k.Several(k.Nested("DrmPlaybackPluginData")))


class PlayerDeliveryType(ApiObject, name='KalturaPlayerDeliveryType'):
    """A way that players may receive media."""

    id: o.Text = o.prop(k.TEXT)
    label: o.Text = o.prop(k.TEXT)
    flashvars: o.Several[KeyValue] = o.prop(k.Several(k.Nested("KeyValue")))
    min_version: o.Text = o.prop(k.TEXT)
    enabled_by_default: o.Flag = o.prop(k.FLAG)


class PlayerEmbedCodeType(ApiObject, name='KalturaPlayerEmbedCodeType'):
    """A way that players are embedded."""

    id: o.Text = o.prop(k.TEXT)
    label: o.Text = o.prop(k.TEXT)
    entry_only: o.Flag = o.prop(k.FLAG)
    min_version: o.Text = o.prop(k.TEXT)


class PluginReplacementOptionsItem(ApiObject, name='KalturaPluginReplacementOptionsItem'):
    """Base of what plugins are told about a replacement."""


class RegexItem(ApiObject, name='KalturaRegexItem'):
    """A regular expression, with its delimiters, and what it is for."""

    regex: o.Text = o.prop(k.TEXT)
    description: o.Text = o.prop(k.TEXT)


class RemotePath(ApiObject, name='KalturaRemotePath'):
    """Where a file is in another storage."""

    storage_profile_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    uri: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)


class Rule(ApiObject, name='KalturaRule'):
    """Under which conditions what happens."""

    description: o.Text = o.prop(k.TEXT)
    rule_data: o.Text = o.prop(k.TEXT)
    """Free text of the account's own programs."""
    message: o.Text = o.prop(k.TEXT)
    """What players tell where it fits."""
    code: o.Text = o.prop(k.TEXT)
    """What programs are told where it fits."""
    actions: o.Several[RuleAction] = o.prop(k.Several(k.Nested("RuleAction")))
    conditions: o.Several[Condition] = o.prop(k.Several(k.Nested("Condition")))
    """All must hold."""
    contexts: o.Several[ContextTypeHolder] = o.prop(k.Several(k.Nested("ContextTypeHolder")))
    """What somebody wants of the entry where the rule counts; anything where there are none."""
    stop_processing: o.Flag = o.prop(k.FLAG)
    """Whether no rule after it counts where it fits."""
    force_admin_validation: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    """Whether it counts for ADMIN sessions too."""


class StreamContainer(ApiObject, name='KalturaStreamContainer'):
    """One stream inside a media file."""

    id: o.Text = o.prop(k.TEXT)
    type: o.Text = o.prop(k.TEXT)
    track_index: o.Number = o.prop(k.NUMBER)
    """Which track of the file it is."""
    language: o.Text = o.prop(k.TEXT)
    channel_index: o.Number = o.prop(k.NUMBER)
    """Which channel of the track it is."""
    label: o.Text = o.prop(k.TEXT)
    channel_layout: o.Text = o.prop(k.TEXT)


class String(ApiObject, name='KalturaString'):
    """A text in a list."""

    value: o.Text = o.prop(k.TEXT)


class ThumbnailServeOptions(AssetServeOptions, name='KalturaThumbnailServeOptions'):
    """How an image is given out."""


class KeyreelSecret(ApiObject, name='KeyreelSecret'):
    """A secret of an account."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    kind: ClassVar[o.ReadOnly[KeyreelSecretKind | None]] = o.read_only(k.Choice(KeyreelSecretKind))
    is_primary: ClassVar[o.ReadOnly[bool]] = o.read_only(k.FLAG)
    """Whether it is the one that signs."""
    enabled: ClassVar[o.ReadOnly[bool]] = o.read_only(k.FLAG)
    ends_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    """When it stops to verify; null where it does not."""
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    secret: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """Its text, in the answer to `add` and `rotate` only."""
