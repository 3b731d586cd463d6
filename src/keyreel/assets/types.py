"""Objects of `flavorAsset.*` and `thumbAsset.*`."""

from keyreel.assets.languages import Language
from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.kinds import BigInt, OptionalBool, Timestamp
from keyreel.schema.lists import EQ, GTE, IN, LIKE, LIKE_AND, LIKE_OR, LTE, NOT_IN, ORDER, ListResponse, RelatedFilter
from keyreel.schema.objects import ApiObject, InsertOnly, ReadOnly, Updatable, prop

_PUSH = {"all": ("PUSH_PUBLISH_PERMISSION",)}


class Asset(ApiObject, name="KalturaAsset"):
    """A file that belongs to an entry."""

    id: ReadOnly[str] = prop(filter=(EQ, IN))
    entry_id: ReadOnly[str] = prop(filter=(EQ, IN))
    partner_id: ReadOnly[int] = prop(filter=(EQ, IN))
    version: ReadOnly[int]
    """Counts how often its content was replaced."""
    size: ReadOnly[int] = prop(filter=(GTE, LTE, ORDER))
    """Kilobytes."""
    tags: Updatable[str] = prop(filter=(LIKE, LIKE_OR, LIKE_AND))
    """Comma list."""
    file_ext: InsertOnly[str]
    """Extension of the file's name."""
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    deleted_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    description: ReadOnly[str]
    partner_data: Updatable[str]
    """Free text of the account's own programs."""
    partner_description: Updatable[str]
    """What the account says of it."""
    actual_source_asset_params_ids: Updatable[str]
    """Comma list of the params of the assets that it was made of."""
    size_in_bytes: ReadOnly[BigInt]
    """Bytes."""


class AssetBaseFilter(RelatedFilter, name="KalturaAssetBaseFilter", abstract=True, conditions_of=Asset):
    """Conditions on assets."""


class AssetFilter(AssetBaseFilter, name="KalturaAssetFilter"):
    """Which assets to list."""

    type_in: Updatable[str]


class FlavorAssetStatus(ApiIntEnum, name="KalturaFlavorAssetStatus"):
    """How far a flavor is, or why it will not get there."""

    CONVERTING = 1
    NOT_APPLICABLE = 4
    TEMP = 5
    WAIT_FOR_CONVERT = 6
    VALIDATING = 8
    ERROR = -1
    QUEUED = 0
    READY = 2
    DELETED = 3
    IMPORTING = 7
    EXPORTING = 9


class FlavorAsset(Asset, name="KalturaFlavorAsset"):
    """One rendition of an entry's content."""

    flavor_params_id: InsertOnly[int] = prop(filter=(EQ, IN))
    """Says how it was made; 0 is the original."""
    width: ReadOnly[int]
    """Pixels."""
    height: ReadOnly[int]
    """Pixels."""
    bitrate: ReadOnly[int]
    """Kilobits a second."""
    frame_rate: ReadOnly[float]
    """Frames a second."""
    is_original: ReadOnly[bool]
    """Whether it is what was uploaded."""
    is_web: ReadOnly[bool]
    """Whether browsers can play it."""
    container_format: ReadOnly[str]
    """What the file is found to be."""
    video_codec_id: ReadOnly[str]
    """What its video is found to be."""
    status: ReadOnly[FlavorAssetStatus] = prop(filter=(EQ, IN, NOT_IN))
    language: Updatable[Language]
    """The language of its sound."""
    label: Updatable[str]
    """How players name it."""
    is_default: Updatable[OptionalBool]
    """Whether players begin with it."""


class FlavorAssetBaseFilter(AssetFilter, name="KalturaFlavorAssetBaseFilter", abstract=True, conditions_of=FlavorAsset):
    """Conditions on flavors."""


class FlavorAssetFilter(FlavorAssetBaseFilter, name="KalturaFlavorAssetFilter"):
    """Which flavors to list."""


class FlavorAssetListResponse(ListResponse, name="KalturaFlavorAssetListResponse"):
    """A page of flavors."""

    objects: ReadOnly[list[FlavorAsset]]


class LiveAsset(FlavorAsset, name="KalturaLiveAsset"):
    """One rendition of a live stream."""

    multicast_ip: Updatable[str] = prop(wire="multicastIP", permission=_PUSH)
    multicast_port: Updatable[int] = prop(permission=_PUSH)


class LiveAssetBaseFilter(FlavorAssetFilter, name="KalturaLiveAssetBaseFilter", abstract=True, conditions_of=LiveAsset):
    """Conditions on live flavors."""


class LiveAssetFilter(LiveAssetBaseFilter, name="KalturaLiveAssetFilter"):
    """Which live flavors to list."""


class ThumbAssetStatus(ApiIntEnum, name="KalturaThumbAssetStatus"):
    """How far a thumbnail is, or why it will not get there."""

    CAPTURING = 1
    ERROR = -1
    QUEUED = 0
    READY = 2
    DELETED = 3
    IMPORTING = 7
    EXPORTING = 9


class ThumbAsset(Asset, name="KalturaThumbAsset"):
    """An image that stands for an entry."""

    thumb_params_id: InsertOnly[int] = prop(filter=(EQ, IN))
    """Says how it was made."""
    width: ReadOnly[int]
    """Pixels."""
    height: ReadOnly[int]
    """Pixels."""
    status: ReadOnly[ThumbAssetStatus] = prop(filter=(EQ, IN, NOT_IN))


class ThumbAssetBaseFilter(AssetFilter, name="KalturaThumbAssetBaseFilter", abstract=True, conditions_of=ThumbAsset):
    """Conditions on thumbnails."""


class ThumbAssetFilter(ThumbAssetBaseFilter, name="KalturaThumbAssetFilter"):
    """Which thumbnails to list."""


class ThumbAssetListResponse(ListResponse, name="KalturaThumbAssetListResponse"):
    """A page of thumbnails."""

    objects: ReadOnly[list[ThumbAsset]]
