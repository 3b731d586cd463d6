"""Objects of `thumbParams.*`."""

from keyreel.assets.codecs import ContainerFormat
from keyreel.assets.params import AssetParams, AssetParamsFilter
from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.lists import EQ, ListResponse
from keyreel.schema.objects import Limits, ReadOnly, Updatable, prop


class ThumbCropType(ApiIntEnum, name="KalturaThumbCropType"):
    """How an image comes to the wanted size."""

    RESIZE = 1
    RESIZE_WITH_PADDING = 2
    CROP = 3
    CROP_FROM_TOP = 4
    RESIZE_WITH_FORCE = 5


class ThumbParams(AssetParams, name="KalturaThumbParams"):
    """How a thumbnail is made."""

    crop_type: Updatable[ThumbCropType]
    quality: Updatable[int]
    """1 to 100, for JPEG."""
    crop_x: Updatable[int]
    """Pixels from the left."""
    crop_y: Updatable[int]
    """Pixels from the top."""
    crop_width: Updatable[int]
    crop_height: Updatable[int]
    video_offset: Updatable[float]
    """Seconds into the video."""
    width: Updatable[int]
    height: Updatable[int]
    scale_width: Updatable[float]
    """Factor."""
    scale_height: Updatable[float]
    """Factor."""
    background_color: Updatable[str]
    """Fills what is left free, in hexadecimal."""
    source_params_id: Updatable[int]
    """The flavor that it is taken from."""
    format: Updatable[ContainerFormat] = prop(filter=(EQ,))
    density: Updatable[int]
    strip_profiles: Updatable[bool]
    """Whether colour profiles are left out."""
    video_offset_in_percentage: Updatable[int]
    """Percent of the video."""
    interval: Updatable[int] = prop(limits=Limits(min_value=1))
    """Seconds between images, where there are several."""


class ThumbParamsBaseFilter(
    AssetParamsFilter, name="KalturaThumbParamsBaseFilter", abstract=True, conditions_of=ThumbParams
):
    """Conditions on thumbnail params."""


class ThumbParamsFilter(ThumbParamsBaseFilter, name="KalturaThumbParamsFilter"):
    """Which thumbnail params to list."""


class ThumbParamsListResponse(ListResponse, name="KalturaThumbParamsListResponse"):
    """A page of thumbnail params."""

    objects: ReadOnly[list[ThumbParams]]


class ThumbParamsOutput(ThumbParams, name="KalturaThumbParamsOutput"):
    """How one thumbnail was made."""

    thumb_params_id: Updatable[int] = prop(filter=(EQ,))
    thumb_params_version: Updatable[str] = prop(filter=(EQ,))
    thumb_asset_id: Updatable[str] = prop(filter=(EQ,))
    thumb_asset_version: Updatable[str] = prop(filter=(EQ,))
    rotate: Updatable[int]


class ThumbParamsOutputBaseFilter(
    ThumbParamsFilter, name="KalturaThumbParamsOutputBaseFilter", abstract=True, conditions_of=ThumbParamsOutput
):
    """Conditions on thumbnail params of made thumbnails."""


class ThumbParamsOutputFilter(ThumbParamsOutputBaseFilter, name="KalturaThumbParamsOutputFilter"):
    """Which thumbnail params of made thumbnails to list."""


class ThumbParamsOutputListResponse(ListResponse, name="KalturaThumbParamsOutputListResponse"):
    """A page of thumbnail params of made thumbnails."""

    objects: ReadOnly[list[ThumbParamsOutput]]
