"""Objects of `baseEntry.*` and `data.*`, and what every entry has."""

from typing import ClassVar

from keyreel.schema.common import EntryType
from keyreel.schema.enums import ApiIntEnum, DynamicEnum
from keyreel.schema.kinds import Timestamp
from keyreel.schema.lists import (
    EMPTY,
    EQ,
    GTE,
    GTE_OR_NULL,
    IN,
    LIKE,
    LIKE_AND,
    LIKE_OR,
    LTE,
    LTE_OR_NULL,
    MATCH_AND,
    MATCH_OR,
    NOT,
    NOT_CONTAINS,
    NOT_IN,
    ORDER,
    ListResponse,
)
from keyreel.schema.objects import ApiObject, InsertOnly, Limits, ReadOnly, Updatable, prop
from keyreel.schema.operations import OperationAttributes
from keyreel.schema.texts import MultiLingual

_METADATA = {"update": ("BASE_USER_SESSION_PERMISSION", "CONTENT_MANAGE_METADATA", "CONTENT_MODERATE_METADATA")}
_CATEGORIES = {
    "insert": ("BASE_USER_SESSION_PERMISSION", "CONTENT_MANAGE_ASSIGN_CATEGORIES"),
    "update": ("BASE_USER_SESSION_PERMISSION", "CONTENT_MANAGE_ASSIGN_CATEGORIES"),
}
_SCHEDULE = {"insert": ("CONTENT_MANAGE_SCHEDULE",), "update": ("CONTENT_MANAGE_SCHEDULE",)}


class EntryStatus(DynamicEnum, name="KalturaEntryStatus"):
    """How far an entry is on its way, or why it will not get there."""

    ERROR_IMPORTING = "-2"
    ERROR_CONVERTING = "-1"
    IMPORT = "0"
    PRECONVERT = "1"
    READY = "2"
    DELETED = "3"
    PENDING = "4"
    MODERATE = "5"
    BLOCKED = "6"
    NO_CONTENT = "7"
    INFECTED = "virusScan.Infected"
    SCAN_FAILURE = "virusScan.ScanFailure"


class EntryModerationStatus(ApiIntEnum, name="KalturaEntryModerationStatus"):
    """What the account's moderators think of an entry."""

    PENDING_MODERATION = 1
    APPROVED = 2
    REJECTED = 3
    DELETED = 4
    FLAGGED_FOR_REVIEW = 5
    AUTO_APPROVED = 6


class EntryReplacementStatus(DynamicEnum, name="KalturaEntryReplacementStatus"):
    """How far new content is that is to take the place of an entry's own."""

    NONE = "0"
    APPROVED_BUT_NOT_READY = "1"
    READY_BUT_NOT_APPROVED = "2"
    NOT_READY_AND_NOT_APPROVED = "3"
    FAILED = "4"


class EntryDisplayInSearchType(ApiIntEnum, name="KalturaEntryDisplayInSearchType"):
    """Who finds an entry that they do not know of."""

    RECYCLED = -2
    SYSTEM = -1
    NONE = 0
    PARTNER_ONLY = 1
    KALTURA_NETWORK = 2


class EntryApplication(DynamicEnum, name="KalturaEntryApplication"):
    """The application that made an entry."""

    KMC = "0"
    KMS = "1"
    KAF = "2"
    PITCH = "3"
    KMS_GO = "4"
    WEBCAST_APP = "5"
    PERSONAL_CAPTURE = "6"
    KALTURA_MEETING = "7"
    EP = "8"
    CONTENT_LAB = "9"


class LicenseType(ApiIntEnum, name="KalturaLicenseType"):
    """What others may do with the content."""

    UNKNOWN = -1
    NONE = 0
    COPYRIGHTED = 1
    PUBLIC_DOMAIN = 2
    CREATIVECOMMONS_ATTRIBUTION = 3
    CREATIVECOMMONS_ATTRIBUTION_SHARE_ALIKE = 4
    CREATIVECOMMONS_ATTRIBUTION_NO_DERIVATIVES = 5
    CREATIVECOMMONS_ATTRIBUTION_NON_COMMERCIAL = 6
    CREATIVECOMMONS_ATTRIBUTION_NON_COMMERCIAL_SHARE_ALIKE = 7
    CREATIVECOMMONS_ATTRIBUTION_NON_COMMERCIAL_NO_DERIVATIVES = 8
    GFDL = 9
    GPL = 10
    AFFERO_GPL = 11
    LGPL = 12
    BSD = 13
    APACHE = 14
    MOZILLA = 15


