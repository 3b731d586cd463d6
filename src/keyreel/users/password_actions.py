"""The actions of `user.*` that change what somebody logs in with."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from keyreel.gate import Call
from keyreel.gate.throttle import Limit, origin_of
from keyreel.schema.errors import ActionBlocked, ApiError, InvalidFieldValue, UserDataError, UserNotFound
from keyreel.schema.records import changed
from keyreel.schema.service import ALWAYS, USER, WIDGET, action
from keyreel.storage import Conflict, Tx
from keyreel.users import keys, logins, rules, store
from keyreel.users.errors import (
    CannotUpdateAdminLogin,
    InvalidOtp,
    LoginBlocked,
    LoginDataNotFound,
    LoginRetriesExceeded,
    MissingOtp,
    PasswordAlreadyUsed,
    UnsafeHtml,
    WrongPassword,
)
from keyreel.users.logins import NOBODY, Login, LoginUser, seed_context
from keyreel.users.policy import CommonPassword, LoginPolicy, PasswordStructureInvalid
from keyreel.users.room import MAILS, UserRoom
from keyreel.users.types import ResetPassLinkType, User

PER_EMAIL = Limit("reset/email", 10, 600)
"""Links to a new password that are asked for one e-mail, as seen from one account."""
PER_ADDRESS = Limit("reset/address", 100, 600)
"""Links to a new password that are asked for from one address."""

_HTML = re.compile(r"<[a-zA-Z/!?]")


def check_plain(values: Mapping[str, str | None]) -> None:
    """Names and e-mails hold no HTML: mails and consoles show them.

    Args:
        values: what was sent, by the wire's names.

    Raises:
        UnsafeHtml
    """
    for name, value in values.items():
        if value and _HTML.search(value):
            raise UnsafeHtml("UserLoginData", name)


class PasswordActions(UserRoom):
    """Passwords and e-mails."""

    @action(
        permission=["ADMIN_USER_UPDATE", ALWAYS, USER],
        raises=[
            InvalidFieldValue,
            UnsafeHtml,
            UserDataError,
            LoginBlocked,
            LoginRetriesExceeded,
            PasswordStructureInvalid,
            CommonPassword,
            PasswordAlreadyUsed,
            ActionBlocked,
        ],
        session="none",
        writes=True,
        record=changed("UserLoginData", "old_login_id"),
    )
    async def update_login_data(
        self,
        call: Call,
        old_login_id: str,
        password: str,
        new_login_id: str = "",
        new_password: str = "",
        new_first_name: str | None = None,
        new_last_name: str | None = None,
        otp: str | None = None,
    ) -> None:
        """Change one's own password, e-mail or names, in all accounts that one logs in to.

        A new password or e-mail ends every session that the login opened.
        """
        check_plain({"id": new_login_id, "firstName": new_first_name, "lastName": new_last_name})
        if new_login_id and not rules.EMAIL.match(new_login_id):
            raise InvalidFieldValue("newEmail")
        login, users = await self._prove(call, old_login_id, password, otp)
        policy = await self._policy_of(login)
        sent = {"first_name": new_first_name, "last_name": new_last_name, "email": new_login_id}
        told = {name: value for name, value in sent.items() if value}
        changes: dict[str, Any] = await self._proofs.renewals(login, password)
        if new_password:
            known = {"first_name": users[0].first_name, "last_name": users[0].last_name} if users else {}
            email = new_login_id or login.login_id
            changes = await self._choose(call, login, new_password, policy, email=email, names={**known, **told})

        async def unit(tx: Tx) -> None:
            await self._hold(tx, login)
            if changes:
                await logins.change_login(tx, login.key, **changes)
            if new_login_id:
                await self._rename(tx, login, new_login_id)
            if new_password or (new_login_id and store.fold(new_login_id) != login.key):
                await logins.end_sessions(tx, store.fold(new_login_id) if new_login_id else login.key)
            for user in users if told else []:
                stored = await store.users.find_one(tx, user.partner_id, user.user_id)
                if stored is not None:
                    after = {**told, "updated_at": call.time}
                    await store.users.change(tx, user.partner_id, user.user_id, stored, after)

        try:
            await self._db.write(unit)
        except Conflict as error:
            raise UserDataError from error

    async def _prove(
        self, call: Call, login_id: str, password: str, code: str | None
    ) -> tuple[Login, Sequence[LoginUser]]:
        """The login of whoever proves that it is theirs, and its users; all that does not fit looks the same.

        Raises:
            UserDataError, LoginBlocked, LoginRetriesExceeded, ActionBlocked
        """
        found = await logins.find_login(self._db, login_id) or NOBODY
        users = await logins.users_of(self._db, found.key)
        policy = await self._policy_of(found)
        try:
            login = await self._proofs.prove_password(call, found, password, policy)
            if await self._needs_code(users):
                await self._proofs.prove_second_factor(call, login, code, policy)
        except (UserNotFound, WrongPassword, MissingOtp, InvalidOtp) as error:
            raise UserDataError from error
        return login, users

    async def _rename(self, tx: Tx, login: Login, login_id: str) -> None:
        """Give a login another e-mail; its seed is sealed for it anew."""
        new_key = store.fold(login_id)
        if login.seed is not None and new_key != login.key:
            sealer = self._parts.sealer
            seed = sealer.open(login.seed, seed_context(login.key))
            await logins.change_login(tx, login.key, seed=sealer.seal(seed, seed_context(new_key)))
        await logins.rename_login(tx, login.key, login_id)

    @action(
        permission=["ADMIN_USER_UPDATE"],
        raises=[
            LoginDataNotFound,
            CannotUpdateAdminLogin,
            PasswordStructureInvalid,
            CommonPassword,
            PasswordAlreadyUsed,
            UserDataError,
        ],
        writes=True,
        record=changed("UserLoginData", "login_data_id"),
    )
    async def login_data_reset_password(self, call: Call, login_data_id: str, new_password: str) -> User:
        """Give a user another password, and let them enrol another authenticator app.

        Only a user who is no administrator anywhere and who logs in to this account only: a login that others use is
        its owner's.
        """
        login = await logins.find_login(self._db, login_data_id)
        if login is None:
            raise LoginDataNotFound
        users = await logins.users_of(self._db, login.key)
        own = _only_user(users, call.partner_id)
        policy = await self._policy_of(login)
        names = {"first_name": own.first_name, "last_name": own.last_name}
        changes = await self._choose(call, login, new_password, policy, email=login.login_id, names=names)

        async def unit(tx: Tx) -> None:
            current = await self._hold(tx, login)
            _only_user(await logins.users_of(tx, current.key), call.partner_id)
            await logins.change_login(tx, login.key, **changes, seed=None, seed_step=0)
            await logins.end_sessions(tx, login.key)

        await self._db.write(unit)
        if policy.needs_second_factor(is_admin=False):
            after = await logins.find_login(self._db, login.key)
            if after is not None:
                await self._invite_to_enrol(call, after, call.partner_id, own)
        return await self._without_seed(call, own.user_id)

    @action(
        permission=[ALWAYS, USER, WIDGET],
        session="none",
        masks=lambda error: None,
        record=changed("UserLoginData", "email"),
    )
    async def reset_password(
        self, call: Call, email: str, link_type: ResetPassLinkType = ResetPassLinkType.KMC
    ) -> None:
        """Send a link to a new password to whoever logs in with an e-mail. The answer does not tell whether any do."""
        await self.send_reset(call, email)

    async def send_reset(self, call: Call, email: str) -> None:
        """Send a link to a new password, if anybody logs in with this e-mail.

        Raises:
            ActionBlocked: it was asked for too often.
        """
        subject = f"{call.partner_id}|{store.fold(email)}"
        for limit, what in ((PER_EMAIL, subject), (PER_ADDRESS, origin_of(call.ip))):
            await self._throttle.check(limit, what, call.now, action="resetPassword", service="user")
            await self._throttle.count(limit, what, call.now)
        login = await logins.find_login(self._db, email) or NOBODY
        users = await logins.users_of(self._db, login.key)
        ends = call.time + keys.PASSWORD_LIFE
        key = keys.draw_key(login.config_partner_id or 0, ends)
        is_quiet = await self._throttle.is_over(MAILS, store.fold(email), call.now) or await self._accounts.has_feature(
            login.config_partner_id or 0, "FEATURE_DISABLE_RESET_PASSWORD_EMAIL"
        )

        async def unit(tx: Tx) -> None:
            await self._keep_key(tx, email if users and not is_quiet else "", key, ends)

        await self._db.write(unit)  # without a login it changes nothing, and takes as long
        await self._throttle.count(MAILS, store.fold(email), call.now)
        if users and not is_quiet:
            names = {"first_name": users[0].first_name, "last_name": users[0].last_name}
            await self._letters.password_reset(login.login_id, rules.name_of(names), key)

    async def _choose(
        self,
        call: Call,
        login: Login,
        password: str,
        policy: LoginPolicy,
        *,
        email: str,
        names: Mapping[str, Any],
    ) -> dict[str, Any]:
        """What of a login changes with a new password.

        Raises:
            PasswordStructureInvalid, CommonPassword, PasswordAlreadyUsed
        """
        policy.check_password(password, email=email, names=names)
        if await self._proofs.is_used(login, password, policy):
            raise PasswordAlreadyUsed
        return await self._proofs.new_password(login, password, call.time)

    async def _needs_code(self, users: Sequence[LoginUser]) -> bool:
        """Whether one of the accounts that a login opens asks its owner for a second factor."""
        for user in users:
            policy = await self._accounts.login_policy(user.partner_id)
            if policy.needs_second_factor(is_admin=user.is_admin):
                return True
        return False

    @staticmethod
    async def _hold(tx: Tx, login: Login, error: type[ApiError] = UserDataError) -> Login:
        """The login as it is until the transaction ends, if its password and its key are still those that were read.

        Raises:
            ApiError: `error`, where they are not, or the login is gone.
        """
        current = await logins.find_login(tx, login.key)
        if current is None or current.password_hash != login.password_hash or current.key_digest != login.key_digest:
            raise error
        return current


def _only_user(users: Sequence[LoginUser], partner_id: int) -> LoginUser:
    own = next((user for user in users if user.partner_id == partner_id), None)
    if own is None:  # that somebody logs in elsewhere is not this account's to know
        raise LoginDataNotFound
    if len(users) > 1 or own.is_admin:
        raise CannotUpdateAdminLogin
    return own
