"""Objects of `category.*` and `categoryEntry.*`."""

from keyreel.schema.enums import ApiIntEnum, ApiStringEnum
from keyreel.schema.kinds import OptionalBool, Timestamp
from keyreel.schema.lists import (
    EMPTY,
    EQ,
    GTE,
    IN,
    LIKE,
    LIKE_AND,
    LIKE_OR,
    LTE,
    MATCH_OR,
    NOT_IN,
    ORDER,
    STARTS,
    ListResponse,
)
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable, prop

_MEMBERS = {"insert": ("CONTENT_MANAGE_CATEGORY_USERS",), "update": ("CONTENT_MANAGE_CATEGORY_USERS",)}


class AppearInListType(ApiIntEnum, name="KalturaAppearInListType"):
    """Who finds a category that they do not know of."""

    PARTNER_ONLY = 1
    CATEGORY_MEMBERS_ONLY = 3


class PrivacyType(ApiIntEnum, name="KalturaPrivacyType"):
    """Who sees what is in a category."""

    ALL = 1
    AUTHENTICATED_USERS = 2
    MEMBERS_ONLY = 3


class InheritanceType(ApiIntEnum, name="KalturaInheritanceType"):
    """Whether a category has members of its own."""

    INHERIT = 1
    MANUAL = 2


class UserJoinPolicyType(ApiIntEnum, name="KalturaUserJoinPolicyType"):
    """How somebody becomes a member."""

    AUTO_JOIN = 1
    REQUEST_TO_JOIN = 2
    NOT_ALLOWED = 3


class CategoryUserPermissionLevel(ApiIntEnum, name="KalturaCategoryUserPermissionLevel"):
    """What a member may do in a category."""

    MANAGER = 0
    MODERATOR = 1
    CONTRIBUTOR = 2
    MEMBER = 3
    NONE = 4


class ContributionPolicyType(ApiIntEnum, name="KalturaContributionPolicyType"):
    """Who may put entries in."""

    ALL = 1
    MEMBERS_WITH_CONTRIBUTION_PERMISSION = 2


class CategoryStatus(ApiIntEnum, name="KalturaCategoryStatus"):
    """Whether a category is there."""

    UPDATING = 1
    ACTIVE = 2
    DELETED = 3
    PURGED = 4


class CategoryOrderBy(ApiStringEnum, name="KalturaCategoryOrderBy"):
    """How the entries of a category are ordered where nobody says."""

    DEPTH_ASC = "+depth"
    DEPTH_DESC = "-depth"
    NAME_ASC = "+name"
    NAME_DESC = "-name"
    FULL_NAME_ASC = "+fullName"
    FULL_NAME_DESC = "-fullName"
    ENTRIES_COUNT_ASC = "+entriesCount"
    ENTRIES_COUNT_DESC = "-entriesCount"
    CREATED_AT_ASC = "+createdAt"
    CREATED_AT_DESC = "-createdAt"
    UPDATED_AT_ASC = "+updatedAt"
    UPDATED_AT_DESC = "-updatedAt"
    DIRECT_ENTRIES_COUNT_ASC = "+directEntriesCount"
    DIRECT_ENTRIES_COUNT_DESC = "-directEntriesCount"
    MEMBERS_COUNT_ASC = "+membersCount"
    MEMBERS_COUNT_DESC = "-membersCount"
    PARTNER_SORT_VALUE_ASC = "+partnerSortValue"
    PARTNER_SORT_VALUE_DESC = "-partnerSortValue"
    DIRECT_SUB_CATEGORIES_COUNT_ASC = "+directSubCategoriesCount"
    DIRECT_SUB_CATEGORIES_COUNT_DESC = "-directSubCategoriesCount"


