"""Errors of entries and of what they are made of."""

from keyreel.schema.errors import ApiError


class CategoriesAreHidden(ApiError, code="ENTRY_CATEGORY_FIELD_IS_DEPRECATED"):
    """Where entitlement is enforced, categoryEntry says where an entry is."""


class EntryNotFound(ApiError, code="ENTRY_ID_NOT_FOUND", params=("ENTRY_ID",)):
    """There is no entry {ENTRY_ID} in this account, or not for this session."""


class ForAdmins(ApiError, code="PROPERTY_VALIDATION_ADMIN_PROPERTY", params=("PROP_NAME",)):
    """Only ADMIN sessions may set {PROP_NAME}."""


class WrongSchedule(ApiError, code="INVALID_ENTRY_SCHEDULE_DATES"):
    """An entry cannot end before it starts: endDate lies before startDate."""


class HasContent(ApiError, code="ENTRY_ALREADY_WITH_CONTENT"):
    """The entry has content already; updateContent replaces it."""


class ResourceNotSupported(ApiError, code="RESOURCE_TYPE_NOT_SUPPORTED", params=("RES_TYPE",)):
    """Content cannot come from a {RES_TYPE} here."""


class TokenNotReady(ApiError, code="UPLOAD_TOKEN_INVALID_STATUS_FOR_ADD_ENTRY"):
    """The file of this upload token is not whole, or was used already."""


class LocalFileNotFound(ApiError, code="LOCAL_FILE_NOT_FOUND", params=("FILE",)):
    """There is no file {FILE} in a folder that the operator has opened to this account."""


class RankOutOfRange(ApiError, code="INVALID_RANK_VALUE"):
    """A rank is a whole number from 1 to 5."""


class RecycleBinOff(ApiError, code="FEATURE_RECYCLE_BIN_DISABLED"):
    """This account has no recycle bin."""


class OriginalMissing(ApiError, code="ORIGINAL_FLAVOR_ASSET_IS_MISSING"):
    """The entry that content is to be taken of has none."""


class NoSuchFlavor(ApiError, code="FLAVOR_PARAMS_NOT_FOUND"):
    """The entry has no flavor that was made with these params."""


class NothingFlagged(ApiError, code="MODERATION_EMPTY_OBJECT"):
    """A flag names the entry that it is about: flaggedEntryId."""


class TooFar(ApiError, code="QUERY_EXCEEDED_MAX_MATCHES_ALLOWED"):
    """Lists of entries end after 10,000: narrow the filter."""
