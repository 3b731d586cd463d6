"""Objects of `flavorParams.*`."""

from keyreel.assets.codecs import AudioCodec, ContainerFormat, VideoCodec
from keyreel.assets.params import AssetParams, AssetParamsFilter
from keyreel.assets.types import FlavorAsset
from keyreel.schema.lists import EQ, ListResponse
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable, prop
from keyreel.schema.values import Text


class FlavorParams(AssetParams, name="KalturaFlavorParams"):
    """How a flavor is made."""

    video_codec: Updatable[VideoCodec]
    video_bitrate: Updatable[int]
    """Kilobits a second."""
    audio_codec: Updatable[AudioCodec]
    audio_bitrate: Updatable[int]
    """Kilobits a second."""
    audio_channels: Updatable[int]
    audio_sample_rate: Updatable[int]
    """Samples a second."""
    width: Updatable[int]
    """Pixels; 0 follows the height."""
    height: Updatable[int]
    """Pixels; 0 follows the width."""
    frame_rate: Updatable[float]
    """Frames a second; 0 is that of the source."""
    gop_size: Updatable[int]
    """Frames between key frames."""
    conversion_engines: Updatable[str]
    """Comma list of the programs that may make it, the first that can does."""
    conversion_engines_extra_params: Updatable[str]
    """Arguments for these programs, in their order."""
    two_pass: Updatable[bool]
    """Whether the source is read twice for the better."""
    deinterlice: Updatable[int]
    rotate: Updatable[int]
    operators: Updatable[str]
    engine_version: Updatable[int]
    format: Updatable[ContainerFormat] = prop(filter=(EQ,))
    aspect_ratio_processing_mode: Updatable[int]
    force_frame_to_multiplication16: Updatable[int]
    is_gop_in_sec: Updatable[int]
    """Whether the distance of key frames is in seconds."""
    is_avoid_video_shrink_framesize_to_source: Updatable[int]
    is_avoid_video_shrink_bitrate_to_source: Updatable[int]
    is_video_frame_rate_for_low_br_apple_hls: Updatable[int]
    multi_stream: Updatable[str]
    anamorphic_pixels: Updatable[float]
    is_avoid_forced_key_frames: Updatable[int]
    forced_key_frames_mode: Updatable[int]
    is_crop_imx: Updatable[int] = prop(wire="isCropIMX")
    optimization_policy: Updatable[int]
    max_frame_rate: Updatable[int]
    video_constant_bitrate: Updatable[int]
    video_bitrate_tolerance: Updatable[int]
    """Percent."""
    watermark_data: Updatable[str]
    subtitles_data: Updatable[str]
    crop_data: Updatable[str]
    is_encrypted: Updatable[int]
    content_awareness: Updatable[float]
    chunked_encode_mode: Updatable[int]
    clip_offset: Updatable[int]
    """Milliseconds of the source to leave out."""
    clip_duration: Updatable[int]
    """Milliseconds of the source to take."""
    audio_languages: ReadOnly[list[Text]]
    """Languages to take, where the source has several."""


class FlavorParamsBaseFilter(
    AssetParamsFilter, name="KalturaFlavorParamsBaseFilter", abstract=True, conditions_of=FlavorParams
):
    """Conditions on flavor params."""


class FlavorParamsFilter(FlavorParamsBaseFilter, name="KalturaFlavorParamsFilter"):
    """Which flavor params to list."""


class FlavorParamsListResponse(ListResponse, name="KalturaFlavorParamsListResponse"):
    """A page of flavor params."""

    objects: ReadOnly[list[FlavorParams]]


class FlavorParamsOutput(FlavorParams, name="KalturaFlavorParamsOutput"):
    """How one flavor was made."""

    flavor_params_id: Updatable[int] = prop(filter=(EQ,))
    command_lines_str: Updatable[str]
    """What the programs were called with."""
    flavor_params_version: Updatable[str] = prop(filter=(EQ,))
    flavor_asset_id: Updatable[str] = prop(filter=(EQ,))
    flavor_asset_version: Updatable[str] = prop(filter=(EQ,))
    ready_behavior: Updatable[int]
    """Whether the entry waits for it."""


class FlavorParamsOutputBaseFilter(
    FlavorParamsFilter, name="KalturaFlavorParamsOutputBaseFilter", abstract=True, conditions_of=FlavorParamsOutput
):
    """Conditions on flavor params of made flavors."""


class FlavorParamsOutputFilter(FlavorParamsOutputBaseFilter, name="KalturaFlavorParamsOutputFilter"):
    """Which flavor params of made flavors to list."""


class FlavorParamsOutputListResponse(ListResponse, name="KalturaFlavorParamsOutputListResponse"):
    """A page of flavor params of made flavors."""

    objects: ReadOnly[list[FlavorParamsOutput]]


class FlavorAssetWithParams(ApiObject, name="KalturaFlavorAssetWithParams"):
    """A flavor of an entry and how it is made, of which either may be missing."""

    flavor_asset: Updatable[FlavorAsset]
    flavor_params: Updatable[FlavorParams]
    entry_id: Updatable[str]


class LiveParams(FlavorParams, name="KalturaLiveParams"):
    """How a flavor of a live stream is made."""

    stream_suffix: Updatable[str]


class LiveParamsBaseFilter(
    FlavorParamsFilter, name="KalturaLiveParamsBaseFilter", abstract=True, conditions_of=LiveParams
):
    """Conditions on live flavor params."""


class LiveParamsFilter(LiveParamsBaseFilter, name="KalturaLiveParamsFilter"):
    """Which live flavor params to list."""


class MediaFlavorParams(FlavorParams, name="KalturaMediaFlavorParams"):
    """How a flavor of sound or moving images is made."""


class MediaFlavorParamsBaseFilter(
    FlavorParamsFilter, name="KalturaMediaFlavorParamsBaseFilter", abstract=True, conditions_of=MediaFlavorParams
):
    """Conditions on media flavor params."""


class MediaFlavorParamsFilter(MediaFlavorParamsBaseFilter, name="KalturaMediaFlavorParamsFilter"):
    """Which media flavor params to list."""


class MediaFlavorParamsOutput(FlavorParamsOutput, name="KalturaMediaFlavorParamsOutput"):
    """How one flavor of sound or moving images was made."""


class MediaFlavorParamsOutputBaseFilter(
    FlavorParamsOutputFilter,
    name="KalturaMediaFlavorParamsOutputBaseFilter",
    abstract=True,
    conditions_of=MediaFlavorParamsOutput,
):
    """Conditions on media flavor params of made flavors."""


class MediaFlavorParamsOutputFilter(MediaFlavorParamsOutputBaseFilter, name="KalturaMediaFlavorParamsOutputFilter"):
    """Which media flavor params of made flavors to list."""
