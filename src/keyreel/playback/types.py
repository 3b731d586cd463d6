"""What players are told before they play."""

from keyreel.access_control.rule_types import AccessControlContextTypeHolder, RuleAction
from keyreel.assets.types import FlavorAsset
from keyreel.schema.common import KeyValue
from keyreel.schema.enums import DynamicEnum
from keyreel.schema.kinds import Timestamp
from keyreel.schema.objects import ApiObject, Updatable, prop
from keyreel.schema.values import Text


class AccessControlScope(ApiObject, name="KalturaAccessControlScope"):
    """Who wants to play, from where."""

    referrer: Updatable[str]
    """The page that the player is on."""
    ip: Updatable[str]
    """The viewer's address; that of the request where there is none."""
    ks: Updatable[str]
    """The viewer's session; that of the request where there is none."""
    user_agent: Updatable[str]
    """What the viewer's browser says it is."""
    time: Updatable[Timestamp]
    """When it is to play; now where there is none."""
    contexts: Updatable[list[AccessControlContextTypeHolder]]
    """What is wanted of the entry; to play it where there is none."""
    hashes: Updatable[list[KeyValue]]
    """Signatures, by their names."""


class EntryContextDataParams(AccessControlScope, name="KalturaEntryContextDataParams"):
    """Who wants to play what, and how."""

    flavor_asset_id: Updatable[str]
    """The flavor that is wanted."""
    flavor_tags: Updatable[str]
    """Comma list of tags that flavors must have."""
    streamer_type: Updatable[str]
    """The way that it is streamed."""
    media_protocol: Updatable[str]
    """The scheme of the addresses."""


class PlaybackContextOptions(EntryContextDataParams, name="KalturaPlaybackContextOptions"):
    """Who wants to play what, and how."""


class PluginData(ApiObject, name="KalturaPluginData"):
    """Base of what else players are told."""


class ContextDataResult(ApiObject, name="KalturaContextDataResult"):
    """What the rules say to somebody who wants an entry."""

    messages: Updatable[list[Text]]
    """What the viewer is to read."""
    actions: Updatable[list[RuleAction]]
    """What happens."""


class EntryContextDataResult(ContextDataResult, name="KalturaEntryContextDataResult"):
    """What the rules say to somebody who wants to play an entry."""

    is_site_restricted: Updatable[bool] = prop(default=False, deprecated=True)
    is_country_restricted: Updatable[bool] = prop(default=False, deprecated=True)
    is_session_restricted: Updatable[bool] = prop(default=False, deprecated=True)
    is_ip_address_restricted: Updatable[bool] = prop(default=False, deprecated=True)
    is_user_agent_restricted: Updatable[bool] = prop(default=False, deprecated=True)
    preview_length: Updatable[int] = prop(default=-1, deprecated=True)
    """Seconds that may play; -1 is all."""
    is_scheduled_now: Updatable[bool]
    """Whether it is the entry's time."""
    is_admin: Updatable[bool]
    """Whether the session may change the entry."""
    streamer_type: Updatable[str]
    """The way to stream it."""
    media_protocol: Updatable[str]
    """The scheme of the addresses."""
    storage_profiles_xml: Updatable[str] = prop(wire="storageProfilesXML")
    """Where else its files are."""
    access_control_messages: Updatable[list[Text]] = prop(deprecated=True)
    access_control_actions: Updatable[list[RuleAction]] = prop(deprecated=True)
    flavor_assets: Updatable[list[FlavorAsset]]
    """The flavors that may play."""
    ms_duration: Updatable[int]
    """Milliseconds of the entry."""
    plugin_data: Updatable[dict[str, PluginData]]
    """What plugins say, by their names."""


class DrmSchemeName(DynamicEnum, name="KalturaDrmSchemeName"):
    """How content is encrypted."""

    PLAYREADY_CENC = "drm.PLAYREADY_CENC"
    WIDEVINE_CENC = "drm.WIDEVINE_CENC"
    WIDEVINE = "widevine.WIDEVINE"
    PLAYREADY = "playReady.PLAYREADY"
    FAIRPLAY = "fairplay.FAIRPLAY"


class DrmPlaybackPluginData(PluginData, name="KalturaDrmPlaybackPluginData"):
    """What a player needs to play encrypted content."""

    scheme: Updatable[DrmSchemeName]
    license_url: Updatable[str] = prop(wire="licenseURL")
    """Where it gets the keys."""


class FairPlayPlaybackPluginData(DrmPlaybackPluginData, name="KalturaFairPlayPlaybackPluginData"):
    """What a player needs to play content encrypted with FairPlay."""

    certificate: Updatable[str]
    """The account's certificate, in base64."""


class PlaybackSource(ApiObject, name="KalturaPlaybackSource"):
    """One way to play an entry."""

    delivery_profile_id: Updatable[str]
    format: Updatable[str]
    """Such as `url`, `applehttp` or `mpegdash`."""
    protocols: Updatable[str]
    """Comma list of schemes that it is to be had with."""
    flavor_ids: Updatable[str]
    """Comma list of the flavors in it."""
    url: Updatable[str]
    drm: Updatable[list[DrmPlaybackPluginData]]


class CaptionPlaybackPluginData(ApiObject, name="KalturaCaptionPlaybackPluginData"):
    """One track of captions."""

    label: Updatable[str]
    """How players name it."""
    format: Updatable[str]
    language: Updatable[str]
    web_vtt_url: Updatable[str]
    """Where it is as WebVTT, in pieces."""
    url: Updatable[str]
    """Where it is as it was uploaded."""
    is_default: Updatable[bool]
    """Whether players begin with it."""
    language_code: Updatable[str]


class AccessControlMessage(ApiObject, name="KalturaAccessControlMessage"):
    """What a rule tells."""

    message: Updatable[str]
    code: Updatable[str]


class ActiveLiveStreamTime(ApiObject, name="KalturaActiveLiveStreamTime"):
    """When a live stream is on."""

    start_time: Updatable[int]
    end_time: Updatable[int]


class PlaybackContext(ApiObject, name="KalturaPlaybackContext"):
    """All that a player needs to play an entry, or why it may not."""

    sources: Updatable[list[PlaybackSource]]
    playback_captions: Updatable[list[CaptionPlaybackPluginData]]
    flavor_assets: Updatable[list[FlavorAsset]]
    """The flavors that may play."""
    actions: Updatable[list[RuleAction]]
    """What the rules do."""
    messages: Updatable[list[AccessControlMessage]]
    """What the rules tell."""
    bumper_data: Updatable[list[ApiObject]]
    """What plays first."""
    active_live_stream_time: Updatable[ActiveLiveStreamTime]
