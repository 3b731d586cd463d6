"""Objects of `categoryUser.*`."""

from keyreel.categories.types import CategoryUserPermissionLevel
from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.kinds import Timestamp
from keyreel.schema.lists import (
    EQ,
    GTE,
    IN,
    LTE,
    MATCH_AND,
    MATCH_OR,
    NOT_CONTAINS,
    ORDER,
    STARTS,
    ListResponse,
    RelatedFilter,
)
from keyreel.schema.objects import ApiObject, InsertOnly, ReadOnly, Updatable, prop


class CategoryUserStatus(ApiIntEnum, name="KalturaCategoryUserStatus"):
    """Whether somebody is a member."""

    ACTIVE = 1
    PENDING = 2
    NOT_ACTIVE = 3
    DELETED = 4


class UpdateMethodType(ApiIntEnum, name="KalturaUpdateMethodType"):
    """Whether people or programs keep a membership."""

    MANUAL = 0
    AUTOMATIC = 1


class CategoryUser(ApiObject, name="KalturaCategoryUser"):
    """That a user, or a group, is a member of a category."""

    category_id: InsertOnly[int] = prop(filter=(EQ, IN))
    user_id: InsertOnly[str] = prop(filter=(EQ, IN))
    partner_id: ReadOnly[int]
    permission_level: Updatable[CategoryUserPermissionLevel] = prop(filter=(EQ, IN), deprecated=True)
    """What the member may do there; without one, what the category gives new members."""
    status: ReadOnly[CategoryUserStatus] = prop(filter=(EQ, IN))
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    update_method: Updatable[UpdateMethodType] = prop(filter=(EQ, IN))
    category_full_ids: ReadOnly[str] = prop(filter=(STARTS, EQ))
    """The ids of those above the category and its own, with `>` between them."""
    permission_names: Updatable[str] = prop(filter=(MATCH_AND, MATCH_OR, NOT_CONTAINS))
    """Comma list of what the member may do; the level stands for one."""


class CategoryUserBaseFilter(
    RelatedFilter, name="KalturaCategoryUserBaseFilter", abstract=True, conditions_of=CategoryUser
):
    """Conditions on members."""


class CategoryUserFilter(CategoryUserBaseFilter, name="KalturaCategoryUserFilter"):
    """Which members to list."""

    category_direct_members: Updatable[bool] = prop(permission={"read": ()})
    """Whether the members that a category has from above are left out."""
    free_text: Updatable[str]
    """What is somewhere in the user's id."""
    related_groups_by_user_id: Updatable[str]
    """A user; the memberships of the user and of the user's groups are meant."""


class CategoryUserListResponse(ListResponse, name="KalturaCategoryUserListResponse"):
    """A page of members."""

    objects: ReadOnly[list[CategoryUser]]
