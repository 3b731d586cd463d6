"""Objects of `media.*`."""

from keyreel.entries.types import BaseEntry
from keyreel.schema.enums import ApiIntEnum, ApiStringEnum, DynamicEnum
from keyreel.schema.kinds import OptionalBool, Timestamp
from keyreel.schema.lists import (
    EQ,
    GT,
    GTE,
    IN,
    LT,
    LTE,
    LTE_OR_NULL,
    MATCH_AND,
    MATCH_OR,
    NOT,
    NOT_IN,
    ORDER,
    ListResponse,
)
from keyreel.schema.objects import ApiObject, InsertOnly, ReadOnly, Updatable, prop


class MediaType(ApiIntEnum, name="KalturaMediaType"):
    """What a media entry plays."""

    VIDEO = 1
    IMAGE = 2
    AUDIO = 5
    LIVE_STREAM_FLASH = 201
    LIVE_STREAM_WINDOWS_MEDIA = 202
    LIVE_STREAM_REAL_MEDIA = 203
    LIVE_STREAM_QUICKTIME = 204


class SourceType(DynamicEnum, name="KalturaSourceType", stays_text=True):
    """Where content came from."""

    FILE = "1"
    WEBCAM = "2"
    URL = "5"
    SEARCH_PROVIDER = "6"
    AKAMAI_LIVE = "29"
    MANUAL_LIVE_STREAM = "30"
    AKAMAI_UNIVERSAL_LIVE = "31"
    LIVE_STREAM = "32"
    LIVE_CHANNEL = "33"
    RECORDED_LIVE = "34"
    CLIP = "35"
    KALTURA_RECORDED_LIVE = "36"
    LECTURE_CAPTURE = "37"
    LIVE_STREAM_ONTEXTDATA_CAPTIONS = "42"
    VELOCIX_LIVE = "velocix.VELOCIX_LIVE"
    LIMELIGHT_LIVE = "limeLight.LIVE_STREAM"


class SearchProviderType(ApiIntEnum, name="KalturaSearchProviderType"):
    """The site that content was found on."""

    FLICKR = 3
    YOUTUBE = 4
    MYSPACE = 7
    PHOTOBUCKET = 8
    JAMENDO = 9
    CCMIXTER = 10
    NYPL = 11
    CURRENT = 12
    MEDIA_COMMONS = 13
    KALTURA = 20
    KALTURA_USER_CLIPS = 21
    ARCHIVE_ORG = 22
    KALTURA_PARTNER = 23
    METACAFE = 24
    SEARCH_PROXY = 28
    PARTNER_SPECIFIC = 100


class DurationType(ApiStringEnum, name="KalturaDurationType"):
    """Short is up to four minutes, long is more than twenty."""

    NOT_AVAILABLE = "notavailable"
    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class PlayableEntry(BaseEntry, name="KalturaPlayableEntry"):
    """What every entry has that plays."""

    plays: ReadOnly[int] = prop(filter=(ORDER,))
    """How often it was played."""
    views: ReadOnly[int] = prop(filter=(ORDER,))
    """How often a player showed it."""
    last_played_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, LTE_OR_NULL, ORDER))
    width: ReadOnly[int]
    """Pixels of its original."""
    height: ReadOnly[int]
    """Pixels of its original."""
    duration: ReadOnly[int] = prop(filter=(LT, GT, LTE, GTE, ORDER))
    """Seconds."""
    ms_duration: Updatable[int]
    """Milliseconds."""
    duration_type: ReadOnly[DurationType] = prop(filter=(MATCH_OR,))


class StreamContainer(ApiObject, name="KalturaStreamContainer"):
    """One stream inside a media file."""

    id: Updatable[str]
    type: Updatable[str]
    track_index: Updatable[int]
    """Which track of the file it is."""
    language: Updatable[str]
    channel_index: Updatable[int]
    """Which channel of the track it is."""
    label: Updatable[str]
    channel_layout: Updatable[str]


class MediaEntry(PlayableEntry, name="KalturaMediaEntry"):
    """A video, a sound or an image."""

    media_type: InsertOnly[MediaType] = prop(filter=(EQ, IN, ORDER))
    conversion_quality: InsertOnly[str] = prop(deprecated=True)
    """An old name for the conversion profile."""
    source_type: InsertOnly[SourceType] = prop(filter=(EQ, NOT, IN, NOT_IN))
    source_version: InsertOnly[str]
    """The version of the source, where it counts them."""
    search_provider_type: InsertOnly[SearchProviderType]
    search_provider_id: InsertOnly[str]
    """What it is called on the site that it was found on."""
    credit_user_name: Updatable[str]
    """Who made the content."""
    credit_url: Updatable[str]
    """Where its maker is to be found."""
    media_date: ReadOnly[Timestamp] = prop(filter=(GTE, LTE))
    """When it was recorded or taken."""
    data_url: ReadOnly[str]
    """Where it plays."""
    flavor_params_ids: ReadOnly[str] = prop(filter=(MATCH_OR, MATCH_AND))
    """Comma list of the flavors that are ready."""
    is_trim_disabled: ReadOnly[OptionalBool]
    streams: Updatable[list[StreamContainer]]
    """The streams of its original."""


class MediaListResponse(ListResponse, name="KalturaMediaListResponse"):
    """A page of media entries."""

    objects: ReadOnly[list[MediaEntry]]


class ConversionAttribute(ApiObject, name="KalturaConversionAttribute"):
    """One value that differs from the flavor's own for one conversion."""

    flavor_params_id: Updatable[int]
    name: Updatable[str]
    value: Updatable[str]
