"""Errors of uploads."""

from keyreel.schema.errors import ApiError


class UploadTokenNotFound(ApiError, code="UPLOAD_TOKEN_NOT_FOUND"):
    """There is no such upload token, or it is somebody else's."""


class InvalidStatusForUpload(ApiError, code="UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD"):
    """The file of this token is whole already, or was used or given up: begin with another token."""


class CannotResume(ApiError, code="UPLOAD_TOKEN_CANNOT_RESUME"):
    """There is nothing to go on from: send the first piece without resume."""


class CannotMatchExpectedSize(ApiError, code="UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE"):
    """The pieces hold more bytes than the token said that the file has."""


class MissingFileSize(ApiError, code="UPLOAD_TOKEN_MISSING_FILE_SIZE"):
    """autoFinalize needs a fileSize to know when the file is whole."""


class FileTypeRestricted(ApiError, code="UPLOAD_TOKEN_FILE_TYPE_RESTRICTED_FOR_UPLOAD"):
    """Programs are not taken: the name of the file ends as that of one."""
