"""The actions of `user.*` that a mailed link leads to: a password, an authenticator app."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from keyreel.gate import Call
from keyreel.gate.errors import AccessControlRestricted
from keyreel.gate.trail import about
from keyreel.schema.errors import ApiError
from keyreel.schema.records import changed
from keyreel.schema.service import ALWAYS, USER, action
from keyreel.storage import Conflict, Tx
from keyreel.users import keys, logins, otp
from keyreel.users.errors import (
    InvalidHash,
    KeyExpired,
    KeyInvalid,
    LoginDataNotFound,
    PasswordAlreadyUsed,
    QrCodeError,
    ReachesOtherAccount,
)
from keyreel.users.logins import Login, LoginUser, seed_context
from keyreel.users.password_actions import PasswordActions
from keyreel.users.policy import CommonPassword, PasswordStructureInvalid
from keyreel.users.store import InvalidUserId
from keyreel.users.types import Authentication

_TITLE = "user->setInitialPassword"
_KEY_ERRORS: list[type[ApiError]] = [LoginDataNotFound, KeyInvalid, KeyExpired]


class LinkActions(PasswordActions):
    """What a mailed key is good for."""

    @action(permission=[ALWAYS, USER], raises=[*_KEY_ERRORS, ReachesOtherAccount])
    async def validate_hash_key(self, call: Call, hash_key: str) -> Authentication:
        """Whether the key in a link still works. It is not used up."""
        login = await self._login_with(call, hash_key)
        users = await logins.users_of(self._db, login.key)
        if call.partner_id > 0 and all(user.partner_id != call.partner_id for user in users):
            raise ReachesOtherAccount(call.partner_id)
        return Authentication(qr_code=None)

    @action(
        permission=[ALWAYS, USER],
        raises=[
            *_KEY_ERRORS,
            InvalidUserId,
            AccessControlRestricted,
            PasswordStructureInvalid,
            CommonPassword,
            PasswordAlreadyUsed,
        ],
        session="none",
        writes=True,
        record=changed("UserLoginData"),
    )
    async def set_initial_password(self, call: Call, hash_key: str, new_password: str) -> Authentication:
        """Choose a password with the key in a link, which is used up, and open a locked login.

        Whoever needs a second factor and has none gets a QR code; one that is enrolled stays: who reads a mail need
        not hold the phone.
        """
        login = await self._login_with(call, hash_key)
        users = await logins.users_of(self._db, login.key)
        if not users and login.key_user is None:
            raise InvalidUserId
        last = await self._partners.get(login.last_partner_id or login.config_partner_id or 0)
        if last is not None:
            self._check_address(call, last, _TITLE)
        policy = await self._policy_of(login)
        names = {"first_name": users[0].first_name, "last_name": users[0].last_name} if users else {}
        changes = await self._choose(call, login, new_password, policy, email=login.login_id, names=names)
        seed = otp.draw_seed() if login.seed is None else None

        async def unit(tx: Tx) -> str | None:
            current = await self._hold(tx, login, KeyInvalid)
            if current.key_user is not None:
                await logins.attach_invited(tx, current.key_user, login.key)
            after = await logins.users_of(tx, login.key)
            if not after:
                raise InvalidUserId
            enrols = seed is not None and any(user.serial in asked for user in after)
            more = self._sealed(login, seed) if seed is not None and enrols else {}
            await logins.change_login(tx, login.key, **changes, **more)
            await logins.end_sessions(tx, login.key)
            return otp.enrol_uri(seed, after[0].user_id, _host(call)) if seed is not None and enrols else None

        asked = await self._asked(users, login.key_user)
        try:
            uri = await self._db.write(unit)
        except Conflict as error:  # somebody else of that account logs in with it by now
            raise InvalidUserId from error
        return Authentication(qr_code=otp.qr_code(uri) if uri else None)

    @action(
        permission=[ALWAYS, USER],
        raises=[InvalidHash, InvalidUserId, QrCodeError],
        session="always",
        writes=True,
        record=changed("UserLoginData"),
    )
    async def generate_qr_code(self, call: Call, hash_key: str) -> str:
        """The QR code, a PNG in base64, that enrols an authenticator app with the key in a link, which is used up."""
        try:
            login = await self._login_with(call, hash_key)
        except (LoginDataNotFound, KeyInvalid, KeyExpired) as error:
            raise InvalidHash from error
        users = await logins.users_of(self._db, login.key)
        if not await self._needs_code(users):
            raise InvalidUserId
        if login.seed is not None:
            raise QrCodeError
        seed = otp.draw_seed()

        async def unit(tx: Tx) -> None:
            await self._hold(tx, login, InvalidHash)
            await logins.change_login(tx, login.key, **logins.NO_KEY, **self._sealed(login, seed))
            await logins.end_sessions(tx, login.key)

        await self._db.write(unit)
        return otp.qr_code(otp.enrol_uri(seed, users[0].user_id, _host(call)))

    async def _login_with(self, call: Call, hash_key: str) -> Login:
        """The login that a mailed key is for.

        Raises:
            LoginDataNotFound: the text is no key.
            KeyInvalid: no login has it.
            KeyExpired
        """
        digest = keys.digest_of(hash_key)
        if digest is None:
            raise LoginDataNotFound
        login = await logins.find_by_digest(self._db, digest)
        if login is None:
            raise KeyInvalid
        about(partner_id=login.config_partner_id, object_id=login.login_id)
        if (login.key_expires_at or 0) <= call.now:
            raise KeyExpired
        return login

    async def _asked(self, users: Sequence[LoginUser], invited: int | None) -> set[int]:
        """The serials of the users whose accounts ask them for a second factor."""
        found: set[int] = set()
        everybody = list(users)
        if invited is not None and (user := await logins.user_with(self._db, invited)) is not None:
            everybody.append(user)
        for user in everybody:
            if await self._needs_code([user]):
                found.add(user.serial)
        return found

    def _sealed(self, login: Login, seed: str) -> dict[str, Any]:
        return {"seed": self._parts.sealer.seal(seed, seed_context(login.key)), "seed_step": 0}


def _host(call: Call) -> str:
    return urlsplit(call.base_url).hostname or "keyreel"
