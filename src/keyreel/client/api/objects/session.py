# Generated from the schema: change its source instead.
"""Objects: session."""

from __future__ import annotations

from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.session import SessionType
from .base import ApiObject, Condition, StartWidgetSessionResponse


class SessionInfo(ApiObject, name='KalturaSessionInfo'):
    """What a session (KS) says."""

    ks: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    session_type: ClassVar[o.ReadOnly[SessionType | None]] = o.read_only(k.Choice(SessionType))
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    user_id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    expiry: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    """When it ends, unix seconds; from `impersonateByKs`, the seconds it has left."""
    privileges: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)


class SessionResponse(StartWidgetSessionResponse, name='KalturaSessionResponse'):
    """A session for somebody who had one already."""


class SessionTypeCondition(Condition, name='KalturaSessionTypeCondition'):
    """Whether the session is a USER or an ADMIN session."""

    session_type: o.Choice[SessionType] = o.prop(k.Choice(SessionType))
