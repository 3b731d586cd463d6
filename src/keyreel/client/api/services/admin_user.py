# Generated from the schema: change its source instead.
"""The service adminUser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.admin_user import AdminUser
    from ..objects.common import Authentication


class AdminUserService(Service):
    """What `user` does, under older names."""

    id_ = 'adminuser'
    registry_ = REGISTRY

    def login(
        self,
        email: str,
        password: str,
        partner_id: int | None = None,
    ) -> str:
        """Open an ADMIN session with an e-mail and a password.

        Raises:
            UserNotFound, UserWrongPassword, UserDataError, LoginRetriesExceeded, LoginBlocked,
                PasswordExpired, UserIsBlocked, DirectLoginBlocked, ActionBlocked
        """
        return self.call_('login', k.TEXT, {'email': email, 'password': password, 'partnerId': partner_id})

    def reset_password(
        self,
        email: str,
    ) -> None:
        """Send a link to a new password. The answer does not tell whether anybody logs in with the e-mail.

        Raises:
            ActionBlocked
        """
        return self.call_('resetPassword', k.NOTHING, {'email': email})

    def set_initial_password(
        self,
        hash_key: str,
        new_password: str,
    ) -> Authentication:
        """Choose a password with the key in a link.

        Raises:
            LoginDataNotFound, NewPasswordHashKeyInvalid, NewPasswordHashKeyExpired, PasswordStructureInvalid,
                CommonPassword, PasswordAlreadyUsed
        """
        return self.call_('setInitialPassword', k.Nested("Authentication"), {'hashKey': hash_key, 'newPassword': new_password})

    def update_password(
        self,
        email: str,
        password: str,
        new_email: str = '',
        new_password: str = '',
        otp: str | None = None,
    ) -> AdminUser:
        """Change one's own e-mail or password; what one logs in with from now on. The password is not told.

        Raises:
            InvalidFieldValue, UserDataError, LoginBlocked, LoginRetriesExceeded, PasswordStructureInvalid,
                CommonPassword, PasswordAlreadyUsed, ActionBlocked
        """
        return self.call_('updatePassword', k.Nested("AdminUser"), {'email': email, 'password': password, 'newEmail': new_email, 'newPassword': new_password, 'otp': otp})


class AsyncAdminUserService(AsyncService):
    """What `user` does, under older names."""

    id_ = 'adminuser'
    registry_ = REGISTRY

    async def login(
        self,
        email: str,
        password: str,
        partner_id: int | None = None,
    ) -> str:
        """Open an ADMIN session with an e-mail and a password.

        Raises:
            UserNotFound, UserWrongPassword, UserDataError, LoginRetriesExceeded, LoginBlocked,
                PasswordExpired, UserIsBlocked, DirectLoginBlocked, ActionBlocked
        """
        return await self.call_('login', k.TEXT, {'email': email, 'password': password, 'partnerId': partner_id})

    async def reset_password(
        self,
        email: str,
    ) -> None:
        """Send a link to a new password. The answer does not tell whether anybody logs in with the e-mail.

        Raises:
            ActionBlocked
        """
        return await self.call_('resetPassword', k.NOTHING, {'email': email})

    async def set_initial_password(
        self,
        hash_key: str,
        new_password: str,
    ) -> Authentication:
        """Choose a password with the key in a link.

        Raises:
            LoginDataNotFound, NewPasswordHashKeyInvalid, NewPasswordHashKeyExpired, PasswordStructureInvalid,
                CommonPassword, PasswordAlreadyUsed
        """
        return await self.call_('setInitialPassword', k.Nested("Authentication"), {'hashKey': hash_key, 'newPassword': new_password})

    async def update_password(
        self,
        email: str,
        password: str,
        new_email: str = '',
        new_password: str = '',
        otp: str | None = None,
    ) -> AdminUser:
        """Change one's own e-mail or password; what one logs in with from now on. The password is not told.

        Raises:
            InvalidFieldValue, UserDataError, LoginBlocked, LoginRetriesExceeded, PasswordStructureInvalid,
                CommonPassword, PasswordAlreadyUsed, ActionBlocked
        """
        return await self.call_('updatePassword', k.Nested("AdminUser"), {'email': email, 'password': password, 'newEmail': new_email, 'newPassword': new_password, 'otp': otp})
