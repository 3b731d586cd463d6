# Generated from the schema: change its source instead.
"""Clients with every service."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from keyreel.client import batches, clients
from keyreel.client.services import AsyncCaller, Caller

from .registry import REGISTRY

if TYPE_CHECKING:
    from .services.access_control import AsyncAccessControlService, AccessControlService
    from .services.access_control_profile import AsyncAccessControlProfileService, AccessControlProfileService
    from .services.admin_user import AsyncAdminUserService, AdminUserService
    from .services.app_token import AsyncAppTokenService, AppTokenService
    from .services.audit_trail import AsyncAuditTrailService, AuditTrailService
    from .services.base_entry import AsyncBaseEntryService, BaseEntryService
    from .services.bulk import AsyncBulkService, BulkService
    from .services.category import AsyncCategoryService, CategoryService
    from .services.category_entry import AsyncCategoryEntryService, CategoryEntryService
    from .services.category_user import AsyncCategoryUserService, CategoryUserService
    from .services.conversion_profile import AsyncConversionProfileService, ConversionProfileService
    from .services.conversion_profile_asset_params import AsyncConversionProfileAssetParamsService, ConversionProfileAssetParamsService
    from .services.data import AsyncDataService, DataService
    from .services.flavor_asset import AsyncFlavorAssetService, FlavorAssetService
    from .services.flavor_params import AsyncFlavorParamsService, FlavorParamsService
    from .services.group_user import AsyncGroupUserService, GroupUserService
    from .services.keyreel_secret import AsyncKeyreel_secretService, Keyreel_secretService
    from .services.media import AsyncMediaService, MediaService
    from .services.metadata import AsyncMetadataService, MetadataService
    from .services.partner import AsyncPartnerService, PartnerService
    from .services.permission import AsyncPermissionService, PermissionService
    from .services.permission_item import AsyncPermissionItemService, PermissionItemService
    from .services.playlist import AsyncPlaylistService, PlaylistService
    from .services.response_profile import AsyncResponseProfileService, ResponseProfileService
    from .services.session import AsyncSessionService, SessionService
    from .services.system import AsyncSystemService, SystemService
    from .services.thumb_asset import AsyncThumbAssetService, ThumbAssetService
    from .services.thumb_params import AsyncThumbParamsService, ThumbParamsService
    from .services.ui_conf import AsyncUiConfService, UiConfService
    from .services.upload import AsyncUploadService, UploadService
    from .services.upload_token import AsyncUploadTokenService, UploadTokenService
    from .services.user import AsyncUserService, UserService
    from .services.user_entry import AsyncUserEntryService, UserEntryService
    from .services.user_role import AsyncUserRoleService, UserRoleService
    from .services.widget import AsyncWidgetService, WidgetService


class Services(Caller):
    """Every service."""

    @cached_property
    def access_control(self) -> AccessControlService:
        """Access control profiles in their old form: restrictions instead of rules."""
        from .services.access_control import AccessControlService

        return AccessControlService(self)

    @cached_property
    def access_control_profile(self) -> AccessControlProfileService:
        """Profiles that say who may play entries, where and how much of them."""
        from .services.access_control_profile import AccessControlProfileService

        return AccessControlProfileService(self)

    @cached_property
    def admin_user(self) -> AdminUserService:
        """What `user` does, under older names."""
        from .services.admin_user import AdminUserService

        return AdminUserService(self)

    @cached_property
    def app_token(self) -> AppTokenService:
        """Application tokens, and the sessions that they open."""
        from .services.app_token import AppTokenService

        return AppTokenService(self)

    @cached_property
    def audit_trail(self) -> AuditTrailService:
        """The audit trail of an account."""
        from .services.audit_trail import AuditTrailService

        return AuditTrailService(self)

    @cached_property
    def base_entry(self) -> BaseEntryService:
        """Entries of every kind. USER sessions change their own only, and list their own unless they have
        `list:*`.
        """
        from .services.base_entry import BaseEntryService

        return BaseEntryService(self)

    @cached_property
    def bulk(self) -> BulkService:
        """Work on many objects. A USER session sees its own."""
        from .services.bulk import BulkService

        return BulkService(self)

    @cached_property
    def category(self) -> CategoryService:
        """Categories. Ids stay when categories are renamed and moved; what is counted in them is always true."""
        from .services.category import CategoryService

        return CategoryService(self)

    @cached_property
    def category_entry(self) -> CategoryEntryService:
        """Entries in categories."""
        from .services.category_entry import CategoryEntryService

        return CategoryEntryService(self)

    @cached_property
    def category_user(self) -> CategoryUserService:
        """Members of categories. A USER session sees itself and the members of what it manages, and changes
        those.
        """
        from .services.category_user import CategoryUserService

        return CategoryUserService(self)

    @cached_property
    def conversion_profile(self) -> ConversionProfileService:
        """Profiles that say what is made of what is uploaded. Nothing is transcoded: the original is all that
        is.
        """
        from .services.conversion_profile import ConversionProfileService

        return ConversionProfileService(self)

    @cached_property
    def conversion_profile_asset_params(self) -> ConversionProfileAssetParamsService:
        """What differs in a profile from the params of what it makes."""
        from .services.conversion_profile_asset_params import ConversionProfileAssetParamsService

        return ConversionProfileAssetParamsService(self)

    @cached_property
    def data(self) -> DataService:
        """Entries that are text: settings, notes, whatever a program keeps."""
        from .services.data import DataService

        return DataService(self)

    @cached_property
    def flavor_asset(self) -> FlavorAssetService:
        """Flavors of entries. Nothing is transcoded: besides the original they are brought ready made."""
        from .services.flavor_asset import FlavorAssetService

        return FlavorAssetService(self)

    @cached_property
    def flavor_params(self) -> FlavorParamsService:
        """Descriptions of flavors. They are kept for programs that read them; nothing is transcoded by them."""
        from .services.flavor_params import FlavorParamsService

        return FlavorParamsService(self)

    @cached_property
    def group_user(self) -> GroupUserService:
        """Members of groups. A USER session sees its own groups and their members, and changes those that it
        manages.
        """
        from .services.group_user import GroupUserService

        return GroupUserService(self)

    @cached_property
    def keyreel_secret(self) -> Keyreel_secretService:
        """Secrets with a life: several for an account, rotated without a pause, blocked at once."""
        from .services.keyreel_secret import Keyreel_secretService

        return Keyreel_secretService(self)

    @cached_property
    def media(self) -> MediaService:
        """Videos, sounds and images. USER sessions change their own only, and list their own unless they have
        `list:*`.
        """
        from .services.media import MediaService

        return MediaService(self)

    @cached_property
    def metadata(self) -> MetadataService:
        """Custom metadata. It cannot be added yet, so that lists of it are empty."""
        from .services.metadata import MetadataService

        return MetadataService(self)

    @cached_property
    def partner(self) -> PartnerService:
        """Accounts: their settings, and how new ones are registered."""
        from .services.partner import PartnerService

        return PartnerService(self)

    @cached_property
    def permission(self) -> PermissionService:
        """Permissions: the names that roles are made of, and the features of an account."""
        from .services.permission import PermissionService

        return PermissionService(self)

    @cached_property
    def permission_item(self) -> PermissionItemService:
        """Permission items: the actions and properties that permissions open."""
        from .services.permission_item import PermissionItemService

        return PermissionItemService(self)

    @cached_property
    def playlist(self) -> PlaylistService:
        """Playlists: entries in an order, listed or searched for. They are entries themselves."""
        from .services.playlist import PlaylistService

        return PlaylistService(self)

    @cached_property
    def response_profile(self) -> ResponseProfileService:
        """Profiles that an account keeps, so that calls name them instead of sending them."""
        from .services.response_profile import ResponseProfileService

        return ResponseProfileService(self)

    @cached_property
    def session(self) -> SessionService:
        """Sessions: the signed keys that every other call carries."""
        from .services.session import SessionService

        return SessionService(self)

    @cached_property
    def system(self) -> SystemService:
        """The server about itself."""
        from .services.system import SystemService

        return SystemService(self)

    @cached_property
    def thumb_asset(self) -> ThumbAssetService:
        """Thumbnails of entries: brought, or made of the content."""
        from .services.thumb_asset import ThumbAssetService

        return ThumbAssetService(self)

    @cached_property
    def thumb_params(self) -> ThumbParamsService:
        """Descriptions of thumbnails, by which `thumbAsset.generate` makes them."""
        from .services.thumb_params import ThumbParamsService

        return ThumbParamsService(self)

    @cached_property
    def ui_conf(self) -> UiConfService:
        """Configurations of players and other programs. The server keeps them and does not look into them."""
        from .services.ui_conf import UiConfService

        return UiConfService(self)

    @cached_property
    def upload(self) -> UploadService:
        """Files in one piece. What they are used by later is an upload token like any other."""
        from .services.upload import UploadService

        return UploadService(self)

    @cached_property
    def upload_token(self) -> UploadTokenService:
        """Files that arrive in one piece or in many, also in parallel and in any order. A USER session has its
        own only.
        """
        from .services.upload_token import UploadTokenService

        return UploadTokenService(self)

    @cached_property
    def user(self) -> UserService:
        """Users: who exists in an account, and what is known of them."""
        from .services.user import UserService

        return UserService(self)

    @cached_property
    def user_entry(self) -> UserEntryService:
        """What users have to do with entries. It cannot be noted yet, so that lists of it are empty."""
        from .services.user_entry import UserEntryService

        return UserEntryService(self)

    @cached_property
    def user_role(self) -> UserRoleService:
        """Roles: which permissions the users of an account have."""
        from .services.user_role import UserRoleService

        return UserRoleService(self)

    @cached_property
    def widget(self) -> WidgetService:
        """Widgets: the places on people's pages that anonymous sessions come from."""
        from .services.widget import WidgetService

        return WidgetService(self)


