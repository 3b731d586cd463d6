"""Objects of `audit_auditTrail.*`. Values that begin with `keyreel.` are ours, named the way plugins of the API do."""

from keyreel.schema.enums import ApiIntEnum, ApiStringEnum
from keyreel.schema.kinds import Timestamp
from keyreel.schema.lists import EQ, GTE, IN, LTE, ORDER, ListResponse, RelatedFilter
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable, prop


class AuditTrailStatus(ApiIntEnum, name="KalturaAuditTrailStatus"):
    """How it ended: what was done is `READY`, what was refused or went wrong is `FAILED`."""

    PENDING = 1
    READY = 2
    FAILED = 3


class AuditTrailContext(ApiIntEnum, name="KalturaAuditTrailContext"):
    """What did it: a call of the API, a command of the operator (`SCRIPT`), or a program that says so (`CLIENT`)."""

    CLIENT = -1
    SCRIPT = 0
    PS2 = 1
    API_V3 = 2


class AuditTrailAction(ApiStringEnum, name="KalturaAuditTrailAction"):
    """What was done."""

    CREATED = "CREATED"
    COPIED = "COPIED"
    CHANGED = "CHANGED"
    DELETED = "DELETED"
    VIEWED = "VIEWED"
    CONTENT_VIEWED = "CONTENT_VIEWED"
    FILE_SYNC_CREATED = "FILE_SYNC_CREATED"
    RELATION_ADDED = "RELATION_ADDED"
    RELATION_REMOVED = "RELATION_REMOVED"
    KEYREEL_OPENED = "keyreel.OPENED"
    KEYREEL_USED = "keyreel.USED"


class AuditTrailObjectType(ApiStringEnum, name="KalturaAuditTrailObjectType"):
    """What it was done to."""

    ACCESS_CONTROL = "accessControl"
    BATCH_JOB = "BatchJob"
    CATEGORY = "category"
    CONVERSION_PROFILE_2 = "conversionProfile2"
    EMAIL_INGESTION_PROFILE = "EmailIngestionProfile"
    ENTRY = "entry"
    FILE_SYNC = "FileSync"
    FLAVOR_ASSET = "flavorAsset"
    THUMBNAIL_ASSET = "thumbAsset"
    FLAVOR_PARAMS = "flavorParams"
    THUMBNAIL_PARAMS = "thumbParams"
    FLAVOR_PARAMS_CONVERSION_PROFILE = "flavorParamsConversionProfile"
    FLAVOR_PARAMS_OUTPUT = "flavorParamsOutput"
    THUMBNAIL_PARAMS_OUTPUT = "thumbParamsOutput"
    KSHOW = "kshow"
    KSHOW_KUSER = "KshowKuser"
    KUSER = "kuser"
    MEDIA_INFO = "mediaInfo"
    MODERATION = "moderation"
    PARTNER = "Partner"
    ROUGHCUT = "roughcutEntry"
    SYNDICATION = "syndicationFeed"
    UI_CONF = "uiConf"
    UPLOAD_TOKEN = "UploadToken"  # noqa: S105  # a name
    WIDGET = "widget"
    METADATA = "Metadata"
    METADATA_PROFILE = "MetadataProfile"
    USER_LOGIN_DATA = "UserLoginData"
    USER_ROLE = "UserRole"
    PERMISSION = "Permission"
    REACH_PROFILE = "ReachProfile"
    CATEGORY_ENTRY = "categoryEntry"
    KEYREEL_SESSION = "keyreel.SESSION"
    KEYREEL_SECRET = "keyreel.SECRET"  # noqa: S105  # a name
    KEYREEL_APP_TOKEN = "keyreel.APP_TOKEN"  # noqa: S105  # a name
    KEYREEL_GROUP_USER = "keyreel.GROUP_USER"
    KEYREEL_CATEGORY_USER = "keyreel.CATEGORY_USER"
    KEYREEL_PERMISSION_ITEM = "keyreel.PERMISSION_ITEM"
    KEYREEL_RESPONSE_PROFILE = "keyreel.RESPONSE_PROFILE"


class AuditTrailInfo(ApiObject, name="KalturaAuditTrailInfo", abstract=True):
    """What more there is to say."""


class AuditTrailTextInfo(AuditTrailInfo, name="KalturaAuditTrailTextInfo"):
    """A text."""

    info: Updatable[str]


class AuditTrailChangeItem(ApiObject, name="KalturaAuditTrailChangeItem"):
    """A property that was changed."""

    descriptor: Updatable[str]
    old_value: Updatable[str]
    new_value: Updatable[str]


class AuditTrailChangeInfo(AuditTrailInfo, name="KalturaAuditTrailChangeInfo"):
    """The properties that were sent. Texts are left out: nobody knows what is in them."""

    changed_items: Updatable[list[AuditTrailChangeItem]]


class AuditTrail(ApiObject, name="KalturaAuditTrail"):
    """One line of the audit trail."""

    id: ReadOnly[int] = prop(filter=(EQ,))
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    parsed_at: ReadOnly[int] = prop(filter=(GTE, LTE, ORDER))
    status: ReadOnly[AuditTrailStatus] = prop(filter=(EQ, IN))
    audit_object_type: Updatable[AuditTrailObjectType] = prop(filter=(EQ, IN))
    object_id: Updatable[str] = prop(filter=(EQ, IN))
    related_object_id: Updatable[str] = prop(filter=(EQ, IN))
    related_object_type: Updatable[AuditTrailObjectType] = prop(filter=(EQ, IN))
    entry_id: Updatable[str] = prop(filter=(EQ, IN))
    master_partner_id: ReadOnly[int] = prop(filter=(EQ, IN))
    partner_id: ReadOnly[int] = prop(filter=(EQ, IN))
    request_id: ReadOnly[str] = prop(filter=(EQ, IN))
    user_id: Updatable[str] = prop(filter=(EQ, IN))
    action: Updatable[AuditTrailAction] = prop(filter=(EQ, IN))
    data: Updatable[AuditTrailInfo]
    ks: ReadOnly[str] = prop(filter=(EQ,))
    context: ReadOnly[AuditTrailContext] = prop(filter=(EQ, IN))
    entry_point: ReadOnly[str] = prop(filter=(EQ, IN))
    server_name: ReadOnly[str] = prop(filter=(EQ, IN))
    ip_address: ReadOnly[str] = prop(filter=(EQ, IN))
    user_agent: ReadOnly[str]
    client_tag: Updatable[str] = prop(filter=(EQ,))
    description: Updatable[str]
    error_description: ReadOnly[str]


class AuditTrailBaseFilter(RelatedFilter, name="KalturaAuditTrailBaseFilter", abstract=True, conditions_of=AuditTrail):
    """Conditions on lines of the audit trail."""


class AuditTrailFilter(AuditTrailBaseFilter, name="KalturaAuditTrailFilter"):
    """Lines of the audit trail."""


class AuditTrailListResponse(ListResponse, name="KalturaAuditTrailListResponse"):
    """A page of the audit trail."""

    objects: ReadOnly[list[AuditTrail]]
