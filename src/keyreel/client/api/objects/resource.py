# Generated from the schema: change its source instead.
"""Objects: resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.resource import ChapterNamePolicy
from .base import ContentResource, DataCenterContentResource, GenericDataCenterContentResource, Resource

if TYPE_CHECKING:
    from .common import DimensionsAttributes, OperationAttributes, String


class AssetParamsResourceContainer(Resource, name='KalturaAssetParamsResourceContainer'):
    """Content for one flavor."""

    resource: o.Nested[ContentResource] = o.prop(k.Nested("ContentResource"))
    asset_params_id: o.Number = o.prop(k.NUMBER)
    """Id of the flavor's params."""


class AssetResource(ContentResource, name='KalturaAssetResource'):
    """Content of an asset."""

    asset_id: o.Text = o.prop(k.TEXT)


class AssetsParamsResourceContainers(Resource, name='KalturaAssetsParamsResourceContainers'):
    """Content for several flavors at once."""

    resources: o.Several[AssetParamsResourceContainer] = o.prop(k.Several(k.Nested("AssetParamsResourceContainer")))


class EntryResource(ContentResource, name='KalturaEntryResource'):
    """Content of an entry."""

    entry_id: o.Text = o.prop(k.TEXT)
    flavor_params_id: o.Number = o.prop(k.NUMBER)
    """Which of its flavors; its original where there is none."""


class FileSyncResource(ContentResource, name='KalturaFileSyncResource'):
    """Content of another object."""

    file_sync_object_type: o.Number = o.prop(k.NUMBER)
    object_sub_type: o.Number = o.prop(k.NUMBER)
    object_id: o.Text = o.prop(k.TEXT)
    version: o.Text = o.prop(k.TEXT)
    origin_entry_id: o.Text = o.prop(k.TEXT)
    """The entry that it comes from."""


class OperationResource(ContentResource, name='KalturaOperationResource'):
    """Content that something is done to first."""

    resource: o.Nested[ContentResource] = o.prop(k.Nested("ContentResource"))
    operation_attributes: o.Several[OperationAttributes] = o.prop(k.Several(k.Nested("OperationAttributes")))
    asset_params_id: o.Number = o.prop(k.NUMBER)
    """The flavor that is made of it."""


class OperationResources(ContentResource, name='KalturaOperationResources'):
    """Several contents that become one."""

    resources: o.Several[OperationResource] = o.prop(k.Several(k.Nested("OperationResource")))
    """In the order that they play."""
    chapter_name_policy: o.Choice[ChapterNamePolicy] = o.prop(k.Choice(ChapterNamePolicy))
    dimensions_attributes: o.Several[DimensionsAttributes] = o.prop(k.Several(k.Nested("DimensionsAttributes")))


class UrlResource(ContentResource, name='KalturaUrlResource'):
    """Content to be fetched."""

    url: o.Text = o.prop(k.TEXT)
    force_async_download: o.Flag = o.prop(k.FLAG)
    """Whether it is fetched after the answer."""
    url_headers: o.Several[String] = o.prop(k.Several(k.Nested("String")))
    """Headers to fetch it with, each as `Name: value`."""
    should_redirect: o.Flag = o.prop(k.FLAG)
    """Whether it stays there and who plays it is sent on."""


class RemoteStorageResource(UrlResource, name='KalturaRemoteStorageResource'):
    """Content that stays in a storage of the account."""

    storage_profile_id: o.Number = o.prop(k.NUMBER)


class RemoteStorageResources(ContentResource, name='KalturaRemoteStorageResources'):
    """The same content in several storages of the account."""

    resources: o.Several[RemoteStorageResource] = o.prop(k.Several(k.Nested("RemoteStorageResource")))


class ServerFileResource(GenericDataCenterContentResource, name='KalturaServerFileResource'):
    """A file that lies on the server."""

    local_file_path: o.Text = o.prop(k.TEXT)
    keep_original_file: o.Flag = o.prop(k.FLAG)
    """Whether it stays where it is."""


class SshUrlResource(UrlResource, name='KalturaSshUrlResource'):
    """Content to be fetched with a key."""

    private_key: o.Text = o.prop(k.TEXT)
    public_key: o.Text = o.prop(k.TEXT)
    key_passphrase: o.Text = o.prop(k.TEXT)


class StringResource(ContentResource, name='KalturaStringResource'):
    """Text that is the whole content."""

    content: o.Text = o.prop(k.TEXT)


class WebcamTokenResource(DataCenterContentResource, name='KalturaWebcamTokenResource'):
    """What a camera recorded through the server."""

    token: o.Text = o.prop(k.TEXT)
