"""The actions of `user.*` by which an account's users come to a login, and lose it."""

from keyreel.gate import Call
from keyreel.schema.errors import CannotBeNull, InvalidFieldValue, UserDataError, UserNotFound
from keyreel.schema.records import changed
from keyreel.schema.service import action
from keyreel.storage import Conflict, Tx
from keyreel.users import logins, rules, store
from keyreel.users.errors import (
    ActionForbidden,
    AdminQuotaExceeded,
    CannotDisableAdminLogin,
    LoginAlreadyDisabled,
    LoginAlreadyEnabled,
    LoginDataMismatch,
    LoginDataNotProvided,
)
from keyreel.users.policy import CommonPassword, PasswordStructureInvalid
from keyreel.users.room import UserRoom
from keyreel.users.types import User, UserLoginDataFilter

EVENT_PLATFORM = -11
"""The account of the installation whose sessions move users from one login to another."""


class EnablingActions(UserRoom):
    """Logins of an account's users."""

    @action(
        permission=["ADMIN_USER_UPDATE"],
        raises=[
            UserNotFound,
            CannotBeNull,
            LoginAlreadyEnabled,
            AdminQuotaExceeded,
            PasswordStructureInvalid,
            CommonPassword,
            UserDataError,
        ],
        writes=True,
        record=changed("UserLoginData", "user_id"),
    )
    async def enable_login(self, call: Call, user_id: str, login_id: str, password: str | None = None) -> User:
        """Let a user log in with an e-mail.

        If somebody logs in with it to another account already, the password must be theirs. An administrator without
        a password is sent a link to choose one.
        """
        stored = await self._find(call, user_id)
        if not stored.is_admin and not password:
            raise CannotBeNull("password")
        if stored.login_enabled:
            raise LoginAlreadyEnabled
        try:
            opening, is_wrong = await self._plan_login(call, stored.given, login_id, password or None)
        except InvalidFieldValue as error:
            raise UserNotFound from error
        if is_wrong:
            raise UserDataError

        async def unit(tx: Tx) -> None:
            current = await store.users.get(tx, call.partner_id, user_id)
            if current.login_enabled:
                raise LoginAlreadyEnabled
            await self._open_login(tx, call, user_id, opening, is_admin=bool(current.is_admin))
            changes = {"updated_at": call.time} | ({} if current.email else {"email": login_id})
            await store.users.change(tx, call.partner_id, user_id, current, changes)

        try:
            await self._db.write(unit)
        except Conflict as error:
            raise UserDataError from error
        await self._write_to(call, opening, rules.name_of(stored.given))
        return await self._without_seed(call, user_id)

    @action(
        permission=["ADMIN_USER_UPDATE"],
        raises=[CannotBeNull, UserNotFound, CannotDisableAdminLogin, LoginAlreadyDisabled],
        writes=True,
        record=changed("UserLoginData", "user_id"),
    )
    async def disable_login(self, call: Call, user_id: str | None = None, login_id: str | None = None) -> User:
        """Let a user, named by id or by e-mail, log in no more. The sessions that they logged in to end."""
        if login_id:
            login = await logins.find_login(self._db, login_id)
            users = await logins.users_of(self._db, login.key) if login else []
            user_id = next((user.user_id for user in users if user.partner_id == call.partner_id), None)
            if user_id is None:
                raise UserNotFound
        if not user_id:
            raise CannotBeNull("userId")
        await self._find(call, wanted := user_id)

        async def unit(tx: Tx) -> None:
            stored = await store.users.get(tx, call.partner_id, wanted)
            if stored.is_admin:
                raise CannotDisableAdminLogin
            login = await logins.login_of(tx, call.partner_id, wanted)
            if login is None:
                raise LoginAlreadyDisabled
            await logins.attach_login(tx, call.partner_id, wanted, None)
            await logins.remove_unused(tx, login.key)
            await logins.end_sessions_of(tx, call.partner_id, wanted)
            changes = {"updated_at": call.time, "last_login_time": None}
            await store.users.change(tx, call.partner_id, wanted, stored, changes)

        await self._db.write(unit)
        return await self._shown(call, wanted)

    @action(
        permission=["ADMIN_USER_UPDATE"],
        raises=[ActionForbidden, UserNotFound, LoginDataNotProvided, LoginDataMismatch, UserDataError],
        writes=True,
        record=changed("UserLoginData", "user_id"),
    )
    async def replace_user_login_data(
        self, call: Call, user_id: str, new_login_id: str, existing_login_id: str | None = None
    ) -> User:
        """For sessions that the event platform opened: let a user log in with another e-mail, whose owner is asked.

        The user is sent a link; until it is followed they log in with nothing, and the sessions of the old login end.
        """
        if call.ks is None or call.ks.master_partner_id != EVENT_PLATFORM:
            raise ActionForbidden("replaceUserLoginData")
        stored = await self._find(call, user_id)
        former = await logins.login_of(self._db, call.partner_id, user_id)
        if former is not None and not existing_login_id:
            raise LoginDataNotProvided
        if existing_login_id and (former is None or former.key != store.fold(existing_login_id)):
            raise LoginDataMismatch
        try:
            opening, is_taken = await self._plan_login(call, stored.given, new_login_id, None)
        except InvalidFieldValue as error:
            raise UserDataError from error
        if is_taken:
            raise UserDataError

        async def unit(tx: Tx) -> None:
            current = await store.users.get(tx, call.partner_id, user_id)
            await logins.attach_login(tx, call.partner_id, user_id, None)
            if former is not None:
                await logins.remove_unused(tx, former.key)
            await self._open_login(tx, call, user_id, opening, is_admin=False)
            await logins.end_sessions_of(tx, call.partner_id, user_id)
            changes = {"email": new_login_id, "updated_at": call.time}
            await store.users.change(tx, call.partner_id, user_id, current, changes)

        try:
            await self._db.write(unit)
        except Conflict as error:
            raise UserDataError from error
        await self._write_to(call, opening, rules.name_of(stored.given))
        return await self._without_seed(call, user_id)

    @action(permission=[])
    async def check_login_data_exists(self, call: Call, filter: UserLoginDataFilter) -> bool:
        """For the installation's own accounts: whether somebody logs in with an e-mail."""
        return await logins.find_login(self._db, filter.login_email_equal or "") is not None

    async def _find(self, call: Call, user_id: str) -> User:
        found = await store.users.find_one(self._db, call.partner_id, user_id)
        if found is None:
            raise UserNotFound
        return found
