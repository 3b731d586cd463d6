# Generated from the schema: change its source instead.
"""Objects: user_role."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.user_role import UserRoleStatus
from .base import ApiObject, Condition, ListResponse, RelatedFilter


class UserRole(ApiObject, name='KalturaUserRole'):
    """A role: the names of permissions that those who have it get. `*` names every one."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    name: o.Text = o.prop(k.TEXT)
    system_name: o.Text = o.prop(k.TEXT)
    description: o.Text = o.prop(k.TEXT)
    status: o.Choice[UserRoleStatus] = o.prop(k.Choice(UserRoleStatus))
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    permission_names: o.Text = o.prop(k.TEXT)
    tags: o.Text = o.prop(k.TEXT)
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)


class UserRoleBaseFilter(RelatedFilter, name='KalturaUserRoleBaseFilter'):
    """Conditions on roles."""

    id_equal: o.Number = o.prop(k.NUMBER)
    id_in: o.Text = o.prop(k.TEXT)
    name_equal: o.Text = o.prop(k.TEXT)
    name_in: o.Text = o.prop(k.TEXT)
    system_name_equal: o.Text = o.prop(k.TEXT)
    system_name_in: o.Text = o.prop(k.TEXT)
    description_like: o.Text = o.prop(k.TEXT)
    status_equal: o.Choice[UserRoleStatus] = o.prop(k.Choice(UserRoleStatus))
    status_in: o.Text = o.prop(k.TEXT)
    partner_id_equal: o.Number = o.prop(k.NUMBER)
    partner_id_in: o.Text = o.prop(k.TEXT)
    tags_multi_like_or: o.Text = o.prop(k.TEXT)
    tags_multi_like_and: o.Text = o.prop(k.TEXT)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)


class UserRoleCondition(Condition, name='KalturaUserRoleCondition'):
    """Which roles the viewer has."""

    role_ids: o.Text = o.prop(k.TEXT)


class UserRoleFilter(UserRoleBaseFilter, name='KalturaUserRoleFilter'):
    """Which roles to list."""


class UserRoleListResponse(ListResponse, name='KalturaUserRoleListResponse'):
    """A page of roles."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[UserRole]]] = o.read_only(k.Several(k.Nested("UserRole")))
