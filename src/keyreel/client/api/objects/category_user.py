# Generated from the schema: change its source instead.
"""Objects: category_user."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.category_user import CategoryUserPermissionLevel, CategoryUserStatus, UpdateMethodType
from .base import ApiObject, ListResponse, RelatedFilter


class CategoryUser(ApiObject, name='KalturaCategoryUser'):
    """That a user, or a group, is a member of a category."""

    category_id: o.Number = o.prop(k.NUMBER)
    user_id: o.Text = o.prop(k.TEXT)
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    permission_level: o.Choice[CategoryUserPermissionLevel] = o.prop(k.Choice(CategoryUserPermissionLevel))
    """What the member may do there; without one, what the category gives new members."""
    status: ClassVar[o.ReadOnly[CategoryUserStatus | None]] = o.read_only(k.Choice(CategoryUserStatus))
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    update_method: o.Choice[UpdateMethodType] = o.prop(k.Choice(UpdateMethodType))
    category_full_ids: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """The ids of those above the category and its own, with `>` between them."""
    permission_names: o.Text = o.prop(k.TEXT)
    """Comma list of what the member may do; the level stands for one."""


class CategoryUserBaseFilter(RelatedFilter, name='KalturaCategoryUserBaseFilter'):
    """Conditions on members."""

    category_id_equal: o.Number = o.prop(k.NUMBER)
    category_id_in: o.Text = o.prop(k.TEXT)
    user_id_equal: o.Text = o.prop(k.TEXT)
    user_id_in: o.Text = o.prop(k.TEXT)
    permission_level_equal: o.Choice[CategoryUserPermissionLevel] = o.prop(k.Choice(CategoryUserPermissionLevel))
    permission_level_in: o.Text = o.prop(k.TEXT)
    status_equal: o.Choice[CategoryUserStatus] = o.prop(k.Choice(CategoryUserStatus))
    status_in: o.Text = o.prop(k.TEXT)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    update_method_equal: o.Choice[UpdateMethodType] = o.prop(k.Choice(UpdateMethodType))
    update_method_in: o.Text = o.prop(k.TEXT)
    category_full_ids_starts_with: o.Text = o.prop(k.TEXT)
    category_full_ids_equal: o.Text = o.prop(k.TEXT)
    permission_names_match_and: o.Text = o.prop(k.TEXT)
    permission_names_match_or: o.Text = o.prop(k.TEXT)
    permission_names_not_contains: o.Text = o.prop(k.TEXT)


class CategoryUserFilter(CategoryUserBaseFilter, name='KalturaCategoryUserFilter'):
    """Which members to list."""

    category_direct_members: o.Flag = o.prop(k.FLAG)
    """Whether the members that a category has from above are left out."""
    free_text: o.Text = o.prop(k.TEXT)
    """What is somewhere in the user's id."""
    related_groups_by_user_id: o.Text = o.prop(k.TEXT)
    """A user; the memberships of the user and of the user's groups are meant."""


class CategoryUserListResponse(ListResponse, name='KalturaCategoryUserListResponse'):
    """A page of members."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[CategoryUser]]] = o.read_only(k.Several(k.Nested("CategoryUser")))
