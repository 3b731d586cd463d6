"""Objects of `groupUser.*`."""

from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.kinds import Timestamp
from keyreel.schema.lists import EQ, GTE, IN, LTE, ORDER, ListResponse, RelatedFilter
from keyreel.schema.objects import ApiObject, InsertOnly, ReadOnly, Updatable, prop


class GroupUserStatus(ApiIntEnum, name="KalturaGroupUserStatus"):
    """Whether somebody is in a group."""

    ACTIVE = 0
    DELETED = 1


class GroupUserCreationMode(ApiIntEnum, name="KalturaGroupUserCreationMode"):
    """How somebody came into a group."""

    MANUAL = 1
    AUTOMATIC = 2


class GroupUserRole(ApiIntEnum, name="KalturaGroupUserRole"):
    """What somebody is in a group. Managers say who else is in it."""

    MEMBER = 1
    MANAGER = 2


class GroupType(ApiIntEnum, name="KalturaGroupType"):
    """Groups of people, and groups that applications keep."""

    GROUP = 1
    APPLICATIVE_GROUP = 2


class GroupUser(ApiObject, name="KalturaGroupUser"):
    """That a user is in a group."""

    id: ReadOnly[str]
    user_id: InsertOnly[str] = prop(filter=(EQ, IN))
    group_id: InsertOnly[str] = prop(filter=(EQ, IN))
    status: ReadOnly[GroupUserStatus] = prop(filter=(EQ, IN))
    partner_id: ReadOnly[int]
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    creation_mode: InsertOnly[GroupUserCreationMode]
    user_role: Updatable[GroupUserRole]
    group_type: ReadOnly[GroupType]


class GroupUserBaseFilter(RelatedFilter, name="KalturaGroupUserBaseFilter", abstract=True, conditions_of=GroupUser):
    """Conditions on who is in which group."""


class GroupUserFilter(GroupUserBaseFilter, name="KalturaGroupUserFilter"):
    """Who is in which group."""

    group_type: Updatable[GroupType]


class GroupUserListResponse(ListResponse, name="KalturaGroupUserListResponse"):
    """A page of who is in which group."""

    objects: ReadOnly[list[GroupUser]]
