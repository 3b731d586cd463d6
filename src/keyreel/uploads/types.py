"""Objects of `uploadToken.*`."""

from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.kinds import OptionalBool, Timestamp
from keyreel.schema.lists import EQ, IN, ORDER, Filter, ListResponse
from keyreel.schema.objects import ApiObject, InsertOnly, ReadOnly, Updatable, prop


class UploadTokenStatus(ApiIntEnum, name="KalturaUploadTokenStatus"):
    """How much of a file is there."""

    PENDING = 0
    PARTIAL_UPLOAD = 1
    FULL_UPLOAD = 2
    CLOSED = 3
    TIMED_OUT = 4
    DELETED = 5


class UploadToken(ApiObject, name="KalturaUploadToken"):
    """A file on its way to the server, in one piece or many."""

    id: ReadOnly[str] = prop(filter=(EQ, IN))
    partner_id: ReadOnly[int]
    user_id: ReadOnly[str] = prop(filter=(EQ,))
    status: ReadOnly[UploadTokenStatus] = prop(filter=(EQ, IN))
    file_name: InsertOnly[str] = prop(filter=(EQ,))
    """The name that the file has where it comes from."""
    file_size: InsertOnly[float] = prop(filter=(EQ,))
    """Bytes that it has when it is whole."""
    uploaded_file_size: ReadOnly[float]
    """Bytes that are there."""
    created_at: ReadOnly[Timestamp] = prop(filter=(ORDER,))
    updated_at: ReadOnly[Timestamp]
    upload_url: ReadOnly[str]
    """Where the pieces are to be sent, with the scheme."""
    auto_finalize: InsertOnly[OptionalBool]
    """Whether it is whole once as many bytes are there as were told."""
    attached_object_type: ReadOnly[str]
    """What has used the file, by its class."""
    attached_object_id: ReadOnly[str]
    """What has used the file."""


class UploadTokenBaseFilter(Filter, name="KalturaUploadTokenBaseFilter", abstract=True, conditions_of=UploadToken):
    """Conditions on upload tokens."""


class UploadTokenFilter(UploadTokenBaseFilter, name="KalturaUploadTokenFilter"):
    """Which upload tokens to list."""


class UploadTokenListResponse(ListResponse, name="KalturaUploadTokenListResponse"):
    """A page of upload tokens."""

    objects: ReadOnly[list[UploadToken]]


class UploadErrorCode(ApiIntEnum, name="KalturaUploadErrorCode"):
    """What came of an upload."""

    NO_ERROR = 0
    GENERAL_ERROR = 1
    PARTIAL_UPLOAD = 2


class UploadResponse(ApiObject, name="KalturaUploadResponse"):
    """What came of the upload of a file."""

    upload_token_id: Updatable[str]
    file_size: Updatable[int]
    """Bytes."""
    error_code: Updatable[UploadErrorCode]
    error_description: Updatable[str]
