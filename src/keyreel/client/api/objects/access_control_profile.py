# Generated from the schema: change its source instead.
"""Objects: access_control_profile."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.common import NullableBoolean
from .base import ApiObject, ListResponse, RelatedFilter

if TYPE_CHECKING:
    from .common import Rule


class AccessControlProfile(ApiObject, name='KalturaAccessControlProfile'):
    """Says who may play an entry, where and how much of it."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    name: o.Text = o.prop(k.TEXT)
    system_name: o.Text = o.prop(k.TEXT)
    """The account's own name for it, for its programs."""
    description: o.Text = o.prop(k.TEXT)
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    is_default: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    """Whether entries have it that name no other."""
    rules: o.Several[Rule] = o.prop(k.Several(k.Nested("Rule")))
    """All of them count, in their order."""


class AccessControlProfileBaseFilter(RelatedFilter, name='KalturaAccessControlProfileBaseFilter'):
    """Conditions on access control profiles."""

    id_equal: o.Number = o.prop(k.NUMBER)
    id_in: o.Text = o.prop(k.TEXT)
    system_name_equal: o.Text = o.prop(k.TEXT)
    system_name_in: o.Text = o.prop(k.TEXT)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)


class AccessControlProfileFilter(AccessControlProfileBaseFilter, name='KalturaAccessControlProfileFilter'):
    """Which access control profiles to list."""


class AccessControlProfileListResponse(ListResponse, name='KalturaAccessControlProfileListResponse'):
    """A page of access control profiles."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[AccessControlProfile]]] = o.read_only(k.Several(k.Nested("AccessControlProfile")))
