"""`bulkUpload_bulk.*`: how far work is that was left to be done, and its end. See docs/jobs.md."""

from typing import Any

from keyreel.bulk import store
from keyreel.bulk.store import find_uploads
from keyreel.gate import Call
from keyreel.jobs.store import cancel_job
from keyreel.schema.bulk import BulkUpload, BulkUploadFilter, BulkUploadListResponse
from keyreel.schema.casts import to_int
from keyreel.schema.errors import ApiError
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed
from keyreel.schema.service import USER, Service, action
from keyreel.shelf import page_of
from keyreel.storage import Database

_MAY = ["CONTENT_INGEST_BULK_UPLOAD", "CONTENT_INGEST_UPLOAD", USER]


class BulkUploadNotFound(ApiError, code="BULK_UPLOAD_NOT_FOUND"):
    """There is no such work {ID}, or it is somebody else's."""


class BulkService(Service, name="bulk", plugin="bulkUpload"):
    """Work on many objects. A USER session sees its own."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @action(permission=_MAY, raises=[BulkUploadNotFound])
    async def get(self, call: Call, id: int) -> BulkUpload:
        """How far some work is."""
        found = await find_uploads(self._db, call.partner_id, _whose(call), {"id": id})
        if not found:
            raise BulkUploadNotFound(id)
        return found[0]

    @action(permission=_MAY)
    async def list_(
        self, call: Call, bulk_upload_filter: BulkUploadFilter | None = None, pager: FilterPager | None = None
    ) -> BulkUploadListResponse:
        """The newest work, 500 at most."""
        given: dict[str, Any] = dict(bulk_upload_filter.given) if bulk_upload_filter else {}
        kinds = _listed(given, "bulk_upload_object_type")
        where = _where(given)
        found = await find_uploads(self._db, call.partner_id, _whose(call), where)
        if kinds is not None:
            found = [item for item in found if str(item.bulk_upload_object_type) in kinds]
        size, offset = page_of(pager)
        return BulkUploadListResponse(total_count=len(found), objects=found[offset : offset + size])

    @action(permission=_MAY, raises=[BulkUploadNotFound], writes=True, record=changed("BatchJob", "id"))
    async def abort(self, call: Call, id: int) -> BulkUpload:
        """End some work, if it is not done."""
        await self.get(call, id)
        await self._db.write(lambda tx: cancel_job(tx, id, call.time))
        return await self.get(call, id)


def _whose(call: Call) -> str | None:
    """Whose work a caller sees; `None` is everybody's."""
    return None if call.caller.is_admin else call.caller.user_id or ""


def _where(given: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, condition in (
        ("uploaded_on_greater_than_or_equal", "from"),
        ("uploaded_on_less_than_or_equal", "until"),
        ("uploaded_on_equal", "from"),
        ("uploaded_on_equal", "until"),
    ):
        if given.get(name) is not None:
            found[condition] = int(given[name])
    statuses = _listed(given, "status")
    if statuses is not None:
        found["states"] = store.states_of({to_int(item) for item in statuses if item.isascii() and item.isdigit()})
    return found


def _listed(given: dict[str, Any], name: str) -> set[str] | None:
    """What a filter asks a property to be one of; `None` where it does not ask."""
    equal, among = given.get(f"{name}_equal"), given.get(f"{name}_in")
    found: set[str] | None = None
    if equal is not None:
        found = {str(int(equal)) if isinstance(equal, int) else str(equal)}
    if among is not None:
        listed = {part.strip() for part in str(among).split(",")}
        found = listed if found is None else found & listed
    return found
