# Generated from the schema: change its source instead.
"""Objects: group_user."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.group_user import GroupType, GroupUserCreationMode, GroupUserRole, GroupUserStatus
from .base import ApiObject, ListResponse, RelatedFilter


class GroupUser(ApiObject, name='KalturaGroupUser'):
    """That a user is in a group."""

    id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    user_id: o.Text = o.prop(k.TEXT)
    group_id: o.Text = o.prop(k.TEXT)
    status: ClassVar[o.ReadOnly[GroupUserStatus | None]] = o.read_only(k.Choice(GroupUserStatus))
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    creation_mode: o.Choice[GroupUserCreationMode] = o.prop(k.Choice(GroupUserCreationMode))
    user_role: o.Choice[GroupUserRole] = o.prop(k.Choice(GroupUserRole))
    group_type: ClassVar[o.ReadOnly[GroupType | None]] = o.read_only(k.Choice(GroupType))


class GroupUserBaseFilter(RelatedFilter, name='KalturaGroupUserBaseFilter'):
    """Conditions on who is in which group."""

    user_id_equal: o.Text = o.prop(k.TEXT)
    user_id_in: o.Text = o.prop(k.TEXT)
    group_id_equal: o.Text = o.prop(k.TEXT)
    group_id_in: o.Text = o.prop(k.TEXT)
    status_equal: o.Choice[GroupUserStatus] = o.prop(k.Choice(GroupUserStatus))
    status_in: o.Text = o.prop(k.TEXT)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)


class GroupUserFilter(GroupUserBaseFilter, name='KalturaGroupUserFilter'):
    """Who is in which group."""

    group_type: o.Choice[GroupType] = o.prop(k.Choice(GroupType))


class GroupUserListResponse(ListResponse, name='KalturaGroupUserListResponse'):
    """A page of who is in which group."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[GroupUser]]] = o.read_only(k.Several(k.Nested("GroupUser")))
