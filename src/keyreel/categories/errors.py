"""What can be wrong with categories, their entries and their members."""

from keyreel.schema.errors import ApiError


class CategoryNotFound(ApiError, code="CATEGORY_NOT_FOUND", params=("ID",)):
    """There is no category with the id "{ID}" here, or it is not for this session to see."""


class DuplicateCategory(ApiError, code="DUPLICATE_CATEGORY", params=("CATEGORY",)):
    """There is a category called "{CATEGORY}" already."""


class ParentIsChild(ApiError, code="PARENT_CATEGORY_IS_CHILD", params=("PARENT_CATEGORY", "OTHER_CATEGORY")):
    """The category {PARENT_CATEGORY} is {OTHER_CATEGORY} or below it, so it cannot be above it."""


class DifferentParents(ApiError, code="CANNOT_MOVE_CATEGORIES_FROM_DIFFERENT_PARENT_CATEGORIES"):
    """Categories are moved together only from one place."""


class NotEntitledToUpdate(ApiError, code="NOT_ENTITLED_TO_UPDATE_CATEGORY"):
    """While entitlement is enforced, only managers change a category."""


class CannotUpdatePrivacyContext(ApiError, code="CANNOT_UPDATE_CATEGORY_PRIVACY_CONTEXT"):
    """A session for which entitlement is enforced cannot change privacy contexts."""


class NoPrivacyContext(ApiError, code="CANNOT_UPDATE_CATEGORY_ENTITLEMENT_FIELDS_WITH_NO_PRIVACY_CONTEXT"):
    """Who sees a category and what is in it can be said only of one that has a privacy context."""


class CannotInherit(ApiError, code="CANNOT_INHERIT_MEMBERS_WHEN_PARENT_CATEGORY_IS_NOT_SET"):
    """A category with none above it has nobody to take members from."""


class CannotSetOwner(ApiError, code="CANNOT_SET_OWNER_WHEN_CATEGORY_INHERIT_MEMBERS"):
    """A category with the members of another has that one's owner."""


class CannotSetDefaultLevel(ApiError, code="CANNOT_SET_DEFAULT_PERMISSION_LEVEL_WHEN_CATEGORY_INHERIT_MEMBERS"):
    """A category with the members of another gives new members what that one gives."""


class WrongAggregation(ApiError, code="AGGREGATION_CATEGORY_WRONG_ASSOCIATION"):
    """One of the aggregation categories is none."""


# -- Entries ---------------------------------------------------------------------------------------------------------


class InvalidEntryId(ApiError, code="INVALID_ENTRY_ID", params=("ID",)):
    """There is no entry with the id "{ID}" here."""


class EntryAlreadyThere(ApiError, code="CATEGORY_ENTRY_ALREADY_EXISTS"):
    """The entry is in the category already."""


class EntryNotAssigned(ApiError, code="ENTRY_IS_NOT_ASSIGNED_TO_CATEGORY"):
    """The entry is not in the category."""


class CannotAssign(ApiError, code="CANNOT_ASSIGN_ENTRY_TO_CATEGORY"):
    """This session may not put the entry into the category."""


class CannotRemove(ApiError, code="CANNOT_REMOVE_ENTRY_FROM_CATEGORY"):
    """This session may not take the entry out of the category."""


class TooManyCategories(ApiError, code="MAX_CATEGORIES_FOR_ENTRY_REACHED", params=("CATEGORIES",)):
    """An entry can be in {CATEGORIES} categories."""


class CannotActivate(ApiError, code="CANNOT_ACTIVATE_CATEGORY_ENTRY"):
    """Only managers and moderators let entries in."""


class CannotActivateNotPending(ApiError, code="CANNOT_ACTIVATE_CATEGORY_ENTRY_SINCE_IT_IS_NOT_PENDING"):
    """The entry does not wait to be let in."""


class CannotReject(ApiError, code="CANNOT_REJECT_CATEGORY_ENTRY"):
    """Only managers and moderators turn entries down."""


class CannotRejectNotPending(ApiError, code="CANNOT_REJECT_CATEGORY_ENTRY_SINCE_IT_IS_NOT_PENDING"):
    """The entry does not wait to be let in, so it cannot be turned down."""


class MustFilterEntries(ApiError, code="MUST_FILTER_ON_ENTRY_OR_CATEGORY"):
    """While entitlement is enforced, name the entry or the categories to list."""


# -- Members ---------------------------------------------------------------------------------------------------------


class InvalidUserId(ApiError, code="INVALID_USER_ID"):
    """There is no such user here."""


class NotAMember(ApiError, code="INVALID_CATEGORY_USER_ID", params=("CAT", "USER")):
    """{USER} is no member of the category {CAT}."""


class AlreadyAMember(ApiError, code="CATEGORY_USER_ALREADY_EXISTS"):
    """The user is a member already."""


class InheritsMembers(ApiError, code="CATEGORY_INHERIT_MEMBERS", params=("CAT",)):
    """The category {CAT} has the members of one above it; change those."""


class TooManyMembers(ApiError, code="CATEGORY_MAX_USER_REACHED", params=("MAX",)):
    """A category can have {MAX} members."""


class JoinNotAllowed(ApiError, code="CATEGORY_USER_JOIN_NOT_ALLOWED", params=("CAT",)):
    """Only managers of the category {CAT} let members in."""


class CannotUpdateMember(ApiError, code="CANNOT_UPDATE_CATEGORY_USER"):
    """Only managers of the category change its members."""


class CannotUpdateOwner(ApiError, code="CANNOT_UPDATE_CATEGORY_USER_OWNER"):
    """The owner of a category stays one of its managers."""


class CannotOverrideManual(ApiError, code="CANNOT_OVERRIDE_MANUAL_CHANGES"):
    """People keep this membership, and a program changes it only with `override`."""


class NoParent(ApiError, code="CATEGORY_DOES_NOT_HAVE_PARENT_CATEGORY"):
    """The category has none above it."""


class MustFilterMembers(ApiError, code="MUST_FILTER_USERS_OR_CATEGORY"):
    """Name the users or the categories whose memberships to list."""