class BaseEntry(ApiObject, name="KalturaBaseEntry"):
    """What every kind of entry has."""

    more_orders: ClassVar[tuple[str, ...]] = ("recent", "weight")

    id: ReadOnly[str] = prop(filter=(EQ, IN, NOT_IN))
    """`0_` and eight letters and digits."""
    name: Updatable[MultiLingual] = prop(filter=(LIKE, LIKE_OR, LIKE_AND, EQ, ORDER), permission=_METADATA)
    description: Updatable[MultiLingual] = prop(permission=_METADATA)
    partner_id: ReadOnly[int] = prop(filter=(EQ, IN))
    user_id: Updatable[str] = prop(filter=(EQ, IN, NOT_IN), limits=Limits(max_length=100))
    """Who owns the entry."""
    creator_id: InsertOnly[str] = prop(filter=(EQ,))
    """Who made it, whoever owns it now."""
    tags: Updatable[MultiLingual] = prop(filter=(LIKE, LIKE_OR, LIKE_AND), permission=_METADATA)
    """Comma list."""
    admin_tags: Updatable[str] = prop(filter=(LIKE, LIKE_OR, LIKE_AND))
    """Comma list that only those who administrate read and write."""
    categories: Updatable[str] = prop(
        filter=(MATCH_AND, MATCH_OR, NOT_CONTAINS), permission=_CATEGORIES, deprecated=True
    )
    """Comma list of the full names of its categories; category entries say it better."""
    categories_ids: Updatable[str] = prop(
        filter=(MATCH_AND, MATCH_OR, NOT_CONTAINS, EMPTY), permission=_CATEGORIES, deprecated=True
    )
    """Comma list of the ids of its categories; category entries say it better."""
    status: ReadOnly[EntryStatus] = prop(filter=(EQ, NOT, IN, NOT_IN))
    moderation_status: ReadOnly[EntryModerationStatus] = prop(filter=(EQ, NOT, IN, NOT_IN))
    moderation_count: ReadOnly[int] = prop(filter=(ORDER,))
    type: Updatable[EntryType] = prop(filter=(EQ, IN), always=True)
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    rank: ReadOnly[float] = prop(filter=(LTE, GTE, ORDER))
    """The average of its votes."""
    total_rank: ReadOnly[int] = prop(filter=(LTE, GTE, ORDER))
    votes: ReadOnly[int]
    group_id: Updatable[int] = prop(filter=(EQ,))
    """Joins entries that belong together, as an application sees it."""
    partner_data: Updatable[str]
    """Free text of the account's own programs."""
    download_url: ReadOnly[str]
    """Where its content is to be had as a file."""
    search_text: ReadOnly[str] = prop(filter=(MATCH_AND, MATCH_OR))
    """All of its words, as searches see them."""
    license_type: Updatable[LicenseType]
    version: ReadOnly[int]
    """Counts how often its content was replaced."""
    thumbnail_url: ReadOnly[str]
    access_control_id: Updatable[int] = prop(
        filter=(EQ, IN),
        permission={"insert": ("CONTENT_MANAGE_ACCESS_CONTROL",), "update": ("CONTENT_MANAGE_ACCESS_CONTROL",)},
    )
    """Whose rules say who may play it; the account's default where there is none."""
    start_date: Updatable[Timestamp] = prop(filter=(GTE, LTE, GTE_OR_NULL, LTE_OR_NULL, ORDER), permission=_SCHEDULE)
    """When it may be played first; at once where there is none."""
    end_date: Updatable[Timestamp] = prop(filter=(GTE, LTE, GTE_OR_NULL, LTE_OR_NULL, ORDER), permission=_SCHEDULE)
    """When it may be played last; for ever where there is none."""
    reference_id: Updatable[str] = prop(
        filter=(EQ, IN),
        permission={"insert": ("CONTENT_INGEST_REFERENCE_MODIFY",), "update": ("CONTENT_INGEST_REFERENCE_MODIFY",)},
    )
    """The account's own name for it."""
    replacing_entry_id: ReadOnly[str] = prop(filter=(EQ, IN))
    """The entry with the new content, while it is being made ready."""
    replaced_entry_id: ReadOnly[str] = prop(filter=(EQ, IN))
    """The entry whose content this one's is to replace."""
    replacement_status: ReadOnly[EntryReplacementStatus] = prop(filter=(EQ, IN))
    partner_sort_value: Updatable[int] = prop(filter=(GTE, LTE, ORDER))
    """A number to order by that is the account's own."""
    conversion_profile_id: Updatable[int]
    """Says which flavors are made of its content."""
    redirect_entry_id: Updatable[str]
    """Which entry plays instead: a live stream's recording, say."""
    root_entry_id: ReadOnly[str] = prop(filter=(EQ, IN))
    """The first of the entries that it was clipped from."""
    parent_entry_id: Updatable[str] = prop(filter=(EQ,))
    """The entry that it is a part of, such as another angle."""
    operation_attributes: Updatable[list[OperationAttributes]]
    """What is done to the content of other entries to make its own."""
    entitled_users_edit: Updatable[str] = prop(filter=(MATCH_AND, MATCH_OR))
    """Comma list of users that may change it besides its owner."""
    entitled_users_publish: Updatable[str] = prop(filter=(MATCH_AND, MATCH_OR))
    """Comma list of users that may put it into categories besides its owner."""
    entitled_users_view: Updatable[str] = prop(filter=(MATCH_AND, MATCH_OR))
    """Comma list of users that may see it besides its owner."""
    capabilities: ReadOnly[str]
    """Comma list of what players can do with it."""
    template_entry_id: InsertOnly[str]
    """Whose properties it began with."""
    display_in_search: Updatable[EntryDisplayInSearchType]
    application: InsertOnly[EntryApplication]
    application_version: InsertOnly[str]
    """The version of that application."""
    block_auto_transcript: Updatable[bool]
    """Whether nothing is to be transcribed by itself."""
    default_language: ReadOnly[str]
    """The language of its texts that is shown where nobody asks for one."""
    response_language: ReadOnly[str]
    """The language that its texts are in here."""


