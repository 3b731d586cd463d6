"""`uploadToken.*`: files on their way to the server. See docs/protocol/uploads.md."""

import secrets
from pathlib import Path
from typing import Any

from keyreel.gate import Call, admit, fold
from keyreel.schema.errors import ApiError, InvalidFieldValue, UploadFailed
from keyreel.schema.files import Upload
from keyreel.schema.lists import FilterPager
from keyreel.schema.service import USER, WIDGET, Service, action
from keyreel.storage import Database, StorageError, Tx
from keyreel.uploads import store
from keyreel.uploads.errors import (
    CannotMatchExpectedSize,
    CannotResume,
    FileTypeRestricted,
    InvalidStatusForUpload,
    MissingFileSize,
    UploadTokenNotFound,
)
from keyreel.uploads.pieces import PieceFiles, Place
from keyreel.uploads.rules import Range, is_program, merged, reached
from keyreel.uploads.store import own_token, upload_tokens
from keyreel.uploads.types import UploadToken, UploadTokenFilter, UploadTokenListResponse, UploadTokenStatus

_MAY_SEND = [
    "ATTACHMENT_MODIFY",
    "CAPTION_MODIFY",
    "CONTENT_INGEST_UPLOAD",
    USER,
    "CAPTURE_DEVICE_PERMISSION",
    "BASE_UPLOAD_PERMISSION",
]
_MAY_SEE = ["CONTENT_INGEST_UPLOAD", USER, WIDGET, "CAPTURE_DEVICE_PERMISSION", "BASE_UPLOAD_PERMISSION"]
LARGEST = 5 * 2**40
"""Bytes that a file may have."""


