"""Where content comes from: what `addContent`, `setContent` and their like take."""

from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.files import Upload
from keyreel.schema.objects import ApiObject, Updatable, prop
from keyreel.schema.operations import OperationAttributes
from keyreel.schema.values import Text


class Resource(ApiObject, name="KalturaResource", abstract=True):
    """Base of all that gives content."""


class ContentResource(Resource, name="KalturaContentResource", abstract=True):
    """Content of one file."""


class DataCenterContentResource(ContentResource, name="KalturaDataCenterContentResource", abstract=True):
    """Content that is on the server, or comes with the request."""


class GenericDataCenterContentResource(
    DataCenterContentResource, name="KalturaGenericDataCenterContentResource", abstract=True
):
    """Content that is a file on the server, or comes with the request."""


class UploadedFileResource(GenericDataCenterContentResource, name="KalturaUploadedFileResource"):
    """The file that comes with this request."""

    file_data: Updatable[Upload]


class UploadedFileTokenResource(GenericDataCenterContentResource, name="KalturaUploadedFileTokenResource"):
    """The file of an upload token."""

    token: Updatable[str]
    """Id of the upload token."""


class WebcamTokenResource(DataCenterContentResource, name="KalturaWebcamTokenResource"):
    """What a camera recorded through the server."""

    token: Updatable[str]


class ServerFileResource(GenericDataCenterContentResource, name="KalturaServerFileResource"):
    """A file that lies on the server."""

    local_file_path: Updatable[str] = prop(permission={"all": ()})
    keep_original_file: Updatable[bool]
    """Whether it stays where it is."""


class StringResource(ContentResource, name="KalturaStringResource"):
    """Text that is the whole content."""

    content: Updatable[str]


class UrlResource(ContentResource, name="KalturaUrlResource"):
    """Content to be fetched."""

    url: Updatable[str]
    force_async_download: Updatable[bool]
    """Whether it is fetched after the answer."""
    url_headers: Updatable[list[Text]]
    """Headers to fetch it with, each as `Name: value`."""
    should_redirect: Updatable[bool]
    """Whether it stays there and who plays it is sent on."""


class SshUrlResource(UrlResource, name="KalturaSshUrlResource"):
    """Content to be fetched with a key."""

    private_key: Updatable[str]
    public_key: Updatable[str]
    key_passphrase: Updatable[str]


class RemoteStorageResource(UrlResource, name="KalturaRemoteStorageResource"):
    """Content that stays in a storage of the account."""

    storage_profile_id: Updatable[int]


class RemoteStorageResources(ContentResource, name="KalturaRemoteStorageResources"):
    """The same content in several storages of the account."""

    resources: Updatable[list[RemoteStorageResource]]


class FileSyncResource(ContentResource, name="KalturaFileSyncResource"):
    """Content of another object."""

    file_sync_object_type: Updatable[int]
    object_sub_type: Updatable[int]
    object_id: Updatable[str]
    version: Updatable[str]
    origin_entry_id: Updatable[str]
    """The entry that it comes from."""


class AssetResource(ContentResource, name="KalturaAssetResource"):
    """Content of an asset."""

    asset_id: Updatable[str]


class EntryResource(ContentResource, name="KalturaEntryResource"):
    """Content of an entry."""

    entry_id: Updatable[str]
    flavor_params_id: Updatable[int]
    """Which of its flavors; its original where there is none."""


class AssetParamsResourceContainer(Resource, name="KalturaAssetParamsResourceContainer"):
    """Content for one flavor."""

    resource: Updatable[ContentResource]
    asset_params_id: Updatable[int]
    """Id of the flavor's params."""


class AssetsParamsResourceContainers(Resource, name="KalturaAssetsParamsResourceContainers"):
    """Content for several flavors at once."""

    resources: Updatable[list[AssetParamsResourceContainer]]


class ChapterNamePolicy(ApiIntEnum, name="KalturaChapterNamePolicy"):
    """How the chapters of joined content are called."""

    BY_ENTRY_ID = 1
    BY_ENTRY_NAME = 2
    NUMERICAL = 3


class DimensionsAttributes(ApiObject, name="KalturaDimensionsAttributes", abstract=True):
    """How wide and high content becomes."""


class OperationResource(ContentResource, name="KalturaOperationResource"):
    """Content that something is done to first."""

    resource: Updatable[ContentResource]
    operation_attributes: Updatable[list[OperationAttributes]]
    asset_params_id: Updatable[int]
    """The flavor that is made of it."""


class OperationResources(ContentResource, name="KalturaOperationResources"):
    """Several contents that become one."""

    resources: Updatable[list[OperationResource]]
    """In the order that they play."""
    chapter_name_policy: Updatable[ChapterNamePolicy]
    dimensions_attributes: Updatable[list[DimensionsAttributes]]
