"""`upload.*`: files that come in one piece. See docs/protocol/uploads.md, "Whole files"."""

from keyreel.gate import Call
from keyreel.schema.errors import UploadFailed
from keyreel.schema.files import Upload
from keyreel.schema.service import USER, WIDGET, Service, action
from keyreel.uploads.errors import FileTypeRestricted
from keyreel.uploads.service import UploadTokenService
from keyreel.uploads.types import UploadErrorCode, UploadResponse, UploadToken, UploadTokenFilter, UploadTokenStatus


class UploadService(Service, name="upload"):
    """Files in one piece. What they are used by later is an upload token like any other."""

    def __init__(self, tokens: UploadTokenService) -> None:
        self._tokens = tokens

    @action(permission=["CONTENT_INGEST_UPLOAD", USER], raises=[FileTypeRestricted, UploadFailed], writes=True)
    async def upload(self, call: Call, file_data: Upload) -> str:
        """Send a whole file; the id of its token."""
        return await send(self._tokens, call, file_data)

    @action(permission=["CONTENT_INGEST_UPLOAD", USER, WIDGET])
    async def get_uploaded_file_token_by_file_name(self, call: Call, file_name: str) -> UploadResponse:
        """The token of the file of this name that the caller sent last."""
        found = (await self._tokens.list_(call, UploadTokenFilter(file_name_equal=file_name))).objects
        if not found:
            return UploadResponse(
                error_code=UploadErrorCode.GENERAL_ERROR, error_description="No file of this name was sent."
            )
        [newest, *_] = found
        is_whole = newest.status in (UploadTokenStatus.FULL_UPLOAD, UploadTokenStatus.CLOSED)
        code = UploadErrorCode.NO_ERROR if is_whole else UploadErrorCode.PARTIAL_UPLOAD
        size = int(newest.uploaded_file_size or 0)
        return UploadResponse(upload_token_id=newest.id, file_size=size, error_code=code)


async def send(tokens: UploadTokenService, call: Call, file: Upload) -> str:
    """Keep a whole file under a new token, and its id.

    Raises:
        FileTypeRestricted, UploadFailed
    """
    token = await tokens.add(call, UploadToken(file_name=file.name))
    assert token.id is not None
    await tokens.upload(call, token.id, file)
    return token.id
