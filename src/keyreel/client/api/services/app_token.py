# Generated from the schema: change its source instead.
"""The service appToken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..enums.session import SessionType
from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.app_token import AppToken, AppTokenFilter, AppTokenListResponse
    from ..objects.common import FilterPager
    from ..objects.session import SessionInfo


class AppTokenService(Service):
    """Application tokens, and the sessions that they open."""

    id_ = 'apptoken'
    registry_ = REGISTRY

    def add(
        self,
        app_token: AppToken,
    ) -> AppToken:
        """Make a token. Its sessions live a day unless it says otherwise.

        Raises:
            InvalidFieldValue
        """
        return self.call_('add', k.Nested("AppToken"), {'appToken': app_token})

    def delete(
        self,
        id: str,
    ) -> None:
        """Delete a token. Its sessions end at once, everywhere.

        Raises:
            AppTokenIdNotFound
        """
        return self.call_('delete', k.NOTHING, {'id': id})

    def get(
        self,
        id: str,
    ) -> AppToken:
        """A token.

        Raises:
            AppTokenIdNotFound
        """
        return self.call_('get', k.Nested("AppToken"), {'id': id})

    def list(
        self,
        filter: AppTokenFilter | None = None,
        pager: FilterPager | None = None,
    ) -> AppTokenListResponse:
        """The tokens of the account."""
        return self.call_('list', k.Nested("AppTokenListResponse"), {'filter': filter, 'pager': pager})

    def start_session(
        self,
        id: str,
        token_hash: str,
        user_id: str | None = None,
        type: SessionType | None = None,
        expiry: int | None = None,
        session_privileges: str | None = None,
    ) -> SessionInfo:
        """Open a session as a token allows, for who shows the hash of a session that they have and the token.

        Raises:
            AppTokenIdNotFound, AppTokenNotActive, InvalidAppTokenHash, AppTokenExpired, InvalidFieldValue,
                ActionBlocked
        """
        return self.call_('startSession', k.Nested("SessionInfo"), {'id': id, 'tokenHash': token_hash, 'userId': user_id, 'type': type, 'expiry': expiry, 'sessionPrivileges': session_privileges})

    def update(
        self,
        id: str,
        app_token: AppToken,
    ) -> AppToken:
        """Change a token. Sessions that it opened stay what they are.

        Raises:
            AppTokenIdNotFound, InvalidFieldValue
        """
        return self.call_('update', k.Nested("AppToken"), {'id': id, 'appToken': app_token})


class AsyncAppTokenService(AsyncService):
    """Application tokens, and the sessions that they open."""

    id_ = 'apptoken'
    registry_ = REGISTRY

    async def add(
        self,
        app_token: AppToken,
    ) -> AppToken:
        """Make a token. Its sessions live a day unless it says otherwise.

        Raises:
            InvalidFieldValue
        """
        return await self.call_('add', k.Nested("AppToken"), {'appToken': app_token})

    async def delete(
        self,
        id: str,
    ) -> None:
        """Delete a token. Its sessions end at once, everywhere.

        Raises:
            AppTokenIdNotFound
        """
        return await self.call_('delete', k.NOTHING, {'id': id})

    async def get(
        self,
        id: str,
    ) -> AppToken:
        """A token.

        Raises:
            AppTokenIdNotFound
        """
        return await self.call_('get', k.Nested("AppToken"), {'id': id})

    async def list(
        self,
        filter: AppTokenFilter | None = None,
        pager: FilterPager | None = None,
    ) -> AppTokenListResponse:
        """The tokens of the account."""
        return await self.call_('list', k.Nested("AppTokenListResponse"), {'filter': filter, 'pager': pager})

    async def start_session(
        self,
        id: str,
        token_hash: str,
        user_id: str | None = None,
        type: SessionType | None = None,
        expiry: int | None = None,
        session_privileges: str | None = None,
    ) -> SessionInfo:
        """Open a session as a token allows, for who shows the hash of a session that they have and the token.

        Raises:
            AppTokenIdNotFound, AppTokenNotActive, InvalidAppTokenHash, AppTokenExpired, InvalidFieldValue,
                ActionBlocked
        """
        return await self.call_('startSession', k.Nested("SessionInfo"), {'id': id, 'tokenHash': token_hash, 'userId': user_id, 'type': type, 'expiry': expiry, 'sessionPrivileges': session_privileges})

    async def update(
        self,
        id: str,
        app_token: AppToken,
    ) -> AppToken:
        """Change a token. Sessions that it opened stay what they are.

        Raises:
            AppTokenIdNotFound, InvalidFieldValue
        """
        return await self.call_('update', k.Nested("AppToken"), {'id': id, 'appToken': app_token})