class AsyncServices(AsyncCaller):
    """Every service."""

    @cached_property
    def access_control(self) -> AsyncAccessControlService:
        """Access control profiles in their old form: restrictions instead of rules."""
        from .services.access_control import AsyncAccessControlService

        return AsyncAccessControlService(self)

    @cached_property
    def access_control_profile(self) -> AsyncAccessControlProfileService:
        """Profiles that say who may play entries, where and how much of them."""
        from .services.access_control_profile import AsyncAccessControlProfileService

        return AsyncAccessControlProfileService(self)

    @cached_property
    def admin_user(self) -> AsyncAdminUserService:
        """What `user` does, under older names."""
        from .services.admin_user import AsyncAdminUserService

        return AsyncAdminUserService(self)

    @cached_property
    def app_token(self) -> AsyncAppTokenService:
        """Application tokens, and the sessions that they open."""
        from .services.app_token import AsyncAppTokenService

        return AsyncAppTokenService(self)

    @cached_property
    def audit_trail(self) -> AsyncAuditTrailService:
        """The audit trail of an account."""
        from .services.audit_trail import AsyncAuditTrailService

        return AsyncAuditTrailService(self)

    @cached_property
    def base_entry(self) -> AsyncBaseEntryService:
        """Entries of every kind. USER sessions change their own only, and list their own unless they have
        `list:*`.
        """
        from .services.base_entry import AsyncBaseEntryService

        return AsyncBaseEntryService(self)

    @cached_property
    def bulk(self) -> AsyncBulkService:
        """Work on many objects. A USER session sees its own."""
        from .services.bulk import AsyncBulkService

        return AsyncBulkService(self)

    @cached_property
    def category(self) -> AsyncCategoryService:
        """Categories. Ids stay when categories are renamed and moved; what is counted in them is always true."""
        from .services.category import AsyncCategoryService

        return AsyncCategoryService(self)

    @cached_property
    def category_entry(self) -> AsyncCategoryEntryService:
        """Entries in categories."""
        from .services.category_entry import AsyncCategoryEntryService

        return AsyncCategoryEntryService(self)

    @cached_property
    def category_user(self) -> AsyncCategoryUserService:
        """Members of categories. A USER session sees itself and the members of what it manages, and changes
        those.
        """
        from .services.category_user import AsyncCategoryUserService

        return AsyncCategoryUserService(self)

    @cached_property
    def conversion_profile(self) -> AsyncConversionProfileService:
        """Profiles that say what is made of what is uploaded. Nothing is transcoded: the original is all that
        is.
        """
        from .services.conversion_profile import AsyncConversionProfileService

        return AsyncConversionProfileService(self)

    @cached_property
    def conversion_profile_asset_params(self) -> AsyncConversionProfileAssetParamsService:
        """What differs in a profile from the params of what it makes."""
        from .services.conversion_profile_asset_params import AsyncConversionProfileAssetParamsService

        return AsyncConversionProfileAssetParamsService(self)

    @cached_property
    def data(self) -> AsyncDataService:
        """Entries that are text: settings, notes, whatever a program keeps."""
        from .services.data import AsyncDataService

        return AsyncDataService(self)

    @cached_property
    def flavor_asset(self) -> AsyncFlavorAssetService:
        """Flavors of entries. Nothing is transcoded: besides the original they are brought ready made."""
        from .services.flavor_asset import AsyncFlavorAssetService

        return AsyncFlavorAssetService(self)

    @cached_property
    def flavor_params(self) -> AsyncFlavorParamsService:
        """Descriptions of flavors. They are kept for programs that read them; nothing is transcoded by them."""
        from .services.flavor_params import AsyncFlavorParamsService

        return AsyncFlavorParamsService(self)

    @cached_property
    def group_user(self) -> AsyncGroupUserService:
        """Members of groups. A USER session sees its own groups and their members, and changes those that it
        manages.
        """
        from .services.group_user import AsyncGroupUserService

        return AsyncGroupUserService(self)

    @cached_property
    def keyreel_secret(self) -> AsyncKeyreel_secretService:
        """Secrets with a life: several for an account, rotated without a pause, blocked at once."""
        from .services.keyreel_secret import AsyncKeyreel_secretService

        return AsyncKeyreel_secretService(self)

    @cached_property
    def media(self) -> AsyncMediaService:
        """Videos, sounds and images. USER sessions change their own only, and list their own unless they have
        `list:*`.
        """
        from .services.media import AsyncMediaService

        return AsyncMediaService(self)

    @cached_property
    def metadata(self) -> AsyncMetadataService:
        """Custom metadata. It cannot be added yet, so that lists of it are empty."""
        from .services.metadata import AsyncMetadataService

        return AsyncMetadataService(self)

    @cached_property
    def partner(self) -> AsyncPartnerService:
        """Accounts: their settings, and how new ones are registered."""
        from .services.partner import AsyncPartnerService

        return AsyncPartnerService(self)

    @cached_property
    def permission(self) -> AsyncPermissionService:
        """Permissions: the names that roles are made of, and the features of an account."""
        from .services.permission import AsyncPermissionService

        return AsyncPermissionService(self)

    @cached_property
    def permission_item(self) -> AsyncPermissionItemService:
        """Permission items: the actions and properties that permissions open."""
        from .services.permission_item import AsyncPermissionItemService

        return AsyncPermissionItemService(self)

    @cached_property
    def playlist(self) -> AsyncPlaylistService:
        """Playlists: entries in an order, listed or searched for. They are entries themselves."""
        from .services.playlist import AsyncPlaylistService

        return AsyncPlaylistService(self)

    @cached_property
    def response_profile(self) -> AsyncResponseProfileService:
        """Profiles that an account keeps, so that calls name them instead of sending them."""
        from .services.response_profile import AsyncResponseProfileService

        return AsyncResponseProfileService(self)

    @cached_property
    def session(self) -> AsyncSessionService:
        """Sessions: the signed keys that every other call carries."""
        from .services.session import AsyncSessionService

        return AsyncSessionService(self)

    @cached_property
    def system(self) -> AsyncSystemService:
        """The server about itself."""
        from .services.system import AsyncSystemService

        return AsyncSystemService(self)

    @cached_property
    def thumb_asset(self) -> AsyncThumbAssetService:
        """Thumbnails of entries: brought, or made of the content."""
        from .services.thumb_asset import AsyncThumbAssetService

        return AsyncThumbAssetService(self)

    @cached_property
    def thumb_params(self) -> AsyncThumbParamsService:
        """Descriptions of thumbnails, by which `thumbAsset.generate` makes them."""
        from .services.thumb_params import AsyncThumbParamsService

        return AsyncThumbParamsService(self)

    @cached_property
    def ui_conf(self) -> AsyncUiConfService:
        """Configurations of players and other programs. The server keeps them and does not look into them."""
        from .services.ui_conf import AsyncUiConfService

        return AsyncUiConfService(self)

    @cached_property
    def upload(self) -> AsyncUploadService:
        """Files in one piece. What they are used by later is an upload token like any other."""
        from .services.upload import AsyncUploadService

        return AsyncUploadService(self)

    @cached_property
    def upload_token(self) -> AsyncUploadTokenService:
        """Files that arrive in one piece or in many, also in parallel and in any order. A USER session has its
        own only.
        """
        from .services.upload_token import AsyncUploadTokenService

        return AsyncUploadTokenService(self)

    @cached_property
    def user(self) -> AsyncUserService:
        """Users: who exists in an account, and what is known of them."""
        from .services.user import AsyncUserService

        return AsyncUserService(self)

    @cached_property
    def user_entry(self) -> AsyncUserEntryService:
        """What users have to do with entries. It cannot be noted yet, so that lists of it are empty."""
        from .services.user_entry import AsyncUserEntryService

        return AsyncUserEntryService(self)

    @cached_property
    def user_role(self) -> AsyncUserRoleService:
        """Roles: which permissions the users of an account have."""
        from .services.user_role import AsyncUserRoleService

        return AsyncUserRoleService(self)

    @cached_property
    def widget(self) -> AsyncWidgetService:
        """Widgets: the places on people's pages that anonymous sessions come from."""
        from .services.widget import AsyncWidgetService

        return AsyncWidgetService(self)


class Batch(batches.Batch, Services):
    __doc__ = batches.Batch.__doc__


class Client(clients.Client[Batch], Services):
    __doc__ = clients.Client.__doc__
    registry_ = REGISTRY
    batch_ = Batch


class AsyncBatch(batches.AsyncBatch, Services):
    __doc__ = batches.AsyncBatch.__doc__


class AsyncClient(clients.AsyncClient[AsyncBatch], AsyncServices):
    __doc__ = clients.AsyncClient.__doc__
    registry_ = REGISTRY
    batch_ = AsyncBatch
