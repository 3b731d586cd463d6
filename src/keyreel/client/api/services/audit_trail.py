# Generated from the schema: change its source instead.
"""The service auditTrail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.audit_trail import AuditTrail, AuditTrailFilter, AuditTrailListResponse
    from ..objects.common import FilterPager


class AuditTrailService(Service):
    """The audit trail of an account."""

    id_ = 'audit_audittrail'
    registry_ = REGISTRY

    def add(
        self,
        audit_trail: AuditTrail,
    ) -> AuditTrail:
        """Add a line about what a program did. It is kept as the program's word: its context is CLIENT."""
        return self.call_('add', k.Nested("AuditTrail"), {'auditTrail': audit_trail})

    def get(
        self,
        id: int,
    ) -> AuditTrail:
        """A line.

        Raises:
            InvalidObjectId
        """
        return self.call_('get', k.Nested("AuditTrail"), {'id': id})

    def list(
        self,
        filter: AuditTrailFilter | None = None,
        pager: FilterPager | None = None,
    ) -> AuditTrailListResponse:
        """The lines of the account, the newest first."""
        return self.call_('list', k.Nested("AuditTrailListResponse"), {'filter': filter, 'pager': pager})


class AsyncAuditTrailService(AsyncService):
    """The audit trail of an account."""

    id_ = 'audit_audittrail'
    registry_ = REGISTRY

    async def add(
        self,
        audit_trail: AuditTrail,
    ) -> AuditTrail:
        """Add a line about what a program did. It is kept as the program's word: its context is CLIENT."""
        return await self.call_('add', k.Nested("AuditTrail"), {'auditTrail': audit_trail})

    async def get(
        self,
        id: int,
    ) -> AuditTrail:
        """A line.

        Raises:
            InvalidObjectId
        """
        return await self.call_('get', k.Nested("AuditTrail"), {'id': id})

    async def list(
        self,
        filter: AuditTrailFilter | None = None,
        pager: FilterPager | None = None,
    ) -> AuditTrailListResponse:
        """The lines of the account, the newest first."""
        return await self.call_('list', k.Nested("AuditTrailListResponse"), {'filter': filter, 'pager': pager})