class Category(ApiObject, name="KalturaCategory"):
    """A named place for entries, which can have members and places below it."""

    id: ReadOnly[int] = prop(filter=(EQ, IN, NOT_IN))
    parent_id: Updatable[int] = prop(filter=(EQ, IN))
    depth: ReadOnly[int] = prop(filter=(ORDER, EQ))
    """How many categories are above it."""
    partner_id: ReadOnly[int]
    name: Updatable[str] = prop(filter=(ORDER,))
    full_name: ReadOnly[str] = prop(filter=(EQ, STARTS, IN, ORDER))
    """The names of those above it and its own, with `>` between them."""
    full_ids: ReadOnly[str] = prop(filter=(EQ, STARTS, MATCH_OR))
    """The ids of those above it and its own, with `>` between them."""
    entries_count: ReadOnly[int] = prop(filter=(ORDER,))
    """Entries in it and below it."""
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    description: Updatable[str]
    tags: Updatable[str] = prop(filter=(LIKE, LIKE_OR, LIKE_AND))
    """Comma list."""
    appear_in_list: Updatable[AppearInListType] = prop(filter=(EQ,))
    privacy: Updatable[PrivacyType] = prop(filter=(EQ, IN), permission=_MEMBERS)
    inheritance_type: Updatable[InheritanceType] = prop(filter=(EQ, IN), permission=_MEMBERS)
    user_join_policy: ReadOnly[UserJoinPolicyType] = prop(permission=_MEMBERS)
    default_permission_level: Updatable[CategoryUserPermissionLevel] = prop(permission=_MEMBERS)
    """What new members may do."""
    owner: Updatable[str] = prop(permission=_MEMBERS)
    """Who manages it."""
    direct_entries_count: ReadOnly[int] = prop(filter=(ORDER,))
    """Entries in itself."""
    reference_id: Updatable[str] = prop(filter=(EQ, EMPTY))
    """The account's own name for it."""
    contribution_policy: Updatable[ContributionPolicyType] = prop(filter=(EQ,), permission=_MEMBERS)
    members_count: ReadOnly[int] = prop(filter=(GTE, LTE, ORDER))
    """Members that are in."""
    pending_members_count: ReadOnly[int] = prop(filter=(GTE, LTE))
    """Those who ask to be members."""
    privacy_context: Updatable[str] = prop(filter=(EQ,), permission=_MEMBERS)
    """Comma list of contexts in which its members alone see what is in it."""
    privacy_contexts: ReadOnly[str]
    """Those contexts with those of the categories above it."""
    status: ReadOnly[CategoryStatus] = prop(filter=(EQ, IN))
    inherited_parent_id: ReadOnly[int] = prop(filter=(EQ, IN))
    """The category above whose members it has."""
    partner_sort_value: Updatable[int] = prop(filter=(GTE, LTE, ORDER))
    """A number to order by that is the account's own."""
    partner_data: Updatable[str]
    """Free text of the account's own programs."""
    default_order_by: Updatable[CategoryOrderBy]
    direct_sub_categories_count: ReadOnly[int] = prop(filter=(ORDER,))
    """Categories just below it."""
    moderation: Updatable[OptionalBool]
    """Whether a manager has to let entries in."""
    pending_entries_count: ReadOnly[int]
    """Entries that nobody has let in yet."""
    is_aggregation_category: Updatable[OptionalBool] = prop(permission={"insert": (), "update": ()})
    """Whether it shows the entries of others."""
    aggregation_categories: Updatable[str] = prop(filter=(LIKE_OR, LIKE_AND))
    """Comma list of the categories that show its entries."""
    admin_tags: Updatable[str]
    """Comma list that only those who administrate read and write."""


class CategoryListResponse(ListResponse, name="KalturaCategoryListResponse"):
    """A page of categories."""

    objects: ReadOnly[list[Category]]


class CategoryEntryStatus(ApiIntEnum, name="KalturaCategoryEntryStatus"):
    """Whether an entry is in a category."""

    PENDING = 1
    ACTIVE = 2
    DELETED = 3
    REJECTED = 4


class CategoryEntry(ApiObject, name="KalturaCategoryEntry"):
    """That an entry is in a category."""

    category_id: Updatable[int] = prop(filter=(EQ, IN))
    entry_id: Updatable[str] = prop(filter=(EQ, IN))
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    category_full_ids: ReadOnly[str] = prop(filter=(STARTS,))
    """The ids of those above the category and its own, with `>` between them."""
    status: ReadOnly[CategoryEntryStatus] = prop(filter=(EQ, IN))
    creator_user_id: ReadOnly[str] = prop(filter=(EQ, IN))
    """Who put it in."""


class CategoryEntryListResponse(ListResponse, name="KalturaCategoryEntryListResponse"):
    """A page of category entries."""

    objects: ReadOnly[list[CategoryEntry]]
