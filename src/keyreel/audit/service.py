"""`audit_auditTrail.*`: see docs/audit.md."""

import json

from keyreel.audit import store
from keyreel.audit.store import shown, trails
from keyreel.audit.types import (
    AuditTrail,
    AuditTrailContext,
    AuditTrailFilter,
    AuditTrailInfo,
    AuditTrailListResponse,
    AuditTrailTextInfo,
)
from keyreel.gate import Call, admit
from keyreel.gate.trail import Line, mark_of
from keyreel.schema.errors import CannotBeNull, InvalidObjectId
from keyreel.schema.lists import FilterPager
from keyreel.schema.service import Service, action
from keyreel.storage import Database, Tx


class AuditTrailService(Service, name="auditTrail", plugin="audit"):
    """The audit trail of an account."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @action(permission=["AUDIT_TRAIL_ADD"])
    async def add(self, call: Call, audit_trail: AuditTrail) -> AuditTrail:
        """Add a line about what a program did. It is kept as the program's word: its context is CLIENT."""
        values = admit(audit_trail, call)
        for name in ("audit_object_type", "action"):
            if not values.get(name):
                raise CannotBeNull(name)
        ks = call.ks
        line = Line(
            call.time,
            str(values["action"]),
            str(values["audit_object_type"]),
            "auditTrail->add",
            partner_id=call.partner_id,
            user_id=call.caller.user_id,
            ks=mark_of(ks) if ks else None,
            object_id=values.get("object_id"),
            related_object_type=values.get("related_object_type"),
            related_object_id=values.get("related_object_id"),
            ip_address=call.ip,
            client_tag=values.get("client_tag"),
            request_id=call.request_id,
            context=int(AuditTrailContext.CLIENT),
            description=store.short(values.get("description")),
        )
        row = {**store.row_of(line), "entry_id": values.get("entry_id"), "info": _text(values.get("data"))}

        async def unit(tx: Tx) -> int:
            return await store.insert_line(tx, row)

        return await self.get(call, await self._db.write(unit))

    @action(permission=["AUDIT_TRAIL_BASE"], raises=[InvalidObjectId])
    async def get(self, call: Call, id: int) -> AuditTrail:
        """A line."""
        return shown(await trails.get(self._db, call.partner_id, str(id)))

    @action(permission=["AUDIT_TRAIL_BASE"])
    async def list_(
        self, call: Call, filter: AuditTrailFilter | None = None, pager: FilterPager | None = None
    ) -> AuditTrailListResponse:
        """The lines of the account, the newest first."""
        page = await trails.list(self._db, call.partner_id, filter, pager)
        return AuditTrailListResponse(total_count=page.total, objects=[shown(item) for item in page.objects])


def _text(data: AuditTrailInfo | None) -> str | None:
    return json.dumps(store.short(data.info)) if isinstance(data, AuditTrailTextInfo) and data.info else None
