"""What all descriptions of flavors and thumbnails have."""

from keyreel.assets.codecs import ContainerFormat, MediaParserType
from keyreel.schema.kinds import OptionalBool, Timestamp
from keyreel.schema.lists import EQ, IN, RelatedFilter
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable, prop
from keyreel.schema.values import Text


class AssetParams(ApiObject, name="KalturaAssetParams"):
    """How an asset is made."""

    id: ReadOnly[int] = prop(filter=(EQ, IN))
    partner_id: Updatable[int] = prop(permission={"insert": (), "update": ()})
    """0 where every account has it."""
    name: Updatable[str]
    system_name: Updatable[str] = prop(filter=(EQ, IN))
    """The account's own name for it, for its programs."""
    description: Updatable[str]
    created_at: ReadOnly[Timestamp]
    is_system_default: ReadOnly[OptionalBool] = prop(filter=(EQ,))
    """Whether every account has it."""
    tags: Updatable[str] = prop(filter=(EQ,))
    """Comma list; players look for `web`, `mbr`, `mobile` and the like."""
    required_permissions: Updatable[list[Text]]
    """Permissions that an account must have for it."""
    source_remote_storage_profile_id: Updatable[int]
    """The storage that its source is taken from."""
    remote_storage_profile_ids: Updatable[int]
    """The storages that it is kept in."""
    media_parser_type: Updatable[MediaParserType]
    """What reads the made file."""
    source_asset_params_ids: Updatable[str]
    """Comma list of the params of the assets that it is made of."""


class AssetParamsBaseFilter(
    RelatedFilter, name="KalturaAssetParamsBaseFilter", abstract=True, conditions_of=AssetParams
):
    """Conditions on params."""


class AssetParamsFilter(AssetParamsBaseFilter, name="KalturaAssetParamsFilter"):
    """Which params to list."""


class AssetParamsOutput(AssetParams, name="KalturaAssetParamsOutput"):
    """How one asset was made."""

    asset_params_id: Updatable[int]
    asset_params_version: Updatable[str]
    asset_id: Updatable[str]
    asset_version: Updatable[str]
    ready_behavior: Updatable[int]
    """Whether the entry waits for it."""
    format: Updatable[ContainerFormat]


class AssetParamsOutputBaseFilter(
    AssetParamsFilter, name="KalturaAssetParamsOutputBaseFilter", abstract=True, conditions_of=AssetParamsOutput
):
    """Conditions on params of made assets."""


class AssetParamsOutputFilter(AssetParamsOutputBaseFilter, name="KalturaAssetParamsOutputFilter"):
    """Which params of made assets to list."""