class UploadTokenService(Service, name="uploadToken"):
    """Files that arrive in one piece or in many, also in parallel and in any order. A USER session has its own only."""

    def __init__(self, db: Database, files: PieceFiles) -> None:
        self._db = db
        self._files = files

    @action(permission=_MAY_SEND, raises=[MissingFileSize], writes=True)
    async def add(self, call: Call, upload_token: UploadToken | None = None) -> UploadToken:
        """Make a token for a file."""
        values = admit(upload_token, call) if upload_token else {}
        if values.get("auto_finalize") and not values.get("file_size"):
            raise MissingFileSize
        if not 0 <= (values.get("file_size") or 0) <= LARGEST:
            raise InvalidFieldValue("fileSize")
        id = f"0_{secrets.token_hex(16)}"
        row: dict[str, Any] = {
            "auto_finalize": False,
            **values,
            "id": id,
            "partner_id": call.partner_id,
            "user_id": call.caller.user_id,
            "status": UploadTokenStatus.PENDING,
            "created_at": call.time,
            "updated_at": call.time,
        }
        await self._db.write(lambda tx: upload_tokens.insert(tx, row, **store.columns_of(0, None, ())))
        return await upload_tokens.get(self._db, call.partner_id, id)

    @action(permission=_MAY_SEE, raises=[UploadTokenNotFound])
    async def get(self, call: Call, upload_token_id: str) -> UploadToken:
        """A token, with how much of its file is there."""
        return await own_token(call, self._db, upload_token_id)

    @action(
        permission=["CONTENT_INGEST_UPLOAD", USER, "BASE_UPLOAD_PERMISSION"], raises=[UploadTokenNotFound], writes=True
    )
    async def delete(self, call: Call, upload_token_id: str) -> None:
        """Delete a token, and its file, if nothing has used it."""
        id = upload_token_id

        async def unit(tx: Tx) -> int:
            token = await own_token(call, tx, id)
            changes = {"status": UploadTokenStatus.DELETED, "updated_at": call.time}
            await upload_tokens.change(tx, call.partner_id, id, token, changes)
            return (await store.pieces_of(tx, call.partner_id, id)).round

        round = await self._db.write(unit)
        await self._files.remove(Place(call.partner_id, id, round))

    @action(permission=_MAY_SEE)
    async def list_(
        self, call: Call, filter: UploadTokenFilter | None = None, pager: FilterPager | None = None
    ) -> UploadTokenListResponse:
        """Tokens, the newest first."""
        if not call.caller.is_admin:
            own = call.caller.user_id
            asked = filter.given.get("user_id_equal") if filter else None
            if own is None or (asked is not None and fold(asked) != fold(own)):
                return UploadTokenListResponse(total_count=0, objects=[])
            filter = UploadTokenFilter.of({**(filter.given if filter else {}), "user_id_equal": own})
        page = await upload_tokens.list(self._db, call.partner_id, filter, pager)
        return UploadTokenListResponse(total_count=page.total, objects=page.objects)

    @action(
        permission=_MAY_SEND,
        raises=[
            UploadTokenNotFound,
            InvalidStatusForUpload,
            CannotResume,
            CannotMatchExpectedSize,
            FileTypeRestricted,
            UploadFailed,
        ],
        writes=True,
    )
    async def upload(
        self,
        call: Call,
        upload_token_id: str,
        file_data: Upload,
        resume: bool = False,
        final_chunk: bool = True,
        resume_at: float = -1,
    ) -> UploadToken:
        """Send a piece of the file. The first one comes without `resume`; the others go where `resumeAt` says, in bytes
        from the beginning, or to the end of what is there."""
        token = await own_token(call, self._db, upload_token_id)
        _check_takes(token, resume=resume)
        if is_program(token.file_name or file_data.name) or is_program(file_data.name):
            raise FileTypeRestricted
        known = await store.pieces_of(self._db, call.partner_id, upload_token_id)
        offset = 0 if not resume else int(resume_at) if resume_at >= 0 else reached(known.ranges)
        piece = (offset, offset + file_data.size)
        _check_size(token, piece)
        round = known.round if resume else 1 + secrets.randbelow(10**9 - 1)
        await self._keep(file_data.path, Place(call.partner_id, upload_token_id, round), offset if resume else None)

        async def unit(tx: Tx) -> UploadToken:
            current = await own_token(call, tx, upload_token_id)
            _check_takes(current, resume=resume)
            now = await store.pieces_of(tx, call.partner_id, upload_token_id)
            if now.round != known.round:
                raise InvalidStatusForUpload  # somebody began the file anew
            ranges = merged([*(now.ranges if resume else ()), piece])
            whole = piece[1] if final_chunk else now.whole if resume else None
            there = reached(ranges)
            if current.auto_finalize and there == current.file_size:
                whole = there
            is_full = whole is not None and there == whole and (not ranges or ranges[-1][1] == whole)
            changes = {
                "status": UploadTokenStatus.FULL_UPLOAD if is_full else UploadTokenStatus.PARTIAL_UPLOAD,
                "file_name": current.file_name or file_data.name,
                "uploaded_file_size": float(there),
                "updated_at": call.time,
            }
            columns = store.columns_of(round, whole, ranges)
            return await upload_tokens.change(tx, call.partner_id, upload_token_id, current, changes, **columns)

        try:
            kept = await self._db.write(unit)
        except (ApiError, StorageError):
            if not resume:
                await self._files.remove(Place(call.partner_id, upload_token_id, round))
            raise
        if not resume and known.round:
            await self._files.remove(Place(call.partner_id, upload_token_id, known.round))
        return kept

    async def _keep(self, source: Path, place: Place, offset: int | None) -> None:
        try:
            if offset is None:
                await self._files.begin(source, place)
            else:
                await self._files.add(source, place, offset)
        except FileNotFoundError as error:
            raise CannotResume from error
        except OSError as error:
            raise UploadFailed from error


def _check_takes(token: UploadToken, *, resume: bool) -> None:
    """Whether the token's file is one that a piece can still be sent for."""
    if token.status not in (UploadTokenStatus.PENDING, UploadTokenStatus.PARTIAL_UPLOAD):
        raise InvalidStatusForUpload
    if resume and token.status == UploadTokenStatus.PENDING:
        raise CannotResume


def _check_size(token: UploadToken, piece: Range) -> None:
    if piece[1] > LARGEST or (token.auto_finalize and token.file_size and piece[1] > token.file_size):
        raise CannotMatchExpectedSize
