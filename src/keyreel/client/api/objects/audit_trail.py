# Generated from the schema: change its source instead.
"""Objects: audit_trail."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.audit_trail import AuditTrailAction, AuditTrailContext, AuditTrailObjectType, AuditTrailStatus
from .base import ApiObject, ListResponse, RelatedFilter


class AuditTrail(ApiObject, name='KalturaAuditTrail'):
    """One line of the audit trail."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    parsed_at: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    status: ClassVar[o.ReadOnly[AuditTrailStatus | None]] = o.read_only(k.Choice(AuditTrailStatus))
    audit_object_type: o.Choice[AuditTrailObjectType] = o.prop(k.Choice(AuditTrailObjectType))
    object_id: o.Text = o.prop(k.TEXT)
    related_object_id: o.Text = o.prop(k.TEXT)
    related_object_type: o.Choice[AuditTrailObjectType] = o.prop(k.Choice(AuditTrailObjectType))
    entry_id: o.Text = o.prop(k.TEXT)
    master_partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    request_id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    user_id: o.Text = o.prop(k.TEXT)
    action: o.Choice[AuditTrailAction] = o.prop(k.Choice(AuditTrailAction))
    data: o.Nested[AuditTrailInfo] = o.prop(k.Nested("AuditTrailInfo"))
    ks: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    context: ClassVar[o.ReadOnly[AuditTrailContext | None]] = o.read_only(k.Choice(AuditTrailContext))
    entry_point: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    server_name: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    ip_address: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    user_agent: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    client_tag: o.Text = o.prop(k.TEXT)
    description: o.Text = o.prop(k.TEXT)
    error_description: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)


class AuditTrailBaseFilter(RelatedFilter, name='KalturaAuditTrailBaseFilter'):
    """Conditions on lines of the audit trail."""

    id_equal: o.Number = o.prop(k.NUMBER)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    parsed_at_greater_than_or_equal: o.Number = o.prop(k.NUMBER)
    parsed_at_less_than_or_equal: o.Number = o.prop(k.NUMBER)
    status_equal: o.Choice[AuditTrailStatus] = o.prop(k.Choice(AuditTrailStatus))
    status_in: o.Text = o.prop(k.TEXT)
    audit_object_type_equal: o.Choice[AuditTrailObjectType] = o.prop(k.Choice(AuditTrailObjectType))
    audit_object_type_in: o.Text = o.prop(k.TEXT)
    object_id_equal: o.Text = o.prop(k.TEXT)
    object_id_in: o.Text = o.prop(k.TEXT)
    related_object_id_equal: o.Text = o.prop(k.TEXT)
    related_object_id_in: o.Text = o.prop(k.TEXT)
    related_object_type_equal: o.Choice[AuditTrailObjectType] = o.prop(k.Choice(AuditTrailObjectType))
    related_object_type_in: o.Text = o.prop(k.TEXT)
    entry_id_equal: o.Text = o.prop(k.TEXT)
    entry_id_in: o.Text = o.prop(k.TEXT)
    master_partner_id_equal: o.Number = o.prop(k.NUMBER)
    master_partner_id_in: o.Text = o.prop(k.TEXT)
    partner_id_equal: o.Number = o.prop(k.NUMBER)
    partner_id_in: o.Text = o.prop(k.TEXT)
    request_id_equal: o.Text = o.prop(k.TEXT)
    request_id_in: o.Text = o.prop(k.TEXT)
    user_id_equal: o.Text = o.prop(k.TEXT)
    user_id_in: o.Text = o.prop(k.TEXT)
    action_equal: o.Choice[AuditTrailAction] = o.prop(k.Choice(AuditTrailAction))
    action_in: o.Text = o.prop(k.TEXT)
    ks_equal: o.Text = o.prop(k.TEXT)
    context_equal: o.Choice[AuditTrailContext] = o.prop(k.Choice(AuditTrailContext))
    context_in: o.Text = o.prop(k.TEXT)
    entry_point_equal: o.Text = o.prop(k.TEXT)
    entry_point_in: o.Text = o.prop(k.TEXT)
    server_name_equal: o.Text = o.prop(k.TEXT)
    server_name_in: o.Text = o.prop(k.TEXT)
    ip_address_equal: o.Text = o.prop(k.TEXT)
    ip_address_in: o.Text = o.prop(k.TEXT)
    client_tag_equal: o.Text = o.prop(k.TEXT)


class AuditTrailInfo(ApiObject, name='KalturaAuditTrailInfo'):
    """What more there is to say."""


class AuditTrailChangeInfo(AuditTrailInfo, name='KalturaAuditTrailChangeInfo'):
    """The properties that were sent. Texts are left out: nobody knows what is in them."""

    changed_items: o.Several[AuditTrailChangeItem] = o.prop(k.Several(k.Nested("AuditTrailChangeItem")))


class AuditTrailChangeItem(ApiObject, name='KalturaAuditTrailChangeItem'):
    """A property that was changed."""

    descriptor: o.Text = o.prop(k.TEXT)
    old_value: o.Text = o.prop(k.TEXT)
    new_value: o.Text = o.prop(k.TEXT)


class AuditTrailFilter(AuditTrailBaseFilter, name='KalturaAuditTrailFilter'):
    """Lines of the audit trail."""


class AuditTrailListResponse(ListResponse, name='KalturaAuditTrailListResponse'):
    """A page of the audit trail."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[AuditTrail]]] = o.read_only(k.Several(k.Nested("AuditTrail")))


class AuditTrailTextInfo(AuditTrailInfo, name='KalturaAuditTrailTextInfo'):
    """A text."""

    info: o.Text = o.prop(k.TEXT)
