# Generated from the schema: change its source instead.
"""Objects: permission_item."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.permission_item import PermissionItemType
from .base import ListResponse, RelatedFilter

if TYPE_CHECKING:
    from .base import PermissionItem


class PermissionItemBaseFilter(RelatedFilter, name='KalturaPermissionItemBaseFilter'):
    """Conditions on permission items."""

    id_equal: o.Number = o.prop(k.NUMBER)
    id_in: o.Text = o.prop(k.TEXT)
    type_equal: o.Choice[PermissionItemType] = o.prop(k.Choice(PermissionItemType))
    type_in: o.Text = o.prop(k.TEXT)
    partner_id_equal: o.Number = o.prop(k.NUMBER)
    partner_id_in: o.Text = o.prop(k.TEXT)
    tags_multi_like_or: o.Text = o.prop(k.TEXT)
    tags_multi_like_and: o.Text = o.prop(k.TEXT)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)


class PermissionItemFilter(PermissionItemBaseFilter, name='KalturaPermissionItemFilter'):
    """Which permission items to list."""


class PermissionItemListResponse(ListResponse, name='KalturaPermissionItemListResponse'):
    """A page of permission items."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[PermissionItem]]] = o.read_only(k.Several(k.Nested("PermissionItem")))
