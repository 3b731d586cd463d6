# Generated from the schema: change its source instead.
"""Objects: permission."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.permission import PermissionStatus, PermissionType
from .base import ApiObject, ListResponse, RelatedFilter


class Permission(ApiObject, name='KalturaPermission'):
    """A permission: what sessions that hold it may do."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    type: ClassVar[o.ReadOnly[PermissionType | None]] = o.read_only(k.Choice(PermissionType))
    name: o.Text = o.prop(k.TEXT)
    friendly_name: o.Text = o.prop(k.TEXT)
    description: o.Text = o.prop(k.TEXT)
    status: o.Choice[PermissionStatus] = o.prop(k.Choice(PermissionStatus))
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    depends_on_permission_names: o.Text = o.prop(k.TEXT)
    tags: o.Text = o.prop(k.TEXT)
    permission_items_ids: o.Text = o.prop(k.TEXT)
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    partner_group: o.Text = o.prop(k.TEXT)


class PermissionBaseFilter(RelatedFilter, name='KalturaPermissionBaseFilter'):
    """Conditions on permissions."""

    id_equal: o.Number = o.prop(k.NUMBER)
    id_in: o.Text = o.prop(k.TEXT)
    type_equal: o.Choice[PermissionType] = o.prop(k.Choice(PermissionType))
    type_in: o.Text = o.prop(k.TEXT)
    name_equal: o.Text = o.prop(k.TEXT)
    name_in: o.Text = o.prop(k.TEXT)
    friendly_name_like: o.Text = o.prop(k.TEXT)
    description_like: o.Text = o.prop(k.TEXT)
    status_equal: o.Choice[PermissionStatus] = o.prop(k.Choice(PermissionStatus))
    status_in: o.Text = o.prop(k.TEXT)
    partner_id_equal: o.Number = o.prop(k.NUMBER)
    partner_id_in: o.Text = o.prop(k.TEXT)
    depends_on_permission_names_multi_like_or: o.Text = o.prop(k.TEXT)
    depends_on_permission_names_multi_like_and: o.Text = o.prop(k.TEXT)
    tags_multi_like_or: o.Text = o.prop(k.TEXT)
    tags_multi_like_and: o.Text = o.prop(k.TEXT)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)


class PermissionFilter(PermissionBaseFilter, name='KalturaPermissionFilter'):
    """Which permissions to list."""


class PermissionListResponse(ListResponse, name='KalturaPermissionListResponse'):
    """A page of permissions."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[Permission]]] = o.read_only(k.Several(k.Nested("Permission")))
