"""How files of assets are asked for, and where else they are."""

from keyreel.schema.lists import ListResponse
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable


class AssetServeOptions(ApiObject, name="KalturaAssetServeOptions"):
    """How a file is given out."""

    download: Updatable[bool]
    """Whether browsers save it instead of showing it."""
    referrer: Updatable[str]
    """The page that it is asked for on."""


class ThumbnailServeOptions(AssetServeOptions, name="KalturaThumbnailServeOptions"):
    """How an image is given out."""


class FlavorAssetUrlOptions(ApiObject, name="KalturaFlavorAssetUrlOptions"):
    """What an address of a flavor carries."""

    file_name: Updatable[str]
    """The name that it is saved under."""
    referrer: Updatable[str]
    """The page that it is asked for on."""


class RemotePath(ApiObject, name="KalturaRemotePath"):
    """Where a file is in another storage."""

    storage_profile_id: ReadOnly[int]
    uri: ReadOnly[str]


class RemotePathListResponse(ListResponse, name="KalturaRemotePathListResponse"):
    """A page of remote paths."""

    objects: ReadOnly[list[RemotePath]]
