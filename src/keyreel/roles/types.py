"""Objects of `userRole.*`, `permission.*` and `permissionItem.*`."""

from keyreel.schema.enums import ApiIntEnum, ApiStringEnum
from keyreel.schema.kinds import Timestamp
from keyreel.schema.lists import EQ, GTE, IN, LIKE, LIKE_AND, LIKE_OR, LTE, ORDER, ListResponse, RelatedFilter
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable, prop


class UserRoleStatus(ApiIntEnum, name="KalturaUserRoleStatus"):
    """Whether a role counts."""

    ACTIVE = 1
    BLOCKED = 2
    DELETED = 3


class UserRole(ApiObject, name="KalturaUserRole"):
    """A role: the names of permissions that those who have it get. `*` names every one."""

    id: ReadOnly[int] = prop(filter=(EQ, IN, ORDER))
    name: Updatable[str] = prop(filter=(EQ, IN, ORDER))
    system_name: Updatable[str] = prop(filter=(EQ, IN))
    description: Updatable[str] = prop(filter=(LIKE,))
    status: Updatable[UserRoleStatus] = prop(filter=(EQ, IN))
    partner_id: ReadOnly[int] = prop(filter=(EQ, IN))
    permission_names: Updatable[str]
    tags: Updatable[str] = prop(filter=(LIKE_OR, LIKE_AND))
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))


class UserRoleBaseFilter(RelatedFilter, name="KalturaUserRoleBaseFilter", abstract=True, conditions_of=UserRole):
    """Conditions on roles."""


class UserRoleFilter(UserRoleBaseFilter, name="KalturaUserRoleFilter"):
    """Which roles to list."""


class UserRoleListResponse(ListResponse, name="KalturaUserRoleListResponse"):
    """A page of roles."""

    objects: ReadOnly[list[UserRole]]


class PermissionType(ApiIntEnum, name="KalturaPermissionType"):
    """What a permission is: one that roles name, a feature of an account, a plugin, or a reach over other accounts."""

    NORMAL = 1
    SPECIAL_FEATURE = 2
    PLUGIN = 3
    PARTNER_GROUP = 4


class PermissionStatus(ApiIntEnum, name="KalturaPermissionStatus"):
    """Whether a permission counts."""

    ACTIVE = 1
    BLOCKED = 2
    DELETED = 3


class Permission(ApiObject, name="KalturaPermission"):
    """A permission: what sessions that hold it may do."""

    id: ReadOnly[int] = prop(filter=(EQ, IN, ORDER))
    type: ReadOnly[PermissionType] = prop(filter=(EQ, IN))
    name: Updatable[str] = prop(filter=(EQ, IN, ORDER))
    friendly_name: Updatable[str] = prop(filter=(LIKE,))
    description: Updatable[str] = prop(filter=(LIKE,))
    status: Updatable[PermissionStatus] = prop(filter=(EQ, IN))
    partner_id: ReadOnly[int] = prop(filter=(EQ, IN))
    depends_on_permission_names: Updatable[str] = prop(filter=(LIKE_OR, LIKE_AND))
    tags: Updatable[str] = prop(filter=(LIKE_OR, LIKE_AND))
    permission_items_ids: Updatable[str]
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    partner_group: Updatable[str]


class PermissionBaseFilter(RelatedFilter, name="KalturaPermissionBaseFilter", abstract=True, conditions_of=Permission):
    """Conditions on permissions."""


class PermissionFilter(PermissionBaseFilter, name="KalturaPermissionFilter"):
    """Which permissions to list."""


class PermissionListResponse(ListResponse, name="KalturaPermissionListResponse"):
    """A page of permissions."""

    objects: ReadOnly[list[Permission]]


class PermissionItemType(ApiStringEnum, name="KalturaPermissionItemType"):
    """What kind of thing a permission item opens."""

    API_ACTION_ITEM = "kApiActionPermissionItem"
    API_PARAMETER_ITEM = "kApiParameterPermissionItem"


class ApiParameterPermissionItemAction(ApiStringEnum, name="KalturaApiParameterPermissionItemAction"):
    """What a permission item lets one do with a property."""

    READ = "read"
    UPDATE = "update"
    INSERT = "insert"
    USAGE = "all"


class PermissionItem(ApiObject, name="KalturaPermissionItem", abstract=True):
    """One thing that permissions open."""

    id: ReadOnly[int] = prop(filter=(EQ, IN, ORDER))
    type: ReadOnly[PermissionItemType] = prop(filter=(EQ, IN))
    partner_id: ReadOnly[int] = prop(filter=(EQ, IN))
    tags: Updatable[str] = prop(filter=(LIKE_OR, LIKE_AND))
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))


class ApiActionPermissionItem(PermissionItem, name="KalturaApiActionPermissionItem"):
    """An action that permissions open."""

    service: Updatable[str]
    action: Updatable[str]


class ApiParameterPermissionItem(PermissionItem, name="KalturaApiParameterPermissionItem"):
    """A property that permissions open."""

    object: Updatable[str]
    parameter: Updatable[str]
    action: Updatable[ApiParameterPermissionItemAction]


class PermissionItemBaseFilter(
    RelatedFilter, name="KalturaPermissionItemBaseFilter", abstract=True, conditions_of=PermissionItem
):
    """Conditions on permission items."""


class PermissionItemFilter(PermissionItemBaseFilter, name="KalturaPermissionItemFilter"):
    """Which permission items to list."""


class PermissionItemListResponse(ListResponse, name="KalturaPermissionItemListResponse"):
    """A page of permission items."""

    objects: ReadOnly[list[PermissionItem]]
