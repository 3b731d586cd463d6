# Generated from the schema: change its source instead.
"""The service session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..enums.session import SessionType
from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.base import StartWidgetSessionResponse
    from ..objects.session import SessionInfo


class SessionService(Service):
    """Sessions: the signed keys that every other call carries."""

    id_ = 'session'
    registry_ = REGISTRY

    def end(self) -> None:
        """End the session that the call carries, and every session of its `sessionid` group, at once and for
        good.
        """
        return self.call_('end', k.NOTHING, {})

    def get(
        self,
        session: str | None = None,
    ) -> SessionInfo:
        """What a session says; one's own where none is given. Expired and ended ones can be read too.

        Raises:
            PartnerAccessForbidden
        """
        return self.call_('get', k.Nested("SessionInfo"), {'session': session})

    def impersonate(
        self,
        secret: str,
        impersonated_partner_id: int,
        user_id: str = '',
        type: SessionType = SessionType.USER,
        partner_id: int | None = None,
        expiry: int = 86400,
        privileges: str | None = None,
    ) -> str:
        """Open a session of another account with one's own secret, where that account lets one.

        Raises:
            StartSessionError, ActionBlocked
        """
        return self.call_('impersonate', k.TEXT, {'secret': secret, 'impersonatedPartnerId': impersonated_partner_id, 'userId': user_id, 'type': type, 'partnerId': partner_id, 'expiry': expiry, 'privileges': privileges})

    def impersonate_by_ks(
        self,
        session: str,
        type: SessionType | None = None,
        expiry: int | None = None,
        privileges: str | None = None,
    ) -> SessionInfo:
        """Open a session like another one; for accounts of the installation itself.

        Raises:
            StartSessionError
        """
        return self.call_('impersonateByKs', k.Nested("SessionInfo"), {'session': session, 'type': type, 'expiry': expiry, 'privileges': privileges})

    def start(
        self,
        secret: str,
        user_id: str = '',
        type: SessionType = SessionType.USER,
        partner_id: int | None = None,
        expiry: int = 86400,
        privileges: str | None = None,
    ) -> str:
        """Open a session with the account's secret: the admin secret, or for USER sessions the user secret.

        Raises:
            StartSessionError, UnknownRoleId, ActionBlocked
        """
        return self.call_('start', k.TEXT, {'secret': secret, 'userId': user_id, 'type': type, 'partnerId': partner_id, 'expiry': expiry, 'privileges': privileges})

    def start_widget_session(
        self,
        widget_id: str,
        expiry: int = 86400,
    ) -> StartWidgetSessionResponse:
        """Open a session for an anonymous visitor of a widget; `_<partnerId>` is every account's own.

        Raises:
            InvalidWidgetId, StartWidgetSessionError
        """
        return self.call_('startWidgetSession', k.Nested("StartWidgetSessionResponse"), {'widgetId': widget_id, 'expiry': expiry})


class AsyncSessionService(AsyncService):
    """Sessions: the signed keys that every other call carries."""

    id_ = 'session'
    registry_ = REGISTRY

    async def end(self) -> None:
        """End the session that the call carries, and every session of its `sessionid` group, at once and for
        good.
        """
        return await self.call_('end', k.NOTHING, {})

    async def get(
        self,
        session: str | None = None,
    ) -> SessionInfo:
        """What a session says; one's own where none is given. Expired and ended ones can be read too.

        Raises:
            PartnerAccessForbidden
        """
        return await self.call_('get', k.Nested("SessionInfo"), {'session': session})

    async def impersonate(
        self,
        secret: str,
        impersonated_partner_id: int,
        user_id: str = '',
        type: SessionType = SessionType.USER,
        partner_id: int | None = None,
        expiry: int = 86400,
        privileges: str | None = None,
    ) -> str:
        """Open a session of another account with one's own secret, where that account lets one.

        Raises:
            StartSessionError, ActionBlocked
        """
        return await self.call_('impersonate', k.TEXT, {'secret': secret, 'impersonatedPartnerId': impersonated_partner_id, 'userId': user_id, 'type': type, 'partnerId': partner_id, 'expiry': expiry, 'privileges': privileges})

    async def impersonate_by_ks(
        self,
        session: str,
        type: SessionType | None = None,
        expiry: int | None = None,
        privileges: str | None = None,
    ) -> SessionInfo:
        """Open a session like another one; for accounts of the installation itself.

        Raises:
            StartSessionError
        """
        return await self.call_('impersonateByKs', k.Nested("SessionInfo"), {'session': session, 'type': type, 'expiry': expiry, 'privileges': privileges})

    async def start(
        self,
        secret: str,
        user_id: str = '',
        type: SessionType = SessionType.USER,
        partner_id: int | None = None,
        expiry: int = 86400,
        privileges: str | None = None,
    ) -> str:
        """Open a session with the account's secret: the admin secret, or for USER sessions the user secret.

        Raises:
            StartSessionError, UnknownRoleId, ActionBlocked
        """
        return await self.call_('start', k.TEXT, {'secret': secret, 'userId': user_id, 'type': type, 'partnerId': partner_id, 'expiry': expiry, 'privileges': privileges})

    async def start_widget_session(
        self,
        widget_id: str,
        expiry: int = 86400,
    ) -> StartWidgetSessionResponse:
        """Open a session for an anonymous visitor of a widget; `_<partnerId>` is every account's own.

        Raises:
            InvalidWidgetId, StartWidgetSessionError
        """
        return await self.call_('startWidgetSession', k.Nested("StartWidgetSessionResponse"), {'widgetId': widget_id, 'expiry': expiry})