class BaseEntryListResponse(ListResponse, name="KalturaBaseEntryListResponse"):
    """A page of entries."""

    objects: ReadOnly[list[BaseEntry]]


class DataEntry(BaseEntry, name="KalturaDataEntry"):
    """An entry that is text: settings, notes, whatever a program keeps."""

    data_content: Updatable[str]
    retrieve_data_content_by_get: InsertOnly[bool]
    """Whether `get` answers the text too."""


class DataListResponse(ListResponse, name="KalturaDataListResponse"):
    """A page of data entries."""

    objects: ReadOnly[list[DataEntry]]


class BaseEntryCloneOptions(DynamicEnum, name="KalturaBaseEntryCloneOptions"):
    """What a copy of an entry may take along."""

    USERS = "1"
    CATEGORIES = "2"
    CHILD_ENTRIES = "3"
    ACCESS_CONTROL = "4"
    METADATA = "5"
    FLAVORS = "6"
    CAPTIONS = "7"
    ANNOTATION_CUE_POINTS = "annotation.ANNOTATION_CUE_POINTS"
    SESSION_CUE_POINTS = "sessionCuePoint.SESSION_CUE_POINTS"
    THUMB_CUE_POINTS = "thumbCuePoint.THUMB_CUE_POINTS"
    AD_CUE_POINTS = "adCuePoint.AD_CUE_POINTS"
    CODE_CUE_POINTS = "codeCuePoint.CODE_CUE_POINTS"


class CloneComponentSelectorType(DynamicEnum, name="KalturaCloneComponentSelectorType"):
    """Whether something is copied."""

    EXCLUDE_COMPONENT = "1"
    INCLUDE_COMPONENT = "0"


class BaseEntryCloneOptionItem(ApiObject, name="KalturaBaseEntryCloneOptionItem", abstract=True):
    """One choice about a copy."""


class BaseEntryCloneOptionComponent(BaseEntryCloneOptionItem, name="KalturaBaseEntryCloneOptionComponent"):
    """Whether one kind of thing goes along with a copy."""

    item_type: Updatable[BaseEntryCloneOptions]
    rule: Updatable[CloneComponentSelectorType]
