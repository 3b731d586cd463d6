"""What viewers say against an entry, and lists of it."""

from keyreel.schema.enums import ApiIntEnum, DynamicEnum
from keyreel.schema.kinds import Timestamp
from keyreel.schema.lists import ListResponse
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable


class ModerationObjectType(DynamicEnum, name="KalturaModerationObjectType"):
    """What a flag is about."""

    ENTRY = "2"
    USER = "3"


class ModerationFlagStatus(DynamicEnum, name="KalturaModerationFlagStatus"):
    """Whether a moderator has seen a flag."""

    PENDING = "1"
    MODERATED = "2"


class ModerationFlagType(ApiIntEnum, name="KalturaModerationFlagType"):
    """What somebody finds wrong."""

    SEXUAL_CONTENT = 1
    VIOLENT_REPULSIVE = 2
    HARMFUL_DANGEROUS = 3
    SPAM_COMMERCIALS = 4
    COPYRIGHT = 5
    TERMS_OF_USE_VIOLATION = 6


class ModerationFlag(ApiObject, name="KalturaModerationFlag"):
    """What a viewer says against an entry or a user."""

    id: ReadOnly[int]
    partner_id: ReadOnly[int]
    user_id: ReadOnly[str]
    moderation_object_type: ReadOnly[ModerationObjectType]
    flagged_entry_id: Updatable[str]
    flagged_user_id: Updatable[str]
    status: ReadOnly[ModerationFlagStatus]
    comments: Updatable[str]
    flag_type: Updatable[ModerationFlagType]
    created_at: ReadOnly[Timestamp]
    updated_at: ReadOnly[Timestamp]


class ModerationFlagListResponse(ListResponse, name="KalturaModerationFlagListResponse"):
    """A page of flags."""

    objects: ReadOnly[list[ModerationFlag]]
