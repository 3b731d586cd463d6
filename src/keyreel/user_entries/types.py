"""Objects of `userEntry.*`."""

from keyreel.schema.enums import DynamicEnum
from keyreel.schema.kinds import BigInt, OptionalBool, Timestamp
from keyreel.schema.lists import EQ, GTE, IN, LTE, NOT_IN, ORDER, ListResponse, RelatedFilter
from keyreel.schema.objects import ApiObject, InsertOnly, ReadOnly, Updatable, prop


class UserEntryStatus(DynamicEnum, name="KalturaUserEntryStatus"):
    """Whether it counts."""

    ACTIVE = "1"
    DELETED = "2"
    RECYCLED = "3"
    QUIZ_SUBMITTED = "quiz.3"


class UserEntryType(DynamicEnum, name="KalturaUserEntryType"):
    """What a user has to do with an entry."""

    QUIZ = "quiz.QUIZ"
    RSVP = "rsvp.RSVP"
    REGISTRATION = "registration.REGISTRATION"
    WATCH_LATER = "watchLater.WATCH_LATER"
    PERMISSION_LEVEL = "entryPermissionLevel.PERMISSION_LEVEL"
    VIEW_HISTORY = "viewHistory.VIEW_HISTORY"


class UserEntry(ApiObject, name="KalturaUserEntry", abstract=True):
    """What a user has to do with an entry."""

    id: ReadOnly[BigInt] = prop(filter=(EQ, IN, NOT_IN))
    entry_id: InsertOnly[str] = prop(filter=(EQ, IN, NOT_IN))
    user_id: InsertOnly[str] = prop(filter=(EQ, IN, NOT_IN))
    partner_id: ReadOnly[int]
    status: Updatable[UserEntryStatus] = prop(filter=(EQ,))
    created_at: ReadOnly[Timestamp] = prop(filter=(LTE, GTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(LTE, GTE, ORDER))
    type: ReadOnly[UserEntryType] = prop(filter=(EQ,))


class UserEntryBaseFilter(RelatedFilter, name="KalturaUserEntryBaseFilter", abstract=True, conditions_of=UserEntry):
    """Conditions on what users have to do with entries."""

    id_equal: Updatable[int]


class UserEntryFilter(UserEntryBaseFilter, name="KalturaUserEntryFilter"):
    """Which of these to list."""

    user_id_equal_current: Updatable[OptionalBool]
    is_anonymous: Updatable[OptionalBool]
    privacy_context_equal: Updatable[str]
    privacy_context_in: Updatable[str]
    partner_id: Updatable[int]


class UserEntryListResponse(ListResponse, name="KalturaUserEntryListResponse"):
    """A page of what users have to do with entries."""

    objects: ReadOnly[list[UserEntry]]
