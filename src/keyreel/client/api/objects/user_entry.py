# Generated from the schema: change its source instead.
"""Objects: user_entry."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.common import NullableBoolean
from ..enums.user_entry import UserEntryStatus, UserEntryType
from .base import ApiObject, ListResponse, RelatedFilter


class UserEntry(ApiObject, name='KalturaUserEntry'):
    """What a user has to do with an entry."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    entry_id: o.Text = o.prop(k.TEXT)
    user_id: o.Text = o.prop(k.TEXT)
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    status: o.Choice[UserEntryStatus] = o.prop(k.Choice(UserEntryStatus))
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    type: ClassVar[o.ReadOnly[UserEntryType | None]] = o.read_only(k.Choice(UserEntryType))


class UserEntryBaseFilter(RelatedFilter, name='KalturaUserEntryBaseFilter'):
    """Conditions on what users have to do with entries."""

    id_in: o.Text = o.prop(k.TEXT)
    id_not_in: o.Text = o.prop(k.TEXT)
    entry_id_equal: o.Text = o.prop(k.TEXT)
    entry_id_in: o.Text = o.prop(k.TEXT)
    entry_id_not_in: o.Text = o.prop(k.TEXT)
    user_id_equal: o.Text = o.prop(k.TEXT)
    user_id_in: o.Text = o.prop(k.TEXT)
    user_id_not_in: o.Text = o.prop(k.TEXT)
    status_equal: o.Choice[UserEntryStatus] = o.prop(k.Choice(UserEntryStatus))
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    type_equal: o.Choice[UserEntryType] = o.prop(k.Choice(UserEntryType))
    id_equal: o.Number = o.prop(k.NUMBER)


class UserEntryFilter(UserEntryBaseFilter, name='KalturaUserEntryFilter'):
    """Which of these to list."""

    user_id_equal_current: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    is_anonymous: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    privacy_context_equal: o.Text = o.prop(k.TEXT)
    privacy_context_in: o.Text = o.prop(k.TEXT)
    partner_id: o.Number = o.prop(k.NUMBER)


class UserEntryListResponse(ListResponse, name='KalturaUserEntryListResponse'):
    """A page of what users have to do with entries."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[UserEntry]]] = o.read_only(k.Several(k.Nested("UserEntry")))
