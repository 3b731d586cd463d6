"""`adminUser.*`: the old names of what administrators do to log in. See docs/protocol/logins.md."""

from keyreel.gate import Call
from keyreel.schema.errors import ActionBlocked, InvalidFieldValue, UserDataError, UserNotFound
from keyreel.schema.records import changed, opens
from keyreel.schema.service import ALWAYS, USER, WIDGET, Service, action
from keyreel.users.errors import (
    DirectLoginBlocked,
    KeyExpired,
    KeyInvalid,
    LoginBlocked,
    LoginDataNotFound,
    LoginRetriesExceeded,
    PasswordAlreadyUsed,
    PasswordExpired,
    UserIsBlocked,
    WrongPassword,
)
from keyreel.users.link_actions import LinkActions
from keyreel.users.login_actions import LoginActions
from keyreel.users.policy import CommonPassword, PasswordStructureInvalid
from keyreel.users.room import Parts
from keyreel.users.types import AdminUser, Authentication


class AdminUserService(Service, name="adminUser"):
    """What `user` does, under older names."""

    def __init__(self, parts: Parts) -> None:
        self._entrance = LoginActions(parts)
        self._links = LinkActions(parts)

    @action(
        permission=[ALWAYS, USER, WIDGET],
        raises=[
            UserNotFound,
            WrongPassword,
            UserDataError,
            LoginRetriesExceeded,
            LoginBlocked,
            PasswordExpired,
            UserIsBlocked,
            DirectLoginBlocked,
            ActionBlocked,
        ],
        session="none",
        record=opens("email"),
    )
    async def login(self, call: Call, email: str, password: str, partner_id: int | None = None) -> str:
        """Open an ADMIN session with an e-mail and a password."""
        return await self._entrance.log_in_as_admin(call, email, password, partner_id)

    @action(
        permission=[ALWAYS, USER],
        raises=[
            InvalidFieldValue,
            UserDataError,
            LoginBlocked,
            LoginRetriesExceeded,
            PasswordStructureInvalid,
            CommonPassword,
            PasswordAlreadyUsed,
            ActionBlocked,
        ],
        session="none",
        deprecated=True,
        writes=True,
        record=changed("UserLoginData", "email"),
    )
    async def update_password(
        self,
        call: Call,
        email: str,
        password: str,
        new_email: str = "",
        new_password: str = "",
        otp: str | None = None,
    ) -> AdminUser:
        """Change one's own e-mail or password; what one logs in with from now on. The password is not told."""
        await self._links.update_login_data(call, email, password, new_email, new_password, otp=otp)
        return AdminUser.of({"email": new_email or email})

    @action(
        permission=[ALWAYS, USER, WIDGET],
        raises=[ActionBlocked],
        session="none",
        record=changed("UserLoginData", "email"),
    )
    async def reset_password(self, call: Call, email: str) -> None:
        """Send a link to a new password. The answer does not tell whether anybody logs in with the e-mail."""
        await self._links.send_reset(call, email)

    @action(
        permission=[ALWAYS, USER],
        raises=[
            LoginDataNotFound,
            KeyInvalid,
            KeyExpired,
            PasswordStructureInvalid,
            CommonPassword,
            PasswordAlreadyUsed,
        ],
        session="none",
        writes=True,
        record=changed("UserLoginData"),
    )
    async def set_initial_password(self, call: Call, hash_key: str, new_password: str) -> Authentication:
        """Choose a password with the key in a link."""
        return await self._links.set_initial_password(call, hash_key, new_password)
