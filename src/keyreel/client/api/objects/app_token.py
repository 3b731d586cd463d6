# Generated from the schema: change its source instead.
"""Objects: app_token."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.app_token import AppTokenHashType, AppTokenStatus
from ..enums.session import SessionType
from .base import ApiObject, Filter, ListResponse


class AppToken(ApiObject, name='KalturaAppToken'):
    """Lets a program open sessions of one kind, and no others."""

    id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    token: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """What the program keeps to itself: 32 hexadecimal digits."""
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    status: ClassVar[o.ReadOnly[AppTokenStatus | None]] = o.read_only(k.Choice(AppTokenStatus))
    expiry: o.Time = o.prop(k.TIME)
    """When it opens no more sessions; never where there is none, or 0."""
    session_type: o.Choice[SessionType] = o.prop(k.Choice(SessionType))
    """What its sessions are; what the program asks for where there is none."""
    session_user_id: o.Text = o.prop(k.TEXT)
    """Whose its sessions are; whoever the program names where there is none."""
    session_duration: o.Number = o.prop(k.NUMBER)
    """Seconds that its sessions live at most."""
    session_privileges: o.Text = o.prop(k.TEXT)
    hash_type: o.Choice[AppTokenHashType] = o.prop(k.Choice(AppTokenHashType))
    description: o.Text = o.prop(k.TEXT)


class AppTokenBaseFilter(Filter, name='KalturaAppTokenBaseFilter'):
    """Conditions on tokens."""

    id_equal: o.Text = o.prop(k.TEXT)
    id_in: o.Text = o.prop(k.TEXT)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    status_equal: o.Choice[AppTokenStatus] = o.prop(k.Choice(AppTokenStatus))
    status_in: o.Text = o.prop(k.TEXT)
    session_user_id_equal: o.Text = o.prop(k.TEXT)


class AppTokenFilter(AppTokenBaseFilter, name='KalturaAppTokenFilter'):
    """Which tokens to list."""


class AppTokenListResponse(ListResponse, name='KalturaAppTokenListResponse'):
    """A page of tokens."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[AppToken]]] = o.read_only(k.Several(k.Nested("AppToken")))
