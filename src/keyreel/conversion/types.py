"""Objects of `conversionProfile.*` and `conversionProfileAssetParams.*`."""

from keyreel.assets.codecs import MediaParserType
from keyreel.assets.languages import Language
from keyreel.assets.params import AssetParamsFilter
from keyreel.schema.enums import ApiIntEnum, DynamicEnum
from keyreel.schema.kinds import OptionalBool, Timestamp
from keyreel.schema.lists import EQ, IN, LIKE_AND, LIKE_OR, ORDER, ListResponse, RelatedFilter
from keyreel.schema.objects import ApiObject, InsertOnly, ReadOnly, Updatable, prop


class ConversionProfileStatus(DynamicEnum, name="KalturaConversionProfileStatus"):
    """Whether a profile is used."""

    DISABLED = "1"
    ENABLED = "2"
    DELETED = "3"


class ConversionProfileType(DynamicEnum, name="KalturaConversionProfileType"):
    """What a profile is for."""

    MEDIA = "1"
    LIVE_STREAM = "2"


class CropDimensions(ApiObject, name="KalturaCropDimensions"):
    """A part of an image."""

    left: Updatable[int]
    top: Updatable[int]
    width: Updatable[int]
    height: Updatable[int]


class PluginReplacementOptionsItem(ApiObject, name="KalturaPluginReplacementOptionsItem", abstract=True):
    """Base of what plugins are told about a replacement."""


class EntryReplacementOptions(ApiObject, name="KalturaEntryReplacementOptions"):
    """What happens to an entry when its content is replaced."""

    keep_manual_thumbnails: Updatable[int]
    """Whether thumbnails stay that somebody uploaded."""
    plugin_option_items: Updatable[list[PluginReplacementOptionsItem]]


class ConversionProfile(ApiObject, name="KalturaConversionProfile"):
    """Says which flavors and thumbnails are made of what is uploaded."""

    id: ReadOnly[int] = prop(filter=(EQ, IN))
    partner_id: ReadOnly[int]
    status: Updatable[ConversionProfileStatus] = prop(filter=(EQ, IN))
    type: InsertOnly[ConversionProfileType] = prop(filter=(EQ, IN))
    name: Updatable[str] = prop(filter=(EQ,))
    system_name: Updatable[str] = prop(filter=(EQ, IN))
    """The account's own name for it, for its programs."""
    tags: Updatable[str] = prop(filter=(LIKE_OR, LIKE_AND))
    """Comma list."""
    description: Updatable[str]
    default_entry_id: Updatable[str] = prop(filter=(EQ, IN))
    """The entry whose properties new ones begin with."""
    created_at: ReadOnly[Timestamp] = prop(filter=(ORDER,))
    flavor_params_ids: Updatable[str]
    """Comma list of the flavors and thumbnails that are made."""
    is_default: Updatable[OptionalBool]
    """Whether entries have it that name no other."""
    is_partner_default: ReadOnly[bool]
    """Whether the account has chosen it as the default of its type."""
    crop_dimensions: Updatable[CropDimensions] = prop(deprecated=True)
    clip_start: Updatable[int] = prop(deprecated=True)
    clip_duration: Updatable[int] = prop(deprecated=True)
    xsl_transformation: Updatable[str]
    """What is done to bulk uploads."""
    storage_profile_id: Updatable[int]
    """The storage that content goes to."""
    media_parser_type: Updatable[MediaParserType]
    """What reads uploaded files."""
    calculate_complexity: Updatable[OptionalBool]
    """Whether it is measured how hard content is to compress."""
    collection_tags: Updatable[str]
    """Comma list of tags whose flavors play together."""
    conditional_profiles: Updatable[str]
    """Which profile takes its place when, in JSON."""
    detect_gop: Updatable[int] = prop(wire="detectGOP")
    """Seconds at the beginning in which the distance of key frames is found out."""
    media_info_xsl_transformation: Updatable[str]
    """What is done to what the parser says."""
    default_replacement_options: Updatable[EntryReplacementOptions]
    default_audio_lang: Updatable[Language]
    """The language of sound that names none."""
    delivery_tag: Updatable[str]
    """Which ways of delivery its entries take."""


class ConversionProfileBaseFilter(
    RelatedFilter, name="KalturaConversionProfileBaseFilter", abstract=True, conditions_of=ConversionProfile
):
    """Conditions on conversion profiles."""


class ConversionProfileFilter(ConversionProfileBaseFilter, name="KalturaConversionProfileFilter"):
    """Which conversion profiles to list."""


class ConversionProfileListResponse(ListResponse, name="KalturaConversionProfileListResponse"):
    """A page of conversion profiles."""

    objects: ReadOnly[list[ConversionProfile]]


class FlavorReadyBehaviorType(ApiIntEnum, name="KalturaFlavorReadyBehaviorType"):
    """Whether an entry waits for a flavor before it is ready."""

    NO_IMPACT = 0
    REQUIRED = 1
    OPTIONAL = 2
    INHERIT_FLAVOR_PARAMS = 0


class AssetParamsOrigin(ApiIntEnum, name="KalturaAssetParamsOrigin"):
    """Whether an asset is made or brought."""

    CONVERT = 0
    INGEST = 1
    CONVERT_WHEN_MISSING = 2


class AssetParamsDeletePolicy(ApiIntEnum, name="KalturaAssetParamsDeletePolicy"):
    """Whether an asset stays that is not needed any more."""

    KEEP = 0
    DELETE = 1


class ConversionProfileAssetParams(ApiObject, name="KalturaConversionProfileAssetParams"):
    """One flavor or thumbnail of a profile, and what differs there."""

    conversion_profile_id: ReadOnly[int] = prop(filter=(EQ, IN))
    asset_params_id: ReadOnly[int] = prop(filter=(EQ, IN))
    ready_behavior: Updatable[FlavorReadyBehaviorType] = prop(filter=(EQ, IN))
    origin: Updatable[AssetParamsOrigin] = prop(filter=(EQ, IN))
    system_name: Updatable[str] = prop(filter=(EQ, IN))
    """What its source is called where it is brought."""
    force_none_complied: Updatable[OptionalBool]
    """Whether it is made although it would be better than its source."""
    delete_policy: Updatable[AssetParamsDeletePolicy]
    is_encrypted: Updatable[OptionalBool]
    content_awareness: Updatable[float]
    chunked_encode_mode: Updatable[int]
    two_pass: Updatable[OptionalBool]
    tags: Updatable[str]
    """Instead of those of the params."""
    overload_params: Updatable[str]
    """Values instead of those of the params, in JSON."""


class ConversionProfileAssetParamsBaseFilter(
    RelatedFilter,
    name="KalturaConversionProfileAssetParamsBaseFilter",
    abstract=True,
    conditions_of=ConversionProfileAssetParams,
):
    """Conditions on flavors of conversion profiles."""


class ConversionProfileAssetParamsFilter(
    ConversionProfileAssetParamsBaseFilter, name="KalturaConversionProfileAssetParamsFilter"
):
    """Which flavors of conversion profiles to list."""

    conversion_profile_id_filter: Updatable[ConversionProfileFilter]
    asset_params_id_filter: Updatable[AssetParamsFilter]


class ConversionProfileAssetParamsListResponse(ListResponse, name="KalturaConversionProfileAssetParamsListResponse"):
    """A page of flavors of conversion profiles."""

    objects: ReadOnly[list[ConversionProfileAssetParams]]
